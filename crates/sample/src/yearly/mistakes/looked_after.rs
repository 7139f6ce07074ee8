//! Mistakes of the return of children looked after, each made in a row of one child.

use children::codes::{
    AdopterSex, AdopterStatus, Adopters, CeaseReason, ChangeReason, Flag, InTouch,
    LeaverAccommodation, LegalStatus, NoScore, Participation, PlacementType, Provider, ReturnSex,
};
use children::{CollectionYear, Day};
use compact_str::CompactString as Text;
use returns::cell::Cell;
use returns::looked_after::Year;

/// A mistake made in a child's rows, and the date that tells the row; nothing where no row allows it.
type Make = fn(&mut Year, &Text, CollectionYear) -> Option<String>;

/// Rule, table, and how the mistake is made.
pub(super) type Kind = (&'static str, &'static str, Make);

/// Every kind of mistake.
pub(super) fn kinds() -> Vec<Kind> {
    [IN_A_CELL, TWICE].concat()
}

/// Declares tables in which a child should stand once, with the rule that says so.
macro_rules! twice {
    ($($rule:literal in $table:ident = $name:literal,)+) => {
        /// A row that stands twice.
        const TWICE: &[Kind] = &[$(($rule, $name, |tables, child, _| {
            let row = tables.$table.rows.iter().find(|row| row.child.text() == child)?;
            let row = row.clone();
            tables.$table.rows.push(row);
            Some(String::new())
        })),+];
    };
}

twice! {
    "INT31" in ad1 = "AD1",
    "INT32" in header = "Header",
    "INT33" in oc2 = "OC2",
    "INT34" in oc3 = "OC3",
    "INT35" in prev_perm = "PrevPerm",
    "INT36" in uasc = "UASC",
}

/// What no column takes.
fn bad<T>() -> Cell<T> {
    Cell::Unreadable("9?".into())
}

/// Declares mistakes: in a row of a table, of which this holds, told by this date, this is changed.
macro_rules! kinds {
    ($($rule:literal in $table:ident = $name:literal $(by $key:ident)? where |$row:ident, $year:ident| $fits:expr => $change:expr;)+) => {
        /// Mistakes in one cell of a row.
        const IN_A_CELL: &[Kind] = &[$(($rule, $name, |tables, child, $year| {
            let _ = $year;
            let $row = tables.$table.rows.iter_mut().find(|$row| {
                let _ = &$row;
                $row.child.text() == child && $fits
            })?;
            let dates: &[Option<Day>] = &[$($row.$key.value())?];
            let key = dates.iter().flatten().next().map(ToString::to_string).unwrap_or_default();
            $change;
            Some(key)
        })),+];
    };
}

kinds! {
    "101" in header = "Header" where |row, year| true => row.sex = bad();
    "102" in header = "Header" where |row, year| true => row.dob = bad();
    "103" in header = "Header" where |row, year| true => row.ethnic = bad();
    "168" in header = "Header" where |row, year| true => row.upn = "A12".into();
    "171" in header = "Header" where |row, year| true => row.mc_dob = bad();
    "174" in header = "Header" where |row, year| row.sex.is(ReturnSex::Male) => row.mc_dob = Cell::Read(year.first());
    "611" in header = "Header" where |row, year| row.mother.is(Flag::No) => row.mother = Flag::Yes.into();
    "612" in header = "Header" where |row, year| row.mother.is(Flag::No) => row.mc_dob = Cell::Read(year.first());
    "232" in header = "Header" where |row, year| row.sex.is(ReturnSex::Male) => row.sex = ReturnSex::Unknown.into();
    "301" in header = "Header" where |row, year| true => row.dob = Cell::Read(year.last().plus(1));
    "393" in header = "Header" where |row, year| row.mother.is(Flag::No) => row.mother = Cell::Blank;
    "141" in episodes = "Episodes" by decom where |row, year| true => row.decom = bad();
    "143" in episodes = "Episodes" by decom where |row, year| true => row.rne = bad();
    "144" in episodes = "Episodes" by decom where |row, year| true => row.ls = bad();
    "145" in episodes = "Episodes" by decom where |row, year| true => row.cin = bad();
    "146" in episodes = "Episodes" by decom where |row, year| true => row.place = bad();
    "149" in episodes = "Episodes" by decom where |row, year| true => row.rec = bad();
    "147" in episodes = "Episodes" by decom where |row, year| row.dec.is_given() => row.dec = bad();
    "148" in episodes = "Episodes" by decom where |row, year| row.dec.is_given() => row.rec = Cell::Blank;
    "1009" in episodes = "Episodes" by decom where |row, year| true => row.reason_place_change = bad();
    "178" in episodes = "Episodes" by decom where |row, year| true => row.place_provider = bad();
    "526" in episodes = "Episodes" by decom where |row, year| row.place_provider.is_given() => row.place_provider = Cell::Blank;
    "355" in episodes = "Episodes" by decom where |row, year| row.dec.is_given() => row.dec = row.decom.clone();
    "356" in episodes = "Episodes" by decom where |row, year| row.dec.is_given() => row.dec = row.decom.value().map(|day| day.plus(-3)).into();
    "354" in episodes = "Episodes" by decom where |row, year| true => row.decom = Cell::Read(year.last().plus(2));
    "353" in episodes = "Episodes" by decom where |row, year| true => row.decom = Day::new(1991, 10, 13).into();
    "385" in episodes = "Episodes" by decom where |row, year| row.dec.is_given() => row.dec = Cell::Read(year.last().plus(1));
    "392d" in episodes = "Episodes" by decom where |row, year| row.home_post.is_given() && !row.place.is(PlacementType::P1) => row.home_post = row.pl_post.clone();
    "392b" in episodes = "Episodes" by decom where |row, year| row.home_post.is_given() => row.home_post = Cell::Blank;
    "392c" in episodes = "Episodes" by decom where |row, year| row.home_post.is_given() => row.home_post = "XX99 9XX".into();
    "1008" in episodes = "Episodes" by decom where |row, year| row.urn.text().starts_with("SC") => row.urn = "SC000001".into();
    "550" in episodes = "Episodes" by decom where |row, year| row.place.is(PlacementType::U6) => row.place_provider = Provider::PR0.into();
    "527" in episodes = "Episodes" by decom where |row, year| row.place.is(PlacementType::P1) => row.place_provider = Provider::PR1.into();
    "233" in episodes = "Episodes" by decom where |row, year| row.dec.is_blank() => row.reason_place_change = ChangeReason::Child.into();
    "378" in episodes = "Episodes" by decom where |row, year| row.place.is(PlacementType::P1) => row.ls = LegalStatus::V2.into();
    "222" in episodes = "Episodes" by decom where |row, year| row.place.is(PlacementType::P1) => row.urn = "SC035999".into();
    "166" in reviews = "Reviews" by review where |row, year| true => row.review = bad();
    "167" in reviews = "Reviews" by review where |row, year| true => row.review_code = bad();
    "440" in reviews = "Reviews" by review where |row, year| !row.review_code.is(Participation::Pn0) => row.review_code = Participation::Pn0.into();
    "441" in reviews = "Reviews" by review where |row, year| row.review_code.is(Participation::Pn0) => row.review_code = Participation::Pn1.into();
    "INT17" in reviews = "Reviews" by review where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "104" in uasc = "UASC" where |row, year| true => row.duc = bad();
    "304" in uasc = "UASC" where |row, year| true => row.duc = row.duc.value().map(|day| day.plus(1)).into();
    "INT18" in uasc = "UASC" where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(-1)).into();
    "180" in oc2 = "OC2" where |row, year| true => row.sdq_score = bad();
    "181" in oc2 = "OC2" where |row, year| true => row.teeth_check = bad();
    "196" in oc2 = "OC2" where |row, year| true => row.sdq_reason = bad();
    "197a" in oc2 = "OC2" where |row, year| row.sdq_score.is_given() => row.sdq_reason = NoScore::Sdq2.into();
    "192" in oc2 = "OC2" where |row, year| row.substance_misuse.is(Flag::No) => row.substance_misuse = Flag::Yes.into();
    "193" in oc2 = "OC2" where |row, year| row.substance_misuse.is(Flag::No) => row.intervention_received = Flag::No.into();
    "191" in oc2 = "OC2" where |row, year| true => row.immunisations = Cell::Blank;
    "545" in oc2 = "OC2" where |row, year| row.health_check.is_given() => row.health_check = Cell::Blank;
    "546" in oc2 = "OC2" where |row, year| row.health_check.is_blank() => row.health_check = Flag::Yes.into();
    "543" in oc2 = "OC2" where |row, year| row.convicted.is(Flag::No) => row.convicted = Cell::Blank;
    "131" in oc3 = "OC3" where |row, year| true => row.in_touch = bad();
    "132" in oc3 = "OC3" where |row, year| true => row.activ = bad();
    "133" in oc3 = "OC3" where |row, year| true => row.accom = bad();
    "345" in oc3 = "OC3" where |row, year| row.in_touch.is(InTouch::Yes) => row.accom = LeaverAccommodation::NotGiven.into();
    "112" in ad1 = "AD1" where |row, year| true => row.date_int = bad();
    "113" in ad1 = "AD1" where |row, year| true => row.date_match = bad();
    "114" in ad1 = "AD1" where |row, year| true => row.foster_care = bad();
    "175" in ad1 = "AD1" where |row, year| true => row.nb_adoptr = bad();
    "176" in ad1 = "AD1" where |row, year| true => row.sex_adoptr = bad();
    "177" in ad1 = "AD1" where |row, year| true => row.ls_adoptr = bad();
    "115" in placed_adoption = "PlacedAdoption" where |row, year| true => row.date_placed = bad();
    "120" in placed_adoption = "PlacedAdoption" where |row, year| true => row.reason_placed_ceased = bad();
    "119" in placed_adoption = "PlacedAdoption" where |row, year| row.date_placed_ceased.is_given() => row.reason_placed_ceased = Cell::Blank;
    "631" in prev_perm = "PrevPerm" where |row, year| true => row.prev_perm = bad();
    "633" in prev_perm = "PrevPerm" where |row, year| true => row.la_perm = "QQQ".into();
    "1004" in missing = "Missing" by mis_start where |row, year| true => row.mis_start = bad();
    "1006" in missing = "Missing" by mis_start where |row, year| true => row.missing = bad();
    "1005" in missing = "Missing" by mis_start where |row, year| true => row.mis_end = bad();
    "565" in missing = "Missing" by mis_start where |row, year| true => row.missing = Cell::Blank;
    "567" in missing = "Missing" by mis_start where |row, year| row.mis_end.is_given() => row.mis_end = row.mis_start.value().map(|day| day.plus(-2)).into();
    "SW02STG1" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| true => row.sw_id = "77".into();
    "SW04STG1" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| true => row.sw_decom = bad();
    "SW05STG1" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| true => row.sw_dec = bad();
    "SW13STG1" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| true => row.sw_reason = bad();
    "SW09STG2" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| row.sw_dec.is_given() => row.sw_dec = row.sw_decom.clone();
    "SW17STG2" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| row.sw_dec.is_blank() => row.sw_dec = Cell::Read(year.last());
    "209" in header = "Header" where |row, year| row.upn.text().len() == 13 && row.dob.value().is_some_and(|day| day.plus_years(8) < year.last()) => row.upn = "UN1".into();
    "442" in header = "Header" where |row, year| row.dob.value().is_some_and(|day| day.plus_years(18) > year.last()) => row.upn = Cell::Blank;
    "620" in header = "Header" where |row, year| row.mother.is(Flag::No) && row.dob.value().is_some_and(|day| day.plus_years(10) > year.last()) => row.mother = Flag::Yes.into();
    "351" in header = "Header" where |row, year| true => row.dob = Cell::Read(year.first().plus_years(-26));
    "213" in episodes = "Episodes" by decom where |row, year| year.0 >= 2026 && row.place_provider.is(Provider::PR4) => row.place = PlacementType::Z11.into();
    "361" in episodes = "Episodes" by decom where |row, year| row.dec.is_blank() && row.decom.value().is_some_and(|from| from.plus(40) < year.last()) => row.ls = LegalStatus::L1.into();
    "362" in episodes = "Episodes" by decom where |row, year| row.dec.is_blank() && row.decom.value().is_some_and(|from| from.plus(40) < year.last()) => row.ls = LegalStatus::L2.into();
    "363" in episodes = "Episodes" by decom where |row, year| row.dec.is_blank() && row.decom.value().is_some_and(|from| from.plus(40) < year.last()) => row.ls = LegalStatus::L3.into();
    "364" in episodes = "Episodes" by decom where |row, year| row.dec.is_blank() && row.decom.value().is_some_and(|from| from.plus(40) < year.last()) => row.ls = LegalStatus::J2.into();
    "398" in episodes = "Episodes" by decom where |row, year| row.home_post.is_given() => row.ls = LegalStatus::V4.into();
    "214" in episodes = "Episodes" by decom where |row, year| row.pl_post.is_given() => row.ls = LegalStatus::V3.into();
    "408" in episodes = "Episodes" by decom where |row, year| row.place.is(PlacementType::A6) => row.ls = LegalStatus::C2.into();
    "551" in episodes = "Episodes" by decom where |row, year| row.ls.is(LegalStatus::C2) => row.place = PlacementType::A6.into();
    "553" in episodes = "Episodes" by decom where |row, year| row.ls.is(LegalStatus::V2) => row.ls = LegalStatus::E1.into();
    "516" in episodes = "Episodes" by decom where |row, year| row.rec.is(CeaseReason::E5) || row.rec.is(CeaseReason::E4A) && !row.place.code().is_some_and(PlacementType::is_foster) => row.rec = CeaseReason::E46.into();
    "460" in episodes = "Episodes" by decom where |row, year| row.rec.is(CeaseReason::E4A) => row.rec = CeaseReason::E17.into();
    "390" in episodes = "Episodes" by decom where |row, year| row.rec.is(CeaseReason::E4A) => row.rec = CeaseReason::E11.into();
    "151" in ad1 = "AD1" where |row, year| row.foster_care.is_given() => row.foster_care = Cell::Blank;
    "514" in ad1 = "AD1" where |row, year| row.sex_adoptr.is(AdopterSex::Mf) => row.ls_adoptr = AdopterStatus::L0.into();
    "524" in ad1 = "AD1" where |row, year| row.sex_adoptr.is(AdopterSex::Mf) => row.ls_adoptr = AdopterStatus::L12.into();
    "511" in ad1 = "AD1" where |row, year| row.nb_adoptr.is(Adopters::Two) => row.sex_adoptr = AdopterSex::F1.into();
    "523" in ad1 = "AD1" where |row, year| true => row.date_int = row.date_int.value().map(|day| day.plus(-1)).into();
    "INT11" in ad1 = "AD1" where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "INT12" in placed_adoption = "PlacedAdoption" where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "INT13" in missing = "Missing" by mis_start where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "INT14" in oc2 = "OC2" where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "INT15" in oc3 = "OC3" where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "INT16" in prev_perm = "PrevPerm" where |row, year| true => row.dob = row.dob.value().map(|day| day.plus(1)).into();
    "INT21" in uasc = "UASC" where |row, year| row.sex.is(ReturnSex::Male) => row.sex = ReturnSex::Female.into();
    "344" in oc3 = "OC3" where |row, year| row.in_touch.is(InTouch::Yes) => row.in_touch = InTouch::Died.into();
    "153" in oc3 = "OC3" where |row, year| row.accom.is_given() => row.accom = Cell::Blank;
    "570" in missing = "Missing" by mis_start where |row, year| true => row.mis_start = Cell::Read(year.last().plus(1));
    "571" in missing = "Missing" by mis_start where |row, year| row.mis_end.is_given() => row.mis_end = Cell::Read(year.last().plus(1));
    "158" in oc2 = "OC2" where |row, year| row.substance_misuse.is(Flag::Yes) => { row.intervention_received = Flag::Yes.into(); row.intervention_offered = Flag::Yes.into() };
    "159" in oc2 = "OC2" where |row, year| row.intervention_offered.is_given() => row.intervention_offered = Cell::Blank;
    "186" in oc2 = "OC2" where |row, year| row.sdq_score.is_given() && row.dob.value().is_some_and(|day| day.plus_years(6) < year.first() && day.plus_years(16) > year.last()) => row.sdq_score = Cell::Blank;
    "522" in placed_adoption = "PlacedAdoption" where |row, year| row.date_placed_ceased.is_given() => row.date_placed_ceased = row.date_placed.value().map(|day| day.plus(-1)).into();
    "563" in placed_adoption = "PlacedAdoption" where |row, year| row.date_placed_ceased.is_given() => row.date_placed = Cell::Blank;
    "635" in prev_perm = "PrevPerm" where |row, year| true => { row.prev_perm = Cell::Blank; row.la_perm = "WAL".into() };
    "SW01bSTG1" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| row.sw_decom.value() > Day::new(2023, 4, 1) => row.sw_id = Cell::Blank;
    "SW06STG2" in sw_episodes = "SWEpisodes" by sw_decom where |row, year| row.sw_dec.is_blank() => row.sw_decom = Cell::Read(year.last().plus(4));
}
