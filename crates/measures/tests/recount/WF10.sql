-- Referrals with a case worker by the next working day.
select child, "on", met from
(select child, "from" as "on", (select min(date) from days where workday = (select workday from days where date = "from") + 1) as due,
        exists (select 1 from ssd_involvements where invo_person_id = child and invo_professional_role_id = 'CW' and invo_professional_id is not null
                and invo_involvement_start_date <= (select min(date) from days where workday = (select workday from days where date = "from") + 1) and invo_involvement_start_date <= (select as_at from asked)
                and (invo_involvement_end_date is null or invo_involvement_end_date > "from")) as met
 from need where "from" between (select first from months where place = 0) and (select as_at from asked) and coalesce(nfa, 'N') <> 'Y')
where met or due < (select as_at from asked)
