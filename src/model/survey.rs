//! What lies in targets, before anything is judged: plain counts, entities and owners.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entity::Entity;

/// A repository as it is found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The target as the user gave it.
    pub target: String,
    /// What people call it.
    pub name: String,
    /// The paths of its files, in order.
    pub files: Vec<Arc<str>>,
    /// Files by language.
    pub languages: BTreeMap<&'static str, u64>,
    /// Documents by their main kind.
    pub kinds: BTreeMap<String, u64>,
    /// Resources of Terraform by the word that their types begin with: `aws`, `azurerm`, `google`.
    pub providers: BTreeMap<String, u64>,
    /// Systems that build it, by the files that they read.
    pub ci: Vec<&'static str>,
    /// What its catalog files declare and where that lives; one that stands for the repository where there is nothing else.
    pub entities: Vec<Arc<Entity>>,
    /// Files by each owner that CODEOWNERS gives them, as it is written there.
    pub owners: BTreeMap<String, u64>,
}
