//! A draft of the self-evaluation for the annual conversation, under the three questions: what do we know, how do we know
//! it, what are we doing. Every sentence stands with its source; a person finishes it.

use ::measures::measure::Judgement;
use improvement::plan::coverage::Cover;
use improvement::plan::{Rating, Signal};
use pack::{Classification, Paper, Run, text};

use super::Moment;
use super::parts::{self, begin};
use crate::records::Records;
use crate::web::pages::measures::shown;
use crate::web::words;

/// The most measures told for a judgement.
const MOST: usize = 6;

/// The draft.
pub(crate) fn evaluation(moment: &Moment) -> Paper {
    let mut paper = moment.paper("Self-evaluation: a draft");
    paper.classification = Classification::OfficialSensitive;
    paper.subtitle = "For the annual conversation".to_owned();
    paper.warning("A draft: every sentence says where it comes from. What it means for children, and what to leave out, is for a person to write.");
    know(&mut paper, moment);
    how(&mut paper, moment);
    doing(&mut paper, moment);
    Moment::versioned(paper)
}

/// A sentence with its source behind it.
fn sourced(sentence: &str, source: &str) -> Vec<Run> {
    vec![
        text(format!("{} ", sentence.trim())),
        text(format!("[{source}]")),
    ]
}

fn know(paper: &mut Paper, moment: &Moment) {
    paper.heading(
        1,
        "What do we know about the quality and impact of practice?",
    );
    paper.heading(2, "What inspectors and others found");
    let rows = parts::matrix(moment);
    let open: Vec<_> = rows
        .iter()
        .filter(|row| row.task != Some(improvement::plan::Task::Done))
        .collect();
    if open.is_empty() {
        paper.words("The tasks of every finding are done.");
    }
    paper.bullets(open.iter().map(|row| {
        let source = match row
            .finding
            .source
            .report()
            .and_then(|id| moment.now.plan.answers.get(id))
        {
            Some(answer) => format!("{}, point {}", answer.title, parts::number(row.finding)),
            None => format!("finding {}", row.finding.id),
        };
        sourced(&row.finding.words, &source)
    }));
    let Some(records) = &moment.records else {
        paper.warning("What the records show is not told: nothing is loaded, or whoever made this draft sees some of the children alone.");
        return;
    };
    for judgement in Judgement::ALL {
        paper.heading(2, judgement.name());
        measured(paper, moment, records, judgement);
    }
}

/// Measures that are better or worse than chance allows, the worse first.
fn measured(paper: &mut Paper, moment: &Moment, records: &Records, judgement: Judgement) {
    let of = |wanted: Signal| {
        records
            .measured
            .iter()
            .filter(move |each| each.measure.area.judgement() == judgement)
            .filter(|each| each.counted.is_ok() && moment.signal(each.measure.id) == wanted)
            .take(MOST)
            .collect::<Vec<_>>()
    };
    for (wanted, heading) in [
        (Signal::Worse, "Worse than chance allows"),
        (Signal::Better, "Better than chance allows"),
    ] {
        let found = of(wanted);
        paper.heading(3, heading);
        if found.is_empty() {
            paper.words("No measure.");
            continue;
        }
        paper.bullets(found.into_iter().map(|each| {
            let measure = each.measure;
            let value = each.headline().map_or_else(
                || "no month complete".to_owned(),
                |reading| {
                    let of = shown::of(&reading, measure.value);
                    let of = if of.is_empty() {
                        of
                    } else {
                        format!(" ({of})")
                    };
                    format!(
                        "{}{of} {}",
                        shown::value(Some(&reading), measure.value),
                        shown::period(&reading, measure.when)
                    )
                },
            );
            let says = shown::signal_words(each, &each.chart());
            sourced(
                &format!("{}: {value}. {}.", measure.name, says.trim_end_matches('.')),
                &format!(
                    "measure {}, records as at {}",
                    measure.id,
                    shown::day(records.as_at)
                ),
            )
        }));
    }
}

fn how(paper: &mut Paper, moment: &Moment) {
    paper.heading(1, "How do we know it?");
    let mut items: Vec<Vec<Run>> = Vec::new();
    for round in moment.now.audits.all.iter().rev().take(2) {
        let overall = round.overall();
        let (confirmed, better, worse) = round.moderation();
        items.push(sourced(
            &format!(
                "Practice audit \u{201c}{}\u{201d}: {} of {} audited graded good or outstanding; {} moderated, {} of them changed.",
                round.words.title,
                overall.good_or_better(),
                overall.graded(),
                confirmed + better + worse,
                better + worse
            ),
            &format!("audit {}", round.id),
        ));
    }
    for review in &moment.now.reviews.all {
        let done = review.places.iter().filter(|place| place.is_done()).count();
        items.push(sourced(
            &format!(
                "Review \u{201c}{}\u{201d}: {done} of {} reviewed.",
                review.terms.title,
                words::count(review.places.len(), "child", "children")
            ),
            &format!("review {}", review.id),
        ));
    }
    let challenges = moment.now.challenges.all.len();
    let open = moment
        .now
        .challenges
        .all
        .iter()
        .filter(|each| each.closed.is_none())
        .count();
    items.push(sourced(
        &format!(
            "Reviewing officers raised {}; {open} of them {} open.",
            words::count(challenges, "challenge", "challenges"),
            if open == 1 { "is" } else { "are" }
        ),
        "challenges",
    ));
    if let Some(records) = &moment.records {
        let cannot = records
            .measured
            .iter()
            .filter(|each| each.counted.is_err())
            .count();
        items.push(sourced(
            &format!(
                "{cannot} of {} measures cannot be counted from what is loaded.",
                records.measured.len()
            ),
            &format!("records as at {}", shown::day(records.as_at)),
        ));
    }
    paper.bullets(items);
}

fn doing(paper: &mut Paper, moment: &Moment) {
    let rows = parts::matrix(moment);
    begin(paper, "What are we doing?", &parts::covered(&rows));
    paper.add(parts::coverage_picture(&rows, &words::day(moment.today)));
    let rated = |wanted: Rating| {
        moment
            .now
            .plan
            .in_force()
            .filter(|action| moment.standing(action).1 == wanted)
            .count()
    };
    paper.bullets(Rating::ALL.iter().map(|rating| {
        sourced(
            &format!(
                "{}: {}.",
                rating.name(),
                words::count(rated(*rating), "action", "actions")
            ),
            "the plan, by its rules",
        )
    }));
    let gaps: Vec<_> = rows.iter().filter(|row| row.cover < Cover::Half).collect();
    paper.heading(2, "Where we have nothing to show yet");
    paper.add(parts::findings_table(
        "Findings without an action, or with nothing that would show whether it worked",
        &gaps,
    ));
}
