//! What the targets of a project run, by its own files: recipes of a Makefile or a justfile, environments of tox, sessions of nox,
//! scripts and tasks in tables of JSON, TOML and YAML. Targets that no file says, or only by what it works out, are not known.

mod justfile;
mod makefile;
mod nox;
mod tables;
mod tox;

use crate::facts::reading::{Reading, join};

/// Where make looks, in its order.
const MAKEFILES: [&str; 3] = ["GNUmakefile", "makefile", "Makefile"];
/// Where just looks.
const JUSTFILES: [&str; 3] = ["justfile", "Justfile", ".justfile"];
/// Where tox looks for sections.
const TOX_FILES: [&str; 2] = ["tox.ini", "setup.cfg"];
const NOX_FILE: &str = "noxfile.py";
/// Options that name the folder to work in.
const FOLDERS: [&str; 6] = ["-C", "--directory", "--prefix", "--cwd", "--working-dir", "--root"];
/// Lines of a file that are read.
const MAX_LINES: usize = 20_000;

/// Whether a file of this name says what targets run.
pub(in super::super) fn is_own(name: &str) -> bool {
    let is_one = [&MAKEFILES[..], &JUSTFILES, &TOX_FILES, &[NOX_FILE]].iter().any(|names| names.contains(&name));
    is_one || name.rsplit_once('.').is_some_and(|(_, end)| end == "mk") || tables::is_own(name)
}

/// What a target runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    /// Other targets of the same file that are run with it.
    pub(super) others: Vec<String>,
    pub(super) script: String,
}

impl Target {
    /// Whether it runs something that is worked out only then: a command that is a variable, or one that the file does not name.
    pub(super) fn is_open(&self) -> bool {
        self.script.lines().any(|line| line.trim_start().starts_with(['$', '{']))
    }

    fn add(&mut self, command: &str) {
        self.script.push_str(command);
        self.script.push('\n');
    }
}

/// The folder that a tool works in, by the words behind its name; none where it is the one that it is started in.
pub(super) fn folder<'w>(words: &[&'w str]) -> Option<&'w str> {
    words.windows(2).find_map(|pair| match pair {
        [option, folder] if FOLDERS.contains(option) => Some(*folder),
        _ => None,
    })
}

/// The files that say what the targets of a tool run in a folder, the one that counts first.
pub(super) fn files(reading: &Reading<'_>, tool: &str, folder: &str) -> Vec<String> {
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    let names = match tool {
        "make" | "gmake" => MAKEFILES.to_vec(),
        "just" => JUSTFILES.to_vec(),
        "tox" => TOX_FILES.to_vec(),
        "nox" => vec![NOX_FILE],
        tool => tables::files(tool),
    };
    names.into_iter().map(|name| join(folder, name)).filter(|path| reading.has(path)).collect()
}

/// The text of such a file where its lines say it, with those of the files that it includes.
pub(super) fn text(reading: &Reading<'_>, tool: &str, path: &str) -> Option<String> {
    match tool {
        "make" | "gmake" => makefile::whole(reading, path),
        "just" | "nox" | "tox" => reading.text(path).map(|text| text.to_string()),
        _ => None,
    }
}

/// What a target of a tool runs by such a file and its text; an empty name is what the tool runs where none is named.
pub(super) fn target(reading: &Reading<'_>, text: Option<&str>, tool: &str, path: &str, name: &str) -> Option<Target> {
    match tool {
        "make" | "gmake" => makefile::recipe(text?, name),
        "just" => justfile::recipe(text?, name),
        "tox" => tox::environment(text?, name),
        "nox" => nox::session(text?, name),
        tool => tables::target(reading.page(path)?.root().value(), tool, path, name),
    }
}
