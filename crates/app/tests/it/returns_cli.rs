//! `waymark check`, `load` and `rules` of the yearly returns, as an analyst meets them.

use std::path::{Path, PathBuf};

use returns::read;
use tempfile::TempDir;

use crate::program::{Ran, column, rows, waymark, write};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    1,1,01/02/2012,WBRI,UN1,0,\n\
    2,2,01/02/2013,,UN1,0,\n\
    3,2,01/02/2014,XXXX,UN1,0,\n";

const CENSUS: &str = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>\
    <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header><Children>\n\
    <Child><ChildIdentifiers><UPN>A</UPN></ChildIdentifiers></Child>\n\
    <Child><ChildIdentifiers><LAchildID>7</LAchildID></ChildIdentifiers></Child>\n\
    </Children></Message>";

fn episodes(year: i16) -> String {
    format!(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
         1,01/05/{year},S,C2,N1,U1,PR1,,,,AB1 1AA,AB1 1AB,SC000001\n\
         2,01/06/{year},S,C2,N1,U1,PR1,,,,AB1 1AA,AB1 1AB,SC000001\n"
    )
}

/// A return of 2025/26 in `this`, and that of the year before in `before`.
fn returned(folder: &TempDir) -> (PathBuf, PathBuf) {
    let (this, before) = (folder.path().join("this"), folder.path().join("before"));
    write(&this.join("a.csv"), HEADER.as_bytes());
    write(&this.join("b.csv"), episodes(2025).as_bytes());
    write(&before.join("b.csv"), episodes(2024).as_bytes());
    (this, before)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn whole(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_check_gives_what_other_programs_were_promised() {
    let folder = TempDir::new().unwrap();
    let (this, before) = returned(&folder);
    let ran = waymark(&[
        "check",
        "903",
        text(&this),
        "--last",
        text(&before),
        "--year",
        "2025/26",
        "--format",
        "json",
    ]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let whole = whole(&ran);
    assert_eq!(
        (&whole["return"], &whole["year"]),
        (&"903".into(), &2026.into())
    );
    assert_eq!(whole["rulebook"], "2026.1");
    let ethnic: Vec<&serde_json::Value> = whole["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "103")
        .collect();
    assert_eq!(ethnic.len(), 2);
    assert_eq!(
        *ethnic[0],
        serde_json::json!({"rule": "103", "level": "error", "child": "2", "table": "Header", "row": 1, "line": 3, "fields": ["ETHNIC"]})
    );
    // Rules that look at last year's episodes were run; those that look at a table nobody supplied say so.
    let not_run = whole["not_run"].as_array().unwrap();
    let why: Vec<&str> = not_run
        .iter()
        .map(|not| not["why"].as_str().unwrap())
        .collect();
    assert!(why.iter().all(|why| why.contains("supplied")), "{why:?}");
    assert!(!why.contains(&"Episodes_last was not supplied"), "{why:?}");
    let run = usize::try_from(whole["rules_run"].as_u64().unwrap()).unwrap();
    let known = waymark(&["rules", "--return", "903", "--year", "2026"]);
    // Two ask about a flag that only the form in XML has.
    let only_in_xml = ["105", "303"];
    let told = |code: &String| {
        let is_not_run = not_run.iter().any(|not| not["rule"] == code.as_str());
        is_not_run || !only_in_xml.contains(&code.as_str())
    };
    let known = column(&known.out, "rule");
    assert_eq!(
        run + not_run.len(),
        known.iter().filter(|code| told(code)).count()
    );
}

#[test]
fn the_year_is_told_by_the_dates_and_what_looks_wrong_is_said_first() {
    let folder = TempDir::new().unwrap();
    let (this, before) = returned(&folder);
    let told = waymark(&["check", "903", text(&this), "--format", "json"]);
    assert_eq!(whole(&told)["year"], 2026);
    assert!(
        told.err.starts_with("Judged by the rules of 2025/26"),
        "{}",
        told.err
    );

    let other = waymark(&["check", "903", text(&this), "--year", "2027"]);
    assert!(
        other
            .err
            .starts_with("These files look like the return of 2025/26"),
        "{}",
        other.err
    );
    let swapped = waymark(&[
        "check",
        "903",
        text(&before),
        "--last",
        text(&this),
        "--year",
        "2026",
    ]);
    assert!(
        swapped
            .err
            .starts_with("This year’s and last year’s files look swapped"),
        "{}",
        swapped.err
    );
    let none = waymark(&["check", "903", text(&this), "--year", "1999"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no rules"), "{}", none.err);
}

#[test]
fn what_is_new_and_what_is_gone_since_an_earlier_check() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    let earlier = folder.path().join("earlier.json");
    waymark(&[
        "check",
        "903",
        text(&this),
        "--format",
        "json",
        "--out",
        text(&earlier),
    ]);
    let mended = HEADER
        .replace("2,2,01/02/2013,,", "2,2,01/02/2013,WBRI,")
        .replace("1,1,01/02/2012,WBRI,", "1,1,01/02/2012,ZZZZ,");
    write(&this.join("a.csv"), mended.as_bytes());
    let ran = waymark(&["check", "903", text(&this), "--new-since", text(&earlier)]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let of_103: Vec<Vec<String>> = rows(&ran.out)
        .into_iter()
        .filter(|row| row[1] == "103")
        .map(|row| vec![row[0].clone(), row[3].clone()])
        .collect();
    assert_eq!(of_103, [["new", "1"], ["gone", "2"]]);
}

#[test]
fn a_summary_says_first_what_was_not_run_and_groups_count_alike() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    let ran = waymark(&["check", "903", text(&this), "--format", "table"]);
    let not_run = ran.out.find("Not run").unwrap();
    let found = ran.out.find("what it says").unwrap();
    assert!(not_run < found, "{}", ran.out);
    let all = rows(&waymark(&["check", "903", text(&this)]).out).len() - 1;
    for by in ["rule", "child"] {
        let counted = waymark(&["check", "903", text(&this), "--by", by]);
        let rows: usize = column(&counted.out, "rows")
            .iter()
            .map(|rows| rows.parse::<usize>().unwrap())
            .sum();
        assert_eq!(rows, all, "{by}");
    }
}

#[test]
fn the_workbook_has_a_sheet_by_rule_and_one_by_child() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    write(
        &this.join("a.csv"),
        HEADER.replace("3,2,", "=1+1,2,").as_bytes(),
    );
    let out = folder.path().join("findings.xlsx");
    let ran = waymark(&["check", "903", text(&this), "--out", text(&out)]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let bytes = std::fs::File::open(&out)
        .and_then(|mut file| {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).map(|_| bytes)
        })
        .unwrap();
    let book = read::open(&bytes);
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["By rule", "By child", "Every row", "Not run"]);
    let mut children = Vec::new();
    let mut sheet = book.rows(1);
    while let Some(row) = sheet.next_row() {
        children.extend(row.cell(0).text().map(str::to_owned));
    }
    // Text, and no formula.
    assert!(children.contains(&"=1+1".to_owned()), "{children:?}");
}

#[test]
fn a_rule_is_told_in_full() {
    let ran = waymark(&["rules", "903/103"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for head in [
        "Why it matters",
        "What to put right",
        "Examples",
        "Header ETHNIC",
    ] {
        assert!(ran.out.contains(head), "{}", ran.out);
    }
    assert_eq!(waymark(&["rules", "903/none"]).status, 2);
    let changed = waymark(&["rules", "--return", "903", "--changed-in", "2026"]);
    assert!(
        column(&changed.out, "change")
            .iter()
            .all(|change| ["new", "changed", "gone"].contains(&change.as_str())),
        "{}",
        changed.out
    );
}

#[test]
fn a_return_is_loaded_with_last_years_and_its_year() {
    let folder = TempDir::new().unwrap();
    let (this, before) = returned(&folder);
    let data = folder.path().join("data");
    let words = [
        "load",
        "903",
        text(&this),
        "--last",
        text(&before),
        "--year",
        "2026",
        "--data",
        text(&data),
    ];
    let ran = waymark(&words);
    assert!(ran.err.contains("3 tables, 7 rows"), "{}", ran.err);
    let again = waymark(&words);
    assert!(again.err.contains("in force already"), "{}", again.err);
    let ssd = waymark(&[
        "load",
        "ssd",
        text(&this),
        "--year",
        "2026",
        "--data",
        text(&data),
    ]);
    assert_eq!(ssd.status, 2, "{}", ssd.err);
}

#[test]
fn a_census_is_checked_and_loaded() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("census.xml");
    write(&file, CENSUS.as_bytes());
    let ran = waymark(&["check", "cin", text(&file), "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let whole = whole(&ran);
    assert_eq!(
        (&whole["return"], &whole["year"]),
        (&"cin".into(), &2026.into())
    );
    let without_identifier = whole["findings"].as_array().unwrap().iter().any(|finding| {
        finding["table"] == "ChildIdentifiers" && finding["row"] == 0 && finding["line"] == 2
    });
    assert!(without_identifier, "{}", ran.out);
    let data = folder.path().join("data");
    let loaded = waymark(&["load", "cin", text(&file), "--data", text(&data)]);
    assert!(
        loaded.err.contains("Loaded Children in need census"),
        "{}",
        loaded.err
    );
    let wrong = waymark(&["check", "cin", text(&file), "--authority", "E09000027"]);
    assert_eq!(wrong.status, 2, "{}", wrong.err);
}

#[test]
fn a_return_leaves_in_its_other_form_with_the_same_findings() {
    let folder = TempDir::new().unwrap();
    let (this, before) = returned(&folder);
    let census = folder.path().join("census.xml");
    write(&census, CENSUS.as_bytes());
    let found = |of: &str, path: &Path| -> Vec<(String, String, String)> {
        let ran = waymark(&["check", of, text(path), "--year", "2026", "--format", "csv"]);
        assert_eq!(ran.status, 1, "{}", ran.err);
        let of_column = |name| column(&ran.out, name);
        let mut all: Vec<_> = std::iter::zip(of_column("rule"), of_column("child"))
            .zip(of_column("table"))
            .map(|((rule, child), table)| (rule, child, table))
            .collect();
        all.sort();
        all
    };
    let converted = |of: &str, path: &Path, last: Option<&Path>, to: &str, out: &Path| {
        let mut asked = vec!["convert", of, text(path), "--to", to, "--out", text(out)];
        asked.extend(
            last.map(|last| ["--last", text(last)])
                .into_iter()
                .flatten(),
        );
        waymark(&asked)
    };

    let (xml, csv) = (folder.path().join("xml"), folder.path().join("csv"));
    let ran = converted("903", &this, Some(&before), "xml", &xml);
    // Ethnicity XXXX is no code: it is said, and written as it stood.
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(xml.join("903.xml").is_file() && xml.join("last/903.xml").is_file());
    converted("903", &xml, None, "csv", &csv);
    assert!(csv.join("episodes.csv").is_file() && csv.join("last/episodes.csv").is_file());
    let together = folder.path().join("together");
    write(&together.join("header.csv"), HEADER.as_bytes());
    write(&together.join("episodes.csv"), episodes(2025).as_bytes());
    write(
        &together.join("last/episodes.csv"),
        episodes(2024).as_bytes(),
    );
    // XML holds every table: a rule that had no table to look at is run.
    let (of_xml, of_tables) = (found("903", &xml), found("903", &csv));
    assert_eq!(of_xml, of_tables);
    let before = found("903", &together);
    assert!(before.len() > 5 && before.iter().all(|each| of_tables.contains(each)));

    let (tables, back) = (folder.path().join("tables"), folder.path().join("back"));
    converted("cin", &census, None, "csv", &tables);
    converted("cin", &tables, None, "xml", &back);
    assert_eq!(found("cin", &tables), found("cin", &census));
    assert_eq!(found("cin", &back), found("cin", &census));

    let again = converted("cin", &tables, None, "xml", &back);
    assert_eq!(again.status, 2, "what is there is not written over");
}

#[test]
fn a_census_without_a_header_says_so_first_and_is_judged_by_the_year_its_dates_tell() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("census.xml");
    let census = "<Message><Children><Child><ChildIdentifiers><LAchildID>7</LAchildID></ChildIdentifiers>\
        <CINdetails><CINreferralDate>2024-05-01</CINreferralDate></CINdetails></Child></Children></Message>";
    write(&file, census.as_bytes());
    let ran = waymark(&["check", "cin", text(&file), "--format", "json"]);
    assert!(
        ran.err.starts_with("The census has no header"),
        "{}",
        ran.err
    );
    let whole = whole(&ran);
    assert_eq!(whole["year"], 2025);
    let not_run = whole["not_run"].as_array().unwrap();
    assert!(
        not_run.iter().any(|rule| rule["rule"] == "100"),
        "{}",
        ran.out
    );
}

#[test]
fn a_return_taken_for_another_is_told_what_it_looks_like() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    let file = folder.path().join("census.xml");
    write(&file, CENSUS.as_bytes());
    for (asked, path, like) in [("903", &file, "cin"), ("cin", &this, "903")] {
        let ran = waymark(&["check", asked, text(path)]);
        assert_eq!(ran.status, 2);
        assert!(
            ran.err.contains(&format!("waymark check {like}")),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_year_whose_rules_are_not_known_is_refused_and_missing_rules_are_named() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    let later = waymark(&["check", "903", text(&this), "--year", "2031"]);
    assert_eq!(later.status, 2);
    assert!(later.err.contains("type --year 2027"), "{}", later.err);
    let earlier = waymark(&["check", "903", text(&this), "--year", "2024"]);
    assert!(
        earlier.err.contains("15 rules were not run") && earlier.err.contains("217t"),
        "{}",
        earlier.err
    );
}

#[test]
fn teams_are_asked_of_a_store_that_is_there_and_none_is_made() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    let data = folder.path().join("data");
    let ran = waymark(&[
        "check",
        "903",
        text(&this),
        "--by",
        "team",
        "--data",
        text(&data),
    ]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(column(&ran.out, "group"), ["Not known in the store"]);
    assert!(!data.exists() && !folder.path().join("data.key").exists());
}

#[test]
fn a_council_goes_by_its_name_or_any_of_its_codes() {
    let folder = TempDir::new().unwrap();
    let (this, _) = returned(&folder);
    for known in ["803", "south gloucestershire", "e06000025", "E06000999"] {
        let ran = waymark(&["check", "903", text(&this), "--authority", known]);
        assert_eq!(ran.status, 1, "{known}: {}", ran.err);
    }
    let unknown = waymark(&["check", "903", text(&this), "--authority", "E06000998"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("three-digit code"), "{}", unknown.err);
}
