//! Records made of what was read: histories, what the rules find, what sources say differently, measures and lists.

use std::sync::{Arc, Mutex, OnceLock};

use children::Day;
use inspection::authorities::Authority;
use measures::cases::Months;
use measures::scene::{Scene, Standards};
use returns::doubt::Doubt;
use returns::reconcile::{Sources, reconcile, spare_dataset, spare_optional};
use returns::service::Supplied;

use crate::addresses::Addresses;
use crate::marks::{self, Stood};
use crate::records::{Core, Load, Records};
use crate::returned::Sent;
use crate::rows::Rows;
use crate::standing::Lists;
use crate::streets::Streets;
use crate::view::{View, sealed, without_figures};
use crate::{checked, measured};

/// Months shown where the data goes back as far.
const MONTHS: u32 = 72;

/// What records are made of.
#[derive(Debug)]
pub struct Read {
    /// The loads it was read from; none for files that are not kept.
    pub loads: Vec<Load>,
    /// What was supplied.
    pub supplied: Supplied,
    /// What could not be read of it.
    pub doubts: Vec<Doubt>,
    /// The secret of the place it is kept in, from which addresses are made; empty for files that are not kept: then
    /// no child has an address.
    pub secret: String,
}

impl Records {
    /// The records of what was read, as at a day or, without one, as at the newest day in them.
    #[must_use]
    pub fn made(
        read: Read,
        today: Day,
        as_at: Option<Day>,
        council: Option<&'static Authority>,
    ) -> Self {
        Self::made_after(read, &Stood::new(), today, as_at, council)
    }

    /// The same, with what is known of the findings of the returns from the loads before.
    #[must_use]
    pub fn made_after(
        read: Read,
        stood: &Stood,
        today: Day,
        as_at: Option<Day>,
        council: Option<&'static Authority>,
    ) -> Self {
        let mut read = read;
        if let (Some(of), Some(council)) = (&mut read.supplied.looked_after, council) {
            of.source.belongs_to(&council.ons_code);
        }
        let (service, more) = returns::service::build(&read.supplied, today);
        let mut doubts = read.doubts;
        let doubts_of_reading = doubts.len();
        doubts.extend(more);
        let as_at = as_at.unwrap_or_else(|| service.sources.as_at.unwrap_or(today).min(today));
        let rows = Arc::new(Rows::of(&read.supplied, &service));
        let streets = Arc::new(Streets::of(&read.supplied, &service));
        // What nothing asks any more goes first: checking and comparing need room of their own.
        spare_optional(&mut read.supplied);
        let mut checked = checked::all(&read.supplied, as_at);
        for each in checked.iter_mut().filter(|each| each.source.is_yearly()) {
            let before = stood.get(&each.source).cloned().unwrap_or_default();
            each.lives = marks::lives(
                &read.supplied,
                each.source,
                &each.outcome,
                &read.secret,
                &before,
            );
        }
        spare_dataset(&mut read.supplied);
        let reconciled = Arc::new(reconcile(Sources::of(&read.supplied), as_at));
        let sent = Sent::of(&mut read.supplied, &read.secret, |id| {
            service.child(id).is_some()
        });
        // The rows themselves are many times what is made of them, and lie in the store: they go before anything is
        // counted, which needs its own room.
        drop(read.supplied);
        let standards = Standards::default();
        let months = Months::ending(as_at, MONTHS);
        let scene = Scene {
            service: &service,
            standards: &standards,
            today: as_at,
        };
        let measured = measured::all(&scene, months, |_| true);
        let lists = Lists::built(&scene, |_| true);
        let core = Core {
            addresses: Addresses::of(&service.names, &read.secret),
            sealed: sealed(&service, as_at),
            loads: read.loads,
            rows,
            sent: Arc::new(sent),
            streets,
            among: None,
            doubts,
            doubts_of_reading,
            checked,
            disagreements: reconciled.disagreements.clone(),
            of_everybody: reconciled,
            reconciled: OnceLock::new(),
            standards,
            as_at,
            council,
            today,
            months,
            measured,
            lists,
            without_figures: without_figures(&service),
            staff: None,
            invented_scopes: OnceLock::new(),
            connections: Mutex::default(),
            service,
        };
        Self {
            core: Arc::new(core),
            view: View::default(),
        }
    }
}
