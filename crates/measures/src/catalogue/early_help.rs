//! Early help: how much, how soon, and whether it holds; and family hubs.

use children::codes::CloseReason;
use children::service::Fact;
use children::{History, Month, Service};

use crate::cases::{Cases, Subject};
use crate::measure::{Area, Better, Clock, Headline, Judge, Measure, Unit, Value, When};
use crate::scene::Scene;

/// The measures of this file.
pub static ALL: &[&Measure] = &[
    &EARLY_HELP,
    &EARLY_HELP_IN_TIME,
    &STEPPED_UP,
    &STEP_DOWN_HELD_6,
    &STEP_DOWN_HELD_12,
    &HELD_BY_PARTNERS,
    &FAMILIES_AT_HUBS,
];

/// Early help assessments.
pub static EARLY_HELP: Measure = Measure {
    id: "EH01",
    name: "Early help assessments",
    asks: "How many early help assessments were completed, for every 10,000 aged 0 to 17?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "",
    counted: "early help assessments completed; where their day is not recorded, episodes begun",
    value: Value::Rate,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::EarlyHelp],
    source: "Annex A, list 2",
    published: None,
    beware: "The safeguarding dataset has no day of assessment: there an episode counts on its first day.",
    judge: Judge::Child(early_help),
};

fn early_help(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for episode in &child.early_help {
        cases.event(episode.assessed.or(episode.spell.from), true, episode.at);
    }
}

/// Early help assessments in time.
pub static EARLY_HELP_IN_TIME: Measure = Measure {
    id: "EH02",
    name: "Early help assessments in time",
    asks: "Of early help assessments completed, how many were completed in the time this council sets?",
    area: Area::FrontDoor,
    better: Better::Higher,
    met: "completed within the working days this council sets",
    counted: "early help assessments completed",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: Some(Clock {
        rule: "45 working days unless the council sets another standard",
        source: "The council's own standard",
    }),
    needs: &[Fact::EarlyHelp],
    source: "Local",
    published: None,
    beware: "No law sets a time. Episodes that ended with no day of assessment recorded are left out.",
    judge: Judge::Child(early_help_in_time),
};

fn early_help_in_time(child: &History, scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for episode in &child.early_help {
        match (episode.spell.from, episode.assessed) {
            (Some(from), Some(assessed)) if from <= assessed => {
                let took = u32::try_from(assessed.working_days_since(from)).unwrap_or(0);
                let in_time = took <= scene.standards.early_help_assessment;
                cases.event(Some(assessed), in_time, episode.at);
            }
            (_, Some(assessed)) => cases.left_out(Some(assessed), episode.at),
            (_, None) => {
                if episode.spell.to.is_some() {
                    cases.left_out(episode.spell.to, episode.at);
                }
            }
        }
    }
}

/// Early help stepped up to social care.
pub static STEPPED_UP: Measure = Measure {
    id: "EH03",
    name: "Early help stepped up to social care",
    asks: "Of early help episodes ended, after how many was there a step up or a referral within three months?",
    area: Area::FrontDoor,
    better: Better::Lower,
    met: "stepped up, or a referral within three months of the end",
    counted: "early help episodes whose three months after the end were over in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::EarlyHelp, Fact::Referrals],
    source: "Survey of the Association of Directors of Children's Services, phase 9",
    published: None,
    beware: "",
    judge: Judge::Child(stepped_up),
};

/// An episode counts on the day its three months are over, stepped up or not: counted sooner, those that went wrong
/// would come before those that went well, and every newest month would look bad.
fn stepped_up(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for episode in &child.early_help {
        let Some(ended) = episode.spell.to else {
            continue;
        };
        let over = ended.plus_months(3);
        let mut opened = child
            .referrals
            .iter()
            .filter_map(|referral| referral.spell.from);
        let again = opened.any(|from| ended <= from && from <= over);
        cases.event(
            Some(over),
            episode.stepped_up == Some(true) || again,
            episode.at,
        );
    }
}

/// Step down held for six months.
pub static STEP_DOWN_HELD_6: Measure = Measure {
    id: "EH04",
    name: "Step down held for six months",
    asks: "Of episodes closed to early help, after how many was there no new referral within six months?",
    area: Area::FrontDoor,
    better: Better::Higher,
    met: "no new referral within six months",
    counted: "episodes of need closed to early help whose six months after were over in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Local",
    published: None,
    beware: "Closed to early help: so recorded as the reason, or early help began within four weeks of the closure.",
    judge: Judge::Child(|child, _, cases| step_down_held(child, 6, cases)),
};

/// Step down held for twelve months.
pub static STEP_DOWN_HELD_12: Measure = Measure {
    id: "EH04b",
    name: "Step down held for twelve months",
    asks: "Of episodes closed to early help, after how many was there no new referral within twelve months?",
    area: Area::FrontDoor,
    better: Better::Higher,
    met: "no new referral within twelve months",
    counted: "episodes of need closed to early help whose twelve months after were over in the period",
    value: Value::Share,
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Referrals],
    source: "Local",
    published: None,
    beware: "Closed to early help: so recorded as the reason, or early help began within four weeks of the closure.",
    judge: Judge::Child(|child, _, cases| step_down_held(child, 12, cases)),
};

/// Counted, as those stepped up are, on the day the months are over.
fn step_down_held(child: &History, months: i32, cases: &mut Cases<'_>) {
    for referral in &child.referrals {
        let Some(closed) = referral.spell.to else {
            continue;
        };
        let begun = child
            .early_help
            .iter()
            .filter_map(|episode| episode.spell.from);
        let stepped_down = referral.closed == Some(CloseReason::RC9)
            || begun
                .map(|from| from.days_since(closed))
                .any(|days| (-28..=28).contains(&days));
        if !stepped_down {
            continue;
        }
        let over = closed.plus_months(months);
        let mut opened = child.referrals.iter().filter_map(|later| later.spell.from);
        let again = opened.any(|from| closed < from && from <= over);
        cases.event(Some(over), !again, referral.at);
    }
}

/// Early help led by partners.
pub static HELD_BY_PARTNERS: Measure = Measure {
    id: "EH05",
    name: "Early help led by partners",
    asks: "Of early help episodes open at the end of the period, how many are led by another agency than the council?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "led by another agency than the council",
    counted: "open early help episodes whose lead is known",
    value: Value::Share,
    when: When::Snapshot,
    headline: Headline::Latest,
    clock: None,
    needs: &[Fact::EarlyHelp],
    source: "Early help page of the Children's services Analysis Tool",
    published: None,
    beware: "",
    judge: Judge::Child(held_by_partners),
};

fn held_by_partners(child: &History, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for episode in &child.early_help {
        cases.while_open(episode.spell, episode.at, |_| {
            episode.by_council.map(|ours| !ours)
        });
    }
}

/// Families seen at each family hub.
pub static FAMILIES_AT_HUBS: Measure = Measure {
    id: "FH01",
    name: "Families seen at each family hub",
    asks: "How many families did a family hub see in a month, on average?",
    area: Area::FrontDoor,
    better: Better::Neutral,
    met: "",
    counted: "months of a hub with the families it saw",
    value: Value::Mean(Unit::Families),
    when: When::Events,
    headline: Headline::RollingYear,
    clock: None,
    needs: &[Fact::Hubs],
    source: "The council's own table",
    published: None,
    beware: "A family that used two hubs is counted at both.",
    judge: Judge::Service(families_at_hubs),
};

fn families_at_hubs(service: &Service, _scene: &Scene<'_>, cases: &mut Cases<'_>) {
    for (row, hub) in (0..).zip(&service.hubs) {
        cases.of(Subject::Row(row));
        match (hub.month, hub.families) {
            (Some(month), Some(families)) => {
                cases.amount(Some(month.first()), true, f64::from(families), hub.at);
            }
            (month, _) => cases.left_out(month.map(Month::first), hub.at),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::examples::counts;
    #[test]
    fn an_episode_counts_on_its_assessment_or_its_first_day() {
        let episodes = "
            early help | from       | assessed   | to
                       | 2026-01-05 | 2026-03-06 | 2026-05-01
                       | 2026-02-02 |            | 2026-05-01
                       | 2026-01-05 | 2026-03-11 |
                       | 2026-03-05 | 2026-03-01 |";
        assert_eq!(
            counts("EH01", "2026-05-31", episodes),
            "2026-03-06 met, 2026-02-02 met, 2026-03-11 met, 2026-03-01 met"
        );
        // 44 working days to 6 March, 47 to 11 March; assessed before it began cannot be judged.
        assert_eq!(
            counts("EH02", "2026-05-31", episodes),
            "2026-03-06 met, 2026-03-11 not, left out, left out"
        );
    }

    #[test]
    fn a_step_up_is_recorded_or_a_referral_soon_after() {
        let episodes = "
            early help | from       | to         | stepped up
                       | 2025-01-05 | 2025-06-01 | yes
                       | 2025-06-05 | 2025-10-01 | no
                       | 2025-10-05 | 2026-01-10 |
                       | 2026-02-05 | 2026-04-10 |
            referral   | from
                       | 2025-11-20";
        assert_eq!(
            counts("EH03", "2026-05-31", episodes),
            "2025-09-01 met, 2026-01-01 met, 2026-04-10 not"
        );
    }

    #[test]
    fn a_step_down_holds_until_the_next_referral() {
        let episodes = "
            referral   | from       | to         | closed
                       | 2024-01-05 | 2024-06-01 | RC9
                       | 2025-02-01 | 2025-04-01 | RC8
                       | 2025-05-01 | 2025-08-01 | RC7
                       | 2026-01-10 | 2026-04-01 | RC9
            early help | from
                       | 2025-08-20";
        assert_eq!(
            counts("EH04", "2026-05-31", episodes),
            "2024-12-01 met, 2026-02-01 not"
        );
        assert_eq!(counts("EH04b", "2026-05-31", episodes), "2025-06-01 not");
    }

    #[test]
    fn who_leads_is_asked_only_where_it_is_known() {
        let episodes = "
            early help | from       | to         | by council
                       | 2026-01-05 |            | no
                       | 2026-01-05 |            | yes
                       | 2026-01-05 |            |
                       | 2026-01-05 | 2026-05-31 | no";
        assert_eq!(counts("EH05", "2026-05-31", episodes), "met, not");
    }
}
