//! What git's own files say: where a working tree keeps them, the commit that is checked out, which folders are submodules.
//!
//! Paths in, plain values out. Never runs git, never writes, and reads regular files of bounded size only: they may be
//! anything.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};

pub(crate) use crate::git::{is_root, root_above};

/// More than any `HEAD`, ref or `.git` file holds.
const SMALL: u64 = 8 * 1024;
/// More than any `.gitmodules` in the wild.
const MODULES: u64 = 1024 * 1024;
/// `packed-refs` of the largest repositories have some tens of megabytes.
const PACKED: u64 = 512 * 1024 * 1024;
/// A symbolic ref may name another; git stops at five.
const HOPS: usize = 5;

/// Where a working tree keeps what git knows.
#[derive(Debug)]
pub(super) struct GitFolder {
    /// This working tree's own part: `HEAD`.
    own: PathBuf,
    /// What all working trees of the repository share: refs, `info/exclude`.
    common: PathBuf,
}

impl GitFolder {
    /// The folder that `.git` in `root` is, or points to; none where it does neither.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let own = resolve(root)?;
        let common = match read(&own.join("commondir"), SMALL) {
            Ok(text) => own.join(text.trim_end()),
            Err(_) => own.clone(),
        };
        Some(Self { own, common })
    }

    /// The patterns of this clone alone.
    pub(super) fn exclude_file(&self) -> PathBuf {
        self.common.join("info").join("exclude")
    }

    /// The commit that `HEAD` names; none on an unborn branch, or where it cannot be read.
    pub(super) fn revision(&self) -> Option<String> {
        let mut text = read(&self.own.join("HEAD"), SMALL).ok()?;
        for _ in 0..HOPS {
            let Some(name) = text.trim_end().strip_prefix("ref:").map(str::trim_start) else {
                return commit(text.trim());
            };
            if !is_ref(name) {
                return None;
            }
            let loose = [&self.own, &self.common].into_iter().find_map(|folder| read(&folder.join(name), SMALL).ok());
            text = match loose {
                Some(text) => text,
                None => return packed(&self.common.join("packed-refs"), name),
            };
        }
        None
    }
}

/// The folders below `root` that its `.gitmodules` lists.
pub(super) fn submodules(root: &Path) -> Vec<PathBuf> {
    let Ok(text) = read(&root.join(".gitmodules"), MODULES) else { return Vec::new() };
    let paths = text.lines().filter_map(|line| {
        let (key, value) = line.split_once('=')?;
        let path = Path::new(value.trim().trim_matches('"'));
        let inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        (key.trim().eq_ignore_ascii_case("path") && inside && path.components().next().is_some())
            .then(|| root.join(path).components().collect())
    });
    paths.collect()
}

/// Whether a working tree lies in another one that is scanned, too, or is a submodule of one that is scanned in part.
pub(crate) fn is_inner(root: &Path, scanned: &[&Path]) -> bool {
    let Some(around) = root.parent().and_then(root_above) else { return false };
    let mut outer = scanned.iter().filter(|own| **own != root && root.starts_with(own));
    outer.any(|own| around.starts_with(own) || submodules(around).iter().any(|own| own == root))
}

fn resolve(root: &Path) -> Option<PathBuf> {
    let path = root.join(".git");
    if path.metadata().ok()?.is_dir() {
        return Some(path);
    }
    let text = read(&path, SMALL).ok()?;
    let pointer = text.trim_end().strip_prefix("gitdir:")?.trim_start();
    Some(root.join(pointer))
}

/// Whether a name can be a ref: git has more rules, this keeps the way inside its folder.
fn is_ref(name: &str) -> bool {
    name.starts_with("refs/") && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn commit(text: &str) -> Option<String> {
    let is_hash = matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| text.to_ascii_lowercase())
}

fn packed(path: &Path, name: &str) -> Option<String> {
    let mut lines = BufReader::new(open(path).ok()?.take(PACKED));
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).ok()? > 0 {
        let found = std::str::from_utf8(&line).ok().and_then(|line| line.trim_end().split_once(' '));
        if let Some((hash, found)) = found
            && found == name
        {
            return commit(hash);
        }
        line.clear();
    }
    None
}

/// The text of a regular file of at most `limit` bytes; bytes that are no UTF-8 are replaced.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// A regular file, open: a named pipe would block, a device never ends.
#[expect(clippy::disallowed_methods, reason = "discover reads what git and ignore files say")]
fn open(path: &Path) -> io::Result<File> {
    let file =
        if path.metadata()?.is_file() { File::open(path)? } else { return Err(io::ErrorKind::InvalidInput.into()) };
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the trees that are searched stand on the disk")]

    use std::fs;

    use super::*;

    const A: &str = "1111111111111111111111111111111111111111";
    const B: &str = "2222222222222222222222222222222222222222";

    /// Paths and texts.
    type Files<'a> = &'a [(&'a str, &'a str)];

    fn revision(files: Files<'_>) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        GitFolder::of(folder.path())?.revision()
    }

    #[test]
    fn a_commit_is_found_wherever_git_keeps_it() {
        let line = format!("{A}\n");
        let packed = format!("# pack-refs with: peeled\n{B} refs/heads/maintenance\n^{B}\n{A} refs/heads/main\n");
        let table: [(&str, Files<'_>, Option<&str>); 9] = [
            ("a detached head", &[(".git/HEAD", &line)], Some(A)),
            ("a loose ref", &[(".git/HEAD", "ref: refs/heads/main\n"), (".git/refs/heads/main", &line)], Some(A)),
            ("a packed ref", &[(".git/HEAD", "ref: refs/heads/main\n"), (".git/packed-refs", &packed)], Some(A)),
            (
                "a loose ref goes before a packed one",
                &[(".git/HEAD", "ref: refs/heads/main"), (".git/refs/heads/main", B), (".git/packed-refs", &packed)],
                Some(B),
            ),
            ("an unborn branch", &[(".git/HEAD", "ref: refs/heads/main\n")], None),
            ("a ref that leads outside", &[(".git/HEAD", "ref: refs/../../secret"), ("secret", &line)], None),
            ("a ref that names itself", &[(".git/HEAD", "ref: refs/a"), (".git/refs/a", "ref: refs/a")], None),
            ("no head", &[(".git/config", "")], None),
            (
                "a working tree beside the repository",
                &[
                    (".git", "gitdir: main/.git/worktrees/x\n"),
                    ("main/.git/worktrees/x/HEAD", "ref: refs/heads/x\n"),
                    ("main/.git/worktrees/x/commondir", "../..\n"),
                    ("main/.git/refs/heads/x", &line),
                ],
                Some(A),
            ),
        ];
        for (name, files, expected) in table {
            assert_eq!(revision(files).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn submodules_stay_inside_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        let text = "[submodule \"a\"]\n\tpath = libs/a\n\turl = ../a\n[submodule \"b\"]\n\tpath = ../out\n\tpath=/etc\n\tpath =\n";
        fs::write(folder.path().join(".gitmodules"), text).unwrap();
        assert_eq!(submodules(folder.path()), [folder.path().join("libs/a")]);
    }
}
