//! What people did about those on a list, and what of it holds while the rule says the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use measures::cases::Subject;
use measures::worklist::Entry;
use store::{Work, WorkKind};

use super::Records;

/// What the rule says of one on a list, as kept beside what was done: since when, and what was due. What was done holds
/// only while this is the same.
pub(crate) fn standing_of(entry: &Entry) -> String {
    let day =
        |day: Option<children::Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    format!("{} {}", day(entry.since), day(entry.due))
}

/// Everything done about those on one list, found by whom it is about.
#[derive(Debug, Default)]
pub(crate) struct Done {
    by_subject: BTreeMap<String, Vec<Work>>,
}

/// What holds of what was done about one entry.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Holds {
    /// Who has it in hand: the latest that was taken or assigned.
    pub(crate) in_hand: Option<Work>,
    /// The latest note.
    pub(crate) note: Option<Work>,
    /// Why it is off the list for now.
    pub(crate) off: Option<Work>,
}

impl Done {
    /// Of what the store keeps, oldest first.
    pub(crate) fn of(work: Vec<Work>) -> Self {
        let mut by_subject: BTreeMap<String, Vec<Work>> = BTreeMap::new();
        for each in work {
            by_subject
                .entry(each.subject.clone())
                .or_default()
                .push(each);
        }
        Self { by_subject }
    }

    /// What holds about an entry today. A deferral ends on its day; what was put off or done comes back as soon as the
    /// rule says something else, and whoever takes it up again ends the deferral too.
    pub(crate) fn holds(
        &self,
        records: &Records,
        subject: Subject,
        standing: &str,
        today: Date,
    ) -> Holds {
        let done = records.kept_about(subject, &self.by_subject);
        done.map_or_else(Holds::default, |done| holds(done, standing, today))
    }
}

/// What holds of what was done about one.
fn holds(done: &[Work], standing: &str, today: Date) -> Holds {
    let mut holds = Holds::default();
    let same = done.iter().filter(|work| work.standing == standing);
    for work in same {
        match work.kind {
            WorkKind::Taken | WorkKind::Assigned => {
                holds.in_hand = Some(work.clone());
                holds.off = None;
            }
            WorkKind::Note => holds.note = Some(work.clone()),
            WorkKind::PutOff => {
                holds.off = work
                    .until
                    .is_some_and(|until| until > today)
                    .then(|| work.clone())
            }
            WorkKind::Done => holds.off = Some(work.clone()),
        }
    }
    holds
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn work(kind: WorkKind, standing: &str, until: Option<Date>) -> Work {
        Work {
            id: String::new(),
            list: "assessment-late".to_owned(),
            subject: "child:1".to_owned(),
            kind,
            at: "2026-11-16T09:00:00Z".parse().unwrap(),
            by: "Beth Hallam".to_owned(),
            worker: String::new(),
            reason: "Joint visit booked".to_owned(),
            until,
            standing: standing.to_owned(),
        }
    }

    fn off(work: &[Work], standing: &str, today: Date) -> bool {
        holds(work, standing, today).off.is_some()
    }

    #[test]
    fn what_is_put_off_comes_back_on_its_day_or_when_the_rule_says_something_else() {
        let put_off = [work(
            WorkKind::PutOff,
            "2026-10-14 2026-10-30",
            Some(date(2026, 11, 24)),
        )];
        assert!(off(&put_off, "2026-10-14 2026-10-30", date(2026, 11, 23)));
        assert!(!off(&put_off, "2026-10-14 2026-10-30", date(2026, 11, 24)));
        assert!(!off(&put_off, "2026-10-14 2026-11-20", date(2026, 11, 23)));
    }

    #[test]
    fn what_is_done_stays_off_until_the_rule_says_something_else_or_somebody_takes_it_up() {
        let done = work(WorkKind::Done, "2026-10-14 -", None);
        assert!(off(
            std::slice::from_ref(&done),
            "2026-10-14 -",
            date(2027, 11, 23)
        ));
        assert!(!off(
            std::slice::from_ref(&done),
            "2026-12-01 -",
            date(2027, 11, 23)
        ));
        let taken = [done, work(WorkKind::Taken, "2026-10-14 -", None)];
        assert!(!off(&taken, "2026-10-14 -", date(2027, 11, 23)));
        let holds = holds(&taken, "2026-10-14 -", date(2027, 11, 23));
        assert_eq!(
            holds.in_hand.map(|work| work.by),
            Some("Beth Hallam".to_owned())
        );
    }
}
