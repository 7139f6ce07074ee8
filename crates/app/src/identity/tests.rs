//! Tokens as an attacker would make them, against keys made for the tests.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RSA_PSS_SHA256,
    RsaKeyPair,
};
use serde_json::{Value, json};

use super::claims::{Expected, Known, checked};
use super::known::{Configuration, Product};
use super::token::{Claims, Keys, Untrusted, claims};

const NOW: i64 = 1_780_000_000;

fn rsa() -> RsaKeyPair {
    RsaKeyPair::from_pkcs8(include_bytes!("tests/invented_rsa.pk8")).unwrap()
}

fn rsa_jwk(id: &str) -> Value {
    let key = rsa();
    let public = ring::rsa::PublicKeyComponents::<Vec<u8>>::from(key.public());
    json!({ "kty": "RSA", "use": "sig", "kid": id, "n": B64.encode(&public.n), "e": B64.encode(&public.e) })
}

fn ec() -> EcdsaKeyPair {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
        .unwrap();
    EcdsaKeyPair::from_pkcs8(
        &ECDSA_P256_SHA256_FIXED_SIGNING,
        made.as_ref(),
        &SystemRandom::new(),
    )
    .unwrap()
}

fn ec_jwk(key: &EcdsaKeyPair, id: &str) -> Value {
    let point = key.public_key().as_ref();
    json!({ "kty": "EC", "crv": "P-256", "kid": id, "x": B64.encode(&point[1..33]), "y": B64.encode(&point[33..]) })
}

fn keys(all: &[Value]) -> Keys {
    Keys::read(json!({ "keys": all }).to_string().as_bytes()).unwrap()
}

fn message(header: &str, body: &str) -> String {
    format!("{}.{}", B64.encode(header), B64.encode(body))
}

fn rs256(header: &str, body: &str) -> String {
    signed_by_rsa(&RSA_PKCS1_SHA256, header, body)
}

fn signed_by_rsa(
    how: &'static dyn ring::signature::RsaEncoding,
    header: &str,
    body: &str,
) -> String {
    let (key, message) = (rsa(), message(header, body));
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(
        how,
        &SystemRandom::new(),
        message.as_bytes(),
        &mut signature,
    )
    .unwrap();
    format!("{message}.{}", B64.encode(signature))
}

fn es256(key: &EcdsaKeyPair, header: &str, body: &str) -> String {
    let message = message(header, body);
    let signature = key.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
    format!("{message}.{}", B64.encode(signature))
}

const RS: &str = r#"{"alg":"RS256","kid":"one"}"#;

#[test]
fn the_three_accepted_ways_of_signing_are_believed() {
    let ec = ec();
    let keys = keys(&[rsa_jwk("one"), ec_jwk(&ec, "two")]);
    for token in [
        rs256(RS, r#"{"sub":"a"}"#),
        signed_by_rsa(
            &RSA_PSS_SHA256,
            r#"{"alg":"PS256","kid":"one"}"#,
            r#"{"sub":"a"}"#,
        ),
        es256(&ec, r#"{"alg":"ES256","kid":"two"}"#, r#"{"sub":"a"}"#),
        // A provider with one key may leave its name out.
        rs256(r#"{"alg":"RS256"}"#, r#"{"sub":"a"}"#),
    ] {
        assert_eq!(claims(&token, &keys).unwrap().text("sub"), Some("a"));
    }
}

#[test]
fn a_token_that_is_not_signed_or_by_a_shared_secret_is_not_believed() {
    let keys = keys(&[
        rsa_jwk("one"),
        json!({ "kty": "oct", "kid": "shared", "k": "c2VjcmV0" }),
    ]);
    let public = rsa_jwk("one").to_string();
    for alg in [
        "none", "None", "nOnE", "HS256", "HS384", "HS512", "RS1", "ES384", "",
    ] {
        let message = message(
            &format!(r#"{{"alg":"{alg}","kid":"one"}}"#),
            r#"{"sub":"a"}"#,
        );
        // The public key itself taken as the shared secret is the classic.
        let mac = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, public.as_bytes());
        let mac = B64.encode(ring::hmac::sign(&mac, message.as_bytes()));
        for token in [format!("{message}."), format!("{message}.{mac}")] {
            assert_eq!(
                claims(&token, &keys).unwrap_err(),
                Untrusted::Algorithm,
                "{alg}"
            );
        }
    }
}

#[test]
fn a_key_signs_only_what_it_is_for() {
    let ec = ec();
    let (mine, other) = (rsa_jwk("one"), ec_jwk(&ec, "two"));
    let both = keys(&[mine.clone(), other.clone()]);
    // Signed well, but said to be of the other key.
    let confused = rs256(r#"{"alg":"RS256","kid":"two"}"#, "{}");
    assert_eq!(claims(&confused, &both).unwrap_err(), Untrusted::Key);
    let confused = es256(&ec, r#"{"alg":"ES256","kid":"one"}"#, "{}");
    assert_eq!(claims(&confused, &both).unwrap_err(), Untrusted::Key);
    // Said to be signed in a way the key is not published for.
    let mut only_ps = mine.clone();
    only_ps["alg"] = json!("PS256");
    assert_eq!(
        claims(&rs256(RS, "{}"), &keys(&[only_ps])).unwrap_err(),
        Untrusted::Key
    );
    // A key published for encryption.
    let mut for_encryption = mine;
    for_encryption["use"] = json!("enc");
    assert_eq!(
        claims(&rs256(RS, "{}"), &keys(&[for_encryption])).unwrap_err(),
        Untrusted::Key
    );
    // A key it brings along itself is not looked at.
    let brought = format!(r#"{{"alg":"RS256","kid":"new","jwk":{}}}"#, rsa_jwk("new"));
    assert_eq!(
        claims(&rs256(&brought, "{}"), &keys(&[other])).unwrap_err(),
        Untrusted::Key
    );
}

#[test]
fn what_was_changed_cut_or_said_twice_is_not_believed() {
    let keys = keys(&[rsa_jwk("one")]);
    let good = rs256(RS, r#"{"sub":"a"}"#);
    let parts: Vec<&str> = good.split('.').collect();
    let body = B64.encode(r#"{"sub":"b"}"#);
    let changed = format!("{}.{body}.{}", parts[0], parts[2]);
    assert_eq!(claims(&changed, &keys).unwrap_err(), Untrusted::Signature);
    for cut in 0..good.len() {
        assert!(claims(&good[..cut], &keys).is_err(), "cut at {cut}");
    }
    for (token, why) in [
        (rs256(RS, r#"{"sub":"a","sub":"b"}"#), Untrusted::Unreadable),
        (
            rs256(r#"{"alg":"RS256","alg":"none","kid":"one"}"#, "{}"),
            Untrusted::Unreadable,
        ),
        (
            rs256(r#"{"alg":"RS256","crit":["b64"],"b64":false}"#, "{}"),
            Untrusted::Algorithm,
        ),
        (
            rs256(r#"{"alg":"RS256","kid":7}"#, "{}"),
            Untrusted::Unreadable,
        ),
        (rs256(RS, "[]"), Untrusted::Unreadable),
        (format!("{good}.more"), Untrusted::Unreadable),
        (format!("{good}="), Untrusted::Unreadable),
        ("a".repeat(100_000), Untrusted::Unreadable),
        (String::new(), Untrusted::Unreadable),
    ] {
        assert_eq!(claims(&token, &keys).unwrap_err(), why);
    }
    assert!(Keys::read(b"<html>").is_err() && Keys::read(b"{}").is_err());
}

#[test]
fn a_token_with_any_letter_changed_is_not_believed() {
    let keys = keys(&[rsa_jwk("one")]);
    let good = rs256(RS, r#"{"sub":"a"}"#);
    for at in 0..good.len() {
        for letter in ["A", "_", ".", " ", "é"] {
            let mut changed = good.clone();
            changed.replace_range(at..=at, letter);
            assert!(
                changed == good || claims(&changed, &keys).is_err(),
                "{at} {letter}"
            );
        }
    }
}

fn provider(product: Product) -> Configuration {
    Configuration {
        issuer: "https://id.council.example/t-1".to_owned(),
        product,
        client: "waymark".to_owned(),
        secret: String::new(),
        roles: "roles".to_owned(),
        step_up: String::new(),
        address: "https://waymark.council.example".parse().unwrap(),
    }
}

fn good() -> Value {
    json!({
        "iss": "https://id.council.example/t-1", "aud": "waymark", "sub": "p-7", "nonce": "n",
        "iat": NOW - 5, "exp": NOW + 300, "name": "Priya Example", "email": "priya@council.example",
        "roles": ["practitioner", "public", "some.other.program"],
    })
}

fn judged(claims: &Value, provider: &Configuration, anew: bool) -> Result<Known, Untrusted> {
    let now = Timestamp::from_second(NOW).unwrap();
    let expected = Expected {
        nonce: "n",
        asked: now - SignedDuration::from_secs(30),
        anew,
        now,
    };
    checked(&Claims::of(claims), provider, &expected)
}

/// What is said of the good claims with some of them put otherwise; `null` takes one away.
fn with(changes: Value) -> Result<Known, Untrusted> {
    judged(&changed(changes), &provider(Product::Other), false)
}

fn changed(changes: Value) -> Value {
    let mut claims = good();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

#[test]
fn good_claims_say_who_it_is_and_give_only_our_roles() {
    let known = with(json!({})).unwrap();
    assert_eq!(known.subject, "p-7");
    assert_eq!(known.name, "Priya Example");
    assert_eq!(known.roles, [access::Role::Practitioner]);
    assert_eq!(known.proved, None);
}

#[test]
fn a_claim_that_is_not_what_was_asked_for_is_named() {
    for (changes, wrong) in [
        (json!({ "iss": "https://id.council.example/t-1/" }), "iss"),
        (json!({ "iss": "https://id.council.example/t-2" }), "iss"),
        (json!({ "iss": null }), "iss"),
        (json!({ "aud": "another" }), "aud"),
        (json!({ "aud": ["another"] }), "aud"),
        (json!({ "aud": ["waymark", "another"] }), "aud"),
        (json!({ "aud": null }), "aud"),
        (json!({ "azp": "another" }), "azp"),
        (json!({ "azp": 7 }), "azp"),
        (json!({ "nonce": "m" }), "nonce"),
        (json!({ "nonce": null }), "nonce"),
        (json!({ "exp": NOW - 121 }), "exp"),
        (json!({ "exp": null }), "exp"),
        // An end that is no number must not count as none.
        (json!({ "exp": "9999999999" }), "exp"),
        (json!({ "exp": 1e300 }), "exp"),
        (json!({ "exp": i64::MAX }), "exp"),
        (json!({ "iat": NOW + 121 }), "iat"),
        (json!({ "iat": NOW - 601 }), "iat"),
        (json!({ "iat": null }), "iat"),
        (json!({ "nbf": NOW + 121 }), "nbf"),
        (json!({ "nbf": "soon" }), "nbf"),
        (json!({ "sub": null }), "sub"),
        (json!({ "sub": "" }), "sub"),
        (json!({ "sub": "x".repeat(256) }), "sub"),
        (json!({ "auth_time": NOW + 121 }), "auth_time"),
    ] {
        assert_eq!(
            with(changes.clone()).unwrap_err(),
            Untrusted::Claim(wrong),
            "{changes}"
        );
    }
    for changes in [
        json!({ "exp": NOW - 119 }),
        json!({ "iat": NOW + 119 }),
        json!({ "aud": ["waymark"] }),
        json!({ "aud": ["waymark", "another"], "azp": "waymark" }),
        json!({ "name": null, "email": null, "roles": null }),
        json!({ "roles": { "deep": 1 } }),
    ] {
        assert!(with(changes.clone()).is_ok(), "{changes}");
    }
}

#[test]
fn a_fresh_proof_must_be_fresh() {
    let other = provider(Product::Other);
    let anew = |changes: Value, provider: &Configuration| judged(&changed(changes), provider, true);
    // It was asked 30 seconds ago; clocks may differ by two minutes.
    assert!(
        anew(json!({ "auth_time": NOW - 10 }), &other)
            .unwrap()
            .proved
            .is_some()
    );
    for changes in [
        json!({}),
        json!({ "auth_time": NOW - 400 }),
        json!({ "auth_time": "now" }),
    ] {
        assert_eq!(
            anew(changes, &other).unwrap_err(),
            Untrusted::Claim("auth_time")
        );
    }
    let mut stepped = provider(Product::Entra);
    stepped.step_up = "c1".to_owned();
    let ids = json!({ "tid": "t-1", "oid": "o-1" });
    let reached = |acrs: Value| {
        let mut changes = ids.clone();
        changes["acrs"] = acrs;
        anew(changes, &stepped)
    };
    assert!(reached(json!(["c1", "c2"])).unwrap().proved.is_some());
    assert_eq!(reached(json!(["c2"])).unwrap_err(), Untrusted::Claim("acr"));
    assert_eq!(reached(Value::Null).unwrap_err(), Untrusted::Claim("acr"));
}

#[test]
fn what_differs_between_products_is_set_by_the_product() {
    let entra = provider(Product::Entra);
    let ids = |tid: &str| changed(json!({ "tid": tid, "oid": "o-1" }));
    assert_eq!(
        judged(&ids("t-1"), &entra, false).unwrap().subject,
        "t-1/o-1"
    );
    assert_eq!(
        judged(&ids("t-9"), &entra, false).unwrap_err(),
        Untrusted::Claim("tid")
    );
    assert_eq!(
        judged(&good(), &entra, false).unwrap_err(),
        Untrusted::Claim("tid")
    );
    let mut keycloak = provider(Product::Keycloak);
    keycloak.roles = "resource_access.waymark.roles".to_owned();
    let nested = changed(json!({ "resource_access": { "waymark": { "roles": ["analyst"] } } }));
    assert_eq!(
        judged(&nested, &keycloak, false).unwrap().roles,
        [access::Role::Analyst]
    );
    let mut adfs = provider(Product::Adfs);
    adfs.roles = "role".to_owned();
    let one = changed(json!({ "role": "governance" }));
    assert_eq!(
        judged(&one, &adfs, false).unwrap().roles,
        [access::Role::Governance]
    );
    assert!(adfs.scope().contains("allatclaims"));
    // Groups are never taken for roles.
    let groups = changed(json!({ "roles": null, "groups": ["director"] }));
    assert!(
        judged(&groups, &provider(Product::Other), false)
            .unwrap()
            .roles
            .is_empty()
    );
}
