//! Lists of children in care, leavers, carers and workers: who is on them, since when, and the sentence that says why.

use std::sync::Arc;

use children::history::Spell;
use children::service::{Fact, HouseholdConcern, Supervision};
use children::{Origin, Service, ThinVec};

use super::ownership::{Hands, unowned};
use crate::catalogue::fostering::tests::household;
use crate::examples::{day, listed, listed_of, service};
use crate::scene::{Scene, Standards};

const CARE: &str = "
    person    | born
              | 2012-05-04
    care      | from
              | 2025-01-06
    placement | from       | kind | tenths of mile | has urn
              | 2025-01-06 | U4   | 213            | no";

fn with(tables: &str) -> String {
    format!("{CARE}\n{tables}")
}

const HELD: &str = "
    referral | from
             | 2025-01-06
    involved | from       | to         | worker
             | 2025-01-07 | 2025-03-01 | 1
             | 2025-03-01 |            | 2";

fn held(change: impl Fn(&mut Service)) -> Service {
    let mut service = service(HELD);
    change(&mut service);
    service
}

fn left(service: &mut Service, worker: usize, from: &str, to: Option<&str>) {
    Arc::make_mut(&mut service.workers[worker]).employed = Some(Spell {
        from: Some(day(from)),
        to: to.map(day),
    });
    Arc::make_mut(&mut service.workers[worker]).at = Some(Origin::new(Fact::Staff, 1));
}

#[test]
fn work_is_in_one_pair_of_hands_only() {
    let gone = held(|service| {
        Arc::make_mut(&mut service.workers[2]).manager = Some(true);
        left(service, 2, "2020-01-01", Some("2025-04-01"));
    });
    assert_eq!(
        listed_of("held-by-a-manager", "2025-03-31", &gone),
        "open since 2025-03-01: Held by a manager since 1 March 2025, for 30 days."
    );
    assert_eq!(listed_of("held-by-a-manager", "2025-04-01", &gone), "");
    assert_eq!(
        listed_of("held-by-someone-gone", "2025-04-11", &gone),
        "open since 2025-04-01: Held by a worker who has left: since 1 April 2025, for 10 days."
    );
    let nobody = &HELD.replace("2025-03-01 |            | 2", "2025-03-01 | 2025-04-01 | 2");
    assert_eq!(listed("held-by-nobody", "2025-03-31", nobody), "");
    assert_eq!(
        listed("held-by-nobody", "2025-04-02", nobody),
        "open since 2025-04-01: No case worker since 1 April 2025, for 1 day."
    );
    let never = "
        referral | from
                 | 2025-01-06";
    assert_eq!(
        listed("held-by-nobody", "2025-01-08", never),
        "open since 2025-01-06: Open since 6 January 2025, for 2 days, and no case worker was ever named."
    );
}

#[test]
fn nobody_is_unowned_where_it_was_not_supplied_who_works_with_whom() {
    let standards = Standards::default();
    let hands = |service: &Service, today| {
        let scene = Scene {
            service,
            standards: &standards,
            today: day(today),
        };
        unowned(&service.children[0], &scene).map(|unowned| unowned.hands)
    };
    let mut service = held(|service| Arc::make_mut(&mut service.workers[2]).manager = Some(true));
    assert_eq!(hands(&service, "2025-01-06"), Some(Hands::Nobody));
    assert_eq!(hands(&service, "2025-02-01"), None);
    assert_eq!(hands(&service, "2025-03-31"), Some(Hands::Manager));
    assert_eq!(hands(&service, "2025-01-05"), None);
    service
        .sources
        .tables
        .retain(|table| table.fact != Fact::Involvements);
    assert_eq!(hands(&service, "2025-03-31"), None);
}

#[test]
fn a_visit_is_near_then_late_then_made() {
    assert_eq!(
        listed("care-visit", "2025-01-14", CARE),
        "late since 2025-01-14 due 2025-01-13: Not visited in this time in care; the first was due by 13 January 2025, 1 day ago: within a week of a new placement."
    );
    let visited = &with(
        "visit | kind | on         | seen | alone
               | Care | 2025-01-10 | yes  | no",
    );
    assert_eq!(listed("care-visit", "2025-02-13", visited), "");
    assert_eq!(
        listed("care-visit", "2025-02-14", visited),
        "near due 2025-02-21: Last visited and seen on 10 January 2025, 35 days ago; the next is due by 21 February 2025, in 7 days: every six weeks."
    );
    let unclear = &visited.replace("| yes  | no", "| yes | no\n | Care | 2025-02-01 | |");
    assert!(
        listed("care-visit", "2025-02-28", unclear)
            .starts_with("open since 2025-02-22 due 2025-02-21: The latest visit does not say")
    );
    assert_eq!(
        listed("care-not-seen-alone", "2025-02-14", visited),
        "open since 2025-01-10: Not seen alone at the visit of 10 January 2025, nor at any before."
    );
}

#[test]
fn reviews_plans_and_officers_have_their_clocks() {
    assert_eq!(
        listed("care-review", "2025-02-04", CARE),
        "late since 2025-02-04 due 2025-02-03: Not reviewed in this time in care; the first was due by 3 February 2025, 1 day ago: within 20 working days of coming into care."
    );
    let planned = &with(
        "care review | due        | held
                     | 2025-02-03 | 2025-02-03
                     | 2025-04-01 |",
    );
    assert_eq!(listed("care-review", "2025-03-01", planned), "");
    assert!(
        listed("care-review", "2025-04-02", planned)
            .ends_with("1 day ago: the day the record gives.")
    );
    assert!(
        listed("education-plan", "2025-01-21", CARE)
            .starts_with("late since 2025-01-21 due 2025-01-20: No plan")
    );
    assert_eq!(listed("reviewing-officer-contact", "2025-07-05", CARE), "");
    assert!(
        listed("reviewing-officer-contact", "2025-07-07", CARE)
            .starts_with("late since 2025-07-07 due 2025-07-06")
    );
    let waits = &with(
        "advocacy | kind               | requested  | matched
                  | IndependentVisitor | 2025-03-01 |
                  | IndependentVisitor | 2025-04-01 |
                  | Advocate           | 2025-03-01 | 2025-03-10",
    );
    assert_eq!(
        listed("advocate-or-visitor", "2025-04-02", waits),
        "open since 2025-03-01: An independent visitor was asked for on 1 March 2025, 32 days ago, and none is matched."
    );
}

#[test]
fn health_teeth_and_difficulties_fall_due() {
    assert!(
        listed("health-assessment", "2025-02-04", CARE)
            .starts_with("late since 2025-02-04 due 2025-02-03: No health assessment")
    );
    let seen = &with(
        "health | kind   | on
                | IHA    | 2025-02-03
                | DENTAL | 2025-06-01",
    );
    assert_eq!(listed("health-assessment", "2025-02-04", seen), "");
    assert!(
        listed("health-assessment", "2026-02-04", seen)
            .ends_with("was due by 3 February 2026, 1 day ago: every year from five on.")
    );
    assert_eq!(listed("dental-check", "2026-01-31", seen), "");
    assert!(listed("dental-check", "2026-06-02", seen).starts_with("late since 2026-06-02"));
    assert_eq!(listed("strengths-and-difficulties", "2026-01-05", CARE), "");
    assert!(
        listed("strengths-and-difficulties", "2026-01-07", CARE)
            .starts_with("late since 2026-01-07 due 2026-01-06: No questionnaire")
    );
}

#[test]
fn homes_are_far_unregistered_or_one_of_many() {
    assert_eq!(
        listed("far-from-home", "2025-02-01", CARE),
        "open since 2025-01-06: 21.3 miles from home since 6 January 2025."
    );
    assert_eq!(
        listed("far-from-home", "2025-02-01", &CARE.replace("213", "200")),
        ""
    );
    assert_eq!(listed("unregistered-placement", "2025-02-01", CARE), "");
    assert_eq!(
        listed(
            "unregistered-placement",
            "2025-02-01",
            &CARE.replace("U4  ", "K2  ")
        ),
        "open since 2025-01-06: Since 6 January 2025 in a place of the kind \"Children's home\", for which no registration number is recorded."
    );
    assert!(
        listed(
            "unregistered-placement",
            "2025-02-01",
            &CARE.replace("U4  ", "H5  ")
        )
        .contains("Aged 12 and since")
    );
    let moves = "
        care      | from
                  | 2025-01-06
        placement | from       | to         | kind
                  | 2025-01-06 | 2025-03-01 | U6
                  | 2025-03-01 | 2025-04-01 | K2
                  | 2025-04-01 |            | U6";
    assert_eq!(
        listed("third-home", "2025-04-11", moves),
        "open since 2025-04-01: In the third home in twelve months, since 1 April 2025, 10 days ago."
    );
    let legal = |status: &str, kind: &str| {
        with(&format!("legal | from | status\n | 2025-01-06 | {status}")).replace("U4  ", kind)
    };
    assert_eq!(
        listed("section-20-long", "2025-07-06", &legal("V2", "U4")),
        ""
    );
    assert!(
        listed("section-20-long", "2025-07-07", &legal("V2", "U4"))
            .starts_with("open since 2025-07-07: Accommodated")
    );
    assert!(
        listed("with-parents", "2025-02-01", &legal("C2", "P1"))
            .starts_with("open since 2025-01-06: Placed with parents")
    );
}

#[test]
fn permanence_and_adoption_are_slow_by_their_days() {
    assert_eq!(
        listed("permanence-not-considered", "2025-05-07", CARE),
        "late since 2025-05-07 due 2025-05-06: Came into care on 6 January 2025; no plan for permanence is on record, and it was due by 6 May 2025, 1 day ago."
    );
    assert_eq!(
        listed(
            "permanence-not-considered",
            "2025-05-07",
            &with("permanence | on\n | 2025-05-01")
        ),
        ""
    );
    let adoption = |matched: &str| {
        with(&format!(
            "adoption | decided    | placement order | matched
                      | 2025-02-01 | 2025-03-01      | {matched}"
        ))
    };
    assert_eq!(
        listed("no-match", "2025-07-01", &adoption("2025-06-01")),
        ""
    );
    assert!(listed("no-match", "2025-07-01", &adoption("")).starts_with("late since 2025-07-01 due 2025-06-30: The placement order was made on 1 March 2025, 122 days ago"));
    assert!(
        listed("adoption-slow", "2026-03-09", &adoption("2025-06-01")).starts_with(
            "late since 2026-03-09 due 2026-03-08: Came into care on 6 January 2025, 427 days ago"
        )
    );
}

#[test]
fn leavers_are_listed_for_what_they_lack() {
    let leaver = |cells: &str| {
        format!(
            "person | born\n | 2006-05-04
            leaver | eligibility | in touch | latest contact | accommodation | suitable | activity | adviser | plan reviewed
                   | Former Relevant | {cells}"
        )
    };
    let today = "2026-03-31";
    let all = leaver("YES | 2026-02-02 | W | yes | G6 | no |");
    assert!(listed("leaver-out-of-touch", today, &all).starts_with(
        "late since 2026-03-31 due 2026-03-30: Last in contact on 2 February 2026, 57 days ago"
    ));
    assert!(
        listed("leaver-home", today, &all)
            .starts_with("open: Home: bed and breakfast, recorded as suitable.")
    );
    assert_eq!(
        listed("leaver-not-in-work", today, &all),
        "open: Not in education or work: pregnancy or parenting."
    );
    assert!(listed("no-personal-adviser", today, &all).starts_with("open: No personal adviser"));
    assert!(
        listed("pathway-plan", today, &all)
            .starts_with("late since 2022-08-05 due 2022-08-04: No pathway plan")
    );
    let reason = format!("{all}\nnot in work | from | reason\n | 2026-03-01 | Immigration");
    assert_eq!(
        listed("leaver-not-in-work", today, &reason),
        "open since 2026-03-01: Not in education or work since 1 March 2026, for 30 days: no right to work."
    );
    let well = leaver("YES | 2026-03-30 | U | yes | F4 | yes | 2026-03-01");
    for id in [
        "leaver-out-of-touch",
        "leaver-home",
        "leaver-not-in-work",
        "no-personal-adviser",
        "pathway-plan",
    ] {
        assert_eq!(listed(id, today, &well), "", "{id}");
    }
    assert_eq!(listed("leaver-out-of-touch", "2026-03-29", &well), "");
    assert_eq!(
        listed("leaver-out-of-touch", today, &leaver("REFU | | | | | |")),
        ""
    );
    let died = leaver("DIED | 2025-02-02 | W | no | G6 | no |");
    for id in [
        "leaver-out-of-touch",
        "leaver-home",
        "leaver-not-in-work",
        "no-personal-adviser",
        "pathway-plan",
    ] {
        assert_eq!(listed(id, today, &died), "", "{id}");
    }
}

#[test]
fn ages_show_sixty_days_before_and_after_where_something_is_not_done() {
    // 15½ on 4 November 2027.
    assert_eq!(listed("turning-in-care", "2027-09-04", CARE), "");
    assert_eq!(
        listed("turning-in-care", "2027-09-05", CARE),
        "near due 2027-11-04: Turns 15½ on 4 November 2027, in 60 days."
    );
    assert_eq!(
        listed("turning-in-care", "2027-11-05", CARE),
        "late since 2027-11-04 due 2027-11-04: Turned 15½ on 4 November 2027, 1 day ago, and no pathway plan is on record."
    );
    assert_eq!(listed("turning-in-care", "2028-01-04", CARE), "");
    assert!(
        listed("turning-in-care", "2030-05-05", CARE)
            .ends_with("and the record still says in care.")
    );
    let leaver = "
        person | born
               | 2005-04-10
        leaver | eligibility
               | Former Relevant";
    assert!(
        listed("turning-leaver", "2026-03-31", leaver)
            .starts_with("near due 2026-04-10: Turns 21 on")
    );
    assert_eq!(listed("turning-leaver", "2026-04-11", leaver), "");
    assert!(
        listed("turning-leaver", "2030-04-11", leaver)
            .ends_with("and the record still says entitled.")
    );
}

#[test]
fn supervision_oversight_and_caseloads_are_listed_by_the_council_s_standard() {
    let case = &format!("{HELD}\nsupervised | on\n | 2025-03-01");
    assert_eq!(
        listed("supervision-of-child", "2025-04-13", case),
        "late since 2025-04-13 due 2025-04-12: Last supervised on 1 March 2025, 43 days ago; the next was due by 12 April 2025, 1 day ago: every 42 days by this council's standard."
    );
    assert!(
        listed("oversight", "2025-02-18", case)
            .starts_with("late since 2025-02-18 due 2025-02-17: No manager's decision")
    );
    assert_eq!(listed("oversight", "2025-01-31", case), "");
    let service = held(|service| {
        left(service, 2, "2025-01-06", None);
        Arc::make_mut(&mut service.workers[2]).social_worker = Some(true);
        Arc::make_mut(&mut service.workers[2]).limit = Some(0);
        service.supervision = vec![Supervision {
            worker: Some(2),
            on: Some(day("2025-03-01")),
            at: Origin::new(Fact::Supervision, 1),
        }];
    });
    assert!(
        listed_of("supervision-of-worker", "2025-04-13", &service)
            .starts_with("late since 2025-04-13 due 2025-04-12: Last supervised")
    );
    assert_eq!(
        listed_of("caseload", "2025-04-13", &service),
        "open: Holds 1 child; the limit set for them is 0."
    );
    assert_eq!(listed("caseload", "2025-04-13", HELD), "");
}

#[test]
fn foster_homes_are_listed_once_with_all_their_concerns() {
    let mut service = service("");
    let mut home = household(ThinVec::new());
    let concern = |raised, resolved: Option<&str>| HouseholdConcern {
        raised: Some(day(raised)),
        by_carers: None,
        resolved: resolved.map(day),
        at: Origin::new(Fact::HouseholdConcerns, 1),
    };
    home.concerns = ThinVec::from([
        concern("2025-01-01", Some("2025-02-01")),
        concern("2025-03-01", None),
        concern("2025-03-11", None),
    ]);
    service.households = vec![home];
    assert_eq!(
        listed_of("foster-concern", "2025-03-31", &service),
        "open since 2025-03-01: 2 concerns not resolved, raised first on 1 March 2025, 30 days ago; children living there: 0."
    );
    assert!(
        listed_of("foster-review", "2025-06-02", &service)
            .starts_with("late since 2025-06-02 due 2025-06-01: Not reviewed since approval")
    );
    assert_eq!(listed_of("foster-review", "2025-05-01", &service), "");
}
