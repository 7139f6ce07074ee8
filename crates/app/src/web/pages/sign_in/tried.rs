//! One try at a password or a code, counted by account and by network address.

use access::audit::Kind;
use jiff::SignedDuration;
use store::{CodePurpose, Identity, Person};

use crate::clock;
use crate::identity::secret;
use crate::identity::session::Visitor;
use crate::state::App;
use crate::web::noted::Noted;

/// How long tries are counted together.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Tries at one account in that time.
const OF_ACCOUNT: i64 = 10;
/// Tries from one address in that time: a whole council may come from one.
const OF_ADDRESS: i64 = 200;
/// Tries at codes from one address in that time.
const OF_CODES: i64 = 20;

/// Tries a password: the person, or what the log keeps of the refusal. Where there is no such account, where it is
/// locked or closed, the same work is done before the same refusal.
///
/// # Errors
/// When the store does not answer.
pub(in crate::web::pages) async fn password(
    app: &App,
    visitor: &Visitor,
    email: &str,
    typed: String,
) -> anyhow::Result<Result<Person, Noted>> {
    let (store, now) = (app.store(), clock::now());
    let account = super::tries_of(email);
    let of_account = store.count_attempt(&account, now, WINDOW).await?;
    let address = format!("address:{}", visitor.address);
    let of_address = store.count_attempt(&address, now, WINDOW).await?;
    let person = store.person_by_email(email).await?;
    let id = person.as_ref().map_or("", |person| person.id.as_str());
    let kept = store.credential(id).await?;
    let right = app.entrance().passwords.is(typed, kept).await?;
    let open = of_account <= OF_ACCOUNT && of_address <= OF_ADDRESS;
    let words = match &person {
        None => "no such account",
        Some(_) if !open => "too many tries",
        Some(_) if !right => "wrong password",
        Some(person) if !person.active || person.identity != Identity::Local => "account is closed",
        Some(_) => "",
    };
    let refused = Noted::new(Kind::SignIn, words).about(id).refused(true);
    match person {
        Some(person) if words.is_empty() => {
            store.forget_attempts(&account).await?;
            Ok(Ok(person))
        }
        Some(_) | None => Ok(Err(refused)),
    }
}

/// Tries a code without taking it: whose it is, where it works and not too many were tried.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn code(
    app: &App,
    visitor: &Visitor,
    typed: &str,
    purposes: &[CodePurpose],
) -> anyhow::Result<Option<(String, CodePurpose)>> {
    let (store, now) = (app.store(), clock::now());
    let key = format!("codes:{}", visitor.address);
    if store.count_attempt(&key, now, WINDOW).await? > OF_CODES {
        return Ok(None);
    }
    let hash = secret::hash(&secret::typed(typed));
    for purpose in purposes {
        if let Some(person) = store.code(&hash, *purpose, now).await? {
            return Ok(Some((person, *purpose)));
        }
    }
    Ok(None)
}

/// Takes a code for good: whether it still worked.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn take(app: &App, typed: &str, purpose: CodePurpose) -> anyhow::Result<bool> {
    let hash = secret::hash(&secret::typed(typed));
    Ok(app
        .store()
        .take_code(&hash, purpose, clock::now())
        .await?
        .is_some())
}
