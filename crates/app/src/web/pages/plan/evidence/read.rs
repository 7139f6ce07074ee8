//! What was typed of a piece of evidence: which question it speaks to, what it is, and whether it may say what it says.

use improvement::plan::{
    Evidence, LONGEST_LINE, LONGEST_TEXT, Shows, Signal, Verdict, Weight, too_long,
};
use measures::catalogue;

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
    if let (Some(shows), Some(verdict), Some(what)) = (shows, verdict, &what) {
        wrong.extend(may_say(shows, verdict, what, &|code| {
            moment.signals.of_code(code)
        }));
    }
    match (shows, verdict, what, wrong.is_empty()) {
        (Some(shows), Some(verdict), Some(what), true) => Ok(Evidence {
            id: String::new(),
            shows,
            what,
            verdict,
            words,
            on,
        }),
        _not_whole => Err(wrong),
    }
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
            let code = typed.trimmed("measure");
            let measure = catalogue::find(&code)
                .ok_or_else(|| ("measure", "Enter the code of a measure".to_owned()))?;
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

/// Whether evidence of a kind may say this of a question: what was looked at decides, so that no answer stands for
/// another.
fn may_say(
    shows: Shows,
    verdict: Verdict,
    what: &Weight,
    signal: &dyn Fn(&str) -> Signal,
) -> Option<Wrong> {
    match (what, shows) {
        (Weight::Audit(_) | Weight::Review(_), Shows::Outcome) => Some((
            "shows",
            "An audit or a review speaks of practice. Whether it is better for children is told by a measure, or by what they say"
                .to_owned(),
        )),
        (Weight::Measure { .. } | Weight::Voices(_), Shows::Practice) => Some((
            "shows",
            "A measure, and what children say, speak of children. Whether practice has changed is told by an audit, a review or another look at it"
                .to_owned(),
        )),
        (Weight::Measure { code, .. }, Shows::Outcome)
            if verdict == Verdict::Yes && signal(code) != Signal::Better =>
        {
            Some((
                "verdict",
                format!(
                    "The chart of {code} does not show that it became better by more than chance, so this measure cannot say so"
                ),
            ))
        }
        (Weight::Audit(_) | Weight::Review(_), Shows::Practice)
        | (Weight::Measure { .. } | Weight::Voices(_), Shows::Outcome)
        | (Weight::File { .. } | Weight::Elsewhere(_), Shows::Practice | Shows::Outcome) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_of_evidence_answers_a_question_it_did_not_look_at() {
        let measure = || Weight::Measure {
            code: "HP15".to_owned(),
            said: "86%".to_owned(),
        };
        let text = |text: &str| text.to_owned();
        let refused = |shows, verdict, what, signal: Signal| {
            may_say(shows, verdict, &what, &|_| signal).map(|(field, _)| field)
        };
        let (practice, outcome, yes) = (Shows::Practice, Shows::Outcome, Verdict::Yes);
        let expected = Signal::AsExpected;
        for (shows, verdict, what, signal, field) in [
            (
                outcome,
                yes,
                Weight::Audit(text("q1")),
                expected,
                Some("shows"),
            ),
            (
                outcome,
                yes,
                Weight::Review(text("r1")),
                expected,
                Some("shows"),
            ),
            (practice, yes, measure(), Signal::Better, Some("shows")),
            (
                practice,
                yes,
                Weight::Voices(text("ten")),
                expected,
                Some("shows"),
            ),
            (outcome, yes, measure(), expected, Some("verdict")),
            (outcome, yes, measure(), Signal::NotTold, Some("verdict")),
            (outcome, yes, measure(), Signal::Better, None),
            (outcome, Verdict::InPart, measure(), expected, None),
            (practice, yes, Weight::Audit(text("q1")), expected, None),
            (outcome, yes, Weight::Voices(text("ten")), expected, None),
            (
                practice,
                yes,
                Weight::Elsewhere(text("a cupboard")),
                expected,
                None,
            ),
        ] {
            assert_eq!(refused(shows, verdict, what, signal), field);
        }
    }

    #[test]
    fn a_document_is_known_by_the_ending_of_its_name() {
        assert_eq!(media_type("Plan.PDF"), Some("application/pdf"));
        assert_eq!(media_type("page.html"), None);
        assert_eq!(media_type("no ending"), None);
    }
}
