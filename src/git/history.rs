//! `HEAD` → every commit that can be reached from it, newest first, no parent before its children.
//!
//! The order is that of `git rev-list --date-order`. Each commit is read once; what is kept of it is small, so that
//! a history of a quarter of a million commits takes some tens of megabytes. Trees are named, not read.

use std::ops::Range;

use gix::bstr::ByteSlice as _;
use gix::hashtable::HashMap;
use gix::objs::CommitRef;

use super::people::{Person, Register};
use super::{Id, Repository, Unavailable, order};

/// A line at the end of a message that names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trailer {
    /// `Signed-off-by:`
    SignedOff,
    /// `Co-authored-by:`
    CoAuthored,
    /// `Reviewed-by:`
    Reviewed,
}

/// One commit. Numbers of people and of parents are those of the [`History`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its hash.
    pub id: Id,
    /// The hash of its root tree.
    pub tree: Id,
    /// Who wrote it.
    pub author: u32,
    /// Who committed it.
    pub committer: u32,
    /// When it was written, in Unix seconds.
    pub authored: i64,
    /// When it was committed, in Unix seconds.
    pub committed: i64,
    /// Whether it carries a signature. Nothing says that the signature is good.
    pub signed: bool,
    /// Whom the trailers of its message name, in their order.
    pub trailers: Box<[(Trailer, u32)]>,
    parents: Range<u32>,
}

/// All commits that can be reached from `HEAD`, and who is named in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    commits: Vec<Commit>,
    parents: Vec<u32>,
    people: Vec<Person>,
}

impl History {
    /// Newest first; no parent stands before one of its children. The first is `HEAD`.
    pub fn commits(&self) -> &[Commit] {
        &self.commits
    }

    /// The parents of a commit, as numbers in [`History::commits`].
    pub fn parents(&self, commit: &Commit) -> &[u32] {
        let range = commit.parents.start as usize..commit.parents.end as usize;
        self.parents.get(range).unwrap_or_default()
    }

    /// A commit by its number.
    pub fn commit(&self, number: u32) -> Option<&Commit> {
        self.commits.get(number as usize)
    }

    /// Somebody by number.
    pub fn person(&self, number: u32) -> Option<&Person> {
        self.people.get(number as usize)
    }

    /// From `HEAD` on, the first parent of each: what happened on the branch itself.
    pub fn first_parents(&self) -> impl Iterator<Item = &Commit> {
        let parent = |commit: &&Commit| self.parents(commit).first().and_then(|number| self.commit(*number));
        std::iter::successors(self.commits.first(), parent)
    }
}

/// Reads the history of `HEAD`.
pub(super) fn read(repository: &Repository) -> Result<History, Unavailable> {
    let head = repository.head()?;
    if repository.is_shallow() {
        return Err(Unavailable::Shallow);
    }
    let mailmap = repository.blob_at(head, ".mailmap")?.unwrap_or_default();
    let reader = repository.reader_once();
    let mut found = Found { ids: vec![head], known: HashMap::from_iter([(head, 0)]), ..Found::default() };
    let mut register = Register::new(&mailmap);
    let mut buffer = Vec::new();
    while let Some(id) = found.ids.get(found.commits.len()).copied() {
        let bytes = reader.read(id, gix::object::Kind::Commit, &mut buffer)?;
        let commit = CommitRef::from_bytes(bytes, gix::hash::Kind::Sha1).map_err(|_| Unavailable::Object(id))?;
        found.add(id, &commit, &mut register)?;
    }
    Ok(found.in_order(register.finish()))
}

/// What is read so far, in the order in which it was met.
#[derive(Default)]
struct Found {
    /// Commits that are read or still to be read.
    ids: Vec<Id>,
    known: HashMap<Id, u32>,
    commits: Vec<Commit>,
    parents: Vec<u32>,
}

impl Found {
    fn add(&mut self, id: Id, commit: &CommitRef<'_>, register: &mut Register) -> Result<(), Unavailable> {
        let start = small(self.parents.len());
        for parent in commit.parents() {
            let next = small(self.ids.len());
            let number = *self.known.entry(parent).or_insert(next);
            if number == next {
                self.ids.push(parent);
            }
            self.parents.push(number);
        }
        let author = commit.author().map_err(|_| Unavailable::Object(id))?;
        let committer = commit.committer().map_err(|_| Unavailable::Object(id))?;
        self.commits.push(Commit {
            id,
            tree: commit.tree(),
            author: register.number(author),
            committer: register.number(committer),
            authored: author.seconds(),
            committed: committer.seconds(),
            signed: is_signed(commit),
            trailers: trailers(commit, register),
            parents: start..small(self.parents.len()),
        });
        Ok(())
    }

    fn in_order(self, people: Vec<Person>) -> History {
        let parents_of = |commit: &Commit| {
            let range = commit.parents.start as usize..commit.parents.end as usize;
            self.parents.get(range).unwrap_or_default()
        };
        let times: Vec<i64> = self.commits.iter().map(|commit| commit.committed).collect();
        let order = order::by_date(&times, |number| self.commits.get(number as usize).map_or(&[], parents_of));
        let mut place = vec![0_u32; order.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(place) = place.get_mut(*old as usize) {
                *place = small(new);
            }
        }
        let parents = self.parents.iter().filter_map(|old| place.get(*old as usize).copied()).collect();
        let mut commits: Vec<_> = place.iter().copied().zip(self.commits).collect();
        commits.sort_unstable_by_key(|(place, _)| *place);
        History { commits: commits.into_iter().map(|(_, commit)| commit).collect(), parents, people }
    }
}

/// Numbers of commits, parents and people; four thousand million are never reached.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn is_signed(commit: &CommitRef<'_>) -> bool {
    commit.extra_headers.iter().any(|(name, _)| *name == "gpgsig" || *name == "gpgsig-sha256")
}

fn trailers(commit: &CommitRef<'_>, register: &mut Register) -> Box<[(Trailer, u32)]> {
    // Most messages have none, and taking them apart costs more than all the rest.
    if commit.message.find(b"-by").is_none() && commit.message.find(b"-By").is_none() {
        return Box::default();
    }
    let named = commit.message_trailers().filter_map(|trailer| {
        let kind = [
            (Trailer::SignedOff, "signed-off-by"),
            (Trailer::CoAuthored, "co-authored-by"),
            (Trailer::Reviewed, "reviewed-by"),
        ];
        let (kind, _) = kind.into_iter().find(|(_, token)| trailer.token.eq_ignore_ascii_case(token.as_bytes()))?;
        let value = trailer.value.as_ref();
        let identity = gix::actor::IdentityRef::from_bytes(value).ok();
        let (name, email) = identity.map_or((value, "".into()), |identity| (identity.name, identity.email));
        let signature = gix::actor::SignatureRef { name, email, time: "" };
        Some((kind, register.number(signature.trim())))
    });
    named.collect()
}
