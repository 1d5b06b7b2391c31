//! What commands and steps do, by the table that ships (`deeds.tsv`): lint, test, build … and the tools that do it.
//!
//! A command comes as words, a step by the name of the action, task, orb or plugin that it uses and its inputs. Commands that run others
//! (`poetry run`, `npx`, `docker run image`, `go run module@v1`) are looked at from the inside too, and so are scripts of the repository
//! and its targets: recipes, environments, scripts and tasks.

pub(super) mod project;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::super::reading::{Memo, Reading, resolve};
use super::shell;
use crate::facts::globs::one_part;

/// The table that ships.
const TABLE: &str = include_str!("deeds.tsv");
/// What can be done, in the order of a pipeline; behind that, what decides only together with the rest of a job.
const DEEDS: [&str; 16] = [
    "lint",
    "test",
    "build",
    "coverage",
    "scan",
    "sbom",
    "sign",
    "provenance",
    "release",
    "deploy",
    "notify",
    "apply",
    "cluster",
    "context",
    "edit",
    "push",
];
/// The word that takes back what the others of a name say.
const NOTHING: usize = DEEDS.len();
/// The word that takes back what changes something: `release-notes`, `deploy:dry-run`.
const ABOUT: usize = NOTHING + 1;
/// Commands in commands that are followed.
const MAX_WRAPPERS: usize = 4;
/// Words behind a wrapper that may be the command.
const MAX_STARTS: usize = 12;

/// What is done, and with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    deeds: BTreeSet<usize>,
    tools: BTreeSet<String>,
}

impl Done {
    /// The deeds, in the order of a pipeline. What goes into a cluster that is made for the job alone is a test; what is edited is
    /// deployed where it is pushed.
    pub(super) fn deeds(&self) -> impl Iterator<Item = &'static str> {
        let applies = if self.has("cluster") && !self.has("context") { "test" } else { "deploy" };
        let is_applied = self.has("apply");
        let is_pushed = self.has("edit") && self.has("push");
        DEEDS.into_iter().enumerate().filter_map(move |(deed, name)| {
            let is_together = (is_applied && name == applies) || (is_pushed && name == "deploy");
            let is_own = self.deeds.contains(&deed) || is_together;
            (is_own && !matches!(name, "apply" | "cluster" | "context" | "edit" | "push")).then_some(name)
        })
    }

    /// The tools, by name.
    pub(super) fn tools(&self) -> impl Iterator<Item = &str> {
        self.tools.iter().map(String::as_str)
    }

    /// Takes in what something else does.
    pub(super) fn add(&mut self, other: &Self) {
        self.deeds.extend(&other.deeds);
        self.tools.extend(other.tools.iter().cloned());
    }

    fn has(&self, name: &str) -> bool {
        self.deeds.iter().any(|deed| DEEDS.get(*deed) == Some(&name))
    }

    /// What it is where a test does it: what that applies or deploys is made for the test.
    fn within_test(mut self) -> Self {
        let deploys = |deed: &usize| matches!(DEEDS.get(*deed), Some(&("apply" | "deploy")));
        if self.deeds.iter().any(deploys) {
            self.deeds.retain(|deed| !deploys(deed));
            self.deeds.extend(DEEDS.iter().position(|own| *own == "test"));
        }
        self
    }

    fn take(&mut self, row: &Row) {
        self.deeds.extend(row.deeds());
        if row.tool != "-" {
            self.tools.insert(row.tool.to_owned());
        }
    }
}

/// A row of the table. What of it is a list is taken apart where it is looked at: few rows are.
#[derive(Clone, Copy)]
struct Row {
    /// The second column as it stands: deeds, or for some kinds something else.
    column: &'static str,
    tool: &'static str,
    /// The first word of its pattern, and the others.
    first: &'static str,
    others: &'static str,
}

impl Row {
    fn deeds(&self) -> impl Iterator<Item = usize> + use<> {
        self.column.split(',').filter_map(|deed| DEEDS.iter().position(|own| *own == deed))
    }

    /// The words of its pattern behind the first.
    fn needed(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.others.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether its pattern begins with the name of a step, which is in small letters.
    fn is_of_step(&self, name: &str) -> bool {
        self.first.eq_ignore_ascii_case(name)
            || (self.first.contains('*') && one_part(&self.first.to_ascii_lowercase(), name))
    }
}

/// Rows of one kind, by the first words of their patterns.
#[derive(Default)]
struct Rows(Vec<Row>);

impl Rows {
    /// Those whose patterns begin with a word, in the order of the table.
    fn of(&self, first: &str) -> &[Row] {
        let start = self.0.partition_point(|row| row.first < first);
        let end = start + self.0.get(start..).unwrap_or(&[]).partition_point(|row| row.first == first);
        self.0.get(start..end).unwrap_or(&[])
    }
}

#[derive(Default)]
struct Table {
    commands: Rows,
    wrappers: Rows,
    targets: Rows,
    steps: Rows,
    inputs: Rows,
    words: Rows,
}

/// The table that ships with karat.
static SHIPPED: LazyLock<Table> = LazyLock::new(Table::shipped);

/// What the table says of commands that may be scripts of a repository.
pub(super) struct Deeds<'r> {
    table: &'static Table,
    /// Where scripts of the repository are read.
    reading: Option<&'r Reading<'r>>,
    /// What scripts do that were read, by path; what targets do, by that of their file and their name.
    known: RefCell<BTreeMap<String, Done>>,
    /// Files that say in lines what targets run.
    texts: Memo<Option<String>>,
}

impl Table {
    fn shipped() -> Self {
        let mut table = Self::default();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let mut next = || columns.next();
            let (Some(kind), Some(column), Some(tool), Some(pattern)) = (next(), next(), next(), next()) else {
                continue;
            };
            let (first, others) = pattern.split_once(' ').unwrap_or((pattern, ""));
            let rows = match kind {
                "command" => &mut table.commands,
                "wrapper" => &mut table.wrappers,
                "target" => &mut table.targets,
                "step" => &mut table.steps,
                "inputs" => &mut table.inputs,
                _ => &mut table.words,
            };
            rows.0.push(Row { column, tool, first, others });
        }
        let Self { commands, wrappers, targets, steps, inputs, words } = &mut table;
        for rows in [commands, wrappers, targets, steps, inputs, words] {
            rows.0.sort_by_key(|row| row.first);
        }
        table
    }
}

impl<'r> Deeds<'r> {
    /// For the scripts of a repository.
    pub(super) fn of(reading: &'r Reading<'r>) -> Self {
        Self { table: &SHIPPED, reading: Some(reading), known: RefCell::default(), texts: Memo::default() }
    }

    /// What the commands of a script do.
    pub(super) fn script(&self, script: &str) -> Done {
        let mut done = Done::default();
        for words in shell::commands(script) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.command(&words, 0, &mut done);
        }
        done
    }

    /// What a command does that is words already.
    pub(super) fn words(&self, words: &[&str]) -> Done {
        let mut done = Done::default();
        let line: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        self.command(words, 0, &mut done);
        // `sh -c script` has a script for its last word.
        if let Some(script) = shell::argument(&line) {
            done.add(&self.script(&script));
        }
        done
    }

    /// What a tool does, where all that is known of a step is the tool's name (`buildah`, `trivy-scanner`).
    pub(super) fn tool(&self, name: &str) -> Done {
        let mut done = Done::default();
        let first = name.split('-').next().unwrap_or(name);
        let rows = [name, first].into_iter().flat_map(|key| self.table.commands.of(key));
        // `git secrets` is another tool than git.
        let rows = rows.filter(|row| row.tool == row.first);
        let mut rows =
            rows.filter(|row| row.deeds().all(|deed| matches!(DEEDS.get(deed), Some(&("build" | "scan" | "lint")))));
        if let Some(row) = rows.next() {
            done.take(row);
        }
        done
    }

    /// What a step does that uses an action, a task, an orb or a plugin. `inputs` are what it is given.
    pub(super) fn step(&self, name: &str, inputs: &[(String, String)]) -> Done {
        let mut done = Done::default();
        let lower = name.to_ascii_lowercase();
        let given = |key: &str| {
            let found = inputs.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value.trim());
            found.filter(|value| !matches!(*value, "" | "false" | "no"))
        };
        for row in &self.table.steps.0 {
            if row.is_of_step(&lower) && row.needed().all(|key| given(key).is_some()) {
                done.take(row);
            }
        }
        for row in &self.table.inputs.0 {
            if row.is_of_step(&lower) {
                let tool = (row.tool != "-").then_some(row.tool);
                let script: Vec<&str> = tool.into_iter().chain(row.column.split(',').filter_map(given)).collect();
                done.add(&self.script(&script.join(" ")));
            }
        }
        done
    }

    /// What the words of a name say: `build-and-test`.
    pub(super) fn named(&self, name: &str) -> Done {
        let words = words_of(name);
        let is_beside = |row: &&Row| row.needed().all(|own| words.iter().any(|word| word == own));
        let said = |word: &String| {
            let row = self.table.words.of(word).iter().rfind(is_beside)?;
            Some(row.deeds().next().unwrap_or(if row.column == "about" { ABOUT } else { NOTHING }))
        };
        let mut deeds: BTreeSet<usize> = words.iter().filter_map(said).collect();
        let is = |deed: usize, names: &[&str]| DEEDS.get(deed).is_some_and(|own| names.contains(own));
        // `lint-release` looks at a release, `lint-and-release` makes one.
        let is_about = deeds.iter().any(|deed| *deed == ABOUT || is(*deed, &["lint"]));
        if is_about && !words.iter().any(|word| word == "and") {
            deeds.retain(|deed| !is(*deed, &["release", "deploy"]));
        }
        deeds.remove(&ABOUT);
        if deeds.contains(&NOTHING) {
            deeds.clear();
        }
        Done { deeds, tools: BTreeSet::new() }
    }

    fn command(&self, words: &[&str], depth: usize, done: &mut Done) {
        let Some((first, rest)) = words.split_first() else { return };
        // The script of `sh -c` is read by itself.
        if first.contains(char::is_whitespace) {
            return;
        }
        if matches!(rest, ["--version" | "-V" | "version" | "--help" | "-h" | "help"]) {
            return;
        }
        let name = bare(first);
        let mut is_known = false;
        for key in [*first, name] {
            for row in self.table.commands.of(key) {
                if matches(row, rest).is_some() {
                    is_known = true;
                    done.take(row);
                }
            }
            if key == *first && first == &name {
                break;
            }
        }
        if !is_known {
            self.target(first, name, rest, done);
        } else if NAMED.contains(&name) {
            self.environments(name, rest, done);
        }
        for row in self.table.wrappers.of(name) {
            if let Some(length) = matches(row, rest).filter(|_| depth < MAX_WRAPPERS) {
                self.wrapped(rest.get(length..).unwrap_or(&[]), depth, done);
            }
        }
    }

    /// A command behind another one: at the first word that is no flag, or, where flags may have values, behind those.
    fn wrapped(&self, words: &[&str], depth: usize, done: &mut Done) {
        let mut is_behind_flag = false;
        for (at, word) in words.iter().enumerate().take(MAX_STARTS) {
            if word.starts_with('-') || word.starts_with('+') {
                is_behind_flag = !word.contains('=') && *word != "--";
                continue;
            }
            self.command(words.get(at..).unwrap_or(&[]), depth + 1, done);
            let is_image = word.contains([':', '/', '@']);
            if !is_behind_flag && !is_image && !word.contains('=') {
                return;
            }
            is_behind_flag = false;
        }
    }

    /// What a shell script of the repository does.
    fn inside(&self, path: &str) -> Done {
        let Some((reading, path)) = self.reading.zip(resolve("", path)) else { return Done::default() };
        if let Some(known) = self.known.borrow().get(&path) {
            return known.clone();
        }
        // A script that runs itself does nothing more by that.
        self.known.borrow_mut().insert(path.clone(), Done::default());
        let text = reading.has(&path).then(|| reading.text(&path)).flatten();
        let done = text.filter(|text| is_shell(&path, text)).map(|text| self.script(&text)).unwrap_or_default();
        self.known.borrow_mut().insert(path, done.clone());
        done
    }

    /// What a target of the project runs, where a file of the project says it.
    fn of_project(&self, tool: &str, folder: Option<&str>, name: &str) -> Option<Done> {
        let reading = self.reading?;
        let files = project::files(reading, tool, folder.unwrap_or(""));
        files.iter().find_map(|path| self.of_target(reading, (tool, path), name))
    }

    fn of_target(&self, reading: &Reading<'_>, (tool, path): (&str, &str), name: &str) -> Option<Done> {
        let key = format!("{tool}\n{path}\n{name}");
        if let Some(known) = self.known.borrow().get(&key) {
            return Some(known.clone());
        }
        let text = self.texts.get(path, || project::text(reading, tool, path));
        let target = project::target(reading, text.as_deref(), tool, path, name)?;
        // A target that runs itself does nothing more by that.
        self.known.borrow_mut().insert(key.clone(), Done::default());
        let mut done = self.script(&target.script);
        for other in &target.others {
            done.add(&self.of_target(reading, (tool, path), other).unwrap_or_default());
        }
        if target.is_open() {
            done.tools.insert(tool.to_owned());
        }
        self.known.borrow_mut().insert(key, done.clone());
        Some(done)
    }

    /// What tox or nox do in all of their environments, which run where none is named. Where a file says it, what these run counts
    /// and not the tool.
    fn environments(&self, tool: &str, words: &[&str], done: &mut Done) {
        if let Some(own) = self.of_project(tool, project::folder(words), "") {
            done.tools.remove(tool);
            done.add(&own);
        }
    }

    /// A script or a target, whose name the project chose.
    fn target(&self, first: &str, name: &str, rest: &[&str], done: &mut Done) {
        let is_script = [".sh", ".bash", ".py", ".rb", ".js", ".mjs", ".ts", ".ps1", ".pl", ".bat", ".cmd"]
            .iter()
            .any(|end| name.ends_with(end));
        if is_script || (first.contains('/') && !first.contains("://")) {
            let own = self.named(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
            // `./ci.sh test`: where the script's own name says nothing, what it is told to do may.
            let told = rest.iter().find(|word| !word.starts_with('-') && !word.contains(['=', '/', '$', '.']));
            let of_word = || told.map(|word| self.named(word)).unwrap_or_default();
            let own = if own == Done::default() { of_word() } else { own };
            let is_test = own.has("test") || first.split('/').any(|part| matches!(part, "e2e" | "tests"));
            let inside = self.inside(first);
            done.add(&if is_test && !own.has("deploy") { inside.within_test() } else { inside });
            done.add(&own);
        }
        // Of several rows the one with the most words holds: `yarn run x`, not `yarn x`.
        let rows = self.table.targets.of(name).iter();
        let fitting = rows.filter_map(|row| matches(row, rest).map(|length| (row.needed().count(), length, row)));
        let Some((_, length, row)) = fitting.max_by_key(|(words, ..)| *words) else { return };
        let names = rest.get(length..).unwrap_or(&[]).iter().take_while(|word| **word != "--");
        let names = names.filter_map(|word| target_name(row.tool, word));
        let most = if row.column == "all" { usize::MAX } else { 1 };
        let folder = project::folder(rest);
        let names: Vec<&str> = names.filter(|word| Some(*word) != folder).take(most).collect();
        for name in &names {
            let own = self.named(name);
            let inside = self.of_project(row.tool, folder, name);
            // Where a file says what it does, there is nothing behind the target that is not seen.
            if own != Done::default() && inside.is_none() {
                done.tools.insert(row.tool.to_owned());
            }
            done.add(&own);
            done.add(&inside.unwrap_or_default());
        }
        if names.is_empty() && !NAMED.contains(&row.tool) {
            done.add(&self.of_project(row.tool, folder, "").unwrap_or_default());
        }
    }
}

/// Tools that name what they run by parts that a matrix may fill in, and that are asked here for something of a name.
const NAMED: [&str; 2] = ["nox", "tox"];

/// The name of a target that a word is; none for a flag, an assignment or a path. Of `py${{ matrix.python }}` the part that is known.
fn target_name<'w>(tool: &str, word: &'w str) -> Option<&'w str> {
    if NAMED.contains(&tool) {
        let name = word.split('$').next().unwrap_or(word).trim_end_matches('-');
        return Some(name).filter(|name| !name.is_empty() && !name.starts_with('-'));
    }
    // nx names them behind a flag, too.
    let word = ["--targets=", "--target="].iter().find_map(|flag| word.strip_prefix(flag)).unwrap_or(word);
    (!word.starts_with('-') && !word.contains(['=', '/', '$'])).then_some(word)
}

/// Whether a file is one for a shell, by its name or its first line.
fn is_shell(path: &str, text: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let first = text.lines().next().and_then(|line| line.strip_prefix("#!")).unwrap_or("");
    let program = first.split(['/', ' ']).rfind(|word| !word.is_empty() && !word.starts_with('-')).unwrap_or("");
    matches!(name.rsplit_once('.'), Some((_, "sh" | "bash")))
        || matches!(program, "sh" | "bash" | "dash" | "ksh" | "zsh")
}

/// The name of a command without its folder, a version behind `@`, or the tag of an image.
fn bare(word: &str) -> &str {
    let unversioned = match word.rfind('@') {
        Some(at) if at > 0 => word.get(..at).unwrap_or(word),
        _ => word,
    };
    // `@redocly/cli` is a name as it stands.
    let name =
        if unversioned.starts_with('@') { unversioned } else { unversioned.rsplit('/').next().unwrap_or(unversioned) };
    let name = name.split_once(':').map_or(name, |(name, _)| name);
    match name {
        "gradlew" | "gradlew.bat" => "gradle",
        "mvnw" | "mvnw.cmd" => "mvn",
        _ => name.strip_suffix(".exe").unwrap_or(name),
    }
}

/// Whether the words behind a command fit a row's pattern, and how many of them its plain words take.
fn matches(row: &Row, words: &[&str]) -> Option<usize> {
    let end = words.iter().position(|word| *word == "--").unwrap_or(words.len());
    let own = words.get(..end).unwrap_or(words);
    let has = |flag: &str, words: &[&str]| {
        let is_given =
            |word: &&str| one_part(flag, word) || word.strip_prefix(flag).is_some_and(|rest| rest.starts_with('='));
        words.iter().any(is_given) || is_in_pair(flag, words)
    };
    let mut at = 0;
    for part in row.needed() {
        if let Some(absent) = part.strip_prefix('!') {
            if has(absent, own) {
                return None;
            }
        } else if let Some(anywhere) = part.strip_prefix("...") {
            // Words behind `--` belong to somebody else.
            own.iter().find(|word| fits(anywhere, word))?;
        } else if part.starts_with(['-', '/']) && part != "--" {
            has(part, words).then_some(())?;
        } else {
            at = follow(part, words, at)?;
        }
    }
    Some(at)
}

/// `--format cyclonedx` for `--format=cyclonedx`.
fn is_in_pair(flag: &str, words: &[&str]) -> bool {
    let Some((name, value)) = flag.split_once('=') else { return false };
    words.windows(2).any(|pair| pair == [name, value])
}

/// Where the words go on behind the next one that fits; flags and what may be their values are passed over.
fn follow(part: &str, words: &[&str], from: usize) -> Option<usize> {
    let mut is_behind_flag = false;
    for (at, word) in words.iter().enumerate().skip(from) {
        if fits(part, word) {
            return Some(at + 1);
        }
        let is_flag = word.starts_with(['-', '+']);
        if !is_flag && !is_behind_flag {
            return None;
        }
        is_behind_flag = is_flag && !word.contains('=');
    }
    None
}

/// A word as it stands, or the last part of a target's path (`:app:test` of Gradle).
fn fits(pattern: &str, word: &str) -> bool {
    one_part(pattern, word)
        || word.rsplit_once(':').is_some_and(|(head, last)| head.starts_with([':']) && one_part(pattern, last))
        || word.strip_prefix(':').is_some_and(|last| one_part(pattern, last))
}

/// The words of a name: `testUnit`, `test:unit`, `unit_test` are all two.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        let starts = !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && was_lower);
        if starts {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(last) = words.last_mut()
        {
            last.push(c.to_ascii_lowercase());
        }
        was_lower = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    // `cargo check-tests` and the like stay findable as a whole.
    words.push(name.to_ascii_lowercase());
    words
}

#[cfg(test)]
mod tests;
