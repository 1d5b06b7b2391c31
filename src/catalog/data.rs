//! Data files → what is below `data` for policies besides rules, as OPA loads them.
//!
//! Every `*.json`, `*.yaml` and `*.yml` of a folder counts, and stands at the path of the folders that it lies in: what is in
//! `a/b/x.json` is below `data.a.b`. All of them make one object, to which no two give the same. Policies see all that is in it
//! and may say it, so that nothing is read that a configuration or a link names outside of its repository.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use regorus::Value;
use sha2::{Digest as _, Sha256};

use super::Error;
use super::load::files_in;
use crate::config::Mistake;
use crate::inputs;
use crate::model::paths::slashed;
use crate::model::problem::ProblemKind;
use crate::model::spans::{NodeKind, Spans};
use crate::parse::{json, yaml};

/// What karat itself gives to policies.
const OWN: &str = "karat";

/// What data files have.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    value: Value,
    files: Vec<(String, Value)>,
    digest: String,
}

impl Default for Data {
    fn default() -> Self {
        Self { value: Value::new_object(), files: Vec::new(), digest: String::new() }
    }
}

/// A data file, and the folders that its path below `data` is made of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    path: PathBuf,
    folders: Vec<String>,
}

impl Data {
    /// Those of some files and folders, and those called `data` in some folders of policies.
    pub(crate) fn load(paths: &[PathBuf], beside: &[PathBuf], mistakes: &mut Vec<Mistake>) -> Result<Self, Error> {
        let mut all = Vec::new();
        for path in paths {
            let found = if path.is_dir() { found_in(path)? } else { vec![Found::at(path)] };
            if found.is_empty() {
                return Err(Error::NoData { path: path.display().to_string() });
            }
            all.extend(found);
        }
        for path in beside.iter().filter(|path| path.is_dir()) {
            all.extend(found_in(path)?.into_iter().filter(Found::is_of_policies));
        }
        let mut own = Self::default();
        let (mut known, mut sum) = (BTreeSet::new(), Sha256::new());
        for found in all {
            let real = found.path.canonicalize().unwrap_or_else(|_| found.path.clone());
            if !known.insert(Found { path: real, folders: found.folders.clone() }) {
                continue;
            }
            let shown = slashed(&found.path);
            if !inputs::is_shown(&found.path) {
                return Err(Error::Elsewhere { path: shown });
            }
            let text = inputs::text(&found.path).map_err(|source| Error::Unreadable { path: shown.clone(), source })?;
            let text = Text { path: shown, content: Arc::from(text), folders: found.folders };
            for part in text.folders.iter().map(String::as_str).chain([text.content.as_ref()]) {
                sum.update((part.len() as u64).to_le_bytes());
                sum.update(part);
            }
            own.add(&text, mistakes);
        }
        if !own.files.is_empty() {
            own.digest = HEXLOWER.encode(&sum.finalize());
        }
        Ok(own)
    }

    /// The object that all of them make.
    pub(crate) const fn value(&self) -> &Value {
        &self.value
    }

    /// SHA-256 of all that they say, in hexadecimal digits; none where there are none.
    pub(crate) fn digest(&self) -> Option<&str> {
        (!self.digest.is_empty()).then_some(&self.digest)
    }

    /// The file that has something at a path, or a value on the way there that nothing can be in.
    pub(crate) fn file_with(&self, path: &[&str]) -> Option<String> {
        let has = |(file, value): &(String, Value)| is_taken(value, path).then(|| file.clone());
        self.files.iter().find_map(has)
    }

    /// Adds what a file says, unless there is something wrong with it.
    fn add(&mut self, text: &Text, mistakes: &mut Vec<Mistake>) {
        let (tree, faults) = text.read();
        if !faults.is_empty() {
            mistakes.extend(faults);
            return;
        }
        let (value, spans) = tree.map_or_else(|| (Value::Null, None), |(value, spans)| (value, Some(spans)));
        let value = text
            .folders
            .iter()
            .rev()
            .fold(value, |inside, folder| Value::from(BTreeMap::from([(Value::from(folder.as_str()), inside)])));
        let Ok(object) = value.as_object() else {
            let help = "a data file is an object: its keys are what stands below `data`";
            mistakes.push(text.mistake(0..1, "this is no object".to_owned()).with_help(help));
            return;
        };
        let mut at = Vec::new();
        let message = if object.contains_key(&Value::from(OWN)) {
            at.push(OWN.to_owned());
            "`data.karat` is what karat gives to policies".to_owned()
        } else if merge(&mut self.value, &value, &mut at).is_ok() {
            self.files.push((text.path.clone(), value));
            return;
        } else {
            let path: Vec<&str> = at.iter().map(String::as_str).collect();
            let first = self.file_with(&path).unwrap_or_default();
            format!("`data.{}` is in {first}, too", at.join("."))
        };
        let inside = at.get(text.folders.len()..).unwrap_or_default();
        let span = spans.and_then(|spans| place(&spans, &text.content, inside)).unwrap_or(0..1);
        let help = "what several files say of `data` must not overlap; rename one, or leave one file out";
        mistakes.push(text.mistake(span, message).with_help(help));
    }
}

impl Found {
    /// A file that is named.
    fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), folders: Vec::new() }
    }

    /// Whether it has the name of those that lie beside policies.
    fn is_of_policies(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem == "data")
    }
}

/// The first data file in a folder that has the name of those that lie beside policies.
pub(super) fn beside(folder: &Path) -> Option<PathBuf> {
    found_in(folder).ok()?.into_iter().find(Found::is_of_policies).map(|found| found.path)
}

/// The data files of a folder.
fn found_in(folder: &Path) -> Result<Vec<Found>, Error> {
    let is_data = |path: &Path| {
        path.extension().is_some_and(|extension| ["json", "yaml", "yml"].iter().any(|known| extension == *known))
    };
    let found = |path: PathBuf| {
        let inside = path.strip_prefix(folder).ok().and_then(Path::parent).unwrap_or(Path::new(""));
        let folders = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        Found { path, folders }
    };
    Ok(files_in(folder)?.into_iter().filter(|path| is_data(path)).map(found).collect())
}

/// A data file that was read.
struct Text {
    path: String,
    content: Arc<str>,
    folders: Vec<String>,
}

impl Text {
    /// Its value, if it has one, with the places of its parts, and what is wrong with it. Of a key that stands twice the last one
    /// counts, and of several documents the first one.
    fn read(&self) -> (Option<(Value, Spans)>, Vec<Mistake>) {
        let is_json = Path::new(&self.path).extension().is_some_and(|extension| extension == "json");
        let parsed = if is_json {
            json::parse(&self.content, json::Syntax::Json)
        } else {
            yaml::parse(&self.content, yaml::Dialect::Opa)
        };
        let is_wrong = |fault: &&crate::parse::Fault| fault.kind != ProblemKind::DuplicateKey;
        let faults = parsed.faults.iter().filter(is_wrong).map(|fault| {
            let at = fault.offset as usize;
            let mistake = self.mistake(at..at + 1, fault.message.clone());
            if let Some(help) = &fault.help { mistake.with_help(help.clone()) } else { mistake }
        });
        let mut faults: Vec<Mistake> = faults.collect();
        let mut trees = parsed.trees.into_iter();
        let first = trees.next();
        if let Some(second) = trees.next().filter(|_| is_json) {
            let at = second.spans.value(0).start as usize;
            faults.push(self.mistake(at..at + 1, "there is something behind the value of this file".to_owned()));
        }
        (first.map(|tree| (tree.value, tree.spans)), faults)
    }

    fn mistake(&self, span: std::ops::Range<usize>, message: String) -> Mistake {
        Mistake::new(&self.path, &self.content, span, message)
    }
}

/// Two values for one place.
struct Conflict;

/// Adds an object to another one. Where both have something `at` tells of it.
fn merge(own: &mut Value, other: &Value, at: &mut Vec<String>) -> Result<(), Conflict> {
    let (Ok(own), Ok(other)) = (own.as_object_mut(), other.as_object()) else { return Err(Conflict) };
    for (key, value) in other.iter() {
        at.push(key.as_string().map_or_else(|_| String::new(), ToString::to_string));
        match own.get_mut(key) {
            Some(known) => merge(known, value, at)?,
            None => drop(own.insert(key.clone(), value.clone())),
        }
        at.pop();
    }
    Ok(())
}

/// Whether there is something at a path, or a value on the way there that nothing can be in.
fn is_taken(value: &Value, path: &[&str]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    value.as_object().map_or(true, |own| own.get(&Value::from(*first)).is_some_and(|next| is_taken(next, rest)))
}

/// Where the key at a path stands.
fn place(spans: &Spans, text: &str, path: &[String]) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    for name in path {
        let is_mapping = spans.kind(at) == NodeKind::Mapping;
        at = spans.children(at).find(|id| is_mapping && spans.name(*id, text) == Some(name))?;
    }
    let key = spans.key(at)?;
    Some(key.start as usize..key.end as usize)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the files that are read are made")]

    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    /// The data of a folder as JSON, or `file:line message` for each mistake.
    fn data(files: &[(&str, &str)]) -> String {
        let folder = folder(files);
        let mut mistakes = Vec::new();
        let data = Data::load(&[folder.path().to_owned()], &[], &mut mistakes).unwrap();
        let root = format!("{}/", folder.path().display());
        let told = mistakes.iter().map(|own| format!("{}:{} {own}", own.path(), own.line()).replace(&root, ""));
        let told: Vec<String> = told.collect();
        if told.is_empty() { json(&data) } else { told.join("\n") }
    }

    /// In one line.
    fn json(data: &Data) -> String {
        let json: serde_json::Value = serde_json::from_str(&data.value().to_json_str().unwrap()).unwrap();
        json.to_string()
    }

    #[test]
    fn files_stand_at_the_path_of_their_folders_and_make_one_object() {
        let files = [
            ("data.json", r#"{"x": 1, "a": {"l": [1]}}"#),
            ("a/conf.yaml", "y: yes\no: 017\n---\nz: 1\n"),
            ("a/b/list.yml", "- 1\n- 2\n"),
            ("a/readme.md", "no data"),
            ("rule/rule.rego", "package rule\n"),
            ("rule/fail/x.json", "{"),
        ];
        assert_eq!(data(&files), r#"{"a":{"b":[1,2],"l":[1],"o":15,"y":"yes"},"x":1}"#);
        assert_eq!(data(&[("a.json", r#"{"x": 1, "x": 2}"#)]), r#"{"x":2}"#);
    }

    #[test]
    fn what_is_wrong_with_data_is_told_on_its_line() {
        for (files, expected) in [
            (
                [("a.json", r#"{"x": {"y": 1}}"#), ("x/b.yaml", "z: 1\ny: 1\n")],
                "x/b.yaml:2 `data.x.y` is in a.json, too",
            ),
            ([("a.json", "[1]"), ("b.yaml", "x: 1\n")], "a.json:1 this is no object"),
            ([("a.yaml", ""), ("b.yaml", "x: 1\n")], "a.yaml:1 this is no object"),
            ([("a.json", "{}\n{}"), ("b.yaml", "x: 1\n")], "a.json:2 there is something behind the value of this file"),
            (
                [("a.yaml", "x: 1\nkarat: 1\n"), ("b.yaml", "y: 1\n")],
                "a.yaml:2 `data.karat` is what karat gives to policies",
            ),
        ] {
            assert_eq!(data(&files), expected);
        }
        assert!(data(&[("a.json", "{\"x\":\n")]).starts_with("a.json:"));
    }

    #[test]
    fn a_file_counts_once_and_only_some_lie_beside_policies() {
        let folder =
            folder(&[("p/data.json", r#"{"x": 1}"#), ("p/other.json", r#"{"x": 2}"#), ("p/q/data.yml", "y: 1\n")]);
        let at = |path: &str| folder.path().join(path);
        let load = |paths: &[PathBuf], beside: &[PathBuf]| Data::load(paths, beside, &mut Vec::new()).unwrap();
        let own = load(&[at("p/data.json"), at("p/data.json")], &[at("p")]);
        assert_eq!(json(&own), r#"{"q":{"y":1},"x":1}"#);
        assert_eq!(beside(&at("p")), Some(at("p/data.json")));
        assert!(own.file_with(&["x", "y"]).is_some() && own.file_with(&["q", "z"]).is_none());
        assert_ne!(own.digest(), load(&[at("p/data.json")], &[]).digest());
        assert_eq!(load(&[], &[at("p/data.json")]).digest(), None);
        assert!(matches!(Data::load(&[at("none")], &[], &mut Vec::new()), Err(Error::Unreadable { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_elsewhere_is_not_read() {
        let folder = folder(&[("secret.json", "{}"), ("shop/.git/config", ""), ("shop/p/a.json", "{}")]);
        std::os::unix::fs::symlink(folder.path().join("secret.json"), folder.path().join("shop/p/b.json")).unwrap();
        let found = Data::load(&[folder.path().join("shop/p")], &[], &mut Vec::new());
        assert!(matches!(found, Err(Error::Elsewhere { .. })), "{found:?}");
    }
}
