//! TLS by the service itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::Service;
use crate::crawl;
use crate::program::write;

/// A certificate for this machine, and its key, written to files; and the certificate itself.
fn certificate(folder: &Path) -> rustls::pki_types::CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    write(
        &folder.join("key.pem"),
        made.signing_key.serialize_pem().as_bytes(),
    );
    write(&folder.join("certificate.pem"), made.cert.pem().as_bytes());
    made.cert.der().clone()
}

/// A page over TLS, where the service shows this certificate.
fn over_tls(
    address: &str,
    trusted: &rustls::pki_types::CertificateDer<'static>,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Result<String, std::io::Error> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = "localhost".try_into().unwrap();
    let mut connection = rustls::ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = TcpStream::connect(address)?;
    let mut stream = rustls::Stream::new(&mut connection, &mut stream);
    stream
        .write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    // The other end may close without saying so.
    if let Err(why) = stream.read_to_end(&mut answer)
        && answer.is_empty()
    {
        return Err(why);
    }
    Ok(String::from_utf8_lossy(&answer).to_lowercase())
}

#[test]
fn tls_is_spoken_with_the_certificate_of_the_moment() {
    let folder = TempDir::new().unwrap();
    let first = certificate(folder.path());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let service = Service::with(&[
        "--tls-certificate",
        &file("certificate.pem"),
        "--tls-key",
        &file("key.pem"),
    ]);
    for version in [&rustls::version::TLS13, &rustls::version::TLS12] {
        let answer = over_tls(&service.address, &first, &[version]).unwrap();
        assert!(answer.starts_with("http/1.1 200"), "{answer}");
        assert!(
            answer.contains("strict-transport-security: max-age="),
            "{answer}"
        );
    }
    // Plain words are not answered.
    assert!(crawl::get(&service.address, "/health/live", "").is_err());
    // A pair that does not fit leaves the one before in use; one that does is taken up without a start.
    write(&folder.path().join("key.pem"), b"no key");
    service.until("the wrong pair is told of", |service| {
        service.said().contains("cannot be used")
    });
    assert!(over_tls(&service.address, &first, &[&rustls::version::TLS13]).is_ok());
    let second = certificate(folder.path());
    service.until("the new pair is used", |service| {
        over_tls(&service.address, &second, &[&rustls::version::TLS13]).is_ok()
    });
    assert!(over_tls(&service.address, &first, &[&rustls::version::TLS13]).is_err());
}
