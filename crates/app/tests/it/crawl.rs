//! Asking a service for its pages, one link after the other, as a person or a program does.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The status line and the headers, in small letters.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

/// Sends these bytes and takes what comes until the other end closes.
pub(crate) fn send(address: &str, bytes: &[u8]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    // A service that has heard enough may close while it is still being spoken to.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .ok_or(std::io::ErrorKind::InvalidData)?;
    Ok(Answer {
        status,
        head,
        body: answer[end + 4..].to_vec(),
    })
}

/// A page, with these cookies.
pub(crate) fn get(address: &str, path: &str, cookies: &str) -> std::io::Result<Answer> {
    send(
        address,
        format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookies}\r\nconnection: close\r\n\r\n"
        )
        .as_bytes(),
    )
}

/// Follows every link from the first page on; of pages that differ in an identifier alone, so many. Every address asked
/// for, with its status.
pub(crate) fn all(
    address: &str,
    cookies: &str,
    first: &[&str],
    of_a_kind: usize,
) -> BTreeMap<String, u16> {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut known: BTreeSet<String> = first.iter().map(|&path| path.to_owned()).collect();
    let mut next: VecDeque<String> = known.iter().cloned().collect();
    let mut asked = BTreeMap::new();
    while let Some(path) = next.pop_front() {
        let answer = get(address, &path, cookies).unwrap();
        let page = answer.head.contains("text/html");
        asked.insert(path, answer.status);
        if !page {
            continue;
        }
        for link in links(&String::from_utf8_lossy(&answer.body)) {
            let seen = kinds.entry(kind(&link)).or_default();
            if *seen < of_a_kind && known.insert(link.clone()) {
                *seen += 1;
                next.push_back(link);
            }
        }
    }
    asked
}

/// The addresses of this site that a page leads to or is drawn with.
fn links(page: &str) -> Vec<String> {
    [" href=\"", " src=\""]
        .iter()
        .flat_map(|name| page.split(name).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.split('#').next().unwrap_or_default())
        .filter(|link| link.starts_with('/') && !link.starts_with("//"))
        .map(|link| link.replace("&amp;", "&"))
        .collect()
}

/// An address without what tells one thing from another: words that hold a number, and what follows a question mark.
fn kind(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| {
            if part.contains(|c: char| c.is_ascii_digit()) {
                "#"
            } else {
                part
            }
        })
        .collect();
    let asked: Vec<&str> = query
        .split('&')
        .map(|pair| pair.split('=').next().unwrap_or_default())
        .collect();
    format!("{}?{}", parts.join("/"), asked.join("&"))
}
