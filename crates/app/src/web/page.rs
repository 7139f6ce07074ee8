//! The layout all pages share: title, one-sentence answer, stamp, then what the page shows.

use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::govuk::breadcrumbs::breadcrumbs;
use super::{assets, paths};

/// Where in the navigation a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// England.
    England,
    /// Authorities.
    Authorities,
    /// Themes.
    Themes,
    /// Search.
    Search,
    /// Compare.
    Compare,
    /// Corrections.
    Corrections,
    /// What could not be read.
    Unread,
    /// In none of them.
    None,
}

/// A page before it is written out.
#[derive(Debug)]
pub(crate) struct Page {
    section: Section,
    title: String,
    answer: Markup,
    caption: String,
    crumbs: Vec<(String, String)>,
    stamp: Option<Markup>,
    invented: bool,
    body: Markup,
}

impl Page {
    /// A page with its title and the one sentence that answers it.
    pub(crate) fn new(section: Section, title: impl Into<String>, answer: Markup) -> Self {
        Self {
            section,
            title: title.into(),
            answer,
            caption: String::new(),
            crumbs: Vec::new(),
            stamp: None,
            invented: false,
            body: html! {},
        }
    }

    /// The small line above the title: where in the record this is.
    pub(crate) fn caption(self, caption: impl Into<String>) -> Self {
        Self {
            caption: caption.into(),
            ..self
        }
    }

    /// One step of the way here: its name and address. Call once for each, outermost first.
    pub(crate) fn crumb(mut self, name: impl Into<String>, path: impl Into<String>) -> Self {
        self.crumbs.push((name.into(), path.into()));
        self
    }

    /// The date it holds for, how many of how many, and what could not be read.
    pub(crate) fn stamp(self, stamp: Markup) -> Self {
        Self {
            stamp: Some(stamp),
            ..self
        }
    }

    /// Marks the page as showing an invented authority.
    pub(crate) fn invented(self, invented: bool) -> Self {
        Self { invented, ..self }
    }

    /// What the page shows, under its answer and stamp.
    pub(crate) fn body(self, body: Markup) -> Self {
        Self { body, ..self }
    }

    fn written(&self) -> Markup {
        html! {
            (DOCTYPE)
            html.govuk-template lang="en-GB" {
                head {
                    meta charset="utf-8";
                    title { (self.title) " - Waymark" }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    link rel="stylesheet" href=(assets::path("waymark.css"));
                    link rel="icon" type="image/svg+xml" href=(assets::path("favicon.svg"));
                    script type="module" src=(assets::path("start.js")) {}
                }
                body.govuk-template__body.wm {
                    a.govuk-skip-link href="#main" data-module="govuk-skip-link" { "Skip to main content" }
                    header {
                        (header())
                        (navigation(self.section))
                        @if self.invented {
                            div.govuk-width-container {
                                p.wm-invented-banner { strong { "Invented." } " This authority and its reports were made up to show the service. None of it counts for England." }
                            }
                        }
                    }
                    div.govuk-width-container {
                        @if !self.crumbs.is_empty() { (breadcrumbs(&self.crumbs)) }
                        main.wm-main #main {
                            @if !self.caption.is_empty() { span.wm-cap { (self.caption) } }
                            h1 { (self.title) }
                            p.wm-answer { (self.answer) }
                            @if let Some(stamp) = &self.stamp { p.wm-stamp { (stamp) } }
                            (self.body)
                        }
                    }
                    (foot())
                }
            }
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        self.written().into_response()
    }
}

fn header() -> Markup {
    html! {
        div.govuk-generic-header.wm-header {
            div.govuk-generic-header__container.govuk-width-container {
                div.govuk-generic-header__logo {
                    a.govuk-generic-header__homepage-link href=(paths::england()) {
                        (PreEscaped(r##"<svg viewBox="0 0 22 26" width="22" height="26" aria-hidden="true" focusable="false"><path d="M3 1h16v15l-8 9-8-9z" fill="#fff"/><path d="M11 5l5 6h-3v6H9v-6H6z" fill="#12436d"/></svg>"##))
                        "Waymark"
                    }
                }
            }
        }
    }
}

fn navigation(here: Section) -> Markup {
    let items = [
        (Section::England, "England", paths::england()),
        (Section::Authorities, "Authorities", paths::authorities()),
        (Section::Themes, "Themes", paths::themes()),
        (Section::Search, "Search", paths::search("")),
        (Section::Compare, "Compare", paths::compare(&[])),
        (Section::Corrections, "Corrections", paths::corrections()),
        (Section::Unread, "What could not be read", paths::unread()),
    ];
    html! {
        div.govuk-service-navigation.wm-nav data-module="govuk-service-navigation" {
            div.govuk-width-container {
                div.govuk-service-navigation__container {
                    nav.govuk-service-navigation__wrapper aria-label="Main" {
                        ul.govuk-service-navigation__list #navigation {
                            @for (section, name, path) in items {
                                @if section == here {
                                    li.govuk-service-navigation__item.govuk-service-navigation__item--active {
                                        a.govuk-service-navigation__link href=(path) aria-current="true" {
                                            strong.govuk-service-navigation__active-fallback { (name) }
                                        }
                                    }
                                } @else {
                                    li.govuk-service-navigation__item {
                                        a.govuk-service-navigation__link href=(path) { (name) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn foot() -> Markup {
    html! {
        footer.wm-foot {
            div.govuk-width-container {
                p { strong { "PUBLIC" } }
                p { "Inspection reports: Ofsted, Open Government Licence v3.0. Official outcomes at 31 March 2025: Ofsted, Open Government Licence v3.0. Populations: Office for National Statistics." }
                p { "Waymark is not a GOV.UK service. It reads published reports; where it and a report differ, the report is right." }
            }
        }
    }
}
