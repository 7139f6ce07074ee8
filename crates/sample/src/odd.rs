//! Files that are no report, as every real folder has them.

use crate::Report;
use crate::paper::{Paper, Running};

/// One of each.
pub(crate) fn files() -> Vec<Report> {
    let file = |name: &str, what: &'static str, bytes: Vec<u8>| Report {
        file_name: format!("9990001_marlshire/children's services inspection - {name}.pdf"),
        bytes,
        what,
        truth: None,
    };
    vec![
        file(
            "12 july 2012",
            "An error page of the publisher’s site under the name of a PDF.",
            error_page(),
        ),
        file(
            "3 may 2012",
            "A PDF of pictures without words, as a scan is.",
            scan(),
        ),
        file("9 may 2016", "A PDF locked with a password.", locked()),
        file(
            "minutes",
            "A PDF that is no report: the minutes of a meeting.",
            minutes(),
        ),
    ]
}

/// The publisher's page for a file it cannot find, kept under the file's name.
fn error_page() -> Vec<u8> {
    b"<!DOCTYPE html>\n<html lang=\"en\"><head><title>Not found</title></head><body><h1>We cannot find that file</h1></body></html>\n".to_vec()
}

/// Pages that hold pictures and no words.
fn scan() -> Vec<u8> {
    let mut paper = Paper::new("Scan", Running::default());
    paper.new_page();
    paper.written(false)
}

/// A file that wants a password: its trailer names an encryption nobody here can undo.
fn locked() -> Vec<u8> {
    let mut paper = Paper::new("Locked", Running::default());
    paper.line("Nobody can read this.", 11.0, false);
    let bytes = paper.written(true);
    let lock = b"trailer\n<<\n  /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> >>\n  /ID [<00000000000000000000000000000000> <00000000000000000000000000000000>]";
    let begins = b"trailer\n<<";
    match bytes
        .windows(begins.len())
        .rposition(|window| window == begins)
    {
        Some(at) => {
            let (before, after) = bytes.split_at(at);
            [before, lock, after.get(begins.len()..).unwrap_or_default()].concat()
        }
        None => bytes,
    }
}

/// A PDF with words that is no report.
fn minutes() -> Vec<u8> {
    let mut paper = Paper::new("Minutes", Running::default());
    paper.heading("Marlshire County Council: allotments committee", 18.0, true);
    paper.paragraph("", "Minutes of the meeting held in the upper room on 4 March 2019. Present: five members and the clerk.", 0.0);
    paper.paragraph("1.", "The minutes of the last meeting were agreed.", 0.0);
    paper.paragraph("2.", "The committee thanked the volunteers who mended the water tank, and asked for a second tap near the gate.", 0.0);
    paper.written(true)
}
