//! The lives of an authority's children, invented: families come to notice, are helped, and what is recorded of it.
//!
//! Each family has a story with a beginning; what follows, follows from it and from chance. Nothing is counted
//! beforehand: families are invented until as many children are open as were asked for, and every rate comes of that.

mod adopters;
mod care;
mod fostering;
mod front_door;
mod leaving;
mod need;
mod protection;
mod risk;
mod special;
pub(crate) mod staff;
mod story;
mod workforce;

use std::collections::BTreeSet;

use children::Day;
use compact_str::{CompactString as Text, format_compact};
use returns::annex_a::lists::Adopter;
use returns::cell::Cell;
use returns::optional::Optional;
use returns::safeguarding::Safeguarding;
use returns::safeguarding::tables::Mother;

use crate::chance::Chance;
use crate::dirt::{self, Dirt};
use crate::people::{self, Child, Family};
use crate::supplied::as_supplied;
use crate::yearly::{self, Told};
use staff::Staff;
pub(crate) use story::Story;
use story::brood;

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ask {
    /// Children open to children's social care today.
    pub children_open: u32,
    /// Everything follows from it: the same seed, the same authority.
    pub seed: u64,
    /// The day the records speak of; nothing but what is due or expected lies after it.
    pub today: Day,
    /// Years of records.
    pub years: u8,
}

impl Ask {
    /// An authority of 60,000 children with six years of records.
    #[must_use]
    pub fn usual(seed: u64, today: Day) -> Self {
        Self {
            children_open: staff::USUAL,
            seed,
            today,
            years: 6,
        }
    }

    /// People aged 0 to 17 who live here.
    #[must_use]
    pub fn population(&self) -> u32 {
        self.children_open.saturating_mul(600) / 17
    }
}

/// An authority: all that its systems hold, consistent with itself but for what was planned to be wrong.
#[derive(Clone)]
pub struct Authority {
    /// What was asked for.
    pub ask: Ask,
    /// The safeguarding dataset.
    pub safeguarding: Safeguarding,
    /// The council's own tables.
    pub optional: Optional,
    /// People who wish to adopt, as Annex A asks for them.
    pub adopters: Vec<Adopter>,
    /// What is wrong on purpose.
    pub dirt: Dirt,
    /// The lives as the statutory returns ask of them, with nothing wrong.
    pub(crate) told: Vec<Told>,
}

/// Invents an authority.
#[must_use]
pub fn authority(ask: Ask) -> Authority {
    let mut world = World {
        ask,
        start: ask.today.plus_years(-i32::from(ask.years)),
        safeguarding: Safeguarding::default(),
        optional: Optional::default(),
        staff: Staff::new(&ask),
        next: 0,
        open: 0,
        taken: BTreeSet::new(),
        noted: false,
    };
    let mut chance = Chance::of(ask.seed, 1, 0);
    let mut families = 0;
    let mut children = 0;
    // An end in any case: no story leaves so few open.
    while world.open < ask.children_open && families < u64::from(ask.children_open) * 200 + 1_000 {
        families += 1;
        let story = Story::drawn(&ask, &mut chance);
        let day = story.day(&ask, &mut chance);
        tell(&mut world, story, day, families, &mut children);
    }
    staff::record(&mut world);
    fostering::record(&mut world);
    workforce::record(&mut world);
    let (mut safeguarding, mut optional) = (world.safeguarding, world.optional);
    let told = yearly::told_by(&safeguarding);
    let dirt = dirt::spoil(&mut safeguarding, ask.seed);
    as_supplied(&mut safeguarding, &mut optional);
    Authority {
        ask,
        safeguarding,
        optional,
        adopters: adopters::adopters(&ask),
        dirt,
        told,
    }
}

/// What is being recorded.
pub(crate) struct World {
    pub(crate) ask: Ask,
    /// The first day of the records.
    pub(crate) start: Day,
    pub(crate) safeguarding: Safeguarding,
    pub(crate) optional: Optional,
    pub(crate) staff: Staff,
    next: u32,
    open: u32,
    /// Names that are taken, with the day of birth: no two children are alike by chance.
    pub(crate) taken: BTreeSet<(&'static str, &'static str, Day)>,
    /// Something was recorded about the child whose life is told.
    noted: bool,
}

impl World {
    /// A new identifier.
    pub(crate) fn id(&mut self, kind: &str) -> Text {
        self.next += 1;
        format_compact!("{kind}{:07}", self.next)
    }

    /// Whether something of one day belongs to the records.
    pub(crate) fn holds(&self, day: Day) -> bool {
        self.start <= day && day <= self.ask.today
    }

    /// The end of something, where it has come.
    pub(crate) fn ended(&self, day: Day) -> Option<Day> {
        (day <= self.ask.today).then_some(day)
    }

    /// Whether something that lasts belongs to the records.
    pub(crate) fn holds_any(&self, from: Day, to: Day) -> bool {
        from <= self.ask.today && to >= self.start
    }
}

/// Tells a family's story from a day.
fn tell(world: &mut World, story: Story, day: Day, number: u64, children: &mut u64) {
    let seed = world.ask.seed;
    let mut chance = Chance::of(seed, 2, number);
    let mut family = Family::new(
        number,
        world.ask.today,
        i32::from(world.ask.years),
        &mut chance,
    );
    let fate = Chance::of(seed, 3, number);
    for each in brood(story, day, &mut chance) {
        *children += 1;
        let mut own = Chance::of(seed, 4, *children);
        let mut child = people::child(*children, each.born, &mut own);
        if each.first {
            match story {
                Story::Disabled => child.disabled = true,
                Story::Unaccompanied => {
                    child.unaccompanied = Some(day);
                    child.sex = own.one_of(
                        &[(92, children::codes::Sex::Male)],
                        children::codes::Sex::Female,
                    );
                }
                Story::Contacts
                | Story::Assessed
                | Story::Need
                | Story::Protection
                | Story::CareYoung
                | Story::CareMiddle
                | Story::CareTeen
                | Story::Homeless
                | Story::PrivatelyFostered => {}
            }
        }
        world.noted = false;
        let open = {
            let mut life = Life {
                world,
                child: &child,
                family: &family,
                fate: fate.clone(),
                own,
                open: false,
                went_home: false,
                at_risk: None,
            };
            life.lived(
                if each.first {
                    story
                } else {
                    story.of_siblings()
                },
                day,
            );
            life.exploitation();
            life.special_needs(if child.disabled { 62 } else { 7 });
            life.voice();
            life.open
        };
        if world.noted {
            people::record(world, &family, &child);
            world.open += u32::from(open);
            // Some babies on a plan are the children of children.
            let young = story == Story::Protection && each.first && day.days_since(child.born) < 60;
            if young && chance.percent(30) && child.born <= world.ask.today {
                *children += 1;
                let mother = mother(world, &child, day, *children, &family);
                people::record(world, &family, &mother);
            }
        }
    }
    family.postcode.clear();
}

/// A mother of fifteen to seventeen, known in her own right.
fn mother(world: &mut World, baby: &Child, day: Day, number: u64, family: &Family) -> Child {
    let mut own = Chance::of(world.ask.seed, 4, number);
    let born = baby.born.plus(-own.number(5_600, 6_500));
    let mut mother = people::child(number, born, &mut own);
    mother.sex = children::codes::Sex::Female;
    mother.is_mother = true;
    let fate = Chance::of(world.ask.seed, 3, number);
    let mut life = Life {
        world,
        child: &mother,
        family,
        fate,
        own,
        open: false,
        went_home: false,
        at_risk: None,
    };
    life.lived(Story::Need, day);
    let open = life.open;
    world.open += u32::from(open);
    let table_id = world.id("MO");
    world.safeguarding.mothers.rows.push(Mother {
        table_id: Cell::Read(table_id),
        person_id: Cell::Read(mother.id.clone()),
        childs_person_id: Cell::Read(baby.id.clone()),
        childs_dob: Cell::Read(baby.born),
        ..Mother::default()
    });
    mother
}

/// A child whose life is being told.
pub(crate) struct Life<'w> {
    pub(crate) world: &'w mut World,
    pub(crate) child: &'w Child,
    pub(crate) family: &'w Family,
    /// Chances that brothers and sisters share.
    pub(crate) fate: Chance,
    /// Chances of their own.
    pub(crate) own: Chance,
    /// Something is open to social care today.
    pub(crate) open: bool,
    /// The last time in care ended at home.
    pub(crate) went_home: bool,
    /// An assessment found exploitation: when, and of what kind.
    pub(crate) at_risk: Option<(Day, children::history::ExploitationKind)>,
}

impl Life<'_> {
    /// Tells a story and those that follow from it.
    fn lived(&mut self, story: Story, day: Day) {
        let mut story = story;
        let mut day = day;
        for _ in 0..8 {
            if day > self.world.ask.today || day >= self.child.grown().plus(-14) {
                return;
            }
            let end = self.told(story, day);
            // One in five families comes back within a year, some later.
            let back = match story {
                Story::Contacts => self.fate.percent(61),
                Story::Assessed | Story::Need => self.fate.percent(38),
                Story::Protection => self.fate.percent(52),
                Story::CareMiddle | Story::CareTeen => self.went_home && self.fate.percent(16),
                Story::CareYoung | Story::Unaccompanied | Story::Disabled => false,
                Story::Homeless | Story::PrivatelyFostered => self.fate.percent(18),
            };
            if !back {
                return;
            }
            day = end.plus(self.fate.spread([10, 50, 120, 260, 560, 1_000]));
            story = match story {
                Story::Contacts => Story::Contacts,
                Story::Protection => self.fate.one_of(
                    &[(55, Story::Protection), (25, Story::Need)],
                    Story::Assessed,
                ),
                Story::CareMiddle | Story::CareTeen => Story::CareTeen,
                Story::Assessed
                | Story::Need
                | Story::CareYoung
                | Story::Unaccompanied
                | Story::Disabled
                | Story::Homeless
                | Story::PrivatelyFostered => self.fate.one_of(
                    &[(52, Story::Assessed), (32, Story::Need)],
                    Story::Protection,
                ),
            };
        }
    }

    /// Tells one story and says when it was over; after today, where it is not.
    fn told(&mut self, story: Story, day: Day) -> Day {
        match story {
            Story::Contacts => self.contacted(day),
            Story::Assessed => self.referred(day, need::Course::Assessed),
            Story::Need => self.referred(day, need::Course::Need),
            Story::Protection => self.referred(day, need::Course::Protection),
            Story::Disabled => self.referred(day, need::Course::Disabled),
            Story::CareYoung | Story::CareMiddle | Story::CareTeen => {
                self.referred(day, need::Course::Care)
            }
            Story::Unaccompanied => self.referred(day, need::Course::Unaccompanied),
            Story::Homeless => self.homeless(day),
            Story::PrivatelyFostered => self.privately_fostered(day),
        }
    }

    /// The end of childhood, or the day if that is sooner.
    pub(crate) fn in_childhood(&self, day: Day) -> Day {
        day.min(self.child.grown())
    }
}
