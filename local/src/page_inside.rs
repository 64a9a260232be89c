//! The built page inside this program: `cargo install --path local --features page`, after `cargo xtask build`.

use axum::{
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../dist");

/// Serves a file of the page.
pub(crate) async fn serve(uri: Uri) -> Response {
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let known = FILES.get_file(path).map(|file| (StatusCode::OK, file));
    let found = known.or_else(|| Some((StatusCode::NOT_FOUND, FILES.get_file("404.html")?)));
    let Some((status, file)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let kind = mime_guess::from_path(file.path()).first_or_octet_stream();
    (status, [(header::CONTENT_TYPE, kind.as_ref())], file.contents()).into_response()
}
