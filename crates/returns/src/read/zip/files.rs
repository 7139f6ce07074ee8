//! The files in a zip that was supplied in place of them: as many as a load may have, none larger than it says it is
//! worth, and no zip within a zip.

use std::borrow::Cow;
use std::io::{BufRead as _, Read as _};

use super::{Archive, Part, State, Unpacked};
use crate::doubt::{Doubt, What};
use crate::submission::File;

/// The most files taken out of one zip.
const MOST_FILES: usize = 500;
/// The most bytes that come out of all zips supplied together.
const MOST_IN_ALL: usize = 1 << 30;
/// How much larger a file may be than it was packed, once it is larger than `FREE`: tables shrink to a tenth or so.
const MOST_TIMES: usize = 100;
/// A file this small may shrink as far as it likes.
const FREE: usize = 1 << 20;

/// A file as it was supplied, or as it came out of a zip.
#[derive(Clone, Debug)]
pub struct Supplied<'b> {
    /// Its name; in a zip with the zip's before it: `return.zip/episodes.csv`.
    pub name: Cow<'b, str>,
    /// Its bytes.
    pub bytes: Cow<'b, [u8]>,
}

/// Files with those in zips in place of the zips. What was not taken out of a zip is a doubt.
#[must_use]
pub fn unpacked<'b>(files: &[File<'b>]) -> (Vec<Supplied<'b>>, Vec<Doubt>) {
    let mut room = MOST_IN_ALL;
    let (mut all, mut doubts) = (Vec::new(), Vec::new());
    for file in files {
        match zip(file.bytes) {
            Some(archive) => take_out(file.name, &archive, &mut room, &mut all, &mut doubts),
            None => all.push(Supplied {
                name: Cow::Borrowed(file.name),
                bytes: Cow::Borrowed(file.bytes),
            }),
        }
    }
    (all, doubts)
}

/// One file out of a zip, by the name it has beside the zip's.
#[must_use]
pub fn one(zip_bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let archive = zip(zip_bytes)?;
    let part = archive.parts.iter().find(|part| part.name == name)?;
    read(&archive, part, MOST_IN_ALL).ok()
}

/// The parts of bytes that are a zip of files, and not a workbook or a document, which are zips too.
fn zip(bytes: &[u8]) -> Option<Archive<'_>> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    let archive = Archive::open(bytes)?;
    let is_document = archive.names().any(|name| {
        ["[Content_Types].xml", "content.xml"]
            .iter()
            .any(|mark| name.eq_ignore_ascii_case(mark))
            || name.starts_with("xl/")
    });
    (!is_document).then_some(archive)
}

fn take_out(
    name: &str,
    archive: &Archive<'_>,
    room: &mut usize,
    all: &mut Vec<Supplied<'_>>,
    doubts: &mut Vec<Doubt>,
) {
    let parts = archive.parts.iter().filter(|part| !is_litter(&part.name));
    for (taken, part) in parts.enumerate() {
        let name = format!("{name}/{}", part.name);
        let mut doubt = |what| doubts.push(Doubt::of_file(&name, What::Other(what)));
        if taken == MOST_FILES {
            doubt("this and the files after it in the zip were left: it holds more than 500");
            return;
        }
        match read(archive, part, *room) {
            Ok(bytes) if zip(&bytes).is_some() => doubt("a zip within a zip is not opened"),
            Ok(bytes) => {
                *room = room.saturating_sub(bytes.len());
                all.push(Supplied {
                    name: Cow::Owned(name),
                    bytes: Cow::Owned(bytes),
                });
            }
            Err(why) => doubt(why),
        }
    }
}

/// Folders, and what some systems put beside the files.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    last.is_empty() || last.starts_with('.') || name.starts_with("__MACOSX/")
}

/// The bytes of a part, or why there are none.
fn read(archive: &Archive<'_>, part: &Part, room: usize) -> Result<Vec<u8>, &'static str> {
    const DAMAGED: &str =
        "it is damaged, protected by a password, or packed in a way that is not read";
    let mut from: Unpacked<'_> = archive.unpacked(part).ok_or(DAMAGED)?;
    let mut bytes = Vec::new();
    loop {
        let piece = from.fill_buf().map_err(|_| DAMAGED)?;
        if piece.is_empty() {
            break;
        }
        let length = piece.len();
        bytes.extend_from_slice(piece);
        from.consume(length);
        from.mark();
        if bytes.len() > room {
            return Err("it was left: the files in zips are larger together than is read");
        }
        if bytes.len() > FREE && bytes.len() / MOST_TIMES > part.packed {
            return Err(
                "it was left: it becomes more than 100 times larger than it is packed, as no table does",
            );
        }
    }
    // A stored part ends where its bytes do; a read past it settles the checksum.
    let _ = from.read(&mut [0]);
    match from.state() {
        State::Ended { matches: true } => Ok(bytes),
        State::Ended { matches: false } | State::Reading | State::TooMuch | State::TooLong => {
            Err(DAMAGED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::zip::{Part as Packed, packed};

    fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
        packed(
            files
                .iter()
                .map(|(name, text)| Packed::with(name, text))
                .collect(),
        )
    }

    fn opened(bytes: &[u8]) -> (Vec<(String, usize)>, Vec<String>) {
        let (files, doubts) = unpacked(&[File {
            name: "return.zip",
            bytes,
        }]);
        let files = files
            .iter()
            .map(|file| (file.name.to_string(), file.bytes.len()))
            .collect();
        (files, doubts.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_files_in_a_zip_stand_in_its_place() {
        let zip = zip_of(&[
            ("this/", ""),
            ("this/episodes.csv", "CHILD,DECOM\n"),
            ("last/header.csv", "CHILD\n"),
            ("__MACOSX/this/._episodes.csv", "x"),
        ]);
        let (files, doubts) = opened(&zip);
        assert_eq!(
            files,
            [
                ("return.zip/this/episodes.csv".to_owned(), 12),
                ("return.zip/last/header.csv".to_owned(), 6)
            ]
        );
        assert_eq!(doubts, Vec::<String>::new());
        assert_eq!(
            one(&zip, "last/header.csv").as_deref(),
            Some(&b"CHILD\n"[..])
        );
    }

    #[test]
    fn a_bomb_and_a_damaged_file_are_doubts() {
        let bomb = "0".repeat(8 << 20);
        let (files, doubts) = opened(&zip_of(&[("bomb.csv", &bomb), ("header.csv", "CHILD\n")]));
        assert_eq!(files, [("return.zip/header.csv".to_owned(), 6)]);
        assert_eq!(doubts.len(), 1);
        assert!(doubts[0].contains("100 times"), "{doubts:?}");

        let mut damaged = zip_of(&[("header.csv", "CHILD\n1\n2\n3\n")]);
        damaged[45] ^= 0xFF;
        let (files, doubts) = opened(&damaged);
        assert_eq!((files.len(), doubts.len()), (0, 1), "{doubts:?}");
    }

    #[test]
    fn a_zip_within_a_zip_is_not_opened() {
        let inner = zip_of(&[("header.csv", "CHILD\n")]);
        let mut crc = flate2::Crc::new();
        crc.update(&inner);
        let size = u32::try_from(inner.len()).unwrap().to_le_bytes();
        let mut about = [20_u16, 0, 0, 0, 0x21].map(u16::to_le_bytes).concat();
        about.extend(crc.sum().to_le_bytes());
        about.extend(size.repeat(2));
        about.extend(9_u16.to_le_bytes());
        about.extend([0, 0]);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&about);
        zip.extend(b"inner.zip");
        zip.extend(&inner);
        let start = u32::try_from(zip.len()).unwrap().to_le_bytes();
        zip.extend(b"PK\x01\x02\x14\x00");
        zip.extend(&about);
        zip.extend([0; 14]);
        zip.extend(b"inner.zip");
        let length = (u32::try_from(zip.len()).unwrap() - u32::from_le_bytes(start)).to_le_bytes();
        zip.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
        zip.extend(length);
        zip.extend(start);
        zip.extend([0, 0]);
        let (files, doubts) = opened(&zip);
        assert_eq!(files.len(), 0);
        assert_eq!(
            doubts,
            ["return.zip/inner.zip: a zip within a zip is not opened"]
        );
    }

    #[test]
    fn what_is_no_zip_stays_as_it_is() {
        let (files, doubts) = opened(b"CHILD\n1\n");
        assert_eq!(files, [("return.zip".to_owned(), 8)]);
        assert_eq!(doubts, Vec::<String>::new());
        let half = zip_of(&[("header.csv", "CHILD\n")]);
        let (files, _) = opened(&half[..half.len() / 2]);
        assert_eq!(files.len(), 1);
    }
}
