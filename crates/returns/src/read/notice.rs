//! What a reader noticed of a file: what it assumed, what it could not read, where it stopped.

use std::fmt;

/// One thing noticed while reading, with the line it was noticed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// The line of a text file or the row of a sheet; none where it is said of the whole.
    pub line: Option<u32>,
    /// What it was.
    pub what: What,
}

impl Noticed {
    pub(super) fn of_file(what: What) -> Noticed {
        Noticed { line: None, what }
    }

    pub(super) fn at(line: u32, what: What) -> Noticed {
        Noticed {
            line: Some(line),
            what,
        }
    }
}

/// The notices of one reading: only so many are kept, the rest counted, so that a hostile file cannot fill the memory.
#[derive(Debug, Default)]
pub(super) struct Notices {
    kept: Vec<Noticed>,
    more: usize,
}

impl Notices {
    const MOST: usize = 100;

    pub(super) fn push(&mut self, noticed: Noticed) {
        if self.kept.len() < Self::MOST {
            self.kept.push(noticed);
        } else {
            self.more += 1;
        }
    }

    /// Only where nothing like it was noticed before.
    pub(super) fn push_once(&mut self, noticed: Noticed) {
        if !self.kept.iter().any(|kept| kept.what == noticed.what) {
            self.push(noticed);
        }
    }

    /// Says how many more there were; once, when reading is over.
    pub(super) fn close(&mut self) {
        if self.more > 0 {
            self.kept.push(Noticed::of_file(What::AndMore(self.more)));
        }
    }

    pub(super) fn list(&self) -> &[Noticed] {
        &self.kept
    }
}

/// A sentence for the person who supplied the file; it holds nothing of any cell.
impl fmt::Display for Noticed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.what),
            None => self.what.fmt(f),
        }
    }
}

/// What can be noticed of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The bytes are no UTF-8 and were read as Windows-1252, which every byte fits.
    ReadAsWindows1252,
    /// The text was read as UTF-16, as its first two bytes say.
    ReadAsUtf16,
    /// The text says which Unicode form it has, and so many characters do not fit it; each became `�`.
    BrokenCharacters(usize),
    /// So many NUL characters stand in the text. They were left out.
    Nuls(usize),
    /// Cells are parted by something other than a comma.
    Delimiter(char),
    /// A quotation mark opens a cell and none closes it; it was taken as part of the text.
    UnclosedQuote,
    /// Text follows the closing quotation mark of a cell, in so many cells. It was kept.
    TextAfterQuote(usize),
    /// The file is empty.
    EmptyFile,
    /// The last line has fewer cells than the first and no line end: the file may be cut off.
    PerhapsCutOff,
    /// A value is longer than is read; its end was left.
    LongValue,
    /// The file or sheet is larger than is read; what follows was left.
    StoppedAtLimit(Limit),
    /// The file is a workbook of a form that is not read.
    OldWorkbook,
    /// The file is protected by a password.
    Encrypted,
    /// The file is of quite another kind.
    AnotherKind(&'static str),
    /// The workbook is cut off or damaged, so that nothing of it can be found.
    BrokenWorkbook,
    /// A part of the workbook is missing or damaged from some place on.
    BrokenPart(String),
    /// A part of the workbook does not match its own checksum.
    WrongChecksum(String),
    /// So many cells hold something a workbook should not, and were taken as their text.
    OddCells(usize),
    /// The sheet is hidden. It was read.
    HiddenSheet,
    /// So many columns are hidden. They were read.
    HiddenColumns(usize),
    /// So many rows are hidden, by hand or by a filter. They were read.
    HiddenRows(usize),
    /// The workbook counts its days from 1904; its dates were read so.
    CountsFrom1904,
    /// The tags of a marked-up file are broken at this column of the line; reading went on behind it.
    BrokenTag(u32),
    /// A marked-up file ends at this column of the line, before all that was begun is closed.
    CutOff(u32),
    /// An element that is not known where it stands, or not at all.
    UnknownElement(String),
    /// An entity or a document type, which could stand for anything, in a marked-up file.
    Refused(&'static str),
    /// Elements within elements, deeper than any return has them.
    TooDeep,
    /// So many more things were noticed, like those before.
    AndMore(usize),
}

/// What was too large to be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The bytes of the file, or of what is packed in it.
    Bytes,
    /// The text of one cell.
    Cell,
    /// The cells of one row.
    Columns,
    /// The rows of one sheet.
    Rows,
    /// The cells of one sheet.
    Cells,
    /// The sheets, or the parts, of one workbook.
    Parts,
}

impl What {
    /// Whether something of the file was left unread, so that what is shown of it is not the whole.
    #[must_use]
    pub fn loses_content(&self) -> bool {
        match self {
            What::BrokenCharacters(_)
            | What::PerhapsCutOff
            | What::LongValue
            | What::StoppedAtLimit(_)
            | What::OldWorkbook
            | What::Encrypted
            | What::AnotherKind(_)
            | What::BrokenWorkbook
            | What::BrokenPart(_)
            | What::WrongChecksum(_)
            | What::UnclosedQuote
            | What::BrokenTag(_)
            | What::CutOff(_)
            | What::UnknownElement(_)
            | What::Refused(_)
            | What::TooDeep
            | What::AndMore(_)
            | What::EmptyFile => true,
            What::ReadAsWindows1252
            | What::ReadAsUtf16
            | What::Nuls(_)
            | What::Delimiter(_)
            | What::TextAfterQuote(_)
            | What::OddCells(_)
            | What::HiddenSheet
            | What::HiddenColumns(_)
            | What::HiddenRows(_)
            | What::CountsFrom1904 => false,
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::ReadAsWindows1252 => f.write_str(
                "The text is not UTF-8 and was read as Windows-1252: look at names with accents.",
            ),
            What::ReadAsUtf16 => f.write_str("The text was read as UTF-16."),
            What::BrokenCharacters(count) => {
                write!(f, "{count} characters could not be read and stand as “�”.")
            }
            What::Nuls(count) => write!(f, "{count} NUL characters were left out."),
            What::Delimiter('\t') => f.write_str("Cells are parted by tabs."),
            What::Delimiter(mark) => write!(f, "Cells are parted by “{mark}”."),
            What::UnclosedQuote => f.write_str(
                "A quotation mark opens a cell here and none closes it. It was taken as part of the text: look at this line, and whether the file is whole.",
            ),
            What::TextAfterQuote(count) => {
                write!(f, "{count} cells go on after their closing quotation mark. The text was kept.")
            }
            What::EmptyFile => f.write_str("The file is empty."),
            What::BrokenTag(column) => write!(
                f,
                "A tag is broken here, at column {column}. Reading went on behind it: look whether the values around it are right."
            ),
            What::CutOff(column) => write!(
                f,
                "The file ends here, at column {column}, before it is complete. What was there was read: get the file again."
            ),
            What::UnknownElement(name) => write!(
                f,
                "“{name}” is no element that belongs here; what stands in it was not read."
            ),
            What::Refused(what) => write!(f, "{what} stands here, which is not followed; nothing was put in its place."),
            What::TooDeep => f.write_str("Elements stand within elements, deeper than any return has them; these were left."),
            What::PerhapsCutOff => f.write_str(
                "The last line ends early and without a line end: the file may be cut off. Get it again.",
            ),
            What::LongValue => f.write_str(
                "A value begins here that is longer than 1 MB; its end was not read. Look whether a line end, a comma or a tag is missing.",
            ),
            What::StoppedAtLimit(limit) => {
                write!(f, "Reading stopped here, at {limit}. What follows was not read.")
            }
            What::OldWorkbook => f.write_str(
                "This is a workbook in an older or different form. Open it and save it as .xlsx, or each list as .csv.",
            ),
            What::Encrypted => f.write_str(
                "This file is protected by a password. Open it, take the password off and save it again.",
            ),
            What::AnotherKind(kind) => {
                write!(f, "This is {kind}, not a table. Supply a .csv or .xlsx file.")
            }
            What::BrokenWorkbook => f.write_str(
                "The workbook is damaged or cut off, and nothing of it could be read. Get it again.",
            ),
            What::BrokenPart(part) => write!(
                f,
                "The workbook is damaged: “{part}” could not be read, or not to its end. Get the file again."
            ),
            What::WrongChecksum(part) => write!(
                f,
                "“{part}” does not match the workbook’s own checksum: something in it is not as it was written. Get the file again."
            ),
            What::OddCells(count) => {
                write!(f, "{count} cells hold what a workbook should not. They were taken as their text.")
            }
            What::HiddenSheet => f.write_str("The sheet is hidden. It was read."),
            What::HiddenColumns(count) => write!(f, "{count} columns are hidden. They were read."),
            What::HiddenRows(count) => write!(f, "{count} rows are hidden. They were read."),
            What::CountsFrom1904 => {
                f.write_str("The workbook counts days from 1904; its dates were read so.")
            }
            What::AndMore(count) => write!(f, "There are {count} more of these."),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Limit::Bytes => "the largest file that is read",
            Limit::Cell => "the longest cell that is read",
            Limit::Columns => "the most columns that are read",
            Limit::Rows => "the most rows that are read",
            Limit::Cells => "the most cells that are read",
            Limit::Parts => "the most sheets that are read",
        })
    }
}

/// What bytes are that are neither text nor a workbook of ours, by their first bytes.
pub(super) fn foreign(bytes: &[u8]) -> Option<What> {
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(COMPOUND) {
        // A protected .xlsx and an old .xls look the same from outside; the stream's name inside tells them apart.
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let protected = bytes.windows(name.len()).any(|window| window == name);
        return Some(if protected {
            What::Encrypted
        } else {
            What::OldWorkbook
        });
    }
    let kinds: [(&[u8], &str); 6] = [
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"\x1F\x8B", "a compressed file"),
        (b"7z\xBC\xAF", "a compressed file"),
        (b"Rar!", "a compressed file"),
    ];
    kinds
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, kind)| What::AnotherKind(kind))
}
