//! Times missing and other risk, who held the work and looked after it, school, the child's voice.

use children::History;
use children::history::{Ally, AuditGrade, ExploitationKind, HomelessOutcome, RiskLevel, Role};

use super::{Kind, Told, day, either, labelled};

/// Tells them.
pub(super) fn tell(told: &mut Told<'_>, history: &History) {
    risk(told, history);
    work(told, history);
    for each in &history.private_fostering {
        told.if_on(
            Kind::FrontDoor,
            each.notified,
            "Private fostering: the council was told",
            &[],
            each.at,
        );
        told.spell(
            Kind::Home,
            each.spell,
            "Privately fostered",
            "Private fostering ended",
            &[],
            each.at,
        );
    }
    for each in &history.private_fostering_visits {
        told.on(
            Kind::Visit,
            each.on,
            "Private fostering visit",
            &[],
            each.at,
        );
    }
    for each in &history.education_plans {
        for (on, what) in [
            (each.requested, "Education, health and care plan asked for"),
            (each.issued, "Education, health and care plan issued"),
            (each.reviewed, "Education, health and care plan reviewed"),
            (each.ceased, "Education, health and care plan ceased"),
        ] {
            told.if_on(Kind::School, on, what, &[], each.at);
        }
    }
    for each in &history.voice {
        let questions = [
            "worries explained",
            "story understood",
            "agrees with the worker",
            "the plan makes safe",
            "helps explain",
        ];
        let said: Vec<String> = questions
            .iter()
            .zip(each.answers)
            .filter_map(|(question, answer)| {
                answer.map(|yes| format!("{question}: {}", if yes { "yes" } else { "no" }))
            })
            .collect();
        told.on(
            Kind::Voice,
            None,
            "What the child answered about their help",
            &[said.join("; ")],
            each.at,
        );
    }
    for each in &history.advocacy {
        let who = match each.kind {
            Ally::Advocate => "Advocate",
            Ally::IndependentVisitor => "Independent visitor",
        };
        told.if_on(
            Kind::Voice,
            each.requested,
            &format!("{who} asked for"),
            &[],
            each.at,
        );
        told.if_on(
            Kind::Voice,
            each.matched,
            &format!("{who} matched"),
            &[],
            each.at,
        );
        told.if_on(
            Kind::Voice,
            each.ended,
            &format!("{who} ended"),
            &[],
            each.at,
        );
    }
}

fn risk(told: &mut Told<'_>, history: &History) {
    for each in &history.missing {
        let detail = [
            labelled("As", each.kind),
            day("Back", each.spell.to),
            either(
                each.offered,
                "Return interview offered",
                "No return interview offered",
            ),
            either(each.accepted, "accepted", "not accepted"),
        ];
        told.on(Kind::Risk, each.spell.from, "Missing", &detail, each.at);
    }
    for each in &history.interviews {
        let became = match (each.held, each.declined, each.offered) {
            (Some(held), ..) => format!("Held {held}"),
            (None, Some(true), _) => "Declined".to_owned(),
            (None, _, Some(false)) => "Not offered".to_owned(),
            (None, ..) => "Not held".to_owned(),
        };
        let on = each
            .held
            .or(each.returned)
            .map(|at| at.day)
            .or(each.missing_from);
        told.on(
            Kind::Risk,
            on,
            "Return home interview",
            &[
                became,
                day("Missing from", each.missing_from),
                day("Offered", each.offered_on),
            ],
            each.at,
        );
    }
    for each in &history.exploitation {
        let kind = match each.kind {
            Some(ExploitationKind::Sexual) => "sexual",
            Some(ExploitationKind::Criminal) => "criminal",
            Some(ExploitationKind::Trafficking) => "trafficking or modern slavery",
            Some(ExploitationKind::Other) => "another kind",
            None => "kind not recorded",
        };
        let level = match each.level {
            Some(RiskLevel::None) => "No risk found, as recorded",
            Some(RiskLevel::Low) => "Low or emerging, as recorded",
            Some(RiskLevel::Medium) => "Medium or moderate, as recorded",
            Some(RiskLevel::High) => "High or significant, as recorded",
            None => "Level not recorded",
        };
        told.on(
            Kind::Risk,
            each.on,
            format!("Exploitation assessed: {kind}"),
            &[level.to_owned(), day("Next review", each.next_review)],
            each.at,
        );
        told.if_on(
            Kind::Risk,
            each.closed,
            "Work on exploitation closed",
            &[],
            each.at,
        );
        told.if_on(
            Kind::Risk,
            each.nrm_referred,
            "Referred to the National Referral Mechanism",
            &[],
            each.at,
        );
        told.if_on(
            Kind::Risk,
            each.nrm_decided,
            "National Referral Mechanism decided",
            &[],
            each.at,
        );
    }
    for each in &history.homeless {
        let outcome = match each.outcome {
            Some(HomelessOutcome::Section20) => "Accommodated in care under section 20",
            Some(HomelessOutcome::Section17) => "Housed as a child in need under section 17",
            Some(HomelessOutcome::Family) => "Went home or to family",
            Some(HomelessOutcome::Housing) => "Housed by the housing authority",
            Some(HomelessOutcome::Other) => "Another outcome",
            None => "Not decided",
        };
        told.on(
            Kind::Risk,
            each.presented,
            "Presented as homeless",
            &[
                outcome.to_owned(),
                day("Assessed", each.assessed),
                either(each.offered, "Section 20 offered", "Section 20 not offered"),
            ],
            each.at,
        );
        for night in &each.nights {
            let what = if night.bed_and_breakfast {
                "Stayed in bed and breakfast"
            } else {
                "Stayed in emergency housing"
            };
            told.on(
                Kind::Home,
                night.spell.from,
                what,
                &[day("Until", night.spell.to)],
                night.at,
            );
        }
    }
}

fn work(told: &mut Told<'_>, history: &History) {
    for each in &history.involvements {
        let role = match each.role {
            Role::CaseWorker => "Case worker",
            Role::ReviewingOfficer => "Reviewing officer",
            Role::PersonalAdviser => "Personal adviser",
            Role::Other => "Another worker",
        };
        let who = told.who(each.worker, each.team);
        told.on(
            Kind::Work,
            each.spell.from,
            format!(
                "{role} named: {}",
                if who.is_empty() { "nobody" } else { &who }
            ),
            &[],
            each.at,
        );
        told.if_on(
            Kind::Work,
            each.spell.to,
            &format!(
                "{role} ended: {}",
                if who.is_empty() { "nobody" } else { &who }
            ),
            &[labelled("Why", each.change)],
            each.at,
        );
    }
    for each in &history.supervision {
        told.by(
            Kind::Work,
            each.on,
            "Talked through in supervision",
            &[],
            told.who(each.worker, None),
            each.at,
        );
    }
    for each in &history.oversight {
        told.on(
            Kind::Work,
            each.on,
            "A manager’s decision on the record",
            &[],
            each.at,
        );
    }
    for each in &history.audits {
        let grade = match each.grade {
            Some(AuditGrade::Inadequate) => "Inadequate",
            Some(AuditGrade::RequiresImprovement) => "Requires improvement",
            Some(AuditGrade::Good) => "Good",
            Some(AuditGrade::Outstanding) => "Outstanding",
            None => "Grade not recorded",
        };
        told.on(
            Kind::Work,
            each.on,
            format!("Case audit: {grade}"),
            &[day("Moderated", each.moderated)],
            each.at,
        );
    }
    for each in &history.disabled_service {
        told.spell(
            Kind::Work,
            each.spell,
            "Disabled children’s service began",
            "Disabled children’s service ended",
            &[
                day("Plan for adult life agreed", each.transition_agreed),
                day("Short breaks reviewed", each.short_breaks_reviewed),
            ],
            each.at,
        );
    }
    for each in &history.pre_proceedings {
        told.spell(
            Kind::Care,
            each.spell,
            "Pre-proceedings began",
            "Pre-proceedings ended",
            &[],
            each.at,
        );
    }
    for each in &history.proceedings {
        told.spell(
            Kind::Care,
            each.spell,
            "Care proceedings issued",
            "Care proceedings concluded",
            &[],
            each.at,
        );
    }
}
