//! What rules ask of a child's run of episodes.

use children::Day;
use children::codes::{LegalStatus, PlacementType};

use crate::looked_after::child::Child;
use crate::looked_after::tables::Episode;
use crate::rule::{Entry, Found};

/// This year's episodes whose start can be read, in order: one without it comes before and after nothing.
pub(in crate::looked_after::rules) fn dated<'c, 's>(
    child: &'c Child<'s>,
) -> &'c [Entry<'s, Episode>] {
    let stays = &child.this.episodes;
    // In order of start, those without one stand first.
    let undated = stays.partition_point(|stay| stay.decom.value().is_none());
    stays.get(undated..).unwrap_or_default()
}

/// Whether the placement is a short absence from another.
pub(in crate::looked_after::rules) fn is_temporary(stay: &Episode) -> bool {
    stay.place.is_one_of(PlacementType::TEMPORARY)
}

/// Whether it is an agreed series of short breaks.
pub(in crate::looked_after::rules) fn is_short_break(stay: &Episode) -> bool {
    stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
}

/// The day an episode ended, or this day where it is open; nothing where its end cannot be read.
pub(in crate::looked_after::rules) fn ended(stay: &Episode, open_until: Day) -> Option<Day> {
    if stay.dec.is_blank() {
        Some(open_until)
    } else {
        stay.dec.value()
    }
}

/// How many days an episode lasted, up to this day where it is open; nothing where a date of it cannot be read.
pub(in crate::looked_after::rules) fn days_of(stay: &Episode, open_until: Day) -> Option<i32> {
    Some(ended(stay, open_until)?.days_since(stay.decom.value()?))
}

/// Points to the episodes of each unbroken time under a legal status that lasted longer than so many days. It is
/// unbroken while each episode begins no later than the one before it ended, and none has another status.
pub(in crate::looked_after::rules) fn outlasts(
    most: i32,
    status: LegalStatus,
    child: &Child<'_>,
    found: &mut Found<'_>,
) {
    let last = found.collection().last();
    if !child.this.episodes.iter().any(|stay| stay.ls.is(status)) {
        return;
    }
    let goes_on = |stay: &Entry<'_, Episode>, next: &Entry<'_, Episode>| {
        stay.ls == next.ls && ended(stay, last).is_some() && ended(stay, last) >= next.decom.value()
    };
    for run in dated(child).chunk_by(goes_on) {
        let Some(began) = run.first().filter(|stay| stay.ls.is(status)) else {
            continue;
        };
        let end = run.iter().filter_map(|stay| ended(stay, last)).max();
        let days = end
            .zip(began.decom.value())
            .map(|(end, began)| end.days_since(began));
        if days > Some(most) {
            run.iter().for_each(|stay| found.at(stay));
        }
    }
}

/// The letters and digits of a postcode, in capitals.
fn plain(postcode: &str) -> impl Iterator<Item = char> {
    let given = postcode.chars().filter(|each| !each.is_whitespace());
    given.map(|each| each.to_ascii_uppercase())
}

/// Whether two postcodes are the same, whatever their case and spaces.
pub(in crate::looked_after::rules) fn same_postcode(one: &str, other: &str) -> bool {
    plain(one).eq(plain(other))
}

/// Whether two episodes are in the same placement: kind, postcode, registered place and provider. What is given for
/// neither is the same.
pub(in crate::looked_after::rules) fn same_placement(one: &Episode, other: &Episode) -> bool {
    one.place == other.place
        && one.place_provider == other.place_provider
        && one.urn.text().eq_ignore_ascii_case(other.urn.text())
        && same_postcode(one.pl_post.text(), other.pl_post.text())
}
