//! The stylesheet, scripts and icon, carried inside the program under an address that changes with their bytes.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;

use super::error::Error;

/// A file made by `npm run build` in `assets/`.
struct Asset {
    name: &'static str,
    kind: &'static str,
    text: &'static str,
}

const ASSETS: &[Asset] = &[
    Asset {
        name: "waymark.css",
        kind: "text/css; charset=utf-8",
        text: include_str!("../../assets/dist/waymark.css"),
    },
    Asset {
        name: "govuk-frontend.min.js",
        kind: "text/javascript; charset=utf-8",
        text: include_str!("../../assets/dist/govuk-frontend.min.js"),
    },
    Asset {
        name: "start.js",
        kind: "text/javascript; charset=utf-8",
        text: include_str!("../../assets/dist/start.js"),
    },
    Asset {
        name: "favicon.svg",
        kind: "image/svg+xml",
        text: include_str!("../../assets/dist/favicon.svg"),
    },
    Asset {
        name: "LICENCE.txt",
        kind: "text/plain; charset=utf-8",
        text: include_str!("../../assets/dist/LICENCE.txt"),
    },
];

/// FNV-1a over every asset: one version for all, because the scripts name each other.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let hash = ASSETS
        .iter()
        .flat_map(|asset| asset.text.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
});

/// The address of an asset.
pub(crate) fn path(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

/// GET `/assets/{version}/{name}`.
pub(crate) async fn show(
    Path((version, name)): Path<(String, String)>,
) -> Result<impl IntoResponse, Error> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .ok_or(Error::NotFound("this file"))?;
    // An old page asking for an old version gets today's file, but may not keep it for ever.
    let keep = if version == *VERSION {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    Ok((
        [
            (header::CONTENT_TYPE, asset.kind),
            (header::CACHE_CONTROL, keep),
        ],
        asset.text,
    ))
}
