//! The one integration binary: shape of the code, policies, whole repositories, the command line, the README.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on fails; clippy takes a helper in an integration test for production code"
)]
#![expect(clippy::disallowed_methods, reason = "tests read fixtures and the repository's own files")]

mod adoption;
mod architecture;
mod backstage;
mod baseline;
mod cache;
mod ci;
mod cli;
#[cfg(feature = "postgres")]
#[path = "../../src/history/tests/cluster.rs"]
mod cluster;
mod configuration;
mod demo;
#[path = "../../src/model/dice.rs"]
mod dice;
mod documents;
mod ending;
mod entities;
mod fix;
mod fix_twice;
mod fleet;
mod flow;
mod flow_history;
mod fuzz;
mod gate;
mod harness;
mod history;
mod history_adoption;
mod hostile;
mod init;
mod insights;
mod leaves;
mod lsp;
#[cfg(feature = "serve")]
#[path = "../bench/many.rs"]
mod many;
mod opa;
mod opa_cases;
mod ossf;
mod outputs;
mod past;
mod plain;
mod policies;
mod readme;
mod rego_cases;
mod remembered;
mod rendered;
#[cfg(feature = "serve")]
mod reporting;
mod reports;
mod repos;
mod score;
mod self_check;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "serve")]
mod serve_access;
#[cfg(feature = "serve")]
mod serve_api;
#[cfg(feature = "serve")]
mod serve_paths;
#[cfg(feature = "serve")]
mod server;
mod simulate;
mod since;
mod site;
mod staged;
mod staged_random;
mod standards;
mod strangers;
mod waivers;
mod yaml_suite;
