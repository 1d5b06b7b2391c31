//! Environments of tox, in `tox.ini` or `setup.cfg`.
//! <https://tox.wiki/en/latest/config.html>

use std::collections::BTreeMap;

use super::{MAX_LINES, Target};

/// Sections by name, with their entries: the lines of each.
type Sections<'t> = BTreeMap<&'t str, BTreeMap<&'t str, Vec<&'t str>>>;

/// Environments that a list may stand for.
const MAX_ENVIRONMENTS: usize = 256;
/// References that are followed within each other.
const MAX_DEPTH: usize = 8;

/// What some environments run, named with commas between them; all of the list where none is named. One without a section of its own
/// is the common one.
pub(super) fn environment(text: &str, names: &str) -> Option<Target> {
    let sections = sections(text);
    let main = ["tox", "tox:tox"].into_iter().find_map(|name| sections.get(name));
    if main.is_none() && !sections.keys().any(|name| name.starts_with("testenv")) {
        return None;
    }
    let listed = || {
        let lines = main.and_then(|main| main.get("envlist").or_else(|| main.get("env_list")));
        expanded(&lines.into_iter().flatten().copied().collect::<Vec<_>>().join(","))
    };
    let names = if names.is_empty() { listed() } else { expanded(names) };
    let mut target = Target::default();
    for name in names {
        let own = sections.iter().find(|(section, _)| {
            let own = section.strip_prefix("testenv:");
            own.is_some_and(|own| own == name || (own.contains('{') && expanded(own).contains(&name)))
        });
        let own = own.map(|(_, entries)| entries);
        let lines = ["commands_pre", "commands", "commands_post"].into_iter().flat_map(|key| {
            let found = own.and_then(|own| own.get(key)).or_else(|| sections.get("testenv")?.get(key));
            found.into_iter().flatten()
        });
        for line in lines {
            run(&sections, line, &name, (&mut target, 0));
        }
    }
    Some(target)
}

/// Adds a line of commands, as an environment has it.
fn run(sections: &Sections<'_>, line: &str, environment: &str, (target, depth): (&mut Target, usize)) {
    let Some(command) = meant(line, environment) else { return };
    let reference = command.strip_prefix("{[").and_then(|rest| rest.strip_suffix('}')?.split_once(']'));
    if let Some((section, key)) = reference {
        let lines = sections.get(section).and_then(|own| own.get(key)).filter(|_| depth < MAX_DEPTH);
        for line in lines.into_iter().flatten() {
            run(sections, line, environment, (target, depth + 1));
        }
        return;
    }
    let command = command.trim_start_matches(['-', '!', ' ']).replace("{envpython}", "python");
    target.add(&command.replace("{toxinidir}", ".").replace("{tox_root}", "."));
}

/// What a line means for an environment: one that begins with factors, `py312,lint: command`, holds for those that have them.
fn meant<'l>(line: &'l str, environment: &str) -> Option<&'l str> {
    let is_factor = |letter: char| letter.is_ascii_alphanumeric() || "_.!-,{} ".contains(letter);
    let Some((factors, command)) = line.split_once(": ").filter(|(factors, _)| factors.chars().all(is_factor)) else {
        return Some(line);
    };
    let has = |factor: &str| environment.split('-').any(|own| own == factor);
    let holds = |factor: &str| factor.strip_prefix('!').map_or_else(|| has(factor), |other| !has(other));
    let is_meant = expanded(factors).iter().any(|all| all.split('-').all(holds));
    is_meant.then(|| command.trim())
}

/// The names of a list, with what stands in braces written out: `py{311,312}-{a,b}` are four.
fn expanded(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, letter) in list.char_indices().chain([(list.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' | '\n' if depth == 0 || at == list.len() => {
                let name = list.get(start..at).unwrap_or("").trim();
                if !name.is_empty() {
                    names.extend(written_out(name));
                }
                start = at + 1;
            }
            _ => {}
        }
        if names.len() > MAX_ENVIRONMENTS {
            break;
        }
    }
    names
}

fn written_out(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    while let Some((before, choices, after)) = all.first().and_then(|first| {
        let (before, rest) = first.split_once('{')?;
        let (choices, after) = rest.split_once('}')?;
        Some((before.len(), choices.split(',').map(|own| own.trim().to_owned()).collect::<Vec<_>>(), after.len()))
    }) {
        let each = all.iter().flat_map(|name| {
            let (head, tail) = (name.get(..before).unwrap_or(""), name.get(name.len() - after..).unwrap_or(""));
            choices.iter().map(move |choice| format!("{head}{choice}{tail}"))
        });
        all = each.take(MAX_ENVIRONMENTS).collect();
    }
    all
}

fn sections(text: &str) -> Sections<'_> {
    let mut sections = Sections::new();
    let (mut section, mut key, mut is_open) = ("", "", false);
    for line in text.lines().take(MAX_LINES) {
        let content = line.trim();
        if content.is_empty() || content.starts_with(['#', ';']) {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            let lines = sections.entry(section).or_default().entry(key).or_default();
            add(lines, content, &mut is_open);
        } else if let Some(name) = content.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
        } else if let Some((name, value)) = content.split_once('=') {
            (key, is_open) = (name.trim(), false);
            let lines = sections.entry(section).or_default().entry(key).or_default();
            if !value.trim().is_empty() {
                add(lines, value.trim(), &mut is_open);
            }
        }
    }
    sections
}

/// Adds a line; one that the last is continued on by a `\\` says nothing of its own but options and arguments.
fn add<'t>(lines: &mut Vec<&'t str>, content: &'t str, is_open: &mut bool) {
    if !*is_open {
        lines.push(content.trim_end_matches('\\').trim_end());
    }
    *is_open = content.ends_with('\\');
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOX: &str = "[tox]
envlist =
    py{311,312}-{a,b}
    lint
[testenv]
deps = pytest
commands =
    # all
    pytest {posargs} \\
        --cov
    a: first
    b,!py311: second
[testenv:lint]
commands = {[common]lint}
    -{envpython} -m mypy {toxinidir}/src
[testenv:docs-{html,pdf}]
commands = sphinx-build
[common]
lint =
    ruff check .
";

    #[test]
    fn an_environment_runs_its_commands_or_the_common_ones() {
        let of = |names| environment(TOX, names).unwrap().script;
        let table = [
            ("lint", "ruff check .\npython -m mypy ./src\n"),
            ("docs-pdf", "sphinx-build\n"),
            ("py311", "pytest {posargs}\n"),
            ("py312-a", "pytest {posargs}\nfirst\nsecond\n"),
            ("py311-b,lint", "pytest {posargs}\nsecond\nruff check .\npython -m mypy ./src\n"),
        ];
        for (names, script) in table {
            assert_eq!(of(names), script, "{names}");
        }
        assert_eq!(of("").lines().filter(|line| line.starts_with("pytest")).count(), 4);
        assert_eq!(environment("[metadata]\nname = a\n", "py"), None);
        for hostile in
            ["", "[", "[tox]\nenvlist = {", "[testenv]\ncommands = {[testenv]commands}", "[testenv]\n x", " x = {[}"]
        {
            environment(hostile, "");
            environment(hostile, "a-{b,{c},d}");
        }
    }
}
