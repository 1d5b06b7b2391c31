//! How a finding can be mended.

use std::sync::Arc;

use regorus::Value;
use serde::{Deserialize, Serialize};

use super::{About, all};
use crate::model::document::Step;
use crate::model::fix::{Change, Edit, Fix, Pinned, Safety};

/// A [`Fix`].
#[derive(Serialize, Deserialize)]
pub(super) struct Mending {
    title: String,
    is_safe: bool,
    edits: Vec<Edited>,
}

/// An [`Edit`].
#[derive(Serialize, Deserialize)]
struct Edited {
    file: Whose,
    document: u32,
    path: Vec<Stepped>,
    change: Changed,
}

/// The file of an edit: what is kept is true of a file of any name.
#[derive(Serialize, Deserialize)]
enum Whose {
    Unknown,
    Own,
    Other(String),
}

/// A [`Step`].
#[derive(Serialize, Deserialize)]
enum Stepped {
    Key(String),
    Index(u64),
}

/// A [`Change`]; values are JSON.
#[derive(Serialize, Deserialize)]
enum Changed {
    Add(String),
    Replace(String),
    Remove,
    ReplaceText(String),
    Substitute { find: String, text: String, times: u32 },
    InsertBefore(String),
    InsertAfter(String),
    Pin { is_image: bool, reference: String },
    Create(String),
    Append(String),
}

impl Mending {
    pub(super) fn of(fix: &Fix, about: &About<'_>) -> Option<Self> {
        let Fix { title, safety, edits } = fix;
        Some(Self {
            title: title.to_string(),
            is_safe: *safety == Safety::Safe,
            edits: all(edits.iter().map(|own| Edited::of(own, about)))?,
        })
    }

    pub(super) fn fix(self, about: &About<'_>) -> Option<Fix> {
        let Self { title, is_safe, edits } = self;
        Some(Fix {
            title: title.into(),
            safety: if is_safe { Safety::Safe } else { Safety::Unsafe },
            edits: all(edits.into_iter().map(|own| own.edit(about)))?,
        })
    }
}

impl Edited {
    fn of(edit: &Edit, about: &About<'_>) -> Option<Self> {
        let Edit { file, document, path, change } = edit;
        let step = |step: &Step| match step {
            Step::Key(key) => Some(Stepped::Key(key.to_string())),
            Step::Index(index) => u64::try_from(*index).ok().map(Stepped::Index),
        };
        Some(Self {
            file: match file {
                None => Whose::Unknown,
                Some(file) if file == about.path => Whose::Own,
                Some(file) => Whose::Other(file.to_string()),
            },
            document: *document,
            path: all(path.iter().map(step))?,
            change: Changed::of(change)?,
        })
    }

    fn edit(self, about: &About<'_>) -> Option<Edit> {
        let Self { file, document, path, change } = self;
        let step = |step| match step {
            Stepped::Key(key) => Some(Step::Key(key.into())),
            Stepped::Index(index) => usize::try_from(index).ok().map(Step::Index),
        };
        Some(Edit {
            file: match file {
                Whose::Unknown => None,
                Whose::Own => Some(about.path.clone()),
                Whose::Other(file) => Some(Arc::from(file)),
            },
            document,
            path: all(path.into_iter().map(step))?,
            change: change.change()?,
        })
    }
}

impl Changed {
    fn of(change: &Change) -> Option<Self> {
        let json = |value: &Value| value.to_json_str().ok();
        Some(match change {
            Change::Add(value) => Self::Add(json(value)?),
            Change::Replace(value) => Self::Replace(json(value)?),
            Change::Remove => Self::Remove,
            Change::ReplaceText(text) => Self::ReplaceText(text.to_string()),
            Change::Substitute { find, text, times } => {
                Self::Substitute { find: find.to_string(), text: text.to_string(), times: *times }
            }
            Change::InsertBefore(text) => Self::InsertBefore(text.to_string()),
            Change::InsertAfter(text) => Self::InsertAfter(text.to_string()),
            Change::Pin { of, reference } => {
                Self::Pin { is_image: *of == Pinned::Image, reference: reference.to_string() }
            }
            Change::Create(text) => Self::Create(text.to_string()),
            Change::Append(text) => Self::Append(text.to_string()),
        })
    }

    fn change(self) -> Option<Change> {
        let value = |json: String| Value::from_json_str(&json).ok();
        Some(match self {
            Self::Add(json) => Change::Add(value(json)?),
            Self::Replace(json) => Change::Replace(value(json)?),
            Self::Remove => Change::Remove,
            Self::ReplaceText(text) => Change::ReplaceText(text.into()),
            Self::Substitute { find, text, times } => {
                Change::Substitute { find: find.into(), text: text.into(), times }
            }
            Self::InsertBefore(text) => Change::InsertBefore(text.into()),
            Self::InsertAfter(text) => Change::InsertAfter(text.into()),
            Self::Pin { is_image, reference } => {
                Change::Pin { of: if is_image { Pinned::Image } else { Pinned::Uses }, reference: reference.into() }
            }
            Self::Create(text) => Change::Create(text.into()),
            Self::Append(text) => Change::Append(text.into()),
        })
    }
}
