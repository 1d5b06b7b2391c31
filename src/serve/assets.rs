//! Style, script and icon of the pages: part of the program. Their addresses change with their content, so that a browser asks once.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::reply::body;
use crate::report::STYLE as SITE;
use crate::report::markup::Address;

/// A part of the pages.
pub(super) struct Asset {
    name: &'static str,
    kind: &'static str,
    text: LazyLock<String>,
    version: LazyLock<String>,
}

const OWN: &str = include_str!("serve.css");

/// The look of the rule site, and what a dashboard has besides.
pub(super) static STYLE: Asset = Asset {
    name: "karat.css",
    kind: "text/css; charset=utf-8",
    text: LazyLock::new(|| format!("{SITE}{OWN}")),
    version: LazyLock::new(|| version(&STYLE.text)),
};
/// What makes pages better where scripts run.
pub(super) static SCRIPT: Asset = Asset {
    name: "karat.js",
    kind: "text/javascript; charset=utf-8",
    text: LazyLock::new(|| include_str!("serve.js").to_owned()),
    version: LazyLock::new(|| version(&SCRIPT.text)),
};
/// The icon.
pub(super) static ICON: Asset = Asset {
    name: "icon.svg",
    kind: "image/svg+xml",
    text: LazyLock::new(|| include_str!("../report/site/icon.svg").to_owned()),
    version: LazyLock::new(|| version(&ICON.text)),
};

fn version(text: &str) -> String {
    HEXLOWER.encode(Sha256::digest(text).get(..6).unwrap_or_default())
}

impl Asset {
    /// Where it is to be had.
    pub(super) fn address(&self) -> Address {
        Address::inside(format!("/assets/{}?v={}", self.name, self.version.as_str()))
    }

    fn response(&self) -> Response {
        let mut response = body(self.kind, Bytes::from(self.text.clone()));
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
        response
    }
}

/// The part of a name.
pub(super) fn named(name: &str) -> Option<Response> {
    [&STYLE, &SCRIPT, &ICON].into_iter().find(|own| own.name == name).map(Asset::response)
}
