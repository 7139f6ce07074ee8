//! `waymark reports fetch` against a local server that behaves as the publisher's site does. Its pages are invented.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::program::{Ran, column, waymark};

/// What the site does today.
#[derive(Default)]
struct Mood {
    /// How many more requests it answers before it breaks off; none: all.
    answers_left: Option<usize>,
    /// Its provider pages look different.
    new_design: bool,
    /// The search shows nothing known.
    search_gone: bool,
}

struct Site {
    address: String,
    mood: Arc<Mutex<Mood>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

/// One request as the site saw it.
#[derive(Debug, Clone)]
struct Asked {
    path: String,
    agent: String,
    conditional: bool,
    status: u16,
}

/// Providers of the invented site: three with a page each.
const PROVIDERS: &[(&str, &str)] = &[
    ("90001", "Aldmoor"),
    ("90002", "St Brede\u{2019}s  Vale"),
    ("90003", "Wexcombe"),
];

impl Site {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let site = Self {
            address: address.clone(),
            mood: Arc::default(),
            asked: Arc::default(),
        };
        let (mood, asked) = (site.mood.clone(), site.asked.clone());
        thread::spawn(move || {
            // One connection after the other: a client with two at once would be left waiting.
            for stream in listener.incoming() {
                serve(stream.unwrap(), &mood, &asked);
            }
        });
        site
    }

    fn fetch(&self, data: &TempDir) -> Ran {
        let data = data.path().to_str().unwrap();
        waymark(&[
            "reports",
            "fetch",
            "--base",
            &self.address,
            "--pause",
            "1",
            "--data",
            data,
            "--format",
            "csv",
        ])
    }

    fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
}

fn serve(mut stream: TcpStream, mood: &Mutex<Mood>, asked: &Mutex<Vec<Asked>>) {
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut first = String::new();
    if reader.read_line(&mut first).unwrap_or(0) == 0 {
        return;
    }
    let path = first.split(' ').nth(1).unwrap().to_owned();
    let (mut agent, mut etag) = (String::new(), None);
    for line in reader.lines() {
        let line = line.unwrap();
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "user-agent" => agent = value.trim().to_owned(),
            "if-none-match" => etag = Some(value.trim().to_owned()),
            _ => {}
        }
    }
    let mut mood = mood.lock().unwrap();
    if let Some(left) = &mut mood.answers_left {
        if *left == 0 {
            return;
        }
        *left -= 1;
    }
    let answer = answer(&path, &mood);
    let (status, body, kind) = match answer {
        Some(_) if etag == Some(etag_of(&path, &mood)) => (304, Vec::new(), "text/html"),
        Some((body, kind)) => (200, body, kind),
        None => (404, b"gone".to_vec(), "text/plain"),
    };
    asked.lock().unwrap().push(Asked {
        path: path.clone(),
        agent,
        conditional: etag.is_some(),
        status,
    });
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {}\r\netag: {}\r\nconnection: close\r\n\r\n",
        body.len(),
        etag_of(&path, &mood)
    );
    // A client that went away is a client's matter.
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&body));
}

fn etag_of(path: &str, mood: &Mood) -> String {
    format!("\"{}-{}\"", path.len(), mood.new_design)
}

fn answer(path: &str, mood: &Mood) -> Option<(Vec<u8>, &'static str)> {
    let html = |body: String| {
        Some((
            format!("<!doctype html><html><body>{body}</body></html>").into_bytes(),
            "text/html",
        ))
    };
    if path.starts_with("/search?") {
        assert!(
            path.contains("level_1_types=3&level_2_types%5B%5D=12&start="),
            "{path}"
        );
        if mood.search_gone {
            return html("<p>Please use our new search.</p>".to_owned());
        }
        let start: usize = path
            .split("start=")
            .nth(1)
            .unwrap()
            .split('&')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        // Two results a page, fewer than asked for.
        let results: String = PROVIDERS
            .iter()
            .skip(start)
            .take(2)
            .map(|(urn, name)| {
                format!("<li><h3><a href=\"/provider/44/{urn}\">{name}</a></h3></li>")
            })
            .collect();
        return html(format!("<ul>{results}</ul><a href=\"/about\">About</a>"));
    }
    if let Some(urn) = path.strip_prefix("/provider/44/") {
        if mood.new_design {
            return html("<div class=\"card\">Reports</div>".to_owned());
        }
        let link = |file: &str, words: &str| {
            format!(
                "<a class=\"publication-link\" href=\"/v1/file/{urn}{file}\">Open <span class=\"nonvisual\">\n {words} </span></a>"
            )
        };
        return html(format!(
            "{}{}{}",
            link(
                "1",
                "Children\u{2019}s services inspection, pdf - 04 August 2025"
            ),
            link("2", "Area SEND inspection, pdf - 11 March 2024"),
            link("3", "Children's services inspection, pdf - 23 July 2012"),
        ));
    }
    let file = path.strip_prefix("/v1/file/")?;
    if file.ends_with('3') {
        return html("<h1>Sorry, there is a problem</h1>".to_owned());
    }
    let which = PROVIDERS
        .iter()
        .position(|(urn, _)| file.starts_with(urn))?;
    let report = sample::reports().into_iter().nth(which)?;
    Some((report.bytes, "application/pdf"))
}

#[test]
fn a_collection_keeps_what_is_new_and_asks_for_nothing_twice() {
    let site = Site::open();
    let data = TempDir::new().unwrap();
    let first = site.fetch(&data);
    assert_eq!(
        first.status, 1,
        "error pages are something found: {}",
        first.err
    );
    let kept = column(&first.out, "kept");
    assert_eq!(
        kept.iter().filter(|k| *k == "new").count(),
        3,
        "{}{}",
        first.out,
        first.err
    );
    assert_eq!(kept.iter().filter(|k| *k == "no").count(), 3);
    let files = column(&first.out, "file");
    assert!(
        files.contains(
            &"90002_st brede's vale/children's services inspection - 04 august 2025.pdf".to_owned()
        ),
        "{files:?}"
    );
    assert!(first.out.contains("in place of the PDF"), "{}", first.out);
    assert!(
        first.err.contains("not collected: Area SEND inspection"),
        "{}",
        first.err
    );
    let asked = site.asked();
    assert!(
        asked
            .iter()
            .all(|a| a.agent.starts_with("Waymark/") && !a.conditional),
        "{asked:?}"
    );
    assert!(
        asked.iter().all(|a| !a.path.ends_with("00012")),
        "other kinds are not asked for"
    );

    let second = site.fetch(&data);
    assert_eq!(
        column(&second.out, "kept"),
        ["no", "no", "no"],
        "only the error pages are tried again"
    );
    for asked in site.asked() {
        let error_page = asked.path.ends_with('3') && asked.path.starts_with("/v1/");
        assert_eq!(
            asked.status,
            if error_page { 200 } else { 304 },
            "{asked:?}"
        );
        assert!(
            error_page || !asked.path.starts_with("/v1/file/"),
            "kept files are left in peace: {asked:?}"
        );
    }
}

#[test]
fn an_interrupted_collection_goes_on_where_it_stopped() {
    let site = Site::open();
    let data = TempDir::new().unwrap();
    // Three search pages, one provider with its two files, and the next provider's page.
    site.set(Mood {
        answers_left: Some(7),
        ..Mood::default()
    });
    let broken = site.fetch(&data);
    assert_eq!(broken.status, 2);
    assert!(
        broken.err.contains("goes on where it stopped"),
        "{}",
        broken.err
    );
    assert_eq!(
        column(&broken.out, "kept")
            .iter()
            .filter(|k| *k == "new")
            .count(),
        1,
        "{}",
        broken.out
    );

    site.set(Mood::default());
    site.asked();
    let rest = site.fetch(&data);
    assert_eq!(
        column(&rest.out, "kept")
            .iter()
            .filter(|k| *k == "new")
            .count(),
        2,
        "{}{}",
        rest.out,
        rest.err
    );
    let asked = site.asked();
    assert!(
        asked.iter().all(|a| a.path != "/v1/file/900011"),
        "what is kept is not asked for again"
    );
}

#[test]
fn a_page_that_is_not_recognised_is_said_and_ends_the_collection() {
    let site = Site::open();
    let data = TempDir::new().unwrap();
    site.set(Mood {
        new_design: true,
        ..Mood::default()
    });
    let ran = site.fetch(&data);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err
            .contains("was not recognised: it lists no publications"),
        "{}",
        ran.err
    );
    site.set(Mood {
        search_gone: true,
        ..Mood::default()
    });
    let ran = site.fetch(&TempDir::new().unwrap());
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("links to no provider"), "{}", ran.err);
}
