//! The licence that a manifest declares: `package.json`, `Cargo.toml`, `pyproject.toml`, `pom.xml`.

use regorus::Value;

use super::{CERTAIN, Said};
use crate::model::document::{Document, Origin};
use crate::model::lines::Lines;
use crate::model::spans::NodeId;

/// What a document declares, if it is such a manifest and says so.
pub(super) fn declared(document: &Document) -> Option<Said> {
    let (way, declared) = field(document)?;
    let declared = declared.trim();
    let spdx = canonical(declared);
    Some(Said {
        path: document.file.path.clone(),
        line: line(document, &way),
        confidence: if spdx.is_some() { CERTAIN } else { 0 },
        declared: spdx.is_none().then(|| declared.to_owned()),
        spdx,
        also: Vec::new(),
        source: "manifest",
    })
    .filter(|_| !declared.is_empty())
}

/// Where the licence stands, and what is written there.
fn field(document: &Document) -> Option<(Vec<&'static str>, &str)> {
    let has = |label| document.kind.has(label);
    let ways: &[&[&'static str]] = if has("package_json") {
        &[&["license"], &["license", "type"], &["licenses"]]
    } else if has("cargo_toml") {
        &[&["package", "license"], &["workspace", "package", "license"]]
    } else if has("pyproject") {
        &[&["project", "license"], &["project", "license", "text"], &["tool", "poetry", "license"]]
    } else if has("pom") {
        &[&["project", "licenses", "license", "name"]]
    } else {
        return None;
    };
    ways.iter()
        .find_map(|way| Some((way.to_vec(), string(way.iter().fold(&document.value, |value, key| &value[*key]))?)))
}

/// A text; of a list the first, and of an old entry of npm its type.
fn string(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items
            .first()
            .and_then(|first| first.as_string().or_else(|_| first["type"].as_string()).ok())
            .map(AsRef::as_ref),
        _ => None,
    }
}

/// The expression that is meant, in its canonical form; none where it is no licence of SPDX.
pub(super) fn canonical(declared: &str) -> Option<String> {
    let declared = declared.trim();
    // A licence's whole text may stand in the field.
    if declared.len() > 500 || declared.contains('\n') {
        return None;
    }
    let strict = |text: &str| spdx::Expression::parse(text).is_ok();
    let lax = |text: &str| spdx::Expression::canonicalize(text).ok().flatten().filter(|changed| strict(changed));
    let meant = |text: &str| Some(text.to_owned()).filter(|text| strict(text)).or_else(|| lax(text));
    // GNU is taken for another version of its licence where it stands before one.
    let own = without(declared, &["gnu"]);
    let plain = without(declared, &["", "the", "gnu", "license", "licence", "software", "version"]);
    if is_vague(&plain) {
        return None;
    }
    let known = COMMON.iter().find(|(name, _)| name.eq_ignore_ascii_case(&plain.join(" ")));
    known
        .map(|(_, id)| (*id).to_owned())
        .or_else(|| [own.join(" "), plain.join(" "), plain.join("-")].iter().find_map(|text| meant(&cased(text))))
}

/// Names that people have for a licence, and its id.
const COMMON: [(&str, &str); 6] = [
    ("2-Clause BSD", "BSD-2-Clause"),
    ("Simplified BSD", "BSD-2-Clause"),
    ("3-Clause BSD", "BSD-3-Clause"),
    ("Modified BSD", "BSD-3-Clause"),
    ("New BSD", "BSD-3-Clause"),
    ("Revised BSD", "BSD-3-Clause"),
];

/// The words of a name without those that tell it from no other: `The Apache Software License, Version 2.0` is `Apache 2.0`.
fn without<'d>(declared: &'d str, words: &[&str]) -> Vec<&'d str> {
    let says_nothing = |word: &&str| words.iter().any(|own| own.eq_ignore_ascii_case(word));
    declared.split([' ', ',']).filter(|word| !says_nothing(word)).collect()
}

/// Whether one of the alternatives names a family of licences that differ in what they ask for, and none of them.
fn is_vague(words: &[&str]) -> bool {
    let text = words.join(" ").to_ascii_lowercase().replace(" and ", "/").replace(" or ", "/");
    text.split('/').any(|part| matches!(part.trim_matches(['(', ')', ' ']), "agpl" | "bsd" | "gpl" | "lgpl"))
}

/// An expression with the ids in the case that they have: `apache-2.0` is meant as `Apache-2.0`.
fn cased(expression: &str) -> String {
    let word = |word: &str| {
        let known = spdx::identifiers::LICENSES.iter().find(|known| known.name.eq_ignore_ascii_case(word));
        known.map_or_else(|| word.to_owned(), |known| known.name.to_owned())
    };
    let mut cased = String::with_capacity(expression.len());
    for part in expression.split_inclusive([' ', '(', ')', '/', '+']) {
        let end = part.trim_end_matches([' ', '(', ')', '/', '+']).len();
        let (own, mark) = part.split_at_checked(end).unwrap_or((part, ""));
        cased.push_str(&word(own));
        cased.push_str(mark);
    }
    cased
}

fn line(document: &Document, way: &[&str]) -> Option<usize> {
    let Origin::Text { sources, spans } = &document.origin else { return None };
    let source = sources.first()?;
    let child = |id: NodeId, key: &str| spans.children(id).find(|child| spans.name(*child, &source.text) == Some(key));
    let found = way.iter().try_fold(0, |id, key| child(id, key))?;
    let place = Lines::of(&source.text).position(&source.text, spans.key(found)?.start);
    Some(place.line as usize)
}
