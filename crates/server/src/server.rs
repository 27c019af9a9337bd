//! The server: what it is started with, its routes, and its end.

use std::future::{Future, IntoFuture};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::Uri;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use onrecord::store::Store;
use tokio::net::TcpListener;

use crate::address::Names;
use crate::error::{Error, Result};
use crate::failed::Failed;
use crate::guard::guard;
use crate::pool::Pool;
use crate::secret::Secret;
use crate::{api, assets, pages};

/// Bytes of a form or of files dropped on a page.
pub(crate) const LARGEST_BODY: usize = 32 << 20;

/// How long a stop waits for answers that are under way.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The file.
    pub file: PathBuf,
    /// The address to listen on.
    pub address: IpAddr,
    /// The port; 0 for a free one.
    pub port: u16,
    /// Who may ask; everybody on this machine where there is none.
    pub token: Option<Secret>,
    /// Other names by which this machine is asked.
    pub names: Vec<String>,
    /// Who corrects, where a form does not say.
    pub by: String,
    /// The time now, ISO 8601.
    pub clock: fn() -> String,
}

/// A server that listens, and answers once it runs.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    runtime: tokio::runtime::Runtime,
    app: App,
    address: SocketAddr,
}

/// What every request knows.
#[derive(Clone, Debug)]
pub(crate) struct App(Arc<Shared>);

/// See [`App`].
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) pool: Pool,
    pub(crate) names: Names,
    pub(crate) token: Option<Secret>,
    /// Proves that a form came from one of our pages.
    pub(crate) forms: Secret,
    pub(crate) by: String,
    pub(crate) clock: fn() -> String,
}

impl std::ops::Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Server {
    /// Opens the file once, so that what is wrong with it is told now, and listens.
    pub fn bind(options: Options) -> Result<Self> {
        let Options { file, address, port, token, names, by, clock } = options;
        let asked = SocketAddr::new(address, port);
        if !address.is_loopback() && token.is_none() {
            return Err(Error::Open(asked));
        }
        drop(Store::read(&file)?);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(Error::System)?;
        let listening = |error| Error::Listen(asked, error);
        let listener = runtime.block_on(TcpListener::bind(asked)).map_err(listening)?;
        let address = listener.local_addr().map_err(listening)?;
        let forms = Secret::random().map_err(Error::System)?;
        let names = Names::new(address, names);
        let app = App(Arc::new(Shared { pool: Pool::new(file), names, token, forms, by, clock }));
        Ok(Self { listener, runtime, app, address })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the first page, with the token that opens it.
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(IpAddr::from([127, 0, 0, 1]), self.address.port()),
            _ => self.address,
        };
        match &self.app.token {
            Some(token) => {
                let word: String = form_urlencoded::byte_serialize(token.word().as_bytes()).collect();
                format!("http://{host}/?token={word}")
            }
            None => format!("http://{host}/"),
        }
    }

    /// Answers until somebody presses Ctrl-C or the system ends it; requests that are under way then are still answered.
    pub fn run_until_interrupted(self) -> Result<()> {
        self.run(async {
            #[cfg(unix)]
            {
                use tokio::signal::unix::{SignalKind, signal};
                let mut ended = signal(SignalKind::terminate()).expect("the signal can be listened to");
                tokio::select! {
                    _ = tokio::signal::ctrl_c() => {}
                    _ = ended.recv() => {}
                }
            }
            #[cfg(not(unix))]
            tokio::signal::ctrl_c().await.ok();
        })
    }

    /// Answers until `end` is done; requests that are under way then are still answered.
    pub fn run(self, end: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let Self { listener, runtime, app, address } = self;
        let (ending, ended) = tokio::sync::oneshot::channel();
        let end = async move {
            end.await;
            ending.send(()).ok();
        };
        let serve = axum::serve(listener, router(app)).with_graceful_shutdown(end);
        let served = runtime.block_on(async move {
            tokio::select! {
                served = serve.into_future() => served,
                // A browser keeps its connection open; who still waits for an answer then has had time enough.
                () = async { ended.await.ok(); tokio::time::sleep(PATIENCE).await } => Ok(()),
            }
        });
        runtime.shutdown_timeout(PATIENCE);
        served.map_err(|error| Error::Listen(address, error))
    }
}

/// All pages, behind the guard.
pub(crate) fn router(app: App) -> Router {
    let routes = Router::new()
        .route("/", get(pages::overview::page))
        .route("/articles", get(pages::articles::page))
        .route("/articles/{article}", get(pages::article::page))
        .route("/statements", get(pages::statements::page))
        .route("/statements/{statement}", get(pages::statements::lead))
        .route("/search", get(pages::search::page))
        .route("/actors", get(pages::actors::page))
        .route("/actors/{actor}", get(pages::actor::page))
        .route("/disputes", get(pages::disputes::page))
        .route("/disputes/{dispute}", get(pages::dispute::page))
        .route("/figures", get(pages::figures::page))
        .route("/namings", get(pages::namings::page))
        .route("/map", get(pages::map::page))
        .route("/network", get(pages::network::page))
        .route("/changes", get(pages::changes::page))
        .route("/review", get(pages::review::page))
        .route("/corrections", get(pages::corrections::page).post(pages::corrections::correct))
        .route("/add", get(pages::add::page).post(pages::add::text))
        .route("/add/file", post(pages::add::file))
        .route("/add/link", post(pages::add::linked))
        .route("/api/openapi.json", get(api::description))
        .route("/api/corrections", post(api::correct))
        .route("/api/stamp", get(api::stamp))
        .route("/api/articles/{article}", get(api::article))
        .route("/api/{list}", get(api::list))
        .route("/assets/{version}/{name}", get(assets::give))
        .route("/favicon.ico", get(assets::icon))
        .fallback(nothing_there)
        .layer(DefaultBodyLimit::max(LARGEST_BODY));
    routes.layer(from_fn_with_state(app.clone(), guard)).with_state(app)
}

async fn nothing_there(State(app): State<App>, address: Uri) -> Response {
    if address.path().starts_with("/api/") {
        return api::nothing();
    }
    let failed = Failed::new(
        axum::http::StatusCode::NOT_FOUND,
        "There is no such page",
        "The address may have been cut off. All pages stand in the line above; items are found by their words.",
    );
    failed.on(&app)
}

#[cfg(test)]
impl App {
    /// For tests of pages: nobody listens.
    pub(crate) fn for_tests(file: PathBuf, token: Option<Secret>) -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], 7171));
        let forms = Secret::new("forms");
        let clock = || "2019-05-20T12:00:00Z".to_owned();
        let names = Names::new(address, Vec::new());
        Self(Arc::new(Shared { pool: Pool::new(file), names, token, forms, by: "test".to_owned(), clock }))
    }
}
