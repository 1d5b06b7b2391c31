//! `flow.toml` → [`Definitions`], or every mistake on its line.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use miette::Diagnostic;
use regex::Regex;
use thiserror::Error;

use super::definition::{Basis, Definitions, Deploy, Seen};
use super::field::Field;
use super::glob::{Glob, Template};
use super::import::{FIELDS, Table};
use super::order::Order;
use crate::config::{At, Fields, Mistakes, Reader, nearest};
use crate::inputs;
use crate::model::Period;
use crate::model::standard::FactFormat;

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;
/// What marks a hotfix where the file says nothing.
pub(super) const HOTFIX: &str = r"(?i)\bhot-?fix\b";

/// Why a definition could not be used.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// The file cannot be read.
    #[error("read the flow definition {path}: {source}")]
    #[diagnostic(
        code(flow::unreadable),
        help(
            "name a file with --config, or write flow.toml at the root of the repository; `karat flow --help` shows one"
        )
    )]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// There are mistakes in it.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Mistakes(#[from] Mistakes),
}

/// Where definitions are looked for below the root of a repository.
pub(crate) const PLACES: [&str; 2] = ["flow.toml", "standards/flow.toml"];

/// The definitions of a repository, by the folder of its root; the first place where there are none.
pub(crate) fn find(root: &Path) -> Option<PathBuf> {
    PLACES.iter().map(|place| root.join(place)).find(|path| path.is_file())
}

/// Reads a file.
pub(crate) fn load(path: &Path) -> Result<Definitions, Error> {
    let shown = path.display().to_string();
    let text = inputs::text(path).map_err(|source| Error::Unreadable { path: shown.clone(), source })?;
    Ok(read(&shown, &text)?)
}

/// Reads a text.
pub(crate) fn read(path: &str, text: &str) -> Result<Definitions, Mistakes> {
    let reader = Reader::new(path, text);
    let mut source = reader.source();
    let table = reader.parse(&mut source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    schema(&reader, &fields);
    let environments = fields.strings("environments");
    unique(&reader, "environment", &environments);
    let stuck_after = duration(&reader, &fields, "stuck_after").unwrap_or(7 * DAY);
    let tables = fields.tables("deploy");
    if tables.is_empty() && fields.raw("deploy").is_none() {
        reader.mistake_with_help(0..0, "nothing is defined", "add a `[[deploy]]` table");
    }
    fields.finish();
    let mut ids = Vec::new();
    let deploys: Vec<Deploy> = tables.iter().filter_map(|table| deploy(&reader, table, &mut ids)).collect();
    unique(&reader, "id", &ids);
    let environments = environments.into_iter().map(|(name, _)| name).collect();
    Mistakes::check("the flow definition", reader.into_certain_mistakes())?;
    Ok(Definitions { environments, stuck_after, deploys })
}

fn schema(reader: &Reader, fields: &Fields<'_, '_>) {
    let schema = fields.integer("schema");
    match fields.required("schema", schema) {
        Some((schema, span)) if schema != 1 => {
            reader.mistake_with_help(span, format!("schema {schema} is not known"), "this karat reads `schema = 1`");
        }
        _ => {}
    }
}

fn unique(reader: &Reader, what: &str, words: &[At<String>]) {
    for (place, (word, span)) in words.iter().enumerate() {
        if words.iter().take(place).any(|(other, _)| other == word) {
            reader.mistake(span.clone(), format!("the {what} `{word}` is there twice"));
        }
    }
}

/// One `[[deploy]]`; every field is looked at, whatever is wrong with another.
fn deploy(reader: &Reader, fields: &Fields<'_, '_>, ids: &mut Vec<At<String>>) -> Option<Deploy> {
    let id = fields.required_string("id");
    ids.extend(id.clone());
    let basis =
        choice(reader, fields.string("basis"), "basis", &Basis::NAMES).map_or(Basis::Gitops, |(basis, _)| basis);
    let files = parsed(reader, fields.string("files"), Glob::new);
    let tags = parsed(reader, fields.string("tags"), Glob::new);
    let captures = match basis {
        Basis::Gitops | Basis::Merge => files.as_ref().map(|glob| glob.captures),
        Basis::Tag => tags.as_ref().map(|glob| glob.captures),
        Basis::Import => Some(0),
    };
    // A pattern with a mistake, or none at all, is no reason to complain about the captures, too.
    let captures = captures.unwrap_or(if basis == Basis::Merge { 0 } else { usize::MAX });
    let template = |name| parsed(reader, fields.string(name), |text| Template::new(text, captures));
    // What rows say themselves needs no word here.
    let place = |name| match (basis, template(name)) {
        (Basis::Import, None) if fields.raw(name).is_none() => Template::new("", 0).ok(),
        (_, found) => fields.required(name, found),
    };
    let (env, service) = (place("env"), place("service"));
    let version = template("version").or_else(|| Template::new("{0}", 0).ok());
    let revision = parsed(reader, fields.string("revision"), |text| Template::new(text, 0));
    let field = field(reader, fields);
    let orders = orders(reader, fields);
    let fail_window = duration(reader, fields, "fail_window").unwrap_or(DAY);
    let hotfix = parsed(reader, fields.string("hotfix"), |text| Regex::new(text).map_err(|_| no_pattern(text)));
    let clock = fields.string("clock");
    choice(reader, clock, "clock", &[("first-parent-committer", ())]);
    let plain = |name| fields.string(name).map(|(text, _)| text);
    let (repo, branch, confirm) = (plain("repo"), plain("branch"), plain("confirm"));
    let used: &[&'static str] = match basis {
        Basis::Gitops => &["files", "field"],
        Basis::Tag => &["tags", "version"],
        Basis::Merge => &["files"],
        Basis::Import => &["path", "format", "fields"],
    };
    out_of_place(reader, fields, basis, used);
    let seen = match basis {
        Basis::Gitops => {
            let (files, field) = (fields.required("files", files), fields.required("field", field));
            files.zip(field).map(|(files, field)| Seen::Gitops { files, field })
        }
        Basis::Tag => fields.required("tags", tags).zip(version).map(|(tags, version)| Seen::Tag { tags, version }),
        Basis::Merge => Some(Seen::Merge { files }),
        Basis::Import => table(reader, fields).map(Seen::Import),
    };
    fields.finish();
    let seen = seen?;
    let hotfix = hotfix.or_else(|| Regex::new(HOTFIX).ok())?;
    let (id, env, service) = (id?.0, env?, service?);
    Some(Deploy { id, env, repo, branch, seen, service, orders, fail_window, hotfix, revision, confirm })
}

/// Complains about fields that mean nothing with this basis.
fn out_of_place(reader: &Reader, fields: &Fields<'_, '_>, basis: Basis, used: &[&'static str]) {
    for name in ["files", "field", "tags", "version", "path", "format", "fields"] {
        if let Some(value) = fields.raw(name).filter(|_| !used.contains(&name)) {
            let message = format!("`{name}` means nothing with basis `{}`", basis.as_str());
            reader.mistake_with_help(value.span(), message, format!("with it there are: {}", used.join(", ")));
        }
    }
}

/// `path = "deployments/*.csv"` and what is said of these files.
fn table(reader: &Reader, fields: &Fields<'_, '_>) -> Option<Table> {
    let path = fields.required("path", parsed(reader, fields.string("path"), is_below));
    let formats = [("csv", FactFormat::Csv), ("json", FactFormat::Json), ("jsonl", FactFormat::Jsonl)];
    let told = choice(reader, fields.string("format"), "format", &formats).map(|(format, _)| format);
    let extension = path.as_deref().and_then(|path| path.rsplit_once('.')).map(|(_, extension)| extension);
    let guessed = formats.iter().find(|(name, _)| Some(*name) == extension).map(|(_, format)| *format);
    if path.is_some() && guessed.is_none() && fields.raw("format").is_none() {
        let help = "add `format = …`: csv, json or jsonl";
        reader.mistake_with_help(fields.span(), "the path does not say what the files hold", help);
    }
    let mut names = BTreeMap::new();
    for ((name, span), value) in fields.table("fields").iter().flat_map(Fields::entries) {
        let known = FIELDS.iter().find(|field| **field == name);
        match (known, value.get_ref().as_str()) {
            (Some(field), Some(text)) => drop(names.insert(*field, text.to_owned())),
            (Some(_), None) => reader.mistake(value.span(), format!("`{name}` is the name of a field, a string")),
            (None, _) => {
                let help = format!("a row has: {}", FIELDS.join(", "));
                reader.mistake_with_help(span, format!("there is no field `{name}`"), help);
            }
        }
    }
    Some(Table { path: path?, format: told.or(guessed)?, fields: names })
}

fn is_below(path: &str) -> Result<String, String> {
    let is_outside = path.is_empty() || path.starts_with('/') || path.split('/').any(|part| part == "..");
    if is_outside {
        Err("a path starts at the folder of this file, and stays below it".to_owned())
    } else {
        Ok(path.to_owned())
    }
}

/// `field = "image.tag"`, or `field = { pattern = "…" }`.
fn field(reader: &Reader, fields: &Fields<'_, '_>) -> Option<Field> {
    let value = fields.raw("field")?;
    if let Some(path) = value.get_ref().as_str() {
        return parsed(reader, Some((path.to_owned(), value.span())), Field::path);
    }
    let Some(table) = value.get_ref().as_table() else {
        let help = "write `field = \"image.tag\"` or `field = { pattern = 'tag: (\\S+)' }`";
        reader.mistake_with_help(value.span(), "`field` is a path or a pattern", help);
        return None;
    };
    let table = Fields::new(reader, table, value.span());
    let pattern = parsed(reader, table.required_string("pattern"), Field::pattern);
    table.finish();
    pattern
}

fn orders(reader: &Reader, fields: &Fields<'_, '_>) -> Vec<Order> {
    if fields.raw("order").is_none() {
        return Order::NAMES.map(|(_, order)| order).to_vec();
    }
    let words = fields.strings("order");
    unique(reader, "order", &words);
    words
        .into_iter()
        .filter_map(|word| choice(reader, Some(word), "order", &Order::NAMES))
        .map(|(order, _)| order)
        .collect()
}

fn choice<T: Copy>(reader: &Reader, word: Option<At<String>>, name: &str, all: &[(&str, T)]) -> Option<At<T>> {
    let (word, span) = word?;
    if let Some((_, value)) = all.iter().find(|(name, _)| *name == word) {
        return Some((*value, span));
    }
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let help = nearest(&word, names.iter().copied())
        .map_or_else(|| format!("one of: {}", names.join(", ")), |guess| format!("did you mean `{guess}`?"));
    reader.mistake_with_help(span, format!("`{word}` is no {name}"), help);
    None
}

fn parsed<T>(reader: &Reader, text: Option<At<String>>, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
    let (text, span) = text?;
    read(&text).map_err(|message| reader.mistake(span, message)).ok()
}

fn no_pattern(text: &str) -> String {
    format!("`{text}` is no regular expression")
}

fn duration(reader: &Reader, fields: &Fields<'_, '_>, name: &'static str) -> Option<i64> {
    let (text, span): (String, Range<usize>) = fields.string(name)?;
    let seconds = seconds(&text);
    if seconds.is_none() {
        reader.mistake_with_help(span, format!("`{text}` is no length of time"), "write it as \"24h\" or \"7d\"");
    }
    seconds
}

/// A length of time in seconds: `90d`, `24h`, `30m`, `2w`.
pub(crate) fn seconds(text: &str) -> Option<i64> {
    let period = Period::parse(text)?;
    i64::try_from(period.seconds()).ok().filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_design_is_read() {
        let text = r#"
schema = 1
environments = ["staging", "production"]
[[deploy]]
id = "prod"
env = "production"
repo = "acme/gitops"
branch = "main"
files = "env/production/*/values.yaml"
service = "{1}"
field = "image.tag"
order = ["semver", "numeric", "ancestry"]
clock = "first-parent-committer"
fail_window = "24h"
confirm = "argo-sync"
[[deploy]]
id = "releases"
basis = "tag"
env = "released"
tags = "*/v*"
service = "{1}"
version = "{2}"
"#;
        let definitions = read("flow.toml", text).unwrap();
        assert_eq!((definitions.environments.len(), definitions.stuck_after), (2, 7 * DAY));
        let [prod, tags] = definitions.deploys.as_slice() else { panic!() };
        assert_eq!((prod.basis(), prod.fail_window, prod.orders.len()), (Basis::Gitops, DAY, 3));
        assert_eq!((prod.confirm.as_deref(), tags.basis()), (Some("argo-sync"), Basis::Tag));
        assert!(prod.hotfix.is_match("Merge branch 'hotfix/login'") && !prod.hotfix.is_match("hot fixes"));
    }

    #[test]
    fn every_mistake_is_told_on_its_line() {
        let text = r#"schema = 2
environments = ["a", "a"]
stuck_after = "soon"
[[deploy]]
id = "one"
env = "{3}"
files = "env/**x/*"
field = "a..b"
order = ["semvr"]
clock = "wall"
fail_window = 24
[[deploy]]
id = "one"
basis = "tag"
files = "x"
service = "{1}"
hotfix = "("
conform = "x"
[[deploy]]
id = "two"
env = "{2}"
files = "a/*"
service = "x"
field = { pattern = "(", other = 1 }
"#;
        let error = read("flow.toml", text).unwrap_err();
        let found: Vec<String> = error.all().iter().map(|mistake| format!("{} {mistake}", mistake.line())).collect();
        assert_eq!(
            found,
            [
                "1 schema 2 is not known",
                "2 the environment `a` is there twice",
                "3 `soon` is no length of time",
                "4 `service` is missing",
                "7 `**` stands alone between two `/`",
                "8 a path is keys with dots between them, such as `image.tag`",
                "9 `semvr` is no order",
                "10 `wall` is no clock",
                "11 `fail_window` is a string",
                "12 `env` is missing",
                "12 `tags` is missing",
                "13 the id `one` is there twice",
                "15 `files` means nothing with basis `tag`",
                "17 `(` is no regular expression",
                "18 unknown field `conform`",
                "21 there is no capture {2}: the pattern has 1",
                "24 the pattern cannot be read: unclosed group",
                "24 unknown field `other`",
            ]
        );
        let error = read("flow.toml", "schema = 1\n").unwrap_err();
        assert_eq!(error.all()[0].to_string(), "nothing is defined");
    }

    #[test]
    fn lengths_of_time_are_read() {
        let cases = [("90d", Some(7_776_000)), ("24h", Some(86_400)), ("5m", Some(300)), ("2w", Some(1_209_600))];
        for (text, expected) in cases.into_iter().chain([("0d", None), ("d", None), ("9", None), ("-1d", None)]) {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
