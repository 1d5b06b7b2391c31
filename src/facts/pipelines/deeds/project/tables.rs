//! Scripts and tasks in tables: those of npm, composer and Deno in JSON, of Python's and other tools in TOML, of Task in YAML.

use regorus::Value;

use super::Target;
use crate::facts::reading::{fields, items, text};

/// A tool, a file in which it has its table, and where; `*` is every entry.
const TABLES: [(&str, &str, &[&str]); 26] = [
    ("npm", "package.json", &["scripts"]),
    ("yarn", "package.json", &["scripts"]),
    ("pnpm", "package.json", &["scripts"]),
    ("bun", "package.json", &["scripts"]),
    ("composer", "composer.json", &["scripts"]),
    ("deno", "deno.json", &["tasks"]),
    ("deno", "deno.jsonc", &["tasks"]),
    ("poe", "pyproject.toml", &["tool", "poe", "tasks"]),
    ("poe", "poe_tasks.toml", &["tasks"]),
    ("poetry", "pyproject.toml", &["tool", "poe", "tasks"]),
    ("pdm", "pyproject.toml", &["tool", "pdm", "scripts"]),
    ("hatch", "pyproject.toml", &["tool", "hatch", "envs", "*", "scripts"]),
    ("hatch", "hatch.toml", &["envs", "*", "scripts"]),
    ("pixi", "pixi.toml", &["tasks"]),
    ("pixi", "pixi.toml", &["feature", "*", "tasks"]),
    ("pixi", "pyproject.toml", &["tool", "pixi", "tasks"]),
    ("pixi", "pyproject.toml", &["tool", "pixi", "feature", "*", "tasks"]),
    ("mise", "mise.toml", &["tasks"]),
    ("mise", ".mise.toml", &["tasks"]),
    ("mise", ".config/mise.toml", &["tasks"]),
    ("task", "Taskfile.yml", &["tasks"]),
    ("task", "Taskfile.yaml", &["tasks"]),
    ("task", "taskfile.yml", &["tasks"]),
    ("task", "taskfile.yaml", &["tasks"]),
    ("task", "Taskfile.dist.yml", &["tasks"]),
    ("task", "Taskfile.dist.yaml", &["tasks"]),
];
/// What is run before and behind a script of npm of a name.
const AROUND: [&str; 2] = ["pre", "post"];
/// Entries of a task that say what it runs.
const COMMANDS: [&str; 9] = ["cmd", "cmds", "command", "commands", "composite", "run", "script", "sequence", "shell"];
/// Entries of a task that name others.
const OTHERS: [&str; 7] = ["dependencies", "depends", "depends-on", "depends_on", "deps", "parallel", "task"];
/// Lists within lists that are followed.
const MAX_DEPTH: usize = 8;

/// Whether a file of this name may have such a table.
pub(super) fn is_own(name: &str) -> bool {
    TABLES.iter().any(|(_, file, _)| file.rsplit('/').next() == Some(name))
}

/// The files in which a tool may have its table.
pub(super) fn files(tool: &str) -> Vec<&'static str> {
    let mut files: Vec<&str> = TABLES.iter().filter(|(own, ..)| *own == tool).map(|(_, file, _)| *file).collect();
    files.dedup();
    files
}

/// A target of a tool in the value of a file; where none is named, the one that the tool calls `default`.
pub(super) fn target(value: &Value, tool: &str, path: &str, name: &str) -> Option<Target> {
    let name = if name.is_empty() { "default" } else { name };
    // hatch names the environment before its script, others a task within a part.
    let short = name.rsplit(':').next().unwrap_or(name);
    let of_file = TABLES.iter().filter(|(own, file, _)| *own == tool && path.ends_with(file));
    let mut tables = Vec::new();
    of_file.for_each(|(.., place)| follow(value, place, &mut tables));
    let found = |name: &str| tables.iter().find_map(|table| fields(table).find(|(own, _)| *own == name));
    let (own, said) = found(name).or_else(|| found(short).filter(|_| tool == "hatch"))?;
    let mut target = Target::default();
    gather(said, 0, &mut target);
    if path.ends_with("package.json") {
        let around = AROUND.map(|part| format!("{part}{own}"));
        target.others.extend(around.into_iter().filter(|other| found(other).is_some()));
    }
    Some(target)
}

fn follow<'v>(value: &'v Value, place: &[&str], tables: &mut Vec<&'v Value>) {
    match place.split_first() {
        None => tables.push(value),
        Some((&"*", rest)) => fields(value).for_each(|(_, inner)| follow(inner, rest, tables)),
        Some((name, rest)) => {
            fields(value).filter(|(own, _)| own == name).for_each(|(_, inner)| follow(inner, rest, tables));
        }
    }
}

/// What a task says that it runs. A text in a list may be a command or the name of another task, or refer to it: `@test`.
fn gather(said: &Value, depth: usize, target: &mut Target) {
    if depth > MAX_DEPTH {
        return;
    }
    match said {
        Value::String(command) => {
            if let Some(other) = command.strip_prefix('@').filter(|_| depth > 0) {
                target.others.extend(other.split_whitespace().next().map(str::to_owned));
                target.add(other);
                return;
            }
            if depth > 0 && !command.contains(char::is_whitespace) {
                target.others.push(command.to_string());
            }
            target.add(command);
        }
        // The words of one command, or commands, or names.
        Value::Array(_) => items(said).iter().for_each(|item| gather(item, depth + 1, target)),
        Value::Object(_) => {
            for (key, value) in fields(said) {
                if COMMANDS.contains(&key) {
                    let words: Option<Vec<&str>> =
                        (key == "cmd").then(|| items(value).iter().map(text).collect()).flatten();
                    match words.filter(|words| !words.is_empty()) {
                        Some(words) => target.add(&words.join(" ")),
                        None => gather(value, depth + 1, target),
                    }
                } else if OTHERS.contains(&key) {
                    names(value, depth, target);
                }
            }
        }
        _ => {}
    }
}

fn names(value: &Value, depth: usize, target: &mut Target) {
    match value {
        Value::String(name) => target.others.push(name.to_string()),
        Value::Array(_) if depth <= MAX_DEPTH => items(value).iter().for_each(|item| names(item, depth + 1, target)),
        Value::Object(_) => {
            fields(value).filter(|(key, _)| *key == "task").for_each(|(_, inner)| names(inner, depth + 1, target));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tool: &str, path: &str, json: &str, name: &str) -> Option<(String, String)> {
        let found = target(&Value::from_json_str(json).unwrap(), tool, path, name);
        found.map(|own| (own.others.join(" "), own.script.trim_end().replace('\n', "; ")))
    }

    #[test]
    fn a_task_runs_its_commands_and_others() {
        let npm = r#"{"scripts": {"prelint": "a", "lint": "eslint ."}}"#;
        let composer = r#"{"scripts": {"qa": ["@lint --strict", "phpunit"], "lint": "phpcs"}}"#;
        let poe = r#"{"tool": {"poe": {"tasks": {"all": ["lint", "test"], "lint": {"cmd": "ruff check"}, "ci": {"sequence": [{"cmd": "mypy"}, "test"]}}}}}"#;
        let pdm = r#"{"tool": {"pdm": {"scripts": {"lint": {"cmd": ["ruff", "check"]}, "all": {"composite": ["lint", "pytest -q"]}}}}}"#;
        let hatch = r#"{"tool": {"hatch": {"envs": {"default": {"scripts": {"test": "pytest"}}, "docs": {"scripts": {"build": ["mkdocs build", "linkchecker site"]}}}}}}"#;
        let task = r#"{"tasks": {"default": {"cmds": [{"task": "lint"}, {"cmd": "go test ./..."}], "deps": ["build", {"task": "gen"}]}, "lint": "golangci-lint run"}}"#;
        let mise = r#"{"tasks": {"ci": {"depends": ["lint"], "run": ["cargo test"]}}}"#;
        let table = [
            ("npm", "web/package.json", npm, "lint", "prelint", "eslint ."),
            ("composer", "composer.json", composer, "qa", "lint phpunit", "lint --strict; phpunit"),
            ("poe", "pyproject.toml", poe, "all", "lint test", "lint; test"),
            ("poe", "pyproject.toml", poe, "lint", "", "ruff check"),
            ("poe", "pyproject.toml", poe, "ci", "mypy test", "mypy; test"),
            ("pdm", "pyproject.toml", pdm, "lint", "", "ruff check"),
            ("pdm", "pyproject.toml", pdm, "all", "lint", "lint; pytest -q"),
            ("hatch", "pyproject.toml", hatch, "docs:build", "", "mkdocs build; linkchecker site"),
            ("task", "Taskfile.yml", task, "", "lint build gen", "go test ./..."),
            ("task", "Taskfile.yml", task, "lint", "", "golangci-lint run"),
            ("mise", "mise.toml", mise, "ci", "lint", "cargo test"),
        ];
        for (tool, path, json, name, others, script) in table {
            assert_eq!(of(tool, path, json, name), Some((others.to_owned(), script.to_owned())), "{tool} {name}");
        }
        assert_eq!(of("npm", "package.json", npm, "test"), None);
        assert_eq!(of("hatch", "pyproject.toml", hatch, "x:y"), None);
        for hostile in [
            "[]",
            "1",
            r#"{"scripts": 1}"#,
            r#"{"scripts": {"a": [[[[[[[[[["b"]]]]]]]]]]}}"#,
            r#"{"scripts": {"a": {"cmd": [1]}}}"#,
        ] {
            of("npm", "package.json", hostile, "a");
        }
    }
}
