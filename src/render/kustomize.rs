//! `kustomize build` → the objects of a kustomization, each with the resource and the patches that it was made from.
//!
//! Kustomize says where an object comes from when a kustomization asks for it, so one of ours, in a folder of its own, stands
//! above the one that is rendered.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use regorus::Value;

use super::documents::{self, Made};
use super::kustomizations::{Kustomization, strings};
use super::programs;
use super::roots::{Outcome, Place, Refusal, Surroundings, Way, problem, said};
use super::run::{self, Failure};
use crate::model::document::{Document, Step};
use crate::model::paths::joined;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rendered::{Kustomized, MadeFrom};
use crate::model::source::Content;
use crate::scratch;

/// The annotation that says where an object comes from.
const ORIGIN: &str = "config.kubernetes.io/origin";

/// Renders a kustomization.
pub(super) fn run(
    program: &programs::Kustomize,
    own: &Kustomization,
    around: &Surroundings<'_>,
) -> Result<String, Refusal> {
    if let Some(refusal) = own.refusal(around) {
        return Err(refusal);
    }
    let folder = own.file().on_disk().and_then(|file| file.parent()?.canonicalize().ok()).unwrap_or_default();
    let started = |error: std::io::Error| Refusal::Failed(Failure::Stopped(format!("make a folder for it: {error}")));
    let home = scratch::Folder::new().map_err(started)?;
    let above = home.path().canonicalize().map_err(started)?.join("above");
    let text = above_text(&relative(&above, &folder));
    std::fs::create_dir(&above).map_err(started)?;
    write(&above.join("kustomization.yaml"), &text).map_err(started)?;
    let (file, command) = match program {
        programs::Kustomize::Own(file) => (file, "build"),
        programs::Kustomize::Kubectl(file) => (file, "kustomize"),
    };
    run::run(file, &[OsStr::new(command), above.as_os_str()], home.path()).map_err(|failure| match failure {
        Failure::Said(text) => {
            let words = said(&text, home.path(), around);
            let words = innermost(&words);
            if words.contains("external plugins disabled") {
                return Refusal::Skipped {
                    message: "a kustomization that needs a plugin".to_owned(),
                    help: format!("no programs but kustomize itself are run: {words}"),
                };
            }
            Refusal::Failed(Failure::Said(words.to_owned()))
        }
        stopped @ Failure::Stopped(_) => Refusal::Failed(stopped),
    })
}

#[expect(clippy::disallowed_methods, reason = "a file in a folder of our own, which is removed in the end")]
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(path, text)
}

/// The kustomization that stands above the one in a folder.
fn above_text(folder: &Path) -> String {
    let folder = serde_json::Value::from(folder.display().to_string());
    format!("{{\"resources\": [{folder}], \"buildMetadata\": [\"originAnnotations\"]}}\n")
}

/// The way from one folder to another; Kustomize takes no other.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.iter().skip(shared).copied()).collect()
}

/// What is wrong, without the way through all kustomizations that Kustomize tells with it, ours among them.
fn innermost(words: &str) -> &str {
    ["recursed accumulation of path ", "must resolve to a file': "]
        .into_iter()
        .find_map(|mark| words.rfind(mark).and_then(|at| words.get(at + mark.len()..)))
        .unwrap_or(words)
        .trim_end_matches(['"', '\''])
}

/// What Kustomize complained of.
pub(super) fn complaint(own: &Kustomization, failure: Failure) -> Problem {
    let words = match failure {
        Failure::Said(words) | Failure::Stopped(words) => words,
    };
    problem(own.file(), ProblemKind::Render, format!("not rendered: kustomize: {words}"))
        .with_help("see that `kustomize build` renders it, or leave it out with --render never")
}

/// Reads the objects that a kustomization was rendered to. One that is as its file has it is left to that file.
pub(super) fn read(own: &Kustomization, rendered: &[(Way, String)], around: &Surroundings<'_>, outcome: &mut Outcome) {
    let Some((way, output)) = rendered.first() else { return };
    let output = &without_hashes(output);
    let mut parts = Parts { own, around, files: BTreeMap::new(), same: BTreeSet::new() };
    let made = Made { file: own.file(), text: output, variants: Arc::new(vec![way.variant.clone()]) };
    documents::read(&made, around, outcome, |document| parts.of(document));
    if !output.is_empty() && outcome.problems.is_empty() {
        outcome.replaced = parts.replaced();
    }
}

/// What was rendered, with generated objects called as their generators call them: the hash that Kustomize adds is another one with
/// every change of what they hold, and nobody would know what is said of them again.
fn without_hashes(output: &str) -> Cow<'_, str> {
    let names: BTreeSet<&str> = output
        .lines()
        .filter_map(|line| line.strip_prefix("  name: "))
        .filter(|name| name.rsplit_once('-').is_some_and(|(_, end)| is_hash(end)))
        .collect();
    let plain = |text: Cow<'_, str>, name: &str| -> String {
        let own = name.rsplit_once('-').map_or(name, |(own, _)| own);
        text.replace(name, own)
    };
    names.into_iter().fold(Cow::Borrowed(output), |text, name| Cow::Owned(plain(text, name)))
}

/// Whether a word is a hash as Kustomize writes it: ten hexadecimal digits, of which five are letters in place of those that may be
/// read as others (<https://github.com/kubernetes-sigs/kustomize/blob/master/api/hasher/hasher.go>).
fn is_hash(word: &str) -> bool {
    word.len() == 10 && word.bytes().all(|byte| b"gh2k456789mbcdtf".contains(&byte))
}

/// The files that a kustomization is made from, parsed as they are asked for.
struct Parts<'k> {
    own: &'k Kustomization,
    around: &'k Surroundings<'k>,
    files: BTreeMap<String, Vec<Arc<Document>>>,
    /// Objects that come out as their files have them.
    same: BTreeSet<(Arc<str>, u32)>,
}

impl Parts<'_> {
    /// What an object was made from; nothing where it is as its file has it. Takes away the annotation that says so.
    fn of(&mut self, document: &mut Document) -> Option<MadeFrom> {
        let origin = take_origin(&mut document.value);
        let path = origin.as_deref().and_then(|origin| field(origin, "path"));
        let resource = match &origin {
            Some(_) => path.and_then(|path| self.resource(path, document)),
            None => self.carried(document),
        };
        if let Some(same) = resource.as_ref().filter(|resource| resource.value == document.value) {
            self.same.insert(known_as(same));
            return None;
        }
        let patches = self.patches(document, resource.as_deref());
        let root = origin.as_deref().and_then(|origin| self.configured(origin)).unwrap_or(&self.own.root).clone();
        let generated = origin.as_deref().map_or_else(Vec::new, |origin| generator(origin, &root.value));
        let chain = self.own.chain.clone();
        Some(MadeFrom::Kustomization(Box::new(Kustomized { resource, patches, root, chain, generated })))
    }

    /// The objects in files of which none comes out as it is: it is changed, or left out.
    fn replaced(&mut self) -> BTreeSet<(Arc<str>, u32)> {
        // It was rendered with what is on the disk, not with what an editor has.
        let is_saved =
            |path: &String| self.around.file(path).is_some_and(|file| matches!(file.content, Content::Disk(_)));
        let paths: Vec<String> = self.own.taken().filter(is_saved).collect();
        let mut replaced = BTreeSet::new();
        for path in paths {
            let objects = self.documents(&path).iter().filter(|own| own.kind.name() == "kubernetes");
            replaced.extend(objects.map(known_as));
        }
        replaced.retain(|object| !self.same.contains(object));
        replaced
    }

    /// The object as its file has it. The path is relative to the folder above ours, which lies outside of the repository: what
    /// counts is its end.
    fn resource(&mut self, path: &str, document: &Document) -> Option<Arc<Document>> {
        let mut rest = path.trim_start_matches("../");
        loop {
            if self.around.file(rest).is_some() && self.is_referred(rest) {
                break;
            }
            rest = rest.split_once('/')?.1;
        }
        let same = self.documents(rest).iter().filter(|own| own.value["kind"] == document.value["kind"]);
        let same: Vec<_> = same.collect();
        let name = name(&document.value);
        let named = same.iter().filter(|own| name.contains(name_of(own))).max_by_key(|own| name_of(own).len());
        // A Namespace takes the name that the kustomization puts objects into.
        let found = named.or_else(|| same.first().filter(|_| same.len() == 1));
        found.map(|own| Arc::clone(own))
    }

    /// An object that another one brings to a cluster, as a file has it: Kustomize does not look into that, nor says where it is from.
    fn carried(&mut self, document: &Document) -> Option<Arc<Document>> {
        let paths: Vec<String> = self.own.taken().collect();
        let is_it = |own: &&Arc<Document>| own.value == document.value;
        paths.iter().find_map(|path| self.documents(path).iter().find(is_it).cloned())
    }

    /// The kustomization of the chain that a generator stands in.
    fn configured(&self, origin: &str) -> Option<&Arc<Document>> {
        let path = field(origin, "configuredIn")?;
        let stands_in = |own: &&Arc<Document>| {
            path.strip_suffix(own.file.path.as_ref()).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        self.own.chain.iter().filter(stands_in).max_by_key(|own| own.file.path.len())
    }

    /// Whether a kustomization of the chain names a file among its resources.
    fn is_referred(&self, path: &str) -> bool {
        let names = |own: &Arc<Document>| {
            strings(&own.value["resources"]).any(|entry| joined(own.file.folder(), entry).as_deref() == Some(path))
        };
        self.own.chain.iter().any(names)
    }

    /// The patches that speak of an object, by kind and name.
    fn patches(&mut self, document: &Document, resource: Option<&Document>) -> Vec<Arc<Document>> {
        let kind = &document.value["kind"];
        let name = resource.map_or_else(|| name(&document.value), |resource| name(&resource.value)).to_owned();
        let mut patches = Vec::new();
        for path in self.own.patches() {
            let own = self.documents(&path).iter();
            patches.extend(own.filter(|own| own.value["kind"] == *kind && name_of(own) == name).cloned());
        }
        patches
    }

    fn documents(&mut self, path: &str) -> &[Arc<Document>] {
        let around = self.around;
        let read = || around.file(path).map_or_else(Vec::new, |file| around.documents(file));
        self.files.entry(path.to_owned()).or_insert_with(read)
    }
}

/// What tells an object in a file from all others.
fn known_as(object: &Arc<Document>) -> (Arc<str>, u32) {
    (object.file.path.clone(), object.index)
}

fn name(value: &Value) -> &str {
    value["metadata"]["name"].as_string().map_or("", AsRef::as_ref)
}

fn name_of(document: &Arc<Document>) -> &str {
    name(&document.value)
}

/// Takes the annotation that says where an object comes from out of it, with the mappings that were made for it.
fn take_origin(value: &mut Value) -> Option<String> {
    let metadata = value.as_object_mut().ok()?.get_mut(&Value::from("metadata"))?.as_object_mut().ok()?;
    let key = Value::from("annotations");
    let annotations = metadata.get_mut(&key)?.as_object_mut().ok()?;
    let origin = annotations.remove(&Value::from(ORIGIN))?;
    if annotations.is_empty() {
        metadata.remove(&key);
    }
    origin.as_string().ok().map(ToString::to_string)
}

/// A line `name: value` of an annotation.
fn field<'o>(origin: &'o str, name: &str) -> Option<&'o str> {
    origin.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).map(str::trim)
}

/// The place in a kustomization that speaks of a generated object.
fn generator(origin: &str, root: &Value) -> Place {
    let kind = origin.lines().find_map(|line| line.trim().strip_prefix("kind: "));
    let field = match kind {
        Some("ConfigMapGenerator") => "configMapGenerator",
        Some("SecretGenerator") => "secretGenerator",
        _ => return Vec::new(),
    };
    if root[field] == Value::Undefined { Vec::new() } else { vec![Step::Key(Arc::from(field))] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_folder_goes_up_and_down() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to)).display().to_string();
        assert_eq!(way("/tmp/x/above", "/home/repo/overlays"), "../../../home/repo/overlays");
        assert_eq!(way("/tmp/x", "/tmp/y"), "../y");
        assert_eq!(
            above_text(Path::new("../a \"b\"")),
            "{\"resources\": [\"../a \\\"b\\\"\"], \"buildMetadata\": [\"originAnnotations\"]}\n"
        );
    }

    #[test]
    fn generated_objects_are_called_as_their_generators_call_them() {
        let rendered = "kind: ConfigMap\nmetadata:\n  name: cfg-h7b5cf4762\n---\nspec:\n  a: {name: cfg-h7b5cf4762}\n";
        let expected = "kind: ConfigMap\nmetadata:\n  name: cfg\n---\nspec:\n  a: {name: cfg}\n";
        assert_eq!(without_hashes(rendered), expected);
        for plain in [
            "  name: web-production\n",
            "  name: web-0123456789\n",
            "    name: cfg-h7b5cf4762\n",
            "  name: h7b5cf4762\n",
        ] {
            assert_eq!(without_hashes(plain), plain);
        }
    }

    #[test]
    fn of_a_complaint_the_innermost_part_is_told() {
        let words = "accumulating resources: accumulation err='accumulating resources from '../x': 'x' must resolve to a file': recursed accumulation of path 'x': no matches for Id";
        assert_eq!(innermost(words), "'x': no matches for Id");
        assert_eq!(innermost("must build at directory"), "must build at directory");
    }

    #[test]
    fn the_annotation_is_taken_away_with_what_was_made_for_it() {
        let mut value = Value::from_json_str(
            r#"{"metadata": {"name": "a", "annotations": {"config.kubernetes.io/origin": "path: ../base/a.yaml\n"}}}"#,
        )
        .unwrap();
        let origin = take_origin(&mut value).unwrap();
        assert_eq!(field(&origin, "path"), Some("../base/a.yaml"));
        assert_eq!(value, Value::from_json_str(r#"{"metadata": {"name": "a"}}"#).unwrap());
        assert_eq!(take_origin(&mut value), None);
    }
}
