//! What the README and the pages beside it claim: their commands and flags exist, their links lead somewhere, what they show is what
//! karat prints.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::harness::{Folder, command, files_below, root};

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

/// The stage of Jenkins runs as it stands, fails where something is found, and leaves the file that its last step reads.
#[test]
fn the_stage_of_jenkins_writes_what_it_hands_on() {
    let page = std::fs::read_to_string(root().join("docs/pipelines.md")).unwrap();
    let stage = page.split("```groovy\n").nth(1).unwrap().split("```").next().unwrap();
    let between = |start: &str, end: char| stage.split(start).nth(1).unwrap().split(end).next().unwrap();
    let arguments: Vec<&str> = between("sh 'karat ", '\'').split(' ').collect();
    let folder = Folder::with(&[("Dockerfile", "FROM alpine:latest\n")]);
    let run = folder.karat(&arguments);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let sarif = std::fs::read_to_string(folder.path().join(between("pattern: '", '\''))).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert!(!sarif["runs"][0]["results"].as_array().unwrap().is_empty());
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

/// What is written for people who use karat: by its path, and the text.
fn pages() -> Vec<(PathBuf, String)> {
    let docs =
        files_below(&root().join("docs")).into_iter().filter(|path| path.extension().is_some_and(|own| own == "md"));
    let all = docs.chain([root().join("README.md")]);
    all.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// The code of a page: what stands in blocks, with its lines put together, and between backquotes.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in text.split("```").enumerate() {
        if at % 2 == 1 {
            found.extend(part.replace("\\\n", " ").lines().map(str::to_owned));
        } else {
            found.extend(part.split('`').skip(1).step_by(2).map(|own| own.replace('\n', " ")));
        }
    }
    found
}

/// The helps of commands, each asked for once.
#[derive(Default)]
struct Helps(BTreeMap<Vec<String>, String>);

impl Helps {
    fn of(&mut self, path: &[String]) -> &str {
        self.0.entry(path.to_vec()).or_insert_with(|| {
            let run = command(&root()).args(path).arg("--help").output().unwrap();
            String::from_utf8(run.stdout).unwrap()
        })
    }

    /// The commands below one.
    fn below(&mut self, path: &[String]) -> Vec<String> {
        let help = self.of(path);
        let listed = help.split("Commands:\n").nth(1).unwrap_or("").lines().take_while(|line| !line.is_empty());
        let named = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        named.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
    }

    fn has(&mut self, path: &[String], flag: &str) -> bool {
        self.of(path).split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| word == flag)
    }
}

/// The command of a command line, from the word after `karat`, and the flags that it is given.
fn given(line: &str, helps: &mut Helps) -> (Vec<String>, Vec<String>) {
    let is_end = |word: &&str| !["|", "||", "&&", ";", ">", "#"].contains(word) && !word.starts_with('#');
    // What another program says in its place is of that one's flags.
    let own = line.split("$(").enumerate();
    let line: String =
        own.map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) }).collect();
    let mut words = line.split_whitespace().take_while(is_end).peekable();
    let mut path = Vec::new();
    while let Some(next) = words.peek() {
        let name = next.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        if !helps.below(&path).contains(&name) || next.starts_with('-') {
            break;
        }
        path.push(name);
        words.next();
    }
    let flag = |word: &str| {
        let word = word.trim_start_matches(['[', '(', '\'', '"']);
        let end = word.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(word.len());
        let name = word[..end].trim_start_matches('-');
        let is_flag = word.starts_with('-') && name.starts_with(|c: char| c.is_ascii_alphabetic());
        is_flag.then(|| word[..end].to_owned())
    };
    (path, words.filter_map(flag).collect())
}

#[test]
fn every_command_line_has_flags_of_its_own_command_alone() {
    let (mut helps, mut count) = (Helps::default(), 0);
    for (page, text) in pages() {
        for code in code(&text) {
            let starts = code.match_indices("karat ").map(|(at, _)| at);
            for at in starts.filter(|at| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || "-/.".contains(c))) {
                let (path, flags) = given(&code[at + "karat ".len()..], &mut helps);
                for flag in flags.iter().filter(|_| !path.is_empty()) {
                    count += 1;
                    assert!(helps.has(&path, flag), "{}: `{code}`: {path:?} has no {flag}", page.display());
                }
            }
        }
    }
    assert!(count > 100, "{count} flags");
}

#[test]
fn every_flag_that_stands_alone_is_one_of_some_command() {
    let mut helps = Helps::default();
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    let mut at = 0;
    while at < all.len() {
        let below: Vec<_> = helps.below(&all[at]).into_iter().filter(|own| own != "help").collect();
        all.extend(below.into_iter().map(|own| [all[at].clone(), vec![own]].concat()).collect::<Vec<_>>());
        at += 1;
    }
    for (page, text) in pages() {
        // What is said of speed has flags of the benchmark.
        let text = text.split("\n## Speed\n").next().unwrap();
        for code in code(text).into_iter().filter(|own| own.starts_with("--") && own.len() > 2) {
            let (_, flags) = given(&code, &mut helps);
            for flag in flags {
                assert!(all.iter().any(|path| helps.has(path, &flag)), "{}: `{code}`", page.display());
            }
        }
    }
}

/// What GitHub calls the place of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
}

#[test]
fn links_inside_the_repository_lead_somewhere() {
    for (page, text) in pages() {
        for part in text.split("](").skip(1) {
            let link = part.split(')').next().unwrap();
            if link.starts_with("http") {
                continue;
            }
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            assert!(target.exists(), "{}: {link}", page.display());
            if !place.is_empty() && target.extension().is_some_and(|own| own == "md") {
                let text = std::fs::read_to_string(&target).unwrap();
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                assert!(headings.any(|own| anchor(own.trim_start_matches('#')) == place), "{}: {link}", page.display());
            }
        }
    }
}
