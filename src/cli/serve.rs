//! `karat serve`: what is served, and to whom.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::history::{Which, password};
use super::output;
use super::settings::{Definitions, Settings};
use super::shared::{self, Moment, Policies, moment};
use super::{Exit, Failure, Usage};
use crate::catalog::{self, Cards};
use crate::config;
use crate::serve::{self, Log, Options};

/// `karat serve`
#[derive(Debug, Args)]
#[command(after_help = super::examples::SERVE)]
pub(super) struct Serve {
    /// The address and port to listen at; 0 is a port that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The certificate, with those above it, as PEM: to speak TLS without a proxy in front
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The private key of the certificate, as PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
    /// The day that pages speak of [default: today]
    #[arg(long, value_name = "DATE", value_parser = moment)]
    now: Option<Moment>,
}

pub(super) fn run(own: &Serve) -> Result<Exit, Failure> {
    let (config, home) = own.which.configured()?;
    let policies = Policies { config: own.which.config.clone(), ..Policies::default() };
    let settings = Settings::of_policies(&policies, &[])?;
    let (catalog, campaigns) = match settings.standards {
        Some(_) => {
            let own = Definitions::of(&settings, "campaigns")?;
            (own.catalog, own.standards.campaigns)
        }
        None => {
            (catalog::load(&catalog::Options { scorecards: Cards::All(Vec::new()), ..settings.catalog() })?, Vec::new())
        }
    };
    let now = own.now.map(Moment::seconds);
    let place = own.which.place_of(&config, &home);
    let shown = place.to_string();
    let options = Options {
        place,
        password: password(),
        listen: own.listen,
        is_open: config.serve.anonymous_read.unwrap_or(false),
        url: config.serve.url.clone(),
        tls: own.tls_cert.clone().zip(own.tls_key.clone()).map(<[PathBuf; 2]>::from),
        access: access(config.serve)?,
        clock: Box::new(move || now.unwrap_or_else(|| shared::now().seconds())),
        watch: Box::new(|| shared::now().seconds()),
        catalog: Arc::new(catalog),
        campaigns: campaigns.into(),
        log: Log::new(|line| output::complain(&format!("karat: {line}"))),
    };
    let scheme = if options.tls.is_some() { "https" } else { "http" };
    serve::run(options, |address, is_new| {
        output::complain(&format!("karat: {shown} at {scheme}://{address}/ (Ctrl-C ends it)"));
        if is_new {
            output::complain(&format!(
                "karat: there was no history at {shown}: it was made, and is empty until a run is recorded in it or reported to it"
            ));
        }
    })?;
    Ok(Exit::Clean)
}

/// What is configured of access, with the secret that the environment has.
fn access(own: config::Serve) -> Result<serve::Settings, Failure> {
    let named = own.oidc.as_ref().and_then(|oidc| oidc.client_secret_env.as_ref());
    let client_secret = named.map(|name| secret(name)).transpose()?;
    Ok(serve::Settings { own, client_secret })
}

#[expect(clippy::disallowed_methods, reason = "a secret stands in no file that is shared")]
fn secret(name: &str) -> Result<String, Failure> {
    let found = std::env::var(name).ok().filter(|own| !own.is_empty());
    let help = "`client_secret_env` of [serve.oidc] names the variable; a public client needs none";
    found.ok_or_else(|| Usage::new(format!("serve: the variable {name} of the environment is not set"), help).into())
}
