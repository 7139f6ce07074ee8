//! The tables of one year's return of children looked after.

use children::codes::{
    AdopterSex, AdopterStatus, Adopters, CeaseReason, Code, EarlierPermanence, LegalStatus,
    Participation, PlacementType, ReturnSex, Sex, StartReason, WorkerChange,
};
use children::{CollectionYear, Day};
use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::looked_after::Year;
use returns::looked_after::tables::{
    Ad1, Episode as Row, Header, Missing, PlacedAdoption, PrevPerm, Review, SwEpisode, Uasc,
};
use returns::table::{Rows, Table};

use super::health::{self, flag};
use super::leavers;
use super::stays::{self, Episode, InCare};
use super::told::Told;
use crate::supplied::supplied_as;

/// A year's tables, empty but there.
pub(super) fn empty(year: CollectionYear) -> Year {
    fn there<T: Table>() -> Rows<T> {
        Rows {
            rows: Vec::new(),
            from: Some(supplied_as(T::NAME, "")),
        }
    }
    Year {
        header: there(),
        episodes: there(),
        reviews: there(),
        uasc: there(),
        oc2: there(),
        oc3: there(),
        ad1: there(),
        placed_adoption: there(),
        prev_perm: there(),
        missing: there(),
        sw_episodes: there(),
        dolo: if year.0 >= 2027 {
            there()
        } else {
            Rows::default()
        },
    }
}

/// Adds rows behind those that are there.
pub(super) fn append(tables: &mut Year, mut more: Year) {
    macro_rules! each {
        ($($table:ident)+) => {
            $(tables.$table.rows.append(&mut more.$table.rows);)+
        };
    }
    each! { header episodes reviews uasc oc2 oc3 ad1 placed_adoption prev_perm missing sw_episodes dolo }
}

/// One child in one year.
struct OfYear<'t> {
    told: &'t Told,
    year: CollectionYear,
    /// All times in care.
    whole: &'t [InCare],
    /// The same as they stood at the end of the year.
    all: Vec<InCare>,
    /// The episodes that the year lists.
    episodes: Vec<Episode>,
}

/// Adds the rows of a child.
pub(super) fn add(tables: &mut Year, told: &Told, all: &[InCare], year: CollectionYear) {
    let all_of_year = stays::as_of(all, year);
    let episodes = stays::of_year(&all_of_year, year);
    let leaver = leavers::of_year(told, all, year).filter(|_| episodes.is_empty());
    if episodes.is_empty() && leaver.is_none() {
        return;
    }
    let child = OfYear {
        told,
        year,
        whole: all,
        all: all_of_year,
        episodes,
    };
    tables.header.rows.push(child.header());
    tables.oc3.rows.extend(leaver);
    if child.episodes.is_empty() {
        return;
    }
    child.add_episodes(tables);
    child.add_uasc(tables);
    child.add_reviews(tables);
    child.add_missing(tables);
    child.add_workers(tables);
    child.add_permanence(tables);
    if child.throughout() {
        tables.oc2.rows.push(health::of_year(told, year));
    }
}

/// Sex as the return writes it.
fn sex(told: &Told) -> ReturnSex {
    match told.sex {
        Sex::Female => ReturnSex::Female,
        Sex::Male => ReturnSex::Male,
        Sex::Unknown => ReturnSex::Unknown,
    }
}

impl OfYear<'_> {
    fn id(&self) -> Cell<Text> {
        Cell::Read(self.told.id.clone())
    }

    fn dob(&self) -> Cell<Day> {
        Cell::Read(self.told.born)
    }

    fn header(&self) -> Header {
        let is_girl = self.told.sex == Sex::Female && !self.episodes.is_empty();
        let left = self.episodes.last().and_then(|last| last.stay.to);
        let mother = self
            .told
            .mother_since
            .filter(|born| *born <= left.unwrap_or(self.year.last()))
            .filter(|_| is_girl);
        Header {
            child: self.id(),
            sex: sex(self.told).into(),
            dob: self.dob(),
            ethnic: self.told.ethnicity.into(),
            upn: Cell::Read(self.told.upn.clone().unwrap_or_else(|| "UN1".into())),
            mother: if is_girl {
                flag(mother.is_some())
            } else {
                Cell::Blank
            },
            mc_dob: mother.into(),
            ..Header::default()
        }
    }

    fn add_episodes(&self, tables: &mut Year) {
        let home = &self.told.home;
        for Episode { stay, why } in &self.episodes {
            // The home a child came from is another than the one they came to, but for their parents'.
            let home = if *home == stay.postcode && stay.kind != PlacementType::P1 {
                "MZ1 1ZZ".into()
            } else {
                home.clone()
            };
            tables.episodes.rows.push(Row {
                child: self.id(),
                decom: Cell::Read(stay.from),
                rne: (*why).into(),
                ls: stay.law.into(),
                cin: stay.need.into(),
                place: stay.kind.into(),
                place_provider: stay.provider.into(),
                dec: stay.to.into(),
                rec: stay.ended.map_or(Cell::Blank, Into::into),
                reason_place_change: stay.changed.map_or(Cell::Blank, Into::into),
                home_post: if self.told.unaccompanied {
                    Cell::Blank
                } else {
                    Cell::Read(home)
                },
                pl_post: Cell::Read(stay.postcode.clone()),
                urn: stay.urn.as_str().into(),
                ..Row::default()
            });
        }
    }

    fn add_uasc(&self, tables: &mut Year) {
        if self.told.unaccompanied {
            tables.uasc.rows.push(Uasc {
                child: self.id(),
                sex: sex(self.told).into(),
                dob: self.dob(),
                duc: Cell::Read(self.told.turns(18)),
                ..Uasc::default()
            });
        }
    }

    fn holds(&self, day: Day) -> bool {
        self.all.iter().any(|care| care.holds(day))
    }

    fn add_reviews(&self, tables: &mut Year) {
        let (first, last) = (self.year.first(), self.year.last());
        for (day, part) in &self.told.reviews {
            if *day < first || *day > last || !self.holds(*day) {
                continue;
            }
            let is_four = self.told.is(4, *day);
            let part = match (is_four, *part) {
                (false, _) => Participation::Pn0,
                (true, Participation::Pn0) => Participation::Pn1,
                (true, part) => part,
            };
            tables.reviews.rows.push(Review {
                child: self.id(),
                dob: self.dob(),
                review: Cell::Read(*day),
                review_code: part.into(),
                ..Review::default()
            });
        }
    }

    /// Times missing that lie within a time in care, one after another; what goes on over the end of a year, within one
    /// episode of it. Both years' returns leave out the same.
    fn add_missing(&self, tables: &mut Year) {
        let (first, last) = (self.year.first(), self.year.last());
        let mut times = self.told.missing.clone();
        times.sort_by_key(|(from, ..)| *from);
        let mut before: Option<Day> = None;
        for (from, to, kind) in times {
            let Some(care) = self.whole.iter().find(|care| care.holds(from)) else {
                continue;
            };
            let goes_on = to.is_none_or(|to| CollectionYear::of(to) != CollectionYear::of(from));
            let ended = if goes_on {
                let mut episodes = care.episodes.iter().rev();
                let stay = episodes.find(|episode| episode.stay.from < from);
                stay.and_then(|episode| episode.stay.to)
            } else {
                care.to()
            };
            let fits = care.from().is_some_and(|began| began < from)
                && ended.is_none_or(|ended| to.is_some_and(|to| to < ended))
                && before.is_none_or(|before| before < from);
            if !fits || from > last {
                continue;
            }
            let to = to.filter(|to| *to <= last);
            before = Some(to.unwrap_or(last));
            if to.is_none_or(|to| to >= first) {
                tables.missing.rows.push(Missing {
                    child: self.id(),
                    dob: self.dob(),
                    missing: kind.into(),
                    mis_start: Cell::Read(from),
                    mis_end: to.into(),
                    ..Missing::default()
                });
            }
        }
    }

    fn add_workers(&self, tables: &mut Year) {
        let (first, last) = (self.year.first(), self.year.last());
        let Some(began) = self.all.first().and_then(InCare::from) else {
            return;
        };
        let mut workers = self.told.workers.clone();
        workers.retain(|(from, _)| *from <= last);
        workers.sort();
        workers.dedup_by(|later, earlier| later.0 == earlier.0 || later.1 == earlier.1);
        if workers.first().is_none_or(|(from, _)| *from > began) {
            let id = format_compact!("SW{:04}", 1_000 + self.told.number % 9_000);
            workers.insert(0, (began, id));
        }
        for (at, (from, id)) in workers.iter().enumerate() {
            let to = workers.get(at + 1).map(|(next, _)| *next);
            if to.is_some_and(|to| to < first) {
                continue;
            }
            let why = match (at, self.told.number % 4) {
                (0, _) => WorkerChange::FirstContact,
                (_, 0) => WorkerChange::Left,
                (_, 1) => WorkerChange::Transfer,
                (_, 2) => WorkerChange::Organisation,
                _ => WorkerChange::Manage,
            };
            tables.sw_episodes.rows.push(SwEpisode {
                child: self.id(),
                dob: self.dob(),
                sw_id: Cell::Read(id.clone()),
                sw_decom: Cell::Read(*from),
                sw_dec: to.into(),
                sw_reason: why.into(),
                ..SwEpisode::default()
            });
        }
    }

    fn add_permanence(&self, tables: &mut Year) {
        let (first, last) = (self.year.first(), self.year.last());
        let came = self
            .episodes
            .iter()
            .any(|episode| episode.why == StartReason::S && episode.stay.from >= first);
        if came {
            let earlier = self.told.earlier.unwrap_or(EarlierPermanence::Z1);
            let none = earlier == EarlierPermanence::Z1;
            tables.prev_perm.rows.push(PrevPerm {
                child: self.id(),
                dob: self.dob(),
                prev_perm: earlier.into(),
                la_perm: if none { Cell::Blank } else { "WAL".into() },
                date_perm: if none {
                    Cell::Blank
                } else {
                    "ZZ/ZZ/ZZZZ".into()
                },
                ..PrevPerm::default()
            });
        }
        let Some(adoption) = &self.told.adoption else {
            return;
        };
        let Some(decided) = stays::decided(adoption, &self.all).filter(|day| *day <= last) else {
            return;
        };
        let reversed = adoption.reversed.filter(|(day, _)| *day <= last);
        if reversed.is_some_and(|(day, _)| day < first) {
            return;
        }
        let left = self.episodes.last().and_then(|episode| episode.stay.to);
        let reversed = reversed.filter(|(day, _)| left.is_none_or(|left| *day <= left));
        tables.placed_adoption.rows.push(PlacedAdoption {
            child: self.id(),
            dob: self.dob(),
            date_placed: Cell::Read(decided),
            date_placed_ceased: reversed.map(|(day, _)| day).into(),
            reason_placed_ceased: reversed.map_or(Cell::Blank, |(_, why)| why.into()),
            ..PlacedAdoption::default()
        });
        self.add_adopted(tables, decided);
    }

    fn add_adopted(&self, tables: &mut Year, decided: Day) {
        let Some(Episode { stay, .. }) = self
            .episodes
            .last()
            .filter(|last| matches!(last.stay.ended, Some(CeaseReason::E11 | CeaseReason::E12)))
        else {
            return;
        };
        let adoption = self.told.adoption.as_ref();
        let (sex, status) = adoption
            .and_then(|adoption| adoption.adopters.clone())
            .unwrap_or_else(|| ("MF".into(), "L11".into()));
        let sex = AdopterSex::from_code(&sex).unwrap_or(AdopterSex::Mf);
        let matched = adoption
            .and_then(|adoption| adoption.matched)
            .unwrap_or(decided)
            .clamp(decided, stay.from);
        let alone = matches!(sex, AdopterSex::M1 | AdopterSex::F1);
        tables.ad1.rows.push(Ad1 {
            child: self.id(),
            dob: self.dob(),
            date_int: Cell::Read(decided),
            date_match: Cell::Read(matched),
            foster_care: flag(matches!(stay.kind, PlacementType::A3 | PlacementType::A5)),
            nb_adoptr: if alone { Adopters::One } else { Adopters::Two }.into(),
            sex_adoptr: sex.into(),
            ls_adoptr: AdopterStatus::from_code(&status)
                .unwrap_or(AdopterStatus::L11)
                .into(),
            ..Ad1::default()
        });
    }

    /// Whether the child was in care on every day of the year.
    fn throughout(&self) -> bool {
        let (first, last) = (self.year.first(), self.year.last());
        let fresh = |episode: &Episode| {
            let began = episode.why == StartReason::S && episode.stay.from > first;
            let ended = episode.stay.ended.is_some_and(|why| why != CeaseReason::X1)
                && episode.stay.to.is_some_and(|to| to < last);
            began || ended || LegalStatus::SHORT_BREAKS.contains(&episode.stay.law)
        };
        !self.episodes.iter().any(fresh)
    }
}
