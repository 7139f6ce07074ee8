//! Who audits whom: never who holds the child's work, and as even as that allows.

use super::draw::place;
use super::{Person, Seat};

/// Somebody who may audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharer {
    /// Who.
    pub person: Person,
    /// Their identifier as a worker in the case system; empty where they are none.
    pub worker: String,
}

/// A child to be shared out, without who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToShare {
    /// The child's number in the round.
    pub number: u32,
    /// Who holds the child's work, by identifier and by name, now or lately.
    pub holders: Vec<(String, String)>,
    /// Who has the child already.
    pub has: Vec<String>,
    /// Who would not see the child, given or not: their role does not reach so far, or they declared a connection.
    pub unseen_by: Vec<String>,
}

/// A child given to somebody.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Given {
    /// The child's number in the round.
    pub number: u32,
    /// As what.
    pub seat: Seat,
    /// To whom.
    pub to: Person,
}

/// Shares children out in a seat. Gives also the numbers of those for whom there is nobody.
#[must_use]
pub fn share_out(seat: Seat, children: &[ToShare], among: &[Sharer]) -> (Vec<Given>, Vec<u32>) {
    let mut load: Vec<(usize, &Sharer)> = among.iter().map(|each| (0, each)).collect();
    let (mut given, mut nobody) = (Vec::new(), Vec::new());
    for child in children {
        let best = load
            .iter_mut()
            .filter(|(_, each)| may_audit(child, each))
            .min_by_key(|(load, _)| *load);
        match best {
            Some((load, sharer)) => {
                *load += 1;
                given.push(Given {
                    number: child.number,
                    seat,
                    to: sharer.person.clone(),
                });
            }
            None => nobody.push(child.number),
        }
    }
    (given, nobody)
}

/// Whether somebody may audit a child: they do not hold the work, would see the child, and have not the child already in
/// another seat.
#[must_use]
pub fn may_audit(child: &ToShare, sharer: &Sharer) -> bool {
    let holds = child.holders.iter().any(|(worker, name)| {
        !worker.is_empty() && *worker == sharer.worker
            || !name.is_empty() && name.eq_ignore_ascii_case(&sharer.person.name)
    });
    let is_theirs = |people: &[String]| people.contains(&sharer.person.person);
    !holds && !is_theirs(&child.has) && !is_theirs(&child.unseen_by)
}

/// The numbers of those audited twice: so many of a hundred, rounded up, by the seed and a word of its own, so that it is
/// another order than that of the draw.
#[must_use]
pub fn doubled(seed: &str, percent: u8, numbers: &[u32]) -> Vec<u32> {
    let many = (numbers.len() * usize::from(percent.min(100))).div_ceil(100);
    let mut order: Vec<(String, u32)> = numbers
        .iter()
        .map(|number| {
            (
                place(&format!("{seed} twice"), &number.to_string()),
                *number,
            )
        })
        .collect();
    order.sort();
    let mut chosen: Vec<u32> = order
        .into_iter()
        .take(many)
        .map(|(_, number)| number)
        .collect();
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sharer(name: &str, worker: &str) -> Sharer {
        Sharer {
            person: Person {
                person: name.to_lowercase(),
                name: name.to_owned(),
            },
            worker: worker.to_owned(),
        }
    }

    fn child(number: u32, holder: (&str, &str)) -> ToShare {
        ToShare {
            number,
            holders: vec![(holder.0.to_owned(), holder.1.to_owned())],
            has: Vec::new(),
            unseen_by: Vec::new(),
        }
    }

    #[test]
    fn nobody_audits_their_own_work_and_all_have_about_as_many() {
        let among = [sharer("Ann", "W1"), sharer("Bob", ""), sharer("Cat", "W3")];
        let children: Vec<ToShare> = (1..=9)
            .map(|number| child(number, if number <= 3 { ("W1", "") } else { ("", "bob") }))
            .collect();
        let (given, nobody) = share_out(Seat::First, &children, &among);
        assert_eq!((given.len(), nobody.len()), (9, 0));
        for each in &given {
            let own = if each.number <= 3 { "ann" } else { "bob" };
            assert_ne!(each.to.person, own);
        }
        let of = |person: &str| given.iter().filter(|each| each.to.person == person).count();
        assert_eq!((of("ann"), of("bob"), of("cat")), (4, 2, 3));
    }

    #[test]
    fn who_has_a_child_is_not_given_them_again_and_who_has_nobody_is_said() {
        let mut one = child(1, ("W9", ""));
        one.has = vec!["ann".to_owned()];
        let (given, nobody) = share_out(Seat::Second, &[one], &[sharer("Ann", "")]);
        assert!(given.is_empty());
        assert_eq!(nobody, [1]);
        let mut unseen = child(2, ("", ""));
        unseen.unseen_by = vec!["ann".to_owned()];
        assert!(!may_audit(&unseen, &sharer("Ann", "")));
        assert!(may_audit(&unseen, &sharer("Bob", "")));
    }

    #[test]
    fn a_share_is_audited_twice() {
        let numbers: Vec<u32> = (1..=30).collect();
        let twice = doubled("marl", 10, &numbers);
        assert_eq!(twice.len(), 3);
        assert_eq!(doubled("marl", 10, &numbers), twice);
        assert_eq!(doubled("marl", 0, &numbers), [0_u32; 0]);
        assert_eq!(doubled("marl", 1, &numbers).len(), 1);
    }
}
