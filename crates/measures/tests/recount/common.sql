-- What several second counts stand on, from the definitions of the safeguarding dataset.
create index days_by_workday on days (workday, date);
-- Episodes of need: from referral to closure.
create table need as
select cine_referral_id as id, cine_person_id as child, cine_referral_date as "from", cine_close_date as "to",
       cine_referral_nfa as nfa, cine_close_reason as why, cine_referral_source_code as source
from ssd_cin_episodes where cine_person_id is not null;
create index need_child on need (child);
-- Child protection plans of this council: temporary plans of another are not counted.
create table plan as
select cppl_cp_plan_id as id, cppl_person_id as child, cppl_cp_plan_start_date as "from", cppl_cp_plan_end_date as "to",
       cppl_icpc_id as conference, coalesce(cppl_cp_plan_ola, 'N') = 'Y' as elsewhere
from ssd_cp_plans where cppl_person_id is not null;
create index plan_child on plan (child);
create table need_plan as
select cinp_cin_plan_id as id, cinp_person_id as child, cinp_cin_plan_start_date as "from", cinp_cin_plan_end_date as "to"
from ssd_cin_plans where cinp_person_id is not null;
create index need_plan_child on need_plan (child);
-- Periods of care: the episodes of one period together, ended by the one that does not go on into another.
-- The first episode may say that the child came into care before it began.
create table period as
select clae_cla_id as id, clae_person_id as child,
       min(case when start = first then min(coalesce(nullif(first, ''), clae_entered_care_date), coalesce(clae_entered_care_date, first)) end) as "from",
       max(case when start = latest and coalesce(clae_cla_episode_ceased_reason, '') <> 'X1' then clae_cla_episode_ceased_date end) as "to",
       max(case when start = latest then clae_cla_episode_ceased_reason end) as why
from (select *, coalesce(clae_cla_episode_start_date, '') as start,
             coalesce(min(clae_cla_episode_start_date) over (partition by clae_person_id, clae_cla_id), '') as first,
             coalesce(max(clae_cla_episode_start_date) over (partition by clae_person_id, clae_cla_id), '') as latest from ssd_cla_episodes)
group by clae_person_id, clae_cla_id;
create index period_child on period (child);
create index legal_child on ssd_legal_status (lega_person_id);
-- In care at the end of the last day of a month, short breaks left out.
create table care_now as
select place, snapshot as day, child, period."from" as since, period.id as id
from months join period on period."from" <= snapshot and (period."to" is null or period."to" > snapshot)
where not exists (select 1 from ssd_legal_status where lega_person_id = child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= snapshot
                  and (lega_legal_status_end_date is null or lega_legal_status_end_date > snapshot));
create index care_now_child on care_now (child, day);
create table short_breaks_now as
select place, snapshot as day, child, period."from" as since, period.id as id
from months join period on period."from" <= snapshot and (period."to" is null or period."to" > snapshot)
where exists (select 1 from ssd_legal_status where lega_person_id = child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= snapshot
                  and (lega_legal_status_end_date is null or lega_legal_status_end_date > snapshot));
create table plan_now as
select place, day, child, id, since
from (select place, snapshot as day, plan.*, "from" as since, row_number() over (partition by place, child order by "from" desc, id desc) as nth
      from months join plan on "from" <= snapshot and ("to" is null or "to" > snapshot))
where nth = 1 and not elsewhere;
create index plan_now_child on plan_now (child, day);
-- Where two plans are open, the later stands for the child.
create table need_plan_now as
select place, day, child, id, since
from (select place, snapshot as day, need_plan.*, "from" as since, row_number() over (partition by place, child order by "from" desc, id desc) as nth
      from months join need_plan on "from" <= snapshot and ("to" is null or "to" > snapshot))
where nth = 1;
create index need_plan_now_child on need_plan_now (child, day);
-- In need: the episode open at the end of the day, the earliest where there are two.
create table need_now as
select place, snapshot as day, child, min(need."from") as since, max(need."from") as latest
from months join need on need."from" <= snapshot and (need."to" is null or need."to" > snapshot)
group by place, child;
create index need_now_child on need_now (child, day);
-- Open to social care: in need, on a plan, or in care.
create table open_now as
select place, day, child from need_now union select place, day, child from plan_now
union select place, day, child from need_plan_now union select place, day, child from care_now;
create index open_now_child on open_now (child, day);
create table person as
select pers_person_id as child, pers_dob as born, pers_expected_dob as expected from ssd_person;
create index person_child on person (child);
create table social_workers as
select worker_id as worker from staff left join ssd_professionals on prof_professional_id = worker_id
where coalesce(social_worker, case when prof_social_worker_registration_no glob '*[0-9]*' or lower(job_title) like '%social worker%' then 'Y' end) = 'Y';
create index supervision_worker on supervision (worker_id, held_on);
create index supervision_child on supervision (child_id, held_on);
create table disabled as
select distinct disa_person_id as child from ssd_disability where disa_disability_code <> 'NONE';
-- The placement on the day: a temporary stay only where nothing else is open, else the latest begun.
create table home_now as
select place, day, child, since, clap_cla_placement_type as kind, clap_cla_placement_provider as provider,
       clap_cla_placement_urn as urn, clap_cla_placement_distance as distance, clap_cla_placement_start_date as "from",
       clap_cla_placement_id as id
from (select *, row_number() over (partition by place, child
        order by coalesce(clap_cla_placement_type, '') like 'T_', clap_cla_placement_start_date desc, ssd_cla_placement.line desc) as nth
      from care_now join ssd_cla_placement on clap_person_id = child and clap_cla_placement_start_date <= day
        and (clap_cla_placement_end_date is null or clap_cla_placement_end_date > day))
where nth = 1;
create index home_now_child on home_now (child, day);
-- The case worker on the day: the latest begun where there are several.
create table worker_now as
select place, day, child, worker
from (select open_now.*, invo_professional_id as worker,
        row_number() over (partition by place, child order by invo_involvement_start_date desc, ssd_involvements.line desc) as nth
      from open_now join ssd_involvements on invo_person_id = child and invo_professional_role_id = 'CW'
        and invo_involvement_start_date <= day and (invo_involvement_end_date is null or invo_involvement_end_date > day))
where nth = 1 and worker is not null;
create index worker_now_child on worker_now (child, day);
