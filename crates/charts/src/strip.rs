//! The judgement strip: each judgement of an authority through time, as long as it stood.

use maud::{Markup, html};

use crate::accessible::{self, Words, hidden};
use crate::history::{History, Report, Row};
use crate::ladder;
use crate::palette::{self, Fill};
use crate::text::{self, n};
use crate::time;

mod labels;
mod layout;
mod visits;

use layout::{BAR, EDGE, Layout, Placed, Size};

/// The strip as a figure: wide, for a tablet and paper, as a ladder for a phone (the stylesheet shows one), and
/// the same as a table.
#[must_use]
pub fn draw(history: &History, words: &Words) -> Markup {
    if history.reports.is_empty() && history.visits.is_empty() {
        return html! { figure.ch.ch-strip { figcaption.ch-sentence { "No report has been read, so there is nothing to draw." } } };
    }
    let (wide, wide_notes) = svg(history, words, Size::Wide);
    let (middle, middle_notes) = svg(history, words, Size::Middle);
    let picture = html! {
        div.ch-at-wide { (wide) (footnote(&wide_notes)) }
        div.ch-at-middle { (middle) (footnote(&middle_notes)) }
        div.ch-at-narrow { (ladder::list(history)) }
    };
    accessible::figure(
        words,
        "ch-strip",
        &picture,
        "Judgements as a table",
        &table(history, &words.title),
    )
}

fn footnote(notes: &[String]) -> Markup {
    html! {
        @if !notes.is_empty() { p.ch-note { (notes.join(" ")) } }
    }
}

/// The same judgements as a table: a row for each thing judged, a column for each report.
#[must_use]
pub fn table(history: &History, caption: &str) -> Markup {
    let reports = history.in_order();
    html! {
        div.ch-scroll role="region" aria-label=(caption) tabindex="0" {
            table.ch-table {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { "Judgement" }
                        @for report in &reports {
                            th scope="col" {
                                (time::short(report.published))
                                @if !report.under.is_empty() { span.ch-under { (report.under) } }
                            }
                        }
                    }
                }
                tbody {
                    @for (place, row) in history.rows.iter().enumerate() {
                        tr {
                            th scope="row" { (row.label) }
                            @for report in &reports { td { (cell(history, report, place)) } }
                        }
                    }
                }
            }
        }
        @if !history.visits.is_empty() {
            p.ch-note { "Visits without grades:" }
            ul.ch-visits {
                @for visit in history.visits_in_order() {
                    li {
                        (visit.when.said()) ": "
                        @if let Some(href) = &visit.href { a.govuk-link href=(href) { (visit.label) } } @else { (visit.label) }
                        @if let Some(under) = &visit.under { ". " (under) }
                    }
                }
            }
        }
    }
}

fn cell(history: &History, report: &Report, place: usize) -> Markup {
    let found = report.cells.iter().find(|c| c.covers(place));
    let row = history.rows.get(place);
    html! {
        @if let Some(cell) = found {
            (cell.fill.word())
            @if cell.rows > 1 { " (one grade with " (history.others(*cell, place)) ")" }
        } @else if let Some((row, day)) = row.and_then(|r| Some((r, history.ended(r)?)))
            && day <= report.published
            && let Some(end) = &row.end
        {
            (end.words)
        } @else {
            span aria-hidden="true" { "–" } (hidden("no grade"))
        }
    }
}

fn svg(history: &History, words: &Words, size: Size) -> (Markup, Vec<String>) {
    let lay = layout::lay_out(history, size);
    let visits = visits::lay_out(history, lay.scale, lay.axis + 30.0);
    let id = match size {
        Size::Wide => format!("{}-wide", words.id),
        Size::Middle => format!("{}-middle", words.id),
    };
    let (width, height) = (size.width(), visits.bottom + 4.0);
    let drawn = html! {
        svg.ch-svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (n(width)) " " (n(height)) } width=(n(width))
            height=(n(height)) role="img" focusable="false" aria-labelledby={ (id) "-title " (id) "-desc" }
            font-family="Arial, Helvetica, sans-serif" {
            title id={ (id) "-title" } { (words.title) }
            desc id={ (id) "-desc" } { (history.described()) }
            (eras(history, &lay))
            (heads(history, &lay))
            @for bar in &lay.bars { (drawn_bar(bar)) }
            (ends(&lay))
            (axis(history, &lay))
            (today(history, &lay))
            (visits::draw(&visits))
        }
    };
    (drawn, lay.notes)
}

fn ends(lay: &Layout) -> Markup {
    html! {
        @for (said, size) in &lay.ends {
            @if *size > 15.0 {
                path d={ "M" (n(said.x - 16.0)) " " (n(said.y - 5.5)) "h10" } stroke=(palette::LIMIT) stroke-width="1.5" {}
            }
            rect.ch-paper x=(n(said.x - 2.0)) y=(n(said.y - 15.0)) width=(n(text::width(&said.words, *size, false) + 4.0))
                height="20" fill=(palette::PAPER) {}
            text.ch-ended x=(n(said.x)) y=(n(said.y)) font-size=(n(*size)) fill=(palette::SECOND) { (said.words) }
        }
    }
}

/// The band of frameworks and the dotted lines where one followed another.
fn eras(history: &History, lay: &Layout) -> Markup {
    let scale = lay.scale;
    let bottom = lay.axis - 8.0;
    let mut free = scale.left;
    let mut bands = Vec::new();
    for (place, era) in history.eras.iter().enumerate() {
        let until = history
            .eras
            .get(place + 1)
            .map_or(scale.last, |next| next.from);
        if until <= scale.first || era.from >= scale.last {
            continue;
        }
        let (x, to) = (scale.x(era.from), scale.x(until));
        let name = era
            .names
            .iter()
            .find(|name| text::width(name, 14.0, false) <= to - x - 12.0);
        let said = time::month(era.from);
        let half = text::width(&said, 14.0, false) / 2.0;
        let begins = era.from > scale.first;
        let date = (begins && x - half >= free).then(|| (x.min(scale.right - half), said));
        if date.is_some() {
            free = x + half + 8.0;
        }
        bands.push((x, to, name, begins, date, bands.len() % 2 == 0));
    }
    html! {
        g.ch-eras {
            text x="0" y="41" font-size="16" fill=(palette::SECOND) { "Framework" }
            @for (x, to, name, begins, date, tinted) in &bands {
                rect x=(n(*x)) y="22" width=(n(to - x)) height="28" stroke=(palette::RULE)
                    fill=(if *tinted { palette::BAND } else { palette::PAPER }) {}
                @if let Some(name) = name {
                    text x=(n(x + 7.0)) y="41" font-size="14" fill=(palette::SECOND) { (name) }
                }
                @if *begins {
                    path.ch-era d={ "M" (n(*x)) " " (n(lay.today_y + 8.0)) "V" (n(bottom)) } stroke=(palette::LIMIT) stroke-width="1.2"
                        stroke-dasharray="2 4" {}
                }
                @if let Some((middle, said)) = date {
                    text x=(n(*middle)) y="15" font-size="14" fill=(palette::SECOND) text-anchor="middle" { (said) }
                }
            }
        }
    }
}

/// The dates of the reports above, and the names of the rows at the left.
fn heads(history: &History, lay: &Layout) -> Markup {
    let top = lay.rows.first().copied().unwrap_or(lay.dates_y);
    let size = if lay.size == Size::Wide { "16" } else { "14" };
    html! {
        text x="0" y=(n(lay.dates_y + 4.0)) font-size=(size) fill=(palette::SECOND) { "Report published" }
        @for label in &lay.dates {
            @if label.foot() < lay.dates_y {
                path.ch-lead d={ "M" (n(label.day + 1.0)) " " (n(label.foot() + 6.0)) "V" (n(top - 1.0)) } stroke=(palette::INK) stroke-width="1" {}
            }
        }
        @for label in &lay.dates {
            g.ch-date {
                @let (x, anchor) = label.anchored();
                text x=(n(x)) y=(n(label.y)) font-size="16" font-weight="700" fill=(palette::INK) text-anchor=(anchor) { (label.date) }
                @if !label.under.is_empty() {
                    text x=(n(x)) y=(n(label.y + 18.0)) font-size="14" fill=(palette::SECOND) text-anchor=(anchor) { (label.under) }
                }
            }
        }
        @for (row, y) in history.rows.iter().zip(&lay.rows) { (head(row, *y, lay.size)) }
    }
}

/// The name of a row, over two lines where it is long.
fn head(row: &Row, y: f64, size: Size) -> Markup {
    let points = if size == Size::Wide { 16.0 } else { 14.0 };
    let lines = text::wrapped(&row.label, size.left() - 12.0, points, row.strong);
    let above = f64::from(u8::try_from(lines.len()).unwrap_or(1)) - 1.0;
    let top = y + BAR / 2.0 + 5.5 - above * 9.0;
    html! {
        @for (line, y) in lines.iter().zip((0_u8..).map(|place| top + 18.0 * f64::from(place))) {
            text x="0" y=(n(y)) font-size=(n(points)) fill=(palette::INK) font-weight=(if row.strong { "700" } else { "400" }) { (line) }
        }
    }
}

fn drawn_bar(bar: &Placed) -> Markup {
    let fill = bar.bar.cell.fill;
    let paint = fill.paint();
    let bold = !matches!(fill, Fill::NotJudged | Fill::None);
    let tight = bar.words.as_ref().is_some_and(|w| w.tight);
    let x = bar
        .beside
        .unwrap_or(bar.x + EDGE + if tight { 2.0 } else { 6.0 });
    let ink = if bar.beside.is_some() {
        palette::INK
    } else {
        paint.ink
    };
    let middle = bar.y + bar.h / 2.0;
    let word_lines = bar.words.iter().flat_map(|fit| {
        let weight = if bold { "700" } else { "400" };
        fit.lines.iter().map(move |line| (*line, fit.size, weight))
    });
    let note_lines = bar
        .note
        .iter()
        .flat_map(|(lines, size)| lines.iter().map(|line| (line.as_str(), *size, "400")));
    let lines: Vec<(&str, f64, &str)> = word_lines.chain(note_lines).collect();
    let step = 19.0;
    let count = f64::from(u8::try_from(lines.len()).unwrap_or(1));
    let top = middle + 5.5 - step * (count - 1.0) / 2.0;
    let lines = lines
        .into_iter()
        .zip((0_u8..).map(|place| top + step * f64::from(place)));
    html! {
        g.ch-bar {
            rect class=(paint.class) x=(n(bar.x)) y=(n(bar.y)) width=(n(bar.w)) height=(n(bar.h)) fill=(paint.fill)
                stroke=(paint.edge) stroke-width="1.5" stroke-dasharray=[paint.dash] {}
            rect.ch-day x=(n(bar.x)) y=(n(bar.y - 1.0)) width=(n(EDGE)) height=(n(bar.h + 2.0)) fill=(palette::INK) {}
            @for ((line, size, weight), y) in lines {
                text class=(if bar.beside.is_some() { "ch-word" } else { "ch-word ch-inside" }) x=(n(x)) y=(n(y)) font-size=(n(size)) fill=(ink) font-weight=(weight) { (line) }
            }
        }
    }
}

fn axis(history: &History, lay: &Layout) -> Markup {
    let scale = lay.scale;
    let y = lay.axis;
    let end = scale.x(time::first_of(history.today.year().saturating_add(1), 1));
    html! {
        g.ch-axis {
            path d={ "M" (n(scale.left)) " " (n(y)) "H" (n(end)) } stroke=(palette::INK) stroke-width="1" {}
            @for tick in layout::ticks(scale, history.today) {
                path d={ "M" (n(scale.x(tick))) " " (n(y)) "v6" } stroke=(palette::INK) {}
            }
            @for (year, middle, room) in layout::years(scale, history.today) {
                @if room {
                    text x=(n(middle)) y=(n(y + 20.0)) font-size="14" fill=(palette::SECOND) text-anchor="middle" { (year) }
                }
            }
        }
    }
}

fn today(history: &History, lay: &Layout) -> Markup {
    let x = lay.scale.x(history.today);
    let top = lay.today_y - 11.0;
    html! {
        g.ch-today {
            path d={ "M" (n(x)) " " (n(top)) "V" (n(lay.axis)) } stroke=(palette::INK) stroke-width="1.5" {}
            text x=(n(x + 4.0)) y=(n(lay.today_y)) font-size="14" font-weight="700" fill=(palette::INK) { "today" }
        }
    }
}
