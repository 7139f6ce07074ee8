//! Every route of the site: its table of contents. An area of the site each, named as in `paths`.

mod board;
mod data;
mod inspection;
mod national;
mod people;
mod plan;
mod records;
mod reviews;

use super::assets;
use super::pages::{health, returns};
use super::site::Site;

/// Every route, each with what it asks of whoever comes.
pub(super) fn site() -> Site {
    let areas = [
        returns::routes,
        board::put,
        data::put,
        inspection::put,
        national::put,
        people::put,
        plan::put,
        records::put,
        reviews::put,
    ];
    areas
        .into_iter()
        .fold(Site::default(), |site, put| put(site))
        // For a balancer
        .open("/health/live", health::live)
        .open("/health/ready", health::ready)
        // What every page carries
        .open("/assets/{version}/{name}", assets::show)
}
