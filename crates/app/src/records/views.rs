//! The views people look through, each made once for a moment of the records and kept while it is in use.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use super::{Records, ViewKey};

/// Most views kept: most people of a large council have one of their own, and one of few children is small. The one that
/// was asked for longest ago goes first; it is made anew when somebody asks.
const MOST: usize = 400;

/// A view that is made, or is being made.
#[derive(Debug, Clone)]
struct Kept {
    key: ViewKey,
    of: Arc<Records>,
    made: Arc<OnceCell<Arc<Records>>>,
}

/// The views in use, the latest asked for last.
#[derive(Debug, Default)]
pub(crate) struct Views(Mutex<Vec<Kept>>);

impl Views {
    /// The view of a key. Whoever asks first waits while it is made, beside the threads that serve; others who ask
    /// meanwhile wait for the same one.
    pub(crate) async fn of(
        &self,
        all: &Arc<Records>,
        key: ViewKey,
    ) -> anyhow::Result<Arc<Records>> {
        let made = self.kept(all, &key);
        let view = made
            .get_or_try_init(|| {
                let all = all.clone();
                async move {
                    let made = tokio::task::spawn_blocking(move || {
                        let made = all.view(&key);
                        // Today and the lists ask for the weeks before: no serving thread works them out.
                        made.weeks_known();
                        made
                    });
                    anyhow::Ok(Arc::new(made.await?))
                }
            })
            .await?;
        Ok(view.clone())
    }

    /// The place of a key, after which it is the latest asked for. Views of records that were replaced go.
    fn kept(&self, all: &Arc<Records>, key: &ViewKey) -> Arc<OnceCell<Arc<Records>>> {
        // A panic elsewhere while it was held leaves the list whole.
        let mut views = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        views.retain(|kept| Arc::ptr_eq(&kept.of, all));
        let at = views.iter().position(|kept| kept.key == *key);
        let kept = match at {
            Some(at) => views.remove(at),
            None => Kept {
                key: key.clone(),
                of: all.clone(),
                made: Arc::default(),
            },
        };
        let made = kept.made.clone();
        if views.len() >= MOST {
            views.remove(0);
        }
        views.push(kept);
        made
    }
}
