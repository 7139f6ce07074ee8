//! Known mistakes in the returns of this year: each breaks a rule that it names.

use children::CollectionYear;
use returns::looked_after::Year;
use returns::write::Value;
use returns::write::csv;

use super::Told;
use super::england::Asked;
use crate::chance::Chance;

mod census;
mod element;
mod looked_after;

use element::Element;

/// One thing that is wrong on purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// `903` or `cin`.
    pub of: &'static str,
    /// The rule that must find it.
    pub rule: &'static str,
    /// The child, as the return names it.
    pub child: String,
    /// The table.
    pub table: &'static str,
    /// What tells the row: a date of it before the mistake, or the identifier where that is mistaken; empty where the
    /// child has one.
    pub key: String,
}

/// Mistakes in the making, of some children of one year.
pub(super) struct Making {
    year: CollectionYear,
    seed: u64,
    rate: u32,
    care: Turns<&'static looked_after::Kind>,
    need: Turns<&'static census::Kind>,
    /// What was made.
    pub(super) made: Vec<Mistake>,
}

impl Making {
    pub(super) fn of(year: CollectionYear, asked: &Asked<'_>, part: u64) -> Self {
        let mut chance = Chance::of(asked.seed, 74, part);
        Self {
            year,
            seed: asked.seed,
            rate: asked.rate,
            care: Turns::of(looked_after::kinds(), looked_after::how_common, &mut chance),
            need: Turns::of(census::KINDS.iter(), |_| 0, &mut chance),
            made: Vec::new(),
        }
    }

    /// Puts a mistake into a child's rows of the return of children looked after, given those of last year's; or none.
    pub(super) fn in_care(&mut self, own: &mut Year, child: &Told, last: impl FnOnce() -> Year) {
        let chosen = Chance::of(self.seed, 72, child.number).in_1000(self.rate);
        if !chosen {
            return;
        }
        let before = last();
        let Some(known) = looked_after::Known::of(own, &before, self.year) else {
            return;
        };
        let made = self.care.take(|(rule, table, make)| {
            let key = make(own, &known)?;
            Some(Mistake {
                of: "903",
                rule,
                child: child.id.to_string(),
                table,
                key,
            })
        });
        self.made.extend(made);
    }

    /// Puts a mistake into what the census says of a child, from a place in it on; or none.
    pub(super) fn in_need(&mut self, body: &mut String, from: usize, child: &Told) {
        let chosen = Chance::of(self.seed, 73, child.number).in_1000(self.rate);
        let text = body.get(from..).filter(|_| chosen);
        let Some(element) = text.and_then(Element::read) else {
            return;
        };
        let mut children = Element::holding("Children", vec![element]);
        let made = self.need.take(|kind| {
            let made = census::make(&mut children, kind, self.year)?;
            Some(Mistake {
                of: "cin",
                rule: kind.0,
                child: made.child,
                table: made.table,
                key: made.key,
            })
        });
        if made.is_some() {
            body.truncate(from);
            children.within.iter().for_each(|each| each.write(body));
        }
        self.made.extend(made);
    }
}

/// Kinds of mistakes that take turns: the one made least often comes first, of those as often made the scarce ones.
struct Turns<K> {
    kinds: Vec<Turn<K>>,
}

struct Turn<K> {
    kind: K,
    times: u32,
    common: u8,
}

impl<K> Turns<K> {
    /// The first to come is any of them: where few mistakes are made, they are not always the same.
    fn of(
        kinds: impl Iterator<Item = K>,
        how_common: impl Fn(&K) -> u8,
        chance: &mut Chance,
    ) -> Self {
        let turn = |kind| Turn {
            common: how_common(&kind),
            times: 0,
            kind,
        };
        let mut kinds: Vec<Turn<K>> = kinds.map(turn).collect();
        let first = chance.below(kinds.len());
        kinds.rotate_left(first);
        kinds.sort_by_key(|turn| turn.common);
        Self { kinds }
    }

    /// What the first gives that gives anything; it is the last of those as often made then.
    fn take<T>(&mut self, mut give: impl FnMut(&K) -> Option<T>) -> Option<T> {
        let mut turns = self.kinds.iter().enumerate();
        let (at, given) = turns.find_map(|(at, turn)| Some((at, give(&turn.kind)?)))?;
        let mut turn = self.kinds.remove(at);
        turn.times += 1;
        let place = (turn.times, turn.common);
        let before = |other: &Turn<K>| (other.times, other.common) <= place;
        let behind = self.kinds.partition_point(before);
        self.kinds.insert(behind, turn);
        Some(given)
    }
}

/// The rules that mistakes are made for.
#[cfg(test)]
pub(super) fn rules() -> impl Iterator<Item = &'static str> {
    let of_need = census::KINDS.iter().map(|(rule, ..)| *rule);
    of_need.chain(looked_after::kinds().map(|(rule, ..)| *rule))
}

/// The list of mistakes as a file.
#[must_use]
pub fn listed(mistakes: &[Mistake]) -> Vec<u8> {
    let headings = ["return", "rule", "child", "table", "key"];
    let mut table = csv::Table::new(csv::Form::default(), headings);
    for each in mistakes {
        table.row([
            Value::from(each.of),
            Value::from(each.rule),
            Value::from(each.child.as_str()),
            Value::from(each.table),
            Value::from(each.key.as_str()),
        ]);
    }
    table.finish()
}
