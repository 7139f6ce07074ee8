//! Collecting new reports from the publisher's site: politely, incrementally, and only when asked.

mod client;
mod pages;

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context as _, bail};
use inspection::read::Origin;
use inspection::record::Record;
use store::{Fetched, Store};
use url::Url;

use crate::clock;
use crate::reading::{Incoming, Keeper, Kept};
use client::{Answer, Client};
use pages::{Listed, Provider};

/// Results on one page of the search: the most the site gives.
const ROWS: usize = 100;

/// More providers than England could ever have: a search that goes on longer has gone wrong.
const TOO_MANY: usize = 1_000;

/// What a collection came upon, told as it happens.
#[derive(Debug)]
pub(crate) enum News {
    /// A report that is kept now, its name, and the names of other files of the same inspection.
    New(String, Box<Record>, Vec<String>),
    /// A file that was kept before under this name; its link and publication date are known now.
    Already(String, String),
    /// The site gave something else in place of a report's file.
    NotAFile(String, &'static str),
}

/// What a whole collection came to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Authorities looked at.
    pub(crate) providers: usize,
    /// Reports that were here already and had not changed.
    pub(crate) unchanged: usize,
    /// Publications of kinds that are not collected.
    pub(crate) other_kinds: BTreeSet<String>,
}

/// One collection, from the search to the files.
pub(crate) struct Collecting<'a> {
    store: &'a Store,
    keeper: Keeper<'a>,
    client: Client,
    base: Url,
}

impl<'a> Collecting<'a> {
    /// A collection from a site, with a pause between requests.
    ///
    /// # Errors
    /// When the address is none, or the store cannot be read.
    pub(crate) async fn new(store: &'a Store, base: &str, pause: Duration) -> anyhow::Result<Self> {
        let base = Url::parse(base).with_context(|| format!("{base} is no address"))?;
        Ok(Self {
            store,
            keeper: Keeper::new(store, "the publisher's site").await?,
            client: Client::new(pause),
            base,
        })
    }

    /// Goes through the whole site and tells of what it finds. Interrupted, the next run goes on where this stopped:
    /// what is kept is not asked for again, what has not changed is not sent again.
    ///
    /// # Errors
    /// When the site cannot be reached, or shows something this version does not recognise.
    pub(crate) async fn run(&mut self, mut tell: impl FnMut(News)) -> anyhow::Result<Tally> {
        let mut tally = Tally::default();
        for provider in self.providers().await? {
            self.provider(&provider, &mut tally, &mut tell).await?;
            tally.providers += 1;
        }
        Ok(tally)
    }

    /// Every provider of the search, page after page until one brings nothing new.
    async fn providers(&mut self) -> anyhow::Result<Vec<Provider>> {
        let mut providers: Vec<Provider> = Vec::new();
        loop {
            let address = self.base.join(&format!(
                "search?q=&location=&lat=&lon=&radius=&level_1_types=3&level_2_types%5B%5D=12&start={}&rows={ROWS}",
                providers.len()
            ))?;
            let (page, _) = self.page(&address).await?;
            let found = pages::providers(&page, &address);
            if found.is_empty() && providers.is_empty() {
                bail!(
                    "{address} was not recognised: it links to no provider; nothing was collected"
                );
            }
            let before = providers.len();
            for provider in found {
                if !providers.contains(&provider) {
                    providers.push(provider);
                }
            }
            if providers.len() == before {
                return Ok(providers);
            }
            if providers.len() > TOO_MANY {
                bail!("{address} was not recognised: the search goes on without end");
            }
        }
    }

    /// One provider's page and the reports it lists.
    async fn provider(
        &mut self,
        provider: &Provider,
        tally: &mut Tally,
        tell: &mut impl FnMut(News),
    ) -> anyhow::Result<()> {
        let (page, changed) = self.page(&provider.address).await?;
        let listed = pages::publications(&page, &provider.address).map_err(|strange| {
            anyhow::anyhow!("{} was not recognised: {strange}", provider.address)
        })?;
        for publication in listed {
            if !publication.is_inspection_of_childrens_services() {
                tally.other_kinds.insert(publication.kind);
                continue;
            }
            let known = self.store.fetched(publication.address.as_str()).await?;
            let kept = known.as_ref().is_some_and(|known| known.report.is_some());
            if kept && !changed {
                tally.unchanged += 1;
                continue;
            }
            match self.file(provider, &publication, known).await? {
                Some(news) => tell(news),
                None => tally.unchanged += 1,
            }
        }
        Ok(())
    }

    /// Asks for a report's file and keeps it; none where it has not changed.
    async fn file(
        &mut self,
        provider: &Provider,
        publication: &Listed,
        known: Option<Fetched>,
    ) -> anyhow::Result<Option<News>> {
        self.within_the_site(&publication.address)?;
        let name = publication.file_name(provider);
        let (bytes, etag, last_modified) = match self
            .client
            .ask(&publication.address, known.as_ref())
            .await?
        {
            Answer::Unchanged => return Ok(None),
            Answer::Sent {
                bytes,
                etag,
                last_modified,
            } => (bytes, etag, last_modified),
            Answer::Missing => {
                return Ok(Some(News::NotAFile(
                    name,
                    "the site says there is no such file",
                )));
            }
        };
        if !pages::is_pdf(&bytes) {
            let what = if pages::is_html(&bytes) {
                "the site gave a web page, perhaps of an error, in place of the PDF"
            } else {
                "the site gave something that is no PDF"
            };
            return Ok(Some(News::NotAFile(name, what)));
        }
        let incoming = Incoming {
            origin: Origin {
                file_name: name.clone(),
                link_published: Some(publication.published),
            },
            bytes,
            link: Some((publication.address.to_string(), etag.clone())),
        };
        let kept = self.keeper.keep(&incoming).await?;
        self.store
            .remember_fetch(&Fetched {
                link: publication.address.to_string(),
                at: clock::now(),
                etag,
                last_modified,
                body: None,
                report: Some(store::hash(&incoming.bytes)),
            })
            .await?;
        Ok(Some(match kept {
            Kept::New(record, twins) => News::New(name, record, twins),
            Kept::Already(as_name) => News::Already(name, as_name),
        }))
    }

    /// A page, from the site or from memory where it has not changed; and whether it has.
    async fn page(&mut self, address: &Url) -> anyhow::Result<(String, bool)> {
        self.within_the_site(address)?;
        let known = self.store.fetched(address.as_str()).await?;
        let known = known.filter(|known| known.body.is_some());
        match self.client.ask(address, known.as_ref()).await? {
            Answer::Unchanged => {
                let body = known.and_then(|known| known.body);
                Ok((
                    body.with_context(|| {
                        format!("{address} says that nothing changed since never")
                    })?,
                    false,
                ))
            }
            Answer::Missing => {
                bail!("{address} is not there: the site has changed, nothing more was collected")
            }
            Answer::Sent {
                bytes,
                etag,
                last_modified,
            } => {
                let body = String::from_utf8_lossy(&bytes).into_owned();
                self.store
                    .remember_fetch(&Fetched {
                        link: address.to_string(),
                        at: clock::now(),
                        etag,
                        last_modified,
                        body: Some(body.clone()),
                        report: None,
                    })
                    .await?;
                Ok((body, true))
            }
        }
    }

    /// Refuses an address outside the publisher's own: pages are not ours to trust.
    fn within_the_site(&self, address: &Url) -> anyhow::Result<()> {
        let host = |url: &Url| url.host_str().unwrap_or_default().to_owned();
        let (home, there) = (host(&self.base), host(address));
        let same_owner = home
            .split_once('.')
            .is_some_and(|(_, owner)| owner.contains('.') && there.ends_with(&format!(".{owner}")));
        let plain = address.scheme() == self.base.scheme();
        if plain && (there == home || (same_owner && address.port() == self.base.port())) {
            Ok(())
        } else {
            bail!("{address} was not followed: it leaves the publisher's site")
        }
    }
}
