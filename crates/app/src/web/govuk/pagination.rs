//! Pagination: the pages of a long list, of many those around this one.

use maud::{Markup, html};

/// Most pages that are all named.
const ALL: usize = 10;
/// Pages named on each side of the current one, where there are more.
const BESIDE: usize = 2;

/// Whether a page is not named: neither the first, the last, nor near the current one.
fn is_skipped(page: usize, current: usize, pages: usize) -> bool {
    pages > ALL && page > 1 && page < pages && page.abs_diff(current) > BESIDE
}

/// Links to `pages` pages, counted from 1, the current one marked; `path` gives each its address.
pub(crate) fn pagination(current: usize, pages: usize, path: impl Fn(usize) -> String) -> Markup {
    html! {
        @if pages > 1 {
            nav.govuk-pagination aria-label="Pages" {
                @if current > 1 {
                    div.govuk-pagination__prev {
                        a.govuk-link.govuk-pagination__link href=(path(current - 1)) rel="prev" { span.govuk-pagination__link-title { "Previous" } }
                    }
                }
                ul.govuk-pagination__list {
                    @for page in 1..=pages {
                        @if is_skipped(page, current, pages) {
                            @if !is_skipped(page - 1, current, pages) { li.govuk-pagination__item.govuk-pagination__item--ellipsis { "⋯" } }
                        } @else {
                        @let class = if page == current { "govuk-pagination__item govuk-pagination__item--current" } else { "govuk-pagination__item" };
                        li class=(class) {
                            a.govuk-link.govuk-pagination__link href=(path(page)) aria-label={ "Page " (page) } aria-current=[(page == current).then_some("page")] { (page) }
                        }
                        }
                    }
                }
                @if current < pages {
                    div.govuk-pagination__next {
                        a.govuk-link.govuk-pagination__link href=(path(current + 1)) rel="next" { span.govuk-pagination__link-title { "Next" } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_pages_the_first_the_last_and_those_near_are_named() {
        let named = |current: usize, pages: usize| -> Vec<usize> {
            let all = 1..=pages;
            all.filter(|page| !is_skipped(*page, current, pages))
                .collect()
        };
        assert_eq!(named(7, 20), [1, 5, 6, 7, 8, 9, 20]);
        assert_eq!(named(1, 20), [1, 2, 3, 20]);
        assert_eq!(named(5, 10).len(), 10);
        let links = pagination(7, 20, |page| format!("?page={page}")).into_string();
        assert_eq!(links.matches("ellipsis").count(), 2);
    }
}
