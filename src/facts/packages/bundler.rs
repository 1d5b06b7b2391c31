//! `Gemfile` and `*.gemspec` with the `Gemfile.lock` beside them.
//!
//! Bundler's frozen mode compares the dependencies that the lockfile was made for with those of the Gemfile. Both files are Ruby: a
//! line that stands in a condition or a loop may not hold, so that only the plain ones are judged, and what the lockfile
//! has beyond them only where all of the Gemfile is plain.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dependency, Judgement, Package};
use crate::facts::reading::{Reading, join, split};

/// What a Gemfile says.
#[derive(Default)]
struct Gemfile {
    dependencies: Vec<Dependency>,
    /// Names that may not hold, or of versions that are computed.
    conditional: BTreeSet<String>,
    /// Whether there is more than this file shows.
    is_open: bool,
}

/// What a Gemfile.lock says: constraints by name.
struct Lock {
    dependencies: BTreeMap<String, BTreeSet<String>>,
    /// Of the gems of this repository.
    of_paths: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
}

/// The package of a `Gemfile`.
pub(super) fn gemfile(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let content = reading.text(path)?;
    let Gemfile { dependencies, conditional, is_open } = read_gemfile(&content);
    let lockfile = Some(join(split(path).0, "Gemfile.lock")).filter(|path| reading.has(path));
    let lock = lockfile.as_deref().and_then(|path| reading.text(path)).map(|content| read_lock(&content));
    let judgement = lock.map_or(Judgement::Unknown, |lock| {
        let judged = dependencies.iter().filter(|own| !conditional.contains(&own.name));
        let missing = judged.filter(|own| !is_locked(own, &lock.dependencies)).map(|own| own.name.clone()).collect();
        let is_known = |name: &String| dependencies.iter().any(|own| own.name == *name);
        let extra = lock.dependencies.keys().filter(|name| !is_open && !is_known(name)).cloned().collect();
        Judgement::of(missing, extra)
    });
    Some(Package {
        path: path.to_owned(),
        ecosystem: "bundler",
        dependencies,
        lockfile,
        judgement,
        ..Package::default()
    })
}

/// The package of a gemspec.
pub(super) fn gemspec(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let content = reading.text(path)?;
    let (mut dependencies, mut computed) = (Vec::new(), BTreeSet::new());
    let (mut name, mut version) = (None, None);
    for (line, text) in lines(&content) {
        let Some((_, call)) = text.split_once('.') else { continue };
        let group = match call.split(['(', ' ', '=']).next().unwrap_or("") {
            "add_dependency" | "add_runtime_dependency" => "runtime",
            "add_development_dependency" => "dev",
            "name" => {
                name = name.or_else(|| strings(call).into_iter().next());
                continue;
            }
            "version" => {
                version = version.or_else(|| strings(call).into_iter().next());
                continue;
            }
            _ => continue,
        };
        if let Some(own) = dependency(call, group, line) {
            computed.extend(is_computed(call).then(|| own.name.clone()));
            dependencies.push(own);
        }
    }
    let lockfile = Some(join(split(path).0, "Gemfile.lock")).filter(|path| reading.has(path));
    let lock = lockfile.as_deref().and_then(|path| reading.text(path)).map(|content| read_lock(&content));
    let judgement = lock.and_then(|lock| {
        let own = lock.of_paths.get(name.as_deref()?)?;
        let judged = dependencies.iter().filter(|own| own.group == "runtime" && !computed.contains(&own.name));
        let missing = judged.filter(|dependency| !is_locked(dependency, own)).map(|own| own.name.clone());
        Some(Judgement::of(missing.collect(), BTreeSet::new()))
    });
    Some(Package {
        path: path.to_owned(),
        ecosystem: "bundler",
        name,
        version,
        dependencies,
        lockfile,
        judgement: judgement.unwrap_or_default(),
        ..Package::default()
    })
}

fn is_locked(own: &Dependency, locked: &BTreeMap<String, BTreeSet<String>>) -> bool {
    let asked: BTreeSet<String> = own.constraint.iter().flat_map(|own| own.split(", ")).map(str::to_owned).collect();
    locked.get(&own.name).is_some_and(|locked| *locked == asked)
}

fn read_gemfile(content: &str) -> Gemfile {
    let mut found = Gemfile::default();
    // What each open block is: a group by its name, or a condition.
    let mut open: Vec<Option<String>> = Vec::new();
    for (line, text) in lines(content) {
        let word = text.split([' ', '(', '"', '\'']).next().unwrap_or("");
        let is_block = text.ends_with(" do") || text.contains(" do |");
        match word {
            "end" => drop(open.pop()),
            "gem" => {
                let group = group_of(text).or_else(|| open.iter().rev().find_map(Clone::clone));
                let is_conditional =
                    open.contains(&None) || [" if ", " unless "].iter().any(|word| text.contains(word));
                if let Some(own) = dependency(text, group.as_deref().unwrap_or("runtime"), line) {
                    if is_conditional || is_computed(text) {
                        found.conditional.insert(own.name.clone());
                    }
                    found.dependencies.push(own);
                } else {
                    found.is_open = true;
                }
            }
            "gemspec" | "eval_gemfile" | "plugin" => found.is_open = true,
            "group" if is_block => open.push(Some(group_name(&symbols(text)))),
            "source" | "platforms" | "platform" | "path" | "git" | "github" if is_block => {
                open.push(Some(open.iter().rev().find_map(Clone::clone).unwrap_or_else(|| "runtime".to_owned())));
            }
            "if" | "unless" | "case" | "begin" | "def" | "while" => {
                found.is_open = true;
                open.push(None);
            }
            _ if is_block => {
                found.is_open = true;
                open.push(None);
            }
            _ => {}
        }
    }
    found
}

/// The lines that are no comment, with their numbers; a call that goes on over several lines is one.
fn lines(content: &str) -> Vec<(u64, &str)> {
    let mut found: Vec<(u64, &str)> = Vec::new();
    let (mut start, mut first, mut end, mut at) = (0, 0, 0, 0);
    let mut is_open = false;
    for (number, line) in (1u64..).zip(content.split_inclusive('\n')) {
        let text = line.trim();
        let begin = at;
        at += line.len();
        if text.starts_with('#') || text.is_empty() {
            continue;
        }
        if !is_open {
            (start, first) = (begin, number);
        }
        end = at;
        is_open = text.ends_with([',', '\\']);
        if !is_open {
            found.push((first, content.get(start..end).unwrap_or("").trim()));
        }
    }
    if is_open {
        found.push((first, content.get(start..end).unwrap_or("").trim()));
    }
    found
}

/// `gem "rails", "~> 7.0", ">= 7.0.1", require: false`.
fn dependency(text: &str, group: &str, line: u64) -> Option<Dependency> {
    let end = option_start(text).unwrap_or(text.len());
    let mut words = strings(text.get(..end)?).into_iter();
    let name = words.next()?;
    let mut constraints: Vec<String> = words.map(|own| constraint(&own)).collect();
    constraints.sort();
    let constraint = (!constraints.is_empty()).then(|| constraints.join(", "));
    Some(Dependency { name, constraint, group: group.to_owned(), line })
}

/// Whether a constraint of a call is no text, or is put together.
fn is_computed(text: &str) -> bool {
    let arguments = text.get(..option_start(text).unwrap_or(text.len())).unwrap_or("");
    // What stands outside of quotes, and one quote for each text.
    let outside: Vec<&str> = arguments.split(['"', '\'']).step_by(2).collect();
    let is_around = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '\\');
    let is_plain = |own: &str| own.split(',').all(|own| matches!(own.trim_matches(is_around), "" | ".freeze"));
    arguments.contains("#{") || !outside.iter().skip(1).all(|own| is_plain(own))
}

/// As the lockfile writes it: `>=1.2` is `>= 1.2`, and a bare version means that version.
fn constraint(text: &str) -> String {
    let text = text.trim();
    let is_sign = |c: char| matches!(c, '=' | '!' | '>' | '<' | '~');
    let (sign, version) = text.split_at(text.find(|c| !is_sign(c)).unwrap_or(text.len()));
    format!("{} {}", if sign.is_empty() { "=" } else { sign }, version.trim())
}

/// Where the options of a call begin (`require:`, `:git =>`), or a condition behind it.
fn option_start(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut last = 0;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ':') => return Some(last),
            (None, ',' | '(') => last = at,
            (None, ' ')
                if text.get(at..).is_some_and(|rest| rest.starts_with(" if ") || rest.starts_with(" unless ")) =>
            {
                return Some(at);
            }
            (None, '#') => return Some(at),
            _ => {}
        }
    }
    None
}

/// The quoted texts of a line, and the words of `%w[…]`.
fn strings(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'']) {
        let (quote, behind) = rest.split_at(at + 1);
        let quote = if quote.ends_with('"') { '"' } else { '\'' };
        let Some((inner, more)) = behind.split_once(quote) else { break };
        found.push(inner.to_owned());
        rest = more;
    }
    found
}

fn symbols(text: &str) -> Vec<String> {
    let words = text.split([' ', ',', '(', ')', '[', ']']);
    words.filter_map(|word| word.strip_prefix(':')).map(|word| word.trim_end_matches(':').to_owned()).collect()
}

/// `group: :test`, `groups: [:development, :test]`, `:group => :test`.
fn group_of(text: &str) -> Option<String> {
    let at = ["group:", "groups:", ":group =>", ":groups =>"]
        .iter()
        .find_map(|key| text.find(key).map(|at| at + key.len()))?;
    let rest = text.get(at..)?;
    let end = if rest.trim_start().starts_with('[') { rest.find(']') } else { rest.find(',') };
    Some(group_name(&symbols(rest.get(..end.unwrap_or(rest.len()))?)))
}

/// What only developers and tests need is `dev`.
fn group_name(symbols: &[String]) -> String {
    match symbols {
        [] => "runtime".to_owned(),
        all if all.iter().all(|own| matches!(own.as_str(), "development" | "test")) => "dev".to_owned(),
        [first, ..] => first.clone(),
    }
}

fn read_lock(content: &str) -> Lock {
    let mut lock = Lock { dependencies: BTreeMap::new(), of_paths: BTreeMap::new() };
    let mut section = "";
    let mut gem = "";
    for line in content.lines() {
        let indent = line.len() - line.trim_start().len();
        let text = line.trim();
        match (section, indent) {
            (_, 0) => section = text,
            ("DEPENDENCIES", 2) => {
                let (name, constraints) = entry(text.trim_end_matches('!'));
                lock.dependencies.insert(name.to_owned(), constraints);
            }
            ("PATH", 4) => gem = entry(text).0,
            ("PATH", 6) => {
                let (name, constraints) = entry(text);
                lock.of_paths.entry(gem.to_owned()).or_default().insert(name.to_owned(), constraints);
            }
            _ => {}
        }
        if section == "PATH" && indent == 4 {
            lock.of_paths.entry(gem.to_owned()).or_default();
        }
    }
    lock
}

/// `rails (~> 7.0, >= 7.0.1)`.
fn entry(text: &str) -> (&str, BTreeSet<String>) {
    let (name, rest) = text.split_once(" (").unwrap_or((text, ""));
    let constraints = rest.trim_end_matches(')').split(", ").filter(|own| !own.is_empty()).map(str::to_owned);
    (name.trim(), constraints.collect())
}
