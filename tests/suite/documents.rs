//! Every file of `testdata/documents/<format>` is parsed and compared with the `.expected` beside it: each value and its place.
//!
//! A missing `.expected` is written, and `UPDATE_GOLDEN=1` writes all of them again: read what changed before you commit it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use karat::model::{Lines, NodeKind, Span, Spans};
use karat::parse::{self, Parsed};
use regorus::Value;

use crate::harness::root;

/// Parses a text in the format that a folder is named after.
fn parsed(format: &str, text: &str) -> Parsed {
    match format {
        "codeowners" => parse::codeowners::parse(text),
        "dockerfile" => parse::dockerfile::parse(text),
        "dotenv" => parse::dotenv::parse(text),
        "gomod" => parse::gomod::parse(text),
        "hcl" => parse::hcl::parse(text),
        "ignore" => parse::ignore::parse(text),
        "ini" => parse::ini::parse(text),
        "json" => parse::json::parse(text, parse::json::Syntax::Json),
        "jsonc" => parse::json::parse(text, parse::json::Syntax::Jsonc),
        "properties" => parse::properties::parse(text),
        "toml" => parse::toml::parse(text),
        "xml" => parse::xml::parse(text),
        "yaml" => parse::yaml::parse(text, parse::yaml::Dialect::Kubernetes),
        _ => panic!("testdata/documents/{format}: no such format"),
    }
}

/// A parsed text as lines: `path = value @ first line:column-last line:column`.
struct Golden<'t> {
    text: &'t str,
    lines: Lines,
    written: String,
}

impl Golden<'_> {
    fn of(format: &str, text: &str) -> String {
        let parsed = parsed(format, text);
        let mut golden = Golden { text, lines: Lines::of(text), written: String::new() };
        for (index, tree) in parsed.trees.iter().enumerate() {
            if parsed.trees.len() > 1 {
                writeln!(golden.written, "# {index}").unwrap();
            }
            golden.node(&tree.value, &tree.spans, 0, "");
        }
        for fault in &parsed.faults {
            let at = golden.lines.position(text, fault.offset);
            let help = fault.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
            let kind = fault.kind.as_str();
            writeln!(golden.written, "! {}:{} {kind}: {}{help}", at.line, at.column, fault.message).unwrap();
        }
        golden.written
    }

    fn node(&mut self, value: &Value, spans: &Spans, id: u32, path: &str) {
        let place = self.place(spans.value(id));
        let shown = match spans.kind(id) {
            NodeKind::Mapping => "{}".to_owned(),
            NodeKind::Sequence => "[]".to_owned(),
            NodeKind::Scalar | NodeKind::Alias => value.to_string(),
        };
        let path_shown = if path.is_empty() { "/" } else { path };
        writeln!(self.written, "{path_shown} = {shown} @ {place}").unwrap();
        let children: Vec<u32> = spans.children(id).collect();
        for (index, child) in children.iter().enumerate() {
            let name = spans.name(*child, self.text);
            let step = name.map_or_else(|| index.to_string(), |name| name.replace('~', "~0").replace('/', "~1"));
            let inner = name.map_or_else(|| value[index].clone(), |name| value[name].clone());
            let path = format!("{path}/{step}");
            let is_hidden = children[index + 1..].iter().any(|later| spans.name(*later, self.text) == name);
            if name.is_some() && is_hidden {
                let place = self.place(spans.value(*child));
                writeln!(self.written, "{path} stands twice @ {place}").unwrap();
                continue;
            }
            assert_ne!(inner, Value::Undefined, "{path} has a place and no value");
            self.node(&inner, spans, *child, &path);
        }
    }

    fn place(&self, span: Span) -> String {
        let (start, end) = self.lines.range(self.text, span);
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    }
}

fn samples(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_none_or(|extension| extension != "expected"));
    found.sort();
    found
}

#[test]
fn every_sample_has_the_values_and_places_that_are_expected() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in samples(&root().join("testdata/documents")) {
        let format = folder.file_name().unwrap().to_string_lossy().into_owned();
        for sample in samples(&folder) {
            count += 1;
            let found = Golden::of(&format, &std::fs::read_to_string(&sample).unwrap());
            let mut expected_path = sample.clone().into_os_string();
            expected_path.push(".expected");
            if update || !Path::new(&expected_path).exists() {
                std::fs::write(&expected_path, &found).unwrap();
                continue;
            }
            let expected = std::fs::read_to_string(&expected_path).unwrap();
            let difference = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
            if expected != found {
                let name = sample.strip_prefix(root()).unwrap().display().to_string();
                let lines = (expected.lines().count(), found.lines().count());
                wrong.push(format!("{name}: {difference:?}, lines {lines:?}"));
            }
        }
    }
    assert!(count > 30, "the samples are where this test looks");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
