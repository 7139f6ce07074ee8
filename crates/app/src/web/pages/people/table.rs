//! Who may see and do what: GET /access prints the table the program itself obeys.

use access::table::{AskedWhy, Row, TABLE};
use access::{Permission, Reach};
use maud::{Markup, html};

use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;

/// The page.
pub(crate) async fn show(who: Who) -> Page {
    let granted: usize = TABLE.iter().map(|row| row.may.len()).sum();
    Page::new(
        Section::People,
        "Who may see and do what",
        html! { "Everything that is not in this table is refused. The program obeys it as it stands here: " (TABLE.len()) " roles, " (granted) " grants." },
    )
    .body(html! {
        p.wm-p { "You work as " strong { (who.0.role.name()) } "." }
        (section("reach", "Which children, and what of them", reach()))
        (section("does", "What each role may do", does()))
        (section("why", "Why it is so", because()))
        (section("beyond", "What holds for every role", beyond()))
    })
}

fn reach() -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Role" } th scope="col" { "Reaches" } th scope="col" { "Names" } th scope="col" { "Addresses" } th scope="col" { "Says why" } th scope="col" { "A grant lasts" } } }
            tbody { @for row in TABLE { tr {
                th scope="row" { (row.role.name()) }
                td data-l="Reaches" { (row.reach.name()) }
                td data-l="Names" { (shown(row, row.names)) }
                td data-l="Addresses" { (shown(row, row.addresses)) }
                td data-l="Says why" { @match row.asks_why { AskedWhy::Never => "–", AskedWhy::OnOpening => "before opening a child" } }
                td data-l="A grant lasts" { @if row.longest == 0 { "not granted" } @else { "at most " (row.longest) " days" } }
            } } }
        }
    }
}

fn shown(row: &Row, is: bool) -> &'static str {
    match (row.reach, is) {
        (Reach::Nobody, _) => "–",
        (_, true) => "shown",
        (_, false) => "not shown",
    }
}

fn does() -> Markup {
    html! {
        @for row in TABLE {
            h3 { (row.role.name()) }
            ul.govuk-list.govuk-list--bullet {
                @for permission in Permission::ALL.into_iter().filter(|permission| row.may.contains(permission)) {
                    li { (permission.name()) @if permission.needs_step_up() { " (after proving again who they are)" } }
                }
            }
        }
        @let nobodys: Vec<Permission> = Permission::ALL.into_iter().filter(|permission| !TABLE.iter().any(|row| row.may.contains(permission))).collect();
        @if !nobodys.is_empty() {
            h3 { "Granted to no role" }
            ul.govuk-list.govuk-list--bullet { @for permission in nobodys { li { (permission.name()) } } }
        }
    }
}

fn because() -> Markup {
    html! {
        dl.govuk-summary-list {
            @for row in TABLE {
                div.govuk-summary-list__row {
                    dt.govuk-summary-list__key { (row.role.name()) }
                    dd.govuk-summary-list__value { (row.because) }
                }
            }
        }
    }
}

fn beyond() -> Markup {
    html! {
        ul.govuk-list.govuk-list--bullet {
            li { "Nobody opens the record of their own family or of a child they declared a connection with." }
            li { "A restricted record is seen only by roles that say so above, and is left out of every list, count and search of all others." }
            li { "What a role does not reach answers exactly as what does not exist." }
            li { "A role counts once a second person has confirmed it, and runs out by itself." }
            li { "Every child shown, every change, every file taken out and every refusal is written to the log before the answer leaves." }
        }
    }
}
