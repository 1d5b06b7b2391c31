//! The user's own folders: what the environment and the system's conventions say.

use std::ffi::OsString;
use std::path::PathBuf;

/// karat's folder among the user's caches (XDG Base Directory Specification, and what stands for it elsewhere).
pub(super) fn caches() -> Option<PathBuf> {
    if cfg!(windows) {
        return Some(absolute("LOCALAPPDATA")?.join("karat").join("cache"));
    }
    let caches = if cfg!(target_os = "macos") {
        absolute("HOME")?.join("Library/Caches")
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?
    };
    Some(caches.join("karat"))
}

/// karat's folder among what programs must not lose, but nobody takes along to another machine.
pub(super) fn state() -> Option<PathBuf> {
    if cfg!(windows) {
        return Some(absolute("LOCALAPPDATA")?.join("karat").join("state"));
    }
    let state = if cfg!(target_os = "macos") {
        absolute("HOME")?.join("Library/Application Support")
    } else {
        absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local/state")))?
    };
    Some(state.join("karat"))
}

fn absolute(name: &str) -> Option<PathBuf> {
    variable(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
}

/// A variable of the environment, where it says something.
#[expect(clippy::disallowed_methods, reason = "the user's folders and secrets are named in the environment")]
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
