//! The fast way gives what the events give: on samples, on their mutants, and on a corpus where one is named.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Dialect, events, fast};

/// Whether the fast way took the text; fails where it gives anything else than the events.
fn agrees(text: &str, dialect: Dialect) -> Result<bool, String> {
    let Some(quick) = fast::parse(text, dialect) else { return Ok(false) };
    let whole = events::parse(text, dialect);
    if quick.faults != whole.faults {
        return Err(format!("faults {:?}\n   not {:?}", quick.faults, whole.faults));
    }
    if quick.trees.len() != whole.trees.len() {
        return Err(format!("{} documents, not {}", quick.trees.len(), whole.trees.len()));
    }
    for (quick, whole) in quick.trees.iter().zip(&whole.trees) {
        if quick.value != whole.value {
            return Err(format!("value {}\n   not {}", quick.value, whole.value));
        }
        if quick.spans != whole.spans {
            return Err(format!("spans {:?}\n   not {:?}", quick.spans, whole.spans));
        }
    }
    Ok(true)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            found.push(path);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a corpus is named by the environment and read from the disk")]
fn a_corpus_of_real_files_is_read_alike_both_ways() {
    let Ok(corpus) = env::var("KARAT_CORPUS") else { return };
    let mut paths = Vec::new();
    files(Path::new(&corpus), &mut paths);
    assert!(!paths.is_empty(), "KARAT_CORPUS={corpus} holds no YAML");
    let (mut bytes, mut taken, mut wrong) = (0, 0, Vec::new());
    for path in &paths {
        let Ok(text) = fs::read_to_string(path) else { continue };
        bytes += text.len();
        match agrees(&text, Dialect::Kubernetes) {
            Ok(true) => taken += text.len(),
            Ok(false) => {}
            Err(difference) => wrong.push(format!("{}: {difference:.300}", path.display())),
        }
    }
    println!("{} files, {bytes} bytes, of which the fast way took {taken}", paths.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
