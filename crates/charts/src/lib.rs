//! Pictures of numbers as SVG, the same in a page and on paper, each with its title, its sentence and its table.
//!
//! Plain values in, markup out. Colours are attributes, so that a strict content policy and a PDF both keep them;
//! `charts.css` beside this crate decides what shows at which width, and focus, print and forced colours. Nothing
//! carries a `style`. Every id begins with the id a page gives in [`Words`], which it must not give twice.
//!
//! # Judgements through time
//!
//! [`strip::draw`] draws a [`history::History`] three times, for a wide page, a tablet and paper, and (as
//! [`ladder::list`]) a phone; the stylesheet shows one. A row that is no longer judged says so by its
//! [`history::RowEnd`]; one grade over two things is one [`history::Cell::over_two`].
//!
//! ```
//! use charts::history::{Cell, Era, History, Report, Row};
//! use charts::{Fill, Words, strip};
//! use jiff::civil::date;
//!
//! let row = |label: &str| Row { label: label.to_owned(), strong: true, apart: false, end: None };
//! let history = History {
//!     rows: vec![row("Children in care"), row("Care leavers")],
//!     reports: vec![Report {
//!         published: date(2019, 5, 8),
//!         under: "12 pages, 13 points".to_owned(),
//!         framework: "ILACS".to_owned(),
//!         href: Some("/reports/1".to_owned()),
//!         cells: vec![Cell::over_two(0, Fill::Good)],
//!     }],
//!     visits: vec![],
//!     eras: vec![Era { from: date(2018, 1, 1), names: vec!["ILACS".to_owned()] }],
//!     today: date(2026, 8, 20),
//! };
//! let words = Words::new("history", "Judgements of Newtown", "A bar starts on the day of its report.");
//! assert!(strip::draw(&history, &words).into_string().contains("<svg"));
//! ```
//!
//! # What recurs
//!
//! [`matrix::draw`] makes a table of discs: a [`matrix::Mark`] for each theme and report.
//!
//! # England
//!
//! [`tiles::draw`] draws a [`tiles::TileMap`]; its last argument is where the same values stand as a table on the
//! page (`"#authorities"`), which the page must have. [`tiles::legend`] is its key, with counts. [`counts::draw`]
//! draws a bar of grades for each year.
//!
//! ```
//! use charts::{Fill, Words, tiles};
//!
//! let tile = tiles::Tile {
//!     code: "803".to_owned(),
//!     name: "South Gloucestershire".to_owned(),
//!     region: "South West".to_owned(),
//!     column: 5,
//!     row: 6,
//!     fill: Fill::Good,
//!     says: "good, 2024".to_owned(),
//!     href: "/authorities/803".to_owned(),
//!     dim: false,
//! };
//! let map = tiles::TileMap {
//!     tiles: vec![tile],
//!     selected: Some("803".to_owned()),
//!     marked_region: Some("London".to_owned()),
//! };
//! let words = Words::new("map", "Tile map of the authorities", "One tile for each authority.");
//! let map = tiles::draw(&map, &words, "#authorities");
//! let key = tiles::legend(&[(Fill::Good, 1)], "key", "In force now");
//! assert!(map.into_string().contains("South Gloucestershire: good, 2024"));
//! assert!(key.into_string().contains("Good"));
//! ```
//!
//! # A measure month by month
//!
//! [`spc::large`] draws a [`spc::Series`] on its own page, [`spc::small`] its newest 24 months on a card, and
//! [`spc::key`] is the key to marks. The chart decides nothing: means, limits and marks are given. A month is a
//! [`Reading`]: a value, no cases, suppressed, or missing with a word for why, and only the first is a point. Values,
//! limits and targets are all in the unit: of [`Unit::Percent`], 71.0 is 71%.
//!
//! ```
//! use charts::spc::{Heads, Limits, Mark, Point, Segment, Series, Target};
//! use charts::{Reading, Unit, Words, spc};
//!
//! let point = |label: &str, value, mark| Point {
//!     label: label.to_owned(),
//!     value,
//!     numerator: Some(34),
//!     denominator: Some(48),
//!     limits: None,
//!     mark,
//!     words: String::new(),
//! };
//! let series = Series {
//!     unit: Unit::Percent,
//!     points: vec![
//!         point("Aug 2026", Reading::Value(54.0), Mark::Expected),
//!         point("Sep 2026", Reading::Suppressed, Mark::Expected),
//!         point("Oct 2026", Reading::Value(70.8), Mark::Better),
//!     ],
//!     segments: vec![Segment {
//!         from: 0,
//!         limits: Some(Limits { mean: 53.0, lower: 40.0, upper: 65.0 }),
//!         trial: true,
//!         rebased: None,
//!     }],
//!     target: Some(Target { value: 90.0, label: "target".to_owned() }),
//!     run: Some("above the limit".to_owned()),
//!     heads: Heads::new("Held in 72 hours", "Returns", "Share"),
//! };
//! let words = Words::new("mi05", "Return interviews held within 72 hours", "Better in October.");
//! let drawn = spc::large(&series, &words).into_string();
//! assert!(drawn.contains("Oct 2026: 71%, 34 of 48."));
//! assert!(drawn.contains("suppressed"));
//! let card = spc::small(&series, &Words::new("card-mi05", "Return interviews", "Better in October."));
//! assert!(card.into_string().contains("<svg"));
//! ```
//!
//! # One value for each of several
//!
//! A [`compare::Comparison`] is drawn by [`peers::draw`] as dots (neighbours, teams, or only England and the region)
//! and by [`shares::draw`] as bars from zero (a breakdown by group).
//!
//! ```
//! use charts::compare::{Comparison, Heads, Line, Row, Standing};
//! use charts::{Reading, Unit, Words, peers, shares};
//!
//! let row = |label: &str, value, standing| Row {
//!     label: label.to_owned(),
//!     value,
//!     numerator: Some(99),
//!     denominator: Some(139),
//!     words: String::new(),
//!     standing,
//! };
//! let all = Comparison {
//!     unit: Unit::Percent,
//!     rows: vec![
//!         row("Newtown", Reading::Value(71.2), Standing::Own),
//!         row("Neighbour G", Reading::Suppressed, Standing::Other),
//!     ],
//!     line: Some(Line { value: 74.0, label: "mean".to_owned() }),
//!     heads: Heads {
//!         label: "Authority".to_owned(),
//!         numerator: "Held in 72 hours".to_owned(),
//!         denominator: "Returns".to_owned(),
//!         value: "Share".to_owned(),
//!     },
//! };
//! let words = |id: &str| Words::new(id, "Among neighbours, in the middle", "July to September 2026.");
//! let dots = peers::draw(&all, &words("peers")).into_string();
//! assert!(dots.contains("Newtown 71%, 99 of 139; Neighbour G suppressed. Mean 74%."));
//! assert!(shares::draw(&all, &words("shares")).into_string().contains("<rect"));
//! ```
//!
//! # One child's life
//!
//! [`life::draw`] draws a [`life::Life`]: lanes of bars and marks, as a list on a phone. Where sources disagree the
//! edge is hatched, and what each says stands beneath.
//!
//! ```
//! use charts::life::{Bar, Kind, Lane, Life, Mark, Sort};
//! use charts::{Words, life};
//! use jiff::civil::date;
//!
//! let home = Bar {
//!     from: Some(date(2024, 3, 5)),
//!     to: None,
//!     label: "Foster carer, 4 miles away".to_owned(),
//!     kind: Kind::Home,
//!     conflict: None,
//!     source: "Annex A list 8".to_owned(),
//!     href: None,
//! };
//! let missing = Mark {
//!     on: date(2025, 2, 9),
//!     label: "Two nights".to_owned(),
//!     kind: Sort::Missing,
//!     conflict: None,
//!     source: String::new(),
//!     href: None,
//! };
//! let lanes = vec![Lane {
//!     label: "Homes".to_owned(),
//!     bars: vec![home],
//!     marks: vec![missing],
//!     empty: "none recorded".to_owned(),
//! }];
//! let life = Life { lanes, today: date(2026, 11, 20) };
//! let drawn = life::draw(&life, &Words::new("life", "Life with the service", "")).into_string();
//! assert!(drawn.contains("Homes: Foster carer, 4 miles away, since 5 Mar 2024; missing once, on 9 Feb 2025."));
//! ```
//!
//! # A count week by week
//!
//! [`spark::draw`] is a small line beside a list's number.
//!
//! ```
//! let line = charts::spark::draw(&[Some(7), None, Some(11)], "weeks").into_string();
//! assert!(line.contains("Over 3 weeks: 7, not built and 11."));
//! ```
//!
//! # A plan
//!
//! [`plan_timeline::draw`] draws when actions are due and how far they are, with the board's meetings and today;
//! [`coverage_bars::draw`] what came of findings, a bar a question; [`before_after::draw`] a measure before and after
//! something was done.
//!
//! [`accessible::grade`] is a grade in a small box, for tables.

pub mod accessible;
pub mod before_after;
pub mod columns;
pub mod compare;
pub mod counts;
pub mod coverage_bars;
pub mod history;
pub mod ladder;
pub mod life;
pub mod matrix;
pub mod palette;
pub mod peers;
pub mod plan_timeline;
pub mod progress;
pub mod shares;
pub mod spark;
pub mod spc;
pub mod standing;
pub mod strip;
pub mod tiles;
pub mod value;

mod marks;
mod text;
mod time;

pub use accessible::Words;
pub use palette::Fill;
pub use value::{Reading, Unit};

#[cfg(test)]
mod tests;
