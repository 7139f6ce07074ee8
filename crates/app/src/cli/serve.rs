//! `waymark` and `waymark serve`: the pages.

use anyhow::Context as _;
use clap::Parser as _;
use tokio::net::TcpListener;

use crate::cli::Ended;
use crate::sample_people::SamplePeople;
use crate::settings::{Council, Data, Listen};
use crate::state::App;
use crate::{reading, records, web};

/// Serves what is kept in a folder.
pub(crate) fn serve(data: &Data, council: &Council, listen: &Listen) -> anyhow::Result<Ended> {
    in_runtime(async {
        let app = App::open(data.open().await?, council.clone(), None).await?;
        tokio::spawn(app.clone().keep_up());
        listen_on(listen, app).await
    })
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
    in_runtime(async {
        let store = data.open().await?;
        reading::add_sample(&store).await?;
        let app = App::open(store, Council::default(), Some(SamplePeople::new())).await?;
        let for_sample = app.clone();
        tokio::spawn(async move {
            match records::invented::add(for_sample.store()).await {
                Ok(_) => {}
                Err(why) => tracing::error!(%why, "the sample's children could not be made"),
            }
            for_sample.keep_up().await;
        });
        listen_on(&listen, app).await
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

async fn listen_on(listen: &Listen, app: App) -> anyhow::Result<Ended> {
    let listener = TcpListener::bind(listen.address).await.with_context(|| {
        format!(
            "{} cannot be listened on; give another with --listen",
            listen.address
        )
    })?;
    eprintln!("Waymark is at http://{}", listener.local_addr()?);
    axum::serve(listener, web::router(app))
        .with_graceful_shutdown(async {
            // Without the signal there is nothing to wait for but the end of the process.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await
        .context("the service stopped")?;
    Ok(Ended::Clean)
}
