//! The file of a baseline ↔ its entries. JSON with an entry on each line, sorted, so that a review shows what came and went and
//! two branches seldom touch the same line. Knows nothing of reports.

use std::io;
use std::path::Path;

use miette::Diagnostic;
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

use crate::inputs;
use crate::model::{Baseline, BaselineEntry, Fingerprint};

/// The name of the file where none is given.
pub(crate) const FILE: &str = "karat-baseline.json";
/// The version of the format.
const SCHEMA: u32 = 1;

/// Why a baseline cannot be used.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// The file cannot be read.
    #[error("read the baseline {path}: {source}")]
    #[diagnostic(code(baseline::unreadable), help("write it with `karat baseline`, or leave out `baseline`"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is no baseline.
    #[error("read the baseline {path}:{line}: {message}")]
    #[diagnostic(
        code(baseline::syntax),
        help("after a merge, keep the entries of both sides, or write it anew with `karat baseline`")
    )]
    Syntax {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// It is of a later karat.
    #[error("read the baseline {path}: its schema is {schema}, and this karat knows {SCHEMA}")]
    #[diagnostic(code(baseline::schema), help("use the karat that wrote it, or write it anew with `karat baseline`"))]
    Schema {
        /// The file.
        path: String,
        /// What it says.
        schema: u32,
    },
}

impl Error {
    /// The same without a word of the file's text.
    fn withheld(self) -> Self {
        match self {
            Self::Syntax { path, line, .. } => {
                let message = "it is no baseline, and lies outside of the repository: what stands there is not shown";
                Self::Syntax { path, line, message: message.to_owned() }
            }
            other => other,
        }
    }
}

/// Only the version: a later one may have other fields.
#[derive(Deserialize)]
struct Head {
    schema: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    #[serde(rename = "schema")]
    _schema: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    repository: String,
    path: String,
    rule: String,
    #[serde(deserialize_with = "fingerprint", serialize_with = "hexadecimal")]
    fingerprint: Fingerprint,
    #[serde(deserialize_with = "fingerprint", serialize_with = "hexadecimal")]
    fingerprint_anywhere: Fingerprint,
}

fn fingerprint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
    let text = String::deserialize(deserializer)?;
    Fingerprint::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no fingerprint")))
}

fn hexadecimal<S: serde::Serializer>(own: &Fingerprint, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(own)
}

/// Reads a file.
pub(crate) fn load(path: &Path) -> Result<Baseline, Error> {
    let shown = path.display().to_string();
    let text = inputs::text(path).map_err(|source| Error::Unreadable { path: shown.clone(), source })?;
    let read = read(&shown, &text);
    if inputs::is_shown(path) { read } else { read.map_err(Error::withheld) }
}

fn read(path: &str, text: &str) -> Result<Baseline, Error> {
    let syntax = |error: serde_json::Error| {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        Error::Syntax {
            path: path.to_owned(),
            line: error.line(),
            message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
        }
    };
    let Head { schema } = serde_json::from_str(text).map_err(syntax)?;
    if schema != SCHEMA {
        return Err(Error::Schema { path: path.to_owned(), schema });
    }
    let Whole { findings, .. } = serde_json::from_str(text).map_err(syntax)?;
    let entry = |Entry { repository, path, rule, fingerprint, fingerprint_anywhere: anywhere }| BaselineEntry {
        repository,
        path,
        rule,
        fingerprint,
        anywhere,
    };
    Ok(Baseline { entries: findings.into_iter().map(entry).collect() })
}

/// Writes a baseline.
pub(crate) fn write(baseline: &Baseline, out: &mut dyn io::Write) -> io::Result<()> {
    write!(out, "{{\n  \"schema\": {SCHEMA},\n  \"findings\": [")?;
    for (number, own) in baseline.entries.iter().enumerate() {
        out.write_all(if number == 0 { b"\n    " } else { b",\n    " })?;
        let BaselineEntry { repository, path, rule, fingerprint, anywhere } = own.clone();
        serde_json::to_writer(
            &mut *out,
            &Entry { repository, path, rule, fingerprint, fingerprint_anywhere: anywhere },
        )?;
    }
    writeln!(out, "{}]\n}}", if baseline.entries.is_empty() { "" } else { "\n  " })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, number: u128) -> BaselineEntry {
        BaselineEntry {
            repository: ".".to_owned(),
            path: path.to_owned(),
            rule: "kubernetes.host_pid".to_owned(),
            fingerprint: Fingerprint(number ^ (1 << 64)),
            anywhere: Fingerprint(number),
        }
    }

    fn written(baseline: &Baseline) -> String {
        let mut out = Vec::new();
        write(baseline, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_written_is_read_again_and_has_an_entry_on_each_line() {
        for entries in
            [Vec::new(), vec![entry("a \"b\"\n.yaml", 1)], vec![entry("a.yaml", 1), entry("b.yaml", u128::MAX)]]
        {
            let baseline = Baseline { entries };
            let text = written(&baseline);
            assert_eq!(read("b.json", &text).unwrap(), baseline, "{text}");
            assert_eq!(text.lines().count(), 4 + baseline.entries.len() + usize::from(!baseline.entries.is_empty()));
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let good = written(&Baseline { entries: vec![entry("a.yaml", 1), entry("b.yaml", 2)] });
        let cases = [
            (good.replace("00000002\"", "0000002\""), "b.json:5: `0000000000000001000000000000002` is no fingerprint"),
            (
                good.replace(
                    "    {\"repository\":\".\",\"path\":\"b",
                    "<<<<<<< HEAD\n    {\"repository\":\".\",\"path\":\"b",
                ),
                "b.json:5: expected value",
            ),
            (
                good.replace("\"rule\"", "\"role\""),
                "b.json:4: unknown field `role`, expected one of `repository`, `path`, `rule`, `fingerprint`, `fingerprint_anywhere`",
            ),
            (good.replace("\"schema\": 1", "\"schema\": 2"), "b.json: its schema is 2, and this karat knows 1"),
        ];
        for (text, expected) in cases {
            let error = read("b.json", &text).unwrap_err().to_string();
            assert_eq!(error, format!("read the baseline {expected}"));
        }
    }
}
