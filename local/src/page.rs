//! The built page, and the proxy on its own origin.

use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{any, get},
};
use tower_http::{
    compression::CompressionLayer,
    services::{ServeDir, ServeFile},
};

use crate::{
    listener::Sockets,
    loopback::{self, Names},
    proxy::{self, Proxy, ProxySettings},
    server::{Server, StartError},
};

/// Serves the page.
#[derive(Clone, Debug)]
pub struct PageHost {
    /// The folder with the built page; `None` for the page inside this program, if it was built with one.
    pub dist: Option<PathBuf>,
    /// Where it listens; `None` for this machine only: 127.0.0.1 and, where there is one, `[::1]`.
    pub address: Option<IpAddr>,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Where below the root the page stands, such as `/some/sub/path`; empty for the root.
    pub base: String,
    /// The page's `config.json`; the file in the folder is not used.
    pub config: String,
    /// Whom the proxy serves, and with what.
    pub proxy: ProxySettings,
}

impl PageHost {
    /// Starts it.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn start(self) -> Result<Server, StartError> {
        let files = files(self.dist.as_deref())?;
        let sockets = match self.address {
            None => Sockets::bind(self.port).await?,
            Some(address) => Sockets::bind_to(address, self.port).await?,
        };
        let names = names(&self.proxy, sockets.address());
        let proxy = Proxy::new(self.proxy)?;
        let forward = move |request: Request| proxy.clone().forward(request);
        let config = self.config;
        let config = move || {
            let config = config.clone();
            async move { ([(header::CONTENT_TYPE, "application/json")], config).into_response() }
        };
        let files = files.layer(CompressionLayer::new()).layer(middleware::map_response(with_headers));
        let files = match self.base.as_str() {
            "" => files.route("/config.json", get(config)),
            base => {
                Router::new().route(&format!("{base}/config.json"), get(config)).nest_service(base, files)
            }
        };
        let router = Router::new()
            .route(&format!("{}/", proxy::PREFIX), any(forward.clone()))
            .route(&format!("{}/{{*target}}", proxy::PREFIX), any(forward))
            .merge(files)
            .layer(middleware::from_fn_with_state(names, loopback::guard_names));
        Ok(Server::start(sockets, None, router))
    }
}

/// The page's files.
fn files(dist: Option<&Path>) -> Result<Router, StartError> {
    match dist {
        Some(dist) if dist.join("index.html").is_file() => {
            let unknown = ServeFile::new(dist.join("404.html"));
            Ok(Router::new().fallback_service(ServeDir::new(dist).not_found_service(unknown)))
        }
        Some(dist) => Err(StartError::NoPage { dist: dist.display().to_string() }),
        #[cfg(feature = "page")]
        None => Ok(Router::new().fallback(crate::page_inside::serve)),
        #[cfg(not(feature = "page"))]
        None => Err(StartError::NoPageInside),
    }
}

/// The names it answers to besides those of this machine: its address, and the hosts of the origins it serves, for one of
/// them may be its own behind another server.
fn names(proxy: &ProxySettings, address: SocketAddr) -> Names {
    let hosts = proxy.origins.iter().filter_map(|origin| Some(origin.split_once("://")?.1.to_owned()));
    hosts.chain([address.to_string()]).collect()
}

/// What every host of the page should send.
const HEADERS: &str = include_str!("../../hosting/_headers");

/// Sends it. The page is never taken from a cache without a question: it may be built anew at any time.
async fn with_headers(mut response: Response) -> Response {
    for line in HEADERS.lines() {
        let field = line.split_once(": ");
        let field = field.and_then(|(name, value)| {
            Some((HeaderName::try_from(name.trim()).ok()?, HeaderValue::from_static(value)))
        });
        if let Some((name, value)) = field {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
