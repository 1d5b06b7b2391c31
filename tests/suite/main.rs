//! The one integration binary: shape of the code, policies, whole repositories, the command line, the README.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures and the repository's own files")]

mod architecture;
mod cli;
mod documents;
mod fuzz;
mod harness;
mod hostile;
mod leaves;
mod policies;
mod readme;
mod rego_cases;
mod reports;
mod repos;
mod yaml_suite;
