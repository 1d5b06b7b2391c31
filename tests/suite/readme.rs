//! What the README claims: its commands exist, its links lead somewhere, its exit statuses are the program's.

use crate::harness::{command, root};

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

#[test]
fn the_first_command_finds_something_in_a_real_small_repository() {
    let readme = readme();
    let line = readme.lines().find(|line| line.starts_with("cargo run --release -- check ")).unwrap();
    let target = line.rsplit(' ').next().unwrap();
    let output = command(&root()).args(["check", target]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("findings"), "{text}");
}

/// What a job of GitLab installs is what it was tried with.
#[test]
fn the_component_of_gitlab_installs_its_own_version() {
    let component = std::fs::read_to_string(root().join("templates/karat.yml")).unwrap();
    assert!(component.contains(&format!("default: \"=={}\"", env!("CARGO_PKG_VERSION"))), "{component}");
}

#[test]
fn the_terminal_picture_is_what_karat_prints() {
    let readme = readme();
    let block = readme.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let (first, shown) = block.split_once('\n').unwrap();
    let arguments: Vec<&str> = first.strip_prefix("$ karat ").unwrap().split(' ').collect();
    let output = command(&root()).args(&arguments).output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    // The picture may leave out whole paragraphs with a line of dots.
    let mut rest = printed.as_ref();
    for part in shown.split("…\n").map(str::trim).filter(|part| !part.is_empty()) {
        let at = rest.find(part).unwrap_or_else(|| panic!("the README shows\n{part}\nbut karat prints\n{printed}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn every_flag_that_the_readme_names_is_one() {
    let help: String = [
        "adoption",
        "baseline",
        "cache",
        "check",
        "ci",
        "completions",
        "demo",
        "lsp",
        "man",
        "self-check",
        "serve",
        "report",
        "rules",
        "explain",
        "export",
        "fix",
        "fleet",
        "flow",
        "history",
        "init",
        "score",
        "simulate",
        "test",
        "token",
        "waivers",
    ]
    .iter()
    .map(|name| String::from_utf8(command(&root()).args([name, "--help"]).output().unwrap().stdout).unwrap())
    .collect();
    let readme = readme();
    let usage = readme.split("## Usage").nth(1).unwrap().split("\n## ").next().unwrap();
    let flags = usage
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.strip_prefix("--").is_some_and(|name| name.starts_with(char::is_alphabetic)));
    for flag in flags {
        assert!(help.contains(flag), "{flag}");
    }
}

#[test]
fn links_inside_the_repository_lead_somewhere() {
    for part in readme().split("](").skip(1) {
        let link = part.split(')').next().unwrap().split('#').next().unwrap();
        if !link.is_empty() && !link.starts_with("http") {
            assert!(root().join(link).exists(), "{link}");
        }
    }
}
