//! `[serve]` of `karat.toml`: who may read and report to what `karat serve` shows, and under which address people see it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::ops::Range;

use toml::de::DeValue;

use super::fields::{At, Fields};
use crate::model::rule::is_web;

/// What a configuration says of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Serve {
    /// Whether everybody may read, without signing in.
    pub anonymous_read: Option<bool>,
    /// The address that people see, without a `/` at its end.
    pub url: Option<String>,
    /// Addresses and networks of proxies that are believed to say for whom they ask.
    pub trusted_proxies: Vec<String>,
    /// How many requests somebody may send in a minute; 0 is without a bound.
    pub requests_per_minute: Option<u64>,
    /// Where people sign in.
    pub oidc: Option<Oidc>,
    /// Hosts whose pipelines may report.
    pub pipelines: Vec<Pipelines>,
}

/// An issuer of OpenID Connect at which people sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oidc {
    /// Its address.
    pub issuer: String,
    /// What karat is called there.
    pub client_id: String,
    /// The variable of the environment that has the secret; a public client has none.
    pub client_secret_env: Option<String>,
    /// What is asked for.
    pub scopes: Vec<String>,
    /// Domains of mail addresses; without any, all.
    pub email_domains: Vec<String>,
    /// The claim that has groups.
    pub groups_claim: String,
    /// Groups of which one is needed; without any, none is.
    pub groups: Vec<String>,
}

/// Pipelines of a host that may report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipelines {
    /// The issuer of their tokens.
    pub issuer: String,
    /// For whom the tokens are.
    pub audience: String,
    /// The claim that has the repository.
    pub repository_claim: String,
    /// The host in the names of repositories, such as `github.com`.
    pub host: String,
    /// Patterns of the repositories that may report.
    pub repositories: Vec<String>,
    /// What other claims must be: one of these.
    pub claims: BTreeMap<String, Vec<String>>,
}

impl Serve {
    pub(super) fn read(fields: &Fields<'_, '_>) -> Self {
        let Some(fields) = fields.table("serve") else { return Self::default() };
        let url = fields.string("url").and_then(|(url, span)| {
            if !is_web(&url) {
                fields.reader().mistake_with_help(span, "no address of the web", "such as `https://karat.example.com`");
                return None;
            }
            Some(url.trim_end_matches('/').to_owned())
        });
        let own = Self {
            anonymous_read: fields.boolean("anonymous_read").map(|(value, _)| value),
            trusted_proxies: fields
                .strings("trusted_proxies")
                .into_iter()
                .filter_map(|(text, span)| network(&fields, text, span))
                .collect(),
            requests_per_minute: fields.integer("requests_per_minute").map(|(value, _)| value),
            oidc: fields.table("oidc").map(|own| Oidc::read(&own, url.is_some())),
            pipelines: fields.tables("pipelines").iter().filter_map(Pipelines::read).collect(),
            url,
        };
        fields.finish();
        own
    }

    /// With another one laid over it.
    pub(super) fn overlaid(self, over: Self) -> Self {
        let pick = |under: Vec<String>, over: Vec<String>| if over.is_empty() { under } else { over };
        Self {
            anonymous_read: over.anonymous_read.or(self.anonymous_read),
            url: over.url.or(self.url),
            trusted_proxies: pick(self.trusted_proxies, over.trusted_proxies),
            requests_per_minute: over.requests_per_minute.or(self.requests_per_minute),
            oidc: over.oidc.or(self.oidc),
            pipelines: if over.pipelines.is_empty() { self.pipelines } else { over.pipelines },
        }
    }
}

impl Oidc {
    fn read(fields: &Fields<'_, '_>, has_url: bool) -> Self {
        let issuer = issuer(fields);
        let client_id = fields.required_string("client_id");
        let scopes = texts(fields.strings("scopes"));
        let own = Self {
            issuer: issuer.unwrap_or_default(),
            client_id: client_id.map(|(own, _)| own).unwrap_or_default(),
            client_secret_env: fields.string("client_secret_env").map(|(own, _)| own),
            scopes: if scopes.is_empty() { ["openid", "email", "profile"].map(str::to_owned).to_vec() } else { scopes },
            email_domains: texts(fields.strings("email_domains")),
            groups_claim: fields.string("groups_claim").map_or_else(|| "groups".to_owned(), |(own, _)| own),
            groups: texts(fields.strings("groups")),
        };
        let is_for_all = fields.boolean("anybody").is_some_and(|(own, _)| own);
        let start = fields.span().start..fields.span().start;
        if own.email_domains.is_empty() && own.groups.is_empty() && !is_for_all {
            let help =
                "name `email_domains` or `groups`, or say `anybody = true` where all whom the issuer knows may read";
            fields.reader().mistake_with_help(start.clone(), "who may sign in is not said", help);
        }
        if !has_url {
            let help = "`url = \"https://karat.example.com\"` in [serve]: the issuer sends people back to it";
            fields.reader().mistake_with_help(start, "signing in needs the address that people see", help);
        }
        fields.finish();
        own
    }
}

impl Pipelines {
    fn read(fields: &Fields<'_, '_>) -> Option<Self> {
        let issuer = issuer(fields);
        let audience = fields.required_string("audience");
        let host = fields.required_string("host");
        let repositories = texts(fields.strings("repositories"));
        if repositories.is_empty() {
            let start = fields.span().start..fields.span().start;
            let help = "such as `repositories = [\"acme/*\"]`: a host gives tokens to the pipelines of all its users";
            fields.reader().mistake_with_help(start, "which repositories may report is not said", help);
        }
        // What they are is kept as it is written; what is wrong with one is told here.
        drop(fields.globs("repositories"));
        let claim = fields.string("repository_claim").map(|(own, _)| own);
        let claims = fields.table("claims").map(|table| allowed(&table)).unwrap_or_default();
        fields.finish();
        Some(Self {
            issuer: issuer?,
            audience: audience?.0,
            repository_claim: claim.unwrap_or_else(|| "repository".to_owned()),
            host: host?.0,
            repositories,
            claims,
        })
    }
}

/// What claims may be: a text, or one of several.
fn allowed(table: &Fields<'_, '_>) -> BTreeMap<String, Vec<String>> {
    let mut claims = BTreeMap::new();
    for ((name, span), value) in table.entries() {
        let texts: Option<Vec<String>> = match value.get_ref() {
            DeValue::String(text) => Some(vec![text.to_string()]),
            DeValue::Array(items) => items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect(),
            _ => None,
        };
        if let Some(texts) = texts.filter(|texts| !texts.is_empty()) {
            claims.insert(name.to_owned(), texts);
        } else {
            let help = "such as `ref = [\"refs/heads/main\"]`";
            table.reader().mistake_with_help(span, format!("`{name}` is a list of strings"), help);
        }
    }
    claims
}

/// An issuer is asked by https; by http only on this machine.
fn issuer(fields: &Fields<'_, '_>) -> Option<String> {
    let (url, span) = fields.required_string("issuer")?;
    let is_here = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].iter().any(|own| url.starts_with(own));
    if !(is_web(&url) && (url.starts_with("https://") || is_here)) {
        let help = "such as `https://token.actions.githubusercontent.com`, as it stands in its tokens";
        fields.reader().mistake_with_help(span, "no address of an issuer by https", help);
        return None;
    }
    Some(url)
}

/// An address, or a network such as `10.0.0.0/8`.
fn network(fields: &Fields<'_, '_>, text: String, span: Range<usize>) -> Option<String> {
    let (address, bits) = text.split_once('/').map_or((text.as_str(), None), |(own, bits)| (own, Some(bits)));
    let most = address.parse::<IpAddr>().map(|own| if own.is_ipv4() { 32 } else { 128 });
    let is_short = |most: u8| bits.is_none_or(|bits| bits.parse::<u8>().is_ok_and(|bits| bits <= most));
    if most.is_ok_and(is_short) {
        return Some(text);
    }
    let message = format!("`trusted_proxies`: `{text}` is no address and no network");
    fields.reader().mistake_with_help(span, message, "such as 10.1.2.3 or 10.0.0.0/8");
    None
}

fn texts(all: Vec<At<String>>) -> Vec<String> {
    all.into_iter().map(|(text, _)| text).collect()
}
