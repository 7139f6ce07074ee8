//! The plan as it goes on from the inspection of July 2026: two points, and what the authority found itself.

use improvement::What;
use improvement::plan::{self, Rating, Shows, Source, Task, Verdict, Weight};
use jiff::civil::{Date, date};

use super::{Known, Line, REPORT_2026, Telling, Who, findings, plus};

const JOINT: Line = Line {
    id: "a18",
    title: "Assess every homeless young person of 16 and 17 together with housing, within ten working days",
    how: "One duty rota of the five districts and children's services; one form; a weekly call on whoever waits.",
    objective: "o3",
    answers: &["f26", "f10"],
    owner: "Harriet Example, head of service",
    partners: &["Housing: five district councils", "Advocacy service"],
    measures: &["HO02", "HO05", "HO05b"],
    questions: &["homeless/joint", "homeless/suited"],
    success: "No young person of 16 or 17 waits in temporary accommodation for somebody to decide.",
    pounds: Some(45_000),
    depends_on: &[],
};

const CHOICE: Line = Line {
    id: "a19",
    title: "Tell each of them, with an advocate, that they may come into care, and write down what they chose",
    how: "An advocate at the first meeting; a page in the young person's own words.",
    objective: "o3",
    answers: &["f26"],
    owner: "Harriet Example, head of service",
    partners: &["Advocacy service"],
    measures: &["HO04", "HO03"],
    questions: &["homeless/choice"],
    success: "Each can say what their choices were.",
    pounds: None,
    depends_on: &["a18"],
};

const EMPLOYERS: Line = Line {
    id: "a20",
    title: "Open thirty places for care leavers with employers, ten of them the council's own",
    how: "An agreement with employers of the county: a named person, travel paid, a second chance.",
    objective: "o3",
    answers: &["f27", "f17"],
    owner: "Leaving care manager",
    partners: &[
        "Employers",
        "Jobcentre Plus",
        "Colleges",
        "A social enterprise",
    ],
    measures: &["LV03", "LV04"],
    questions: &["leavers/work"],
    success: "More care leavers are in work or learning at 19 to 21.",
    pounds: Some(120_000),
    depends_on: &[],
};

const HEALTH: Line = Line {
    id: "a21",
    title: "Help care leavers who are ill or caring into what they can do, with health",
    how: "A mental health worker in the leaving care team; the reason kept for each young person not in work.",
    objective: "o3",
    answers: &["f27"],
    owner: "Leaving care manager",
    partners: &["Health"],
    measures: &["LV04b", "LV04c"],
    questions: &["leavers/work", "leavers/entitlements"],
    success: "Nobody is written off because of their health.",
    pounds: Some(58_000),
    depends_on: &[],
};

const MANAGERS: Line = Line {
    id: "a22",
    title: "Review every child of the disabled children's service held by a manager, and give each a worker",
    how: "The review of the cohort, reviewers from other services; recruitment beside it.",
    objective: "o1",
    answers: &["f28"],
    owner: "Harriet Example, head of service",
    partners: &[],
    measures: &["WF06", "WF05"],
    questions: &["disabled/risk", "disabled/heard"],
    success: "Each child was looked at by the date and has a worker of their own.",
    pounds: Some(210_000),
    depends_on: &[],
};

const CARERS: Line = Line {
    id: "a23",
    title: "Answer foster carers at night and at weekends, and ask each who leaves why",
    how: "A line staffed by supervising social workers; an exit talk by somebody independent.",
    objective: "o3",
    answers: &["f29"],
    owner: "Farah Example, fostering manager",
    partners: &["Foster carers", "Foster carers' association"],
    measures: &["FO02", "FO02b"],
    questions: &["fostering/support"],
    success: "Carers say that somebody answers, and fewer leave.",
    pounds: Some(36_000),
    depends_on: &[],
};

const CONFERENCES: Line = Line {
    id: "a24",
    title: "Hold first conferences in fifteen working days again",
    how: "",
    objective: "o2",
    answers: &[],
    owner: "Petra Example, conference manager",
    partners: &["Police", "Health"],
    measures: &["HP20"],
    questions: &["protection/conference"],
    success: "Children wait no longer than the law says.",
    pounds: None,
    depends_on: &[],
};

fn found(told: &mut Telling, day: Date, who: Who, id: &str, source: Source, words: &str) {
    let themes = inspection::themes::of(words);
    let change = plan::Change::FindingAdded {
        id: id.to_owned(),
        source,
        words: words.to_owned(),
        themes: themes
            .into_iter()
            .map(|theme| theme.theme().slug.to_owned())
            .collect(),
    };
    told.plan(day, who, change);
}

fn add(told: &mut Telling, day: Date, who: Who, line: Line, due: Date) {
    let action = Box::new(line.words(day, due));
    let id = line.id.to_owned();
    told.plan(day, who, plan::Change::ActionAdded { id, action });
}

pub(super) fn tell(told: &mut Telling, known: &Known) {
    let today = told.today;
    let received = date(2026, 7, 14);
    let report = findings(
        told,
        known,
        REPORT_2026,
        "Inspection, July 2026",
        received,
        Who::Director,
        26,
    );
    let written = date(2026, 7, 27);
    add(told, written, Who::Head, JOINT, plus(today, 41));
    add(told, written, Who::Head, CHOICE, plus(today, 20));
    add(told, written, Who::Head, EMPLOYERS, plus(today, 130));
    add(told, plus(written, 7), Who::Head, HEALTH, plus(today, -12));
    told.plan(
        date(2026, 9, 7),
        Who::Director,
        plan::Change::MarkedReady {
            report: report.clone(),
        },
    );
    told.plan(
        date(2026, 9, 14),
        Who::Director,
        plan::Change::Sent {
            report,
            on: date(2026, 9, 14),
        },
    );
    told.task(plus(today, -60), Who::Head, "a18", Task::UnderWay);
    told.task(plus(today, -45), Who::Head, "a20", Task::UnderWay);
    told.task(plus(today, -50), Who::Head, "a21", Task::UnderWay);
    told.evidence(
        plus(today, -9),
        Who::Head,
        "a20",
        (
            Shows::Outcome,
            Weight::Voices(
                "The care leavers' forum, eleven young people, asked in October".to_owned(),
            ),
            None,
            Verdict::InPart,
            "Six of eleven knew whom to ask for a place; two had begun one.",
        ),
    );

    found(
        told,
        plus(today, -52),
        Who::Head,
        "f28",
        Source::Own {
            title: "List of work held by managers".to_owned(),
            on: Some(plus(today, -52)),
        },
        "Work with disabled children is again held by two managers, who cannot visit all of them.",
    );
    add(told, plus(today, -50), Who::Head, MANAGERS, plus(today, 16));
    told.task(plus(today, -48), Who::Head, "a22", Task::UnderWay);

    found(
        told,
        plus(today, -80),
        Who::Fostering,
        "f29",
        Source::Complaint {
            title: "Talks with foster carers who left, January to August".to_owned(),
            on: Some(plus(today, -80)),
        },
        "Foster carers who left say that nobody answered them at night or at weekends.",
    );
    add(
        told,
        plus(today, -75),
        Who::Fostering,
        CARERS,
        plus(today, -15),
    );
    told.task(plus(today, -60), Who::Fostering, "a23", Task::UnderWay);
    told.task(plus(today, -16), Who::Fostering, "a23", Task::Done);
    told.evidence(
        plus(today, -5),
        Who::Fostering,
        "a23",
        (
            Shows::Practice,
            Weight::Elsewhere("Call log of the line, first four weeks".to_owned()),
            None,
            Verdict::Yes,
            "All but two of 61 calls were answered within ten minutes.",
        ),
    );

    add(
        told,
        plus(today, -40),
        Who::Manager,
        CONFERENCES,
        plus(today, 60),
    );
    told.on(
        plus(today, -20),
        Who::Director,
        "Two chairs begin next month; the board was told.",
        What::Plan(plan::Change::RatingSet {
            id: "a24".to_owned(),
            rating: Rating::Amber,
        }),
    );

    // A gap, as every plan has one: nobody has answered it yet.
    found(
        told,
        plus(today, -13),
        Who::Analyst,
        "f30",
        Source::PeerReview {
            title: "Regional peer challenge".to_owned(),
            on: Some(plus(today, -13)),
        },
        "The voice of disabled children is seldom recorded in their own words, and advocacy is not offered to all of them.",
    );
}
