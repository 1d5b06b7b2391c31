//! Document and rules in, verdicts out.
pub(crate) mod builtins;
