//! The routes of people: signing in, accounts, roles, the log of who looked, restrictions.

use access::Permission::{
    ConfirmPeople, EndOwnSessions, ManagePeople, OwnAccount, Restrict, SeeAccess, SeeAudit,
};

use crate::web::pages::{account, audit, people, restrictions, sample_role, sign_in};
use crate::web::site::Site;

/// Each with what it asks of whoever comes.
pub(super) fn put(site: Site) -> Site {
    site
        // Signing in and out
        .open("/sign-in", sign_in::show)
        .open_post("/sign-in", sign_in::create)
        .open("/sign-in/begin", sign_in::council::begin)
        .open("/sign-in/back", sign_in::council::back)
        .get("/sign-in/again", OwnAccount, sign_in::again::show)
        .post("/sign-in/again", OwnAccount, sign_in::again::create)
        .open("/sign-in/emergency", sign_in::emergency::show)
        .open_post("/sign-in/emergency", sign_in::emergency::create)
        .open("/first-run", sign_in::first_run::show)
        .open_post("/first-run", sign_in::first_run::create)
        .open("/invited", sign_in::invited::show)
        .open_post("/invited", sign_in::invited::create)
        .open_post("/sign-out", sign_in::sign_out)
        .open("/signed-out", sign_in::signed_out)
        // One's own account
        .get("/account", OwnAccount, account::show)
        .get("/account/here", OwnAccount, account::here)
        .post("/account/role", OwnAccount, account::role)
        .post("/account/sessions", EndOwnSessions, account::end_session)
        .get("/account/password", OwnAccount, account::password::show)
        .post("/account/password", OwnAccount, account::password::create)
        .post("/account/facts", OwnAccount, account::facts)
        .post("/account/connections", OwnAccount, account::declare)
        // People, and what they may do
        .get("/access", SeeAccess, people::table::show)
        .get("/people", ManagePeople, people::index)
        .post("/people", ManagePeople, people::create)
        .get("/people/waiting", ConfirmPeople, people::roles::waiting)
        .get("/people/{id}", ManagePeople, people::one::show)
        .post("/people/{id}/code", ManagePeople, people::one::code)
        .post("/people/{id}/state", ManagePeople, people::one::state)
        .post("/people/{id}/roles", ManagePeople, people::roles::propose)
        .post("/people/roles/{id}/end", ManagePeople, people::roles::end)
        .post(
            "/people/roles/{id}/confirmation",
            ConfirmPeople,
            people::roles::confirm,
        )
        .post(
            "/people/roles/{id}/refusal",
            ConfirmPeople,
            people::roles::refuse,
        )
        // Who looked; records that are restricted, and conflicts of interest
        .get("/audit", SeeAudit, audit::index)
        .post("/audit/children", SeeAudit, audit::find)
        .get("/audit/children/{n}", SeeAudit, audit::child)
        .export(
            "/audit/children/{n}/entries.csv",
            SeeAudit,
            audit::child_csv,
        )
        .get("/audit/people/{id}", SeeAudit, audit::person)
        .export(
            "/audit/people/{id}/entries.csv",
            SeeAudit,
            audit::person_csv,
        )
        .get("/audit/entries/{n}", SeeAudit, audit::entry)
        .get("/audit/unusual", SeeAudit, audit::unusual)
        .post("/audit/unusual", SeeAudit, audit::look_into)
        .get("/audit/checks", SeeAudit, audit::checks)
        .post("/audit/checks", SeeAudit, audit::check)
        .get("/restrictions", Restrict, restrictions::index)
        .post("/restrictions", Restrict, restrictions::create)
        .post("/restrictions/{id}/end", Restrict, restrictions::end)
        .post("/conflicts", Restrict, restrictions::declare)
        // The sample in another role
        .open_post("/sample/role", sample_role::create)
}
