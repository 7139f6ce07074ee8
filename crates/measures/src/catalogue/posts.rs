//! Posts and those who fill them: vacancies, agency staff, who left, who is new.

use children::service::{Fact, Post, Worker};
use children::{Day, Service};

use super::usual::snapshot;
use super::workforce::full_time;
use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Judge, Measure, Unit, Value};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[&VACANCIES, &TURNOVER, &AGENCY, &NEWLY_QUALIFIED];

const HERE: Area = Area::Leaders;
const CENSUS: &str = "Children's social work workforce census";

/// Posts on each snapshot: of every team the latest count on or before the day; full-time posts, met or not.
fn posts(service: &Service, cases: &mut Cases<'_>, parts: impl Fn(&Post) -> (u32, u32)) {
    // A count holds until the team is counted again.
    let again = |team, on: Day| {
        (service.posts.iter())
            .filter(|post| post.team == team)
            .filter_map(|post| post.on.filter(|later| *later > on))
            .min()
    };
    for (at, post) in (0..).zip(&service.posts) {
        cases.of(Subject::Row(at));
        let Some(on) = post.on else {
            cases.left_out(None, post.at);
            continue;
        };
        let holds = children::history::Spell {
            from: Some(on),
            to: again(post.team, on),
        };
        let (met, not) = parts(post);
        for (met, hundredths) in [(true, met), (false, not)] {
            let full_time = f64::from(hundredths) / 100.0;
            cases.amounts_while_open(holds, post.at, |_| Some((met, full_time)));
        }
    }
}

/// Share of posts that are vacant.
pub static VACANCIES: Measure = Measure {
    id: "WF02",
    name: "Vacant posts",
    asks: "Of the posts for social workers, how many are vacant?",
    better: Better::Lower,
    met: "posts not filled by the council's own staff, in full-time equivalents",
    counted: "established posts, in full-time equivalents",
    value: Value::Ratio(Unit::Share),
    needs: &[Fact::Posts],
    source: CENSUS,
    published: Some("Work_Force_Vac_Rate"),
    beware: "A post covered by agency staff is vacant.",
    judge: Judge::Service(vacancies),
    ..snapshot(HERE)
};

fn vacancies(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    posts(service, cases, |post| {
        (post.established.saturating_sub(post.filled), post.filled)
    });
}

/// Social workers of the council's own staff.
fn own_staff(worker: &Worker) -> bool {
    worker.social_worker == Some(true) && worker.agency != Some(true)
}

/// Social workers who left in a year for each in post.
pub static TURNOVER: Measure = Measure {
    id: "WF03",
    name: "Social workers who left, for each in post",
    asks: "How many social workers left in twelve months for each in post at the end?",
    better: Better::Lower,
    met: "social workers who left in the twelve months to the day, in full-time equivalents",
    counted: "those who left and those in post at the end, in full-time equivalents",
    value: Value::Ratio(Unit::Times),
    needs: &[Fact::Staff],
    source: CENSUS,
    published: Some("Work_Force_TO_Rate"),
    beware: "Agency staff are left out. Workers whose hours are not known count as full-time.",
    judge: Judge::Service(turnover),
    ..snapshot(HERE)
};

fn turnover(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for (at, worker) in (0..)
        .zip(&service.workers)
        .filter(|(_, worker)| own_staff(worker))
    {
        let (Some(employed), Some(origin)) = (worker.employed, worker.at) else {
            continue;
        };
        cases.of(Subject::Worker(at));
        cases.amounts_while_open(employed, origin, |_| Some((false, full_time(worker))));
        if let Some(left) = employed.to {
            let gone = children::history::Spell {
                from: Some(left),
                to: Some(left.plus_years(1)),
            };
            cases.amounts_while_open(gone, origin, |_| Some((true, full_time(worker))));
        }
    }
}

/// Share of workers from agencies.
pub static AGENCY: Measure = Measure {
    id: "WF04",
    name: "Agency staff",
    asks: "Of those who do the work, how many come from an agency?",
    better: Better::Lower,
    met: "agency staff, in full-time equivalents",
    counted: "own and agency staff, in full-time equivalents",
    value: Value::Ratio(Unit::Share),
    needs: &[Fact::Posts],
    source: CENSUS,
    published: Some("Work_Force_Agecy_Rate"),
    judge: Judge::Service(agency),
    ..snapshot(HERE)
};

fn agency(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    posts(service, cases, |post| (post.agency, post.filled));
}

/// Share of social workers in their first year.
pub static NEWLY_QUALIFIED: Measure = Measure {
    id: "WF11",
    name: "Newly qualified social workers",
    asks: "Of the social workers, how many are in their assessed and supported year?",
    met: "in the assessed and supported year",
    counted: "social workers in post",
    needs: &[Fact::Staff],
    source: CENSUS,
    beware: "Who is in that year is known as it stands now: earlier months show those who were here then.",
    judge: Judge::Service(newly_qualified),
    ..snapshot(HERE)
};

fn newly_qualified(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for (at, worker) in (0..).zip(&service.workers) {
        if worker.social_worker == Some(true)
            && let (Some(employed), Some(origin)) = (worker.employed, worker.at)
        {
            cases.of(Subject::Worker(at));
            cases.while_open(employed, origin, |_| worker.newly_qualified);
        }
    }
}
