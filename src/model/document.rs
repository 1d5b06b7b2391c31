//! A parsed value with its kind and the place of each of its parts. Made by `parse`, read by `evaluate` and `locate`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use regorus::Value;

use super::problem::Problem;
use super::rendered::{Rendered, Variant};
use super::source::SourceFile;
use super::spans::Spans;

/// One step into a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// An entry of an object.
    Key(Arc<str>),
    /// An item of an array, from 0.
    Index(usize),
}

/// The way from the root of a document to a value in it.
pub type ValuePath = Vec<Step>;

/// What a document is: labels, the first of which is its main kind.
///
/// A Deployment has `kubernetes`, `kubernetes/Deployment` and `kubernetes/workload`; an Argo CD application `kubernetes`,
/// `kubernetes/Application` and `argocd`. A rule applies to a document that has one of the labels in its `custom.kinds`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub Arc<[Cow<'static, str>]>);

/// What becomes of an image that a document runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageFact {
    /// Skaffold builds it.
    Built,
    /// A kustomization gives it another tag, or a digest.
    Tagged,
    /// A kustomization gives it a digest.
    Pinned,
}

impl ImageFact {
    /// What its label says before the name of the image.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Built => "skaffold/",
            Self::Tagged => "tagged/",
            Self::Pinned => "pinned/",
        }
    }

    /// The label of a document that runs such an image.
    pub(crate) fn label(self, image: &str) -> Cow<'static, str> {
        Cow::Owned(format!("{}{image}", self.prefix()))
    }
}

/// What the label of an object says before the resource of Terraform that makes it.
const RESOURCE: &str = "resource/";

/// The label of an object that a resource of Terraform makes, by its address: `kubernetes_pod.web`.
pub(crate) fn resource_label(address: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{RESOURCE}{address}"))
}

/// What the label of a variable says before its name.
const VARIABLE: &str = "variable/";

/// The label of a document into which a variable is filled that it refers to.
pub(crate) fn variable_label(name: &str, value: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{VARIABLE}{name}={value}"))
}

impl Kind {
    /// A kind with one label.
    pub fn of(label: &'static str) -> Self {
        Self(Arc::from([Cow::Borrowed(label)]))
    }

    /// The main label.
    pub fn name(&self) -> &str {
        self.0.first().map_or("", AsRef::as_ref)
    }

    /// Whether the document has the label. Its label `a/*` is every label that starts with `a/`: it is not known which.
    pub fn has(&self, label: &str) -> bool {
        self.0.iter().any(|own| own == label || own.strip_suffix('*').is_some_and(|stem| label.starts_with(stem)))
    }

    /// The labels without that of YAML or JSON: it is what stands in a file beside others, or was rendered, and not all of a text.
    pub(crate) fn without_format(&self) -> Self {
        Self(self.0.iter().filter(|label| !matches!(label.as_ref(), "yaml" | "json")).cloned().collect())
    }

    /// The images that the document runs and that this becomes of.
    pub(crate) fn images(&self, fact: ImageFact) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(move |label| label.strip_prefix(fact.prefix()))
    }

    /// The address of the resource of Terraform that makes the document, where one does.
    pub(crate) fn resource(&self) -> Option<&str> {
        self.0.iter().find_map(|label| label.strip_prefix(RESOURCE))
    }

    /// The variables that are filled into the document, with their values.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|label| label.strip_prefix(VARIABLE)?.split_once('='))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that a document was read from. Offsets in [`Spans`] are relative to `base`: where a document has several texts
/// (a Terraform module), each stands at its own base in one address space.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its text, without a byte order mark.
    pub text: Arc<str>,
    /// The offset of the text's first byte.
    pub base: u32,
}

/// Where the parts of a document are.
#[derive(Clone, Debug)]
pub enum Origin {
    /// In one text, or in several that were merged (ascending by `base`).
    Text {
        /// The texts.
        sources: Vec<SourceText>,
        /// The arena over them.
        spans: Spans,
    },
    /// In a text that was rendered, and so in what that was made from.
    Rendered(Arc<Rendered>),
    /// In a whole repository: `files[path]` and `documents[kind][i].value` of the value are these.
    Repository {
        /// Every file by its path, as in the value.
        files: Arc<BTreeMap<Arc<str>, Arc<SourceFile>>>,
        /// The documents that cross-file rules asked for, in the order of the value's `documents`.
        documents: Arc<BTreeMap<String, Vec<Arc<Document>>>>,
        /// Facts that were asked for and cannot be had, with the reason.
        unknown: Arc<BTreeMap<String, String>>,
        /// The catalog file's document that declares the entity, where it speaks of one: `entity` of the value.
        descriptor: Option<Arc<Document>>,
    },
}

/// A value to judge.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file that it is reported under (for a repository document one that stands for the root, path `.`).
    pub file: Arc<SourceFile>,
    /// Its place among the documents of its file, from 0.
    pub index: u32,
    /// What it is.
    pub kind: Kind,
    /// The value; cheap to clone.
    pub value: Value,
    /// Where its parts are.
    pub origin: Origin,
}

impl Document {
    /// The ways of rendering that gave it, where it was rendered.
    pub fn variants(&self) -> Option<&Arc<Vec<Variant>>> {
        match &self.origin {
            Origin::Rendered(rendered) => Some(&rendered.variants),
            _ => None,
        }
    }
}

/// What became of one file.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its documents, none where it could not be read.
    pub documents: Vec<Document>,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
    /// What the parts that could not be read would have been: their rules cannot be asked, which is unknown and no pass.
    pub unjudged: Vec<Kind>,
}
