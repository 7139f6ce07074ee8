//! What people do with the findings of a return: look, explain, correct, take out; and what a later load changes.

use access::Role;
use axum::http::StatusCode;
use store::NewLoad;

use super::Tried;
use crate::records::{Source, stood};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,,UN1,0,\n\
    900003,2,01/02/2014,,UN1,0,\n";

/// The second child's ethnicity was mended; the third stands as before; a fourth came.
const MENDED: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    900001,1,01/02/2012,WBRI,UN1,0,\n\
    900002,2,01/02/2013,WBRI,UN1,0,\n\
    900003,2,01/02/2014,,UN1,0,\n\
    900004,2,02/02/2014,,UN1,0,\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    900001,01/05/2025,S,C2,N1,U1,PR1,,,,AB1 1AA,AB1 1AB,SC000001\n";

async fn keep(tried: &Tried, header: &str, at: &str) {
    keep_files(
        tried,
        &[("header.csv", header), ("episodes.csv", EPISODES)],
        at,
    )
    .await;
}

async fn keep_files(tried: &Tried, files: &[(&str, &str)], at: &str) {
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let load = NewLoad {
        source: "903",
        files: &files,
        at: at.parse().unwrap(),
        by: "Ann Example",
        invented: true,
        refused: "",
        rows: 3,
        doubts: 0,
    };
    tried.app.store().keep_load(&load).await.unwrap();
    tried.app.reload_records().await.unwrap();
}

/// What was found in the newest load of the return.
async fn newest(tried: &Tried) -> stood::Counts {
    let counts = stood::counts(tried.app.store(), Source::LookedAfter).await;
    counts.unwrap().pop().unwrap().1
}

/// How many findings a page of rows shows.
async fn shown(tried: &Tried, asked: &str) -> usize {
    let path = format!("/returns/903?by=row&{asked}");
    let page = tried.page(Role::Analyst, &path).await;
    // Findings whose explanation no longer holds stand after the others once more.
    let rows = page.split(" no longer").next().unwrap();
    rows.matches("href=\"/returns/903/findings/").count()
}

/// The first address in a page that begins so.
fn address(page: &str, begins: &str) -> String {
    let (_, after) = page
        .split_once(&format!("href=\"{begins}"))
        .unwrap_or_else(|| panic!("no link to {begins} in {page}"));
    let (rest, _) = after.split_once('"').unwrap();
    format!("{begins}{rest}").replace("&amp;", "&")
}

#[tokio::test]
async fn a_finding_is_seen_explained_and_keeps_its_age_until_it_is_mended() {
    let tried = Tried::open().await;
    let analyst = Role::Analyst;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;

    let page = tried.page(analyst, "/returns/903").await;
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(
        place("Before you rely on this") < place("Errors to put right"),
        "what was not run comes first"
    );
    for by in ["rule", "child", "team", "field", "row"] {
        let page = tried.page(analyst, &format!("/returns/903?by={by}")).await;
        assert!(page.contains("Errors"), "{by}");
    }
    let rows = tried.page(analyst, "/returns/903?by=row&rule=103").await;
    assert!(rows.contains("900002") && rows.contains("900003") && !rows.contains("900001"));
    assert!(
        rows.contains("2 November 2026"),
        "since the load it came with"
    );

    // The rows as they were read, the wrong cell marked.
    let child = tried
        .page(analyst, &address(&rows, "/returns/903/children/"))
        .await;
    assert!(child.contains("<mark>empty</mark>") && child.contains("wrong by rule 103"));
    assert!(child.contains("What is wrong, and what to mend"));

    // A finding is explained, with words that say something.
    let third = tried.page(analyst, "/returns/903?by=row&rule=103").await;
    let (_, third) = third.split_once("900003").unwrap();
    let finding = address(third, "/returns/903/findings/");
    let short = tried.ask(analyst, "POST", &finding, "words=so").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "words=Not+said+by+the+family+and+asked+twice";
    let inspector = tried.ask(Role::Inspector, "POST", &finding, words).await;
    assert_eq!(inspector.status, StatusCode::FORBIDDEN);
    let kept = tried.ask(analyst, "POST", &finding, words).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let said = tried.page(analyst, &finding).await;
    assert!(said.contains("Not said by the family and asked twice"));
    let explained = tried
        .page(analyst, "/returns/903?by=row&rule=103&explained=yes")
        .await;
    assert!(explained.contains("900003") && !explained.contains("900002"));
    let correct = tried.page(analyst, "/returns/903/corrections").await;
    assert!(correct.contains("900002"));

    // The next load: one is mended, one stands as explained, one is new.
    keep(&tried, MENDED, "2026-11-09T09:00:00Z").await;
    let rows = tried.page(analyst, "/returns/903?by=row&rule=103").await;
    assert!(!rows.contains("900002"), "what was mended is gone");
    let explained = tried
        .page(analyst, "/returns/903?by=row&rule=103&explained=yes")
        .await;
    assert!(explained.contains("900003") && explained.contains("2 November 2026"));
    let new = tried
        .page(analyst, "/returns/903?by=row&rule=103&new=yes")
        .await;
    assert!(new.contains("900004") && !new.contains("900003"));
    let counts = stood::counts(tried.app.store(), Source::LookedAfter)
        .await
        .unwrap();
    let last = counts.last().unwrap();
    let of_rule = last.1.rules.iter().find(|of| of.rule == "103").unwrap();
    assert_eq!((of_rule.rows, of_rule.new, of_rule.gone), (2, 1, 1));
    let page = tried.page(analyst, "/returns/903").await;
    assert!(page.contains("Errors in each load") && page.contains("put right in the case system"));

    // What is taken back waits again.
    let back = tried.ask(analyst, "POST", &finding, "take_back=yes").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    let explained = tried
        .page(analyst, "/returns/903?by=row&rule=103&explained=yes")
        .await;
    assert!(!explained.contains("900003"));
}

#[tokio::test]
async fn files_of_findings_leave_with_a_reason_and_their_number() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    for (file, holds) in [
        ("findings.csv", "900002"),
        ("corrections.csv", "900002"),
        ("explanations.csv", "explained_by"),
        ("findings.xlsx", "PK"),
        ("corrections.xlsx", "PK"),
    ] {
        let path = format!("/returns/903/{file}");
        let asked = tried.ask(Role::Analyst, "GET", &path, "").await;
        assert!(asked.body.contains("Why do you need it?"), "{file}");
        let none = tried.ask(Role::Analyst, "POST", &path, "reason=").await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
        let sent = tried
            .ask(
                Role::Analyst,
                "POST",
                &path,
                "reason=for+the+data+board+on+Monday",
            )
            .await;
        assert!(sent.body.contains(holds), "{file}: {}", sent.status);
        assert!(
            !file.ends_with("csv") || sent.body.contains(",export"),
            "{file}"
        );
    }
}

#[tokio::test]
async fn who_reaches_no_child_of_the_return_is_shown_none_of_it() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=103")
        .await;
    let child = address(&rows, "/returns/903/children/");
    let finding = address(&rows, "/returns/903/findings/");
    for path in [&child, &finding] {
        let answer = tried.ask(Role::TeamManager, "GET", path, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.body.contains("900002"));
    }
    let head = tried.page(Role::HeadOfService, "/returns/903?by=row").await;
    assert!(!head.contains("900002") && !head.contains("Errors in each load"));
    // Whoever holds no case says why first, and goes on to the rows they asked for.
    let asked = tried.ask(Role::Director, "GET", &child, "").await;
    assert!(asked.body.contains("What do you need it for?"));
    assert!(!asked.body.contains("900002"));
    let (_, address) = child.rsplit_once('/').unwrap();
    let said = tried
        .ask(
            Role::Director,
            "POST",
            &format!("/children/{address}/purpose"),
            &format!("purpose=audit&to={child}"),
        )
        .await;
    assert_eq!((said.status, &said.to), (StatusCode::SEE_OTHER, &child));
    assert!(tried.page(Role::Director, &child).await.contains("900002"));
}

/// The identifiers of the children in a page of findings.
fn identifiers(page: &str) -> Vec<String> {
    page.split("href=\"/returns/cin/children/")
        .skip(1)
        .filter_map(|rest| rest.split_once("\">")?.1.split('<').next())
        .map(|name| name.trim_start_matches("Child ").to_owned())
        .collect()
}

/// How many things a list to correct says there are.
fn things(page: &str) -> usize {
    let (_, answer) = page.split_once("wm-answer\">").unwrap();
    let (many, _) = answer.split_once(' ').unwrap();
    many.parse().unwrap()
}

#[tokio::test]
async fn who_is_restricted_does_not_show_by_subtraction_from_the_loads_before() {
    let tried = Tried::open().await;
    let analyst = Role::Analyst;
    let before = tried.page(analyst, "/returns/cin").await;
    assert!(before.contains("Errors in each load"));
    let children = tried.page(analyst, "/returns/cin?by=child").await;
    // Not every child of the return is one whom the records know: the first who can be restricted.
    let mut restricted = None;
    for id in identifiers(&children) {
        let typed = format!("child={id}&why=a+colleague%E2%80%99s+family");
        let sent = tried
            .ask(Role::Governance, "POST", "/restrictions", &typed)
            .await;
        if sent.status == StatusCode::SEE_OTHER {
            restricted = Some(id);
            break;
        }
    }
    let id = restricted.unwrap();
    for path in ["/returns", "/returns/cin"] {
        let page = tried.page(analyst, path).await;
        assert!(!page.contains("Errors in each load"), "{path}");
        assert!(!page.contains("put right in the case system</"), "{path}");
    }
    let page = tried.page(analyst, "/returns/cin").await;
    assert!(page.contains("shown only to who sees every child"));
    let children = tried.page(analyst, "/returns/cin?by=child").await;
    assert!(!children.contains(&format!(">{id}<")));
    // From whoever may see them nobody is left out.
    let page = tried.page(Role::Director, "/returns/cin").await;
    assert!(page.contains("Errors in each load"));
}

#[tokio::test]
async fn what_is_wrong_about_a_child_who_is_closed_is_with_the_team_that_held_them_last() {
    let tried = Tried::open().await;
    let list = tried
        .page(Role::TeamManager, "/returns/cin/corrections")
        .await;
    assert!(things(&list) > 0);
    assert!(
        !list.contains("no team<"),
        "a team manager sees their teams"
    );
    let mut closed = false;
    for page in 1..=5 {
        let path = format!("/returns/cin?by=child&page={page}");
        closed |= tried
            .page(Role::Analyst, &path)
            .await
            .contains("last held by ");
    }
    assert!(closed);
}

#[tokio::test]
async fn a_list_to_correct_is_printed_whole() {
    let tried = Tried::open().await;
    let path = "/returns/cin/corrections";
    let children = |page: &str| page.matches("class=\"wm-correct\"").count();
    let first = tried.page(Role::Analyst, path).await;
    assert_eq!(children(&first), 20);
    let all = address(&first, "/returns/cin/corrections?page=all");
    let whole = tried.page(Role::Analyst, &all).await;
    let count = format!("about {} children.", children(&whole));
    assert!(children(&whole) > 20 && whole.contains(&count), "{count}");
}

/// Episodes of one child with a need that is no code, from these days on.
fn episodes(days: &[&str], provider: &str) -> String {
    let (heading, _) = EPISODES.split_once('\n').unwrap();
    let mut text = format!("{heading}\n");
    for (at, day) in days.iter().enumerate() {
        let provider = if at == 0 { provider } else { "PR1" };
        text.push_str(&format!(
            "900001,{day},S,C2,N9X,U1,{provider},,,,AB1 1AA,AB1 1AB,SC000001\n"
        ));
    }
    text
}

#[tokio::test]
async fn an_explanation_is_of_one_row_until_that_row_changes() {
    let tried = Tried::open().await;
    let keep = async |text: String, at: &str| {
        let files = [("header.csv", HEADER), ("episodes.csv", text.as_str())];
        keep_files(&tried, &files, at).await;
    };
    // The two last are the same in every cell.
    let days = ["01/05/2025", "02/06/2025", "03/07/2025", "03/07/2025"];
    keep(episodes(&days[..2], "PR1"), "2026-11-02T09:00:00Z").await;
    assert_eq!(shown(&tried, "rule=145").await, 2);
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=145")
        .await;
    let finding = address(&rows, "/returns/903/findings/");
    let words = "words=The+panel+has+agreed+to+this+code";
    let kept = tried.ask(Role::Analyst, "POST", &finding, words).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    assert_eq!(shown(&tried, "rule=145&explained=yes").await, 1);

    keep(episodes(&days, "PR1"), "2026-11-03T09:00:00Z").await;
    // A worker is told which stay it is.
    let list = tried.page(Role::Analyst, "/returns/903/corrections").await;
    assert!(list.contains(", row 2, of 2 June 2025: CIN,"), "{list}");
    assert_eq!(shown(&tried, "rule=145").await, 4);
    assert_eq!(shown(&tried, "rule=145&explained=yes").await, 1);
    assert_eq!(shown(&tried, "rule=145&new=yes").await, 2);
    let of_rule = |counts: stood::Counts| {
        let mut rules = counts.rules.into_iter();
        rules.find(|of| of.rule == "145").unwrap()
    };
    let of = of_rule(newest(&tried).await);
    assert_eq!((of.rows, of.new, of.gone), (4, 2, 0));

    // One of two that are alike goes, and the row that was explained changes where the rule does not point.
    keep(episodes(&days[..3], "PR4"), "2026-11-04T09:00:00Z").await;
    let of = of_rule(newest(&tried).await);
    assert_eq!((of.rows, of.new, of.gone), (3, 0, 1));
    assert_eq!(shown(&tried, "rule=145&explained=yes").await, 0);
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("1 explanation holds no longer"));
    // What was said before rows were told apart is not lost.
    let said = store::Explanation {
        id: String::new(),
        source: "903".to_owned(),
        mark: "0".repeat(24),
        finding: String::new(),
        rule: "145".to_owned(),
        kind: store::ExplanationKind::Given,
        at: "2026-11-01T09:00:00Z".parse().unwrap(),
        by: "Ann Example".to_owned(),
        words: "Said of an older form".to_owned(),
    };
    tried.app.store().keep_explanation(&said).await.unwrap();
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("2 explanations hold no longer") && page.contains(&said.words));
    let said = tried.page(Role::Analyst, &finding).await;
    assert!(said.contains("The panel has agreed to this code"));
    assert!(said.contains("Said while the row stood otherwise"));
    assert!(
        said.contains("2 November 2026"),
        "its age is that of the finding"
    );
}

#[tokio::test]
async fn what_was_not_judged_is_neither_put_right_nor_new() {
    let tried = Tried::open().await;
    let last = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n900001,2,01/02/2012,WBRI,UN1,0,\n";
    let this = [("2026/header.csv", HEADER), ("2026/episodes.csv", EPISODES)];
    let with_last = [this[0], this[1], ("2026/last/header.csv", last)];
    keep_files(&tried, &with_last, "2026-11-02T09:00:00Z").await;
    assert_eq!(shown(&tried, "rule=202").await, 1);

    keep_files(&tried, &this, "2026-11-03T09:00:00Z").await;
    let counts = newest(&tried).await;
    assert_eq!((counts.new, counts.gone), (0, 0));
    assert!(counts.not_judged >= 1);
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("not judged now") && page.contains("Their rules were not run"));
    assert!(!page.contains("put right in the case system"));
    assert!(page.contains("Loads with a * were judged by other rules"));

    // The first files again: they come into force once more, and what is found is no news.
    keep_files(&tried, &with_last, "2026-11-04T09:00:00Z").await;
    assert_eq!(shown(&tried, "rule=202").await, 1);
    assert_eq!(shown(&tried, "new=yes").await, 0);
    let counts = newest(&tried).await;
    assert_eq!((counts.new, counts.gone), (0, 0));
    assert!(counts.judged_first >= 1);
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("judged for the first time"));

    let other_year = [("2025/header.csv", HEADER), ("2025/episodes.csv", EPISODES)];
    keep_files(&tried, &other_year, "2026-11-05T09:00:00Z").await;
    let counts = newest(&tried).await;
    assert_eq!((counts.new, counts.gone), (0, 0));
    let page = tried.page(Role::Analyst, "/returns/903").await;
    assert!(page.contains("The load before was judged by the rules of 2025/26"));
}

#[tokio::test]
async fn a_disagreement_says_who_holds_the_child() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    let census = "<Message><Header><CollectionDetails><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>\
        </CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>900001</LAchildID>\
        <PersonBirthDate>2012-03-01</PersonBirthDate></ChildIdentifiers></Child></Children></Message>";
    let load = NewLoad {
        source: "cin",
        files: &[("census.xml".to_owned(), census.as_bytes().to_vec())],
        at: "2026-11-02T09:00:00Z".parse().unwrap(),
        by: "Ann Example",
        invented: true,
        refused: "",
        rows: 1,
        doubts: 0,
    };
    tried.app.store().keep_load(&load).await.unwrap();
    tried.app.reload_records().await.unwrap();
    let of_nobody = tried.page(Role::Analyst, "/disagreements?team=none").await;
    assert!(of_nobody.contains("Team and worker") && of_nobody.contains("900001"));
    let of_a_team = tried.page(Role::Analyst, "/disagreements?team=0").await;
    assert!(!of_a_team.contains("900001"));
    let reason = "reason=for+the+data+board+on+Monday";
    let file = tried
        .ask(Role::Analyst, "POST", "/disagreements.csv", reason)
        .await;
    assert!(
        file.body.contains("child,team,worker,what,"),
        "{}",
        file.body
    );

    // The census has its days as it was sent, and nothing that reading made up.
    let rows = tried.page(Role::Analyst, "/returns/cin?by=row").await;
    let child = address(&rows, "/returns/cin/children/");
    let page = tried.page(Role::Analyst, &child).await;
    assert!(page.contains("2012-03-01") && !page.contains("01/03/2012"));
    assert!(!page.contains("CINdetailsID") && !page.contains("scope=\"col\">Child</th>"));
}

#[tokio::test]
async fn counts_that_cannot_be_read_are_said_to_be_so() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    let store = tried.app.store();
    let mut broken = store.return_findings("903").await.unwrap().pop().unwrap();
    broken.load.push('z');
    broken.counts = "half a co".to_owned();
    assert!(store.keep_return_findings(&broken).await.unwrap());
    let kept = store.return_findings("903").await.unwrap().len();
    // The next load is held against it.
    keep(&tried, MENDED, "2026-11-03T09:00:00Z").await;
    let after = store.return_findings("903").await.unwrap().len();
    assert_eq!(kept, after, "nothing wrong is counted");
    let page = tried.ask(Role::Analyst, "GET", "/returns/903", "").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    let rest = tried.ask(Role::Analyst, "GET", "/checks/903/103", "").await;
    assert_eq!(rest.status, StatusCode::OK);
}

/// The address of a row in a page, as it is asked for.
fn way_to(page: &str, row: &str) -> String {
    let (before, _) = page
        .split_once(&format!("?at={row}#{row}\""))
        .unwrap_or_else(|| panic!("no way to {row} in {page}"));
    let (_, way) = before.rsplit_once("href=\"").unwrap();
    format!("{way}?at={row}")
}

#[tokio::test]
async fn a_finding_opens_its_row_where_one_line_holds_several_children() {
    let tried = Tried::open().await;
    let child = |id: &str, ethnic: &str| {
        format!(
            "<CHILD><HEADER><CHILDID>{id}</CHILDID><SEX>1</SEX><DOB>01/02/2012</DOB>{ethnic}<UPN>UN1</UPN></HEADER></CHILD>"
        )
    };
    let xml = format!(
        "<EXPSSDA903>{}{}</EXPSSDA903>",
        child("900001", "<ETHNIC>WBRI</ETHNIC>"),
        child("900002", "")
    );
    keep_files(&tried, &[("return.xml", &xml)], "2026-11-02T09:00:00Z").await;
    for list in ["/returns/903?by=row&rule=103", "/checks/903/103"] {
        let rows = tried.page(Role::Analyst, list).await;
        let way = way_to(&rows, "Header-1");
        let page = tried.page(Role::Analyst, &way).await;
        assert!(
            page.contains("<tr class=\"wm-me\" id=\"Header-1\">"),
            "{page}"
        );
        assert!(page.contains("900002") && !page.contains("id=\"Header-0\""));
    }
}

#[tokio::test]
async fn a_row_that_names_nobody_is_shown_by_itself() {
    let tried = Tried::open().await;
    let header = HEADER.replace("900002", "");
    keep(&tried, &header, "2026-11-02T09:00:00Z").await;
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=103")
        .await;
    let way = address(&rows, "/returns/903/rows/");
    assert_eq!(way, "/returns/903/rows/Header/1");
    let page = tried.page(Role::Analyst, &way).await;
    assert!(page.contains("id=\"Header-1\"") && page.contains("01/02/2013"));
    // One that names a child is no such row, and who does not see everybody sees none.
    for (role, way) in [
        (Role::Analyst, "/returns/903/rows/Header/0"),
        (Role::Analyst, "/returns/903/rows/Header/9"),
        (Role::TeamManager, way.as_str()),
    ] {
        let answer = tried.ask(role, "GET", way, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{way}");
    }
}

#[tokio::test]
async fn of_a_child_of_many_rows_some_are_shown_and_any_can_be_opened() {
    let tried = Tried::open().await;
    let (head, row) = EPISODES.split_once('\n').unwrap();
    let episodes = format!("{head}\n{}", row.repeat(450));
    let files = [("header.csv", HEADER), ("episodes.csv", episodes.as_str())];
    keep_files(&tried, &files, "2026-11-02T09:00:00Z").await;
    let list = tried.page(Role::Analyst, "/returns/903?by=child").await;
    let child = address(&list, "/returns/903/children/");
    let page = tried.page(Role::Analyst, &child).await;
    assert!(page.contains("Rows 1 to 200 of 450."));
    assert!(page.contains("id=\"Episodes-199\"") && !page.contains("id=\"Episodes-200\""));
    let page = tried
        .page(Role::Analyst, &format!("{child}?at=Episodes-430"))
        .await;
    assert!(page.contains("Rows 401 to 450 of 450."));
    assert!(page.contains("<tr class=\"wm-me\" id=\"Episodes-430\">"));
}

#[tokio::test]
async fn identifiers_are_kept_as_they_are_written_and_lead_to_their_rows() {
    let tried = Tried::open().await;
    let ids = ["007", "7", "a,b", "=1+1", "Zoë/ß?#&%20", "<b>&amp;", ".."];
    let mut header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned();
    for id in ids {
        header.push_str(&format!("\"{id}\",2,01/02/2013,,UN1,0,\n"));
    }
    keep(&tried, &header, "2026-11-02T09:00:00Z").await;
    let rows = tried
        .page(Role::Analyst, "/returns/903?by=row&rule=103")
        .await;
    for (at, id) in ids.iter().enumerate() {
        let page = tried
            .page(Role::Analyst, &way_to(&rows, &format!("Header-{at}")))
            .await;
        let shown = id
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        assert!(page.contains(&format!("Child {shown}<")), "{id}: {page}");
    }
}

#[tokio::test]
async fn the_picture_from_load_to_load_is_of_the_team_asked_for() {
    let tried = Tried::open().await;
    keep(&tried, HEADER, "2026-11-02T09:00:00Z").await;
    keep(&tried, MENDED, "2026-11-03T09:00:00Z").await;
    let all = tried.page(Role::Analyst, "/returns/903").await;
    assert!(all.contains("Errors in each load") && all.contains(">Put right</th>"));
    let none = tried.page(Role::Analyst, "/returns/903?team=none").await;
    assert!(none.contains("Errors in each load: no team that is named"));
    assert!(!none.contains(">Put right</th>"));
}
