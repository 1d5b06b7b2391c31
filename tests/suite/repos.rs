//! Whole small repositories: every marked line has its finding, and nothing else does.

use std::collections::BTreeSet;

use crate::harness::{Folder, files_below, root, tools};

type Place = (String, u64, String);

/// What an `.expected` file says of a repository in which there is nothing to find.
const NONE: &str = "none";

/// Repositories whose charts and kustomizations must be rendered before there is anything to find.
const RENDERED: [&str; 2] = ["helmshop", "kustomshop"];

/// The marks in a repository: `# finding: <rule>[, <rule>]` behind the line or above it, and `.expected` files.
fn marks(folder: &std::path::Path) -> BTreeSet<Place> {
    let mut marks = BTreeSet::new();
    for path in files_below(folder) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        if name == ".expected" {
            for line in text.lines().filter(|line| !line.starts_with('#') && !matches!(*line, "" | NONE)) {
                let (place, rule) = line.split_once(' ').unwrap();
                let (path, line) = place.rsplit_once(':').unwrap();
                marks.insert((path.to_owned(), line.parse().unwrap(), rule.trim().to_owned()));
            }
            continue;
        }
        let mut waiting = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let Some(at) = line.find("finding: ") else {
                marks.extend(waiting.drain(..).map(|rule| (name.clone(), number, rule)));
                continue;
            };
            let rules = line[at + 9..].trim_end_matches("-->").split(',').map(|rule| rule.trim().to_owned());
            if line[..at].trim().trim_start_matches(['#', '/', ';', '<', '!', '-']).trim().is_empty() {
                waiting.extend(rules);
            } else {
                marks.extend(rules.chain(waiting.drain(..)).map(|rule| (name.clone(), number, rule)));
            }
        }
    }
    marks
}

fn findings(report: &serde_json::Value) -> BTreeSet<Place> {
    let place = |finding: &serde_json::Value| {
        let location = &finding["location"];
        (
            location["path"].as_str().unwrap().to_owned(),
            location["start"]["line"].as_u64().unwrap(),
            finding["rule"].as_str().unwrap().to_owned(),
        )
    };
    report["findings"].as_array().unwrap().iter().map(place).collect()
}

#[test]
fn every_marked_line_has_its_finding_and_no_other_line_has_one() {
    let mut stories = 0;
    for entry in std::fs::read_dir(root().join("testdata/repos")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if tools().is_none() && RENDERED.contains(&name.as_str()) {
            continue;
        }
        let folder = Folder::copy(&format!("testdata/repos/{name}"));
        let expected = marks(folder.path());
        let found = findings(&folder.check(&["."]));
        let missing: Vec<_> = expected.difference(&found).collect();
        let surplus: Vec<_> = found.difference(&expected).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{name}: missing {missing:#?}, surplus {surplus:#?}");
        let says_none = std::fs::read_to_string(folder.path().join(".expected"))
            .is_ok_and(|text| text.lines().any(|line| line == NONE));
        assert_eq!(expected.is_empty(), says_none, "{name} has something to find, or says that it has not");
        stories += 1;
    }
    assert!(stories > 0);
}

#[test]
fn a_golden_repository_is_at_the_highest_level_of_every_scorecard() {
    let report = Folder::copy("testdata/repos/golden").check(&["."]);
    assert!(report["totals"]["passed"].as_u64().unwrap() >= 25, "{}", report["totals"]);
    assert_eq!(report["problems"].as_array().unwrap().len(), 0, "{}", report["problems"]);
    let cards = report["scorecards"].as_array().unwrap();
    assert!(!cards.is_empty());
    for card in cards {
        assert_eq!(card["level"], *card["levels"].as_array().unwrap().last().unwrap(), "{card:#}");
        assert_eq!(card["coverage"], 10_000, "{card:#}");
        assert!(card["next_steps"].as_array().unwrap().is_empty(), "{card:#}");
    }
}

#[test]
fn the_bytes_are_the_same_for_any_number_of_threads_and_for_a_second_run() {
    let folder = Folder::copy("testdata/repos/webshop");
    for format in ["text", "json", "sarif"] {
        let one = folder.karat(&["check", "-o", format, "--jobs", "1"]).stdout;
        assert!(!one.is_empty());
        for jobs in ["1", "2", "8"] {
            assert_eq!(folder.karat(&["check", "-o", format, "--jobs", jobs]).stdout, one, "{format}, {jobs} threads");
        }
    }
}

#[test]
fn the_snippet_of_a_finding_is_the_line_of_the_file() {
    let folder = Folder::copy("testdata/repos/webshop");
    let report = folder.check(&["."]);
    for finding in report["findings"].as_array().unwrap() {
        let location = &finding["location"];
        let path = location["path"].as_str().unwrap();
        let (line, column) = (&location["start"]["line"], location["start"]["column"].as_u64().unwrap());
        if path == "." {
            continue;
        }
        let text = std::fs::read_to_string(folder.path().join(path)).unwrap();
        let line = text.lines().nth(usize::try_from(line.as_u64().unwrap()).unwrap() - 1);
        let line = line.unwrap_or_else(|| panic!("{finding}"));
        assert!(usize::try_from(column).unwrap() <= line.chars().count() + 1, "{finding}");
    }
}
