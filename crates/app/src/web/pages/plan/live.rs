//! What the measures of an action show, as far as whoever asks may see it: live where they see the whole authority's
//! numbers, else as the newest release has them, else nothing but that they stand in the board's papers.

use std::sync::Arc;

use access::{Acting, Permission};
use maud::{Markup, html};
use measures::catalogue;
use measures::disclosure::PublishedTable;

use crate::records::Records;
use crate::state::{App, Children};
use crate::web::children::whole;
use crate::web::error::Error;
use crate::web::pages::measures::shown;
use crate::web::{paths, words};

/// Where values come from for whoever asks.
pub(crate) enum Values {
    /// The records, whole.
    Live(Arc<Records>),
    /// The newest release: its table, with its number.
    Released(Box<PublishedTable>, i64),
    /// Nothing: they see numbers of some children alone, or none at all.
    InPapers,
    /// Nothing is loaded.
    NothingLoaded,
}

/// What one measure shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Its value now.
    Live {
        /// The value in words: "86%".
        value: String,
        /// How many of how many: "118 of 137".
        of: String,
        /// Of which time: "in the 12 months to October 2026".
        period: String,
        /// How far it can be relied on, in a word or two.
        quality: String,
        /// What its chart says, as a sentence without its stop.
        says: String,
    },
    /// Its value as released.
    Released {
        /// The value in words.
        value: String,
        /// The release and its day.
        from: String,
    },
    /// Why there is no value, as a sentence without its stop.
    Not(String),
}

impl Values {
    /// Where values come from for somebody.
    pub(crate) async fn of(app: &App, children: &Children, who: &Acting) -> Result<Self, Error> {
        if who.may(Permission::SeeNumbers) {
            if !matches!(children, Children::Ready(_)) {
                return Ok(Self::NothingLoaded);
            }
            // A value of some of the children would stand beside a rating of them all.
            return Ok(whole(app, children, who)
                .await?
                .map_or(Self::InPapers, Self::Live));
        }
        let releases = app.store().releases().await.map_err(anyhow::Error::from)?;
        match releases.last() {
            Some(newest) => {
                let table = PublishedTable::read(&newest.published).map_err(anyhow::Error::from)?;
                Ok(Self::Released(Box::new(table), newest.number))
            }
            None => Ok(Self::InPapers),
        }
    }

    /// What a measure shows, by its code.
    pub(crate) fn of_code(&self, code: &str) -> Shown {
        match self {
            Self::Live(records) => live(records, code),
            Self::Released(table, number) => released(table, *number, code),
            Self::InPapers => Shown::Not("Shown in the board’s papers".to_owned()),
            Self::NothingLoaded => Shown::Not("Nothing is loaded to count it from".to_owned()),
        }
    }
}

fn live(records: &Records, code: &str) -> Shown {
    let Some(measured) = records
        .measured
        .iter()
        .find(|each| each.measure.id.eq_ignore_ascii_case(code))
    else {
        return Shown::Not("There is no measure with this code any more".to_owned());
    };
    if let Err(why) = &measured.counted {
        return Shown::Not(format!(
            "Cannot be counted: {}",
            shown::inside(why).trim_end_matches('.')
        ));
    }
    let Some(reading) = measured.headline() else {
        return Shown::Not("No month of it is complete yet".to_owned());
    };
    let measure = measured.measure;
    Shown::Live {
        value: shown::value(Some(&reading), measure.value),
        of: shown::of(&reading, measure.value),
        period: shown::period(&reading, measure.when),
        quality: shown::quality_word(shown::quality(records, measured)),
        says: shown::signal_words(measured, &measured.chart()),
    }
}

/// The last figure of the row of the whole authority, which is the share or the rate where it has one.
fn released(table: &PublishedTable, number: i64, code: &str) -> Shown {
    let part = table
        .parts()
        .iter()
        .find(|part| part.by() == "authority" && part.subject().eq_ignore_ascii_case(code));
    let values = part.and_then(|part| part.rows().first());
    match values.map(|row| row.values()) {
        Some([.., value]) => Shown::Released {
            value: value.said(),
            from: format!(
                "release {number}, as at {}",
                table
                    .as_at()
                    .parse()
                    .map_or_else(|_| table.as_at().to_owned(), words::day)
            ),
        },
        Some([]) | None => Shown::Not("Not in the newest release".to_owned()),
    }
}

impl Shown {
    /// In a sentence with its date and numbers, without its stop; nothing where there is no value.
    pub(crate) fn sentence(&self) -> Option<String> {
        match self {
            Self::Live {
                value,
                of,
                period,
                quality,
                says,
            } => {
                let of = if of.is_empty() {
                    String::new()
                } else {
                    format!(" ({of})")
                };
                Some(format!(
                    "{value}{of} {period}. {says}. Quality: {}",
                    quality.to_lowercase()
                ))
            }
            Self::Released { value, from } => Some(format!("{value} in {from}")),
            Self::Not(_) => None,
        }
    }
}

/// Measures as a table, each with what it shows.
pub(crate) fn table(values: &Values, codes: &[String], who: &Acting) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Measure" } th.n scope="col" { "Value" } th.n scope="col" { "Made from" } th scope="col" { "When" } th scope="col" { "What its chart says" } } }
            tbody { @for code in codes { tr {
                th scope="row" {
                    @let name = catalogue::find(code).map_or(code.as_str(), |measure| measure.name);
                    @if who.may(Permission::SeeNumbers) { a.govuk-link href=(paths::measure(code)) { (name) } } @else { (name) }
                    span.wm-mark { (code) }
                }
                @match values.of_code(code) {
                    Shown::Live { value, of, period, quality, says } => {
                        td.n data-l="Value" { b { (value) } }
                        td.n data-l="Made from" { (of) }
                        td data-l="When" { (words::capital(&period)) span.wm-mark { (quality) } }
                        td data-l="What its chart says" { (says) "." }
                    }
                    Shown::Released { value, from } => {
                        td.n data-l="Value" { b { (value) } }
                        td colspan="3" data-l="When" { "As published: " (from) "." }
                    }
                    Shown::Not(why) => td colspan="4" data-l="Value" { span.wm-sub { (why) "." } },
                }
            } } }
        }
    }
}
