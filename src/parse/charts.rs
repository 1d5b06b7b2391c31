//! Where the Helm charts of a repository are, by the names of its files.

use std::sync::Arc;

use crate::model::source::SourceFile;

/// The folders of a repository that hold a `Chart.yaml`.
#[derive(Clone, Debug, Default)]
pub struct ChartIndex {}

impl ChartIndex {
    /// The charts among these files.
    pub fn of(_files: &[Arc<SourceFile>]) -> Self {
        Self::default()
    }
}
