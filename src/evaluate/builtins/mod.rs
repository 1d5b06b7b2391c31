//! A regorus engine in; the same engine out, with OPA's built-in functions in place of those that answer otherwise,
//! and with those regorus lacks.
//!
//! What is in none of the tables is regorus's own and answers as OPA does. No built-in here reads files, the network,
//! the environment or the clock, and none makes an answer that could exhaust memory.
mod arithmetic;
mod call;
mod collections;
mod crypto;
mod encoding;
mod glob;
mod globs_match;
mod gofmt;
mod graph;
mod json_patch;
mod json_paths;
mod json_text;
mod net;
mod number;
mod numbers;
mod regex;
mod semver;
mod strings;
mod term;
mod time;
mod units;
mod uri;
mod uuid;
mod wide;
mod yaml;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use regorus::{Engine, Value};

use call::{Answer, Operands};

/// A built-in: its name, how many operands it takes, what it does.
type Entry = (&'static str, u8, fn(Operands<'_>) -> Answer);

const FAMILIES: &[&[Entry]] = &[
    arithmetic::ENTRIES,
    collections::ENTRIES,
    crypto::ENTRIES,
    glob::ENTRIES,
    globs_match::ENTRIES,
    json_patch::ENTRIES,
    net::ENTRIES,
    uri::ENTRIES,
    json_text::ENTRIES,
    graph::ENTRIES,
    encoding::ENTRIES,
    json_paths::ENTRIES,
    numbers::ENTRIES,
    regex::ENTRIES,
    semver::ENTRIES,
    strings::ENTRIES,
    time::ENTRIES,
    units::ENTRIES,
    uuid::ENTRIES,
    yaml::ENTRIES,
];

/// Operators by their names, what only OPA's compiler writes, what reaches out of the evaluation, and families that no
/// policy was seen to need.
const UNSUPPORTED: &[&str] = &[
    "assign",
    "crypto.parse_private_keys",
    "crypto.x509.parse_and_verify_certificates",
    "crypto.x509.parse_and_verify_certificates_with_options",
    "crypto.x509.parse_certificate_request",
    "crypto.x509.parse_certificates",
    "crypto.x509.parse_keypair",
    "crypto.x509.parse_rsa_private_key",
    "eq",
    "equal",
    "graphql.is_valid",
    "graphql.parse",
    "graphql.parse_and_verify",
    "graphql.parse_query",
    "graphql.parse_schema",
    "graphql.schema_is_valid",
    "gt",
    "gte",
    "http.send",
    "internal.member_2",
    "internal.member_3",
    "internal.print",
    "internal.template_string",
    "internal.test_case",
    "io.jwt.decode",
    "io.jwt.decode_verify",
    "io.jwt.encode_sign",
    "io.jwt.encode_sign_raw",
    "io.jwt.verify_eddsa",
    "io.jwt.verify_es256",
    "io.jwt.verify_es384",
    "io.jwt.verify_es512",
    "io.jwt.verify_hs256",
    "io.jwt.verify_hs384",
    "io.jwt.verify_hs512",
    "io.jwt.verify_ps256",
    "io.jwt.verify_ps384",
    "io.jwt.verify_ps512",
    "io.jwt.verify_rs256",
    "io.jwt.verify_rs384",
    "io.jwt.verify_rs512",
    "json.match_schema",
    "json.verify_schema",
    "lt",
    "lte",
    "neq",
    "net.lookup_ip_addr",
    "opa.runtime",
    "providers.aws.sign_req",
    "rego.metadata.chain",
    "rego.metadata.rule",
    "rego.parse_module",
    "strings.render_template",
];

thread_local! {
    static LENIENT: Cell<bool> = const { Cell::new(false) };
}

/// Adds the built-ins to `engine`. Fails when one of the names was added before.
pub(crate) fn install(engine: &mut Engine) -> Result<(), String> {
    for (name, arity, function) in FAMILIES.iter().flat_map(|family| family.iter().copied()) {
        engine
            .add_extension(
                name.to_owned(),
                arity,
                Box::new(move |operands: Vec<Value>| run(name, function, &operands).map_err(Into::into)),
            )
            .map_err(|cause| format!("{name}: {cause}"))?;
    }
    Ok(())
}

/// Name and arity of every built-in that [`install`] adds.
pub(crate) fn provided() -> impl Iterator<Item = (&'static str, u8)> {
    FAMILIES.iter().flat_map(|family| family.iter().map(|(name, arity, _)| (*name, *arity)))
}

/// The names of OPA's built-ins that neither regorus nor [`install`] provides.
pub(crate) fn unsupported() -> &'static [&'static str] {
    UNSUPPORTED
}

/// Lets built-ins that fail be undefined on this thread while `work` runs, as OPA has it by default; else they raise.
pub(crate) fn leniently<T>(work: impl FnOnce() -> T) -> T {
    /// Restores the mode even when `work` panics.
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            LENIENT.set(self.0);
        }
    }
    let _restore = Restore(LENIENT.replace(true));
    work()
}

/// Calls one built-in and does with an error what the mode says.
fn run(name: &'static str, function: fn(Operands<'_>) -> Answer, operands: &[Value]) -> Answer {
    match function(Operands(operands)) {
        Err(_) if LENIENT.get() => Ok(Value::Undefined),
        Err(fault) => Err(call::Error(format!("{name}: {fault}"))),
        answer => answer,
    }
}
