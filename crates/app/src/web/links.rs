//! Links as far as whoever asks may follow them: nobody is sent to a page that refuses them, and a refusal in the log is
//! one that somebody sought.

use std::sync::OnceLock;

use maud::{Markup, Render, html};

use super::site::{Asks, Route};
use super::who::Asking;

/// Every page there is, as the router has it.
fn pages() -> &'static [Route] {
    static PAGES: OnceLock<Vec<Route>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let mut routes = super::site().into_routes();
        routes.retain(|route| route.method == "GET");
        routes
    })
}

/// The route of an address of this site: where several fit, the one that says more of it.
pub(crate) fn route_of<'r>(routes: &'r [Route], address: &str) -> Option<&'r Route> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &&Route| {
        let (mut parts, mut said) = (path.split('/'), route.path.split('/'));
        loop {
            match (parts.next(), said.next()) {
                (None, None) => return true,
                (Some(part), Some(said)) if said == part => {}
                (Some(part), Some(said)) if said.starts_with('{') && !part.is_empty() => {}
                _ => return false,
            }
        }
    };
    routes
        .iter()
        .filter(fits)
        .min_by_key(|route| route.path.matches('{').count())
}

/// Whether whoever asks may open an address of this site: their role is granted what its route asks for.
pub(crate) fn opens(address: &str) -> bool {
    match route_of(pages(), address).map(|route| route.asks) {
        Some(Asks::Nothing) => true,
        Some(Asks::For(permission)) => Asking::now()
            .and_then(|asking| asking.acting.clone())
            .is_some_and(|acting| acting.may(permission)),
        None => false,
    }
}

/// Words that lead to an address where whoever asks may open it; the words alone where not.
pub(crate) fn to(address: &str, words: impl Render) -> Markup {
    html! {
        @if opens(address) { a.govuk-link href=(address) { (words) } } @else { (words) }
    }
}

/// A paragraph that leads to an address; nothing where whoever asks may not open it.
pub(crate) fn only(address: &str, words: &str) -> Markup {
    html! {
        @if opens(address) { p.wm-p { a.govuk-link href=(address) { (words) } } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_the_route_that_says_most_of_it() {
        let path = |address: &str| route_of(pages(), address).map(|route| route.path);
        assert_eq!(path("/lists/un-owned?page=2"), Some("/lists/un-owned"));
        assert_eq!(path("/lists/visits#late"), Some("/lists/{id}"));
        assert_eq!(path("/plan/files/a%2Fb"), Some("/plan/files/{id}"));
        assert_eq!(path("/"), Some("/"));
        assert_eq!(path("/lists//rows.csv"), None);
        assert_eq!(path("/nowhere"), None);
    }
}
