//! The layout all pages share: title, one-sentence answer, stamp, then what the page shows.

use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use access::{Acting, Permission, Role};

use super::govuk::breadcrumbs::breadcrumbs;
use super::own_forms::form_token;
use super::who::Asking;
use super::{assets, paths};

/// Where in the navigation a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What needs doing, and what moved, today.
    Today,
    /// Measures.
    Measures,
    /// Lists of children.
    Lists,
    /// Teams.
    Teams,
    /// Data: loads, what could not be read, checks.
    Data,
    /// Annex A and inspection week.
    Inspection,
    /// The improvement plan.
    Plan,
    /// What answers each finding, and what shows it.
    Coverage,
    /// Reviews of cohorts.
    Reviews,
    /// Practice audits.
    PracticeAudits,
    /// Challenges of reviewing officers.
    Challenges,
    /// The improvement board.
    Board,
    /// The self-evaluation.
    Evaluation,
    /// Released figures.
    Releases,
    /// Who looked.
    Audit,
    /// People, and what they may do.
    People,
    /// One's own account.
    Account,
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

/// The authority's own sections, in order.
const OWN: [Section; 10] = [
    Section::Today,
    Section::Measures,
    Section::Lists,
    Section::Teams,
    Section::Data,
    Section::Inspection,
    Section::Plan,
    Section::Releases,
    Section::Audit,
    Section::People,
];
/// The sections of the improvement programme, in order.
const PROGRAMME: [Section; 7] = [
    Section::Plan,
    Section::Coverage,
    Section::Reviews,
    Section::PracticeAudits,
    Section::Challenges,
    Section::Board,
    Section::Evaluation,
];
/// The sections of the national record, in order.
const NATIONAL: [Section; 7] = [
    Section::England,
    Section::Authorities,
    Section::Themes,
    Section::Search,
    Section::Compare,
    Section::Corrections,
    Section::Unread,
];

impl Section {
    /// Its name and address; none for pages in no section.
    fn link(self) -> Option<(&'static str, String)> {
        Some(match self {
            Self::Today => ("Today", paths::today()),
            Self::Measures => ("Measures", paths::measures()),
            Self::Lists => ("Children", paths::lists()),
            Self::Teams => ("Teams", paths::teams()),
            Self::Data => ("Data", paths::loads()),
            Self::Inspection => ("Inspection", paths::annex_a()),
            Self::Plan => ("Plan", paths::plan()),
            Self::Coverage => ("Coverage", paths::coverage()),
            Self::Reviews => ("Reviews", paths::reviews()),
            Self::PracticeAudits => ("Audits", paths::practice_audits()),
            Self::Challenges => ("Challenges", paths::challenges()),
            Self::Board => ("Board", paths::board()),
            Self::Evaluation => ("Self-evaluation", paths::evaluation()),
            Self::Releases => ("Released", paths::releases()),
            Self::Audit => ("Who looked", paths::audit()),
            Self::People => ("People", paths::people()),
            Self::England => ("England", paths::england()),
            Self::Authorities => ("Authorities", paths::authorities()),
            Self::Themes => ("Themes", paths::themes()),
            Self::Search => ("Search", paths::search("")),
            Self::Compare => ("Compare", paths::compare(&[])),
            Self::Corrections => ("Corrections", paths::corrections()),
            Self::Unread => ("What could not be read", paths::unread()),
            Self::Account | Self::None => return None,
        })
    }

    /// What a role must be granted for it to be offered.
    fn asks(self) -> Permission {
        match self {
            Self::Today | Self::Measures | Self::Teams => Permission::SeeNumbers,
            Self::Lists => Permission::SeeChildren,
            Self::Data => Permission::SeeData,
            Self::Inspection => Permission::SeeInspection,
            Self::Plan | Self::Coverage | Self::Board => Permission::SeeProgramme,
            Self::Evaluation => Permission::RunBoard,
            Self::Reviews | Self::PracticeAudits | Self::Challenges => Permission::SeeReviews,
            Self::Releases => Permission::SeeReleases,
            Self::Audit => Permission::SeeAudit,
            Self::People => Permission::ManagePeople,
            Self::Account => Permission::OwnAccount,
            Self::England
            | Self::Authorities
            | Self::Themes
            | Self::Search
            | Self::Compare
            | Self::Corrections
            | Self::Unread
            | Self::None => Permission::SeeRecord,
        }
    }

    /// What its pages may be used for, as the foot of each says.
    fn marking(self) -> Marking {
        match self {
            Self::Today
            | Self::Measures
            | Self::Lists
            | Self::Teams
            | Self::Data
            | Self::Inspection
            | Self::Reviews
            | Self::PracticeAudits
            | Self::Challenges => Marking::Children,
            Self::Plan | Self::Coverage | Self::Board | Self::Evaluation => Marking::Programme,
            Self::Audit | Self::People | Self::Account => Marking::Staff,
            Self::Releases
            | Self::England
            | Self::Authorities
            | Self::Themes
            | Self::Search
            | Self::Compare
            | Self::Corrections
            | Self::Unread
            | Self::None => Marking::Public,
        }
    }
}

/// Who a page is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marking {
    /// It shows children, or counts of them as they are.
    Children,
    /// It shows what the council does about what was found.
    Programme,
    /// It shows who works here and what they did.
    Staff,
    /// It may be shown to anybody.
    Public,
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
        let asking = Asking::now();
        let asking = asking.as_deref();
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
                body.govuk-template__body.wm data-idle=[asking.and_then(|asking| asking.idle)] {
                    a.govuk-skip-link href="#main" data-module="govuk-skip-link" { "Skip to main content" }
                    header {
                        (header(asking))
                        (navigation(self.section, asking))
                        @if let Some(asking) = asking.filter(|asking| asking.sample) { (sample_banner(asking)) }
                        @else if self.invented {
                            div.govuk-width-container {
                                p.wm-invented-banner { strong { "Invented." } " This authority, its children and its reports were made up to show the service. None of it counts for England." }
                            }
                        }
                    }
                    div.govuk-width-container {
                        (breadcrumbs(&self.crumbs))
                        main.wm-main #main {
                            @if !self.caption.is_empty() { span.wm-cap { (self.caption) } }
                            h1 { (self.title) }
                            p.wm-answer { (self.answer) }
                            @if let Some(stamp) = &self.stamp { p.wm-stamp { (stamp) } }
                            @if let Some(view) = view_of(asking) { p.wm-stamp.wm-view { (view) } }
                            (self.body)
                        }
                    }
                    (foot(self.section))
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

/// Which children the page is made from, where it is not everybody with everything.
fn view_of(asking: Option<&Asking>) -> Option<&str> {
    let words = asking?.view.get()?;
    (!words.is_empty()).then_some(words)
}

/// The service's name, who is signed in and in which role, and the way out.
fn header(asking: Option<&Asking>) -> Markup {
    let acting = asking.and_then(|asking| asking.acting.as_deref());
    html! {
        div.govuk-generic-header.wm-header {
            div.govuk-generic-header__container.govuk-width-container.wm-head {
                div.govuk-generic-header__logo {
                    a.govuk-generic-header__homepage-link href="/" {
                        (PreEscaped(r##"<svg viewBox="0 0 22 26" width="22" height="26" aria-hidden="true" focusable="false"><path d="M3 1h16v15l-8 9-8-9z" fill="#fff"/><path d="M11 5l5 6h-3v6H9v-6H6z" fill="#12436d"/></svg>"##))
                        "Waymark"
                    }
                }
                @if let Some(acting) = acting {
                    div.wm-signed-in {
                        span { (acting.name) span.wm-role { (acting.role.name()) } }
                        @if acting.may(Permission::SeeAccess) { a href=(paths::access()) { "Who may see what" } }
                        @if asking.is_some_and(|asking| !asking.sample) {
                            a href=(paths::account()) { "Your account" }
                            form method="post" action="/sign-out" { (form_token()) button.wm-as-link type="submit" { "Sign out" } }
                        }
                    }
                }
            }
        }
    }
}

/// Says that everything is invented, and lets each role be tried.
fn sample_banner(asking: &Asking) -> Markup {
    let here = asking.acting.as_deref().map(|acting| acting.role);
    html! {
        div.govuk-width-container {
            div.wm-invented-banner {
                p { strong { "Invented." } " This authority, its children, its people and its reports were made up to show the service. None of it counts for England." }
                form.wm-roles method="post" action="/sample/role" {
                    (form_token())
                    input type="hidden" name="to" value=(asking.path);
                    label for="sample-role" { "See it as" }
                    select.govuk-select #sample-role name="role" {
                        @for role in Role::ALL {
                            option value=(role.word()) selected[here == Some(role)] { (role.name()) }
                        }
                    }
                    button.govuk-button.govuk-button--secondary type="submit" { "Switch" }
                }
            }
        }
    }
}

/// The authority's own sections and the national record; within the national record, its sections below.
fn navigation(here: Section, asking: Option<&Asking>) -> Markup {
    let national = NATIONAL.contains(&here);
    let programme = PROGRAMME.contains(&here);
    let acting = asking.and_then(|asking| asking.acting.as_deref());
    let offered = |section: Section| acting.is_some_and(|acting| acting.may(section.asks()));
    html! {
        div.govuk-service-navigation.wm-nav data-module="govuk-service-navigation" {
            div.govuk-width-container {
                div.govuk-service-navigation__container {
                    nav.govuk-service-navigation__wrapper aria-label="Main" {
                        ul.govuk-service-navigation__list #navigation {
                            @for section in OWN.into_iter().filter(|section| offered(*section)) {
                                @if let Some((name, path)) = section.link() { (step(name, &path, section == here || section == Section::Plan && programme)) }
                            }
                            @if acting.is_some_and(|acting| acting.may(Permission::ConfirmPeople) && !acting.may(Permission::ManagePeople)) {
                                (step("Roles to confirm", &paths::waiting(), here == Section::People))
                            }
                            @if offered(Section::England) { (step("National record", &paths::england(), national)) }
                        }
                    }
                }
            }
        }
        @if national { (below("National record", &NATIONAL, here, acting)) }
        @if programme { (below("Improvement programme", &PROGRAMME, here, acting)) }
    }
}

/// The sections below a section, as far as whoever asks may see them.
fn below(name: &str, sections: &[Section], here: Section, acting: Option<&Acting>) -> Markup {
    let offered = sections
        .iter()
        .filter(|section| acting.is_some_and(|acting| acting.may(section.asks())));
    html! {
        div.govuk-width-container {
            nav.wm-subnav aria-label=(name) {
                ul {
                    @for section in offered {
                        @if let Some((name, path)) = section.link() {
                            li { a.govuk-link href=(path) aria-current=[(*section == here).then_some("true")] { (name) } }
                        }
                    }
                }
            }
        }
    }
}

fn step(name: &str, path: &str, here: bool) -> Markup {
    html! {
        @if here {
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

fn foot(section: Section) -> Markup {
    html! {
        footer.wm-foot {
            div.govuk-width-container {
                @match section.marking() {
                    Marking::Children => {
                        p { strong { "OFFICIAL-SENSITIVE" } }
                        p { "Counts of children are not for onward sharing: small numbers are shown here as they are." }
                    }
                    Marking::Programme => {
                        p { strong { "OFFICIAL-SENSITIVE" } }
                        p { "The plan and the papers of the board are not for onward sharing until they are sent or published." }
                    }
                    Marking::Staff => { p { strong { "OFFICIAL-SENSITIVE: PERSONAL" } } }
                    Marking::Public => { p { strong { "PUBLIC" } } }
                }
                p { "Inspection reports: Ofsted, Open Government Licence v3.0. Official outcomes at 31 March 2025: Ofsted, Open Government Licence v3.0. Populations: Office for National Statistics." }
                p { "Waymark is not a GOV.UK service. It reads published reports; where it and a report differ, the report is right." }
            }
        }
    }
}
