//! SD009: a team that a row names is among the teams.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD009",
    level: Query,
    years: 2020..=NOW,
    says: Always("The team named here is not among the teams of ssd_department."),
    matters: "The work is counted for no team: its manager does not see the child among those to look after.",
    mend: "Add the team to ssd_department, closed teams as well, or give the row the team's identifier as it stands there.",
    source: "Standard Safeguarding Dataset 1.4: keys and relations",
    fields: &[
        involvements::professional_team,
        need_episodes::referral_team,
        assessments::assessment_team,
        need_plans::cin_plan_team,
        enquiries::s47_completed_by_team,
        conferences::icpc_team,
        leavers::care_leaver_allocated_team,
    ],
    reads: &[departments::team_id, departments::team_name],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &Safeguarding, found: &mut Found<'_>) {
    let mut known = names(&all.departments, |row| row.team_id.text());
    // Some extracts give the team's name where its identifier is asked.
    known.extend(
        all.departments
            .rows
            .iter()
            .map(|team| team.team_name.text()),
    );
    unknown(
        &known,
        &all.involvements,
        found,
        |row| row.professional_team.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.need_episodes,
        found,
        |row| row.referral_team.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.assessments,
        found,
        |row| row.assessment_team.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.need_plans,
        found,
        |row| row.cin_plan_team.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.enquiries,
        found,
        |row| row.s47_completed_by_team.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.conferences,
        found,
        |row| row.icpc_team.text(),
        |row| row.person_id.text(),
    );
    unknown(
        &known,
        &all.leavers,
        found,
        |row| row.care_leaver_allocated_team.text(),
        |row| row.person_id.text(),
    );
}

const EXAMPLES: &str = "
    a team by its identifier, and by its name
    department   | team_id | team_name
                 | T1      | Assessment North
    involvements | professional_team | start_date
                 | T1                | 01/09/2025
                 | Assessment North  | 01/10/2025

    a team that nobody lists
    department   | team_id | team_name
                 | T1      | Assessment North
    involvements | professional_team | start_date
    !            | T9                | 01/09/2025
";
