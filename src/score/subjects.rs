//! What scorecards speak of in a repository: its entities, each with the folder that it lives in.

use std::sync::Arc;

use crate::model::scope::Scopes;
use crate::model::source::Repository;

/// An entity of a repository.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// What it is called.
    pub(crate) entity: Arc<str>,
    /// The folder that it lives in, by its place among the scopes.
    pub(crate) scope: usize,
}

/// The entities of a repository.
#[derive(Clone, Debug)]
pub(crate) struct Subjects {
    /// The folders that they live in.
    pub(crate) scopes: Scopes,
    /// At least one.
    pub(crate) all: Vec<Subject>,
}

/// What a verdict counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// Every entity that lives in this folder.
    Scope(usize),
    /// This entity.
    Entity(usize),
}

impl Subjects {
    /// A repository as one entity.
    pub(crate) fn of(repository: &Repository) -> Self {
        let whole = Subject { entity: Arc::from(repository.name.as_str()), scope: 0 };
        Self { scopes: Scopes::default(), all: vec![whole] }
    }
}
