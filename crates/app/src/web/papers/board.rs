//! The board's pack, in the order boards asked for: issues and what is proposed on one page, what changed, exceptions,
//! coverage, core measures, audit learning, voices, decisions asked, appendix. Complete without a link.

use improvement::board::{Meeting, Part, Sort};
use improvement::plan::coverage::Cover;
use improvement::plan::{Became, FindingBecame, Rating, Weight, compare};
use pack::{Cell, Classification, Column, Paper, Table, bold, quote, text};

use super::parts::{self, begin, or};
use super::{Moment, issues, measures};
use crate::web::pages::board::called;
use crate::web::words;

/// The most voices quoted.
const VOICES: usize = 8;

/// The pack for a meeting.
pub(crate) fn board(moment: &Moment, meeting: Option<&Meeting>) -> Paper {
    let mut paper = moment.paper("Improvement board pack");
    paper.classification = Classification::OfficialSensitive;
    paper.subtitle = match meeting {
        Some(meeting) => format!("Meeting of {}", called(&moment.now.board, meeting)),
        None => "No meeting is set".to_owned(),
    };
    issues(&mut paper, moment, meeting);
    paper.page_break();
    changed(&mut paper, moment);
    exceptions(&mut paper, moment);
    coverage(&mut paper, moment);
    let months = measures::section(&mut paper, moment);
    audits(&mut paper, moment);
    voices(&mut paper, moment);
    decisions(&mut paper, moment, meeting);
    appendix(&mut paper, moment);
    if !months.is_empty() {
        paper.heading(1, "Appendix: the months behind the pictures");
        for table in months {
            paper.add(table);
        }
    }
    Moment::versioned(paper)
}

/// What the board is asked to decide at a meeting: what the agenda asks.
fn asks(meeting: Option<&Meeting>) -> Vec<(String, String)> {
    meeting
        .into_iter()
        .flat_map(|meeting| &meeting.agenda)
        .filter(|item| !item.asks.trim().is_empty() || item.part == Part::Decide)
        .map(|item| (item.title.clone(), or(&item.asks, "Decide")))
        .collect()
}

fn issues(paper: &mut Paper, moment: &Moment, meeting: Option<&Meeting>) {
    let rows = parts::matrix(moment);
    begin(paper, "Issues, and what we propose", &parts::covered(&rows));
    let issues = issues::of(moment, meeting);
    if issues.is_empty() {
        paper.words("Nothing stands otherwise than the plan says.");
    } else {
        paper.add(issues::table(&issues));
        if let Some(more) = issues::more(moment, &issues) {
            paper.words(more);
        }
    }
    let asks = asks(meeting);
    paper.heading(2, "We ask the board to");
    if asks.is_empty() {
        paper.words("No decision is asked for at this meeting.");
    } else {
        paper.numbered(
            asks.iter()
                .map(|(title, asks)| vec![bold(format!("{title}. ")), text(asks)]),
        );
    }
}

fn changed(paper: &mut Paper, moment: &Moment) {
    let Some((before, on)) = &moment.before else {
        begin(
            paper,
            "What changed",
            "No earlier meeting was held: everything in this pack is new.",
        );
        return;
    };
    let differs = compare(&before.plan, *on, &moment.now.plan, moment.today);
    let since = words::day(*on);
    let moved = measures::moved(moment, *on);
    let measures_moved = match moved.as_deref() {
        None => "whether measures moved cannot be told".to_owned(),
        Some(moved) => format!(
            "{} moved",
            words::count(moved.len(), "core measure", "core measures")
        ),
    };
    let that = |is: fn(Became) -> bool| differs.actions_that(is);
    let answer = if differs.is_empty() {
        format!("Nothing in the plan changed since {since}; {measures_moved}.")
    } else {
        format!(
            "Since {since} {} changed: {} added, {} completed; {measures_moved}.",
            words::count(differs.actions.len(), "action", "actions"),
            that(|each| each == Became::Added),
            that(|each| each == Became::Completed),
        )
    };
    begin(paper, "What changed since last time", &answer);
    if let Some(moved) = moved.filter(|moved| !moved.is_empty()) {
        let columns = [
            Column::words("Measure", 5),
            Column::words("At the last meeting", 3),
            Column::words("Now", 6),
        ];
        let rows = moved.into_iter().map(|each| {
            vec![
                Cell::from(each.name),
                Cell::from(each.was),
                Cell::from(each.now),
            ]
        });
        paper.add(Table::new("Core measures that moved by more than chance", columns).rows(rows));
    }
    if !differs.actions.is_empty() {
        let mut table = Table::new(
            "Actions that changed",
            [
                Column::words("Action", 5),
                Column::words("What became of it", 5),
            ],
        );
        for action in &differs.actions {
            let became: Vec<String> = action.became.iter().map(|each| each.words()).collect();
            table = table.row([
                Cell::from(format!("{} {}", action.id, action.title)),
                Cell::from(became.join("; ")),
            ]);
        }
        paper.add(table);
    }
    if !differs.findings.is_empty() {
        let mut table = Table::new(
            "Findings that changed",
            [
                Column::words("Finding", 6),
                Column::words("What became of it", 4),
            ],
        );
        for finding in &differs.findings {
            let became = match &finding.became {
                FindingBecame::Added => "Came into the plan".to_owned(),
                FindingBecame::Corrected(_) => "Its words were put right".to_owned(),
                FindingBecame::Withdrawn(why) => format!("Withdrawn: {why}"),
                FindingBecame::Restored => "Needs an answer again".to_owned(),
            };
            table = table.row([
                Cell::from(format!("{} {}", finding.id, finding.words)),
                Cell::from(became),
            ]);
        }
        paper.add(table);
    }
}

fn exceptions(paper: &mut Paper, moment: &Moment) {
    let new: usize = moment
        .exceptions
        .iter()
        .flat_map(|exception| &exception.each)
        .filter(|one| one.new)
        .count();
    let answer = match (moment.exceptions.len(), &moment.before) {
        (0, _) => "Nothing stands otherwise than the plan says.".to_owned(),
        (_, Some((_, on))) => format!(
            "{} since the meeting of {}.",
            words::capital(&words::count(
                new,
                "thing has become an exception",
                "things have become exceptions"
            )),
            words::day(*on)
        ),
        (_, None) => "What is not as the plan says, the gravest first.".to_owned(),
    };
    begin(paper, "Exceptions", &answer);
    for exception in &moment.exceptions {
        paper.heading(2, exception.sort.name());
        paper.words(&exception.words);
        if exception.each.is_empty() {
            continue;
        }
        paper.bullets(exception.each.iter().map(|one| {
            let mut runs = vec![
                bold(format!("{}. ", one.title.trim_end_matches('.'))),
                text(&one.words),
            ];
            if one.new {
                runs.push(bold(" New since last time."));
            }
            runs
        }));
    }
}

fn coverage(paper: &mut Paper, moment: &Moment) {
    let rows = parts::matrix(moment);
    begin(
        paper,
        "Does the plan answer the findings?",
        &parts::covered(&rows),
    );
    paper.add(parts::coverage_picture(&rows, &words::day(moment.today)));
    let gaps: Vec<_> = rows.iter().filter(|row| row.cover < Cover::Half).collect();
    if !gaps.is_empty() {
        paper.heading(2, "Gaps");
        paper.add(parts::findings_table(
            "Findings without an action, or with nothing that would show whether it worked",
            &gaps,
        ));
    }
}

fn audits(paper: &mut Paper, moment: &Moment) {
    let rounds: Vec<_> = moment
        .now
        .audits
        .all
        .iter()
        .rev()
        .filter(|round| round.handed_in() > 0)
        .take(2)
        .collect();
    let Some(newest) = rounds.first() else {
        begin(
            paper,
            "Audit learning",
            "No practice audit has been handed in.",
        );
        return;
    };
    let overall = newest.overall();
    begin(
        paper,
        "Audit learning",
        &format!(
            "{}: {} of {} audited were graded good or outstanding.",
            newest.words.title,
            overall.good_or_better(),
            words::count(
                overall.graded(),
                "child\u{2019}s record",
                "children\u{2019}s records"
            )
        ),
    );
    let mut table = Table::new(
        "Graded good or outstanding, by question",
        std::iter::once(Column::words("Question", 4)).chain(
            rounds
                .iter()
                .map(|round| Column::words(&round.words.title, 2)),
        ),
    );
    for (_, question) in improvement::audit::questions::of_sets(&newest.words.sets) {
        let said = rounds.iter().map(|round| {
            let counts = round.counts(question.key);
            Cell::from(format!(
                "{} of {}",
                counts.good_or_better(),
                counts.graded()
            ))
        });
        table = table.row(std::iter::once(Cell::from(question.short)).chain(said));
    }
    paper.add(table);
    let (confirmed, better, worse) = newest.moderation();
    paper.stamp(format!(
        "{} of {} handed in · moderated: {confirmed} confirmed, {better} graded better, {worse} graded worse · {} audited by two",
        newest.handed_in(),
        newest.to_audit(),
        newest.doubled()
    ));
    let waiting = moment.now.audits.waiting().len();
    if waiting > 0 {
        paper.words(format!(
            "{} graded inadequate and not seen to yet.",
            words::capital(&words::count(
                waiting,
                "child\u{2019}s audit was",
                "children\u{2019}s audits were"
            ))
        ));
    }
}

fn voices(paper: &mut Paper, moment: &Moment) {
    let mut heard: Vec<_> = moment
        .now
        .plan
        .in_force()
        .flat_map(|action| action.evidence.iter().map(move |each| (action, each)))
        .filter_map(|(action, each)| match &each.what {
            Weight::Voices(how) => Some((action, each, how)),
            Weight::Audit(_)
            | Weight::Review(_)
            | Weight::Measure { .. }
            | Weight::File { .. }
            | Weight::Elsewhere(_) => None,
        })
        .collect();
    heard.sort_by_key(|(_, each, _)| std::cmp::Reverse(each.on));
    begin(
        paper,
        "What children, families and carers say",
        &match heard.len() {
            0 => "Nobody has laid down what children, families or carers said.".to_owned(),
            n => format!(
                "{} beside the plan\u{2019}s actions.",
                words::capital(&words::count(n, "account stands", "accounts stand"))
            ),
        },
    );
    for (action, each, how) in heard.into_iter().take(VOICES) {
        paper.paragraph([
            quote(&each.words, format!("{how}, {}", words::day(each.on))),
            text(format!(" On action {}: {}.", action.id, action.words.title)),
        ]);
    }
}

fn decisions(paper: &mut Paper, moment: &Moment, meeting: Option<&Meeting>) {
    let asks = asks(meeting);
    begin(
        paper,
        "Decisions asked",
        &match asks.len() {
            0 => "No decision is asked for at this meeting.".to_owned(),
            n => format!(
                "The board is asked for {}.",
                words::count(n, "decision", "decisions")
            ),
        },
    );
    paper.numbered(
        asks.iter()
            .map(|(title, asks)| vec![bold(format!("{title}. ")), text(asks)]),
    );
    let mut table = Table::new(
        "What the board asked for and is not done",
        [
            Column::words("What", 5),
            Column::words("Who", 3),
            Column::words("By", 2),
        ],
    )
    .empty("Everything the board asked for is done.");
    for action in moment.now.board.open_actions() {
        let by = action
            .words
            .by
            .map_or_else(|| "no day set".to_owned(), words::day);
        table = table.row([
            Cell::from(action.words.words.as_str()),
            Cell::from(action.words.who.as_str()),
            Cell::from(if action.is_late(moment.today) {
                format!("{by}, late")
            } else {
                by
            }),
        ]);
    }
    paper.add(table);
}

fn appendix(paper: &mut Paper, moment: &Moment) {
    paper.heading(1, "Appendix: the plan");
    let (open, said_complete): (Vec<_>, Vec<_>) = moment
        .now
        .plan
        .in_force()
        .partition(|action| action.completed.is_none());
    let (lapsed, complete): (Vec<_>, Vec<_>) = said_complete
        .into_iter()
        .partition(|action| moment.standing(action).1.has_lapsed());
    paper.heading(2, "Open actions");
    paper.add(parts::actions_table(
        "Open actions",
        moment,
        open.into_iter(),
    ));
    if !lapsed.is_empty() {
        let heading = Sort::Lapsed.name();
        paper.heading(2, heading);
        paper.add(parts::actions_table(heading, moment, lapsed.into_iter()));
    }
    paper.heading(2, "Complete actions");
    paper.add(parts::actions_table(
        "Complete actions",
        moment,
        complete.into_iter(),
    ));
    let rows = parts::matrix(moment);
    paper.heading(2, "Every finding");
    paper.add(parts::findings_table(
        "Findings, gaps first",
        &rows.iter().collect::<Vec<_>>(),
    ));
    paper.heading(2, "How ratings are made");
    paper.bullets(
        Rating::ALL
            .iter()
            .map(|rating| vec![bold(format!("{}: ", rating.name())), text(meaning(*rating))]),
    );
}

/// The rules of a rating, in a sentence.
fn meaning(rating: Rating) -> &'static str {
    match rating {
        Rating::Red => {
            "its task is past its day, nobody answers for it, a measure that should show it has become worse, or practice has not changed though the task is done."
        }
        Rating::Amber => {
            "it is due within 28 days and has not begun, no day or measure is set, what it waits for is late, or nobody has looked at practice 90 days after the task was done."
        }
        Rating::Green => "none of these.",
        Rating::Complete => {
            "its task is done, and evidence says that practice has changed and that it is better for children: a measure that became better, or children\u{2019}s own words."
        }
        Rating::Unsupported => {
            "it was said to be complete, and its evidence was taken back or newer evidence says otherwise."
        }
        Rating::WorseSince => {
            "it was said to be complete, and a measure that should show it is worse now."
        }
    }
}
