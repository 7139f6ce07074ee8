//! GET /releases/{id}: what councillors, scrutiny and the public see of a release.

use axum::extract::{Path, State};
use charts::compare::{Comparison, Heads, Row, Standing};
use charts::{Reading, Unit, Words, shares};
use maud::{Markup, html};
use measures::catalogue;
use measures::disclosure::{Part, Published, PublishedTable};
use measures::measure::When;
use store::Release;

use access::Permission;

use super::{day_of, form_token, one, signed};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// One release.
pub(crate) async fn show(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let (release, table) = one(&app, &who, &id).await?;
    let title = match release.number {
        0 => "A release that waits for approval".to_owned(),
        number => format!("Release {number}"),
    };
    Ok(Page::new(
        Section::Releases,
        title,
        html! { "Children’s services in numbers, as at " (day_of(table.as_at())) "." },
    )
    .crumb("Released figures", paths::releases())
    .stamp(html! {
        "Prepared by " (signed(&release.prepared))
        @if let Some(approved) = &release.approved { "; approved by " (signed(approved)) }
        ". " (suppressed(&table))
    })
    .body(html! {
        (approval(&release, &who))
        (parts(&table))
        (section("about", "About these figures", html! {
            p.wm-p { (table.rule()) }
            (downloads(&[("All figures (CSV)", paths::release_csv(&release.id))]))
        }))
    }))
}

/// How much is suppressed, as whoever reads can count for themselves.
fn suppressed(table: &PublishedTable) -> Markup {
    let values = || {
        table
            .parts()
            .iter()
            .flat_map(Part::rows)
            .flat_map(|row| row.values().iter())
    };
    let closed = values().filter(|value| value.is_suppressed()).count();
    html! { (words::rows(closed)) " of " (words::rows(values().count())) " values are suppressed (c) so that no child can be recognised." }
}

/// The button of whoever may approve it, while it waits.
fn approval(release: &Release, Who(who): &Who) -> Markup {
    html! {
        @if release.approved.is_none() {
            @if !release.note.is_empty() { p.wm-p { "Note: " (release.note) } }
            @if release.prepared.by == who.person {
                p.wm-p { "You prepared this release. Another person has to approve it." }
            } @else if who.may(Permission::ApproveReleases) {
                form method="post" action=(paths::release_approval(&release.id)) {
                    (form_token())
                    input type="hidden" name="sha256" value=(release.sha256);
                    p.wm-p { "Once you approve it, everybody who may read releases sees it and it is not changed again." }
                    button.govuk-button type="submit" { "Approve and release" }
                }
            }
        }
    }
}

/// Every measure: a sentence, a picture of its months, and its tables.
pub(super) fn parts(table: &PublishedTable) -> Markup {
    let mut subjects: Vec<&str> = table.parts().iter().map(Part::subject).collect();
    subjects.dedup();
    html! {
        @for subject in subjects {
            @let of: Vec<&Part> = table.parts().iter().filter(|part| part.subject() == subject).collect();
            @if let Some(first) = of.first() {
                (section(subject, first.title(), html! {
                    p.wm-p { (sentence(first)) }
                    @for part in &of {
                        @match part.by() {
                            "authority" => {}
                            "month" => (picture(part)),
                            by => details.govuk-details data-module="govuk-details" {
                                summary.govuk-details__summary { span.govuk-details__summary-text { "By " (by) } }
                                div.govuk-details__text { (values(part)) }
                            }
                        }
                    }
                }))
            }
        }
    }
}

/// The headline in a sentence, with what is counted and what is met.
fn sentence(part: &Part) -> Markup {
    let measure = catalogue::find(part.subject());
    let period = match measure.map(|measure| measure.when) {
        Some(When::Events) => "in the last twelve months",
        Some(When::Snapshot) | None => "at the end of the month",
    };
    let counted = measure.map_or("", |measure| measure.counted);
    let counted = if counted.is_empty() {
        "children"
    } else {
        counted
    };
    let met = measure.map_or("", |measure| measure.met);
    let values = part
        .rows()
        .first()
        .map_or(&[][..], measures::disclosure::Row::values);
    html! {
        @match values {
            [all, some, share] => { strong { (share.said()) } ": " (some.said()) " of " (all.said()) " " (period) ". Counted: " (counted) ". Met: " (met) "." }
            [all, rate] => { strong { (all.said()) } " " (period) ", " (rate.said()) " for every 10,000 aged 0 to 17. Counted: " (counted) "." }
            [all] => { strong { (all.said()) } " " (period) ". Counted: " (counted) "." }
            _ => { "Not available." }
        }
    }
}

/// The months as bars; a suppressed one is a gap that says so. The picture and its table are made of published values.
fn picture(part: &Part) -> Markup {
    let is_share = part.columns().len() == 3;
    let rows = (part.rows().iter())
        .map(|row| {
            let (counted, met, value) = match row.values() {
                [counted, met, share] => (counted.count(), met.count(), reading(*share)),
                [counted, ..] => (None, None, reading(*counted)),
                [] => (None, None, Reading::NoCases),
            };
            Row {
                label: label(row.label()),
                value,
                numerator: met,
                denominator: counted,
                words: String::new(),
                standing: Standing::Own,
            }
        })
        .collect();
    let heads = |numerator: &str, denominator: &str, value: &str| Heads {
        label: "Month".to_owned(),
        numerator: numerator.to_owned(),
        denominator: denominator.to_owned(),
        value: value.to_owned(),
    };
    let comparison = Comparison {
        unit: if is_share {
            Unit::Percent
        } else {
            Unit::Number
        },
        rows,
        line: None,
        heads: match is_share {
            true => heads("Met", "Counted", "Share"),
            false => heads("", "", "Number"),
        },
    };
    let id = format!("months-{}", part.subject().to_lowercase());
    let told = Words::new(
        &id,
        format!("{}, month by month", part.title()),
        "As released; a gap is suppressed.",
    );
    shares::draw(&comparison, &told)
}

/// A label as people read it: a month is kept as "2025-11".
fn label(kept: &str) -> String {
    let (before, month) = kept
        .rsplit_once(' ')
        .map_or((String::new(), kept), |(before, month)| {
            (format!("{before} "), month)
        });
    match format!("{month}-01").parse() {
        Ok(first) if month.len() == 7 => format!("{before}{}", words::month_year(first)),
        _ => kept.to_owned(),
    }
}

fn reading(value: Published) -> Reading {
    match (value.number(), value.symbol()) {
        (Some(number), _) => Reading::Value(number),
        (None, Some("c")) => Reading::Suppressed,
        (None, Some("z") | None) => Reading::NoCases,
        (None, Some(_)) => Reading::Missing(value.meaning().unwrap_or_default().to_owned()),
    }
}

/// The rows of a part as a table.
fn values(part: &Part) -> Markup {
    html! {
        table.wm-t {
            thead { tr {
                th scope="col" { (part.by()) }
                @for column in part.columns() { th.num scope="col" { (column) } }
            } }
            tbody { @for row in part.rows() { tr {
                th scope="row" { (label(row.label())) }
                @for value in row.values() { td.num {
                    @match value.meaning() {
                        Some(meaning) => abbr title=(meaning) { (value) },
                        None => (value.said()),
                    }
                } }
            } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_said_by_name_and_nothing_else_is_taken_for_one() {
        for (kept, said) in [
            ("2025-11", "November 2025"),
            ("year to 2025-11", "year to November 2025"),
            ("2025-13", "2025-13"),
            ("Assessment team 2", "Assessment team 2"),
            ("", ""),
        ] {
            assert_eq!(label(kept), said);
        }
    }
}
