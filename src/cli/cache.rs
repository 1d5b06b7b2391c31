//! `karat cache`, and where the cache is: a flag, the environment or the system's folder of caches in, a [`Cache`] out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{self, CacheAction};
use super::folders::{self, variable};
use super::shared::Caching;
use super::{Exit, Failure, Usage, output, say};
use crate::cache::{Cache, Size};
use crate::git::is_followed;
use crate::model::amount::amount;
use crate::report::count;

pub(super) fn run(arguments: &args::Cache) -> Result<Exit, Failure> {
    let folder = named(arguments.cache_dir.as_deref())?.or_else(folders::caches);
    let Some(folder) = folder else {
        let help = "name it with --cache-dir DIR, or as KARAT_CACHE_DIR; without one nothing is kept";
        return Err(Usage::new("find your folder of caches", help).into());
    };
    let cache = Cache::at(folder, Cache::MOST);
    match arguments.action {
        CacheAction::Dir => say(&format!("{}\n", cache.folder().display()))?,
        CacheAction::Size => say(&format!("{}\n", shown(cache.size())))?,
        CacheAction::Clean => {
            let removed = cache.clean().map_err(|error| {
                let what = format!("remove what is in {}: {error}", cache.folder().display());
                Usage::new(what, "see that you may write there")
            })?;
            say(&format!("removed {}\n", shown(removed)))?;
        }
    }
    Ok(Exit::Clean)
}

fn shown(Size { files, bytes }: Size) -> String {
    format!("{} in {}", amount(bytes), count(files, "file"))
}

/// The cache of a run, of at most so many bytes; none where it is not wanted, or where the system has no folder for it. One that came
/// with a repository is not believed: whoever can write it decides what karat says.
pub(super) fn of(caching: &Caching, most: Option<u64>) -> Result<Option<Arc<Cache>>, Failure> {
    if caching.no_cache {
        return Ok(None);
    }
    let folder = named(caching.cache_dir.as_deref())?.or_else(folders::caches);
    let folder = folder.filter(|folder| {
        let is_followed = is_followed(folder);
        if is_followed {
            let folder = folder.display();
            output::complain(&format!(
                "karat: nothing is kept in {folder}, or taken from there: git follows what is in it"
            ));
        }
        !is_followed
    });
    Ok(folder.map(|folder| Arc::new(Cache::at(folder, most.unwrap_or(Cache::MOST)))))
}

/// The folder that the user named.
fn named(flag: Option<&Path>) -> Result<Option<PathBuf>, Usage> {
    let folder = flag.map(Path::to_owned).or_else(|| variable("KARAT_CACHE_DIR").map(PathBuf::from));
    match folder {
        Some(folder) if folder.exists() && !folder.is_dir() => {
            let what = format!("keep verdicts in {}: it is no folder", folder.display());
            Err(Usage::new(what, "name a folder with --cache-dir or KARAT_CACHE_DIR, or say --no-cache"))
        }
        folder => Ok(folder),
    }
}
