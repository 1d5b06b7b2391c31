//! A service and what it does well → its files.

mod code;
mod image;
mod manifests;
mod papers;
mod workflow;

use std::collections::{BTreeMap, BTreeSet};

use super::company::Service;
use super::practice::Practice;

/// How a service stands on some day.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// What it does well.
    pub(super) practices: BTreeSet<Practice>,
    /// Minor version of what is deployed.
    pub(super) minor: u32,
    /// Whether it is about to go.
    pub(super) is_deprecated: bool,
}

impl State {
    fn has(&self, practice: Practice) -> bool {
        self.practices.contains(&practice)
    }

    /// A text where something is done well.
    fn with<'t>(&self, practice: Practice, text: &'t str) -> &'t str {
        self.or(practice, text, "")
    }

    /// One of two texts.
    fn or<'t>(&self, practice: Practice, well: &'t str, badly: &'t str) -> &'t str {
        if self.has(practice) { well } else { badly }
    }

    fn version(&self) -> String {
        format!("1.{}.0", self.minor)
    }
}

/// Where images of the company are.
const REGISTRY: &str = "registry.marlow.example";

/// All files, by path.
pub(super) fn of(service: &Service, state: &State) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut put = |path: &str, text: String| drop(files.insert(path.to_owned(), text));
    papers::put(service, state, &mut put);
    code::put(service, state, &mut put);
    image::put(service, state, &mut put);
    manifests::put(service, state, &mut put);
    workflow::put(service, state, &mut put);
    files
}
