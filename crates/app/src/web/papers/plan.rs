//! The plan as a document to send: findings, what is done about each, by whom, by when, and what will show it.

use improvement::plan::{Action, Finding, Plan};
use pack::{Block, Classification, Paper, bold, text};

use super::Moment;
use super::parts::{self, begin, or};
use crate::web::words;

/// The plan that answers a report, or the whole of it.
pub(crate) fn plan(moment: &Moment, report: Option<&str>) -> Paper {
    let plan = &moment.now.plan;
    let answer = report.and_then(|id| plan.answers.get(id));
    let mut paper = moment.paper("Improvement plan");
    paper.classification = Classification::Official;
    paper.as_at = words::day(moment.today);
    if let Some(answer) = answer {
        paper.subtitle = format!("In answer to: {}", answer.title);
        let due = answer.due().map(words::day).unwrap_or_default();
        paper.add(Block::Facts(vec![
            ("Report received".to_owned(), words::day(answer.received)),
            ("Answer due, 70 working days later".to_owned(), due),
            (
                "Sent".to_owned(),
                answer.sent.map_or_else(|| "not yet".to_owned(), words::day),
            ),
        ]));
    }
    let findings: Vec<&Finding> = plan
        .findings
        .iter()
        .filter(|each| each.is_open() && report.is_none_or(|id| each.source.report() == Some(id)))
        .collect();
    let unanswered = findings
        .iter()
        .filter(|each| plan.answering(&each.id).next().is_none())
        .count();
    if unanswered > 0 {
        paper.warning(format!(
            "{unanswered} of {} {} no action that answers it.",
            words::count(findings.len(), "finding", "findings"),
            if unanswered == 1 { "has" } else { "have" }
        ));
    }
    begin(
        &mut paper,
        "What was found, and what is done about it",
        &format!(
            "{}.",
            words::capital(&words::count(findings.len(), "finding", "findings"))
        ),
    );
    for finding in findings {
        paper.heading(2, format!("Finding {}", parts::number(finding)));
        paper.words(&finding.words);
        let actions: Vec<&Action> = plan.answering(&finding.id).collect();
        if actions.is_empty() {
            paper.warning("No action answers it.");
        }
        paper.bullets(actions.iter().map(|action| {
            vec![
                bold(format!("Action {}. ", action.id)),
                text(&action.words.title),
            ]
        }));
    }
    paper.heading(1, "Actions");
    for action in plan.in_force() {
        one(&mut paper, plan, action);
    }
    Moment::versioned(paper)
}

fn one(paper: &mut Paper, plan: &Plan, action: &Action) {
    let said = &action.words;
    paper.heading(2, format!("Action {}: {}", action.id, said.title));
    if !said.how.trim().is_empty() {
        paper.words(&said.how);
    }
    let mut facts = vec![
        ("Owner".to_owned(), or(&said.owner, "nobody yet")),
        (
            "Due".to_owned(),
            said.due.map_or_else(|| "no day set".to_owned(), words::day),
        ),
        ("Task".to_owned(), action.task.name().to_owned()),
    ];
    let mut more = |name: &str, words: String| {
        if !words.is_empty() {
            facts.push((name.to_owned(), words));
        }
    };
    more("With", said.partners.join(", "));
    more(
        "Serves",
        plan.objective(&said.objective)
            .map(|each| each.title.clone())
            .unwrap_or_default(),
    );
    let names: Vec<String> = said
        .measures
        .iter()
        .map(|code| {
            ::measures::catalogue::find(code)
                .map_or_else(|| code.clone(), |measure| measure.name.to_owned())
        })
        .collect();
    more("Shown by", names.join("; "));
    more("Different when it worked", said.success.clone());
    paper.add(Block::Facts(facts));
}
