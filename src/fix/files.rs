//! The files of repositories as fixes find and leave them. Read once, where a fix is about one; written nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::draft::Draft;
use super::refusal::Refusal;
use super::rounds::Options;
use super::trace::Trace;
use crate::discover;
use crate::model::overlay::Overlay;
use crate::model::source::Repository;
use crate::parse;

const MARK: &[u8] = b"\xef\xbb\xbf";
/// Larger files are not edited.
const LIMIT: u64 = 64 << 20;

/// A file and what became of it.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// What is on the disk; none where nothing is.
    before: Option<Arc<[u8]>>,
    has_mark: bool,
    /// None while the file is not there.
    pub(super) draft: Option<Arc<Draft>>,
}

impl State {
    fn after(&self) -> Option<Arc<[u8]>> {
        let text = self.draft.as_ref()?.text().as_bytes();
        let mark = if self.has_mark { MARK } else { &[] };
        Some([mark, text].concat().into())
    }
}

/// A file that is no longer as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    /// The repository's target.
    pub(crate) repository: Arc<str>,
    /// The repository's root.
    pub(crate) root: PathBuf,
    /// The path in it.
    pub(crate) path: Arc<str>,
    /// What it holds; none for a new file.
    pub(crate) before: Option<Arc<[u8]>>,
    /// What it is to hold.
    pub(crate) after: Arc<[u8]>,
}

/// Whether a file of a repository is on the disk, with these bytes or not at all, as it is staged.
pub(crate) type IsStaged<'o> = dyn Fn(&Repository, &str, Option<&[u8]>) -> bool + 'o;

/// Files by repository and path. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Files<'o> {
    /// Asked where what is staged is mended: others are left alone.
    is_staged: Option<&'o IsStaged<'o>>,
    /// Whether git has a say in what is read where.
    is_in_use: bool,
    repositories: Arc<BTreeMap<Arc<str>, Arc<Repository>>>,
    /// Those that lie in another one, by target: what is in them is not the other's to change.
    inner: Arc<BTreeSet<Arc<str>>>,
    states: BTreeMap<(Arc<str>, Arc<str>), State>,
}

impl<'o> Files<'o> {
    /// Of these repositories, by target.
    pub(super) fn of(repositories: impl Iterator<Item = Arc<Repository>>, options: &Options<'o>) -> Self {
        let by_target: BTreeMap<Arc<str>, Arc<Repository>> =
            repositories.map(|own| (Arc::from(own.target.as_str()), own)).collect();
        let roots: Vec<&Path> = by_target.values().map(|own| own.root.as_path()).collect();
        let inner = by_target.iter().filter(|(_, own)| discover::is_inner(&own.root, &roots));
        let inner = Arc::new(inner.map(|(target, _)| target.clone()).collect());
        Self {
            is_staged: options.is_staged,
            is_in_use: options.is_in_use,
            repositories: Arc::new(by_target),
            inner,
            states: BTreeMap::new(),
        }
    }

    /// A file as it stands.
    pub(super) fn get(&mut self, repository: &Arc<str>, path: &Arc<str>) -> Result<&mut State, Refusal> {
        if self.inner.contains(repository) {
            return Err(Refusal::Inner);
        }
        let key = (repository.clone(), path.clone());
        if !self.states.contains_key(&key) {
            let own = self.repositories.get(repository).ok_or(Refusal::NoDocument)?;
            let state = read(own, path)?;
            if self.is_staged.is_some_and(|is_staged| !is_staged(own, path, state.before.as_deref())) {
                return Err(Refusal::NotStaged);
            }
            self.states.insert(key.clone(), state);
        }
        self.states.get_mut(&key).ok_or(Refusal::NoDocument)
    }

    /// Whether a new file would be read where it is to be: what hosts read lies at the root of the git repository.
    pub(super) fn is_read(&self, repository: &Arc<str>, path: &str) -> bool {
        let is_of_host = path.starts_with(".github/") || path.starts_with(".gitlab/");
        let root =
            self.repositories.get(repository).map(|own| own.root.as_path()).filter(|_| is_of_host && self.is_in_use);
        root.and_then(|root| Some((root, discover::root_above(root)?))).is_none_or(|(root, above)| root == above)
    }

    /// Where the lines of a file were before anything was edited; none where they are where they were, or nothing was there.
    pub(super) fn trace(&self, repository: &Arc<str>, path: &Arc<str>) -> Option<Trace> {
        let State { before, draft, .. } = self.states.get(&(repository.clone(), path.clone()))?;
        let (before, after) = (String::from_utf8_lossy(before.as_ref()?), draft.as_ref()?.text());
        Some(Trace::between(&before, after)).filter(|_| *before != **after)
    }

    /// A text for a file.
    pub(super) fn draft(&self, repository: &Arc<str>, path: &Arc<str>, text: &str) -> Result<Arc<Draft>, Refusal> {
        let own = self.repositories.get(repository).ok_or(Refusal::NoDocument)?;
        Ok(Arc::new(Draft::of(discover::file_at(own, path), text.into())))
    }

    /// Every file that is no longer as it was.
    pub(super) fn changed(&self) -> Vec<Changed> {
        let changed = self.states.iter().filter_map(|((repository, path), state)| {
            let after = state.after()?;
            let root = self.repositories.get(repository)?.root.clone();
            let is_changed = state.before.as_ref() != Some(&after);
            let (repository, path) = (repository.clone(), path.clone());
            is_changed.then(|| Changed { repository, root, path, before: state.before.clone(), after })
        });
        changed.collect()
    }

    /// What lies over the disk.
    pub(super) fn overlay(&self) -> Overlay {
        let mut overlay = Overlay::default();
        for file in self.changed() {
            overlay.put(&file.root, file.path, file.after);
        }
        overlay
    }
}

fn read(repository: &Arc<Repository>, path: &Arc<str>) -> Result<State, Refusal> {
    let file = discover::file_at(repository, path);
    let place = repository.root.join(path.as_ref());
    if !is_inside(&repository.root, &place) {
        return Err(Refusal::Unreadable("a link on the way to the file leads out of the repository".to_owned()));
    }
    if place.symlink_metadata().is_err() {
        // As `discover` shows bytes that are no UTF-8.
        if path.contains("\\x") {
            return Err(Refusal::Name);
        }
        return Ok(State { before: None, has_mark: false, draft: None });
    }
    let bytes = parse::bytes(&file, LIMIT).map_err(Refusal::Unreadable)?;
    let body = bytes.strip_prefix(MARK);
    let has_mark = body.is_some();
    let text = std::str::from_utf8(body.unwrap_or(&bytes));
    let text = text.map_err(|_| Refusal::Unreadable("the file is not UTF-8".to_owned()))?;
    let draft = Some(Arc::new(Draft::of(file, text.into())));
    Ok(State { before: Some(bytes.into()), has_mark, draft })
}

/// Whether the folder that a file stands in, as far as it is there, is one of the repository.
pub(super) fn is_inside(root: &Path, file: &Path) -> bool {
    let Ok(root) = root.canonicalize() else { return false };
    let folder = file.ancestors().skip(1).find_map(|folder| folder.canonicalize().ok());
    folder.is_some_and(|folder| folder.starts_with(root))
}
