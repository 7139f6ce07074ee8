//! What belongs together is found together.

use children::codes::{Disability, Factor, PlanCategory};
use children::history::{Role, VisitKind};
use children::service::Fact;

use super::*;

const PEOPLE: &str = "pers_person_id,pers_forename,pers_surname,pers_sex,pers_dob\n\
    0002,Ada,Byron,F,10/12/2012\n\
    0001,Alan,Turing,M,23/06/2015\n";

#[test]
fn children_stand_by_identifier_with_their_names_apart() {
    let (service, doubts) = service(&[("ssd_person", PEOPLE)]);
    let ids: Vec<&str> = service
        .names
        .iter()
        .map(|names| names.id.as_ref())
        .collect();
    assert_eq!(ids, ["0001", "0002"]);
    let ada = service.child("0002").unwrap() as usize;
    assert_eq!(service.names[ada].forename.as_ref(), "Ada");
    assert_eq!(service.children[ada].person.born, Some(day(2012, 12, 10)));
    assert_eq!(service.children[ada].person.at.unwrap().line(), 2);
    assert!(doubts.is_empty());
}

#[test]
fn factors_reach_the_child_over_the_assessment() {
    let (service, doubts) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_cin_assessments",
            "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_auth_date\n\
             A2,0001,R1,01/03/2026,\n\
             A1,0001,R1,01/02/2026,20/02/2026\n",
        ),
        (
            "ssd_assessment_factors",
            "cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n\
             1,A1,\"[\"\"1A\"\",\"\"24A\"\"]\"\n\
             2,A1,\"{\"\"2B\"\":\"\"Y\"\"}\"\n\
             3,A9,\"[\"\"1A\"\"]\"\n",
        ),
    ]);
    let turing = &service.children[service.child("0001").unwrap() as usize];
    let [first, second] = turing.assessments.as_slice() else {
        panic!("two assessments")
    };
    assert_eq!(first.start, Some(day(2026, 2, 1)));
    let factors = first.factors.unwrap();
    assert!(factors.has(Factor::F1A) && factors.has(Factor::F24A) && factors.has(Factor::F2B));
    assert_eq!(second.factors, None);
    assert_eq!(second.authorised, None);
    assert_eq!(
        counted(&doubts, &What::Orphan("an assessment")),
        [(1, vec![4])]
    );
}

#[test]
fn an_enquiry_and_its_conference_name_each_other_by_their_place() {
    let (service, _) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_s47_enquiry",
            "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json\n\
             E2,0001,01/05/2026,10/05/2026,N,\"{\"\"CP_CONFERENCE_FLAG\"\":\"\"Y\"\"}\"\n\
             E1,0001,01/03/2026,05/03/2026,Y,\n\
             E2,0002,01/05/2026,10/05/2026,N,\"{\"\"CP_CONFERENCE_FLAG\"\":\"\"N\"\",\"\"PROV_OF_SERVICES_FLAG\"\":\"\"Y\"\"}\"\n",
        ),
        (
            "ssd_initial_cp_conference",
            "icpc_icpc_id,icpc_s47_enquiry_id,icpc_person_id,icpc_icpc_target_date,icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_transfer_in\n\
             C1,E2,0001,20/05/2026,19/05/2026,Y,N\n\
             C0,,0001,20/02/2026,19/02/2026,Y,Y\n",
        ),
    ]);
    let turing = &service.children[service.child("0001").unwrap() as usize];
    let [first, second] = turing.enquiries.as_slice() else {
        panic!("two enquiries")
    };
    assert_eq!(first.no_conference_needed, Some(true));
    assert_eq!((first.conference, second.conference), (None, Some(1)));
    assert_eq!(second.no_conference_needed, Some(false));
    let [transfer, conference] = turing.conferences.as_slice() else {
        panic!("two conferences")
    };
    assert_eq!((transfer.enquiry, conference.enquiry), (None, Some(1)));
    assert_eq!(transfer.transfer_in, Some(true));
    assert_eq!(conference.plan, Some(true));
    let ada = &service.children[service.child("0002").unwrap() as usize];
    assert_eq!(ada.enquiries[0].conference, None);
    assert_eq!(ada.enquiries[0].no_conference_needed, Some(true));
}

#[test]
fn visits_of_three_kinds_stand_in_one_order() {
    let (service, _) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_cin_visits",
            "cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen,cinv_cin_visit_seen_alone\n\
             1,0001,05/03/2026,Y,N\n2,0001,not a date,Y,Y\n",
        ),
        (
            "ssd_cp_visits",
            "cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_bedroom\n\
             1,0001,01/03/2026,Y,Y\n",
        ),
        (
            "ssd_cla_visits",
            "clav_cla_visit_id,clav_cla_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen\n\
             1,P1,0001,03/03/2026,N\n",
        ),
    ]);
    let turing = &service.children[service.child("0001").unwrap() as usize];
    let kinds: Vec<_> = turing
        .visits
        .iter()
        .map(|visit| (visit.kind, visit.on))
        .collect();
    assert_eq!(
        kinds,
        [
            (VisitKind::Need, None),
            (VisitKind::Protection, Some(day(2026, 3, 1))),
            (VisitKind::Care, Some(day(2026, 3, 3))),
            (VisitKind::Need, Some(day(2026, 3, 5))),
        ]
    );
    assert_eq!(turing.visits[1].bedroom, Some(true));
    assert_eq!(turing.visits[2].bedroom, None);
}

#[test]
fn workers_and_teams_are_joined_and_those_nobody_lists_are_kept() {
    let (service, doubts) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_department",
            "dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name\n\
             T1,Assessment North,T0,Assessment\nT0,Assessment,,\n",
        ),
        (
            "ssd_professionals",
            "prof_professional_id,prof_professional_name,prof_social_worker_registration_no,prof_professional_job_title,prof_full_time_equivalency,prof_agency_worker_flag\n\
             W1,Grace Hopper,SW12345,Social worker,0.8,N\n\
             W2,Mary Somerville,,Assistant Team Manager,1,N\n\
             W3,Ida Rhodes,,Case manager,1,\n",
        ),
        (
            "staff",
            "worker_id,name,job_title,team_id,started_on,left_on,manager,caseload_limit\n\
             W3,,,T1,01/01/2020,30/06/2026,Y,12\n",
        ),
        (
            "ssd_involvements",
            "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date,invo_involvement_end_date,invo_person_id\n\
             1,W1,CW,T1,01/03/2026,,0001\n\
             2,W9,social worker,T7,01/02/2026,01/03/2026,0001\n\
             3,W2,IRO,T1,01/03/2026,,0001\n\
             4,,CW,T1,01/01/2026,01/02/2026,0001\n",
        ),
    ]);
    let turing = &service.children[service.child("0001").unwrap() as usize];
    let roles: Vec<_> = turing
        .involvements
        .iter()
        .map(|each| (each.role, each.worker))
        .collect();
    assert_eq!(
        roles,
        [
            (Role::CaseWorker, None),
            (Role::CaseWorker, Some(3)),
            (Role::CaseWorker, Some(0)),
            (Role::ReviewingOfficer, Some(1)),
        ]
    );
    let managers: Vec<_> = service
        .workers
        .iter()
        .map(|worker| worker.manager)
        .collect();
    assert_eq!(managers, [Some(false), Some(true), Some(true), None]);
    assert_eq!(service.workers[0].social_worker, Some(true));
    assert_eq!(service.workers[0].fte, Some(80));
    assert_eq!(service.workers[2].limit, Some(12));
    assert_eq!(service.workers[2].name.as_ref(), "Ida Rhodes");
    assert_eq!(
        service.workers[2].employed.unwrap().to,
        Some(day(2026, 6, 30))
    );
    assert_eq!(service.workers[3].id.as_ref(), "W9");
    assert_eq!(service.teams[0].parent, Some(1));
    assert_eq!(service.teams[2].id.as_ref(), "T7");
    assert_eq!(counted(&doubts, &What::Orphan("a worker")), [(1, vec![3])]);
    assert_eq!(counted(&doubts, &What::Orphan("a team")), [(1, vec![3])]);
}

#[test]
fn education_plans_are_joined_over_four_tables() {
    let (service, doubts) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_send",
            "send_table_id,send_upn,send_person_id\nS1,,0002\n",
        ),
        (
            "ssd_ehcp_requests",
            "ehcr_ehcp_request_id,ehcr_send_table_id,ehcr_ehcp_req_date\nQ1,S1,01/02/2025\nQ2,S9,01/02/2025\n",
        ),
        (
            "ssd_ehcp_assessment",
            "ehca_ehcp_assessment_id,ehca_ehcp_request_id,ehca_ehcp_assessment_exceptions\nH1,Q1,N\n",
        ),
        (
            "ssd_ehcp_named_plan",
            "ehcn_named_plan_id,ehcn_ehcp_asmt_id,ehcn_named_plan_start_date,ehcn_named_plan_ceased_date\nN1,H1,01/06/2025,\n",
        ),
        (
            "ssd_ehcp_active_plans",
            "ehcp_active_ehcp_id,ehcp_ehcp_request_id,ehcp_active_ehcp_last_review_date\nL1,Q1,01/05/2026\n",
        ),
    ]);
    let ada = &service.children[service.child("0002").unwrap() as usize];
    let [plan] = ada.education_plans.as_slice() else {
        panic!("one plan")
    };
    assert_eq!(plan.requested, Some(day(2025, 2, 1)));
    assert_eq!(plan.issued, Some(day(2025, 6, 1)));
    assert_eq!(plan.excepted, Some(false));
    assert_eq!(plan.reviewed, Some(day(2026, 5, 1)));
    assert_eq!(
        counted(
            &doubts,
            &What::Orphan("a child with special educational needs")
        ),
        [(1, vec![3])]
    );
}

#[test]
fn plans_homes_and_disabilities_are_the_childs() {
    let (service, doubts) = service(&[
        ("ssd_person", PEOPLE),
        (
            "ssd_cp_plans",
            "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category\n\
             1,0001,01/05/2025,,NEG,EMO\n",
        ),
        (
            "ssd_address",
            "addr_table_id,addr_person_id,addr_address_type,addr_address_start_date,addr_address_end_date,addr_address_postcode\n\
             1,0001,Home,01/01/2020,,bs37 5ab\n\
             2,0001,Placement,01/01/2024,,LS1 4AP\n\
             3,0001,Home,01/01/2018,01/01/2020,BS375AB\n\
             4,0001,XQ,01/01/2018,01/01/2020,BS37 5AB\n",
        ),
        (
            "ssd_disability",
            "disa_person_id,disa_table_id,disa_disability_code\n0001,1,LD\n0001,2,AUT\n",
        ),
        (
            "ssd_family",
            "fami_table_id,fami_family_id,fami_person_id\n1,F1,0001\n2,F1,0002\n",
        ),
        (
            "ssd_immigration_status",
            "immi_person_id,immi_immigration_status_id,immi_immigration_status,immi_immigration_status_start_date,immi_immigration_status_end_date\n\
             0002,1,UASC,01/01/2024,01/01/2025\n0002,2,Refugee status,01/01/2025,\n",
        ),
    ]);
    let turing = &service.children[service.child("0001").unwrap() as usize];
    assert_eq!(
        turing.plans[0].latest_category,
        PlanCategory::Emotional.into()
    );
    assert_eq!(turing.homes.len(), 2);
    assert_eq!(service.areas, ["BS37".into()]);
    assert!(turing.person.disabilities.has(Disability::Autism));
    let ada = &service.children[service.child("0002").unwrap() as usize];
    assert_eq!(ada.person.family, turing.person.family);
    assert_eq!(ada.person.unaccompanied.unwrap().to, Some(day(2025, 1, 1)));
    assert!(turing.person.unaccompanied.is_none());
    let unknown = What::Counted("addresses are of a type not known as a home, and were not used");
    assert_eq!(counted(&doubts, &unknown), [(1, vec![5])]);
    assert!(service.sources.has(Fact::Addresses) && !service.sources.has(Fact::Contacts));
}
