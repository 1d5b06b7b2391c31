//! Under which licences a repository says that it is.
//!
//! `[{"path", "spdx": "MIT", "confidence": 9900, "source": "text"|"manifest"|"header", "also": [ids], "declared", "line"}]`, by
//! path: files of licences by their text, or by the identifier that they name, and what manifests declare. Confidence is in
//! hundredths of a percent. `also` are ids with the very same text: GPL-3.0-or-later has that of GPL-3.0-only. Without `spdx` it
//! is not known which licence it is; `declared` is what a manifest says then.

mod known;
mod manifests;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use regorus::Value;

use super::value::{list, number, object, text};
use super::{Source, Unknown};
use crate::model::source::SourceFile;

/// Documents that declare a licence.
pub(super) const LABELS: [&str; 4] = ["package_json", "cargo_toml", "pyproject", "pom"];

/// One licence that something says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    path: Arc<str>,
    line: Option<usize>,
    spdx: Option<String>,
    also: Vec<&'static str>,
    confidence: u32,
    source: &'static str,
    declared: Option<String>,
}

/// Words in the name of a file whose licence is not that of the repository: something to fill in, or what others wrote.
const NOT_OWN: [&str; 8] = ["HEADER", "TEMPLATE", "THIRD", "3RD", "DEPENDENC", "VENDOR", "BUNDLED", "NOTICE"];
/// Full confidence.
const CERTAIN: u32 = 10_000;

pub(super) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let mut texts: BTreeMap<Arc<str>, Vec<&Arc<SourceFile>>> = BTreeMap::new();
    for file in source.files.iter().filter(|file| feeds(&file.path)) {
        if let Some(content) = source.text(file)? {
            texts.entry(content).or_default().push(file);
        }
    }
    // The same text in many folders is looked at once.
    let of_texts = texts.par_iter().flat_map_iter(|(content, files)| {
        let found = by_text(content);
        files.iter().flat_map(|file| found.iter().map(|said| named(said, file))).collect::<Vec<_>>()
    });
    let mut all: Vec<Said> = of_texts.collect();
    all.extend(source.documents.iter().filter_map(|document| manifests::declared(document)));
    all.sort();
    Ok(list(all.iter().map(value)))
}

fn value(said: &Said) -> Value {
    object([
        ("path", text(&said.path)),
        ("line", said.line.and_then(number)),
        ("spdx", said.spdx.as_deref().and_then(text)),
        ("also", (!said.also.is_empty()).then(|| list(said.also.iter().filter_map(|id| text(id))))),
        ("confidence", Some(Value::from(u64::from(said.confidence)))),
        ("source", text(said.source)),
        ("declared", said.declared.as_deref().and_then(text)),
    ])
}

/// Whether the file at a path may change the fact: it is named as licences are. Manifests are known by their documents.
pub(super) fn feeds(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut folders = folder.split('/');
    if folders.clone().any(|part| matches!(part, "vendor" | "node_modules" | "third_party" | "site-packages")) {
        return false;
    }
    let name = name.to_ascii_uppercase();
    let is_text = match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "" | "TXT" | "MD" | "MARKDOWN" | "RST" | "ADOC" | "HTML" => true,
        extension => {
            let is_other = matches!(
                extension,
                "GO" | "RS" | "PY" | "JS" | "TS" | "TSX" | "JAVA" | "KT" | "C" | "H" | "CS" | "RB" | "PHP"
            ) || matches!(
                extension,
                "SH" | "JSON"
                    | "YAML"
                    | "YML"
                    | "TOML"
                    | "XML"
                    | "CSS"
                    | "SVG"
                    | "PNG"
                    | "TMPL"
                    | "SPDX"
                    | "CSV"
                    | "LOCK"
            );
            !is_other
        }
    };
    let is_others = |word: &&str| name.contains(*word);
    if !is_text || NOT_OWN.iter().any(is_others) {
        return false;
    }
    let heads = ["LICENSES", "LICENSE", "LICENCE", "COPYING", "UNLICENSE"];
    let rest = heads.iter().find_map(|head| name.strip_prefix(head));
    folders.any(|part| part == "LICENSES")
        || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_', ' ']))
}

/// What a text says, without the path.
fn by_text(content: &str) -> Vec<Said> {
    let said = |spdx, also, confidence, source| Said {
        path: Arc::from(""),
        line: None,
        spdx,
        also,
        confidence,
        source,
        declared: None,
    };
    let matched = known::licences(content);
    if let [_, ..] = matched.found.as_slice() {
        let found = matched.found.into_iter();
        return found.map(|own| said(Some(own.id.to_owned()), own.also, own.confidence, "text")).collect();
    }
    let header = content.lines().take(50).enumerate().find_map(|(index, line)| {
        let (_, id) = line.split_once("SPDX-License-Identifier:")?;
        let id = id.trim().trim_end_matches(['*', '/', '-', '>']).trim();
        Some(Said { line: Some(index + 1), ..said(Some(manifests::canonical(id)?), Vec::new(), CERTAIN, "header") })
    });
    vec![header.unwrap_or_else(|| said(None, Vec::new(), matched.nearest, "text"))]
}

/// The same for a file, whose name may tell which id is meant: `LICENSES/GPL-3.0-or-later.txt`.
fn named(said: &Said, file: &SourceFile) -> Said {
    let mut said = Said { path: file.path.clone(), ..said.clone() };
    let name = file.file_name();
    let stem = name.rsplit_once('.').filter(|(_, end)| end.eq_ignore_ascii_case("txt")).map_or(name, |(stem, _)| stem);
    if let Some(own) = said.also.iter_mut().find(|id| **id == stem)
        && let Some(first) = said.spdx.as_deref().and_then(spdx::license_id)
    {
        said.spdx = Some(std::mem::replace(own, first.name).to_owned());
    }
    said
}
