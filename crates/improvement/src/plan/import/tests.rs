//! Plans as councils keep them: merged cells, two headings, dates as people write them.

use jiff::civil::date;

use super::*;
use crate::plan::{Finding, FindingState, Source};

fn sheet(text: &str) -> Sheet {
    Sheet {
        name: "Tracker v17".to_owned(),
        rows: text
            .lines()
            .map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect())
            .collect(),
    }
}

fn plan() -> Plan {
    let finding = |number: &str, words: &str, to_board: bool| Finding {
        id: format!("f{}{number}", if to_board { "9" } else { "" }),
        source: Source::Point {
            report: "r".to_owned(),
            number: number.to_owned(),
            page: None,
            to_board,
        },
        words: words.to_owned(),
        themes: Vec::new(),
        state: FindingState::Open,
        added: jiff::Timestamp::UNIX_EPOCH,
        changed: jiff::Timestamp::UNIX_EPOCH,
    };
    Plan {
        findings: vec![
            finding(
                "1",
                "Review all cases held by managers in the disability service.",
                false,
            ),
            finding(
                "2",
                "Ensure that return interviews are offered and held in time.",
                false,
            ),
            finding(
                "2",
                "Scrutinise how well partners share what they know.",
                true,
            ),
        ],
        ..Plan::default()
    }
}

#[test]
fn a_tracker_with_two_headings_and_merged_cells_is_read() {
    let preview = preview(
        &sheet(
            "Improvement Action Tracker||||||\n\
             Finding||Delivery||||\n\
             Ref|Recommendation|What|Who|When|RAG status|Mystery\n\
             1|Review all cases held by managers|List every case|A. Manager|31/3/26|Complete|x\n\
             ||Reallocate them|B. Manager|30 April 2026|Amber|\n\
             \n\
             Ref|Recommendation|What|Who|When|RAG status|Mystery\n\
             2|Return interviews|Offer within 72 hours|C. Manager|soon|In progress|",
        ),
        &plan(),
    );
    assert_eq!(preview.heading, Some(3));
    assert_eq!(preview.rows.len(), 3);
    let titles: Vec<&str> = preview
        .rows
        .iter()
        .map(|row| row.action.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "List every case",
            "Reallocate them",
            "Offer within 72 hours"
        ]
    );
    let dues: Vec<Option<Date>> = preview.rows.iter().map(|row| row.action.due).collect();
    assert_eq!(
        dues,
        [Some(date(2026, 3, 31)), Some(date(2026, 4, 30)), None]
    );
    let tasks: Vec<Option<Task>> = preview.rows.iter().map(|row| row.task).collect();
    assert_eq!(tasks, [Some(Task::Done), None, Some(Task::UnderWay)]);
    let matched: Vec<Vec<(&str, How)>> = preview
        .rows
        .iter()
        .map(|row| {
            row.matched
                .iter()
                .map(|m| (m.finding.as_str(), m.how))
                .collect()
        })
        .collect();
    assert_eq!(
        matched,
        [
            vec![("f1", How::Number)],
            vec![("f1", How::Number)],
            vec![("f2", How::Number)]
        ]
    );
    let last = preview.rows.last().unwrap();
    assert!(
        last.action.how.contains("due date as written: soon"),
        "nothing written is lost"
    );
    assert!(preview.doubts.iter().any(|doubt| doubt.contains("Mystery")));
    assert!(
        preview
            .doubts
            .iter()
            .any(|doubt| doubt.contains("once more") || doubt.contains("once"))
    );
}

#[test]
fn a_row_without_an_action_is_told_with_its_line_and_its_number_is_carried_down() {
    let preview = preview(
        &sheet(
            "Ref|Recommendation|What|Who|When\n\
             1||List every case|A. Manager|31/3/26\n\
             ||Reallocate them|B. Manager|30/4/26\n\
             2||||\n\
             ||Offer within 72 hours|C. Manager|1/5/26\n\
             3|||D. Manager|1/6/26\n\
             |||| \n\
             |Something of our own|Ask the staff|E. Manager|1/7/26",
        ),
        &plan(),
    );
    let matched: Vec<(usize, Vec<&str>)> = preview
        .rows
        .iter()
        .map(|row| {
            let ids = row.matched.iter().map(|each| each.finding.as_str());
            (row.line, ids.collect())
        })
        .collect();
    assert_eq!(
        matched,
        [
            (2, vec!["f1"]),
            (3, vec!["f1"]),
            (5, vec!["f2"]),
            (8, vec![])
        ]
    );
    let passed: Vec<(usize, &str)> = preview
        .passed
        .iter()
        .map(|each| (each.line, each.said.as_str()))
        .collect();
    assert_eq!(passed, [(4, "2"), (6, "3 | D. Manager | 1/6/26")]);
    let why: Vec<&str> = preview
        .passed
        .iter()
        .map(|each| each.why.as_str())
        .collect();
    assert!(why[0].contains("a heading of the rows below"), "{why:?}");
    assert!(why[1].contains("says its owner, due:"), "{why:?}");
}

#[test]
fn a_finding_said_by_its_number_comes_before_a_column_that_numbers_the_rows() {
    let preview = preview(
        &sheet(
            "Ref|Action|Finding\n\
             1|Offer within 72 hours|f2\n\
             2|List every case|1 and 2\n\
             1|Call a meeting|f99",
        ),
        &plan(),
    );
    let answers: Vec<&[String]> = (preview.rows.iter())
        .map(|row| row.action.answers.as_slice())
        .collect();
    let (first, second) = ("f1".to_owned(), "f2".to_owned());
    assert_eq!(answers, [&[second.clone()][..], &[first, second], &[]]);
}

#[test]
fn what_is_no_plan_says_so_and_what_matches_two_findings_matches_none() {
    let none = preview(&sheet("Name|Age\nA|3"), &plan());
    assert_eq!(
        (none.heading, none.rows.len(), none.doubts.len()),
        (None, 0, 1)
    );

    let mut twice = plan();
    let again = twice.findings.first().unwrap().clone();
    twice.findings.push(Finding {
        id: "f7".to_owned(),
        ..again
    });
    let preview = preview(&sheet("No|Action\n1|List every case"), &twice);
    assert!(preview.rows.first().unwrap().matched.is_empty());
}

#[test]
fn days_and_amounts_are_read_as_people_write_them_or_not_at_all() {
    for (written, read) in [
        ("2026-03-31", Some(date(2026, 3, 31))),
        ("2026-03-31T00:00:00", Some(date(2026, 3, 31))),
        ("31/03/2026", Some(date(2026, 3, 31))),
        ("31.3.26", Some(date(2026, 3, 31))),
        ("31st March 2026", Some(date(2026, 3, 31))),
        ("1 Sept 26", Some(date(2026, 9, 1))),
        ("31/02/2026", None),
        ("March 2026", None),
        ("Q3", None),
        ("", None),
    ] {
        assert_eq!(day(written), read, "{written}");
    }
    for (written, read) in [
        ("\u{a3}12,500", Some(1_250_000)),
        ("12.5", Some(1_250)),
        ("40k", Some(4_000_000)),
        ("within budget", None),
        ("-5", None),
        ("99999999999999999999", None),
    ] {
        assert_eq!(pence(written), read, "{written}");
    }
}

#[test]
fn rows_become_actions_with_ids_after_those_of_the_plan() {
    let preview = preview(
        &sheet("No|Priority|Action|Status\n1|Safety first|List every case|Done\n2||Offer in time|"),
        &plan(),
    );
    let changes = changes(&preview.rows, &plan(), date(2026, 5, 1));
    let subjects: Vec<String> = changes.iter().map(Change::subject).collect();
    assert_eq!(
        subjects,
        ["objective:o1", "action:a1", "action:a1", "action:a2"]
    );
}

proptest::proptest! {
    #[test]
    fn nothing_in_a_sheet_stops_the_reader(rows in proptest::collection::vec(proptest::collection::vec(".{0,20}", 0..6), 0..12)) {
        let mut rows = rows;
        rows.insert(0, vec!["Ref".to_owned(), "Action".to_owned(), "Due".to_owned(), "Cost".to_owned()]);
        let sheet = Sheet { name: String::new(), rows };
        let preview = preview(&sheet, &plan());
        // Every row that says anything is there, taken or told, but a heading that stands once more.
        let below = || sheet.rows.iter().skip(preview.heading.unwrap_or(0));
        let said = below().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
        let headings = preview.doubts.iter().any(|doubt| doubt.starts_with("The heading stands"));
        let told = preview.rows.len() + preview.passed.len();
        proptest::prop_assert!(told == said || (headings && told < said));
        let kept = changes(&preview.rows, &plan(), date(2026, 5, 1));
        proptest::prop_assert!(kept.len() >= preview.rows.len());
    }
}
