//! The kustomizations of a repository: what they refer to, and which are rendered by themselves.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::links;
use super::roots::{Refusal, Surroundings};
use crate::model::document::{Document, Kind};
use crate::model::paths::{ends_with, joined};
use crate::model::source::SourceFile;
use crate::parse::{self, Fixed, FixedImages, ReadOptions};

/// Fields whose entries are files or folders.
const RESOURCES: [&str; 3] = ["resources", "bases", "components"];
/// Fields whose entries may be files, folders or texts.
const FURTHER: [&str; 6] =
    ["crds", "configurations", "generators", "transformers", "validators", "patchesStrategicMerge"];
/// Fields that leave objects as their files have them, but for names, namespaces and labels.
const PLAIN: [&str; 19] = [
    "apiVersion",
    "bases",
    "buildMetadata",
    "commonAnnotations",
    "commonLabels",
    "components",
    "configurations",
    "crds",
    "generatorOptions",
    "kind",
    "labels",
    "metadata",
    "namePrefix",
    "nameSuffix",
    "namespace",
    "openapi",
    "resources",
    "sortOptions",
    "validators",
];
/// Fields that take in objects just as their files have them.
const TAKING: [&str; 6] = ["apiVersion", "bases", "kind", "metadata", "resources", "sortOptions"];
/// Fields that change images and numbers of replicas, and nothing else.
const NUMBERS: [&str; 3] = ["imageTags", "images", "replicas"];
/// Fields that change whatever they like in objects which stand in files.
const CHANGING: [&str; 5] = ["patches", "patchesJson6902", "patchesStrategicMerge", "replacements", "vars"];
/// Fields that make an object, and of what kind.
const MAKING: [(&str, &str); 2] =
    [("configMapGenerator", "kubernetes/ConfigMap"), ("secretGenerator", "kubernetes/Secret")];

/// A kustomization that is rendered by itself.
#[derive(Debug)]
pub(crate) struct Kustomization {
    /// Itself.
    pub(super) root: Arc<Document>,
    /// Itself and all kustomizations that it leads to, itself first.
    pub(super) chain: Arc<[Arc<Document>]>,
}

/// Whether a file is a kustomization by its name.
pub(super) fn is_named(file: &SourceFile) -> bool {
    is_kustomization(&file.path)
}

/// Whether the file at a path is a kustomization by its name.
pub(crate) fn is_kustomization(path: &str) -> bool {
    ["kustomization.yaml", "kustomization.yml", "Kustomization"].iter().any(|name| ends_with(path, name))
}

/// What the kustomizations of a repository make of files.
#[derive(Debug, Default)]
pub(crate) struct Kustomized {
    /// The files that they apply as patches.
    pub(crate) patches: BTreeSet<String>,
    /// The images that they give tags or digests, by the files that they take in.
    pub(crate) images: FixedImages,
}

/// What the kustomizations among some files make of others.
pub(crate) fn kustomized(files: &[Arc<SourceFile>], options: &ReadOptions<'_>) -> Kustomized {
    let mut all: BTreeMap<&str, Arc<Document>> = BTreeMap::new();
    let mut own = Kustomized::default();
    for file in files.iter().filter(|file| is_named(file)) {
        for document in parse::read(file, options).documents {
            own.patches.extend(patches_of(&document));
            all.entry(file.folder()).or_insert_with(|| Arc::new(document));
        }
    }
    for root in all.values() {
        let images = images(root, &all);
        if images.is_empty() {
            continue;
        }
        let taken = chain(root, &all).into_iter().flat_map(|own| folders(&own.value, own.file.folder()));
        for path in taken.filter(|path| !all.contains_key(path.as_str())) {
            let known = own.images.entry(path).or_default();
            for (image, fixed) in &images {
                let known = known.entry(image.clone()).or_insert(*fixed);
                *known = (*known).max(*fixed);
            }
        }
    }
    own
}

/// The images that a kustomization gives tags or digests, by itself or by its components.
fn images(root: &Arc<Document>, all: &BTreeMap<&str, Arc<Document>>) -> BTreeMap<String, Fixed> {
    let components = parts(root, all, &["components"]);
    let entries = components.iter().flat_map(|own| items(&own.value["images"]));
    let fixed = entries.filter_map(|entry| {
        let tag = text(&entry["newTag"]).filter(|tag| !matches!(*tag, "" | "latest")).map(|_| Fixed::Tag);
        let digest = text(&entry["digest"]).filter(|digest| !digest.is_empty()).map(|_| Fixed::Digest);
        Some((text(&entry["name"])?.to_owned(), digest.or(tag)?))
    });
    fixed.collect()
}

/// The files that the patches of a kustomization stand in, in their order.
fn patches_of(own: &Document) -> Vec<String> {
    let named = patch_files(&own.value).chain(strings(&own.value["patchesStrategicMerge"]));
    named.filter_map(|path| joined(own.file.folder(), path)).collect()
}

/// The kustomizations that no other one of the repository refers to. A component is a part of others only.
pub(super) fn find(around: &Surroundings<'_>) -> Vec<Kustomization> {
    let files = around.below("").filter(|file| is_named(file));
    let documents = files.filter_map(|file| Some((file.folder(), around.documents(file).into_iter().next()?)));
    let all: BTreeMap<&str, Arc<Document>> = documents.filter(|(_, own)| own.value.as_object().is_ok()).collect();
    let referred: BTreeSet<String> = all.iter().flat_map(|(folder, own)| folders(&own.value, folder)).collect();
    let is_root =
        |folder: &str, own: &Document| !referred.contains(folder) && own.value["kind"] != Value::from("Component");
    let roots = all.iter().filter(|(folder, own)| is_root(folder, own));
    roots.map(|(_, own)| Kustomization { root: own.clone(), chain: chain(own, &all).into() }).collect()
}

/// A kustomization and all that it leads to.
fn chain(root: &Arc<Document>, all: &BTreeMap<&str, Arc<Document>>) -> Vec<Arc<Document>> {
    parts(root, all, &RESOURCES)
}

/// A kustomization and all that it leads to by some of its fields.
fn parts(
    root: &Arc<Document>,
    all: &BTreeMap<&str, Arc<Document>>,
    fields: &'static [&'static str],
) -> Vec<Arc<Document>> {
    let mut parts = vec![root.clone()];
    let mut seen = BTreeSet::from([root.file.folder().to_owned()]);
    let mut next = 0;
    while let Some(own) = parts.get(next).cloned() {
        next += 1;
        for folder in entries(&own.value, fields).filter_map(|entry| joined(own.file.folder(), entry)) {
            if let Some(inner) = all.get(folder.as_str()).filter(|_| seen.insert(folder.clone())) {
                parts.push(inner.clone());
            }
        }
    }
    parts
}

/// The folders and files that a kustomization refers to, as paths in the repository.
fn folders(value: &Value, folder: &str) -> Vec<String> {
    entries(value, &RESOURCES).filter_map(|entry| joined(folder, entry)).collect()
}

/// The strings in some lists of a value.
fn entries<'v>(value: &'v Value, fields: &'static [&'static str]) -> impl Iterator<Item = &'v str> {
    fields.iter().flat_map(|field| strings(&value[*field]))
}

/// The strings of a list.
pub(super) fn strings(list: &Value) -> impl Iterator<Item = &str> {
    items(list).filter_map(text)
}

/// The items of a list; none of what is no list.
fn items(list: &Value) -> impl Iterator<Item = &Value> {
    let items = match list {
        Value::Array(items) => Some(items.iter()),
        _ => None,
    };
    items.into_iter().flatten()
}

fn text(value: &Value) -> Option<&str> {
    value.as_string().ok().map(AsRef::as_ref)
}

/// The files that patches are said to stand in.
fn patch_files(value: &Value) -> impl Iterator<Item = &str> {
    items(&value["patches"]).filter_map(|patch| text(&patch["path"]))
}

impl Kustomization {
    /// Its file.
    pub(super) fn file(&self) -> &Arc<SourceFile> {
        &self.root.file
    }

    /// Its folder, as people name it.
    pub(super) fn folder_shown(&self) -> Arc<str> {
        Arc::from(if self.file().folder().is_empty() { "." } else { self.file().folder() })
    }

    /// Why it is not rendered, where it is not: it would need the network, or Helm, or what is not in the repository.
    pub(super) fn refusal(&self, around: &Surroundings<'_>) -> Option<Refusal> {
        self.chain.iter().find_map(|own| refusal(own, around))
    }

    /// Whether it renders to what its files have: it only takes objects in, each once, and Kustomize has nothing to complain of.
    /// No program need run for that, which is most of the time that a repository of Flux or Argo CD takes. Where there is none, the
    /// objects are not asked for what it would complain of.
    pub(super) fn is_plain(&self, around: &Surroundings<'_>) -> bool {
        if !self.chain.iter().flat_map(|own| used(&own.value)).all(|field| TAKING.contains(&field)) {
            return false;
        }
        let inner: BTreeSet<&str> = self.chain.iter().map(|own| own.file.folder()).collect();
        let (mut taken, mut objects) = (BTreeSet::new(), BTreeSet::new());
        self.chain.iter().all(|own| {
            entries(&own.value, &RESOURCES).all(|entry| {
                let Some(path) = joined(own.file.folder(), entry) else { return false };
                // A file outside of the folder is refused.
                let folder = own.file.folder();
                let is_below = folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
                let is_sound = inner.contains(path.as_str())
                    || is_below
                        && around
                            .file(&path)
                            .is_some_and(|file| !around.has_kustomize() || has_new_objects(file, around, &mut objects));
                is_sound && taken.insert(path)
            })
        })
    }

    /// What it changes or makes, so that it stands in no file of the repository as it is: what nobody judges where it is not rendered.
    pub(super) fn withheld(&self, around: &Surroundings<'_>) -> Withheld {
        let fields: BTreeSet<&str> = self.chain.iter().flat_map(|own| used(&own.value)).collect();
        let is_making = |field: &str| MAKING.iter().any(|(making, _)| *making == field);
        let is_known = |field: &&str| {
            PLAIN.contains(field) || NUMBERS.contains(field) || CHANGING.contains(field) || is_making(field)
        };
        let is_all_here = self.chain.iter().all(|own| absent(own, around).is_none());
        if !is_all_here || !fields.iter().all(is_known) {
            return Withheld { kinds: BTreeSet::from([objects()]), changed: Vec::new() };
        }
        let made = MAKING.iter().filter(|(field, _)| fields.contains(field));
        let made = made.map(|(_, label)| Kind(Arc::from([Cow::Borrowed("kubernetes"), Cow::Borrowed(*label)])));
        let mut withheld = Withheld { kinds: made.collect(), changed: Vec::new() };
        if fields.contains("namespace") {
            // A Namespace gets the name that objects are put into.
            withheld
                .kinds
                .extend(self.resources(around).map(|own| own.kind).filter(|kind| kind.has("kubernetes/Namespace")));
        }
        if CHANGING.iter().any(|field| fields.contains(field)) {
            withheld.kinds.extend(self.resources(around).map(|own| own.kind));
        } else if NUMBERS.iter().any(|field| fields.contains(field)) {
            let changed = self.resources(around).map(Changed::of);
            withheld.changed = changed.filter(|own| own.was != own.is).collect();
        }
        withheld
    }

    /// The files and folders that it takes in.
    pub(super) fn taken(&self) -> impl Iterator<Item = String> {
        self.chain.iter().flat_map(|own| folders(&own.value, own.file.folder()))
    }

    /// The objects that it takes in.
    fn resources(&self, around: &Surroundings<'_>) -> impl Iterator<Item = Document> {
        let files = self.taken().filter_map(|path| around.file(&path));
        files.flat_map(|file| parse::read(file, &around.reading).documents)
    }

    /// The files that its patches stand in, the strongest first.
    pub(super) fn patches(&self) -> Vec<String> {
        self.chain.iter().flat_map(|own| patches_of(own).into_iter().rev()).collect()
    }
}

/// Whether a file holds nothing but objects that have a kind and a name, and none of those that are known already.
fn has_new_objects(file: &Arc<SourceFile>, around: &Surroundings<'_>, known: &mut BTreeSet<[Value; 4]>) -> bool {
    let read = parse::read(file, &around.reading);
    // Values of a chart in an object are a document beside it.
    let is_part = |own: &Document| own.kind.has("helm_values") && !own.kind.has("yaml");
    read.problems.is_empty()
        && read.documents.iter().filter(|own| !is_part(own)).all(|own| {
            let (value, metadata) = (&own.value, &own.value["metadata"]);
            let id =
                [&value["apiVersion"], &value["kind"], &metadata["namespace"], &metadata["name"]].map(Clone::clone);
            text(&value["kind"]).is_some() && text(&metadata["name"]).is_some() && known.insert(id)
        })
}

/// What nobody sees of a kustomization that is not rendered.
#[derive(Debug, Default)]
pub(crate) struct Withheld {
    /// Kinds of objects of which nothing is known.
    pub(crate) kinds: BTreeSet<Kind>,
    /// Objects that are known but for their images and numbers of replicas.
    pub(crate) changed: Vec<Changed>,
}

/// An object as its file has it, and as it may be.
#[derive(Debug)]
pub(crate) struct Changed {
    /// What it is.
    pub(crate) kind: Kind,
    /// As its file has it.
    pub(crate) was: Value,
    /// With other values where they are not known.
    pub(crate) is: Value,
}

impl Changed {
    /// An object with other images and another number of replicas.
    fn of(object: Document) -> Self {
        Self { kind: object.kind, is: renumbered(&object.value), was: object.value }
    }
}

fn renumbered(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(renumbered).collect::<Vec<_>>().into(),
        Value::Object(fields) => {
            let field = |(name, value): (&Value, &Value)| {
                let other = match (text(name), value) {
                    (Some("image"), Value::String(_)) => Value::from("${IMAGE}"),
                    (Some("replicas"), Value::Number(_)) => Value::from("${REPLICAS}"),
                    _ => renumbered(value),
                };
                (name.clone(), other)
            };
            fields.iter().map(field).collect::<BTreeMap<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// The first base or resource that is not in the repository, and whether it is an address.
fn absent<'d>(own: &'d Document, around: &Surroundings<'_>) -> Option<(&'d str, bool)> {
    entries(&own.value, &RESOURCES).find_map(|entry| {
        let path = joined(own.file.folder(), entry).map(|path| around.root.join(path));
        let is_here = path.as_ref().is_some_and(|path| links::is_inside(path, &around.root));
        let is_far = has_scheme(entry) || (!is_here && is_remote(entry));
        (is_far || !is_here).then_some((entry, is_far))
    })
}

/// The fields of a kustomization that say something.
fn used(value: &Value) -> impl Iterator<Item = &str> {
    let fields = value.as_object().into_iter().flatten();
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    fields.filter(move |(_, value)| !is_empty(value)).filter_map(|(name, _)| text(name))
}

/// The kind of what may be any object.
pub(crate) fn objects() -> Kind {
    Kind(["kubernetes", "kubernetes/*", "argocd", "flux"].map(Cow::Borrowed).into())
}

fn refusal(own: &Document, around: &Surroundings<'_>) -> Option<Refusal> {
    let value = &own.value;
    let skipped = |message: &str, help: String| Some(Refusal::Skipped { message: message.to_owned(), help });
    match absent(own, around) {
        Some((entry, true)) => {
            return skipped(
                "a kustomization that takes a base from elsewhere",
                format!("nothing is fetched; put a copy of `{entry}` into the repository"),
            );
        }
        Some((entry, false)) => {
            return skipped(
                "a kustomization that refers to what is not in the repository",
                format!("`{entry}`, in {}, is not there", own.file.path),
            );
        }
        None => {}
    }
    let read = patch_files(value).chain(entries(value, &FURTHER)).chain(read_besides(value));
    if let Some(entry) = read.into_iter().find(|entry| has_scheme(entry)) {
        return skipped(
            "a kustomization that takes a file from elsewhere",
            format!("nothing is fetched; put a copy of `{entry}` into the repository"),
        );
    }
    if ["helmCharts", "helmChartInflationGenerator"].iter().any(|field| value[*field] != Value::Undefined) {
        return skipped(
            "a kustomization that inflates Helm charts",
            "charts are rendered where they stand in the repository; `--enable-helm` would fetch them".to_owned(),
        );
    }
    None
}

/// Whether an entry is an address; what is none and holds `://` is no path that anybody has.
fn has_scheme(entry: &str) -> bool {
    entry.lines().count() < 2 && entry.contains("://")
}

/// Files that are read for what they hold: by generators of `ConfigMap`s and `Secret`s (`key=path`), replacements and the like.
fn read_besides(value: &Value) -> impl Iterator<Item = &str> {
    let generated = ["configMapGenerator", "secretGenerator"].into_iter().flat_map(|field| items(&value[field]));
    let files = generated.flat_map(|own| {
        let named = strings(&own["files"]).map(|entry| entry.split_once('=').map_or(entry, |(_, path)| path));
        named.chain(strings(&own["envs"])).chain(text(&own["env"]))
    });
    let paths = ["replacements", "patchesJson6902"].into_iter().flat_map(|field| items(&value[field]));
    files.chain(paths.filter_map(|own| text(&own["path"]))).chain(text(&value["openapi"]["path"]))
}

/// Whether an entry names a repository or an address, as Kustomize reads it.
fn is_remote(entry: &str) -> bool {
    let first = entry.split('/').next().unwrap_or("");
    let is_host = first.len() < entry.len() && first.contains('.') && !first.starts_with('.');
    entry.contains("://") || entry.contains("?ref=") || entry.starts_with("git@") || is_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_elsewhere_is_known_by_its_look() {
        let table = [
            ("https://example.com/install.yaml", true),
            ("github.com/org/repo//deploy?ref=v1", true),
            ("git@github.com:org/repo.git", true),
            ("../base", false),
            ("./web.yaml", false),
            ("web.yaml", false),
            ("base/web.yaml", false),
        ];
        for (entry, expected) in table {
            assert_eq!(is_remote(entry), expected, "{entry}");
        }
    }

    #[test]
    fn files_that_are_read_besides_are_known() {
        let value = Value::from_json_str(
            r#"{"configMapGenerator": [{"files": ["a=http://x/1", "b"], "envs": ["http://x/2"], "env": "http://x/3"}],
                "secretGenerator": [{"files": ["http://x/4"], "literals": ["url=http://no"]}],
                "replacements": [{"path": "http://x/5"}], "patchesJson6902": [{"path": "http://x/6"}],
                "openapi": {"path": "http://x/7"}}"#,
        );
        let value = value.unwrap();
        let far: Vec<_> = read_besides(&value).filter(|entry| has_scheme(entry)).collect();
        let expected: Vec<_> = (1..=7).map(|number| format!("http://x/{number}")).collect();
        assert_eq!(far.len(), 7, "{far:?}");
        assert!(expected.iter().all(|entry| far.contains(&entry.as_str())), "{far:?}");
    }

    #[test]
    fn paths_are_joined_and_do_not_lead_out() {
        let table = [
            ("overlays/prod", "../../base", Some("base")),
            ("", "./web/", Some("web")),
            ("a", "../../x", None),
            ("a/b", "c", Some("a/b/c")),
        ];
        for (folder, path, expected) in table {
            assert_eq!(joined(folder, path).as_deref(), expected, "{folder} {path}");
        }
    }
}
