//! `waymark` and `waymark serve`: the pages.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Parser as _;
use store::{CodePurpose, Identity};
use tokio::net::TcpListener;

use crate::cli::Ended;
use crate::edge::tls::Certificate;
use crate::edge::{connections, logs, metrics};
use crate::identity::codes;
use crate::identity::entrance::Entrance;
use crate::identity::known::Asked;
use crate::sample_people::SamplePeople;
use crate::settings::{Council, Data, Listen, Watch};
use crate::state::{App, Running};
use crate::{last_good, loading, nightly, reading, records, web};

/// Serves what is kept in a folder.
pub(crate) fn serve(
    data: &Data,
    council: &Council,
    listen: &Listen,
    sign_in: &Asked,
    watch: &Watch,
) -> anyhow::Result<Ended> {
    logs::start(listen.log);
    in_runtime(async {
        let running = Running {
            council: council.clone(),
            sample: None,
            entrance: Entrance::new(sign_in)?,
            checkpoints: watch.checkpoints.clone(),
        };
        let app = App::open(data.open().await?, running).await?;
        first_code(&app).await?;
        council_only(&app).await?;
        tokio::spawn(nightly::keep(app.clone(), watch.kept));
        tokio::spawn(app.clone().keep_up());
        tokio::spawn(loading::keep_up(app.clone()));
        if let Some(folder) = &watch.last_good {
            tokio::spawn(last_good::keep_up(app.clone(), folder.clone()));
        }
        let listener = bound(listen.address, "--listen").await?;
        listen_on(listen, listener, app).await
    })
}

/// A service nobody can sign in to yet says how the first people come in: each start makes a new code.
async fn first_code(app: &App) -> anyhow::Result<()> {
    let store = app.store();
    if app.entrance().provider.is_some() || store.active_people().await? > 0 {
        return Ok(());
    }
    let passing = codes::invite(store, "", CodePurpose::FirstRun).await?;
    eprintln!(
        "Nobody has an account yet. Open /first-run within a day and enter {}",
        passing.code
    );
    Ok(())
}

/// Where people sign in at the council, nobody stays who came in by an account kept here.
async fn council_only(app: &App) -> anyhow::Result<()> {
    let store = app.store();
    if app.entrance().provider.is_none() {
        return Ok(());
    }
    for person in store.people().await? {
        if person.identity == Identity::Local {
            store.end_sessions_of(&person.id).await?;
        }
    }
    Ok(())
}

/// Opens the invented sample authority, making it if missing, and serves it.
pub(crate) fn sample() -> anyhow::Result<Ended> {
    #[derive(clap::Parser)]
    struct Defaults {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        listen: Listen,
    }
    let Defaults { data, listen } = Defaults::parse_from(["waymark"]);
    logs::start(listen.log);
    in_runtime(async {
        let store = data.open().await?;
        // Who opens the sample is let in as anybody: never over what is not invented.
        let real = store.loads().await?.iter().any(|load| !load.invented);
        anyhow::ensure!(
            !real && store.active_people().await? == 0,
            "./waymark-data holds more than the invented sample: open it with `waymark serve`, where people sign in"
        );
        reading::add_sample(&store).await?;
        let app = App::open(store, Running::sample(SamplePeople::new())?).await?;
        let for_sample = app.clone();
        tokio::spawn(async move {
            match records::invented::add(for_sample.store()).await {
                Ok(_) => {}
                Err(why) => tracing::error!(%why, "the sample's children could not be made"),
            }
            for_sample.keep_up().await;
        });
        let for_public = app.clone();
        tokio::spawn(async move {
            if let Err(why) = web::publish_sample(&for_public).await {
                tracing::error!(%why, "what the sample publishes could not be made");
            }
        });
        // Whoever tries the program may have something else at the usual address: any other will do.
        let listener = match TcpListener::bind(listen.address).await {
            Ok(listener) => listener,
            Err(_) => TcpListener::bind((listen.address.ip(), 0)).await?,
        };
        listen_on(&listen, listener, app).await
    })
}

/// Runs a task that waits for files, programs and people.
pub(crate) fn in_runtime<T>(task: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the program could not start its threads")?
        .block_on(task)
}

async fn listen_on(listen: &Listen, listener: TcpListener, app: App) -> anyhow::Result<Ended> {
    let edge = Arc::new(listen.edge()?);
    let certificate = match (&listen.tls_certificate, &listen.tls_key) {
        (Some(certificate), Some(key)) => Some(Certificate::read(certificate, key)?),
        _ => None,
    };
    let tls = certificate
        .as_ref()
        .map(Certificate::acceptor)
        .transpose()?;
    if let Some(address) = listen.metrics {
        let counted = metrics::router(app.clone(), edge.clone());
        let listener = bound(address, "--metrics").await?;
        eprintln!(
            "What is counted is at http://{}/metrics",
            listener.local_addr()?
        );
        tokio::spawn(connections::serve(
            listener,
            None,
            counted,
            std::future::pending(),
        ));
    }
    let scheme = if tls.is_some() { "https" } else { "http" };
    eprintln!("Waymark is at {scheme}://{}", listener.local_addr()?);
    if let Some(certificate) = certificate {
        tokio::spawn(certificate.keep_up());
    }
    let router = web::router(app.clone(), edge);
    connections::serve(listener, tls, router, connections::told_to_stop()).await;
    // The last checkpoint says where the log stood when the service was stopped in good order.
    app.log().end().await;
    Ok(Ended::Clean)
}

async fn bound(address: SocketAddr, setting: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("{address} cannot be listened on; give another with {setting}"))
}
