//! Mistakes between the rows of a child: one that stands twice, two episodes that do not fit, a table without another.

use children::codes::{
    CeaseReason, ChangeReason, Flag, InTouch, LeaverAccommodation, LeaverActivity, LegalStatus,
    MissingKind, Need, PlacementType, StartReason,
};
use returns::cell::Cell;
use returns::looked_after::Year;
use returns::looked_after::tables::{Missing, Oc2, Oc3, Uasc};

use super::{Kind, Known, later, on};

/// Declares tables in which a child should stand once, with the rule that says so.
macro_rules! twice {
    ($($rule:literal in $table:ident = $name:literal,)+) => {
        /// A row that stands twice.
        pub(super) const TWICE: &[Kind] = &[$(($rule, $name, |tables, _| {
            let row = tables.$table.rows.first()?.clone();
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
    "579" in placed_adoption = "PlacedAdoption",
}

/// Declares tables whose children should stand in the header, with the rule that says so.
macro_rules! unheaded {
    ($($rule:literal in $table:ident = $name:literal,)+) => {
        /// Rows of a child who does not stand in the header.
        pub(super) const UNHEADED: &[Kind] = &[$(($rule, $name, |tables, _| {
            tables.$table.rows.first()?;
            tables.header.rows.clear();
            Some(String::new())
        })),+];
    };
}

unheaded! {
    "INT01" in ad1 = "AD1",
    "INT02" in placed_adoption = "PlacedAdoption",
    "INT03" in episodes = "Episodes",
    "INT04" in missing = "Missing",
    "INT05" in oc2 = "OC2",
    "INT06" in oc3 = "OC3",
    "INT07" in prev_perm = "PrevPerm",
    "INT08" in reviews = "Reviews",
    "INT09" in uasc = "UASC",
}

/// Declares mistakes in two episodes that follow each other: what must be so of them, and what is changed.
macro_rules! pairs {
    ($($rule:literal where |$before:ident, $stay:ident| $fits:expr => $change:expr;)+) => {
        /// Mistakes in two episodes that follow each other.
        pub(super) const PAIRS: &[Kind] = &[$(($rule, "Episodes", |tables, _| {
            let rows = &mut tables.episodes.rows;
            let at = rows.windows(2).position(|pair| match pair {
                [$before, $stay] => {
                    let _ = ($before, $stay);
                    $fits
                }
                _ => false,
            })?;
            let [$before, $stay] = rows.get_mut(at..at + 2)? else {
                return None;
            };
            let key = $stay.decom.value().map(|day| day.to_string());
            let _ = &$before;
            $change;
            key
        })),+];
    };
}

pairs! {
    "142" where |before, stay| before.dec.is_given() => before.dec = Cell::Blank;
    "199" where |before, stay| true => before.rec = CeaseReason::E11.into();
    "225" where |before, stay| before.rec.is(CeaseReason::X1) && before.reason_place_change.is_given() => before.reason_place_change = Cell::Blank;
    "336" where |before, stay| before.place.is_one_of(&[PlacementType::K2, PlacementType::K3, PlacementType::P1, PlacementType::H5, PlacementType::P2]) => stay.place = PlacementType::A3.into();
    "388" where |before, stay| before.rec.is(CeaseReason::X1) => before.rec = CeaseReason::E8.into();
    "426" where |before, stay| true => { before.ls = LegalStatus::V3.into(); stay.ls = LegalStatus::V4.into() };
    "431" where |before, stay| before.rec.is(CeaseReason::X1) => stay.rne = StartReason::S.into();
    "432" where |before, stay| before.rec.is(CeaseReason::X1) => before.rec = CeaseReason::E13.into();
    "433" where |before, stay| before.rec.is(CeaseReason::X1) => before.dec = later(&before.dec, -1);
    "434" where |before, stay| before.ls == stay.ls => stay.rne = StartReason::L.into();
    "435" where |before, stay| before.ls != stay.ls => stay.rne = StartReason::P.into();
    "436" where |before, stay| before.ls == stay.ls => stay.rne = StartReason::B.into();
    "437" where |before, stay| true => before.rec = CeaseReason::E2.into();
    "501" where |before, stay| before.dec.is_given() => stay.decom = later(&before.dec, -1);
    "504" where |before, stay| before.rec.is(CeaseReason::X1) => stay.cin = if before.cin.is(Need::N1) { Need::N5 } else { Need::N1 }.into();
}

/// Declares mistakes in all rows of a child: what must be so, and what is changed.
macro_rules! whole {
    ($($rule:literal in $name:literal where |$tables:ident, $of:ident| $fits:expr => $change:expr;)+) => {
        /// Mistakes in all rows of a child.
        pub(super) const WHOLE: &[Kind] = &[$(($rule, $name, |$tables, $of| {
            let _ = $of;
            if !$fits {
                return None;
            }
            $change;
            Some(String::new())
        })),+];
    };
}

whole! {
    "EPI" in "Header" where |tables, of| true => { tables.episodes.rows.clear(); tables.oc3.rows.clear() };
    "1012" in "Reviews" where |tables, of| !tables.reviews.rows.is_empty() => tables.episodes.rows.clear();
    "630" in "Episodes" where |tables, of| of.came >= Some(of.first) => tables.prev_perm.rows.clear();
    "SW12STG2" in "Episodes" where |tables, of| of.began.is_some() && of.left.is_none() => tables.sw_episodes.rows.clear();
    "399" in "Episodes" where |tables, of| !tables.episodes.rows.is_empty() && !tables.reviews.rows.is_empty() => tables.episodes.rows.iter_mut().for_each(|stay| stay.ls = LegalStatus::V4.into());
    "359" in "Episodes" where |tables, of| of.began.is_some() && of.left.is_none() => {
        tables.header.rows.first_mut()?.dob = on(of.last.plus_years(-19));
        tables.episodes.rows.last_mut()?.ls = LegalStatus::C2.into();
    };
    "334" in "AD1" where |tables, of| !tables.ad1.rows.is_empty() => {
        tables.episodes.rows.first_mut()?.rne = StartReason::S.into();
        tables.ad1.rows.first_mut()?.date_int = on(of.began?.plus(-1));
    };
    "134" in "AD1" where |tables, of| !tables.ad1.rows.is_empty() => leaves(tables, of);
    "187" in "OC3" where |tables, of| !tables.oc2.rows.is_empty() => leaves(tables, of);
    "215" in "OC2" where |tables, of| !tables.oc2.rows.is_empty() => leaves(tables, of);
    "391" in "OC3" where |tables, of| !of.is(17, of.last) => leaves(tables, of);
    "347" in "OC3" where |tables, of| !of.is(18, of.first) => leaves(tables, of);
    "3001" in "OC3" where |tables, of| of.turns(17) => { leaves(tables, of); tables.oc3.rows.iter_mut().for_each(|row| row.accom = LeaverAccommodation::Z1.into()) };
    "1000" in "OC3" where |tables, of| of.left.is_some() => { leaves(tables, of); tables.episodes.rows.iter_mut().for_each(|stay| stay.rec = CeaseReason::E2.into()) };
    "1001" in "OC3" where |tables, of| !of.is(14, of.last) => leaves(tables, of);
    "1002" in "OC3" where |tables, of| !of.was_there => { leaves(tables, of); tables.episodes.rows.clear() };
    "1007" in "OC3" where |tables, of| of.turns(17) && of.left.is_none() && of.came.is_some() && of.came < Some(of.born.plus_years(17)) => leaves(tables, of);
    "1010" in "OC3" where |tables, of| of.began < Some(of.first) && of.began.is_some() => { leaves(tables, of); tables.episodes.rows.clear() };
    "1011" in "OC3" where |tables, of| of.left.is_some() => { leaves(tables, of); tables.episodes.rows.iter_mut().for_each(|stay| stay.rec = CeaseReason::E3.into()) };
    "1014" in "UASC" where |tables, of| of.unaccompanied => { leaves(tables, of); tables.episodes.rows.clear() };
    "1016" in "OC3" where |tables, of| of.is(18, of.last) && !of.is(19, of.last) && of.left >= Some(of.born.plus_years(18)) => leaves(tables, of);
    "185" in "OC2" where |tables, of| of.came > Some(of.first) => tables.oc2.rows.push(Oc2 { sdq_score: Cell::Read(7), ..health(tables, of) });
    "190" in "OC2" where |tables, of| of.came > Some(of.first) => tables.oc2.rows.push(Oc2 { teeth_check: Flag::Yes.into(), ..health(tables, of) });
    "198" in "OC2" where |tables, of| of.came > Some(of.first) => tables.oc2.rows.push(Oc2 { sdq_reason: children::codes::NoScore::Sdq2.into(), ..health(tables, of) });
    "189" in "OC2" where |tables, of| of.is(17, of.first.plus(-1)) && of.began.is_some() => tables.oc2.rows.push(Oc2 { sdq_score: Cell::Read(7), ..health(tables, of) });
    "205A" in "Header" where |tables, of| !of.before.uasc.rows.is_empty() && !of.is(18, of.first) => tables.uasc.rows.clear();
    "205C" in "UASC" where |tables, of| of.unaccompanied && !of.was_there => tables.header.rows.clear();
    "205D" in "Header" where |tables, of| of.was_there && !of.unaccompanied && of.before.uasc.rows.is_empty() => tables.uasc.rows.push(Uasc { child: id(tables), dob: on(of.born), duc: on(of.born.plus_years(18)), ..Uasc::default() });
    "234" in "Episodes" where |tables, of| tables.episodes.rows.len() > 1 && tables.episodes.rows.last().is_some_and(|stay| !of.is_by(10, &stay.decom)) => tables.episodes.rows.iter_mut().for_each(|stay| stay.reason_place_change = ChangeReason::Custody.into());
    "377" in "Episodes" where |tables, of| tables.episodes.rows.len() > 2 && of.began >= Some(of.first) => tables.episodes.rows.iter_mut().for_each(|stay| stay.place = PlacementType::T3.into());
    "383" in "Episodes" where |tables, of| tables.episodes.rows.len() > 2 => tables.episodes.rows.iter_mut().for_each(|stay| { stay.place = PlacementType::T4.into(); stay.rne = StartReason::L.into() });
    "444" in "Header" where |tables, of| tables.header.rows.first().is_some_and(|row| row.upn.text().len() == 13) => {
        let mut other = tables.header.rows.first()?.clone();
        other.child = format!("{}-2", other.child.text()).as_str().into();
        tables.header.rows.push(other);
    };
    "558" in "Episodes" where |tables, of| of.adopted.is_some() => {
        let mut given_up = tables.placed_adoption.rows.first()?.clone();
        given_up.date_placed_ceased = given_up.date_placed.clone();
        tables.placed_adoption.rows = vec![given_up.clone(), given_up];
    };
    "561" in "PlacedAdoption" where |tables, of| !tables.episodes.rows.is_empty() => tables.placed_adoption.rows.push(given_up(of)?);
    "584" in "PlacedAdoption" where |tables, of| !tables.episodes.rows.is_empty() => tables.placed_adoption.rows.push(given_up(of)?);
    "583" in "PlacedAdoption" where |tables, of| tables.placed_adoption.rows.iter().all(|row| row.date_placed_ceased.is_blank()) => {
        let mut next = tables.placed_adoption.rows.first()?.clone();
        next.date_placed = later(&next.date_placed, 10);
        tables.placed_adoption.rows.push(next);
    };
    "574" in "Missing" where |tables, of| of.left.is_none() && of.began < Some(of.last.plus(-20)) && of.began.is_some() => {
        let first = missing(tables, of, of.last.plus(-9), Some(of.last.plus(-3)));
        let second = missing(tables, of, of.last.plus(-5), Some(of.last.plus(-2)));
        tables.missing.rows.extend([first, second]);
    };
    "575" in "Missing" where |tables, of| of.left.is_some() => tables.missing.rows.push(missing(tables, of, of.left?.plus(-1), None));
    "576" in "Missing" where |tables, of| of.before.missing.rows.iter().any(|row| row.mis_end.is_blank()) => tables.missing.rows.clear();
    "577" in "Missing" where |tables, of| of.left.is_some() => tables.missing.rows.push(missing(tables, of, of.left?.plus(-1), Some(of.left?.plus(1))));
    "578" in "Missing" where |tables, of| of.began.is_some() => tables.missing.rows.push(missing(tables, of, of.began?.plus(-1), Some(of.began?.plus(1))));
    "581" in "Missing" where |tables, of| of.began.is_some() => tables.missing.rows.push(missing(tables, of, of.began?.plus(-2), Some(of.began?.plus(1))));
    "580" in "Episodes" where |tables, of| of.left == Some(of.born.plus_years(18)) => {
        tables.missing.rows.push(missing(tables, of, of.left?.plus(-3), of.left));
        tables.episodes.rows.last_mut()?.rec = CeaseReason::E7.into();
    };
    "634" in "PrevPerm" where |tables, of| !tables.prev_perm.rows.is_empty() => tables.episodes.rows.iter_mut().for_each(|stay| stay.decom = children::Day::new(2016, 3, 1).into());
    "SW08STG2" in "SWEpisodes" where |tables, of| tables.sw_episodes.rows.len() > 1 => tables.sw_episodes.rows.first_mut()?.sw_dec = Cell::Blank;
    "SW10STG2" in "SWEpisodes" where |tables, of| tables.sw_episodes.rows.len() > 1 => {
        let next = tables.sw_episodes.rows.get(1)?.sw_decom.value()?;
        tables.sw_episodes.rows.first_mut()?.sw_dec = on(next.plus(-8));
    };
}

/// The child's identifier.
fn id(tables: &Year) -> Cell<compact_str::CompactString> {
    let header = tables.header.rows.first();
    header.map_or(Cell::Blank, |row| row.child.clone())
}

/// Gives the child details of a care leaver.
fn leaves(tables: &mut Year, of: &Known<'_>) {
    let leaver = Oc3 {
        child: id(tables),
        dob: on(of.born),
        in_touch: InTouch::Yes.into(),
        activ: LeaverActivity::F2.into(),
        accom: LeaverAccommodation::T1.into(),
        ..Oc3::default()
    };
    tables.oc3.rows = vec![leaver];
}

/// A row of the health of the year, without an answer.
fn health(tables: &Year, of: &Known<'_>) -> Oc2 {
    Oc2 {
        child: id(tables),
        dob: on(of.born),
        ..Oc2::default()
    }
}

/// A time missing.
fn missing(
    tables: &Year,
    of: &Known<'_>,
    from: children::Day,
    to: Option<children::Day>,
) -> Missing {
    Missing {
        child: id(tables),
        dob: on(of.born),
        missing: MissingKind::Missing.into(),
        mis_start: on(from),
        mis_end: to.into(),
        ..Missing::default()
    }
}

/// The decision that last year's return says was given up.
fn given_up(of: &Known<'_>) -> Option<returns::looked_after::tables::PlacedAdoption> {
    let mut before = of.before.placed_adoption.rows.iter();
    before
        .find(|row| row.date_placed_ceased.is_given())
        .cloned()
}
