//! What a board's changes add up to, what its agenda should hold, what it must be told.

mod lapsed;

use jiff::civil::date;

use super::*;
use crate::plan::{self, ActionWords, Signal, Source};
use crate::{By, Programme, What};

/// Changes of a programme, one a day from 1 September 2026 at noon.
struct Kept(Vec<crate::Change>);

impl Kept {
    fn of(whats: impl IntoIterator<Item = (&'static str, &'static str, What)>) -> Self {
        let changes = whats.into_iter().zip(1..);
        Self(
            changes
                .map(|((at, why, what), seq)| crate::Change {
                    seq,
                    at: format!("{at}T12:00:00Z").parse().unwrap(),
                    by: By {
                        person: "p1".to_owned(),
                        name: "Ruth Amos".to_owned(),
                        role: "director".to_owned(),
                    },
                    why: why.to_owned(),
                    what,
                })
                .collect(),
        )
    }

    fn now(&self) -> Programme {
        Programme::of(&self.0)
    }
}

fn meeting(id: &str, on: Date) -> What {
    What::Board(Change::MeetingSet {
        id: id.to_owned(),
        meeting: MeetingWords {
            on,
            begins: "10:00".to_owned(),
            place: "Council chamber".to_owned(),
        },
    })
}

fn held(id: &str) -> What {
    What::Board(Change::MeetingHeld {
        id: id.to_owned(),
        attendance: Attendance {
            present: vec!["b1".to_owned()],
            ..Attendance::default()
        },
    })
}

fn minutes(meeting: &str, words: &str) -> What {
    What::Board(Change::MinutesWritten {
        meeting: meeting.to_owned(),
        words: words.to_owned(),
    })
}

fn action(id: &str, due: Date) -> What {
    What::Plan(plan::Change::ActionAdded {
        id: id.to_owned(),
        action: Box::new(ActionWords {
            title: format!("Action {id}"),
            owner: "Head of service".to_owned(),
            due: Some(due),
            answers: vec!["f1".to_owned()],
            measures: vec!["HP15".to_owned()],
            ..ActionWords::default()
        }),
    })
}

fn finding(id: &str) -> What {
    What::Plan(plan::Change::FindingAdded {
        id: id.to_owned(),
        source: Source::Own {
            title: "Seen in supervision".to_owned(),
            on: None,
        },
        words: format!("Finding {id}"),
        themes: Vec::new(),
    })
}

fn risk(id: &str, impact: Impact, likelihood: Likelihood) -> What {
    What::Board(Change::RiskWritten {
        id: id.to_owned(),
        risk: RiskWords {
            words: format!("Risk {id}"),
            likelihood,
            impact,
            owner: "Director".to_owned(),
            ..RiskWords::default()
        },
    })
}

const NO_REASON: &str = "";

fn told(now: &Programme, before: Option<(&Programme, Date)>, today: Date) -> Vec<Exception> {
    exceptions(
        now,
        before,
        &Judged {
            today,
            now: format!("{today}T12:00:00Z").parse().unwrap(),
            signal: &|_| Signal::AsExpected,
            left: &|_| false,
        },
    )
}

#[test]
fn minutes_are_approved_at_a_later_meeting_and_corrections_are_kept() {
    let kept = Kept::of([
        ("2026-09-01", NO_REASON, meeting("m1", date(2026, 9, 3))),
        ("2026-09-03", NO_REASON, held("m1")),
        ("2026-09-04", NO_REASON, minutes("m1", "Draft.")),
        ("2026-09-05", NO_REASON, minutes("m1", "Second draft.")),
        ("2026-09-06", NO_REASON, meeting("m2", date(2026, 10, 1))),
        ("2026-10-01", NO_REASON, held("m2")),
        (
            "2026-10-02",
            NO_REASON,
            What::Board(Change::MinutesApproved {
                meeting: "m1".to_owned(),
                at: "m2".to_owned(),
                chair: "b1".to_owned(),
            }),
        ),
        ("2026-10-09", "A name was wrong", minutes("m1", "Right.")),
    ]);
    let now = kept.now();
    assert!(now.doubts.is_empty());
    let first = now.board.meeting("m1").unwrap();
    assert_eq!(first.minutes.words, "Right.");
    let approved = first.minutes.approved.as_ref().unwrap();
    assert_eq!(
        (approved.on, approved.chair.as_str()),
        (date(2026, 10, 1), "b1")
    );
    assert_eq!(first.minutes.before.len(), 2);
    let corrections: Vec<_> = first.minutes.corrections().collect();
    assert_eq!(corrections.len(), 1);
    assert_eq!(
        (corrections[0].was.as_str(), corrections[0].why.as_str()),
        ("Second draft.", "A name was wrong")
    );
}

#[test]
fn two_boards_on_one_day_are_both_kept_and_each_knows_the_other() {
    let kept = Kept::of([
        ("2026-09-01", NO_REASON, meeting("m1", date(2026, 9, 3))),
        ("2026-09-01", NO_REASON, meeting("m2", date(2026, 9, 3))),
        ("2026-09-01", NO_REASON, meeting("m3", date(2026, 9, 3))),
        (
            "2026-09-02",
            "Not quorate",
            What::Board(Change::MeetingCancelled {
                id: "m3".to_owned(),
            }),
        ),
    ]);
    let board = kept.now().board;
    let first = board.meeting("m1").unwrap();
    let others: Vec<&str> = board.same_day(first).map(|each| each.id.as_str()).collect();
    assert_eq!(others, ["m2"]);
    assert_eq!(
        board.told_apart(first),
        Some("10:00, Council chamber, meeting m1".to_owned())
    );
    let cancelled = board.meeting("m3").unwrap();
    assert_eq!(cancelled.cancelled_because, "Not quorate");
    assert_eq!(board.next(date(2026, 9, 4)), None);
    assert_eq!(board.next_id('m'), "m4");
}

#[test]
fn a_chair_who_left_is_no_chair_and_is_not_forgotten() {
    let member = |id: &str, chair, from, until| {
        What::Board(Change::MemberWritten {
            id: id.to_owned(),
            member: MemberWords {
                name: format!("Member {id}"),
                chair,
                from: Some(from),
                until,
                ..MemberWords::default()
            },
        })
    };
    let board = Kept::of([
        (
            "2026-09-01",
            NO_REASON,
            member("b1", true, date(2026, 1, 1), Some(date(2026, 6, 30))),
        ),
        (
            "2026-09-01",
            NO_REASON,
            member("b2", true, date(2026, 7, 1), None),
        ),
    ])
    .now()
    .board;
    let chair = |day| {
        let ids: Vec<&str> = board.chairs_on(day).map(|each| each.id.as_str()).collect();
        ids
    };
    assert_eq!(chair(date(2026, 6, 30)), ["b1"]);
    assert_eq!(chair(date(2026, 7, 1)), ["b2"]);
    assert_eq!(chair(date(2025, 12, 31)), Vec::<&str>::new());
    assert_eq!(board.members.len(), 2);
}

#[test]
fn escalated_risks_come_first_then_the_gravest_and_what_they_said_before_is_kept() {
    let kept = Kept::of([
        (
            "2026-09-01",
            NO_REASON,
            risk("k1", Impact::Minor, Likelihood::Likely),
        ),
        (
            "2026-09-01",
            NO_REASON,
            risk("k2", Impact::Severe, Likelihood::Possible),
        ),
        (
            "2026-09-01",
            NO_REASON,
            risk("k3", Impact::Moderate, Likelihood::Unlikely),
        ),
        (
            "2026-09-02",
            "No money",
            What::Board(Change::RiskEscalated {
                id: "k3".to_owned(),
                to: Escalated::ChiefExecutive,
                on: date(2026, 9, 2),
            }),
        ),
        (
            "2026-09-03",
            "Two left",
            risk("k1", Impact::Moderate, Likelihood::Likely),
        ),
    ]);
    let now = kept.now();
    let ids = |board: &Board| -> Vec<String> {
        board
            .open_risks()
            .iter()
            .map(|risk| risk.id.clone())
            .collect()
    };
    assert_eq!(ids(&now.board), ["k3", "k2", "k1"]);
    let reworded = &now.board.risks[0].before[0];
    assert!(reworded.was.starts_with("Risk k1 Likely, minor."));
    assert_eq!(reworded.why, "Two left");
    let said = told(&now, None, date(2026, 9, 10));
    assert_eq!(said[0].sort, Sort::Escalated);
    assert_eq!(
        said[0].words,
        "1 of 3 open risks and exceptions was put before somebody above the board."
    );
    assert_eq!(
        said[0].each[0].words,
        "Put before the chief executive on 2 September 2026. No money"
    );

    let mut ended = kept;
    let what = Change::EscalationEnded {
        id: "k3".to_owned(),
        on: date(2026, 9, 4),
    };
    ended
        .0
        .extend(Kept::of([("2026-09-04", "Paid for", What::Board(what))]).0);
    let board = ended.now().board;
    assert_eq!(ids(&board), ["k2", "k1", "k3"]);
    assert_eq!(
        board.risks[2].escalations[0].ended,
        Some((date(2026, 9, 4), "Paid for".to_owned()))
    );
}

#[test]
fn what_went_off_track_since_the_last_meeting_is_told_apart() {
    let kept = Kept::of([
        ("2026-09-01", NO_REASON, finding("f1")),
        ("2026-09-01", NO_REASON, finding("f2")),
        ("2026-09-01", NO_REASON, action("a1", date(2026, 9, 2))),
        ("2026-09-01", NO_REASON, action("a2", date(2026, 9, 20))),
        ("2026-09-01", NO_REASON, action("a3", date(2027, 9, 20))),
    ]);
    let now = kept.now();
    let meeting = date(2026, 9, 10);
    let said = told(&now, Some((&now, meeting)), date(2026, 9, 21));
    let sorts: Vec<Sort> = said.iter().map(|each| each.sort).collect();
    assert_eq!(sorts, [Sort::OffTrack, Sort::Unanswered]);
    assert_eq!(
        said[0].words,
        "2 of 3 actions are off track, 1 since the meeting of 10 September 2026."
    );
    let marked: Vec<(&str, bool)> = said[0]
        .each
        .iter()
        .map(|one| (one.subject.as_str(), one.new))
        .collect();
    assert_eq!(marked, [("action:a2", true), ("action:a1", false)]);
    assert_eq!(
        said[1].words,
        "1 of 2 findings has no action that answers it."
    );
}

#[test]
fn a_minuted_action_is_followed_until_it_is_done() {
    let minuted = |words: &str| {
        What::Board(Change::ActionMinuted {
            id: "t1".to_owned(),
            action: MinutedWords {
                meeting: "m1".to_owned(),
                words: words.to_owned(),
                who: "Director".to_owned(),
                by: Some(date(2026, 9, 30)),
                about: Vec::new(),
            },
        })
    };
    let mut kept = Kept::of([
        ("2026-09-01", NO_REASON, meeting("m1", date(2026, 9, 3))),
        ("2026-09-03", NO_REASON, minuted("Write to helth")),
        ("2026-09-04", "Spelling", minuted("Write to health")),
    ]);
    let today = date(2026, 10, 1);
    let said = told(&kept.now(), None, today);
    assert_eq!(
        said[0].words,
        "1 of 1 open minuted actions is past its day."
    );
    assert_eq!(said[0].each[0].words, "Director, by 30 September 2026.");
    assert_eq!(
        kept.now().board.minuted[0].before[0].was,
        "Write to helth (Director, by 2026-09-30)"
    );
    let done = What::Board(Change::ActionFollowed {
        id: "t1".to_owned(),
        progress: Progress::Done,
        on: today,
    });
    kept.0
        .extend(Kept::of([("2026-10-01", "They wrote back", done)]).0);
    assert!(told(&kept.now(), None, today).is_empty());
    let followed = kept.now().board.minuted[0].followed.clone().unwrap();
    assert_eq!(followed.2, "They wrote back");
}

#[test]
fn an_agenda_begins_with_minutes_and_exceptions_and_says_what_changed_and_what_is_due() {
    let kept = Kept::of([
        ("2026-09-01", NO_REASON, meeting("m1", date(2026, 9, 3))),
        ("2026-09-03", NO_REASON, held("m1")),
        ("2026-09-03", NO_REASON, minutes("m1", "Draft.")),
        ("2026-09-05", NO_REASON, finding("f1")),
        ("2026-09-05", NO_REASON, action("a1", date(2026, 9, 6))),
        ("2026-09-05", NO_REASON, action("a2", date(2026, 10, 5))),
        ("2026-09-05", NO_REASON, action("a3", date(2026, 10, 5))),
        (
            "2026-09-06",
            "Done by health instead",
            What::Plan(plan::Change::ActionDropped {
                id: "a3".to_owned(),
            }),
        ),
    ]);
    let now = kept.now();
    let today = date(2026, 9, 30);
    let said = told(&now, None, today);
    let items = agenda(&now, &kept.0[3..], &said, today, date(2026, 11, 1));
    let parts: Vec<(Part, &str)> = items
        .iter()
        .map(|item| (item.part, item.title.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            (Part::Minutes, "Minutes of 3 September 2026"),
            (Part::Exceptions, "Actions off track"),
            (Part::Decide, "Actions that will not be done"),
            (Part::Changed, "What changed in the programme"),
            (Part::Due, "Due by 1 November 2026"),
        ]
    );
    assert_eq!(items[2].why, "Action a3");
    assert_eq!(
        items[3].why,
        "3 actions added, 1 finding added, 1 action changed."
    );
    assert_eq!(items[4].about, ["action:a2"]);

    let mut board = now.board.clone();
    board.meetings[0].agenda = items;
    let about = |subject: &str| board.meetings_about(&[subject.to_owned()]).len();
    assert_eq!((about("action:a2"), about("action:a9")), (1, 0));
}

#[test]
fn only_a_paper_issued_for_anybody_and_not_taken_back_is_public() {
    let paper = |file: &str, audience: Audience, classification| {
        What::Board(Change::PaperIssued {
            meeting: "m1".to_owned(),
            paper: PaperWords {
                file: file.to_owned(),
                title: "Pack".to_owned(),
                version: "1".to_owned(),
                classification,
                audience,
            },
        })
    };
    let board = Kept::of([
        ("2026-09-01", NO_REASON, meeting("m1", date(2026, 9, 3))),
        (
            "2026-09-01",
            NO_REASON,
            paper("1", Audience::Public, Classification::Public),
        ),
        (
            "2026-09-01",
            NO_REASON,
            paper("2", Audience::Board, Classification::OfficialSensitive),
        ),
        (
            "2026-09-01",
            NO_REASON,
            paper("3", Audience::Public, Classification::OfficialSensitive),
        ),
        (
            "2026-09-01",
            NO_REASON,
            paper("4", Audience::Public, Classification::Public),
        ),
        (
            "2026-09-02",
            "A wrong figure",
            What::Board(Change::PaperWithdrawn {
                meeting: "m1".to_owned(),
                file: "4".to_owned(),
            }),
        ),
    ])
    .now()
    .board;
    let public: Vec<&str> = board.meetings[0]
        .papers
        .iter()
        .filter(|paper| paper.is_public())
        .map(|paper| paper.words.file.as_str())
        .collect();
    assert_eq!(public, ["1"]);
    assert_eq!(board.meetings[0].papers_in_force().count(), 3);
}

#[test]
fn what_fits_nothing_is_a_doubt() {
    let kept = Kept::of([
        ("2026-09-01", NO_REASON, held("m9")),
        (
            "2026-09-01",
            NO_REASON,
            What::Board(Change::RiskReopened {
                id: "k9".to_owned(),
            }),
        ),
        (
            "2026-09-01",
            NO_REASON,
            What::Board(Change::ActionFollowed {
                id: "t9".to_owned(),
                progress: Progress::Done,
                on: date(2026, 9, 1),
            }),
        ),
    ]);
    assert_eq!(kept.now().doubts.len(), 3);
}

#[test]
fn a_change_is_read_back_from_what_is_kept_of_it() {
    for what in [
        meeting("m1", date(2026, 9, 3)),
        held("m1"),
        minutes("m1", "Words"),
        risk("k1", Impact::Severe, Likelihood::AlmostCertain),
    ] {
        let kept = serde_json::to_string(&what).unwrap();
        assert_eq!(serde_json::from_str::<What>(&kept).unwrap(), what);
    }
}
