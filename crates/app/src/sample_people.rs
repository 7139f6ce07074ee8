//! The people of the invented sample authority: one for each role, so that each can be tried by switching.

use access::{Acting, Role, Scope};
use uuid::Uuid;

use crate::clock;
use crate::state::{App, Children};

/// The sample as a way to sign in: only on the loopback address, only while nothing but invented data is kept.
#[derive(Debug)]
pub(crate) struct SamplePeople {
    form_token: String,
}

impl SamplePeople {
    /// Ready to be tried.
    pub(crate) fn new() -> Self {
        Self {
            form_token: Uuid::new_v4().to_string(),
        }
    }

    /// What every form carries.
    pub(crate) fn form_token(&self) -> String {
        self.form_token.clone()
    }

    /// The invented person of a role; nobody for what anybody sees who is not signed in.
    pub(crate) fn acting(&self, role: Role, app: &App) -> Option<Acting> {
        Some(Acting {
            person: format!("sample-{}", role.word()),
            name: name(role).to_owned(),
            role,
            scope: match app.children() {
                // Somebody loaded real data beside it: from that moment on nobody is let in.
                Children::Ready(records) if !records.invented() => return None,
                Children::Ready(records) => records.invented_scope(role),
                Children::Reading | Children::None | Children::Unread(_) => Scope::default(),
            },
            proved: Some(clock::now()),
        })
    }
}

/// Their names, all invented.
const fn name(role: Role) -> &'static str {
    match role {
        Role::Director => "Inés Example",
        Role::HeadOfService => "Harriet Example",
        Role::TeamManager => "Tom Example",
        Role::Practitioner => "Priya Example",
        Role::ReviewingOfficer => "Rowan Example",
        Role::FrontDoorManager => "Frances Example",
        Role::FosteringManager => "Farah Example",
        Role::Auditor => "Alan Example",
        Role::Analyst => "Anna Example",
        Role::Governance => "Gwen Example",
        Role::Administrator => "Adam Example",
        Role::BoardMember => "Bola Example",
        Role::Councillor => "Clare Example",
        Role::Inspector => "Ian Example",
        Role::Public => "Anybody",
    }
}
