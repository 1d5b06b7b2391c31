//! The fast way gives what the events give: on samples, on their mutants, and on a corpus where one is named.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::mutants_tests::Samples;
use super::{Dialect, events, fast, parse};
use crate::model::spans::{NodeId, NodeKind, Spans};
use regorus::Value;

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

/// How long a fuzz test runs: a second, or what `KARAT_FUZZ_SECONDS` says.
#[expect(clippy::disallowed_methods, reason = "CI and people fuzz for longer than `cargo test`")]
fn fuzz_time() -> Duration {
    let seconds = env::var("KARAT_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(1))
}

#[test]
fn mutants_are_read_alike_both_ways() {
    let samples = Samples::read();
    let (mut all, mut taken) = (0_u64, 0_u64);
    bolero::check!().with_iterations(usize::MAX).with_test_time(fuzz_time()).with_max_len(48).for_each(
        |bytes: &[u8]| {
            let text = samples.mutant(bytes);
            for dialect in [Dialect::Kubernetes, Dialect::GitHub] {
                let took = agrees(&text, dialect).unwrap_or_else(|difference| panic!("{text:?}\n   {difference}"));
                taken += u64::from(took);
                all += 1;
            }
        },
    );
    println!("{all} mutants, of which the fast way took {taken}");
    assert!(taken * 20 > all, "the fast way took only {taken} of {all}");
}

/// Whether the text at the place of each leaf means the leaf's value again.
fn leaves_read_back(text: &str, spans: &Spans, id: NodeId, value: &Value) -> Result<(), String> {
    match spans.kind(id) {
        NodeKind::Scalar => {
            let span = spans.value(id);
            let slice = text.get(span.start as usize..span.end as usize).ok_or("a span outside of the text")?;
            // What depends on the text around: a block scalar without its last line break or with an indentation that is
            // counted from outside of it; in brackets, lines need no indentation, and an indicator may be
            // a text.
            let is_counted = slice.starts_with(['|', '>'])
                && slice.lines().next().is_some_and(|line| line.contains(|c: char| c.is_ascii_digit()));
            let is_cut = span.end as usize == text.len() && slice.starts_with(['|', '>']);
            let is_outdented = slice.lines().skip(1).any(|line| !line.is_empty() && !line.starts_with(' '));
            let is_indicator = matches!(slice, "?" | "-" | ":");
            if is_cut || is_counted || is_outdented || is_indicator {
                return Ok(());
            }
            let end = if slice.ends_with('\n') { "" } else { "\n" };
            let wrapped = if id == 0 { format!(" {slice}{end}") } else { format!("k: {slice}{end}") };
            // Below a key, so that a `-` or `%` at its start is what it was.
            let again = parse(&wrapped, Dialect::Kubernetes);
            let read = again.trees.first().map(|tree| match &tree.value {
                Value::Object(entries) => entries.iter().next().map_or(Value::Null, |(_, value)| value.clone()),
                other => other.clone(),
            });
            match read {
                Some(read) if read == *value => Ok(()),
                other => Err(format!("{slice:?} is {value}, read again {other:?}, {:?}", again.faults)),
            }
        }
        NodeKind::Sequence => {
            let items = value.as_array().map_err(|error| error.to_string())?;
            let mut children = spans.children(id);
            for item in items {
                let child = children.next().ok_or("an item without a place")?;
                leaves_read_back(text, spans, child, item)?;
            }
            if children.next().is_some() { Err("a place without an item".to_owned()) } else { Ok(()) }
        }
        NodeKind::Mapping => {
            let entries = value.as_object().map_err(|error| error.to_string())?;
            let children: Vec<NodeId> = spans.children(id).collect();
            for (key, entry) in entries.iter() {
                let name = key.as_string().map_err(|error| error.to_string())?;
                let last = children.iter().rev().find(|child| spans.name(**child, text) == Some(name));
                leaves_read_back(text, spans, *last.ok_or_else(|| format!("no place for {name}"))?, entry)?;
            }
            Ok(())
        }
        NodeKind::Alias => Ok(()),
    }
}

#[test]
fn the_text_at_the_place_of_a_leaf_reads_back_as_its_value() {
    let samples = Samples::read();
    let mut all = 0_u64;
    bolero::check!().with_iterations(usize::MAX).with_test_time(fuzz_time()).with_max_len(48).for_each(
        |bytes: &[u8]| {
            let text = samples.mutant(bytes);
            // A tag stands outside of its value's place, and merged entries have theirs elsewhere.
            if text.contains(['!', '&', '\r', '\t']) || text.contains("<<") {
                return;
            }
            for tree in parse(&text, Dialect::Kubernetes).trees {
                let read = leaves_read_back(&text, &tree.spans, 0, &tree.value);
                read.unwrap_or_else(|difference| panic!("{text:?}\n   {difference}"));
                all += 1;
            }
        },
    );
    assert!(all > 0);
}
