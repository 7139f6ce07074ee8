//! Every list as it stands, and as it stood in the weeks before.

use std::sync::OnceLock;

use measures::lists;
use measures::scene::Scene;
use measures::worklist::{Built, Entry, List};

/// Weeks before today that a list's small line shows.
const WEEKS: usize = 8;

/// All lists of one moment.
#[derive(Debug)]
pub struct Lists {
    standing: Vec<Standing>,
}

/// A list as it stands.
#[derive(Debug)]
pub struct Standing {
    /// The list.
    pub list: &'static List,
    /// Who is on it, or why it could not be built.
    pub built: Built,
    weeks: OnceLock<Vec<usize>>,
}

impl Lists {
    /// Builds every list that is wanted, on both cores.
    pub(crate) fn built(scene: &Scene<'_>, wanted: impl Fn(&List) -> bool) -> Self {
        use rayon::prelude::*;
        let wanted: Vec<&'static List> = lists::all()
            .into_iter()
            .filter(|list| wanted(list))
            .collect();
        let standing = wanted
            .into_par_iter()
            .map(|list| Standing {
                list,
                built: list.build(scene),
                weeks: OnceLock::new(),
            })
            .collect();
        Self { standing }
    }

    /// Every list, the weightiest first.
    pub fn all(&self) -> &[Standing] {
        &self.standing
    }

    /// Works out the weeks of every list that has not been asked for yet, on both cores.
    pub(crate) fn weeks_known(&self, scene: &Scene<'_>) {
        use rayon::prelude::*;
        self.standing
            .par_iter()
            .filter(|standing| standing.why_not().is_none())
            .for_each(|standing| {
                standing.weeks(scene);
            });
    }

    /// The list of a word.
    pub fn find(&self, id: &str) -> Option<&Standing> {
        self.standing.iter().find(|standing| standing.list.id == id)
    }
}

impl Standing {
    /// Who is on it; nobody where it could not be built.
    pub fn entries(&self) -> &[Entry] {
        match &self.built {
            Built::Entries(entries, _) => entries,
            Built::Not(_) => &[],
        }
    }

    /// Why it could not be built.
    pub fn why_not(&self) -> Option<&str> {
        match &self.built {
            Built::Entries(..) => None,
            Built::Not(why) => Some(why),
        }
    }

    /// How many were on it eight weeks ago, seven, … and now, by what is known today. Worked out when first asked for.
    pub(crate) fn weeks(&self, scene: &Scene<'_>) -> &[usize] {
        self.weeks.get_or_init(|| {
            let mut counts: Vec<usize> = (1..=WEEKS)
                .rev()
                .map(|week| {
                    let back = i32::try_from(week * 7).unwrap_or(0);
                    match self.list.build(&Scene {
                        today: scene.today.plus(-back),
                        ..*scene
                    }) {
                        Built::Entries(entries, _) => entries.len(),
                        Built::Not(_) => 0,
                    }
                })
                .collect();
            counts.push(self.entries().len());
            counts
        })
    }
}
