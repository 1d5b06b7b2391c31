//! The address of a server → where reports are sent to.

use std::fmt;

use ureq::http::Uri;

/// The address of a server, without a `/` at its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    text: String,
    is_here: bool,
}

impl Address {
    /// What an address must look like.
    pub(crate) const FORM: &str = "an address such as https://karat.example.com";

    /// The address that a text is; none where it is no address of the web, or has more in it than a place.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let authority = uri.authority()?;
        let is_web = matches!(uri.scheme_str()?, "https" | "http");
        if !is_web || authority.as_str().contains('@') || authority.host().is_empty() || text.contains(['?', '#']) {
            return None;
        }
        let is_here = is_this_machine(authority.host());
        Some(Self { text: text.trim_end_matches('/').to_owned(), is_here })
    }

    /// Whether nobody in between can read what is sent there: it goes by https, or stays on this machine.
    pub(crate) fn is_guarded(&self) -> bool {
        self.is_here || self.text.starts_with("https:")
    }

    /// Whether it is on this machine, where no proxy has a part in it.
    pub(super) const fn is_here(&self) -> bool {
        self.is_here
    }

    /// The address.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where runs are reported.
    pub(super) fn runs(&self) -> String {
        format!("{}/api/v1/runs", self.text)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|own| own.is_loopback())
}
