//! Mistakes of the census, each made in the elements of one child.
//!
//! A mistake is a line of a table: the rule, the element it is made in, what must be so of that element, and what is
//! changed. A name means the first element of that name in the element itself; where it has none, one that stands
//! directly in the episode around it, or in the child's identifiers.

use children::{CollectionYear, Day};
use compact_str::{CompactString as Text, format_compact};

use super::element::Element;

mod kinds;

pub(super) use kinds::KINDS;

/// A kind of mistake: the rule that finds it, the element it is made in, what must be so, and what is changed.
pub(super) type Kind = (
    &'static str,
    &'static str,
    &'static [Test],
    &'static [Change],
);

/// What must be so of an element.
#[derive(Clone, Copy, Debug)]
pub(super) enum Test {
    /// There is such a thing.
    Has(&'static str),
    /// There is none.
    Lacks(&'static str),
    /// There is one and no more.
    Once(&'static str),
    /// It says this.
    Says(&'static str, &'static str),
    /// It does not.
    SaysNot(&'static str, &'static str),
    /// A date comes before another.
    Before(&'static str, To),
    /// A date comes after another.
    After(&'static str, To),
}

/// What is changed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    /// What is said becomes something else.
    Set(&'static str, To),
    /// Into the element of the first name comes one of the second.
    Add(&'static str, &'static str, To),
    /// It is left out.
    Without(&'static str),
    /// All of a name that stand directly in the element are left out.
    WithoutAny(&'static str),
    /// The element stands twice.
    Twice,
    /// Another element comes to stand beside it, with one thing in it.
    Beside(&'static str, &'static str, To),
}

/// What something comes to say.
#[derive(Clone, Copy, Debug)]
pub(super) enum To {
    /// This.
    Text(&'static str),
    /// So many days after a date of the child.
    Days(&'static str, i32),
    /// The Saturday after a date of the child.
    Saturday(&'static str),
    /// So many days after the first day of the year.
    First(i32),
    /// So many days after the last.
    Last(i32),
    /// What another element says.
    Same(&'static str),
    /// What it says, with more behind.
    Longer(&'static str, &'static str),
    /// What it says, with other characters from a place on.
    Spelt(&'static str, usize, &'static str),
}

/// A mistake that was made: the table, the child's identifier as it stands now, and what tells the row.
pub(super) struct Made {
    pub(super) table: &'static str,
    pub(super) child: String,
    pub(super) key: String,
}

/// Makes a mistake in a list of one child; nothing, and nothing changed, where no element allows it.
pub(super) fn make(
    child: &mut Element,
    (_, name, tests, changes): &Kind,
    year: CollectionYear,
) -> Option<Made> {
    let ways = child.ways_to(name);
    let (place, changed) = ways.iter().find_map(|way| {
        let place = Place { way, year };
        let fits = tests.iter().all(|test| place.passes(child, *test));
        fits.then(|| place.changed(child, changes))?
            .map(|changed| (place, changed))
    })?;
    let identifier = |child: &Element| {
        let who = child.find("ChildIdentifiers")?;
        who.says_directly("LAchildID").map(str::to_owned)
    };
    let before = identifier(child)?;
    let dated = child.at(place.way)?.within.first();
    let date = dated.filter(|each| each.name.to_ascii_lowercase().ends_with("date"));
    let key = date
        .and_then(|each| each.says.as_deref())
        .map(str::to_owned);
    let now = identifier(&changed)?;
    let key = key.unwrap_or_else(|| if before == now { String::new() } else { before });
    *child = changed;
    Some(Made {
        table: match *name {
            "Child" => "ChildIdentifiers",
            "CINPlanDates" => "CINplanDates",
            name => name,
        },
        child: now,
        key,
    })
}

/// An element of a child, by the way to it.
#[derive(Clone, Copy)]
struct Place<'w> {
    way: &'w [usize],
    year: CollectionYear,
}

impl<'w> Place<'w> {
    /// What is around it: the episode, and the child's identifiers. Only what stands directly in them counts.
    fn around(self, child: &Element) -> [Option<&Element>; 2] {
        let episode = self.episode();
        [
            episode.and_then(|way| child.at(way)),
            child.find("ChildIdentifiers"),
        ]
    }

    /// The way to the episode around an element that stands in one.
    fn episode(self) -> Option<&'w [usize]> {
        let (episode, rest) = self.way.split_at_checked(2)?;
        (!rest.is_empty()).then_some(episode)
    }

    fn find<'e>(self, child: &'e Element, name: &str) -> Option<&'e Element> {
        child.at(self.way)?.find(name).or_else(|| {
            self.around(child).into_iter().flatten().find_map(|around| {
                let mut within = around.within.iter();
                within.find(|each| each.name == name)
            })
        })
    }

    fn says<'e>(self, child: &'e Element, name: &str) -> Option<&'e str> {
        self.find(child, name)?.says.as_deref()
    }

    fn passes(self, child: &Element, test: Test) -> bool {
        match test {
            Test::Has(name) => self.find(child, name).is_some(),
            Test::Lacks(name) => self.find(child, name).is_none(),
            Test::Once(name) => child
                .at(self.way)
                .is_some_and(|here| here.ways_to(name).len() == 1),
            Test::Says(name, what) => self.says(child, name) == Some(what),
            Test::SaysNot(name, what) => self.says(child, name).is_some_and(|says| says != what),
            // Dates are written with the year first: in the order of the letters they are in their own.
            Test::Before(name, to) => {
                let other = self.text(child, to);
                self.says(child, name)
                    .zip(other)
                    .is_some_and(|(one, other)| *one < *other)
            }
            Test::After(name, to) => {
                let other = self.text(child, to);
                self.says(child, name)
                    .zip(other)
                    .is_some_and(|(one, other)| *one > *other)
            }
        }
    }

    fn text(self, child: &Element, to: To) -> Option<Text> {
        let says = |name| self.says(child, name);
        let day = |name| says(name).and_then(day);
        let written = |day: Day| format_compact!("{day}");
        match to {
            To::Text(text) => Some(text.into()),
            To::Days(name, days) => Some(written(day(name)?.plus(days))),
            To::Saturday(name) => {
                let day = day(name)?;
                let since_monday = i32::from(day.weekday().to_monday_zero_offset());
                Some(written(day.plus((12 - since_monday) % 7)))
            }
            To::First(days) => Some(written(self.year.first().plus(days))),
            To::Last(days) => Some(written(self.year.last().plus(days))),
            To::Same(name) => Some(says(name)?.into()),
            To::Longer(name, more) => Some(format_compact!("{}{more}", says(name)?)),
            To::Spelt(name, from, other) => {
                let text = says(name)?;
                let (before, after) = (text.get(..from)?, text.get(from + other.len()..)?);
                Some(format_compact!("{before}{other}{after}"))
            }
        }
    }

    /// The child with all changes made; nothing where one cannot be.
    fn changed(self, child: &Element, changes: &[Change]) -> Option<Element> {
        let mut changed = child.clone();
        for change in changes {
            self.change(&mut changed, *change)?;
        }
        Some(changed)
    }

    fn change(self, child: &mut Element, change: Change) -> Option<()> {
        match change {
            Change::Set(name, to) => {
                let text = self.text(child, to)?;
                self.holder(child, name)?.find_mut(name)?.says = Some(text);
            }
            Change::Add(group, name, to) => {
                let text = self.text(child, to)?;
                let here = child.at(self.way)?;
                let into = if here.name == group {
                    child.at_mut(self.way)?
                } else if here.find(group).is_some() {
                    child.at_mut(self.way)?.find_mut(group)?
                } else {
                    match self.episode() {
                        Some(episode) if child.at(episode)?.name == group => {
                            child.at_mut(episode)?
                        }
                        _ => child.find_mut(group)?,
                    }
                };
                into.within.push(Element::saying(name, text));
            }
            Change::Without(name) => {
                self.holder(child, name)?.take_out(name).then_some(())?;
            }
            Change::WithoutAny(name) => {
                let here = child.at_mut(self.way)?;
                let before = here.within.len();
                here.within.retain(|each| each.name != name);
                (here.within.len() < before).then_some(())?;
            }
            Change::Twice => {
                let copy = child.at(self.way)?.clone();
                self.stand_beside(child, copy)?;
            }
            Change::Beside(group, name, to) => {
                let within = vec![Element::saying(name, self.text(child, to)?)];
                self.stand_beside(child, Element::holding(group, within))?;
            }
        }
        Some(())
    }

    /// The element to look for a name in: this one, the episode around it, or the identifiers.
    fn holder<'e>(self, child: &'e mut Element, name: &str) -> Option<&'e mut Element> {
        if child.at(self.way)?.find(name).is_some() {
            return child.at_mut(self.way);
        }
        if let Some(episode) = self.episode()
            && child.at(episode)?.says_directly(name).is_some()
        {
            return child.at_mut(episode);
        }
        child.find_mut("ChildIdentifiers")
    }

    /// Puts an element behind this one.
    fn stand_beside(self, child: &mut Element, other: Element) -> Option<()> {
        let (at, around) = self.way.split_last()?;
        let around = child.at_mut(around)?;
        around.within.insert(at + 1, other);
        Some(())
    }
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_stays_in_the_episode_it_is_made_in() {
        let text = "<Child>\n<ChildIdentifiers>\n<LAchildID>7</LAchildID>\n</ChildIdentifiers>\n\
            <CINdetails>\n<CINreferralDate>2025-05-06</CINreferralDate>\n</CINdetails>\n\
            <CINdetails>\n<CINreferralDate>2025-09-01</CINreferralDate>\n<Section47>\n\
            <S47ActualStartDate>2025-09-02</S47ActualStartDate>\n\
            <DateOfInitialCPC>2025-09-15</DateOfInitialCPC>\n</Section47>\n</CINdetails>\n</Child>\n";
        let child = Element::read(text).unwrap();
        let mut written = String::new();
        child.write(&mut written);
        assert_eq!(written, text);

        let mut children = Element::holding("Children", vec![child]);
        let kind = KINDS.iter().find(|(rule, ..)| *rule == "2884").unwrap();
        let made = make(&mut children, kind, CollectionYear(2026)).unwrap();
        assert_eq!(
            (made.table, made.child.as_str(), made.key.as_str()),
            ("Section47", "7", "2025-09-02")
        );
        let episodes = children.ways_to("CINdetails");
        let held: Vec<Option<&str>> = episodes
            .iter()
            .map(|way| children.at(way).unwrap().says_directly("DateOfInitialCPC"))
            .collect();
        assert_eq!(held, [None, Some("2025-09-15")]);
    }
}
