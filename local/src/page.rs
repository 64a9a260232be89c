//! The built page, and the proxy on its own origin.

use std::path::PathBuf;

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{any, get},
};
use tower_http::{compression::CompressionLayer, services::ServeDir};

use crate::{
    listener::Sockets,
    loopback, proxy,
    server::{Server, StartError},
};

/// Serves the page.
#[derive(Clone, Debug)]
pub struct PageHost {
    /// The folder with the built page.
    pub dist: PathBuf,
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// Where below the root the page stands, such as `/some/sub/path`; empty for the root.
    pub base: String,
    /// What the page's `config.json` presets as proxy; the file in the folder is not used.
    pub preset_proxy: String,
    /// Where the proxy sends requests instead of Azure. For tests.
    pub upstream: Option<String>,
}

impl PageHost {
    /// Starts it.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn start(self) -> Result<Server, StartError> {
        if !self.dist.join("index.html").is_file() {
            return Err(StartError::NoPage { dist: self.dist.display().to_string() });
        }
        let client = proxy::client()?;
        let upstream = self.upstream;
        let forward = move |request: Request| {
            let (client, upstream) = (client.clone(), upstream.clone());
            async move { proxy::forward(&client, upstream.as_deref(), request).await }
        };
        let config = serde_json::json!({"proxy": self.preset_proxy}).to_string();
        let config = move || {
            let config = config.clone();
            async move { ([(header::CONTENT_TYPE, "application/json")], config).into_response() }
        };
        let files = Router::new()
            .fallback_service(ServeDir::new(&self.dist))
            .layer(CompressionLayer::new())
            .layer(middleware::map_response(fresh));
        let files = match self.base.as_str() {
            "" => files.route("/config.json", get(config)),
            base => {
                Router::new().route(&format!("{base}/config.json"), get(config)).nest_service(base, files)
            }
        };
        let router = Router::new()
            .route("/proxy/{*url}", any(forward))
            .merge(files)
            .layer(middleware::from_fn(loopback::guard));
        Ok(Server::start(Sockets::bind(self.port).await?, None, router))
    }
}

/// The page may be built anew at any time.
async fn fresh(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
