//! Beginning a round: GET /audits/new and POST /audits. Whoever begins it chooses whom from; the draw chooses who.

use access::Acting;
use axum::extract::{Query, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use children::service::ChildId;
use improvement::audit::{Change, Round, RoundWords, Seat, Strata, draw, questions};
use improvement::{Child, What};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::typed::Typed;
use crate::identity::secret;
use crate::programme::{Kept, NotKept};
use crate::records::{Look, SEALED};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, day, message, summary, text, textarea};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::paths;
use crate::web::who::Who;

/// Letters of a seed.
const SEED: usize = 16;

/// The round whose children are audited again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    again: String,
}

/// The form.
pub(crate) async fn new(
    State(app): State<App>,
    Ours(look): Ours,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let mut typed = Typed::default()
        .with("size", "12")
        .with("twice", "20")
        .with("answer_days", "2")
        .with("from", "all")
        .with("set", "core")
        .with("again", asked.again.clone());
    if !asked.again.is_empty() {
        let round = kept.now.audits.round(&asked.again);
        let round = round.ok_or(Error::NotFound("this round of audits"))?;
        typed = typed
            .with_all("set", &round.words.sets)
            .with("title", format!("{}, again", round.words.title));
    }
    Ok(view(&look, &kept, &typed, &[]))
}

fn view(look: &Look, kept: &Kept, typed: &Typed, wrong: &[Wrong]) -> Page {
    let again = kept.now.audits.round(typed.get("again"));
    let title = match (wrong.is_empty(), again) {
        (false, _) => "Error: begin a round of audits",
        (true, None) => "Begin a round of audits",
        (true, Some(_)) => "Audit the same children again",
    };
    let sets: Vec<(&str, String)> = questions::SETS
        .iter()
        .map(|set| {
            (
                set.word,
                format!("{} ({} questions)", set.name, set.questions.len()),
            )
        })
        .collect();
    let strata = Strata::ALL.map(|each| (each.word(), each.name()));
    Page::new(Section::PracticeAudits, title, html! {
        @match again {
            Some(round) => { "The children of “" (round.words.title) "” whose audit was handed in, to see by question what has changed for them." }
            None => "You choose from whom; a recorded seed chooses who, so that anybody can repeat the draw and nobody can choose the children.",
        }
    })
    .crumb("Practice audits", paths::practice_audits())
    .invented(look.invented())
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::practice_audits()) novalidate {
            (form_token())
            input type="hidden" name="again" value=(typed.get("again"));
            (text("title", "What is the round called?", "For example “Permanence, spring 2027”.", typed.get("title"), wrong))
            (textarea("purpose", "What is it to find out?", "", typed.get("purpose"), 3, wrong))
            (checkboxes("set", "Which questions?", "Each is graded in Ofsted’s words, with what good looks like beside it.", &sets, typed.all("set"), wrong))
            @if again.is_none() {
                (from(look, typed, wrong))
                (text("size", "How many children?", "From 1 to 200.", typed.get("size"), wrong))
                (checkboxes("strata", "Let the sample follow the whole in", "Each part has its share of the sample, as nearly as it can.", &strata, typed.all("strata"), wrong))
            }
            (text("twice", "How many of a hundred are audited twice, blind?", "Two people audit the same child and see nothing of each other: it shows how far their grades can be relied on. 0 for none.", typed.get("twice"), wrong))
            (day("due", "When are the audits to be in?", "For example 31 3 2027.", typed.day("due"), wrong))
            (text("answer_days", "Working days for the manager’s answer to an inadequate audit", "", typed.get("answer_days"), wrong))
            button.govuk-button type="submit" { @if again.is_some() { "Begin" } @else { "Draw the sample and begin" } }
        }
    })
}

/// From whom: everybody, a team, a list, a measure.
fn from(look: &Look, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let chosen = typed.get("from");
    let option = |value: String, words: &str| html! { option value=(value) selected[value == chosen] { (words) } };
    html! {
        div.govuk-form-group {
            label.govuk-label for="from" { "From whom is the sample drawn?" }
            div.govuk-hint #from-hint { "As far as your role reaches. Of a measure: the children behind its newest month." }
            (message("from", wrong))
            select.govuk-select #from name="from" aria-describedby="from-hint" {
                (option("all".to_owned(), "Every child who is open or leaving care"))
                optgroup label="A team and those below it" {
                    @for (at, team) in (0_u16..).zip(look.teams()) { @if look.shows_team(at) { (option(format!("team:{at}"), &team.name)) } }
                }
                optgroup label="Children on a list" {
                    @for standing in look.lists.all() { @if standing.why_not().is_none() { (option(format!("list:{}", standing.list.id), standing.list.name)) } }
                }
                optgroup label="Children behind a measure" {
                    @for measured in &look.measured { @if measured.counted.is_ok() { (option(format!("measure:{}", measured.measure.id), measured.measure.name)) } }
                }
            }
        }
    }
}

/// Draws the sample and keeps the round.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&form);
    let mut kept = app.programme().await?;
    let seed: String = secret::token()?.chars().take(SEED).collect();
    let words = match checked(&look, &kept, &typed, &who, app.today(), &seed) {
        Ok(words) => words,
        Err(wrong) => {
            let page = view(&look, &kept, &typed, &wrong);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    loop {
        let id = kept.now.audits.next_id();
        let what = Change::Begun {
            id: id.clone(),
            round: Box::new(words.clone()),
        };
        let seen = [(what.subject(), 0)];
        match app.change(&who, "", &[What::Audit(what)], &seen).await {
            Ok(_) => return Ok(Redirect::to(&paths::practice_audit(&id)).into_response()),
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
}

fn checked(
    look: &Look,
    kept: &Kept,
    typed: &Typed,
    who: &Acting,
    today: Date,
    seed: &str,
) -> Result<RoundWords, Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let title = typed.line("title", "Enter what the round is called", &mut wrong);
    let purpose = typed.optional("purpose", &mut wrong);
    let sets: Vec<String> = questions::SETS
        .iter()
        .filter(|set| typed.all("set").iter().any(|word| word == set.word))
        .map(|set| set.word.to_owned())
        .collect();
    if sets.is_empty() {
        wrong.push(("set", "Choose at least one set of questions".to_owned()));
    }
    let twice = typed.number("twice", 0, 0..=100, &mut wrong);
    let answer_days = typed.number("answer_days", 2, 1..=20, &mut wrong);
    let due = typed.day("due").read().unwrap_or_else(|what| {
        wrong.push(("due", what));
        None
    });
    if due.is_some_and(|due| due < today) {
        wrong.push(("due", "The day must not be before today".to_owned()));
    }
    let again = kept.now.audits.round(typed.get("again"));
    let chosen = match again {
        Some(round) => again_from(round, &mut wrong),
        None => drawn_from(look, typed, seed, &mut wrong),
    };
    let (Some(chosen), true) = (chosen, wrong.is_empty()) else {
        return Err(wrong);
    };
    let view = look.view_words();
    Ok(RoundWords {
        title,
        purpose,
        sets,
        from: if again.is_some() || view.is_empty() {
            chosen.from
        } else {
            format!(
                "{} ({}: {})",
                chosen.from,
                who.role.name().to_lowercase(),
                view.trim_end_matches('.')
            )
        },
        as_at: look.as_at.date(),
        strata: chosen.parted,
        seed: if again.is_some() {
            String::new()
        } else {
            seed.to_owned()
        },
        pool: chosen.drawn.strata,
        chosen: chosen.drawn.chosen,
        twice: u8::try_from(twice).unwrap_or(100),
        due,
        answer_days,
        again: again.map(|round| round.id.clone()),
    })
}

/// Who is in a round.
struct Chosen {
    from: String,
    parted: Vec<Strata>,
    drawn: draw::Drawn,
}

/// The children of an earlier round whose audit was handed in.
fn again_from(round: &Round, wrong: &mut Vec<Wrong>) -> Option<Chosen> {
    let chosen: Vec<(Child, usize)> = round
        .items
        .iter()
        .filter(|item| item.handed_in(Seat::First).is_some())
        .map(|item| (item.child.clone(), 0))
        .collect();
    if chosen.is_empty() {
        wrong.push((
            "title",
            "No audit of the earlier round is handed in yet: there is nobody to audit again"
                .to_owned(),
        ));
        return None;
    }
    Some(Chosen {
        from: format!("the children of “{}”", round.words.title),
        parted: Vec::new(),
        drawn: draw::Drawn {
            strata: Vec::new(),
            chosen,
        },
    })
}

/// The draw.
fn drawn_from(look: &Look, typed: &Typed, seed: &str, wrong: &mut Vec<Wrong>) -> Option<Chosen> {
    let size = typed.number("size", 12, 1..=200, wrong);
    let parted: Vec<Strata> = Strata::ALL
        .into_iter()
        .filter(|each| typed.all("strata").iter().any(|word| word == each.word()))
        .collect();
    let (from, children) = match pool(look, typed.get("from")) {
        Ok(pool) => pool,
        Err(what) => {
            wrong.push(("from", what));
            return None;
        }
    };
    // Who was adopted is shown to nobody: nobody could audit them.
    let pool: Vec<(Child, String)> = children
        .into_iter()
        .filter(|child| look.hides(*child) != Some(SEALED))
        .filter_map(|child| {
            Some((
                Child::of(look.kept_id(child)?),
                stratum(look, child, &parted),
            ))
        })
        .collect();
    if pool.is_empty() {
        wrong.push(("from", "Nobody is in it: choose another".to_owned()));
        return None;
    }
    Some(Chosen {
        from,
        parted,
        drawn: draw::draw(seed, usize::try_from(size).unwrap_or_default(), &pool),
    })
}

/// What a child has in common with others of their part.
fn stratum(look: &Look, child: ChildId, parted: &[Strata]) -> String {
    let of = look.parted(child);
    let words: Vec<&str> = parted
        .iter()
        .map(|each| match each {
            Strata::Team => of.team.as_str(),
            Strata::Age => of.age,
            Strata::Status => of.status,
        })
        .collect();
    words.join(", ")
}

/// From whom, in words, and who they are.
fn pool(look: &Look, from: &str) -> Result<(String, Vec<ChildId>), String> {
    let of_cohort = |cohort: crate::records::cohort::Cohort| -> Vec<ChildId> {
        cohort.members.iter().map(|member| member.child).collect()
    };
    match from.split_once(':') {
        None if from == "all" => Ok((
            "children open or leaving care".to_owned(),
            look.known_children(),
        )),
        Some(("team", at)) => {
            let team = at.parse().ok().filter(|team| look.shows_team(*team));
            let team: u16 = team.ok_or("Choose a team")?;
            let words = format!("children open or leaving care of {}", look.team_name(team));
            Ok((words, look.known_children_of(team)))
        }
        Some(("list", id)) => {
            let cohort = look.cohort_of_list(id)?;
            let name = look
                .lists
                .find(id)
                .map_or("", |standing| standing.list.name);
            Ok((format!("children on the list “{name}”"), of_cohort(cohort)))
        }
        Some(("measure", id)) => {
            let cohort = look.cohort_of_measure(id, look.as_at.date(), None)?;
            let measured = look.measured.iter().find(|each| each.measure.id == id);
            let name = measured.map_or("", |each| each.measure.name);
            Ok((
                format!("children behind “{name}” in its newest month"),
                of_cohort(cohort),
            ))
        }
        Some(_) | None => Err("Choose from whom the sample is drawn".to_owned()),
    }
}
