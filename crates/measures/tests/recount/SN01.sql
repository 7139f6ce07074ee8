-- Education, health and care plans issued within 20 weeks.
select send_person_id as child, ehcn_named_plan_start_date as "on",
       julianday(ehcn_named_plan_start_date) - julianday(ehcr_ehcp_req_date) <= 140 as met
from ssd_ehcp_named_plan join ssd_ehcp_assessment on ehca_ehcp_assessment_id = ehcn_ehcp_asmt_id
join ssd_ehcp_requests on ehcr_ehcp_request_id = ehca_ehcp_request_id join ssd_send on send_table_id = ehcr_send_table_id
where ehcn_named_plan_start_date between (select first from months where place = 0) and (select as_at from asked) and coalesce(ehca_ehcp_assessment_exceptions, 'N') <> 'Y' and ehcr_ehcp_req_date <= ehcn_named_plan_start_date
