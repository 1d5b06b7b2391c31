//! The user's own ignore file, which git's configuration names: `core.excludesFile` (git-config(1)).

use std::path::{Path, PathBuf};

use gix::config::path::interpolate::Context;
use gix::config::{File, Source};

/// The system's configuration, where no variable names another one.
const SYSTEM: &str = "/etc/gitconfig";

/// The ignore file of this user: the one that is named, else the one that git takes then, which need not be there.
#[expect(clippy::disallowed_methods, reason = "where git's configuration lies is told by variables")]
pub(crate) fn excludes_file() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    found(variable, gix::path::env::home_dir().as_deref())
}

fn found(variable: impl Fn(&str) -> Option<PathBuf>, home: Option<&Path>) -> Option<PathBuf> {
    let folder = variable("XDG_CONFIG_HOME").or_else(|| Some(home?.join(".config"))).map(|folder| folder.join("git"));
    let own = || [home.map(|home| home.join(".gitconfig")), folder.as_ref().map(|folder| folder.join("config"))];
    let own = variable("GIT_CONFIG_GLOBAL").map_or_else(own, |named| [Some(named), None]);
    let system = variable("GIT_CONFIG_SYSTEM").unwrap_or_else(|| PathBuf::from(SYSTEM));
    let mut files = own.into_iter().flatten().chain([system]);
    files.find_map(|file| named_in(file, home)).or_else(|| Some(folder?.join("ignore")))
}

/// The ignore file that a configuration names.
fn named_in(file: PathBuf, home: Option<&Path>) -> Option<PathBuf> {
    let config = File::from_path_no_includes(file, Source::User).ok()?;
    let context = Context { home_dir: home, ..Context::default() };
    config.path("core.excludesFile")?.interpolate(context).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test writes the configuration that is read")]
    fn the_nearest_configuration_that_names_one_counts() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| {
            std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            std::fs::write(at(name), text).unwrap();
        };
        let home = at("home");
        let mut named = vec![("GIT_CONFIG_SYSTEM", at("system"))];
        let ignored = |named: &[(&str, PathBuf)]| {
            let variable = |name: &str| named.iter().find(|(own, _)| *own == name).map(|(_, path)| path.clone());
            found(variable, Some(&home)).unwrap()
        };
        assert_eq!(ignored(&named), home.join(".config/git/ignore"));
        write("system", "[core]\n\texcludesFile = /etc/ignored\n");
        assert_eq!(ignored(&named), PathBuf::from("/etc/ignored"));
        write("home/.config/git/config", "[core]\n\texcludesfile = \"~/with space\" # a comment\n");
        assert_eq!(ignored(&named), home.join("with space"));
        // One of another section is another key.
        write("home/.gitconfig", "[alias]\n\texcludesfile = status\n");
        assert_eq!(ignored(&named), home.join("with space"));
        write("home/.gitconfig", "[CORE]\n\texcludesfile = ~/mine\n");
        assert_eq!(ignored(&named), home.join("mine"));
        named.push(("XDG_CONFIG_HOME", at("xdg")));
        named.push(("GIT_CONFIG_GLOBAL", at("none")));
        named[0].1 = at("none");
        assert_eq!(ignored(&named), at("xdg/git/ignore"));
    }
}
