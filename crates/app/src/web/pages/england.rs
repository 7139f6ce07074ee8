//! England: GET `/england`, one judgement of every authority on one day, as a map and as a table, with its counts over
//! the years.

mod chosen;
mod files;
mod pictures;
mod view;
mod years;

use axum::extract::{Query, State};
use inspection::record::Aspect;

use crate::state::App;
use crate::web::page::Page;
use chosen::{Asked, Chosen};
pub(crate) use chosen::{kinds, regions};
pub(crate) use files::{judgements_csv, years_csv};
pub(crate) use view::with_all;

/// GET `/england`.
pub(crate) async fn show(State(app): State<App>, Query(asked): Query<Asked>) -> Page {
    let library = app.library();
    let chosen = Chosen::of(&asked, app.today());
    view::page(&library, &chosen)
}

/// What shares one grade with an aspect in reports of 2018 to 2022.
pub(crate) fn shared_with(aspect: Aspect) -> Option<Aspect> {
    match aspect {
        Aspect::InCare => Some(Aspect::CareLeavers),
        Aspect::CareLeavers => Some(Aspect::InCare),
        Aspect::HelpAndProtection
        | Aspect::InCareAndLeavers
        | Aspect::Adoption
        | Aspect::Leaders
        | Aspect::Overall
        | Aspect::Lscb
        | Aspect::CapacityToImprove
        | Aspect::Outcomes
        | Aspect::QualityOfProvision => None,
    }
}
