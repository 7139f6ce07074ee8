-- Children in care who are unaccompanied asylum seekers.
select child, day as "on",
       exists (select 1 from ssd_immigration_status where immi_person_id = child and immi_immigration_status = 'UASC'
               and immi_immigration_status_start_date <= day and (immi_immigration_status_end_date is null or immi_immigration_status_end_date > day)) as met
from care_now
