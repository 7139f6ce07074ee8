//! 1001: who has care-leaver details was in care long enough: 13 weeks since the 14th birthday and a day since the
//! 16th; and was not adopted.
//!
//! Only two returns are at hand, so young people of 20 or over at the end of the year are judged on adoption alone:
//! their care lies further back. One whose date of birth is not known is found only where neither year has an
//! episode. An episode that stands in both years is counted once, with the end this year gives it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1001",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episodes of this year and last do not make the young person a care leaver, but care-leaver details are given.",
    ),
    matters: "The help that care leavers are owed depends on the weeks they spent in care. Who does not belong here hides how well those who do are kept in touch with.",
    mend: "Check that all episodes since the 14th birthday are recorded; if they are, and the young person does not qualify or was adopted, remove the care-leaver row.",
    source: "DfE SSDA903 validation rules, 1001",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[
        header::dob,
        episodes::decom,
        episodes::ls,
        episodes::dec,
        episodes::rec,
        episodes_last::decom,
        episodes_last::ls,
        episodes_last::dec,
        episodes_last::rec,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

/// Days in care since the 14th birthday, and since the 16th.
#[derive(Default)]
struct Since {
    turned_14: i32,
    turned_16: i32,
}

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.oc3.is_empty() || qualifies(child, found.collection().last()) {
        return;
    }
    points_where(&child.this.oc3, found, |_| true);
}

fn qualifies(child: &Child<'_>, last: Day) -> bool {
    let stays = || child.last.episodes.iter().chain(&child.this.episodes);
    let latest = stays().filter_map(|stay| stay.decom.value()).max();
    let adopted = stays().any(|stay| {
        latest.is_some()
            && stay.decom.value() == latest
            && stay.rec.is_one_of(&[CeaseReason::E11, CeaseReason::E12])
    });
    if adopted {
        return false;
    }
    let Some(born) = child.born() else {
        return stays().next().is_some();
    };
    if born.plus_years(20) <= last {
        return true;
    }
    let days = days_in_care(child, born, latest, last);
    days.turned_14 >= 13 * 7 && days.turned_16 >= 1
}

fn days_in_care(child: &Child<'_>, born: Day, latest: Option<Day>, last: Day) -> Since {
    let (turned_14, turned_16) = (born.plus_years(14), born.plus_years(16));
    let mut days = Since::default();
    // Where two rows begin on a day, in two years or in one, they are one episode: the earlier end is the known one.
    let mut begun: Vec<(Day, Option<Day>)> = child
        .last
        .episodes
        .iter()
        .chain(&child.this.episodes)
        .filter(|stay| !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS))
        .filter_map(|stay| Some((stay.decom.value()?, stay.dec.value())))
        .collect();
    begun.sort_unstable_by_key(|(from, to)| (*from, to.is_none(), *to));
    begun.dedup_by_key(|(from, _)| *from);
    for (at, (from, to)) in begun.iter().enumerate() {
        let next = begun.get(at + 1).map(|(next, _)| *next);
        let goes_on = if Some(*from) == latest {
            Some(last)
        } else {
            next
        };
        let Some(to) = to.or(goes_on) else {
            continue;
        };
        days.turned_14 += to.days_since(turned_14.max(*from)).max(0);
        days.turned_16 += to.days_since(turned_16.max(*from)).max(0);
    }
    days
}

const EXAMPLES: &str = "
    13 weeks since the 14th birthday, a day of them since the 16th
    Header | DOB
           | 10/06/2009
    Episodes | DECOM      | LS | DEC        | REC
             | 12/03/2025 | C2 | 11/06/2025 | E8
    Episodes_last | DECOM      | LS
                  | 12/03/2025 | C2
    OC3 | IN_TOUCH
        | YES

    a day too few, none since the 16th, short breaks only, none at all, and adopted
    Header | CHILD | DOB
           | 1     | 10/06/2009
           | 2     | 10/06/2009
           | 3     | 10/06/2007
           | 4     | 10/06/2007
           | 5     | 10/06/2007
    Episodes | CHILD | DECOM      | LS | DEC        | REC
             | 1     | 13/03/2025 | C2 | 11/06/2025 | E8
             | 2     | 01/03/2025 | C2 | 10/06/2025 | E8
             | 3     | 01/03/2025 | V4 |            |
             | 5     | 01/03/2021 | E1 | 01/12/2025 | E12
    Episodes_last | CHILD
    OC3 | CHILD | IN_TOUCH
    !   | 1     | YES
    !   | 2     | YES
    !   | 3     | YES
    !   | 4     | YES
    !   | 5     | YES

    20 on the last day of the year, whose care lies further back; and 20 a day later
    Header | CHILD | DOB
           | 1     | 31/03/2006
           | 2     | 01/04/2006
    Episodes | CHILD
    Episodes_last | CHILD
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
    !   | 2     | YES

    no date of birth: with an episode, and without
    Header | CHILD | DOB
           | 1     |
    Episodes | CHILD | DECOM      | LS
             | 1     | 01/04/2020 | C2
    Episodes_last | CHILD
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
    !   | 2     | YES
";
