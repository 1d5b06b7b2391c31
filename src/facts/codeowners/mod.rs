//! Who owns each file, by the last pattern of CODEOWNERS that fits it.
//!
//! `{"path", "host": "github"|"gitlab", "owners": {path: ["@acme/team"]}, "faults": [{"line", "message"}],
//! "unused": [{"line", "pattern"}]}`: `[]` is nobody; without a CODEOWNERS there is no `path` and nobody owns anything. What GitHub
//! skips is a fault and owns nothing. In a file of GitLab the last pattern of each section counts, and all owners are named.

mod globs;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use regorus::Value;

use super::value::{list, map, number, object, text};
use super::{Source, Unknown};
use crate::model::lines::Lines;
use crate::model::source::SourceFile;
use crate::parse;
use globs::{Globs, Host};

/// Where GitHub and GitLab look, in the order in which they do.
const PLACES: [&str; 4] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// GitHub does not load a larger file.
const LARGEST: u64 = 3_000_000;

/// One line with a pattern.
#[derive(Debug)]
struct Rule {
    line: usize,
    pattern: String,
    /// Its section, as an index; 0 is the part before the first one.
    section: usize,
    owners: Vec<String>,
    /// Whether what it fits has no owner in its section (GitLab).
    is_excluded: bool,
}

/// The rules of a file and what is wrong in it.
struct Owners {
    host: Host,
    rules: Vec<Rule>,
    sections: usize,
    faults: BTreeSet<(usize, String)>,
}

pub(super) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let Some(file) = PLACES.iter().find_map(|path| source.file(path)) else {
        return Ok(value(source.files, None, &Owners::none()));
    };
    let Some(content) = source.text(file)? else {
        return Err(Unknown(format!("{}: too large, or no text", file.path)));
    };
    let mut owners = Owners::read(&content, &file.path);
    if owners.host == Host::GitHub && file.size > LARGEST {
        owners.rules.clear();
        owners.faults.insert((1, "larger than 3 MB, which GitHub does not load".to_owned()));
    }
    Ok(value(source.files, Some(file), &owners))
}

/// Whether the file at a path may change the fact.
pub(super) fn feeds(path: &str) -> bool {
    PLACES.contains(&path)
}

impl Owners {
    fn none() -> Self {
        Self { host: Host::GitHub, rules: Vec::new(), sections: 1, faults: BTreeSet::new() }
    }

    fn read(content: &str, path: &str) -> Self {
        let parsed = parse::codeowners::parse(content);
        let lines = Lines::of(content);
        let line_of = |offset| lines.position(content, offset).line as usize;
        let faults = parsed.faults.into_iter().map(|fault| (line_of(fault.offset), fault.message)).collect();
        let Some(tree) = parsed.trees.first() else { return Self { faults, ..Self::none() } };
        let is_gitlab = path.starts_with(".gitlab/") || array(&tree.value, "sections").next().is_some();
        let mut owners = Self { host: if is_gitlab { Host::GitLab } else { Host::GitHub }, faults, ..Self::none() };
        let mut names: Vec<String> = vec![String::new()];
        for rule in array(&tree.value, "rules") {
            // GitLab takes sections of one name, in whatever case, as one.
            let name = string(rule, "section").to_lowercase();
            let known = names.iter().position(|own| *own == name);
            let section = known.unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            owners.rules.push(Rule {
                line: rule["lineNumber"].as_u64().ok().and_then(|line| usize::try_from(line).ok()).unwrap_or(1),
                pattern: string(rule, "pattern").to_owned(),
                section,
                owners: array(rule, "owners").map(owner).collect(),
                is_excluded: rule["excluded"] == Value::Bool(true),
            });
        }
        owners.sections = names.len();
        if !is_gitlab {
            owners.skip();
        }
        owners
    }

    /// GitHub skips every line that it cannot read.
    fn skip(&mut self) {
        for rule in &self.rules {
            if let Some(message) = refused(&rule.pattern) {
                self.faults.insert((rule.line, message.to_owned()));
            }
        }
        let broken: BTreeSet<usize> = self.faults.iter().map(|(line, _)| *line).collect();
        self.rules.retain(|rule| !broken.contains(&rule.line));
    }
}

/// Why GitHub skips a pattern that works in `.gitignore`.
fn refused(pattern: &str) -> Option<&'static str> {
    if pattern.starts_with('!') {
        return Some("GitHub has no patterns that take back what another says (`!`)");
    }
    if pattern.starts_with("\\#") {
        return Some("GitHub does not read an escaped `#`");
    }
    pattern.contains(['[', ']']).then_some("GitHub has no character ranges (`[ ]`)")
}

fn value(files: &[Arc<SourceFile>], file: Option<&Arc<SourceFile>>, owners: &Owners) -> Value {
    let (globs, mut faults) = Globs::of(owners.host, &owners.rules);
    let decided = globs.decide(files.iter().map(|file| file.path.as_ref()), &owners.rules, owners.sections);
    faults.extend(owners.faults.iter().cloned());
    let words = |own: &[String]| list(own.iter().filter_map(|owner| text(owner)));
    let named: Vec<Value> = owners.rules.iter().map(|rule| words(&rule.owners)).collect();
    let nobody = list([]);
    let of = |deciding: &[usize]| match deciding {
        [] => nobody.clone(),
        [only] => named.get(*only).unwrap_or(&nobody).clone(),
        several => {
            let mut all: Vec<String> = Vec::new();
            for owner in several.iter().filter_map(|rule| owners.rules.get(*rule)).flat_map(|rule| &rule.owners) {
                if !all.contains(owner) {
                    all.push(owner.clone());
                }
            }
            words(&all)
        }
    };
    let paths = files.iter().zip(&decided.files);
    let host = if owners.host == Host::GitLab { "gitlab" } else { "github" };
    let is_broken = |rule: &Rule| faults.iter().any(|(line, _)| *line == rule.line);
    let unused = owners.rules.iter().enumerate().filter(|(index, rule)| !decided.is_used(*index) && !is_broken(rule));
    object([
        ("path", file.and_then(|file| text(&file.path))),
        ("host", file.and_then(|_| text(host))),
        ("owners", Some(map(paths.map(|(file, deciding)| (file.path.as_ref(), of(deciding)))))),
        (
            "unused",
            Some(list(unused.map(|(_, rule)| object([("line", number(rule.line)), ("pattern", text(&rule.pattern))])))),
        ),
        (
            "faults",
            Some(list(
                faults.iter().map(|(line, message)| object([("line", number(*line)), ("message", text(message))])),
            )),
        ),
    ])
}

/// An owner as it is written.
fn owner(owner: &Value) -> String {
    let name = string(owner, "value");
    match string(owner, "type") {
        "email" => name.to_owned(),
        "role" => format!("@@{name}"),
        _ => format!("@{name}"),
    }
}

fn array<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().ok().into_iter().flat_map(|items| items.iter())
}

fn string<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_string().map_or("", AsRef::as_ref)
}
