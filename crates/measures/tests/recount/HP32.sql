-- Plans whose first core group came within ten working days of the conference.
select child, "on", coalesce(first <= due, 0) as met from
(select plan.*, "from" as "on", (select min(date) from days where workday = (select workday from days where date = "from") + 10) as due,
        (select min(held_on) from core_groups where child_id = child and held_on >= "from" and held_on <= (select as_at from asked)) as first
 from plan where not elsewhere and "from" between (select first from months where place = 0) and (select as_at from asked))
where first is not null or due < (select as_at from asked) and coalesce("to" > due, 1)
