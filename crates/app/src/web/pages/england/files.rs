//! GET `/england/judgements.csv` and `/england/years.csv`.

use axum::extract::{Query, State};

use super::chosen::{Asked, Chosen, Moved, rows};
use super::years;
use crate::state::App;
use crate::web::csv::{Cell, Csv};

/// Every authority with its grade in force on the day chosen.
pub(crate) async fn judgements_csv(State(app): State<App>, Query(asked): Query<Asked>) -> Csv {
    let library = app.library();
    let chosen = Chosen::of(&asked, app.today());
    let mut file = Csv::new(
        &format!("england {}", chosen.aspect.word()),
        chosen.day,
        &[
            "urn",
            "la_code",
            "ons_code",
            "authority",
            "region",
            "council_type",
            "judgement",
            "as_at",
            "grade",
            "one_grade_with",
            "published",
            "inspected",
            "framework",
            "grade_before",
            "published_before",
            "moved",
            "source",
        ],
    );
    for row in rows(&library, chosen.aspect, chosen.day) {
        if !chosen.holds(row.authority) {
            continue;
        }
        let held = row.held;
        file.row(vec![
            row.authority.urn.as_str().into(),
            row.authority.la_code.as_str().into(),
            row.authority.ons_code.as_str().into(),
            row.authority.name.as_str().into(),
            row.authority.region.as_str().into(),
            row.authority.council_type.as_str().into(),
            chosen.aspect.word().into(),
            chosen.day.into(),
            held.map(|h| h.grade.word()).into(),
            held.filter(|h| h.together)
                .and_then(|_| super::shared_with(chosen.aspect))
                .map(inspection::record::Aspect::word)
                .into(),
            held.map(|h| h.judged.published).into(),
            held.and_then(|h| h.judged.inspected).into(),
            held.map(|h| h.judged.framework.word()).into(),
            row.before.map(|h| h.grade.word()).into(),
            row.before.map(|h| h.judged.published).into(),
            match row.moved() {
                Moved::Up => "up".into(),
                Moved::Down => "down".into(),
                Moved::Same => "same".into(),
                Moved::First => Cell::Empty,
            },
            held.map(|h| h.judged.source.as_str()).into(),
        ]);
    }
    file
}

/// How many authorities had each grade, year by year.
pub(crate) async fn years_csv(State(app): State<App>, Query(asked): Query<Asked>) -> Csv {
    let library = app.library();
    let chosen = Chosen::of(&asked, app.today());
    let mut file = Csv::new(
        &format!("england {} by year", chosen.aspect.word()),
        chosen.day,
        &["judgement", "as_at", "grade", "authorities"],
    );
    for year in years::counted(&library, &chosen) {
        for (grade, count) in &year.counts {
            file.row(vec![
                chosen.aspect.word().into(),
                year.on.into(),
                grade.word().into(),
                (*count).into(),
            ]);
        }
        file.row(vec![
            chosen.aspect.word().into(),
            year.on.into(),
            "not_known".into(),
            year.not_known.into(),
        ]);
    }
    file
}
