//! The plan at one moment, with what is needed to say how its actions stand.

use std::sync::Arc;

use improvement::Programme;
use improvement::plan::{Action, Plan, Rating, Standing};
use jiff::civil::Date;

use crate::programme::Kept;
use crate::programme::owners::Owners;
use crate::programme::signal::Signals;
use crate::state::{App, Children};

/// The plan as it stands, or as it stood when a day ended.
pub(crate) struct Moment {
    /// Everything that was ever changed.
    pub(crate) kept: Arc<Kept>,
    /// The programme of the moment.
    pub(crate) programme: Arc<Programme>,
    /// The day it is shown as at, where it is not now.
    pub(crate) past: Option<Date>,
    /// The day by which it is judged.
    pub(crate) day: Date,
    /// What measures say; nothing of a day that is past.
    pub(crate) signals: Arc<Signals>,
    /// Who is here and who left; nobody is known to have left on a day that is past.
    pub(crate) owners: Owners,
    /// The records by which it is judged; none of a day that is past.
    pub(crate) children: Children,
}

impl Moment {
    /// The plan as it stands.
    pub(crate) async fn now(app: &App) -> anyhow::Result<Self> {
        let kept = app.programme().await?;
        let children = app.children();
        Ok(Self {
            programme: kept.now.clone(),
            kept,
            past: None,
            day: app.today(),
            signals: app.signals_of(&children),
            owners: Owners::of(app, &children).await?,
            children,
        })
    }

    /// The plan of the day asked for: as it stands where that is today, is still to come, or was not asked.
    pub(crate) async fn of(app: &App, day: Option<Date>) -> anyhow::Result<Self> {
        match day.filter(|day| *day < app.today()) {
            Some(day) => Self::past(app, day).await,
            None => Self::now(app).await,
        }
    }

    /// The plan as it stood when a day ended. What measures said on it is not worked out, so it is judged by the plan
    /// alone.
    async fn past(app: &App, day: Date) -> anyhow::Result<Self> {
        let kept = app.programme().await?;
        let of = kept.clone();
        let programme = tokio::task::spawn_blocking(move || of.on(day)).await?;
        Ok(Self {
            programme: Arc::new(programme),
            kept,
            past: Some(day),
            day,
            signals: Arc::default(),
            owners: Owners::default(),
            children: Children::None,
        })
    }

    /// The plan.
    pub(crate) fn plan(&self) -> &Plan {
        &self.programme.plan
    }

    /// How an action stands.
    pub(crate) fn standing(&self, action: &Action) -> Standing {
        action.standing(
            self.plan(),
            self.day,
            &|code| self.signals.of_code(code),
            self.owners.has_left(&action.words.owner),
        )
    }

    /// Every action in force with how it stands and how it is rated: the worst first, then by the day it is due.
    pub(crate) fn actions(&self) -> Vec<(&Action, Standing, Rating)> {
        let mut all: Vec<(&Action, Standing, Rating)> = self
            .plan()
            .in_force()
            .map(|action| {
                let standing = self.standing(action);
                let rating = action.rated(&standing);
                (action, standing, rating)
            })
            .collect();
        all.sort_by_key(|(action, _, rating)| (*rating, action.words.due.unwrap_or(Date::MAX)));
        all
    }
}
