//! What was typed of a piece of evidence: which question it speaks to, what it is, and whether it may say what it says.

use improvement::plan::{
    Evidence, Holds, LONGEST_LINE, LONGEST_TEXT, Refused, Shows, Verdict, Weight, too_long,
};
use measures::catalogue;
use measures::measure::Measure;

use super::super::moment::Moment;
use super::Values;
use crate::web::govuk::form::Wrong;
use crate::web::typed::{Sent, Typed};

/// What evidence may be.
pub(super) const KINDS: [(&str, &str); 6] = [
    ("audit", "A practice audit"),
    ("review", "A review of a cohort"),
    ("measure", "A measure"),
    ("voices", "What children, families or carers said"),
    ("file", "A document"),
    ("elsewhere", "A document kept elsewhere"),
];

/// What a document may hold that speaks of children.
pub(super) const HOLDS: [(&str, &str); 3] = [
    ("neither", "Neither"),
    ("measure", "The figures of a measure"),
    ("voices", "The words of children, families or carers"),
];

/// Kinds of document that are kept, by the ending of their name.
const MEDIA: [(&str, &str); 11] = [
    ("pdf", "application/pdf"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
];

/// What a document is, by the ending of its name; none where it is not one that is kept.
pub(super) fn media_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    MEDIA
        .iter()
        .find(|(known, _)| ending.eq_ignore_ascii_case(known))
        .map(|(_, kind)| *kind)
}

/// The evidence, still without its id and without the id of its document.
pub(super) fn read(
    moment: &Moment,
    values: &Values,
    typed: &Typed,
    file: Option<&Sent>,
) -> Result<Evidence, Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let shows = match typed.one("shows") {
        "practice" => Some(Shows::Practice),
        "outcome" => Some(Shows::Outcome),
        _nothing => {
            wrong.push(("shows", "Choose which question it speaks to".to_owned()));
            None
        }
    };
    let word = typed.one("verdict");
    let verdict = Verdict::ALL.into_iter().find(|each| each.word() == word);
    if verdict.is_none() {
        wrong.push(("verdict", "Choose what it says".to_owned()));
    }
    let words = typed.trimmed("words");
    if words.is_empty() {
        wrong.push(("words", "Write what it says".to_owned()));
    }
    wrong.extend(too_long(&words, LONGEST_TEXT).map(|what| ("words", what)));
    wrong.extend(too_long(typed.one("how"), LONGEST_LINE).map(|what| ("how", what)));
    let on = match typed.day("on").read() {
        Ok(Some(day)) if day > moment.day => {
            wrong.push(("on", "This day is still to come".to_owned()));
            moment.day
        }
        Ok(day) => day.unwrap_or(moment.day),
        Err(what) => {
            wrong.push(("on", what));
            moment.day
        }
    };
    let what = match weight(moment, values, typed, file) {
        Ok(what) => Some(what),
        Err(what) => {
            wrong.push(what);
            None
        }
    };
    let holds = match what.as_ref().map(|what| holds(what, typed)) {
        None => None,
        Some(Ok(holds)) => holds,
        Some(Err(what)) => {
            wrong.push(what);
            None
        }
    };
    let (Some(shows), Some(verdict), Some(what), true) = (shows, verdict, what, wrong.is_empty())
    else {
        return Err(wrong);
    };
    let evidence = Evidence {
        id: String::new(),
        shows,
        what,
        holds,
        verdict,
        words,
        on,
    };
    match evidence.may_say(&|code| moment.signals.of_code(code)) {
        Ok(()) => Ok(evidence),
        Err(refused) => {
            let field = match refused {
                Refused::OfPractice | Refused::OfChildren => "shows",
                Refused::NotBetter(_) => "verdict",
                Refused::HoldsNeither => "holds",
            };
            Err(vec![(field, refused.to_string())])
        }
    }
}

/// What a document holds that speaks of children, as it was said.
fn holds(what: &Weight, typed: &Typed) -> Result<Option<Holds>, Wrong> {
    if !matches!(what, Weight::File { .. } | Weight::Elsewhere(_)) {
        return Ok(None);
    }
    match typed.one("holds") {
        "measure" => Ok(Some(Holds::Measure(measure(typed)?.id.to_owned()))),
        "voices" => match typed.trimmed("asked") {
            asked if asked.is_empty() => {
                Err(("asked", "Say whom the document asked, and how".to_owned()))
            }
            asked => match too_long(&asked, LONGEST_LINE) {
                Some(what) => Err(("asked", what)),
                None => Ok(Some(Holds::Voices(asked))),
            },
        },
        _neither => Ok(None),
    }
}

/// The measure that was typed, by its code.
fn measure(typed: &Typed) -> Result<&'static Measure, Wrong> {
    catalogue::find(&typed.trimmed("measure"))
        .ok_or_else(|| ("measure", "Enter the code of a measure".to_owned()))
}

fn weight(
    moment: &Moment,
    values: &Values,
    typed: &Typed,
    file: Option<&Sent>,
) -> Result<Weight, Wrong> {
    let programme = &moment.programme;
    match typed.one("kind") {
        "audit" => (programme.audits.round(typed.one("audit")))
            .map(|round| Weight::Audit(round.id.clone()))
            .ok_or_else(|| ("audit", "Choose the practice audit".to_owned())),
        "review" => (programme.reviews.find(typed.one("review")))
            .map(|review| Weight::Review(review.id.clone()))
            .ok_or_else(|| ("review", "Choose the review".to_owned())),
        "measure" => {
            let measure = measure(typed)?;
            let said = values.of_code(measure.id).sentence();
            Ok(Weight::Measure {
                code: measure.id.to_owned(),
                said: said
                    .unwrap_or_else(|| "no value could be had when this was added".to_owned()),
            })
        }
        "voices" => match typed.trimmed("how") {
            how if how.is_empty() => Err(("how", "Say who was asked, and how".to_owned())),
            how => Ok(Weight::Voices(how)),
        },
        "elsewhere" => match typed.trimmed("how") {
            place if place.is_empty() => Err(("how", "Say where it lies".to_owned())),
            place => Ok(Weight::Elsewhere(place)),
        },
        "file" => {
            let file = file.ok_or_else(|| ("file", "Choose the document to send".to_owned()))?;
            if file.bytes.is_empty() {
                return Err(("file", "This document is empty".to_owned()));
            }
            if media_type(&file.name).is_none() || file.name.chars().count() > LONGEST_LINE {
                return Err((
                    "file",
                    "Send a PDF, a document, a workbook, a picture or text, with its ending in its name"
                        .to_owned(),
                ));
            }
            Ok(Weight::File {
                file: String::new(),
                name: file.name.clone(),
            })
        }
        _nothing => Err(("kind", "Choose what it is".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_the_ending_of_its_name() {
        assert_eq!(media_type("Plan.PDF"), Some("application/pdf"));
        assert_eq!(media_type("page.html"), None);
        assert_eq!(media_type("no ending"), None);
    }
}
