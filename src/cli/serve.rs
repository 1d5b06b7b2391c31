//! `karat serve`: what is served, and to whom.

use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;

use super::history::{Which, password};
use super::output;
use super::settings::{Definitions, Settings};
use super::shared::{self, Moment, Policies, moment};
use super::{Exit, Failure};
use crate::catalog::{self, Cards};
use crate::serve::{self, Options};

/// `karat serve`
#[derive(Debug, Args)]
#[command(after_help = super::examples::SERVE)]
pub(super) struct Serve {
    /// The address and port to listen at; 0 is a port that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
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
        clock: Box::new(move || now.unwrap_or_else(|| shared::now().seconds())),
        watch: Box::new(|| shared::now().seconds()),
        catalog: Arc::new(catalog),
        campaigns: campaigns.into(),
    };
    serve::run(options, |address| output::complain(&format!("karat: {shown} at http://{address}/ (Ctrl-C ends it)")))?;
    Ok(Exit::Clean)
}
