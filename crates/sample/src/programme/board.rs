//! The improvement board: its first two years, and the one that sits again since the summer of 2026.

use improvement::What;
use improvement::board::{
    AgendaItem, Attendance, Change, DecisionWords, Escalated, Impact, Likelihood, MeetingWords,
    MemberWords, MinutedWords, Part, Progress, RiskKind, RiskWords,
};
use jiff::civil::{Date, date};

use super::{Telling, Who, plus};

const MEMBERS: [(&str, &str, &str, &str, bool); 8] = [
    ("b1", "Ruth Amory", "Independent", "Chair", true),
    (
        "b2",
        "Inés Example",
        "Marlshire County Council",
        "Director of children's services",
        false,
    ),
    (
        "b3",
        "Leonard Example",
        "Marlshire County Council",
        "Lead member for children",
        false,
    ),
    (
        "b4",
        "Cora Example",
        "Marlshire County Council",
        "Chief executive",
        false,
    ),
    (
        "b5",
        "Pauline Example",
        "Marlshire Police",
        "Chief superintendent",
        false,
    ),
    ("b6", "Hugo Example", "Health board", "Chief nurse", false),
    (
        "b7",
        "Selma Example",
        "Schools' forum",
        "Head teacher",
        false,
    ),
    (
        "b8",
        "Bola Example",
        "Children in care council",
        "Two young people and their worker",
        false,
    ),
];

fn board(told: &mut Telling, day: Date, what: Change) {
    told.on(day, Who::Analyst, "", What::Board(what));
}

/// A meeting that was held: its agenda, who was there, its minutes.
fn held(told: &mut Telling, id: &str, on: Date, items: Vec<AgendaItem>, minutes: &str) {
    set(told, id, on);
    let meeting = id.to_owned();
    board(told, plus(on, -7), Change::AgendaWritten { meeting, items });
    let attendance = Attendance {
        present: ["b1", "b2", "b3", "b5", "b6", "b8"]
            .map(ToOwned::to_owned)
            .to_vec(),
        apologies: ["b4", "b7"].map(ToOwned::to_owned).to_vec(),
        others: String::new(),
    };
    let id = id.to_owned();
    board(
        told,
        on,
        Change::MeetingHeld {
            id: id.clone(),
            attendance,
        },
    );
    board(
        told,
        plus(on, 2),
        Change::MinutesWritten {
            meeting: id,
            words: minutes.to_owned(),
        },
    );
}

fn set(told: &mut Telling, id: &str, on: Date) {
    let meeting = MeetingWords {
        on,
        begins: "10:00".to_owned(),
        place: "County Hall, the garden room".to_owned(),
    };
    board(
        told,
        plus(on, -30),
        Change::MeetingSet {
            id: id.to_owned(),
            meeting,
        },
    );
}

fn item(part: Part, title: &str, asks: &str, about: &[&str]) -> AgendaItem {
    AgendaItem {
        part,
        title: title.to_owned(),
        asks: asks.to_owned(),
        about: about.iter().map(|each| (*each).to_owned()).collect(),
        ..AgendaItem::default()
    }
}

fn decided(told: &mut Telling, on: Date, id: &str, meeting: &str, words: &str, about: &[&str]) {
    let decision = DecisionWords {
        meeting: meeting.to_owned(),
        words: words.to_owned(),
        about: about.iter().map(|each| (*each).to_owned()).collect(),
        public: true,
    };
    board(
        told,
        on,
        Change::DecisionMinuted {
            id: id.to_owned(),
            decision,
        },
    );
}

fn asked(
    told: &mut Telling,
    on: Date,
    id: &str,
    meeting: &str,
    said: (&str, &str, Date),
    about: &[&str],
) {
    let (words, who, by) = said;
    let action = MinutedWords {
        meeting: meeting.to_owned(),
        words: words.to_owned(),
        who: who.to_owned(),
        by: Some(by),
        about: about.iter().map(|each| (*each).to_owned()).collect(),
    };
    board(
        told,
        on,
        Change::ActionMinuted {
            id: id.to_owned(),
            action,
        },
    );
}

fn first_years(told: &mut Telling) {
    let about = ["action:a1", "action:a2", "finding:f1"];
    let days = [
        ("m1", date(2017, 4, 25)),
        ("m2", date(2017, 7, 11)),
        ("m3", date(2017, 11, 7)),
        ("m4", date(2018, 4, 17)),
        ("m5", date(2018, 11, 13)),
    ];
    for (id, on) in days {
        held(
            told,
            id,
            on,
            vec![
                item(
                    Part::Exceptions,
                    "Children whose work a manager holds",
                    "",
                    &about,
                ),
                item(
                    Part::Changed,
                    "The plan since last time",
                    "",
                    &["action:a6", "action:a3"],
                ),
            ],
            "The board heard what changed since last time and asked after children by number, not by name.",
        );
    }
    decided(
        told,
        date(2017, 4, 25),
        "d1",
        "m1",
        "The number of children without a worker comes to each meeting until it has been nought for a year.",
        &["action:a2", "finding:f2"],
    );
    decided(
        told,
        date(2018, 11, 13),
        "d2",
        "m5",
        "The board ends; the lead member asks for the plan twice a year.",
        &[],
    );
}

pub(super) fn tell(told: &mut Telling) {
    for (id, name, organisation, post, chair) in MEMBERS {
        let member = MemberWords {
            name: name.to_owned(),
            organisation: organisation.to_owned(),
            post: post.to_owned(),
            chair,
            from: Some(date(2017, 4, 1)),
            until: None,
            account: if id == "b8" {
                "sample-board-member".to_owned()
            } else {
                String::new()
            },
        };
        board(
            told,
            date(2017, 4, 1),
            Change::MemberWritten {
                id: id.to_owned(),
                member,
            },
        );
    }
    first_years(told);

    let today = told.today;
    let (m6, m7, m8, m9) = (
        plus(today, -98),
        plus(today, -66),
        plus(today, -38),
        plus(today, -11),
    );
    held(
        told,
        "m6",
        m6,
        vec![item(
            Part::Decide,
            "A plan for the two points of July",
            "Agree who answers for each",
            &["finding:f26", "finding:f27"],
        )],
        "The board sits again for the two points of the inspection and for what the council finds itself.",
    );
    held(
        told,
        "m7",
        m7,
        vec![
            item(
                Part::Changed,
                "Places for care leavers with employers",
                "",
                &["action:a20"],
            ),
            item(
                Part::Exceptions,
                "Foster carers who left",
                "",
                &["action:a23", "finding:f29"],
            ),
        ],
        "The young people asked why a place needs a reference that nobody in care can give. The council takes the rule away.",
    );
    held(
        told,
        "m8",
        m8,
        vec![
            item(
                Part::Exceptions,
                "Work held by managers in the disabled children's service",
                "Agree the review of every child",
                &["action:a22", "finding:f28"],
            ),
            item(
                Part::Due,
                "Joint assessment of homeless young people",
                "",
                &["action:a18"],
            ),
        ],
        "The board was told before anybody asked. It wants the number at each meeting.",
    );
    held(
        told,
        "m9",
        m9,
        vec![
            item(
                Part::Exceptions,
                "The review of children held by managers",
                "",
                &["action:a22"],
            ),
            item(
                Part::Decide,
                "Help for care leavers who are ill or caring",
                "Agree how the late action is caught up",
                &["action:a21"],
            ),
            item(
                Part::Changed,
                "The line for foster carers",
                "",
                &["action:a23"],
            ),
        ],
        "Conferences are late again; the board asked for names of those who answer, and a day.",
    );
    for (minutes, at, on) in [("m6", "m7", m7), ("m7", "m8", m8), ("m8", "m9", m9)] {
        board(
            told,
            on,
            Change::MinutesApproved {
                meeting: minutes.to_owned(),
                at: at.to_owned(),
                chair: "b1".to_owned(),
            },
        );
    }
    decided(
        told,
        m6,
        "d3",
        "m6",
        "Housing and children's services answer together for the first point; the director for the second.",
        &["finding:f26", "finding:f27"],
    );
    decided(
        told,
        m8,
        "d4",
        "m8",
        "Every child held by a manager is reviewed by somebody from another service; the number comes to each meeting.",
        &["action:a22", "finding:f28"],
    );
    decided(
        told,
        m9,
        "d5",
        "m9",
        "The chief executive is told of the posts that stay vacant in the disabled children's service.",
        &["action:a22"],
    );
    asked(
        told,
        m7,
        "t1",
        "m7",
        (
            "Ask the five districts for one rule on references",
            "Leonard Example",
            plus(m7, 30),
        ),
        &["action:a20"],
    );
    asked(
        told,
        m8,
        "t2",
        "m8",
        (
            "Say how many of the children had not been seen for eight weeks",
            "Inés Example",
            plus(m8, 14),
        ),
        &["action:a22"],
    );
    asked(
        told,
        m9,
        "t3",
        "m9",
        (
            "Bring the voices of foster carers to the next meeting",
            "Farah Example",
            plus(m9, 26),
        ),
        &["action:a23"],
    );
    board(
        told,
        plus(m8, 10),
        Change::ActionFollowed {
            id: "t2".to_owned(),
            progress: Progress::Done,
            on: plus(m8, 10),
        },
    );

    risk(
        told,
        plus(today, -60),
        "k1",
        Likelihood::Likely,
        Impact::Severe,
        "Posts in the disabled children's service stay vacant, and managers go on holding work.",
        "Harriet Example",
        "Two agency workers until spring; the academy's newly qualified workers in January.",
        &["action:a22", "finding:f28"],
    );
    risk(
        told,
        plus(today, -60),
        "k2",
        Likelihood::Possible,
        Impact::Major,
        "Districts reorganise and the joint protocol on homeless young people loses its people.",
        "Harriet Example",
        "Each district names two people; the protocol is in the transition plan.",
        &["action:a18"],
    );
    risk(
        told,
        plus(today, -35),
        "k3",
        Likelihood::Possible,
        Impact::Moderate,
        "Employers withdraw places when budgets are cut.",
        "Leaving care manager",
        "Ten of the thirty are the council's own.",
        &["action:a20"],
    );
    board(
        told,
        plus(m9, 1),
        Change::RiskEscalated {
            id: "k1".to_owned(),
            to: Escalated::ChiefExecutive,
            on: plus(m9, 1),
        },
    );
    set(told, "m10", plus(today, 17));
    let next = "m10".to_owned();
    let mut number = item(
        Part::Decide,
        "Children held by managers",
        "Agree that no new child comes to the disabled children's service until the posts are filled, and where they go meanwhile",
        &["action:a22", "risk:k1"],
    );
    number.lead = "Inés Example".to_owned();
    let items = vec![
        item(Part::Minutes, "Minutes of the last meeting", "", &[]),
        number,
        item(
            Part::Decide,
            "The voice of disabled children",
            "Name who answers for the finding of the peer challenge",
            &["finding:f30"],
        ),
        item(Part::Exceptions, "Conferences in time", "", &["action:a24"]),
    ];
    board(
        told,
        plus(today, -4),
        Change::AgendaWritten {
            meeting: next,
            items,
        },
    );
    set(told, "m11", plus(today, 45));
}

#[expect(clippy::too_many_arguments, reason = "a line of a script")]
fn risk(
    told: &mut Telling,
    on: Date,
    id: &str,
    likelihood: Likelihood,
    impact: Impact,
    words: &str,
    owner: &str,
    mitigation: &str,
    about: &[&str],
) {
    let risk = RiskWords {
        kind: RiskKind::Risk,
        words: words.to_owned(),
        likelihood,
        impact,
        owner: owner.to_owned(),
        mitigation: mitigation.to_owned(),
        about: about.iter().map(|each| (*each).to_owned()).collect(),
    };
    board(
        told,
        on,
        Change::RiskWritten {
            id: id.to_owned(),
            risk,
        },
    );
}
