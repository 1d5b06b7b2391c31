//! Every file once → what checks need of it: whether it is a binary, its fuzz targets, its text where a check reads it.
//!
//! Files are read in parallel; results stay in the order of the walk.

use rayon::prelude::*;

use super::checks::{binaries, fuzzing};
use super::files::{Entry, Tree};
use super::paths;
use super::workflow::{self, Workflow};

/// So much of a file tells what it is.
const HEAD: usize = 1024;

/// Scorecard's names for interpreters that it counts as shells.
const SHELLS: [&str; 7] = ["exec", "su", "sh", "bash", "mksh", "dash", "ksh"];
/// Those whose scripts it reads.
const READ_SHELLS: [&str; 3] = ["sh", "bash", "mksh"];

/// What was found in the files.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Executables.
    pub(super) binaries: Vec<String>,
    /// Fuzz targets.
    pub(super) fuzz: Vec<fuzzing::Target>,
    /// The workflows of GitHub.
    pub(super) workflows: Vec<Workflow>,
    /// Dockerfiles: path and text.
    pub(super) dockerfiles: Vec<(String, String)>,
    /// Shell scripts: path and text.
    pub(super) scripts: Vec<(String, String)>,
    /// Project files of .NET, and `Directory.*.props`: path and text.
    pub(super) dotnet: Vec<(String, String)>,
    /// `pom.xml`: path and text.
    pub(super) maven: Vec<(String, String)>,
}

/// What a file is to a check.
enum Role {
    Workflow(Workflow),
    Dockerfile(String),
    Script(String),
    Dotnet(String),
    Maven(String),
}

#[derive(Default)]
struct Found {
    is_binary: bool,
    fuzz: Vec<fuzzing::Target>,
    roles: Vec<Role>,
}

impl Survey {
    /// Reads all files.
    pub(super) fn of(tree: &Tree) -> Self {
        let found: Vec<Found> = tree.files.par_iter().map(|entry| look(entry).unwrap_or_default()).collect();
        let mut survey = Self::default();
        for (entry, found) in tree.files.iter().zip(found) {
            if found.is_binary {
                survey.binaries.push(entry.path.clone());
            }
            survey.fuzz.extend(found.fuzz);
            for role in found.roles {
                let path = entry.path.clone();
                match role {
                    Role::Workflow(workflow) => survey.workflows.push(workflow),
                    Role::Dockerfile(text) => survey.dockerfiles.push((path, text)),
                    Role::Script(text) => survey.scripts.push((path, text)),
                    Role::Dotnet(text) => survey.dotnet.push((path, text)),
                    Role::Maven(text) => survey.maven.push((path, text)),
                }
            }
        }
        survey
    }
}

fn look(entry: &Entry) -> std::io::Result<Found> {
    if entry.is_test_data() {
        return Ok(Found::default());
    }
    let language = fuzzing::language(entry.name());
    let by_name = workflow::is_workflow(&entry.path)
        || entry.name().contains("dockerfile")
        || is_dotnet(entry)
        || entry.name() == "pom.xml"
        || language.is_some();
    let bytes = entry.read(HEAD, |head| by_name || is_script(&entry.path, head, &READ_SHELLS))?;
    let mut found =
        Found { is_binary: binaries::is_binary(&entry.path, bytes.get(..HEAD).unwrap_or(&bytes)), ..Found::default() };
    let is_shell = is_script(&entry.path, &bytes, &READ_SHELLS);
    if !by_name && !is_shell {
        return Ok(found);
    }
    let is_dockerfile = is_dockerfile(entry, &bytes);
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if let Some(language) = language {
        found.fuzz = language.targets(&entry.path, &text);
    }
    if workflow::is_workflow(&entry.path) {
        found.roles.push(Role::Workflow(Workflow::read(&entry.path, &text)));
    }
    if is_dotnet(entry) {
        found.roles.push(Role::Dotnet(text.clone()));
    }
    if entry.name() == "pom.xml" {
        found.roles.push(Role::Maven(text.clone()));
    }
    if is_shell {
        found.roles.push(Role::Script(text));
    } else if is_dockerfile && holds_commands(&text) {
        found.roles.push(Role::Dockerfile(text));
    }
    Ok(found)
}

fn is_dotnet(entry: &Entry) -> bool {
    let name = entry.name();
    let extension = paths::extension(name);
    extension == ".csproj" || extension == ".props" && name.starts_with("directory.")
}

/// Whether a file can be a Dockerfile: by its name, not in a vendored folder, and not a program or a script.
fn is_dockerfile(entry: &Entry, bytes: &[u8]) -> bool {
    const PROGRAMS: [&str; 8] = [".go", ".c", ".cpp", ".rs", ".js", ".py", ".pyc", ".java"];
    entry.name().contains("dockerfile")
        && !entry.lower.split('/').any(|part| matches!(part, "vendor" | "third_party"))
        && !PROGRAMS.iter().any(|extension| entry.path.ends_with(extension))
        && !is_script(&entry.path, bytes, &SHELLS)
}

/// Whether the first line, or the extension where the first line names no interpreter, is that of a script of these shells.
fn is_script(path: &str, bytes: &[u8], shells: &[&str]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
    let Some(line) = line.strip_prefix(b"#!") else {
        return shells.iter().any(|shell| path.strip_suffix(shell).is_some_and(|rest| rest.ends_with('.')));
    };
    let line = String::from_utf8_lossy(line);
    let mut words = line.trim_end_matches('\r').split(' ');
    let is_shell = |word: Option<&str>| {
        word.is_some_and(|word| shells.iter().any(|shell| paths::base(word).eq_ignore_ascii_case(shell)))
    };
    let first = words.next();
    is_shell(first) || first.is_some_and(|word| paths::base(word).eq_ignore_ascii_case("env")) && is_shell(words.next())
}

/// Whether a text has a line that is neither empty nor a comment.
pub(super) fn holds_commands(text: &str) -> bool {
    text.lines().map(str::trim).any(|line| !line.is_empty() && !line.starts_with('#'))
}
