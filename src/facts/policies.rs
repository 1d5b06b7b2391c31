//! `policies`: the policies in Rego that a repository keeps, and what there is beside each.
//!
//! ```text
//! [{"path": "policies/acme/paved/paved.rego", "package": "acme.paved", "line": 14,     line of the package
//!   "title": "Not the paved pipeline", "remediation": "Replace the workflow …",        of its METADATA, where they say something
//!   "tests": ["policies/acme/paved/paved_test.rego"], "pass": 2, "fail": 1}]           files below `pass/` and `fail/`
//! ```
//!
//! A policy is a `.rego` file with a rule `deny`, `violation` or `warn`; helpers and tests are none. Tests are those beside it.

use regorus::Value;

use super::value::{list, number, object, text, texts};
use super::{Source, Unknown};
use crate::parse::yaml;

/// What a rule is called that finds something.
const RULES: [&str; 3] = ["deny", "violation", "warn"];

/// The fact.
pub(super) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let mut policies = Vec::new();
    for file in source.files.iter().filter(|file| is_rego(&file.path) && !is_fixture(file.folder())) {
        let Some(content) = source.text(file)? else { continue };
        let Some((package, line)) = package(&content).filter(|_| finds(&content)) else { continue };
        let metadata = metadata(&content);
        let said =
            |value: &Value| value.as_string().ok().filter(|text| !text.trim().is_empty()).map(ToString::to_string);
        let (title, remediation) = (said(&metadata["title"]), said(&metadata["custom"]["remediation"]));
        let below = |side: &str| {
            let start = join(file.folder(), &format!("{side}/"));
            source.files.iter().filter(|other| other.path.starts_with(&start)).count()
        };
        let tests = source.files.iter().filter(|own| own.folder() == file.folder() && own.path.ends_with("_test.rego"));
        policies.push(object([
            ("path", text(&file.path)),
            ("package", text(package)),
            ("line", number(line)),
            ("title", title.as_deref().map(Value::from)),
            ("remediation", remediation.as_deref().map(Value::from)),
            ("tests", Some(texts(tests.map(|own| own.path.as_ref())))),
            ("pass", number(below("pass"))),
            ("fail", number(below("fail"))),
        ]));
    }
    Ok(list(policies))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn is_rego(path: &str) -> bool {
    path.strip_suffix(".rego").is_some_and(|stem| !stem.ends_with("_test"))
}

/// Whether a folder holds what policies are tried on.
fn is_fixture(folder: &str) -> bool {
    folder.split('/').any(|name| matches!(name, "pass" | "fail" | "fixed" | "testdata" | "vendor" | "node_modules"))
}

/// The package and its line, from 1.
fn package(content: &str) -> Option<(&str, usize)> {
    let lines = content.lines().enumerate();
    let mut named = lines.filter_map(|(number, line)| Some((line.trim().strip_prefix("package ")?, number + 1)));
    let (rest, line) = named.next()?;
    Some((rest.split_whitespace().next()?, line))
}

/// Whether a rule of the file finds something.
fn finds(content: &str) -> bool {
    let after = |line: &str| RULES.iter().find_map(|rule| line.strip_prefix(rule)).map(|rest| rest.chars().next());
    content.lines().filter_map(after).any(|next| next.is_none_or(|next| !next.is_alphanumeric() && next != '_'))
}

/// The METADATA above the package; undefined where there is none.
fn metadata(content: &str) -> Value {
    let (mut comment, mut is_open) = (String::new(), false);
    for line in content.lines().map(str::trim).take_while(|line| !line.starts_with("package ")) {
        match line.strip_prefix('#') {
            Some(rest) if rest.trim() == "METADATA" => {
                comment.clear();
                is_open = true;
            }
            Some(rest) if is_open => {
                comment.push_str(rest);
                comment.push('\n');
            }
            _ => is_open = false,
        }
    }
    let parsed = yaml::parse(&comment, yaml::Dialect::GitHub);
    parsed.trees.into_iter().next().map_or(Value::Undefined, |tree| tree.value)
}

#[cfg(test)]
mod tests {
    use crate::facts::tests::{Tree, json};

    const RULE: &str = "# METADATA\n# title: Not paved\n# custom:\n#   remediation: >-\n#     Pave it\n#     now.\npackage acme.paved\n\ndeny contains \"x\" if input.bad\n";

    #[test]
    fn policies_are_told_with_their_tests_fixtures_and_words() {
        let tree = Tree::new(&[
            ("policies/acme/paved/paved.rego", RULE),
            ("policies/acme/paved/paved_test.rego", "package acme.paved_test\n\ntest_x if true\n"),
            ("policies/acme/paved/pass/ok.yaml", "a: 1\n"),
            ("policies/acme/paved/fail/one.yaml", "a: 2\n"),
            ("policies/acme/paved/fail/two/b.yaml", "a: 2\n"),
            ("policies/acme/paved/fail/two/deny.rego", "package fixture\n\ndeny contains 1\n"),
            ("policies/lib/names.rego", "package lib.names\n\ndenying := 1\n"),
            ("old.rego", "# written by hand\npackage main\n\nwarn[msg] { msg := \"x\" }\n"),
        ]);
        let expected = r#"[
            {"path": "old.rego", "package": "main", "line": 2, "tests": [], "pass": 0, "fail": 0},
            {"path": "policies/acme/paved/paved.rego", "package": "acme.paved", "line": 7, "title": "Not paved",
             "remediation": "Pave it now.", "tests": ["policies/acme/paved/paved_test.rego"], "pass": 1, "fail": 3}
        ]"#;
        assert_eq!(tree.fact("policies"), json(expected));
    }
}
