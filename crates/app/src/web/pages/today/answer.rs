//! The one sentence that answers what matters today: the worst things first.

use measures::measure::Judgement;
use measures::worklist::State;

use super::{Charted, Moment, shown};
use crate::web::words;

/// Days from which the age of the records comes before anything they say.
const OLD: i32 = 7;

/// "The records end nine days ago, 7 children are past their time on “Child protection visit late”, nine open children
/// have nobody who could act, and 4 of 112 measures got worse, “First conferences within 15 days” first."
pub(super) fn sentence(moment: &Moment<'_>) -> String {
    let records = moment.records;
    let mut parts = Vec::new();
    if records.days_old() > OLD {
        parts.push(format!("the records end {} days ago", records.days_old()));
    }
    let late = |standing: &crate::records::Standing| {
        standing
            .entries()
            .iter()
            .filter(|entry| entry.state == State::Late)
            .count()
    };
    let weightiest = records
        .lists
        .all()
        .iter()
        .map(|standing| (standing, late(standing)))
        .find(|(_, late)| *late > 0);
    if let Some((standing, late)) = weightiest {
        let (one, many) = words::children::subjects(standing.entries());
        let (whom, are) = if late == 1 {
            (one, "is")
        } else {
            (many, "are")
        };
        parts.push(format!(
            "{} {whom} {are} on “{}”",
            words::number(late),
            standing.list.name
        ));
    }
    let unowned: usize = records.unowned().values().map(Vec::len).sum();
    if unowned > 0 {
        let (whom, have) = if unowned == 1 {
            ("child", "has")
        } else {
            ("children", "have")
        };
        parts.push(format!(
            "{} open {whom} {have} no worker of their own",
            words::number(unowned)
        ));
    }
    parts.extend(measures(&moment.judged));
    if parts.is_empty() {
        return "Nothing on any list is past its time, every open child has a worker of their own, and no measure got worse by more than chance.".to_owned();
    }
    format!("{}.", words::capital(&words::list(&parts)))
}

/// "4 of 112 measures got worse, “First conferences within 15 days” first".
fn measures(judged: &[(Judgement, Vec<Charted<'_>>)]) -> Option<String> {
    let all = || judged.iter().flat_map(|(_, charted)| charted);
    let worse: Vec<&Charted<'_>> = all().filter(|each| shown::got_worse(&each.chart)).collect();
    let first = worse
        .iter()
        .min_by_key(|each| super::judgements::core(each.measured.measure.id))?;
    let name = first.measured.measure.name;
    Some(match worse.len() {
        1 => format!("one of {} measures got worse, “{name}”", all().count()),
        many => format!(
            "{} of {} measures got worse, “{name}” among them",
            words::number(many),
            all().count()
        ),
    })
}
