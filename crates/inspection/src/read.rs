//! Lines of a report to its [`Record`].

pub mod area;
mod dates;
pub mod face;
pub(crate) mod furniture;
mod headings;
mod inspector;
#[cfg(test)]
mod invented;
mod judgements;
mod kind;
pub mod points;
pub mod sections;
mod table;
mod title;
mod words;

use jiff::civil::Date;

use crate::frameworks::{self, Layout};
use crate::record::{Doubt, Read, Record, Status};
use crate::text::Text;

/// The version of the reader. Raised with every change that reads something differently: what is kept is then read
/// again.
pub const VERSION: &str = "2026.1";

/// What is known of a file beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// Its name with the folder it lies in, for example `80556_south gloucestershire/… - 23 july 2024.pdf`.
    pub file_name: String,
    /// The publication date of the publisher's link, where the file was fetched.
    pub link_published: Option<Date>,
}

/// Reads a report. Never fails: what was not found is a doubt.
#[must_use]
pub fn report(bytes: &[u8], origin: &Origin) -> Record {
    match crate::text::text(bytes) {
        Ok(text) => of_text(&text, origin),
        Err(why) => Record::not_read(Status::Unreadable, why.to_string()),
    }
}

/// Reads a report from its text.
#[must_use]
pub fn of_text(text: &Text, origin: &Origin) -> Record {
    let pages = u16::try_from(text.pages.len()).unwrap_or(u16::MAX);
    let Some((face, mut doubts)) = face::read(text, origin) else {
        let mut record = Record::not_read(
            Status::NotAReport,
            "This PDF has text and is no report of an inspection of children's services that is known here.",
        );
        record.pages = pages;
        return record;
    };
    let body = furniture::body(text);
    let (points, strange) = points::of(&body, &face);
    doubts.extend(strange);
    let (sections, strange) = sections::of(&body, &face);
    doubts.extend(strange);
    let (area_facts, strange) = area::of(&body, &face);
    doubts.extend(strange);
    doubts.extend(text.strange.iter().map(|(page, says)| Doubt {
        field: None,
        page: *page,
        says: says.clone(),
    }));
    let mut record = Record {
        status: Status::Read,
        framework: Some(of_title(&face, face.framework)),
        kind: Some(of_title(&face, face.kind)),
        title: face.title,
        authority: face.authority,
        fieldwork: face.fieldwork,
        published: face.published,
        lead_inspectors: face.lead_inspectors,
        judgements: face.judgements,
        points,
        sections,
        area_facts,
        pages,
        doubts,
    };
    record.status = status(&record);
    record
}

/// A value that the title decided, or the table where there is no title.
fn of_title<T>(face: &face::Face, value: T) -> Read<T> {
    let words = face.title.as_ref().map_or("", |t| t.value.as_str());
    words::on_page(value, face.title_page, words)
}

/// Whether everything expected under the framework was found.
fn status(record: &Record) -> Status {
    let Some(framework) = &record.framework else {
        return Status::PartlyRead;
    };
    let facts = frameworks::facts(framework.value);
    let is_letter = facts.layout == Layout::Letter;
    let judged = |aspect| record.judgements.iter().any(|j| j.aspect == aspect);
    let doubted = |field: &str| {
        record
            .doubts
            .iter()
            .any(|d| d.field.as_deref() == Some(field))
    };
    let all_judged = facts
        .judged
        .iter()
        .all(|j| judged(j.aspect) || !(j.expected || doubted(j.aspect.word())));
    let known = record
        .authority
        .as_ref()
        .is_some_and(|a| a.value.urn.is_some());
    let whole = all_judged
        && known
        && !record.fieldwork.is_empty()
        && (is_letter || !record.lead_inspectors.is_empty())
        && !(record.points.is_empty() && doubted("improvement_points"));
    if whole {
        Status::Read
    } else {
        Status::PartlyRead
    }
}
