//! What a reader chose to see of England, and the rows that answer it.

use inspection::authorities::{self, Authority};
use inspection::record::Aspect;
use jiff::civil::Date;
use serde::Deserialize;

use crate::library::Library;
use crate::web::in_force::{self, CHOICES, Held};
use crate::web::paths::escaped;

/// The choices as they stand in the address; all may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    judgement: String,
    date: String,
    region: String,
    kind: String,
    page: String,
}

/// The choices, understood. What makes no sense counts as not chosen.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    /// What judgement is shown.
    pub(crate) aspect: Aspect,
    /// The day it is shown for.
    pub(crate) day: Date,
    /// The day asked for, before the end of the overall grade limited it.
    pub(crate) asked_day: Date,
    /// Today.
    pub(crate) today: Date,
    /// One region only; empty for all.
    pub(crate) region: String,
    /// One kind of council only; empty for all.
    pub(crate) kind: String,
    /// The page of the table, from 1; none for all rows on one page.
    pub(crate) page: Option<usize>,
}

impl Chosen {
    /// The choices of an address, on a day.
    pub(crate) fn of(asked: &Asked, today: Date) -> Self {
        let aspect = CHOICES
            .into_iter()
            .find(|aspect| aspect.word() == asked.judgement)
            .unwrap_or(Aspect::InCare);
        let asked_day = asked.date.parse().unwrap_or(today).min(today);
        let known = |values: Vec<String>, asked: &str| {
            values
                .into_iter()
                .find(|value| value == asked)
                .unwrap_or_default()
        };
        Self {
            aspect,
            day: in_force::latest_day(aspect, asked_day),
            asked_day,
            today,
            region: known(regions(), &asked.region),
            kind: known(kinds(), &asked.kind),
            page: match asked.page.as_str() {
                "all" => None,
                page => Some(page.parse().unwrap_or(1)),
            },
        }
    }

    /// Whether an authority is among those chosen.
    pub(crate) fn holds(&self, authority: &Authority) -> bool {
        (self.region.is_empty() || self.region == authority.region)
            && (self.kind.is_empty() || self.kind == authority.council_type)
    }

    /// The query that asks for these choices again.
    pub(crate) fn query(&self, page: &str) -> String {
        let mut parts = vec![format!("judgement={}", self.aspect.word())];
        if self.asked_day != self.today {
            parts.push(format!("date={}", self.asked_day));
        }
        for (name, value) in [("region", &self.region), ("kind", &self.kind)] {
            if !value.is_empty() {
                parts.push(format!("{name}={}", escaped(value)));
            }
        }
        if !page.is_empty() {
            parts.push(format!("page={page}"));
        }
        parts.join("&")
    }
}

/// England's regions, in order of name.
pub(crate) fn regions() -> Vec<String> {
    distinct(|authority| authority.region.clone())
}

/// The kinds of council, in order of name.
pub(crate) fn kinds() -> Vec<String> {
    distinct(|authority| authority.council_type.clone())
}

fn distinct(of: impl Fn(&Authority) -> String) -> Vec<String> {
    let mut values: Vec<String> = authorities::all()
        .iter()
        .filter(|authority| !authority.former)
        .map(of)
        .collect();
    values.sort();
    values.dedup();
    values
}

/// An authority with its grade in force.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The authority.
    pub(crate) authority: &'static Authority,
    /// The grade in force; none where no report is known.
    pub(crate) held: Option<Held<'a>>,
    /// The grade before it.
    pub(crate) before: Option<Held<'a>>,
}

/// Which way a grade moved since the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// Better than before.
    Up,
    /// Worse than before.
    Down,
    /// The same as before.
    Same,
    /// Nothing before it is known.
    First,
}

impl Row<'_> {
    /// Which way it moved.
    pub(crate) fn moved(&self) -> Moved {
        let (Some(held), Some(before)) = (self.held, self.before) else {
            return Moved::First;
        };
        match in_force::rank(held.grade).cmp(&in_force::rank(before.grade)) {
            std::cmp::Ordering::Greater => Moved::Up,
            std::cmp::Ordering::Less => Moved::Down,
            std::cmp::Ordering::Equal => Moved::Same,
        }
    }
}

/// Every authority of that day, lowest grade first, then longest since judged; those no report is known of last.
pub(crate) fn rows<'a>(library: &'a Library, aspect: Aspect, day: Date) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = in_force::standing_on(day)
        .map(|authority| {
            let (held, before) = in_force::on(library, &authority.urn, aspect, day);
            Row {
                authority,
                held,
                before,
            }
        })
        .collect();
    rows.sort_by_key(|row| {
        (
            row.held.map_or(u8::MAX, |held| in_force::rank(held.grade)),
            row.held.map(|held| held.judged.published),
        )
    });
    rows
}
