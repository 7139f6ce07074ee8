//! Each sentence of the rule.

use super::*;

/// A one-way table: a total and its groups; what is shown of `[total, groups…]`.
fn one_way(groups: &[u32], settings: &Settings, earlier: &[PublishedTable]) -> PublishedTable {
    let mut table = Table::new("2026-10-31");
    let all = table.count("all", groups.iter().sum());
    let cells: Vec<CellId> = (groups.iter().enumerate())
        .map(|(at, count)| table.count(&format!("group {at}"), *count))
        .collect();
    table.adds_up(all, &cells);
    let part = table.part("in care", "In care", "team", &["Children"], Order::ByName);
    table.row(part, "All", &[Column::Count(all)]);
    for (at, cell) in cells.iter().enumerate() {
        table.row(part, &format!("Team {at}"), &[Column::Count(*cell)]);
    }
    publish(table, settings, earlier).unwrap()
}

fn said(table: &PublishedTable) -> Vec<String> {
    let rows = table.parts().iter().flat_map(Part::rows);
    rows.flat_map(Row::values)
        .map(ToString::to_string)
        .collect()
}

fn usual() -> Settings {
    Settings::departmental()
}

#[test]
fn small_counts_are_closed_and_the_least_beside_them_and_noughts_shown() {
    assert_eq!(
        said(&one_way(&[3, 0, 12, 40], &usual(), &[])),
        ["55", "c", "0", "c", "40"]
    );
    assert_eq!(
        said(&one_way(&[6, 12, 40], &usual(), &[])),
        ["58", "6", "12", "40"]
    );
}

#[test]
fn two_small_ones_that_leave_too_little_open_take_a_third() {
    // 1 + 2: whoever knows their sum knows that each is 1 or 2.
    assert_eq!(
        said(&one_way(&[1, 2, 12, 40], &usual(), &[])),
        ["55", "c", "c", "c", "40"]
    );
    // 4 + 5: each lies from 1 to 8.
    assert_eq!(
        said(&one_way(&[4, 5, 12, 40], &usual(), &[])),
        ["61", "c", "c", "12", "40"]
    );
}

#[test]
fn noughts_are_closed_where_they_are_not_to_be_shown() {
    let settings = usual().without_nought();
    assert_eq!(
        said(&one_way(&[0, 12, 40], &settings, &[])),
        ["52", "c", "c", "40"]
    );
}

#[test]
fn what_was_released_stands_unless_it_changes_by_more_than_a_few() {
    let first = one_way(&[3, 20, 40], &usual(), &[]);
    assert_eq!(said(&first), ["63", "c", "c", "40"]);
    // Two more in the last, and eleven in the first: which is closed stays closed.
    let second = one_way(&[14, 20, 42], &usual(), std::slice::from_ref(&first));
    assert_eq!(said(&second), ["76", "c", "c", "40"]);
    assert_eq!(second.workings().unwrap().repeated, 1);
}

#[test]
fn a_kept_table_comes_back_and_one_with_a_small_count_does_not() {
    let table = one_way(&[3, 20, 40], &usual(), &[]);
    let kept = table.kept();
    let back = PublishedTable::read(&kept).unwrap();
    assert_eq!(back.kept(), kept);
    assert_eq!(back.workings(), None);
    let changed = kept.replace("{\"count\":40}", "{\"count\":4}");
    assert_ne!(changed, kept);
    assert_eq!(PublishedTable::read(&changed), Err(NotKept::Small));
    assert_eq!(PublishedTable::read("{}"), Err(NotKept::Form));
}

#[test]
fn a_share_is_closed_with_either_part_and_in_a_small_group_where_it_is_all_or_none() {
    let shown = |met: u32, counted: u32| {
        let mut table = Table::new("2026-10-31");
        let all = table.count("all", counted);
        let some = table.count("met: all", met);
        table.share(some, all);
        let part = table.part(
            "m",
            "M",
            "authority",
            &["Counted", "Met", "Share"],
            Order::ByName,
        );
        let share = Column::Share {
            met: some,
            counted: all,
        };
        table.row(
            part,
            "All",
            &[Column::Count(all), Column::Count(some), share],
        );
        said(&publish(table, &usual(), &[]).unwrap())
    };
    assert_eq!(shown(30, 40), ["40", "30", "75.0"]);
    assert_eq!(shown(3, 40), ["40", "c", "c"]);
    assert_eq!(shown(37, 40), ["40", "c", "c"]);
    assert_eq!(shown(40, 40), ["40", "40", "100.0"]);
    assert_eq!(shown(8, 8), ["8", "c", "c"]);
    assert_eq!(shown(0, 8), ["8", "c", "c"]);
    assert_eq!(shown(0, 0), ["0", "0", "z"]);
}

#[test]
fn rows_stand_by_name_whatever_their_order_when_counted() {
    let mut table = Table::new("2026-10-31");
    let part = table.part("m", "M", "team", &["Children"], Order::ByName);
    for (name, count) in [("West", 70), ("East", 60), ("North", 90)] {
        let cell = table.count(name, count);
        table.row(part, name, &[Column::Count(cell)]);
    }
    let published = publish(table, &usual(), &[]).unwrap();
    let labels: Vec<&str> = published.parts()[0].rows().iter().map(Row::label).collect();
    assert_eq!(labels, ["East", "North", "West"]);
}

#[test]
fn sums_that_do_not_hold_are_refused() {
    let mut table = Table::new("2026-10-31");
    let (all, one) = (table.count("all", 9), table.count("one", 8));
    table.adds_up(all, &[one]);
    let refused = publish(table, &usual(), &[]).unwrap_err();
    assert_eq!(refused, Unsound::DoesNotAdd("all".to_owned()));
}
