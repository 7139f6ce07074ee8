-- Running education, health and care plans reviewed in twelve months.
select child, "on", coalesce(min(date(review, '+12 months'), date(review, 'start of month', '+13 months', '-1 day')) >= "on", 0) as met from
(select send_person_id as child, snapshot as "on", ehcn_named_plan_start_date as began,
        (select max(ehcp_active_ehcp_last_review_date) from ssd_ehcp_active_plans where ehcp_ehcp_request_id = ehcr_ehcp_request_id) as review
 from months join ssd_ehcp_named_plan join ssd_ehcp_assessment on ehca_ehcp_assessment_id = ehcn_ehcp_asmt_id
join ssd_ehcp_requests on ehcr_ehcp_request_id = ehca_ehcp_request_id join ssd_send on send_table_id = ehcr_send_table_id
 where ehcn_named_plan_start_date <= snapshot and (ehcn_named_plan_ceased_date is null or ehcn_named_plan_ceased_date > snapshot))
where case when review is null then min(date(began, '+12 months'), date(began, 'start of month', '+13 months', '-1 day')) < "on" else review <= "on" end
