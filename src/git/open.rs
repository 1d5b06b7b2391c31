//! A folder → the repository that it belongs to, open for reading.
//!
//! The nearest folder at or above with a `.git` counts, as in `discover`; a bare repository counts where it is the folder
//! itself. Only the configuration file of the repository is read: no includes, nothing of the user's, no environment.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use gix::objs::Find as _;

use super::history::{self, History};
use super::{Id, Unavailable};

/// No object that is asked for here is larger in good faith.
const LARGEST_OBJECT: &str = "gitoxide.objects.allocLimit=268435456";
/// Most trees of a history are kept as differences to others: what those are is kept, so that it is not made again for each of
/// the differences.
const BASES: &str = "core.deltaBaseCacheLimit=50331648";
/// Trees and commits are asked for again soon after.
const CACHE: usize = 16 * 1024 * 1024;

/// An open repository. Cheap to ask twice: the history is read once.
#[derive(Debug)]
pub struct Repository {
    shared: gix::ThreadSafeRepository,
    /// The top of the repository's files.
    root: PathBuf,
    /// Where the folder lies in the repository: `services/billing`, empty at the root.
    prefix: String,
    history: OnceLock<Result<History, Unavailable>>,
    /// The commit that counts as checked out, where it is not `HEAD`.
    at: Option<Id>,
}

impl Repository {
    /// Opens the repository at or above a folder.
    ///
    /// # Errors
    ///
    /// There is none, or it is of a kind that cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Unavailable> {
        let folder = folder.canonicalize().map_err(|_| Unavailable::NoRepository)?;
        // As git itself does, a folder is looked at as a bare repository before those above it are.
        let is_bare = !folder.join(".git").exists() && gix::discover::is_git(&folder).is_ok();
        let root = folder.ancestors().find(|folder| folder.join(".git").exists());
        let (git, root) = match root.filter(|_| !is_bare) {
            Some(root) => (root.join(".git"), root),
            None => (folder.clone(), folder.as_path()),
        };
        Self::open_as(&git, &folder, root)
    }

    /// Opens the repository that a `.git` is, for a folder at or below the top of its files.
    pub(super) fn open_as(git: &Path, folder: &Path, root: &Path) -> Result<Self, Unavailable> {
        let options = gix::open::Options::isolated().config_overrides([LARGEST_OBJECT, BASES]).open_path_as_is(true);
        if gix::discover::is_git(git).is_err() {
            return Err(Unavailable::NoRepository);
        }
        let shared = options.open(git).map_err(|error| refused(&error))?;
        let refs = shared.to_thread_local().config_snapshot().string("extensions.refStorage");
        if refs.is_some_and(|kind| kind.as_slice() != b"files") {
            return Err(other_refs());
        }
        let below = folder.strip_prefix(root).unwrap_or(Path::new("")).components();
        let parts = below.filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        let prefix = parts.collect::<Vec<_>>().join("/");
        Ok(Self { shared, root: root.to_owned(), prefix, history: OnceLock::new(), at: None })
    }

    /// The top of the repository's files.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where git keeps what belongs to this work tree.
    pub(super) fn git_dir(&self) -> PathBuf {
        let own = self.shared.to_thread_local().git_dir().to_owned();
        own.canonicalize().unwrap_or(own)
    }

    /// The file of the index.
    pub(super) fn index_file(&self) -> PathBuf {
        self.git_dir().join("index")
    }

    /// Whether it has no work tree.
    pub fn is_bare(&self) -> bool {
        self.root == self.git_dir()
    }

    /// The repository as it was when a commit was checked out.
    #[must_use]
    pub fn at(self, commit: Id) -> Self {
        Self { at: Some(commit), history: OnceLock::new(), ..self }
    }

    /// Whether another commit than `HEAD` counts as checked out.
    pub(super) fn is_past(&self) -> bool {
        self.at.is_some()
    }

    /// Where the folder that was opened lies in the repository; empty at the root.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// A path below the folder that was opened, as the repository has it.
    pub fn inside(&self, path: &str) -> String {
        match (self.prefix.as_str(), path) {
            ("", path) => path.to_owned(),
            (prefix, "") => prefix.to_owned(),
            (prefix, path) => format!("{prefix}/{path}"),
        }
    }

    /// Whether the older part of the history was left out when it was cloned.
    pub fn is_shallow(&self) -> bool {
        let file = self.shared.to_thread_local().common_dir().join("shallow");
        file.metadata().is_ok_and(|file| file.len() > 0)
    }

    /// The commit that is checked out.
    ///
    /// # Errors
    ///
    /// Nothing is committed, or `HEAD` cannot be read.
    pub fn head(&self) -> Result<Id, Unavailable> {
        if let Some(commit) = self.at {
            return Ok(commit);
        }
        let local = self.shared.to_thread_local();
        let head = local.head().map_err(|_| Unavailable::Damaged("HEAD cannot be read".to_owned()))?;
        if head.is_unborn() {
            return Err(Unavailable::NoCommits);
        }
        head.id().map(gix::Id::detach).ok_or_else(|| Unavailable::Damaged("HEAD names no commit".to_owned()))
    }

    /// All commits that can be reached from `HEAD`.
    ///
    /// # Errors
    ///
    /// It is not all there, or an object of it is damaged.
    pub fn history(&self) -> Result<&History, Unavailable> {
        self.history.get_or_init(|| history::read(self)).as_ref().map_err(Clone::clone)
    }

    /// What one thread reads with.
    pub(super) fn reader(&self) -> Reader {
        let mut reader = self.reader_once();
        reader.local.object_cache_size(CACHE);
        reader
    }

    /// What one thread reads with that reads each object once.
    pub(super) fn reader_once(&self) -> Reader {
        let local = self.shared.to_thread_local();
        Reader { is_partial: is_partial(local.config_snapshot().plumbing()), local }
    }
}

fn is_partial(config: &gix::config::File) -> bool {
    let is_promisor = |section: gix::config::file::SectionRef<'_>| {
        section.value("promisor").is_some() || section.value("partialclonefilter").is_some()
    };
    config.string("extensions.partialClone").is_some()
        || config.sections_by_name("remote").is_some_and(|mut sections| sections.any(is_promisor))
}

/// Reads objects on one thread.
pub(super) struct Reader {
    pub(super) local: gix::Repository,
    /// Whether objects were left out when it was cloned (`--filter`).
    pub(super) is_partial: bool,
}

impl Reader {
    /// The bytes of an object that must be of a kind.
    pub(super) fn read<'b>(
        &self,
        id: Id,
        kind: gix::object::Kind,
        buffer: &'b mut Vec<u8>,
    ) -> Result<&'b [u8], Unavailable> {
        match self.local.objects.try_find(&id, buffer) {
            Ok(Some(found)) if found.kind == kind => Ok(found.data),
            Ok(None) => Err(self.missing(id)),
            _ => Err(Unavailable::Object(id)),
        }
    }

    /// Why an object is not here.
    pub(super) fn missing(&self, id: Id) -> Unavailable {
        if self.is_partial { Unavailable::Partial(id) } else { Unavailable::Object(id) }
    }
}

/// Why a repository was not opened. Paths of this machine are left out.
fn refused(error: &gix::Error) -> Unavailable {
    let said = format!("{error:?}").to_ascii_lowercase();
    if said.contains("objectformat") || said.contains("sha256") {
        return Unavailable::Unsupported("its objects are named by SHA-256".to_owned());
    }
    if said.contains("refstorage") || said.contains("reftable") {
        return other_refs();
    }
    Unavailable::Damaged("its configuration cannot be read".to_owned())
}

fn other_refs() -> Unavailable {
    Unavailable::Unsupported("its refs are kept in a reftable".to_owned())
}
