//! Pagination: the pages of a long list.

use maud::{Markup, html};

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
                        @let class = if page == current { "govuk-pagination__item govuk-pagination__item--current" } else { "govuk-pagination__item" };
                        li class=(class) {
                            a.govuk-link.govuk-pagination__link href=(path(page)) aria-label={ "Page " (page) } aria-current=[(page == current).then_some("page")] { (page) }
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
