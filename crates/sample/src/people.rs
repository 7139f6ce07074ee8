//! Invented families: who they are and where they live. No name or place is anybody's.

mod names;

use children::Day;
use children::codes::{Disability, Ethnicity, Sex};
use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::safeguarding::tables::{
    Address, DisabilityRow, Family as FamilyRow, Immigration, Person,
};

use crate::chance::Chance;
use crate::lives::World;

/// A family: what its children share.
pub(crate) struct Family {
    pub(crate) number: u64,
    id: Text,
    surname: &'static str,
    ethnicity: Ethnicity,
    street: Text,
    pub(crate) postcode: Text,
    moved_from: Option<(Day, Text)>,
}

/// A child, as the rest of a life needs to know them.
#[derive(Clone)]
pub(crate) struct Child {
    pub(crate) id: Text,
    pub(crate) number: u64,
    pub(crate) born: Day,
    pub(crate) sex: Sex,
    pub(crate) disabled: bool,
    pub(crate) unaccompanied: Option<Day>,
    pub(crate) is_mother: bool,
}

impl Child {
    /// Completed years on a day; 0 before birth.
    pub(crate) fn age(&self, on: Day) -> u8 {
        Day::age(self.born, on).unwrap_or(0)
    }

    /// The day they turn eighteen.
    pub(crate) fn grown(&self) -> Day {
        Day::birthday(self.born, 18)
    }
}

/// The areas of the invented authority: its postcode districts, which are nobody's.
const DISTRICTS: &[&str] = &[
    "MZ1", "MZ2", "MZ3", "MZ4", "MZ5", "MZ6", "MZ7", "MZ8", "MZ9", "MZ10", "MZ11", "MZ12",
];

/// A postcode of the invented authority.
pub(crate) fn postcode(chance: &mut Chance) -> Text {
    // The older town districts come twice: more families there are known.
    let district = if chance.percent(40) {
        chance.word(DISTRICTS.get(..4).unwrap_or(DISTRICTS))
    } else {
        chance.word(DISTRICTS)
    };
    ending(district, chance)
}

/// A postcode somewhere else.
pub(crate) fn postcode_elsewhere(chance: &mut Chance) -> Text {
    let district = chance.word(&["MY4", "MY8", "MX2", "MX11", "QZ1", "QZ7", "VZ3", "VZ15"]);
    ending(district, chance)
}

fn ending(district: &str, chance: &mut Chance) -> Text {
    let letters = ["AB", "DE", "HJ", "LN", "PQ", "RS", "TU", "WX", "YZ"];
    format_compact!(
        "{district} {}{}",
        chance.number(1, 9),
        chance.word(&letters)
    )
}

/// Where a registered home stands, always in the same place: in the authority's own area in so many cases of a hundred.
pub(crate) fn postcode_of_home(urn: &str, share_here: u32) -> Text {
    let number = urn
        .bytes()
        .fold(7_u64, |so_far, byte| so_far * 31 + u64::from(byte));
    let mut chance = Chance::of(number, 12, 0);
    if chance.percent(share_here) {
        postcode(&mut chance)
    } else {
        postcode_elsewhere(&mut chance)
    }
}

/// Whether a postcode is one of the invented authority's own.
pub(crate) fn is_here(postcode: &str) -> bool {
    postcode.starts_with("MZ")
}

/// A pupil's number: a letter that checks the rest, an authority, a school and the pupil.
pub(crate) fn pupil_number(number: u64) -> Text {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let digits = format_compact!("{UPN_AUTHORITY}{:09}", number * 37 % 1_000_000_000);
    let sum: usize = digits
        .bytes()
        .zip(2..)
        .map(|(digit, place)| usize::from(digit - b'0') * place)
        .sum();
    let letter = LETTERS
        .get(sum % LETTERS.len())
        .map_or('A', |letter| char::from(*letter));
    format_compact!("{letter}{digits}")
}

/// The authority that numbers of pupils name: one of those that stand for no council.
const UPN_AUTHORITY: &str = "704";

/// The name of a grown person.
pub(crate) fn grown_name(chance: &mut Chance) -> Text {
    format_compact!(
        "{} {}",
        chance.word(names::GROWN),
        chance.word(names::SURNAMES)
    )
}

impl Family {
    pub(crate) fn new(number: u64, today: Day, years: i32, chance: &mut Chance) -> Self {
        let street = |chance: &mut Chance| -> Text {
            format_compact!("{} {}", chance.number(1, 180), chance.word(names::STREETS))
        };
        let moved_from = chance.percent(25).then(|| {
            (
                chance.day(today.plus_years(-years), today.plus(-20)),
                postcode(chance),
            )
        });
        Self {
            number,
            id: format_compact!("F{number:06}"),
            surname: chance.word(names::SURNAMES),
            ethnicity: ethnicity(chance),
            street: street(chance),
            postcode: postcode(chance),
            moved_from,
        }
    }
}

/// The mix of the authority's children who are known to its services.
fn ethnicity(chance: &mut Chance) -> Ethnicity {
    use Ethnicity::{
        Aban, Aind, Aoth, Apkn, Bafr, Bcrb, Both, Chne, Moth, Mwas, Mwba, Mwbc, Ooth, Wbri, Wiri,
        Wirt, Woth, Wrom,
    };
    let rare = chance.one_of(
        &[(14, Wiri), (8, Wirt), (22, Wrom), (18, Chne), (20, Both)],
        Ooth,
    );
    chance.one_of(
        &[
            (74, Wbri),
            (5, Woth),
            (3, Mwbc),
            (1, Mwba),
            (2, Mwas),
            (3, Moth),
            (2, Aind),
            (1, Apkn),
            (1, Aban),
            (1, Aoth),
            (1, Bcrb),
            (3, Bafr),
        ],
        rare,
    )
}

/// Invents a child of a family.
pub(crate) fn child(number: u64, born: Day, own: &mut Chance) -> Child {
    Child {
        id: format_compact!("{}", 1_000_000 + number),
        number,
        born,
        sex: if own.in_1000(512) {
            Sex::Male
        } else {
            Sex::Female
        },
        disabled: own.percent(7),
        unaccompanied: None,
        is_mother: false,
    }
}

/// Writes down who a child is.
pub(crate) fn record(world: &mut World, family: &Family, child: &Child) {
    let mut own = Chance::of(world.ask.seed, 11, child.number);
    let today = world.ask.today;
    let here = child.born <= today;
    let ethnicity = match child.unaccompanied {
        Some(_) => own.one_of(
            &[(35, Ethnicity::Bafr), (40, Ethnicity::Ooth)],
            Ethnicity::Aoth,
        ),
        // Brothers and sisters are mostly of one background.
        None if own.percent(4) => Ethnicity::Moth,
        None => family.ethnicity,
    };
    let names = match child.sex {
        Sex::Female => names::GIRLS,
        Sex::Male | Sex::Unknown => names::BOYS,
    };
    let mut forename = own.word(names);
    for _ in 0..20 {
        if world.taken.insert((family.surname, forename, child.born)) {
            break;
        }
        forename = own.word(names);
    }
    // School begins in the September after the fourth birthday.
    let last_september = Day::new(today.year() - i16::from(today.parts().1 < 9), 8, 31);
    let of_school = here && last_september.is_some_and(|day| child.age(day) >= 4);
    world.safeguarding.people.rows.push(Person {
        person_id: Cell::Read(child.id.clone()),
        forename: if here {
            forename.into()
        } else {
            "Unborn".into()
        },
        surname: family.surname.into(),
        sex: Cell::Read(if here { child.sex } else { Sex::Unknown }),
        ethnicity: Cell::Read(if here { ethnicity } else { Ethnicity::Nobt }),
        dob: here.then_some(child.born).into(),
        expected_dob: (!here).then_some(child.born).into(),
        is_mother: Cell::from(child.is_mother),
        nationality: if child.unaccompanied.is_some() {
            own.word(&["AFG", "ERI", "SDN", "IRN", "IRQ", "VNM"]).into()
        } else {
            "GBR".into()
        },
        upn: if of_school {
            Cell::Read(pupil_number(child.number))
        } else {
            Cell::Blank
        },
        upn_unknown: if of_school { Cell::Blank } else { "UN1".into() },
        ..Person::default()
    });
    let table_id = world.id("FM");
    world.safeguarding.families.rows.push(FamilyRow {
        table_id: Cell::Read(table_id),
        family_id: Cell::Read(family.id.clone()),
        person_id: Cell::Read(child.id.clone()),
        ..FamilyRow::default()
    });
    addresses(world, family, child);
    disabilities(world, child, &mut own);
    if let Some(arrived) = child.unaccompanied {
        let id = world.id("IM");
        world.safeguarding.immigration.rows.push(Immigration {
            person_id: Cell::Read(child.id.clone()),
            immigration_status_id: Cell::Read(id),
            immigration_status: "UASC".into(),
            immigration_status_start_date: Cell::Read(arrived),
            immigration_status_end_date: (child.grown() <= today).then(|| child.grown()).into(),
            ..Immigration::default()
        });
    }
}

fn addresses(world: &mut World, family: &Family, child: &Child) {
    let came = child
        .born
        .max(world.start.plus_years(-2))
        .min(world.ask.today);
    let mut spells = vec![(came, None, family.postcode.clone())];
    if let Some((moved, before)) = &family.moved_from
        && *moved > came
    {
        spells = vec![
            (came, Some(*moved), before.clone()),
            (*moved, None, family.postcode.clone()),
        ];
    }
    for (from, to, postcode) in spells {
        let table_id = world.id("AD");
        world.safeguarding.addresses.rows.push(Address {
            table_id: Cell::Read(table_id),
            address_json: Cell::Read(format_compact!(
                "{{\"STREET\":\"{}\",\"POSTCODE\":\"{postcode}\"}}",
                family.street
            )),
            person_id: Cell::Read(child.id.clone()),
            address_type: "Home".into(),
            address_start_date: Cell::Read(from),
            address_end_date: to.into(),
            address_postcode: Cell::Read(postcode),
            ..Address::default()
        });
    }
}

fn disabilities(world: &mut World, child: &Child, own: &mut Chance) {
    let mut codes = Vec::new();
    if child.disabled {
        codes.push(own.one_of(
            &[
                (34, Disability::Autism),
                (26, Disability::Learning),
                (10, Disability::Communication),
                (10, Disability::Mobility),
                (8, Disability::Behaviour),
            ],
            Disability::Other,
        ));
        if own.percent(45) {
            codes.push(own.one_of(
                &[
                    (30, Disability::PersonalCare),
                    (20, Disability::Incontinence),
                    (15, Disability::Hearing),
                    (15, Disability::Vision),
                    (10, Disability::Hand),
                ],
                Disability::Consciousness,
            ));
        }
    } else if own.percent(80) {
        codes.push(Disability::None);
    }
    for code in codes {
        let table_id = world.id("DI");
        world.safeguarding.disabilities.rows.push(DisabilityRow {
            person_id: Cell::Read(child.id.clone()),
            table_id: Cell::Read(table_id),
            disability_code: Cell::Read(code),
            ..DisabilityRow::default()
        });
    }
}
