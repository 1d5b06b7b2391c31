//! Random edits of real files: what is edited is read as is meant, or refused, and hardly any are refused.

#![expect(clippy::disallowed_methods, reason = "the test reads the files that it edits")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use regorus::Value;
use walkdir::WalkDir;

use super::draft::Draft;
use super::lock::Lock;
use super::page::Page;
use super::splice::spliced;
use super::tests::file;
use super::value;
use crate::model::dice::Dice;
use crate::model::document::{Document, Origin, Step};
use crate::model::fix::{Change, Edit};
use crate::model::format::Format;
use crate::model::spans::NodeKind;

/// Edits that are tried on a file.
const EDITS: usize = 12;
/// Files of the corpus that are edited in a debug build, where all would take minutes.
const MOST_FILES: usize = 500;

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("testdata"), root.join("policies")];
    folders.extend(env::var_os("KARAT_CORPUS").map(PathBuf::from));
    let below = |folder: &PathBuf| {
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
        let files: Vec<PathBuf> =
            walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
        let step = files.len().div_ceil(MOST_FILES).max(1);
        files.into_iter().step_by(step).collect::<Vec<_>>()
    };
    folders.iter().flat_map(below).collect()
}

/// Every place in a value, the root first.
fn places(value: &Value, path: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, &'static str)>) {
    let kind = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        _ => "scalar",
    };
    found.push((path.clone(), kind));
    let mut inside = |step: Step, value: &Value| {
        path.push(step);
        places(value, path, found);
        path.pop();
    };
    match value {
        Value::Object(object) => {
            object.iter_sorted().for_each(|(key, value)| inside(Step::Key(key.as_string().unwrap().clone()), value));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| inside(Step::Index(at), item)),
        _ => {}
    }
}

fn any(numbers: &mut Dice, format: Format) -> Value {
    let texts = [
        "yes",
        "on",
        "1.0",
        "0x1",
        "a: b",
        "x",
        "it's",
        "two words",
        "#no",
        "a\nb\n",
        "é\t\"q\"",
        "",
        "sha256:ab",
        "-",
    ];
    match numbers.below(if format == Format::Toml { 5 } else { 6 }) {
        0 => Value::from(7_u64),
        1 => Value::from(true),
        2 => Value::from_json_str(r#"{"name": "x", "list": ["a", {"b": 1}]}"#).unwrap(),
        3 | 4 => Value::from(*texts.get(numbers.below(texts.len())).unwrap()),
        _ => Value::Null,
    }
}

/// Whether the format has a way to say it: HCL has bodies of blocks, which hold entries, and lists of them, which hold blocks; TOML has
/// tables with headers of their own. Where a YAML alias stands, an edit would be made in two places.
fn can_be_said(edit: &Edit, document: &Document, text: &str, format: Format) -> bool {
    let Origin::Text { spans, .. } = &document.origin else { return false };
    // What a resource of Terraform has as null is as good as not there.
    let is_null = matches!(&edit.change, Change::Replace(Value::Null) | Change::Add(Value::Null));
    // A name with an underscore is none of Kubernetes: it is how the provider writes that a capital follows.
    let is_odd = matches!(edit.path.last(), Some(Step::Key(name)) if name.contains('_'));
    if super::resource::is_made(document) && (is_null || is_odd) {
        return false;
    }
    let page = Page { text, spans, value: &document.value };
    let parent = &edit.path[..edit.path.len() - 1];
    let Ok(way) = page.way(parent) else { return false };
    let is_bracket = |id: u32| page.source(id).starts_with(['{', '[']) && !page.source(id).starts_with("[[");
    let last = way.last();
    let is_list = page.spans.kind(last) == NodeKind::Sequence;
    let is_item = parent.last().is_some_and(|step| matches!(step, Step::Index(_)));
    match format {
        // A workflow that is told by its keys alone is none without its jobs, and its `on` no text.
        Format::Yaml if edit.change == Change::Remove && edit.path == [Step::Key("jobs".into())] => false,
        Format::Yaml => {
            !text.contains(": &") && !text.contains("- &") && !text.contains(": !") && !text.contains("- !")
        }
        Format::Hcl if matches!(edit.change, Change::Replace(_)) => true,
        Format::Hcl => is_bracket(last) || (!is_list && is_item && edit.change != Change::Remove),
        Format::Toml => {
            let is_header = page.spans.kind(last) == NodeKind::Mapping && !page.source(last).starts_with('{');
            if edit.change == Change::Remove && page.children(last).len() == 1 {
                return false;
            }
            let is_object = matches!(&edit.change, Change::Add(Value::Object(_)));
            (is_bracket(last) && is_list && !text.contains("[[")) || (is_header && !is_object && !text.contains("[["))
        }
        _ => true,
    }
}

/// An edit of a random place: replace, add, append or remove.
fn edit(numbers: &mut Dice, document: &Document, format: Format) -> Option<(&'static str, Edit)> {
    let mut found = Vec::new();
    places(&document.value, &mut Vec::new(), &mut found);
    let (op, wanted) =
        *[("replace", "scalar"), ("add", "object"), ("append", "array"), ("remove", "")].get(numbers.below(4))?;
    let fitting: Vec<_> =
        found.into_iter().filter(|(path, kind)| !path.is_empty() && (wanted.is_empty() || *kind == wanted)).collect();
    let (mut path, _) = fitting.get(numbers.below(fitting.len()))?.clone();
    let change = match op {
        "replace" => Change::Replace(any(numbers, format)),
        "remove" => Change::Remove,
        _ => {
            path.push(Step::Key(if op == "add" { "new_key" } else { "-" }.into()));
            Change::Add(any(numbers, format))
        }
    };
    Some((op, Edit { file: None, document: document.index, path, change }))
}

#[test]
fn random_edits_of_real_files_are_read_as_is_meant_and_hardly_any_is_refused() {
    let mut counts: BTreeMap<(String, &str), (usize, Vec<String>)> = BTreeMap::new();
    let mut numbers = Dice(0x9e37_79b9_7f4a_7c15);
    for path in files() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let text = text.strip_prefix('\u{feff}').map_or(text.as_str(), |text| text).to_owned();
        let name = path.to_string_lossy();
        let source = file(name.trim_start_matches('/'));
        if text.len() > 200_000
            || !matches!(source.format, Format::Yaml | Format::Json | Format::Jsonc | Format::Toml | Format::Hcl)
        {
            continue;
        }
        let draft = Draft::of(source.clone(), text.as_str().into());
        let documents =
            crate::parse::of_text(&source, text.as_str().into(), &crate::parse::ChartIndex::default()).documents;
        for _ in 0..EDITS {
            let Some(document) = documents.get(numbers.below(documents.len())) else { break };
            let Some((op, edit)) = edit(&mut numbers, document, source.format) else { continue };
            if !can_be_said(&edit, document, &text, source.format) {
                continue;
            }
            let (tried, refused) = counts.entry((format!("{:?}", source.format), op)).or_default();
            *tried += 1;
            match draft.edited(&edit, &Lock::default()) {
                Err(refusal) => refused.push(format!("{} {edit:?}: {refusal}", path.display())),
                Ok(after) => {
                    let mut expected = document.value.clone();
                    value::apply(&mut expected, &edit.path, &edit.change).unwrap();
                    let read =
                        crate::parse::of_text(&source, after.text().clone(), &crate::parse::ChartIndex::default());
                    assert_eq!(read.documents.len(), documents.len(), "{}: {edit:?}", path.display());
                    let found = &read.documents[document.index as usize].value;
                    assert_eq!(*found, expected, "{}: {edit:?}", path.display());
                    let splices = draft.splices(&edit, &Lock::default()).unwrap();
                    assert_eq!(spliced(&text, &splices).as_deref(), Some(after.text().as_ref()));
                }
            }
        }
    }
    let all: usize = counts.values().map(|(tried, _)| tried).sum();
    assert!(all > 1_000, "{all} edits");
    let mut bad = Vec::new();
    for ((format, op), (tried, refused)) in &counts {
        eprintln!("{format} {op}: {} of {tried} refused", refused.len());
        if env::var_os("KARAT_SHOW_REFUSED").is_some() {
            for own in refused {
                eprintln!("  {own}");
            }
        }
        if refused.len() * 100 > *tried && refused.len() > 1 {
            bad.push(format!("{format} {op}: {} of {tried} refused, such as\n{}", refused.len(), refused[0]));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
