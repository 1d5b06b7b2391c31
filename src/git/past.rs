//! What stood in a file before, and who gave it its present text. Reasons why something is not known are fragments for an error.

use crate::model::paths::slashed;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gix::ObjectId;

use super::history::is_signed;

/// The repository around a file.
#[derive(Debug)]
pub struct Past {
    repository: gix::Repository,
    root: PathBuf,
}

/// A file of a commit.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Committed {
    /// Its path in the repository.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// A commit that gave a file its present text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Its hash.
    pub commit: String,
    /// Names and addresses of who wrote and who committed it.
    pub people: Vec<(String, String)>,
    /// Whether it carries a signature. Nothing says that the signature is good.
    pub is_signed: bool,
    /// The lines at the end of its message that are a word, a colon and a value.
    pub trailers: Vec<(String, String)>,
}

impl Past {
    /// The repository that a file is in.
    pub fn around(path: &Path) -> Result<Self, String> {
        let real = path.canonicalize().map_err(|error| error.to_string())?;
        let root = real.ancestors().find(|folder| folder.join(".git").exists());
        let root = root.ok_or("it is in no git repository")?;
        let options = gix::open::Options::isolated().open_path_as_is(true);
        let repository = options.open(root.join(".git")).map_err(|error| format!("open the repository: {error}"))?;
        Ok(Self { repository: repository.to_thread_local(), root: root.to_owned() })
    }

    /// The text of a file at a revision; none where it was not there.
    pub fn at(&self, revision: &str, path: &Path) -> Result<Option<String>, String> {
        match self.entry(self.named(revision)?, &self.inside(path)?)? {
            Some(blob) => self.text(blob).map(Some),
            None => Ok(None),
        }
    }

    /// The version before the present one, and the revision that has it: that of `HEAD` where the text differs from it, else the one
    /// that the last commit replaced. None where there was none.
    pub fn before(&self, path: &Path, present: &str) -> Result<Option<(String, String)>, String> {
        let path = self.inside(path)?;
        let Some(mut commit) = self.head()? else { return Ok(None) };
        let Some(last) = self.entry(commit, &path)? else { return Ok(None) };
        let text = self.text(last)?;
        if text != present {
            return Ok(Some(("HEAD".to_owned(), text)));
        }
        while let Some(parent) = self.parents(commit)?.first().copied() {
            commit = parent;
            match self.entry(commit, &path)? {
                Some(blob) if blob == last => {}
                Some(blob) => return Ok(Some((commit.to_hex_with_len(12).to_string(), self.text(blob)?))),
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// The TOML files of the repository as it was without a file, with the revision: those of the revision that is named, else of `HEAD`,
    /// or of the commit before the one that brought the file. None where nothing was committed before it. Paths are of the repository.
    pub fn without(&self, path: &Path, revision: Option<&str>) -> Result<Option<(String, Vec<Committed>)>, String> {
        if let Some(revision) = revision {
            return Ok(Some((revision.to_owned(), self.tomls(self.named(revision)?, "")?)));
        }
        let path = self.inside(path)?;
        let Some(head) = self.head()? else { return Ok(None) };
        let mut commit = head;
        while self.entry(commit, &path)?.is_some() {
            let Some(parent) = self.parents(commit)?.first().copied() else { return Ok(None) };
            commit = parent;
        }
        Ok(Some((shown(commit, head), self.tomls(commit, "")?)))
    }

    /// The TOML files of a folder at the revision that is named, else at `HEAD` and at the commit before the last one that changed the
    /// folder, each with its revision, the latest first.
    pub fn folder(&self, folder: &Path, revision: Option<&str>) -> Result<Vec<(String, Vec<Committed>)>, String> {
        let folder = self.inside(folder)?;
        if let Some(revision) = revision {
            return Ok(vec![(revision.to_owned(), self.tomls(self.named(revision)?, &folder)?)]);
        }
        let Some(head) = self.head()? else { return Ok(Vec::new()) };
        let mut told = vec![("HEAD".to_owned(), self.tomls(head, &folder)?)];
        let last = self.tree(head, &folder)?;
        let mut commit = head;
        while let Some(parent) = self.parents(commit)?.first().copied() {
            commit = parent;
            if self.tree(commit, &folder)? != last {
                told.push((shown(commit, head), self.tomls(commit, &folder)?));
                break;
            }
        }
        Ok(told)
    }

    /// What a folder's TOML files were, one state for each change of the folder, the one at `HEAD` first, the first parents of its commits
    /// after it. Each text is read once, by `read`; `take` says whether an earlier state is asked for. What a shallow clone has no longer
    /// is not gone into.
    pub fn states<T>(
        &self,
        folder: &Path,
        read: impl Fn(&str) -> T,
        mut take: impl FnMut(&[&T]) -> bool,
    ) -> Result<(), String> {
        let folder = self.inside(folder)?;
        let mut known: BTreeMap<ObjectId, T> = BTreeMap::new();
        let mut next = self.head()?;
        let mut last = None;
        while let Some(commit) = next {
            let Ok(tree) = self.tree(commit, &folder) else { return Ok(()) };
            if tree != last {
                let blobs = self.toml_blobs(tree, &folder)?;
                for (_, blob) in &blobs {
                    if !known.contains_key(blob) {
                        known.insert(*blob, read(&self.text(*blob)?));
                    }
                }
                let state: Vec<&T> = blobs.iter().filter_map(|(_, blob)| known.get(blob)).collect();
                if !take(&state) {
                    return Ok(());
                }
                last = tree;
            }
            next = self.parents(commit)?.first().copied();
        }
        Ok(())
    }

    /// The TOML files below a folder of a commit; none where it is not there.
    fn tomls(&self, commit: ObjectId, folder: &str) -> Result<Vec<Committed>, String> {
        let blobs = self.toml_blobs(self.tree(commit, folder)?, folder)?;
        let committed = |(path, blob)| Ok(Committed { text: self.text(blob)?, path });
        blobs.into_iter().map(committed).collect()
    }

    /// The TOML files below a folder that is this tree, by path.
    fn toml_blobs(&self, tree: Option<ObjectId>, folder: &str) -> Result<Vec<(String, ObjectId)>, String> {
        let mut found = Vec::new();
        let mut left: Vec<(String, ObjectId)> = tree.map(|tree| (folder.to_owned(), tree)).into_iter().collect();
        while let Some((around, id)) = left.pop() {
            let tree = self.repository.find_tree(id).map_err(|_| missing(id))?;
            for entry in tree.iter() {
                let entry = entry.map_err(|_| missing(id))?;
                let name = entry.filename().to_string();
                let path = if around.is_empty() { name } else { format!("{around}/{name}") };
                let own = entry.object_id();
                if entry.mode().is_tree() {
                    left.push((path, own));
                } else if entry.mode().is_blob() && Path::new(&path).extension().is_some_and(|end| end == "toml") {
                    found.push((path, own));
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// A folder of a commit; none where it is not there.
    fn tree(&self, commit: ObjectId, folder: &str) -> Result<Option<ObjectId>, String> {
        let tree = self.commit(commit)?.tree().map_err(|_| missing(commit))?;
        if folder.is_empty() {
            return Ok(Some(tree.id));
        }
        let entry = tree.lookup_entry(folder.split('/')).map_err(|_| missing(commit))?;
        Ok(entry.filter(|entry| entry.mode().is_tree()).map(|entry| entry.object_id()))
    }

    /// The commit that gave a file its present text; none where the text is not committed. An approval of an earlier text is none of
    /// the present one.
    pub fn brought(&self, path: &Path, present: &str) -> Result<Option<Brought>, String> {
        let path = self.inside(path)?;
        let Some(mut commit) = self.head()? else { return Ok(None) };
        let Some(last) = self.entry(commit, &path)? else { return Ok(None) };
        if self.text(last)? != present {
            return Ok(None);
        }
        // A merge brought nothing that one of its parents has.
        loop {
            let mut from = None;
            for parent in self.parents(commit)? {
                if self.entry(parent, &path)? == Some(last) {
                    from = Some(parent);
                    break;
                }
            }
            match from {
                Some(parent) => commit = parent,
                None => return self.describe(commit).map(Some),
            }
        }
    }

    /// The commit that brought a line into a file, wherever in the file it stood since; none where the file as it is committed has no such
    /// line. Spaces around a line do not count.
    pub fn brought_line(&self, path: &Path, line: &str) -> Result<Option<Brought>, String> {
        let path = self.inside(path)?;
        let Some(mut commit) = self.head()? else { return Ok(None) };
        let has = |blob| Ok::<bool, String>(self.text(blob)?.lines().any(|own| own.trim() == line.trim()));
        let Some(mut last) = self.entry(commit, &path)? else { return Ok(None) };
        if !has(last)? {
            return Ok(None);
        }
        loop {
            let mut from = None;
            for parent in self.parents(commit)? {
                match self.entry(parent, &path)? {
                    Some(blob) if blob == last || has(blob)? => from = Some((parent, blob)),
                    _ => continue,
                }
                break;
            }
            match from {
                Some(older) => (commit, last) = older,
                None => return self.describe(commit).map(Some),
            }
        }
    }

    /// The commit of a revision.
    fn named(&self, revision: &str) -> Result<ObjectId, String> {
        let id =
            self.repository.rev_parse_single(revision).map_err(|_| format!("there is no revision `{revision}`"))?;
        let commit = id.object().and_then(|object| object.peel_to_kind(gix::object::Kind::Commit));
        Ok(commit.map_err(|_| format!("`{revision}` is no commit, or is not there"))?.id)
    }

    /// The commit that is checked out; none where nothing is committed.
    fn head(&self) -> Result<Option<ObjectId>, String> {
        let head = self.repository.head().map_err(|_| "HEAD cannot be read".to_owned())?;
        if head.is_unborn() { Ok(None) } else { Ok(head.id().map(gix::Id::detach)) }
    }

    fn describe(&self, id: ObjectId) -> Result<Brought, String> {
        let commit = self.commit(id)?;
        let decoded = commit.decode().map_err(|_| missing(id))?;
        let person = |name: &gix::bstr::BStr, email: &gix::bstr::BStr| (name.to_string(), email.to_string());
        let mut people = Vec::new();
        for signature in [decoded.author(), decoded.committer()].into_iter().flatten() {
            people.push(person(signature.name, signature.email));
        }
        people.dedup();
        let trailer =
            |own: gix::objs::commit::message::body::TrailerRef<'_>| (own.token.to_string(), own.value.to_string());
        let trailers = decoded.message_trailers().map(trailer).collect();
        Ok(Brought { commit: id.to_string(), people, is_signed: is_signed(&decoded), trailers })
    }

    fn commit(&self, id: ObjectId) -> Result<gix::Commit<'_>, String> {
        self.repository.find_commit(id).map_err(|_| missing(id))
    }

    /// Parents of a commit. Those of a shallow clone's last commits are not there, and are not taken for none.
    fn parents(&self, id: ObjectId) -> Result<Vec<ObjectId>, String> {
        Ok(self.commit(id)?.parent_ids().map(gix::Id::detach).collect())
    }

    fn entry(&self, commit: ObjectId, path: &str) -> Result<Option<ObjectId>, String> {
        let tree = self.commit(commit)?.tree().map_err(|_| missing(commit))?;
        let entry = tree.lookup_entry(path.split('/')).map_err(|_| missing(commit))?;
        Ok(entry.filter(|entry| entry.mode().is_blob()).map(|entry| entry.object_id()))
    }

    fn text(&self, blob: ObjectId) -> Result<String, String> {
        let object = self.repository.find_object(blob).map_err(|_| missing(blob))?;
        Ok(String::from_utf8_lossy(&object.data).replace("\r\n", "\n"))
    }

    fn inside(&self, path: &Path) -> Result<String, String> {
        let real = path.canonicalize().map_err(|error| error.to_string())?;
        let inside = real.strip_prefix(&self.root).map_err(|_| "it is in another repository".to_owned())?;
        Ok(slashed(inside))
    }
}

/// What people read for a commit.
fn shown(commit: ObjectId, head: ObjectId) -> String {
    if commit == head { "HEAD".to_owned() } else { commit.to_hex_with_len(12).to_string() }
}

fn missing(id: ObjectId) -> String {
    format!("object {} is not there; the clone may be shallow", id.to_hex_with_len(12))
}
