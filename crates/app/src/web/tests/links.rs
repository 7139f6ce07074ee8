//! The links of every page in every role: none leads where it is refused, and nothing about a child leaves as a file
//! without the permission for it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use access::{Permission, Role, table};
use axum::http::StatusCode;

use super::{Answer, Tried};
use crate::web::links::route_of;
use crate::web::site;
use crate::web::site::{Asks, Route};

/// Pages of one route that are opened in a role.
const OF_ONE: usize = 2;

fn pages() -> Vec<Route> {
    let mut routes = site().into_routes();
    routes.retain(|route| route.method == "GET");
    routes
}

/// Where a page leads to on this site.
fn links(page: &str) -> BTreeSet<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(to, _)| to.replace("&amp;", "&"))
        .map(|to| to.split('#').next().unwrap_or_default().to_owned())
        .filter(|to| to.starts_with('/') && !to.starts_with("/assets/"))
        .collect()
}

impl Tried {
    /// Follows the links of a role from where it begins, a few pages of each route; `each` is told of every page.
    async fn follow(
        &self,
        role: Role,
        routes: &[Route],
        mut each: impl FnMut(&Route, &str, &Answer),
    ) {
        let mut opened: BTreeMap<&str, usize> = BTreeMap::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut next: VecDeque<String> = VecDeque::from(["/".to_owned()]);
        while let Some(path) = next.pop_front() {
            let route = route_of(routes, &path).unwrap_or_else(|| panic!("nothing is at {path}"));
            if !known.insert(path.clone()) {
                continue;
            }
            let many = opened.entry(route.path).or_default();
            *many += 1;
            if *many > OF_ONE {
                continue;
            }
            let answer = self.ask(role, "GET", &path, "").await;
            each(route, &path, &answer);
            next.extend(links(&answer.body));
            next.extend(Some(answer.to).filter(|to| to.starts_with('/')));
        }
    }

    /// The groups of a measure as a file, of the first measure whose page has one: which do depends on the day.
    async fn file_of_groups(&self, role: Role) -> String {
        let measures = links(&self.page(role, "/measures").await);
        for measure in measures.iter().filter(|to| to.starts_with("/measures/")) {
            let page = self.page(role, measure).await;
            let mut files = links(&page).into_iter();
            if let Some(file) = files.find(|to| to.ends_with("/groups.csv")) {
                return file;
            }
        }
        panic!("{role:?}: no measure has its groups as a file");
    }
}

#[tokio::test]
async fn no_page_leads_to_one_that_is_refused() {
    let tried = Tried::open().await;
    let routes = pages();
    let mut refused: BTreeSet<String> = BTreeSet::new();
    for role in Role::ALL {
        let mut opened = 0;
        tried
            .follow(role, &routes, |route, path, answer| {
                opened += 1;
                let here = route.path;
                if answer.status == StatusCode::FORBIDDEN {
                    refused.insert(format!("{role:?}: {path} was refused"));
                }
                for to in links(&answer.body) {
                    let may = match route_of(&routes, &to).map(|route| route.asks) {
                        Some(Asks::For(permission)) => table::may(role, permission),
                        Some(Asks::Nothing) => true,
                        None => false,
                    };
                    // The name of the service leads to "/", and from there to where each role begins.
                    if !may && to != "/" {
                        refused.insert(format!("{role:?}: {here} leads to {to}"));
                    }
                }
            })
            .await;
        assert!(opened > 1, "{role:?}");
    }
    let refused: Vec<String> = refused.into_iter().collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Whether a file has a column for a child, or is a workbook.
fn tells_of_children(file: &str) -> bool {
    let heads = file.lines().next().unwrap_or_default();
    heads
        .trim_start_matches('\u{feff}')
        .split(',')
        .any(|head| head == "child" || head.starts_with("child_"))
}

#[tokio::test]
async fn no_file_about_children_leaves_without_the_permission_for_it() {
    assert!(tells_of_children("rule,child,table\r\n1,900001,Header"));
    assert!(!tells_of_children("measure,children\r\n1,2"));
    let tried = Tried::open().await;
    let routes = pages();
    for role in [Role::Inspector, Role::TeamManager, Role::Auditor] {
        assert!(!table::may(role, Permission::ExportChildren));
        let mut files: BTreeMap<&str, String> = routes
            .iter()
            .filter(|route| !route.path.contains('{'))
            .filter(|route| route.path.ends_with(".csv") || route.path.ends_with(".xlsx"))
            .map(|route| (route.path, route.path.to_owned()))
            .collect();
        tried
            .follow(role, &routes, |route, path, _| {
                if path.contains(".csv") || path.contains(".xlsx") {
                    files.insert(route.path, path.to_owned());
                }
            })
            .await;
        files.insert(
            "/measures/{id}/groups.csv",
            tried.file_of_groups(role).await,
        );
        assert!(files.keys().filter(|route| route.contains('{')).count() > 3);
        for path in files.values() {
            let answer = tried.ask(role, "GET", path, "").await;
            let tells = answer.status == StatusCode::OK && tells_of_children(&answer.body);
            assert!(!tells, "{role:?} {path}");
            // The plan is the one workbook that is no export: it is about no child.
            let workbook = answer.body.starts_with("PK") && path != "/plan.xlsx";
            assert!(!workbook, "{role:?} {path}");
        }
        let checks = tried
            .ask(role, "POST", "/checks.csv", "reason=because+I+can")
            .await;
        assert_eq!(checks.status, StatusCode::FORBIDDEN);
    }
}
