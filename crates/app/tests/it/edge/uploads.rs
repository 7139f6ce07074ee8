//! Uploads: what is sent is read apart, and what is made to harm costs one load.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::{Service, dataset, form, text};

#[test]
fn what_is_sent_waits_is_read_apart_and_comes_into_force() {
    let service = Service::with(&[]);
    let files = dataset();
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let page = service.loaded("ssd", &files);
    assert!(
        page.contains("in force") && page.contains("Anna Example"),
        "{page}"
    );
    let loads = text(&service.get("/loads"));
    assert!(loads.contains("1 of 5 sources"), "{loads}");
    // Files of another source are refused, and what was in force stays.
    let page = service.loaded("annex-a", &files);
    assert!(page.contains("No table of the Annex A was found"), "{page}");
    assert!(text(&service.get("/loads")).contains("1 of 5 sources"));
}

#[test]
fn files_made_to_harm_cost_one_load_and_the_service_holds_no_more_memory() {
    let service = Service::with(&[]);
    service.get("/loads");
    #[cfg(target_os = "linux")]
    let before = service.memory();
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let endless = vec![b'x'; 20 << 20];
    for (what, name, bytes) in [
        (
            "a workbook that unpacks to a gigabyte",
            "a.xlsx",
            workbook(1 << 30, b""),
        ),
        (
            "a workbook nested two hundred thousand deep",
            "b.xlsx",
            workbook(0, deep.as_bytes()),
        ),
        ("a line without an end", "c.csv", endless),
        (
            "half a workbook",
            "d.xlsx",
            workbook(1 << 20, b"")[..300].to_vec(),
        ),
        (
            "noise",
            "e.xlsx",
            (0..1_000_000_u32).flat_map(u32::to_le_bytes).collect(),
        ),
    ] {
        let page = service.loaded("annex-a", &[(name, bytes)]);
        assert!(page.contains("Refused"), "{what}: {page}");
        assert!(
            page.contains("What was in force before stays in force"),
            "{what}: {page}"
        );
    }
    assert_eq!(service.get("/health/live").status, 200);
    #[cfg(target_os = "linux")]
    {
        let held = service.memory();
        // What the files pack to, and a little for the pages.
        assert!(held < before + (96 << 20), "from {before} to {held} bytes");
    }
}

/// A workbook whose one sheet holds these bytes, and after them so many blanks.
fn workbook(blanks: usize, sheet: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        (
            "xl/workbook.xml",
            &b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"List 1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"[..],
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, how).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let blank = vec![b' '; 1 << 20];
    for _ in 0..blanks >> 20 {
        zip.write_all(&blank).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_does_not_arrive_whole_leaves_nothing_behind() {
    let service = Service::with(&[]);
    // Ten gigabytes are claimed: nothing of them is waited for.
    let began = Instant::now();
    let mut claim = service.head(10 << 30).into_bytes();
    claim.extend(&form("ssd", &[("a.csv", b"a,b\n".repeat(5_000))])[..10_000]);
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.write_all(&claim).unwrap();
    let mut answer = String::new();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    // It may close without having heard all of it.
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    // Half an upload, then the line is cut.
    let body = form("ssd", &[("a.csv", b"a,b\n".repeat(50_000))]);
    let mut half = service.head(body.len() as u64).into_bytes();
    half.extend(&body[..body.len() / 2]);
    TcpStream::connect(&service.address)
        .unwrap()
        .write_all(&half)
        .unwrap();
    // Half an upload, and silence.
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.write_all(&half).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains("did not arrive whole"), "{answer}");
    let loads = text(&service.get("/loads"));
    assert!(!loads.contains("Waiting to be read"), "{loads}");
    assert!(loads.contains("Nothing about the authority’s children is loaded"));
}
