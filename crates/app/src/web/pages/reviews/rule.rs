//! The rule that chooses a review's children: as it is typed, in words, and worked out over what is loaded.

use improvement::Child;
use improvement::review::{Holder, Member, Reason, Rule, Which};
use maud::{Markup, html};

use super::sent::Sent;
use crate::records::Look;
use crate::records::cohort::{Allocations, Cohort, InCohort};
use crate::web::govuk::form::{Wrong, checkboxes, choose, radios, text};
use crate::web::words;
use crate::web::words::children as said;

/// The kinds of rule: the word in addresses, and what it does.
pub(super) const KINDS: [(&str, &str); 3] = [
    ("allocations", "Who held the case"),
    ("list", "A list"),
    ("measure", "A month of a measure"),
];
/// Who could not act.
const HELD: [(&str, &str); 3] = [
    ("manager", "A manager"),
    ("left", "A worker who had left the council"),
    ("nobody", "Nobody, now or for a week or longer"),
];
/// Which cases of a measure.
const WHICH: [(&str, &str); 3] = [
    ("all", "All of them"),
    ("not-met", "Those that did not meet it"),
    ("met", "Those that met it"),
];
/// Months of a measure offered, the newest first.
const MONTHS: usize = 36;

/// The kind asked for; the first where none is.
pub(super) fn kind(sent: &Sent) -> &'static str {
    let asked = KINDS.iter().find(|(word, _)| *word == sent.get("kind"));
    asked.map_or("allocations", |(word, _)| word)
}

/// The rule that was typed; `None` where nothing was yet.
pub(super) fn typed(sent: &Sent) -> Option<Result<Rule, Vec<Wrong>>> {
    let says = |name, what: &str| Some(Err(vec![(name, what.to_owned())]));
    match kind(sent) {
        "list" if sent.has("list") => match sent.get("list") {
            "" => says("list", "Choose a list"),
            id => Some(Ok(Rule::List { id: id.to_owned() })),
        },
        "measure" if sent.has("measure") => {
            let which = match sent.get("which") {
                "met" => Which::Met,
                "not-met" => Which::NotMet,
                _ => Which::All,
            };
            match (sent.get("measure"), sent.get("month").parse()) {
                ("", _) => says("measure", "Choose a measure"),
                (_, Err(_)) => says("month", "Choose a month"),
                (id, Ok(month)) => Some(Ok(Rule::Measure {
                    id: id.to_owned(),
                    month,
                    which,
                })),
            }
        }
        "allocations" if sent.has("months") => {
            let Some(months) = sent.number("months", 0..=72_u16) else {
                return says("months", "Enter how many months to look back, from 0 to 72");
            };
            let held = sent.all("held");
            if !HELD.iter().any(|(word, _)| held.contains(word)) {
                return says("held", "Choose at least one");
            }
            let mut teams: Vec<String> = sent.all("team").into_iter().map(str::to_owned).collect();
            teams.sort();
            teams.dedup();
            Some(Ok(Rule::Allocations {
                months,
                teams,
                manager: held.contains(&"manager"),
                left: held.contains(&"left"),
                nobody: held.contains(&"nobody"),
            }))
        }
        _ => None,
    }
}

/// The questions of a kind of rule, with what was chosen.
pub(super) fn questions(look: &Look, sent: &Sent, wrong: &[Wrong]) -> Markup {
    let asked = typed(sent).is_some();
    html! {
        input type="hidden" name="kind" value=(kind(sent));
        @match kind(sent) {
            "list" => {
                @let lists: Vec<(&str, &str)> = look.lists.all().iter().filter(|each| each.why_not().is_none()).map(|each| (each.list.id, each.list.name)).collect();
                (choose("list", "Which list?", "Everybody who is on it now.", &lists, sent.get("list"), wrong))
            }
            "measure" => {
                @let measures: Vec<(&str, String)> = look.measured.iter().filter(|each| each.counted.is_ok()).map(|each| (each.measure.id, format!("{}: {}", each.measure.id, each.measure.name))).collect();
                @let months: Vec<(String, String)> = look.months.iter().rev().take(MONTHS).map(|month| (month.first().date().to_string(), words::month_year(month.first().date()))).collect();
                (choose("measure", "Which measure?", "", &measures, sent.get("measure"), wrong))
                (choose("month", "Which month?", "", &months, sent.get("month"), wrong))
                (radios("which", "Which of its children?", "", &WHICH, if asked { sent.get("which") } else { "all" }, wrong))
            }
            _ => {
                @let held = if asked { sent.all("held") } else { vec!["manager"] };
                @let teams: Vec<(String, String)> = (0_u16..).zip(look.teams()).filter(|(at, _)| look.shows_team(*at)).map(|(_, team)| (team.id.to_string(), team.name.to_string())).collect();
                (checkboxes("held", "Children whose case was held by", "", &HELD, &held, wrong))
                (text("months", "In how many months up to now?", "For example 12. With 0 only those held so now.", if asked { sent.get("months") } else { "12" }, wrong))
                @if !teams.is_empty() {
                    (checkboxes("team", "In which teams?", "Teams below a team are in it. Leave all unticked for every team.", &teams, &sent.all("team"), wrong))
                }
            }
        }
    }
}

/// A rule as hidden fields, for the form that freezes what it finds.
pub(super) fn hidden(rule: &Rule) -> Markup {
    let fields: Vec<(&str, String)> = match rule {
        Rule::Allocations {
            months,
            teams,
            manager,
            left,
            nobody,
        } => {
            let held = [("manager", manager), ("left", left), ("nobody", nobody)];
            let held = held.into_iter().filter(|(_, is)| **is);
            [
                ("kind", "allocations".to_owned()),
                ("months", months.to_string()),
            ]
            .into_iter()
            .chain(held.map(|(word, _)| ("held", word.to_owned())))
            .chain(teams.iter().map(|team| ("team", team.clone())))
            .collect()
        }
        Rule::List { id } => vec![("kind", "list".to_owned()), ("list", id.clone())],
        Rule::Measure { id, month, which } => vec![
            ("kind", "measure".to_owned()),
            ("measure", id.clone()),
            ("month", month.to_string()),
            ("which", which_word(*which).to_owned()),
        ],
    };
    html! { @for (name, value) in fields { input type="hidden" name=(name) value=(value); } }
}

fn which_word(which: Which) -> &'static str {
    match which {
        Which::All => "all",
        Which::Met => "met",
        Which::NotMet => "not-met",
    }
}

/// The rule as a sentence without its stop.
pub(super) fn in_words(look: &Look, rule: &Rule) -> String {
    match rule {
        Rule::Allocations {
            months,
            teams,
            manager,
            left,
            nobody,
        } => {
            let who: Vec<&str> = [
                (*manager, "a manager"),
                (*left, "a worker who had left"),
                (*nobody, "nobody (now, or for a week or longer)"),
            ]
            .into_iter()
            .filter_map(|(is, words)| is.then_some(words))
            .collect();
            let when = match months {
                0 => format!("on {}", said::on(look.as_at)),
                1 => format!("in the month up to {}", said::on(look.as_at)),
                n => format!("in the {n} months up to {}", said::on(look.as_at)),
            };
            let names: Vec<String> = look
                .teams()
                .iter()
                .filter(|team| teams.iter().any(|id| *id == *team.id))
                .map(|team| team.name.to_string())
                .collect();
            let of = match names.as_slice() {
                [] => String::new(),
                [one] => format!(", in the team {one} or a team below it"),
                many => format!(", in the teams {} or a team below them", words::list(many)),
            };
            format!(
                "Children whose case was held {when} by {}{of}",
                either(&who)
            )
        }
        Rule::List { id } => {
            let name = look
                .lists
                .find(id)
                .map_or(id.as_str(), |each| each.list.name);
            format!("Children on the list “{name}” on {}", said::on(look.as_at))
        }
        Rule::Measure { id, month, which } => {
            let mut all = look.measured.iter();
            let name = all
                .find(|each| each.measure.id == id)
                .map_or(id.as_str(), |each| each.measure.name);
            let of = match which {
                Which::All => "",
                Which::Met => ", those that met it",
                Which::NotMet => ", those that did not meet it",
            };
            format!(
                "Children behind the measure “{name}” in {}{of}",
                words::month_year(*month)
            )
        }
    }
}

/// "a", "a or b", "a, b or c".
fn either(all: &[&str]) -> String {
    match all {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Whom the rule finds in what a look shows.
///
/// # Errors
/// A sentence, where it cannot be told.
pub(super) fn worked_out(look: &Look, rule: &Rule) -> Result<Cohort, String> {
    match rule {
        Rule::Allocations {
            months,
            teams,
            manager,
            left,
            nobody,
        } => look.cohort_of_allocations(&Allocations {
            months: *months,
            teams: teams.clone(),
            manager: *manager,
            left: *left,
            nobody: *nobody,
        }),
        Rule::List { id } => look.cohort_of_list(id),
        Rule::Measure { id, month, which } => {
            let met = match which {
                Which::All => None,
                Which::Met => Some(true),
                Which::NotMet => Some(false),
            };
            look.cohort_of_measure(id, *month, met)
        }
    }
}

/// A child of a cohort as it is frozen.
pub(super) fn frozen(look: &Look, found: &InCohort) -> Option<Member> {
    Some(Member {
        child: Child::of(look.kept_id(found.child)?),
        reasons: (found.because.iter())
            .map(|because| Reason {
                kind: because.kind.to_owned(),
                words: because.words.clone(),
            })
            .collect(),
        holders: (found.holders.iter())
            .map(|(worker, name)| Holder {
                worker: worker.clone(),
                name: name.clone(),
            })
            .collect(),
    })
}

/// Children of a rule who are in none of the places of a review.
pub(super) fn newcomers(look: &Look, review: &improvement::review::Review) -> Vec<InCohort> {
    let Ok(cohort) = worked_out(look, &review.terms.rule) else {
        return Vec::new();
    };
    let held: std::collections::BTreeSet<&Child> = review
        .places
        .iter()
        .map(|place| &place.member.child)
        .collect();
    let is_new = |found: &InCohort| {
        look.kept_id(found.child)
            .is_some_and(|id| !held.contains(&Child::of(id)))
    };
    cohort.members.into_iter().filter(is_new).collect()
}

/// A kind of reason at the head of a row of counts.
pub(super) fn kind_words(kind: &str) -> &'static str {
    match kind {
        "manager" => "Held by a manager",
        "left" => "Held by a worker who had left",
        "nobody" => "Held by nobody",
        "list" => "On the list",
        _ => "Behind the measure",
    }
}
