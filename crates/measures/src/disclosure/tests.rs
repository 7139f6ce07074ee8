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
