//! `karat.toml`: what may stand in it, and how a file extends another.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use miette::Diagnostic;
use thiserror::Error;
use toml::de::DeValue;

use super::fields::{At, Fields, Reader};
use super::history::History;
use super::mistake::{Mistake, Mistakes, Spot};
use super::named::{Named, NamedParameter, NamedRule};
use super::serve::Serve;
use crate::inputs;
use crate::model::pattern;
use crate::model::rule::is_web;
use crate::model::scorecard::is_file;
use crate::model::{GateMode, Rendering, Severity};

/// What the user configured; everything is optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Rules, domains or `ALL` to judge by.
    pub select: Vec<String>,
    /// Rules or domains to leave out.
    pub ignore: Vec<String>,
    /// Folders of further policies.
    pub policies: Vec<PathBuf>,
    /// Files of data for them, or folders of such files.
    pub data: Vec<PathBuf>,
    /// The folder of definitions: scorecards, waivers, campaigns and the like.
    pub standards: Option<PathBuf>,
    /// Whether the built-in rules are there beside them.
    pub built_in: Option<bool>,
    /// Names of built-in scorecards, or files.
    pub scorecards: Vec<String>,
    /// The severity from which on findings fail the run; `None` inside means never.
    pub fail_on: Option<Option<Severity>>,
    /// Whether problems fail the run.
    pub strict: Option<bool>,
    /// Whether charts and kustomizations are rendered.
    pub render: Option<Rendering>,
    /// The file of known findings.
    pub baseline: Option<PathBuf>,
    /// What a run must show to pass.
    pub gate: Vec<GateMode>,
    /// Patterns, as in `.gitignore`, of files to leave out.
    pub exclude: Vec<String>,
    /// Bounds on what is read and how long it is judged.
    pub limits: Limits,
    /// Settings of single rules, by id.
    pub rules: BTreeMap<String, RuleSettings>,
    /// The address of the rule site, without a `/` at the end.
    pub site: Option<String>,
    /// Where runs are recorded.
    pub history: History,
    /// Who may read what is served.
    pub serve: Serve,
    /// What it names that stands elsewhere.
    pub named: Named,
}

/// Bounds on a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Larger files are not parsed, in bytes.
    pub max_file_size: Option<u64>,
    /// Longest evaluation of one document.
    pub timeout: Option<Duration>,
    /// Most memory of the whole process while rules run, in bytes.
    pub memory: Option<u64>,
    /// Most that is kept for later runs, in bytes.
    pub cache: Option<u64>,
}

/// Settings of one rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSettings {
    /// Replaces the rule's severity.
    pub severity: Option<Severity>,
    /// Values of the rule's parameters.
    pub parameters: BTreeMap<String, regorus::Value>,
}

/// Why a configuration could not be used.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The file cannot be read.
    #[error("read the configuration {path}: {source}")]
    #[diagnostic(code(config::unreadable))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
        /// What to do about it.
        #[help]
        help: &'static str,
    },
    /// There are mistakes in it.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Mistakes(#[from] Mistakes),
}

impl Error {
    /// What is said of a file that cannot be read.
    pub(super) fn unreadable(path: &str, source: std::io::Error) -> Self {
        Self::Unreadable { path: path.to_owned(), help: readable(source.kind()), source }
    }
}

/// A file of a configuration, by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The file.
    pub path: PathBuf,
    /// The names of what it sets, in the order of the alphabet.
    pub sets: Vec<String>,
    config: Config,
}

/// Reads `path` and what it extends.
pub fn load(path: &Path) -> Result<Config, Error> {
    Ok(joined(layers(path)?))
}

/// The configuration that files make together, each of which extends the one behind it.
pub fn joined(layers: Vec<Layer>) -> Config {
    layers.into_iter().rev().map(|layer| layer.config).fold(Config::default(), Config::overlaid)
}

/// Reads `path` and what it extends, file by file.
pub fn layers(path: &Path) -> Result<Vec<Layer>, Error> {
    let Draft { layers, mistakes } = draft(path)?;
    Mistakes::check("the configuration", mistakes)?;
    Ok(layers)
}

/// A configuration as far as it could be read, and what is wrong in its files.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its files, each of which extends the one behind it.
    pub layers: Vec<Layer>,
    /// The mistakes of all of them.
    pub mistakes: Vec<Mistake>,
}

/// Reads `path` and what it extends, for those who find more mistakes in it. What cannot be extended is a mistake where it is named.
pub fn draft(path: &Path) -> Result<Draft, Error> {
    let (first, mut draft, mut seen) = (path, Draft::default(), Vec::new());
    let mut next: Option<(PathBuf, Option<Spot>)> = Some((path.to_owned(), None));
    while let Some((path, named)) = next.take() {
        let text = match named {
            None => inputs::text(&path).map_err(|source| Error::unreadable(&path.display().to_string(), source))?,
            Some(at) => match extended(first, &path, &seen) {
                Ok(text) => text,
                Err((message, help)) => {
                    draft.mistakes.push(at.mistake(message).with_help(help));
                    break;
                }
            },
        };
        seen.push(real(&path));
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let (layer, extends) = read(path, &folder, &text, &mut draft.mistakes);
        for (named, at) in &layer.config.named.files {
            inputs::note(first, named);
            if named.exists() && !inputs::is_plain(named) {
                draft.mistakes.push(at.mistake(format!("{} is neither a file nor a folder", named.display())));
            }
        }
        draft.layers.push(layer);
        next = extends.map(|(path, at)| (path, Some(at)));
    }
    Ok(draft)
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The text of a configuration that another one extends; else what is wrong with that, and what to do. `seen` are those before it.
fn extended(first: &Path, path: &Path, seen: &[PathBuf]) -> Result<String, (String, &'static str)> {
    let shown = path.display();
    if seen.contains(&real(path)) {
        return Err((format!("{shown} extends itself"), "remove one `extends` of the circle"));
    }
    inputs::note(first, path);
    let text = match path.metadata() {
        Ok(found) if !found.is_file() => Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "it is no file")),
        _ => inputs::text(path),
    };
    text.map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => {
            (format!("there is no {shown}"), "paths are meant from the folder of the configuration")
        }
        kind => (format!("{shown} cannot be read: {source}"), readable(kind)),
    })
}

/// What to do where a file cannot be read.
const fn readable(kind: std::io::ErrorKind) -> &'static str {
    match kind {
        std::io::ErrorKind::InvalidData => "save it as UTF-8, as TOML is written",
        _ => "check the path, and that you may read what is there",
    }
}

impl Config {
    /// This configuration with another one laid over it: what the other says goes; lists of policies, of data and of
    /// left-out things add up.
    fn overlaid(mut self, over: Self) -> Self {
        let pick = |under: Vec<String>, over: Vec<String>| if over.is_empty() { under } else { over };
        self.policies.extend(over.policies);
        self.data.extend(over.data);
        self.ignore.extend(over.ignore);
        self.exclude.extend(over.exclude);
        self.rules.extend(over.rules);
        Self {
            select: pick(self.select, over.select),
            ignore: self.ignore,
            policies: self.policies,
            data: self.data,
            standards: over.standards.or(self.standards),
            built_in: over.built_in.or(self.built_in),
            scorecards: pick(self.scorecards, over.scorecards),
            fail_on: over.fail_on.or(self.fail_on),
            strict: over.strict.or(self.strict),
            render: over.render.or(self.render),
            baseline: over.baseline.or(self.baseline),
            gate: if over.gate.is_empty() { self.gate } else { over.gate },
            exclude: self.exclude,
            limits: Limits {
                max_file_size: over.limits.max_file_size.or(self.limits.max_file_size),
                timeout: over.limits.timeout.or(self.limits.timeout),
                memory: over.limits.memory.or(self.limits.memory),
                cache: over.limits.cache.or(self.limits.cache),
            },
            rules: self.rules,
            site: over.site.or(self.site),
            history: self.history.overlaid(over.history),
            serve: self.serve.overlaid(over.serve),
            named: self.named.with(over.named),
        }
    }
}

fn read(path: PathBuf, folder: &Path, text: &str, mistakes: &mut Vec<Mistake>) -> (Layer, Option<(PathBuf, Spot)>) {
    let reader = Reader::new(&path.display().to_string(), text);
    let mut source = reader.source();
    let table = reader.parse(&mut source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    if let Some((schema, span)) = fields.integer("schema")
        && schema != 1
    {
        reader.mistake_with_help(span, format!("schema {schema} is not known"), "this karat reads `schema = 1`");
    }
    let mut named = Named::default();
    let config = Config {
        select: named.words(&fields, "select"),
        ignore: named.words(&fields, "ignore"),
        policies: fields.strings("policies").into_iter().map(|path| named.file(&reader, folder, path)).collect(),
        data: fields.strings("data").into_iter().map(|path| named.file(&reader, folder, path)).collect(),
        standards: fields.string("standards").map(|path| named.file(&reader, folder, path)),
        built_in: fields.boolean("built_in").map(|(value, _)| value),
        scorecards: scorecards(&fields, folder, &mut named),
        fail_on: fail_on(&reader, &fields),
        strict: fields.boolean("strict").map(|(value, _)| value),
        render: render(&reader, &fields),
        baseline: fields.string("baseline").map(|path| named.file(&reader, folder, path)),
        gate: gate(&reader, &fields),
        exclude: patterns(&fields),
        limits: limits(&reader, &fields),
        rules: rules(&reader, &fields, &mut named),
        site: site(&reader, &fields),
        history: History::read(&fields, folder),
        serve: Serve::read(&fields),
        named,
    };
    let extends = fields.string("extends").map(|(path, span)| (folder.join(path), reader.spot(span)));
    fields.finish();
    let mut sets: Vec<String> = table.get_ref().keys().map(|key| key.get_ref().to_string()).collect();
    sets.sort();
    mistakes.extend(reader.into_mistakes());
    (Layer { path, sets, config }, extends)
}

/// A scorecard that is a file is meant relative to the configuration that names it.
fn scorecards(fields: &Fields<'_, '_>, folder: &Path, named: &mut Named) -> Vec<String> {
    let mut beside = |(name, span): At<String>| {
        if !is_file(&name) {
            named.scorecards.push((name.clone(), fields.reader().spot(span)));
            return name;
        }
        named.file(fields.reader(), folder, (name, span)).to_string_lossy().into_owned()
    };
    fields.strings("scorecards").into_iter().map(&mut beside).collect()
}

fn severity(reader: &Reader, (word, span): (String, std::ops::Range<usize>), words: &str) -> Option<Severity> {
    let severity = Severity::parse(&word);
    if severity.is_none() {
        reader.mistake_with_help(span, format!("`{word}` is no severity"), words);
    }
    severity
}

#[expect(clippy::option_option, reason = "not given, `never`, or a severity")]
fn fail_on(reader: &Reader, fields: &Fields<'_, '_>) -> Option<Option<Severity>> {
    let (word, span) = fields.string("fail_on")?;
    if word == "never" {
        return Some(None);
    }
    severity(reader, (word, span), "low, medium, high, critical or never").map(Some)
}

fn site(reader: &Reader, fields: &Fields<'_, '_>) -> Option<String> {
    let (address, span) = fields.string("site")?;
    if is_web(&address) && !address.contains(['?', '#']) {
        return Some(address.trim_end_matches('/').to_owned());
    }
    reader.mistake_with_help(
        span,
        format!("`{address}` is no web address"),
        "write it as \"https://example.com/rules\"",
    );
    None
}

fn render(reader: &Reader, fields: &Fields<'_, '_>) -> Option<Rendering> {
    let (word, span) = fields.string("render")?;
    let rendering = Rendering::parse(&word);
    if rendering.is_none() {
        reader.mistake_with_help(span, format!("`{word}` is no way to render"), Rendering::NAMES.join(", "));
    }
    rendering
}

fn gate(reader: &Reader, fields: &Fields<'_, '_>) -> Vec<GateMode> {
    let read = |(word, span): (String, std::ops::Range<usize>)| {
        let mode = GateMode::parse(&word);
        if mode.is_none() {
            let names = GateMode::NAMES.join(", ");
            let help = if word.contains(',') { format!("a list of these: {names}") } else { names };
            reader.mistake_with_help(span, format!("`{word}` is no gate"), help);
        }
        mode
    };
    fields.strings("gate").into_iter().filter_map(read).collect()
}

fn limits(reader: &Reader, fields: &Fields<'_, '_>) -> Limits {
    let Some(fields) = fields.table("limits") else { return Limits::default() };
    let bytes = |name| {
        let (text, span) = fields.string(name)?;
        let bytes = parse_size(&text);
        if bytes.is_none() {
            reader.mistake_with_help(span, format!("`{text}` is no size"), "write it as \"10 MB\" or \"2 GiB\"");
        }
        bytes
    };
    let limits = Limits {
        max_file_size: bytes("max_file_size"),
        timeout: fields.number("timeout_seconds").and_then(|(seconds, span)| {
            let timeout = Duration::try_from_secs_f64(seconds).ok().filter(|timeout| !timeout.is_zero());
            if timeout.is_none() {
                reader.mistake(span, "`timeout_seconds` is above 0");
            }
            timeout
        }),
        memory: bytes("memory"),
        cache: bytes("cache"),
    };
    fields.finish();
    limits
}

fn rules(reader: &Reader, fields: &Fields<'_, '_>, named: &mut Named) -> BTreeMap<String, RuleSettings> {
    let Some(fields) = fields.table("rules") else { return BTreeMap::new() };
    let mut rules = BTreeMap::new();
    for ((id, span), value) in fields.entries() {
        let Some(table) = value.get_ref().as_table() else {
            reader.mistake_with_help(value.span(), "settings of a rule are a table", format!("[rules.\"{id}\"]"));
            continue;
        };
        let own = Fields::new(reader, table, span.clone());
        let parameters = own.table("parameters");
        let given = parameters.iter().flat_map(Fields::entries).map(|((name, span), value)| NamedParameter {
            name: name.to_owned(),
            at: reader.spot(span),
            value: to_value(value.get_ref()),
            value_at: reader.spot(value.span()),
        });
        let given: Vec<_> = given.collect();
        let settings = RuleSettings {
            severity: own.string("severity").and_then(|word| severity(reader, word, "low, medium, high or critical")),
            parameters: given.iter().map(|own| (own.name.clone(), own.value.clone())).collect(),
        };
        own.finish();
        named.rules.push(NamedRule { id: id.to_owned(), at: reader.spot(span), parameters: given });
        rules.insert(id.to_owned(), settings);
    }
    rules
}

/// A TOML value as Rego sees it; dates are strings.
pub(crate) fn to_value(value: &DeValue<'_>) -> regorus::Value {
    use regorus::Value;
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Boolean(truth) => Value::from(*truth),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(|_| Value::from(integer.as_str()), Value::from),
        DeValue::Float(float) => float.as_str().parse::<f64>().map_or_else(|_| Value::Null, Value::from),
        DeValue::Datetime(moment) => Value::from(moment.to_string()),
        DeValue::Array(items) => Value::from(items.iter().map(|item| to_value(item.get_ref())).collect::<Vec<_>>()),
        DeValue::Table(table) => {
            let entries =
                table.iter().map(|(key, value)| (Value::from(key.get_ref().as_ref()), to_value(value.get_ref())));
            Value::from(entries.collect::<BTreeMap<_, _>>())
        }
    }
}

/// A size such as `10 MB` (powers of 1000) or `2 GiB` (powers of 1024), in bytes.
pub(crate) fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1000,
        "m" | "mb" => 1000 * 1000,
        "g" | "gb" => 1000 * 1000 * 1000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(factor)
}

/// The patterns of files to leave out; those that a walk could not go by are mistakes where they stand.
fn patterns(fields: &Fields<'_, '_>) -> Vec<String> {
    let mut patterns = Vec::new();
    for (own, span) in fields.strings("exclude") {
        if let Some(reason) = pattern::refused(&own) {
            fields.reader().mistake_with_help(span, format!("`{own}` is no pattern: {reason}"), pattern::HELP);
        }
        patterns.push(own);
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::super::shape::Shape;
    use super::*;

    #[test]
    fn schema_and_reader_hold_together() {
        let read = |text: &str| {
            let mut mistakes = Vec::new();
            read(PathBuf::from("karat.toml"), Path::new(""), text, &mut mistakes);
            mistakes
        };
        let sample = include_str!("../../testdata/configuration/karat.toml");
        assert!(Shape { kind: "config", schema: super::super::SCHEMA, sample, read: &read }.check() > 300);
    }
}
