//! A folder of definitions → [`Standards`], or every mistake of all its files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use miette::Diagnostic;
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use walkdir::WalkDir;

use super::waiver::Known;
use super::{Around, Rules, Standards, campaign, facts, path, policy, renewals, scorecard, waiver};
use crate::config::{Mistake, Mistakes, nearest};
use crate::inputs;
use crate::model::Waiver;
use crate::model::campaign::Campaign;
use crate::model::paths::slashed;
use crate::model::scorecard::Scorecard;
use crate::model::standard::GoldenPath;
use crate::model::waiver::Place;

/// Folders of definitions.
const FOLDERS: [&str; 4] = ["campaigns", "paths", "scorecards", "waivers"];
/// Single files; what is in `flow.toml` is read where flow is measured.
const FILES: [&str; 3] = ["facts.toml", "flow.toml", "waiver-policy.toml"];

/// Why there are no definitions.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The folder, or a file in it, cannot be read.
    #[error("read {path}: {source}")]
    #[diagnostic(code(standards::unreadable), help("check the path"))]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// There are mistakes in the files.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Mistakes(#[from] Mistakes),
}

/// A file of definitions.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// The path below the folder.
    name: String,
    /// The path, as mistakes name it.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
}

/// SHA-256 over the definitions of a folder, in hexadecimal.
///
/// # Errors
///
/// The folder, or a file in it, cannot be read.
pub fn digest(folder: &Path) -> Result<String, Error> {
    let mut digest = Sha256::new();
    for File { name, text, .. } in files(folder)? {
        for part in [name, text] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    Ok(HEXLOWER.encode(&digest.finalize()))
}

/// Reads a folder. `further` are scorecards from elsewhere that its waivers and campaigns may name, such as those built in.
pub fn load(folder: &Path, rules: &Rules<'_>, further: &[Arc<Scorecard>]) -> Result<Standards, Error> {
    let files = files(folder)?;
    let mut mistakes = Vec::new();
    let put_off = |waivers: &[Waiver]| renewals::put_off(&folder.join("waivers"), waivers);
    let standards = read(&files, (rules, further), &put_off, &mut mistakes);
    Mistakes::check("the definitions", mistakes)?;
    Ok(standards)
}

/// Reads files. Facts come first, since scorecards name them; waivers and campaigns last, since they name scorecards. `put_off` tells
/// how often the ends of waivers were put off, and is asked only where the policy bounds that.
pub(super) fn read(
    files: &[File],
    (rules, further): (&Rules<'_>, &[Arc<Scorecard>]),
    put_off: renewals::Shown<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Standards {
    let below = |folder: &'static str| files.iter().filter(move |file| file.name.split('/').next() == Some(folder));
    let single = |name: &str| files.iter().find(|file| file.name == name);
    misnamed(files, mistakes);
    let facts = single("facts.toml").map(|file| facts::read(&file.path, &file.text, mistakes));
    let (sources, are_all) = facts.unwrap_or((Vec::new(), true));
    let ids: BTreeSet<Arc<str>> = sources.iter().map(|source| source.id.clone()).collect();
    let around = Around { rules, sources: are_all.then_some(&ids) };
    let read = |file: &File, mistakes: &mut Vec<Mistake>| scorecard::read(&file.path, &file.text, around, mistakes);
    let cards: Vec<_> = below("scorecards").map(|file| read(file, mistakes)).collect();
    let are_whole = cards.iter().all(Option::is_some);
    let scorecards: Vec<Arc<Scorecard>> = cards.into_iter().flatten().map(Arc::new).collect();
    let places = scorecards.iter().map(|card| (card.id.clone(), card.source.as_str()));
    twice(
        files,
        "scorecard",
        further.iter().map(|card| (card.id.clone(), card.source.as_str())).chain(places),
        mistakes,
    );
    let all: Vec<_> = scorecards.iter().chain(further).cloned().collect();
    let cards = are_whole.then_some(all.as_slice());
    let policy = single("waiver-policy.toml").map(|file| policy::read(&file.path, &file.text, cards, mistakes));
    let policy = policy.unwrap_or_default();
    let known = Known { rules, cards, policy: &policy };
    let mut waivers: Vec<Waiver> = Vec::new();
    for file in below("waivers") {
        waivers.extend(waiver::read(&file.path, &file.text, known, mistakes));
    }
    twice(files, "waiver", waivers.iter().map(|own| (own.id.clone(), &*own.place.path)), mistakes);
    renewals::check(files, &waivers, (policy.max_renewals, put_off), mistakes);
    let mut campaigns: Vec<Campaign> = Vec::new();
    for file in below("campaigns") {
        campaigns.extend(campaign::read(&file.path, &file.text, known, mistakes));
    }
    twice(files, "campaign", campaigns.iter().map(|own| (own.id.clone(), &*own.place.path)), mistakes);
    let mut paths: Vec<GoldenPath> = Vec::new();
    for file in below("paths") {
        paths.extend(path::read(&file.path, &file.text, rules, mistakes));
    }
    twice(files, "golden path", paths.iter().map(|own| (own.id.clone(), &*own.place.path)), mistakes);
    Standards { scorecards, waivers, policy, campaigns, sources, paths }
}

/// Complains about scorecards of one id in two files, which are given with their texts.
pub fn one_of_each<'c>(
    texts: &[(String, String)],
    cards: impl Iterator<Item = &'c Scorecard>,
    mistakes: &mut Vec<Mistake>,
) {
    let file = |(path, text): &(String, String)| File { name: path.clone(), path: path.clone(), text: text.clone() };
    let files: Vec<_> = texts.iter().map(file).collect();
    twice(&files, "scorecard", cards.map(|card| (card.id.clone(), card.source.as_str())), mistakes);
}

/// The scorecards of a folder of definitions: ids and files. What is wrong in them is told where they are read.
pub fn scorecard_files(folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let all = files(folder)?;
    let cards = all.into_iter().filter(|file| file.name.starts_with("scorecards/"));
    let known = |file: File| {
        let mistakes = &mut Vec::new();
        let around = Around { rules: &Rules::any(), sources: None };
        let card = scorecard::read(&file.path, &file.text, around, mistakes)?;
        Some((card.id.to_string(), file.path))
    };
    Ok(cards.filter_map(known).collect())
}

/// Whether two paths lead to one file, however they are written.
pub fn is_same_file(one: &str, other: &str) -> bool {
    let real = |path: &str| Path::new(path).canonicalize().ok();
    one == other || real(one).is_some_and(|own| real(other) == Some(own))
}

/// Complains about ids that two files have.
fn twice<'f>(files: &[File], what: &str, ids: impl Iterator<Item = (Arc<str>, &'f str)>, mistakes: &mut Vec<Mistake>) {
    let mut seen: BTreeMap<Arc<str>, &str> = BTreeMap::new();
    for (id, path) in ids {
        match seen.get(&id) {
            Some(first) if is_same_file(first, path) => {}
            Some(first) => {
                let help = format!("the other one is in {first}");
                let line = files.iter().find(|file| file.path == path).map_or(1, |file| line_of_id(&file.text));
                let place = Place { path: Arc::from(path), line };
                mistakes.extend(at(files, &place, format!("{what} `{id}` stands in two files"), help));
            }
            None => drop(seen.insert(id, path)),
        }
    }
}

fn line_of_id(text: &str) -> u32 {
    let at = text
        .lines()
        .position(|line| line.trim_start().strip_prefix("id").is_some_and(|rest| rest.trim_start().starts_with('=')));
    at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(1)
}

/// A mistake on a line of one of the files.
pub(super) fn at(files: &[File], place: &Place, message: String, help: String) -> Option<Mistake> {
    let file = files.iter().find(|file| *file.path == *place.path)?;
    let before = usize::try_from(place.line).unwrap_or(1).saturating_sub(1);
    let start: usize = file.text.split_inclusive('\n').take(before).map(str::len).sum();
    let length = file.text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Some(Mistake::new(&file.path, &Arc::from(file.text.as_str()), start..start + length, message).with_help(help))
}

/// Complains about files and folders whose names are nearly those that are read: what stands in them would be without effect.
fn misnamed(files: &[File], mistakes: &mut Vec<Mistake>) {
    let mut told = BTreeSet::new();
    for file in files {
        let (first, known): (_, &[&str]) = match file.name.split_once('/') {
            Some((folder, _)) => (folder, &FOLDERS),
            None => (file.name.as_str(), &FILES),
        };
        if known.contains(&first) || !told.insert(first) {
            continue;
        }
        if let Some(guess) = nearest(first, known.iter().copied()) {
            let text = Arc::from(file.text.as_str());
            let mistake = Mistake::new(&file.path, &text, 0..0, format!("`{first}` is not read"));
            mistakes.push(mistake.with_help(format!("did you mean `{guess}`?")));
        }
    }
}

/// Every `.toml` below a folder, by name.
fn files(folder: &Path) -> Result<Vec<File>, Error> {
    let unreadable = |path: PathBuf, source| Error::Unreadable { path: slashed(&path), source };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let at = error.path().unwrap_or(folder).to_owned();
            unreadable(at, error.into_io_error().unwrap_or_else(|| io::Error::other("a link leads round in a circle")))
        })?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|extension| extension == "toml") {
            let text = inputs::text(entry.path()).map_err(|source| unreadable(entry.path().to_owned(), source))?;
            let name = slashed(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
            files.push(File { name, path: slashed(entry.path()), text });
        }
    }
    Ok(files)
}

#[cfg(test)]
pub(super) fn memory(files: &[(&str, &str)]) -> Vec<File> {
    let one = |(name, text): &(&str, &str)| File {
        name: (*name).to_owned(),
        path: format!("standards/{name}"),
        text: (*text).to_owned(),
    };
    files.iter().map(one).collect()
}
