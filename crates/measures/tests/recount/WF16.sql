-- Answers of children that were yes.
select child, (select as_at from asked) as "on", answer = 'Y' as met from
(select voch_person_id as child, voch_explained_worries as answer from ssd_voice_of_child union all select voch_person_id as child, voch_story_help_understand as answer from ssd_voice_of_child union all select voch_person_id as child, voch_agree_worker as answer from ssd_voice_of_child union all select voch_person_id as child, voch_plan_safe as answer from ssd_voice_of_child union all select voch_person_id as child, voch_tablet_help_explain as answer from ssd_voice_of_child)
where answer in ('Y', 'N')
