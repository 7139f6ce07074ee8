//! What was typed of an action becomes its words: days, pounds, codes of measures and keys of questions.

use improvement::audit::questions;
use improvement::plan::{ActionWords, Field};
use measures::catalogue;
use measures::measure::Measure;

use crate::web::govuk::form::Wrong;
use crate::web::typed::Typed;

/// An action as it was typed, and what of it cannot be read.
pub(super) fn words(typed: &Typed) -> (ActionWords, Vec<Wrong>) {
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut day = |field: Field| {
        typed.day(field.word()).read().unwrap_or_else(|what| {
            wrong.push((field.word(), what));
            None
        })
    };
    let (start, due) = (day(Field::Start), day(Field::Due));
    let cost_pence = pence(typed.one("cost")).unwrap_or_else(|()| {
        wrong.push((
            Field::Cost.word(),
            "Enter an amount in pounds, for example 12,500 or 99.50".to_owned(),
        ));
        None
    });
    let mut measures = Vec::new();
    for written in typed.list("measures") {
        match measure(&written) {
            Ok(measure) if measures.iter().any(|code| code == measure.id) => {}
            Ok(measure) => measures.push(measure.id.to_owned()),
            Err(nearest) => wrong.push((
                Field::Measures.word(),
                match nearest {
                    Some(nearest) => format!(
                        "There is no measure {written}: the nearest is {} ({})",
                        nearest.id, nearest.name
                    ),
                    None => format!("There is no measure {written}"),
                },
            )),
        }
    }
    let asked = typed.list("questions");
    for key in &asked {
        if questions::question_of(key).is_none() {
            wrong.push((
                Field::Questions.word(),
                format!("There is no audit question {key}"),
            ));
        }
    }
    let words = ActionWords {
        title: line(typed.one("title")),
        how: typed.trimmed("how"),
        objective: typed.trimmed("objective"),
        answers: without_twice(typed.all("answers")),
        owner: line(typed.one("owner")),
        partners: typed.list("partners"),
        start,
        due,
        depends_on: typed.list("depends_on"),
        cost_pence,
        measures,
        questions: asked,
        success: typed.trimmed("success"),
    };
    (words, wrong)
}

/// The fields of the form of an action that is there.
pub(super) fn typed(words: &ActionWords) -> Typed {
    let mut fields: Vec<(String, String)> = words
        .answers
        .iter()
        .map(|id| (Field::Answers.word().to_owned(), id.clone()))
        .collect();
    let day = |day: Option<jiff::civil::Date>| {
        day.map_or([const { String::new() }; 3], |day| {
            [day.day(), day.month()]
                .map(|part| part.to_string())
                .into_iter()
                .chain([day.year().to_string()])
                .collect::<Vec<_>>()
                .try_into()
                .unwrap_or_default()
        })
    };
    for (field, value) in [(Field::Start, words.start), (Field::Due, words.due)] {
        let [on, month, year] = day(value);
        let name = field.word();
        fields.extend([
            (name.to_owned(), on),
            (format!("{name}_month"), month),
            (format!("{name}_year"), year),
        ]);
    }
    let cost = words.cost_pence.map_or_else(String::new, |pence| {
        format!("{}.{:02}", pence / 100, pence % 100)
            .trim_end_matches(".00")
            .to_owned()
    });
    fields.extend(
        [
            (Field::Title, words.title.clone()),
            (Field::How, words.how.clone()),
            (Field::Objective, words.objective.clone()),
            (Field::Owner, words.owner.clone()),
            (Field::Partners, words.partners.join("\n")),
            (Field::DependsOn, words.depends_on.join(", ")),
            (Field::Cost, cost),
            (Field::Measures, words.measures.join("\n")),
            (Field::Questions, words.questions.join("\n")),
            (Field::Success, words.success.clone()),
        ]
        .map(|(field, value)| (field.word().to_owned(), value)),
    );
    Typed::new(fields)
}

/// The longest text that is held against the names of measures: longer than any of them, and what is longer is no slip.
const LONGEST_NAME: usize = 200;

/// A measure by its code, in any case, or by its name; the nearest one where there is none.
fn measure(written: &str) -> Result<&'static Measure, Option<&'static Measure>> {
    let by_name = || catalogue::all().find(|each| each.name.eq_ignore_ascii_case(written));
    if let Some(measure) = catalogue::find(written).or_else(by_name) {
        return Ok(measure);
    }
    if written.len() > LONGEST_NAME {
        return Err(None);
    }
    let small = written.to_lowercase();
    let near = |measure: &Measure| {
        let code = strsim::jaro_winkler(&small, &measure.id.to_lowercase());
        let name = strsim::jaro_winkler(&small, &measure.name.to_lowercase());
        code.max(name)
    };
    let nearest = catalogue::all().max_by(|a, b| near(a).total_cmp(&near(b)));
    // Below this two texts have hardly a letter in its place in common.
    Err(nearest.filter(|measure| near(measure) > 0.6))
}

/// Pounds as people type them, in pence; nothing where nothing was typed.
fn pence(typed: &str) -> Result<Option<i64>, ()> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '£'))
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let (pounds, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if pounds.is_empty() || !digits(pounds) || !digits(part) || part.len() > 2 {
        return Err(());
    }
    let pounds: i64 = pounds.parse().map_err(|_| ())?;
    let part: i64 = format!("{part:0<2}").parse().map_err(|_| ())?;
    pounds
        .checked_mul(100)
        .and_then(|pence| pence.checked_add(part))
        .map(Some)
        .ok_or(())
}

/// One line, whatever was pasted.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_twice(items: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        if !once.contains(&item) {
            once.push(item);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_shown_to_be_edited_reads_back_as_the_same_action() {
        let action = ActionWords {
            title: "Offer every child an interview".to_owned(),
            how: "Two lines\nof text".to_owned(),
            objective: "o1".to_owned(),
            answers: vec!["f1".to_owned(), "f2".to_owned()],
            owner: "Head of service".to_owned(),
            partners: vec!["Housing".to_owned(), "Police".to_owned()],
            start: Some(date(2026, 4, 1)),
            due: Some(date(2026, 12, 31)),
            depends_on: vec!["a2".to_owned(), "a3".to_owned()],
            cost_pence: Some(1_250_050),
            measures: vec!["HP15".to_owned()],
            questions: vec!["core/voice".to_owned()],
            success: "Children say so.".to_owned(),
        };
        assert_eq!(words(&typed(&action)), (action, Vec::new()));
        let empty = ActionWords::default();
        assert_eq!(words(&typed(&empty)), (empty, Vec::new()));
    }

    #[test]
    fn pounds_are_read_as_people_type_them_or_refused() {
        for (typed, read) in [
            ("", Ok(None)),
            (" £12,500 ", Ok(Some(1_250_000))),
            ("99.5", Ok(Some(9_950))),
            ("0.05", Ok(Some(5))),
            ("-1", Err(())),
            ("ten", Err(())),
            ("1.234", Err(())),
            (".5", Err(())),
            ("99999999999999999999", Err(())),
            ("92233720368547759", Err(())),
        ] {
            assert_eq!(pence(typed), read, "{typed}");
        }
    }

    #[test]
    fn a_measure_is_known_by_code_or_name_and_the_nearest_is_offered() {
        let known = catalogue::find("HP15").unwrap();
        assert_eq!(measure("hp15").unwrap().id, "HP15");
        assert_eq!(measure(&known.name.to_uppercase()).unwrap().id, "HP15");
        assert!(measure("HP15x").unwrap_err().is_some());
        assert!(measure("\u{1f984}").is_err_and(|nearest| nearest.is_none()));
    }
}
