//! `waymark user`: accounts and roles, from the machine itself. Whoever runs commands here counts as the second person,
//! and the log says so.

use access::audit::{Entry, Kind};
use access::{Role, Scope};
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use jiff::ToSpan as _;
use jiff::civil::Date;
use store::{Authority, CodePurpose, Identity, NewPerson, Person, Proposal, Store};

use crate::cli::Ended;
use crate::cli::serve::in_runtime;
use crate::clock;
use crate::identity::codes::{self, Passing};
use crate::identity::entrance::EMERGENCY_ISSUER;
use crate::identity::password::is_address;
use crate::settings::{self, Data};

/// What is done.
#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Make an account; prints a code to choose a password with
    Add {
        #[command(flatten)]
        data: Data,
        /// Their name
        #[arg(long)]
        name: String,
        /// Their email address
        email: String,
    },
    /// Give a role, which counts at once: you are the second person
    Grant(Grant),
    /// End all roles of a kind
    Revoke {
        #[command(flatten)]
        data: Data,
        /// Email address or identifier of the account
        account: String,
        /// The role, for example `analyst`
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Close an account: its sessions end at once
    Disable {
        #[command(flatten)]
        data: Data,
        /// Email address or identifier of the account
        account: String,
    },
    /// Open a closed account again
    Enable {
        #[command(flatten)]
        data: Data,
        /// Email address or identifier of the account
        account: String,
    },
    /// List accounts, roles and when they were last seen
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Print a code to choose a new password with
    Reset {
        #[command(flatten)]
        data: Data,
        /// Email address or identifier of the account
        account: String,
    },
    /// Print a code for the emergency account: it works once, within an hour, and raises an alarm
    BreakGlass {
        #[command(flatten)]
        data: Data,
    },
}

/// A role and whom it reaches.
#[derive(Debug, Args)]
pub(crate) struct Grant {
    #[command(flatten)]
    data: Data,
    /// Email address or identifier of the account
    account: String,
    /// The role, for example `team-manager`
    #[arg(value_parser = role)]
    role: Role,
    /// Team it reaches, by identifier; may be given again
    #[arg(long = "team", value_name = "ID")]
    teams: Vec<String>,
    /// Their identifier as a worker
    #[arg(long, value_name = "ID", default_value = "")]
    worker: String,
    /// Child of the sample it reaches, by identifier; may be given again
    #[arg(long = "child", value_name = "ID")]
    sample: Vec<String>,
    /// Last day [default: as long as the role may last]
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
}

fn role(word: &str) -> Result<Role, String> {
    Role::of(word)
        .filter(|role| *role != Role::Public)
        .ok_or_else(|| {
            let words: Vec<&str> = Role::ALL
                .into_iter()
                .filter(|role| *role != Role::Public)
                .map(Role::word)
                .collect();
            format!("it is none of the roles: {}", words.join(", "))
        })
}

/// Runs it.
pub(crate) fn run(user: &User) -> anyhow::Result<Ended> {
    in_runtime(async {
        match user {
            User::Add { data, name, email } => add(&data.open().await?, name, email).await,
            User::Grant(asked) => grant(asked).await,
            User::Revoke {
                data,
                account,
                role,
            } => revoke(&data.open().await?, account, *role).await,
            User::Disable { data, account } => {
                let store = data.open().await?;
                let person = found(&store, account).await?;
                store.disable_person(&person.id).await?;
                noted(
                    &store,
                    Kind::People,
                    "user disable",
                    format!("closed the account {}", person.id),
                )
                .await?;
                eprintln!(
                    "The account of {} is closed and signed out everywhere.",
                    person.name
                );
                Ok(Ended::Clean)
            }
            User::Enable { data, account } => {
                let store = data.open().await?;
                let person = found(&store, account).await?;
                store.enable_person(&person.id, clock::now()).await?;
                noted(
                    &store,
                    Kind::People,
                    "user enable",
                    format!("opened the account {}", person.id),
                )
                .await?;
                eprintln!("The account of {} is open.", person.name);
                Ok(Ended::Clean)
            }
            User::List { data } => list(&data.open().await?).await,
            User::Reset { data, account } => {
                let store = data.open().await?;
                let person = found(&store, account).await?;
                if person.identity != Identity::Local {
                    bail!("this account has no password here: it signs in at the council");
                }
                let passing = codes::invite(&store, &person.id, CodePurpose::Reset).await?;
                noted(
                    &store,
                    Kind::People,
                    "user reset",
                    format!("made a code for {}", person.id),
                )
                .await?;
                pass_on(&passing, "/invited");
                Ok(Ended::Clean)
            }
            User::BreakGlass { data } => break_glass(&data.open().await?).await,
        }
    })
}

async fn add(store: &Store, name: &str, email: &str) -> anyhow::Result<Ended> {
    if name.trim().is_empty() || !is_address(email) {
        bail!("give a name and an email address");
    }
    let new = NewPerson {
        name,
        email,
        identity: Identity::Local,
        at: clock::now(),
        by: Authority::Operator.word(),
    };
    let id = store
        .add_person(&new)
        .await?
        .context("somebody has an account with this address already")?;
    let passing = codes::invite(store, &id, CodePurpose::Invitation).await?;
    noted(
        store,
        Kind::People,
        "user add",
        format!("made the account {id}"),
    )
    .await?;
    eprintln!("Made the account {id}. It has no role yet: waymark user grant");
    pass_on(&passing, "/invited");
    Ok(Ended::Clean)
}

async fn grant(asked: &Grant) -> anyhow::Result<Ended> {
    let store = asked.data.open().await?;
    let person = found(&store, &asked.account).await?;
    let today = clock::today();
    let longest = i32::from(access::table::row(asked.role).longest);
    let scope = Scope {
        worker: asked.worker.clone(),
        teams: asked.teams.clone(),
        sample: asked.sample.clone(),
    };
    let proposal = Proposal {
        person: &person.id,
        role: asked.role,
        scope: &scope,
        first: today,
        until: asked
            .until
            .unwrap_or_else(|| today.saturating_add(longest.days())),
        by: Authority::Operator.word(),
        at: clock::now(),
    };
    store.grant_outright(&proposal, Authority::Operator).await?;
    let words = format!("gave {} to {}", asked.role.word(), person.id);
    noted(&store, Kind::People, "user grant", words).await?;
    eprintln!(
        "{} is {} until {}.",
        person.name,
        asked.role.name(),
        proposal.until
    );
    Ok(Ended::Clean)
}

async fn revoke(store: &Store, account: &str, role: Role) -> anyhow::Result<Ended> {
    let person = found(store, account).await?;
    let mut ended = 0;
    for grant in store.grants_about(&person.id).await? {
        if grant.role == role
            && store
                .end_grant(&grant.id, Authority::Operator.word(), clock::now())
                .await?
        {
            ended += 1;
        }
    }
    let words = format!("ended {} of {}", role.word(), person.id);
    noted(store, Kind::People, "user revoke", words).await?;
    eprintln!("Ended {ended} of {}.", person.name);
    Ok(if ended == 0 {
        Ended::Found
    } else {
        Ended::Clean
    })
}

#[expect(clippy::print_stdout, reason = "the list is what was asked for")]
async fn list(store: &Store) -> anyhow::Result<Ended> {
    let today = clock::today();
    println!("id\tname\temail\taccount\tlast seen\troles");
    for person in store.people().await? {
        let held = store.grants_of(&person.id, today).await?;
        let roles: Vec<String> = held
            .iter()
            .map(|grant| format!("{} until {}", grant.role.word(), grant.until))
            .collect();
        println!(
            "{}\t{}\t{}\t{}\t{}\t{}",
            person.id,
            person.name,
            person.email,
            if person.active { "active" } else { "closed" },
            person
                .last_seen
                .map_or_else(|| "never".to_owned(), |at| at.strftime("%F").to_string()),
            roles.join(", "),
        );
    }
    Ok(Ended::Clean)
}

/// The name of the emergency account, which nobody can sign in to but with a code made here.
const EMERGENCY: &str = "Emergency account";

async fn break_glass(store: &Store) -> anyhow::Result<Ended> {
    let (now, today) = (clock::now(), clock::today());
    let issuer = EMERGENCY_ISSUER.to_owned();
    let subject = EMERGENCY_ISSUER.to_owned();
    let id = match store.person_by_subject(&issuer, &subject).await? {
        Some(person) => {
            store.enable_person(&person.id, now).await?;
            person.id
        }
        None => store
            .add_person(&NewPerson {
                name: EMERGENCY,
                email: "",
                identity: Identity::Provider { issuer, subject },
                at: now,
                by: Authority::Operator.word(),
            })
            .await?
            .context("the emergency account could not be made")?,
    };
    let proposal = Proposal {
        person: &id,
        role: Role::Administrator,
        scope: &Scope::default(),
        first: today,
        // An hour before midnight must not end at midnight; the session itself ends within the hour.
        until: today.saturating_add(1.day()),
        by: Authority::Operator.word(),
        at: now,
    };
    store.grant_outright(&proposal, Authority::Operator).await?;
    let passing = codes::invite(store, &id, CodePurpose::BreakGlass).await?;
    noted(
        store,
        Kind::BreakGlass,
        "user break-glass",
        "made a code for the emergency account".to_owned(),
    )
    .await?;
    pass_on(&passing, "/sign-in/emergency");
    Ok(Ended::Clean)
}

/// The account of an email address or identifier.
pub(super) async fn found(store: &Store, account: &str) -> anyhow::Result<Person> {
    let person = match store.person_by_email(account).await? {
        Some(person) => Some(person),
        None => store.person(account).await?,
    };
    person.context("nobody has an account with that address or identifier")
}

/// Writes down that the operator did something.
async fn noted(store: &Store, kind: Kind, command: &str, words: String) -> anyhow::Result<()> {
    let mut entry = Entry::new(clock::now(), kind, command);
    entry.who = Authority::Operator.word().to_owned();
    entry.name = settings::person();
    entry.words = words;
    store.log(&[entry]).await?;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the code is what was asked for")]
fn pass_on(passing: &Passing, path: &str) {
    eprintln!(
        "To be entered at {path}, once, until {}:",
        passing.until.strftime("%F %R UTC")
    );
    println!("{}", passing.code);
}
