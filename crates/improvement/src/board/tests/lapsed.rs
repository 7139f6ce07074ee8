//! Actions that were said to be complete and are so no longer, in the exception report.

use super::*;

#[test]
fn what_was_complete_and_is_no_longer_is_an_exception_of_its_own() {
    let evidence = |id: &str, shows, what| {
        What::Plan(plan::Change::EvidenceAdded {
            action: "a1".to_owned(),
            evidence: plan::Evidence {
                id: id.to_owned(),
                shows,
                what,
                holds: None,
                verdict: plan::Verdict::Yes,
                words: "It is so.".to_owned(),
                on: date(2026, 9, 2),
            },
        })
    };
    let audit = plan::Weight::Audit("q1".to_owned());
    let voices = plan::Weight::Voices("Ten were asked.".to_owned());
    let mut changes = vec![
        ("2026-09-01", NO_REASON, finding("f1")),
        ("2026-09-01", NO_REASON, action("a1", date(2026, 9, 2))),
        (
            "2026-09-02",
            NO_REASON,
            What::Plan(plan::Change::TaskMoved {
                id: "a1".to_owned(),
                task: plan::Task::Done,
                on: date(2026, 9, 2),
            }),
        ),
        (
            "2026-09-02",
            NO_REASON,
            evidence("e1", plan::Shows::Practice, audit),
        ),
        (
            "2026-09-02",
            NO_REASON,
            evidence("e2", plan::Shows::Outcome, voices),
        ),
        (
            "2026-09-03",
            NO_REASON,
            What::Plan(plan::Change::Completed {
                id: "a1".to_owned(),
                on: date(2026, 9, 3),
                despite: Vec::new(),
            }),
        ),
    ];
    let before = Kept::of(changes.clone()).now();
    assert_eq!(told(&before, None, date(2026, 9, 21)), []);
    changes.push((
        "2026-09-12",
        "Counted twice",
        What::Plan(plan::Change::EvidenceWithdrawn {
            action: "a1".to_owned(),
            evidence: "e2".to_owned(),
        }),
    ));
    let now = Kept::of(changes).now();
    let said = told(&now, Some((&before, date(2026, 9, 10))), date(2026, 9, 21));
    let [only] = said.as_slice() else {
        panic!("{said:?}");
    };
    assert_eq!(only.sort, Sort::Lapsed);
    assert!(only.words.starts_with("1 of 1 actions"), "{}", only.words);
    assert!(only.each[0].new);
    assert!(
        only.each[0]
            .words
            .starts_with("Complete, no longer supported. Nothing shows that it is better"),
        "{}",
        only.each[0].words
    );
}
