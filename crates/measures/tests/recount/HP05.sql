-- Contacts after which early help began within 20 working days.
select child, "on", met from
(select cont_person_id as child, cont_contact_date as "on", (select min(date) from days where workday = (select workday from days where date = cont_contact_date) + 20) as due,
        exists (select 1 from ssd_early_help_episodes where earl_person_id = cont_person_id
                and earl_episode_start_date between cont_contact_date and (select min(date) from days where workday = (select workday from days where date = cont_contact_date) + 20)) as met
 from ssd_contacts where cont_contact_date between (select first from months where place = 0) and (select as_at from asked))
where met or due < (select as_at from asked)
