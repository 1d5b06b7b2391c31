//! What points where: the branch that is checked out, the default branch, tags.

use gix::bstr::ByteSlice as _;
use gix::object::Kind;
use gix::objs::{CommitRefIter, TagRef};

use super::open::Reader;
use super::{Id, Repository, Unavailable};

/// What a default branch is called where nothing says it.
const USUAL: [&str; 4] = ["main", "master", "trunk", "develop"];
/// A tag of a tag of a tag …: git has no limit, nobody makes more.
const NESTED: usize = 16;

/// The branches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refs {
    /// The commit that is checked out; none where nothing is committed.
    pub head: Option<Id>,
    /// The branch that is checked out; none where `HEAD` is detached.
    pub branch: Option<String>,
    /// The branch that others start from, where it can be told.
    pub default_branch: Option<String>,
}

/// A tag of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Without `refs/tags/`.
    pub name: String,
    /// The commit that it leads to.
    pub commit: Id,
    /// When it was made, or its commit where it is no object of its own; Unix seconds.
    pub time: i64,
    /// Whether it is an object with a message.
    pub annotated: bool,
    /// Whether that object carries a signature. Nothing says that the signature is good.
    pub signed: bool,
}

impl Repository {
    /// The branches that matter. Right for a shallow clone too.
    ///
    /// # Errors
    ///
    /// `HEAD` cannot be read.
    pub fn refs(&self) -> Result<Refs, Unavailable> {
        let head = match self.head() {
            Ok(head) => Some(head),
            Err(Unavailable::NoCommits) => None,
            Err(reason) => return Err(reason),
        };
        let local = self.reader().local;
        let checked_out = local.head().ok().filter(|_| !self.is_past());
        let branch = checked_out.as_ref().and_then(|head| head.referent_name()).map(short);
        let default_branch = default_branch(&local, branch.as_deref());
        Ok(Refs { head, branch, default_branch })
    }

    /// The commit of the default branch that is being merged, if one is: what it has, others have answered for.
    pub(super) fn merged_default(&self, reader: &Reader) -> Result<Option<Id>, Unavailable> {
        if !reader.local.git_dir().join("MERGE_HEAD").exists() {
            return Ok(None);
        }
        let merged = self.commit_of("MERGE_HEAD")?;
        let Some(branch) = self.refs()?.default_branch else { return Ok(None) };
        let holds = |tip: &String| self.merge_base("MERGE_HEAD", tip).is_ok_and(|base| base == Some(merged));
        let tips = ["refs/remotes/origin/", "refs/heads/"].map(|folder| format!("{folder}{branch}"));
        Ok(tips.iter().any(holds).then_some(merged))
    }

    /// The tags that lead to commits, oldest first.
    ///
    /// # Errors
    ///
    /// Some may be missing, since the clone is shallow; or a ref or an object cannot be read.
    pub fn tags(&self) -> Result<Vec<Tag>, Unavailable> {
        if self.is_shallow() {
            return Err(Unavailable::Shallow);
        }
        let reader = self.reader();
        let unreadable = || Unavailable::Damaged("its tags cannot be read".to_owned());
        let platform = reader.local.references().map_err(|_| unreadable())?;
        let mut tags = Vec::new();
        for tag in platform.tags().map_err(|_| unreadable())? {
            let tag = tag.map_err(|_| unreadable())?;
            let name = tag.name().shorten().to_str_lossy().into_owned();
            if let Some(id) = tag.try_id() {
                tags.extend(reader.tag(name, id.detach())?);
            }
        }
        tags.sort_by(|a, b| (a.time, &a.name).cmp(&(b.time, &b.name)));
        Ok(tags)
    }
}

impl Reader {
    /// A tag; none where it leads to something else than a commit.
    fn tag(&self, name: String, start: Id) -> Result<Option<Tag>, Unavailable> {
        let mut buffer = Vec::new();
        let mut tag = Tag { name, commit: start, time: 0, annotated: false, signed: false };
        let mut made = None;
        for _ in 0..NESTED {
            let id = tag.commit;
            let header = self.local.try_find_header(id).map_err(|_| Unavailable::Object(id))?;
            match header.map(|header| header.kind()) {
                Some(Kind::Commit) => {
                    let bytes = self.read(id, Kind::Commit, &mut buffer)?;
                    let committer = CommitRefIter::from_bytes(bytes, gix::hash::Kind::Sha1).committer();
                    let committer = committer.map_err(|_| Unavailable::Object(id))?;
                    tag.time = made.unwrap_or_else(|| committer.seconds());
                    return Ok(Some(tag));
                }
                Some(Kind::Tag) => {
                    let bytes = self.read(id, Kind::Tag, &mut buffer)?;
                    let found =
                        TagRef::from_bytes(bytes, gix::hash::Kind::Sha1).map_err(|_| Unavailable::Object(id))?;
                    if !tag.annotated {
                        tag.annotated = true;
                        tag.signed = found.signature.is_some();
                        made = found.tagger().ok().flatten().map(|tagger| tagger.seconds());
                    }
                    tag.commit = found.target();
                }
                Some(Kind::Tree | Kind::Blob) => return Ok(None),
                None => return Err(self.missing(id)),
            }
        }
        Err(Unavailable::Object(start))
    }
}

/// What `origin` calls its default branch; else the branch of a bare repository, `init.defaultBranch` where there is such a
/// branch, one that is called as usual, or the only one.
fn default_branch(local: &gix::Repository, checked_out: Option<&str>) -> Option<String> {
    if let Ok(head) = local.find_reference("refs/remotes/origin/HEAD")
        && let Some(name) = head.target().try_name()
    {
        let name = name.as_bstr().to_str_lossy().into_owned();
        return Some(name.strip_prefix("refs/remotes/origin/").unwrap_or(&name).to_owned());
    }
    if local.is_bare() {
        return checked_out.map(str::to_owned);
    }
    let configured = local.config_snapshot().string("init.defaultBranch").map(|name| name.to_str_lossy().into_owned());
    let exists = |name: &str| {
        let full = ["refs/heads/", "refs/remotes/origin/"].map(|folder| format!("{folder}{name}"));
        full.iter().any(|name| local.try_find_reference(name.as_str()).is_ok_and(|found| found.is_some()))
    };
    let names = configured.into_iter().chain(USUAL.map(str::to_owned));
    names.into_iter().find(|name| exists(name)).or_else(|| only_branch(local))
}

/// Whether default branches are often called that.
pub fn is_usual(branch: &str) -> bool {
    USUAL.contains(&branch)
}

fn only_branch(local: &gix::Repository) -> Option<String> {
    let platform = local.references().ok()?;
    let branches = platform.local_branches().ok()?.chain(platform.remote_branches().ok()?);
    let mut names = branches.filter_map(Result::ok).map(|branch| {
        let name = branch.name().as_bstr().to_str_lossy().into_owned();
        let name = name.strip_prefix("refs/heads/").or_else(|| name.strip_prefix("refs/remotes/origin/"));
        name.map(str::to_owned)
    });
    let first = names.next()??;
    names.all(|name| name.as_deref() == Some(&first)).then_some(first)
}

fn short(name: &gix::refs::FullNameRef) -> String {
    let name = name.as_bstr().to_str_lossy();
    name.strip_prefix("refs/heads/").unwrap_or(&name).to_owned()
}
