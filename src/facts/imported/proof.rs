//! Whether a file is what was exported, by the SHA-256 sum that lies beside it, or by the commit that brought it: that carries a
//! signature or not. Whose it is, and whether it is good, is not known here.

use std::path::Path;
use std::sync::Arc;

use data_encoding::HEXLOWER_PERMISSIVE;
use sha2::{Digest as _, Sha256};

use crate::git::Past;
use crate::model::source::{Content, SourceFile};
use crate::model::standard::Provenance;
use crate::parse;

/// The name of a list of sums for a whole folder.
const SUMS: &str = "SHA256SUMS";

/// Whether a file is no export, but proves one.
pub(super) fn is_proof(path: &str) -> bool {
    path.ends_with(".sha256") || path.rsplit('/').next() == Some(SUMS)
}

/// Checks what a source asks for of the bytes that were read of a file; the reason why it is not enough.
pub(super) fn check(provenance: Provenance, file: &SourceFile, bytes: &[u8], base: &Path) -> Result<(), String> {
    match provenance {
        Provenance::None => Ok(()),
        Provenance::Signed => signed(file, bytes, base),
        Provenance::Sha256 => {
            let Some(expected) = sum(file, base)? else {
                return Err(format!("{}: no sum beside it ({}.sha256 or {SUMS})", file.path, file.file_name()));
            };
            if HEXLOWER_PERMISSIVE.decode(expected.as_bytes()).ok().as_deref() == Some(&*Sha256::digest(bytes)) {
                return Ok(());
            }
            Err(format!("{}: not the file that was exported: its SHA-256 sum is another one", file.path))
        }
    }
}

/// Whether the commit that gave a file its present content carries a signature.
fn signed(file: &SourceFile, bytes: &[u8], base: &Path) -> Result<(), String> {
    let unknown = |reason: String| format!("{}: whether it is signed is not known: {reason}", file.path);
    let path = base.join(file.path.as_ref());
    let content = parse::decoded(bytes.to_vec()).unwrap_or_default();
    let past = Past::around(&path).map_err(unknown)?;
    match past.brought(&path, &content.replace("\r\n", "\n")).map_err(unknown)? {
        Some(commit) if commit.is_signed => Ok(()),
        Some(commit) => {
            let short: String = commit.commit.chars().take(12).collect();
            Err(format!("{}: the commit that brought it, {short}, carries no signature", file.path))
        }
        None => Err(format!("{}: it is not committed as it is, so that nobody signed it", file.path)),
    }
}

/// The sum that lies beside a file.
fn sum(file: &SourceFile, base: &Path) -> Result<Option<String>, String> {
    let beside = |name: &str| {
        let path = if file.folder().is_empty() { name.to_owned() } else { format!("{}/{name}", file.folder()) };
        let absolute = base.join(&path);
        let is_there = absolute.symlink_metadata().is_ok();
        let file = SourceFile { path: Arc::from(path), content: Content::Disk(absolute), ..file.clone() };
        if is_there { parse::content(&file, 1_000_000) } else { Ok(None) }
    };
    if let Some(text) = beside(&format!("{}.sha256", file.file_name()))? {
        return Ok(text.split_whitespace().next().map(str::to_owned));
    }
    let Some(list) = beside(SUMS)? else { return Ok(None) };
    let named = list.lines().filter_map(|line| line.split_once(char::is_whitespace));
    let mut own =
        named.filter(|(_, name)| name.trim().trim_start_matches(['*']).trim_start_matches("./") == file.file_name());
    Ok(own.next().map(|(sum, _)| sum.to_owned()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test makes the files that are read")]

    use data_encoding::HEXLOWER;

    use super::*;
    use crate::model::format::Format;
    use crate::model::source::Repository;

    #[test]
    fn what_is_proved_is_what_was_read_whatever_the_file_is_by_now() {
        let folder = tempfile::tempdir().unwrap();
        let repository = Repository {
            target: String::new(),
            name: "incidents".to_owned(),
            root: folder.path().to_owned(),
            revision: None,
            past: false,
        };
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "entity\nb\n").unwrap();
        let sum = HEXLOWER.encode(&Sha256::digest("entity\nb\n"));
        std::fs::write(folder.path().join("a.csv.sha256"), sum).unwrap();
        let content = Content::Disk(path);
        let (repository, path) = (Arc::new(repository), Arc::from("a.csv"));
        let file = SourceFile { repository, path, content, format: Format::Other, size: 9 };
        let check = |bytes: &[u8]| check(Provenance::Sha256, &file, bytes, folder.path());
        assert_eq!(check(b"entity\nb\n"), Ok(()));
        assert!(check(b"entity\na\n").unwrap_err().contains("not the file that was exported"));
    }
}
