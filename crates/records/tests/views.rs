//! Views of the invented authority: what each role reaches, and that nothing else is had through any of them.

#![expect(clippy::unwrap_used, reason = "a test that fails says so by ending")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use access::{Acting, Permission, Reach, Role, Scope};
use children::Day;
use measures::cases::Subject;
use records::{CONNECTED, Locks, Look, Read, Records, SEALED, Seen, Source, ViewKey, read_all};
use sample::Ask;

/// The invented authority, made once for all tests.
fn everybody() -> Arc<Records> {
    static MADE: OnceLock<Arc<Records>> = OnceLock::new();
    MADE.get_or_init(|| Arc::new(made(250))).clone()
}

fn made(children_open: u32) -> Records {
    let today = Day::new(2026, 11, 20).unwrap();
    let files = sample::files(&sample::authority(Ask {
        children_open,
        seed: 7,
        today,
        years: 6,
    }));
    let sources: Vec<_> = Source::ALL
        .into_iter()
        .map(|source| {
            let folder = format!("{}/", source.word());
            let files = sample::files_under(&files, &folder)
                .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
            (source.word().to_owned(), files.collect())
        })
        .collect();
    let (supplied, doubts) = read_all(&sources);
    let loads = Source::ALL.map(|source| records::Load {
        id: source.word().to_owned(),
        source: source.word().to_owned(),
        at: "2026-11-20T09:00:00Z".parse().unwrap(),
        invented: true,
    });
    let read = Read {
        loads: loads.into(),
        supplied,
        doubts,
        secret: "a secret of this test".to_owned(),
    };
    Records::made(read, today, None, None)
}

fn acting(role: Role, scope: Scope) -> Acting {
    Acting {
        person: "p".to_owned(),
        name: "P. Example".to_owned(),
        role,
        scope,
        proved: None,
    }
}

fn key(all: &Records, role: Role) -> ViewKey {
    ViewKey::of(&acting(role, all.invented_scope(role)), &Locks::default())
}

fn look(view: &Arc<Records>) -> (Look, Arc<Seen>) {
    let seen = Arc::new(Seen::default());
    (
        Look::new(view.clone(), seen.clone(), &BTreeSet::new()),
        seen,
    )
}

/// Every child a look tells of, by address with their identifier.
fn told(look: &Look) -> BTreeMap<String, String> {
    let all = (0..).take(look.children());
    all.filter_map(|child| {
        let (_, names) = look.child(child)?;
        Some((look.address(child)?.to_owned(), names.id.to_string()))
    })
    .collect()
}

fn roles() -> impl Iterator<Item = Role> {
    Role::ALL
        .into_iter()
        .filter(|role| access::table::row(*role).reach != Reach::Nobody)
}

#[test]
fn every_role_has_a_view_with_somebody_in_it_and_only_the_widest_have_all() {
    let all = everybody();
    for role in roles() {
        let view = all.view(&key(&all, role));
        let wide = access::table::row(role).reach == Reach::All;
        assert!(
            view.children() > 0,
            "{role:?} sees nobody: {}",
            view.view_words()
        );
        assert_eq!(view.children() == all.children(), wide, "{role:?}");
        assert_eq!(view.sees_all(), wide, "{role:?}");
    }
}

#[test]
fn who_is_shown_in_a_view_is_in_its_reach_and_is_noted() {
    let all = everybody();
    let (whole, _) = look(&all);
    let known = told(&whole);
    for role in roles() {
        let view = Arc::new(all.view(&key(&all, role)));
        let (look, seen) = look(&view);
        let told = told(&look);
        assert_eq!(
            seen.children(),
            told.keys().cloned().collect::<Vec<_>>(),
            "{role:?}: whoever is shown is noted"
        );
        for (address, id) in &told {
            assert_eq!(known.get(address), Some(id), "{role:?}");
        }
        // Of whom the view does not hold, nothing is had by any way in.
        for (address, id) in known
            .iter()
            .filter(|(address, _)| !told.contains_key(*address))
        {
            assert_eq!(look.child_at(address), None, "{role:?}");
            assert_eq!(look.child_of(id), None, "{role:?}");
        }
    }
}

#[test]
fn what_lists_and_checks_and_sources_say_is_of_the_view_alone() {
    let all = everybody();
    for role in roles() {
        let view = Arc::new(all.view(&key(&all, role)));
        let (look, _) = look(&view);
        let ids: BTreeSet<String> = told(&look).into_values().collect();
        for checked in &look.checked {
            for finding in look.findings(checked, None) {
                let known = ids.contains(finding.child.as_str());
                let of_nobody = view.sees_all() && look.child_of(&finding.child).is_none();
                assert!(known || of_nobody, "{role:?} {finding:?}");
            }
        }
        for each in look.disagreements() {
            assert!(
                ids.contains(each.child.as_str()) || view.sees_all(),
                "{role:?}"
            );
        }
        for standing in look.lists.all() {
            for entry in standing.entries() {
                if let Subject::Child(child) = entry.subject {
                    assert!((child as usize) < view.children(), "{role:?}");
                }
            }
        }
        for measured in &look.measured {
            let (cases, _) = look.cases(measured, 0..look.months.len());
            for case in cases {
                if let Subject::Child(child) = case.subject {
                    assert!((child as usize) < view.children(), "{role:?}");
                }
            }
        }
    }
}

#[test]
fn names_and_places_are_shown_where_the_table_of_roles_says() {
    let all = everybody();
    for role in roles() {
        let row = access::table::row(role);
        let view = Arc::new(all.view(&key(&all, role)));
        let (look, _) = look(&view);
        let named = (0..)
            .take(look.children())
            .filter_map(|child| look.child(child))
            .any(|(_, names)| !names.surname.is_empty() || !names.forename.is_empty());
        assert_eq!(named, row.names, "{role:?}");
        let areas = look.groups(measures::groups::Breakdown::Area);
        assert_eq!(areas.is_empty(), !row.addresses, "{role:?}");
    }
}

#[test]
fn teams_part_the_open_children_between_them() {
    let all = everybody();
    let mut open = 0;
    let mut met = BTreeSet::new();
    let tops = all.teams().iter().filter(|team| team.parent.is_none());
    for team in tops {
        let scope = Scope {
            teams: vec![team.id.to_string()],
            ..Scope::default()
        };
        let acting = acting(Role::TeamManager, scope);
        let view = Arc::new(all.view(&ViewKey::of(&acting, &Locks::default())));
        open += view.open();
        let (look, _) = look(&view);
        for address in told(&look).into_keys() {
            assert!(met.insert(address), "a child is in two teams");
        }
    }
    let figures = records::teams::all(&all);
    let without = figures.iter().find(|each| each.team.is_none()).unwrap();
    assert_eq!(open + without.open, all.open());
}

#[test]
fn a_view_counts_as_records_made_of_its_children_alone_would() {
    let all = everybody();
    for role in [Role::TeamManager, Role::Auditor] {
        let key = key(&all, role);
        let view = all.view(&key);
        let children = children_of(&key, &all);
        for measured in &view.measured {
            let Some(whole) = all
                .measured
                .iter()
                .find(|each| each.measure.id == measured.measure.id)
            else {
                panic!("{} is in a view and not in all", measured.measure.id);
            };
            if !matches!(measured.measure.judge, measures::measure::Judge::Child(_)) {
                continue;
            }
            // The cases of the whole that are of the view's children are the cases of the view.
            let run = 0..all.months.len();
            let (of_all, left_of_all) = all.cases(whole, run.clone());
            let (of_view, left_of_view) = view.cases(measured, run);
            let is_in = |subject: &Subject| matches!(subject, Subject::Child(child) if children.contains(child));
            let met =
                |cases: &[measures::cases::Case]| cases.iter().filter(|case| case.met).count();
            let mine: Vec<_> = of_all
                .into_iter()
                .filter(|case| is_in(&case.subject))
                .collect();
            assert_eq!(
                mine.len(),
                of_view.len(),
                "{role:?} {}",
                measured.measure.id
            );
            assert_eq!(
                met(&mine),
                met(&of_view),
                "{role:?} {}",
                measured.measure.id
            );
            let left = left_of_all
                .iter()
                .filter(|(subject, _)| is_in(subject))
                .count();
            assert_eq!(left, left_of_view.len(), "{role:?} {}", measured.measure.id);
        }
    }
}

/// The places in the whole of the children of a view, as whoever runs the program has it.
fn children_of(key: &ViewKey, all: &Arc<Records>) -> BTreeSet<u32> {
    let (part, _) = look(&Arc::new(all.view(&key.clone().opening_sealed())));
    let (whole, _) = look(all);
    told(&part)
        .keys()
        .filter_map(|address| whole.child_at(address))
        .collect()
}

#[test]
fn a_record_sealed_by_adoption_is_counted_and_never_opened() {
    let all = everybody();
    let view = Arc::new(all.view(&key(&all, Role::Director)));
    let (look, seen) = look(&view);
    let sealed: Vec<u32> = (0..)
        .take(look.children())
        .filter(|child| look.hides(*child) == Some(SEALED))
        .collect();
    assert!(!sealed.is_empty(), "the sample has adopted children");
    let (operator, _) = self::look(&all);
    for child in sealed {
        assert_eq!(look.name(child), SEALED);
        assert!(look.child(child).is_none() && look.address(child).is_none());
        assert!(look.findings_about(child).is_empty());
        let address = operator.address(child).unwrap();
        assert_eq!(look.child_at(address), None);
        let id = operator.child(child).unwrap().1.id.to_string();
        assert!(!look.subject_key(Subject::Child(child)).contains(&id));
    }
    assert!(seen.children().is_empty());
    assert_eq!(view.open(), all.open());
}

#[test]
fn a_restricted_child_is_in_nothing_that_who_may_not_see_them_is_shown() {
    let all = everybody();
    let (operator, _) = look(&all);
    let director = Arc::new(all.view(&key(&all, Role::Director)));
    let (sees, _) = look(&director);
    let child = (0..)
        .take(sees.children())
        .find(|child| {
            let open = |(history, _): (&children::History, _)| history.open_on(all.as_at);
            sees.child(*child).is_some_and(open)
        })
        .unwrap();
    let address = operator.address(child).unwrap().to_owned();
    let locks = Locks {
        restricted: Arc::new(BTreeSet::from([address.clone()])),
    };
    for role in roles() {
        let acting = acting(role, all.invented_scope(role));
        let view = Arc::new(all.view(&ViewKey::of(&acting, &locks)));
        let before = all.view(&key(&all, role));
        let (look, _) = look(&view);
        let may = acting.may(Permission::SeeRestricted);
        let (open, _) = self::look(&Arc::new(before.clone()));
        let held = usize::from(open.child_at(&address).is_some());
        assert_eq!(
            look.child_at(&address).is_some(),
            may && held == 1,
            "{role:?}"
        );
        let gone = if may { 0 } else { held };
        assert_eq!(view.children(), before.children() - gone, "{role:?}");
        assert_eq!(view.open(), before.open() - gone, "{role:?}");
    }
}

#[test]
fn whom_somebody_has_a_connection_with_is_counted_and_not_shown() {
    let all = everybody();
    let view = Arc::new(all.view(&key(&all, Role::Director)));
    let (open, _) = look(&view);
    let list = open
        .lists
        .all()
        .iter()
        .find(|list| {
            matches!(
                list.entries().first().map(|entry| entry.subject),
                Some(Subject::Child(_))
            )
        })
        .unwrap();
    let Some(Subject::Child(child)) = list.entries().first().map(|entry| entry.subject) else {
        panic!("a list of children");
    };
    let address = open.address(child).unwrap().to_owned();
    let seen = Arc::new(Seen::default());
    let look = Look::new(
        view.clone(),
        seen.clone(),
        &BTreeSet::from([address.clone()]),
    );
    assert_eq!(look.name(child), CONNECTED);
    assert!(look.child(child).is_none() && look.child_at(&address).is_none());
    assert!(look.annex_a(look.as_at).workbook("").is_none());
    assert_eq!(look.open(), open.open());
}

#[test]
fn a_row_is_shown_with_its_child_and_names_only_to_who_sees_them() {
    let all = everybody();
    let (operator, _) = look(&all);
    let people = all
        .sources()
        .tables
        .iter()
        .find(|table| table.source == "ssd" && table.fact == children::service::Fact::People);
    let file = people.unwrap().file.to_string();
    let lines: Vec<u32> = (2..200).collect();
    for role in roles() {
        let view = Arc::new(all.view(&key(&all, role)));
        let (look, seen) = look(&view);
        let shown: Vec<_> = lines
            .iter()
            .filter_map(|line| look.row("ssd", &file, *line))
            .collect();
        assert_eq!(seen.children().len(), shown.len(), "{role:?}");
        for address in seen.children() {
            assert!(look.child_at(&address).is_some(), "{role:?}");
        }
        let row = access::table::row(role);
        for each in shown {
            assert_eq!(each.hides("pers_surname"), !row.names, "{role:?}");
            assert_eq!(
                each.hides("addr_address_postcode"),
                !row.addresses,
                "{role:?}"
            );
            assert!(!each.hides("pers_dob"));
        }
    }
    assert!(operator.row("ssd", &file, 2).is_some());
    assert_eq!(operator.row("ssd", &file, 1), None, "headings are no row");
    assert_eq!(operator.row("another load", &file, 2), None);
}

#[test]
fn annex_a_notes_every_child_in_it() {
    let all = everybody();
    let view = Arc::new(all.view(&key(&all, Role::Director)));
    let (look, seen) = look(&view);
    let made = look.annex_a(look.as_at);
    let rows: usize = made.lists().iter().map(|(_, rows)| rows).sum();
    assert!(
        rows > 0 && seen.children().is_empty(),
        "numbers note nobody"
    );
    let bytes = made.workbook("").unwrap().bytes;
    let written = seen.children().len();
    assert!(written > 50);
    let (again, noted) = self::look(&view);
    assert!(again.frozen(&bytes).is_some());
    assert!(noted.children().len() <= written && noted.children().len() + 20 > written);
    let (part, _) = self::look(&Arc::new(all.view(&key(&all, Role::TeamManager))));
    assert!(
        part.frozen(&bytes).is_none(),
        "it holds children of other teams"
    );
}
