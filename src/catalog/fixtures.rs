//! A rule → a bad and a good example: its first `fail` and its first `pass` fixture, from the built-in table or from beside the
//! policy. Reads only when a page is asked for; a fixture that cannot be read makes no example.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use super::bundled::POLICIES;
use super::marks;
use crate::model::paths::slashed;
use crate::model::rule::{Example, ExampleFile, RuleInfo};

/// A bad and a good example of a rule.
pub(super) fn examples(info: &RuleInfo) -> (Option<Example>, Option<Example>) {
    let read = |side| if info.built_in { bundled(info, side) } else { beside(info, side) };
    let bad = fixtures(read("fail"), info);
    // Rules that stand in one folder share its fixtures.
    let at = bad.iter().position(is_bad).unwrap_or(0);
    (bad.into_iter().nth(at), fixtures(read("pass"), info).into_iter().next())
}

/// Texts by path, from `pass` or `fail` on.
type Files = BTreeMap<String, String>;

/// What is built in: `policies/<domain>/<rule>/fail/…`.
fn bundled(info: &RuleInfo, side: &str) -> Files {
    let folder = format!("policies/{}/{side}/", info.id.replace('.', "/"));
    let inside = POLICIES.iter().filter_map(|(path, text)| Some((path.get().strip_prefix(&folder)?, text.get())));
    inside.map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// What stands beside a policy.
#[expect(clippy::disallowed_methods, reason = "catalog owns the policies' files")]
fn beside(info: &RuleInfo, side: &str) -> Files {
    let folder = Path::new(&info.source).parent().unwrap_or(Path::new("")).join(side);
    let entries = WalkDir::new(&folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let file = |path: &Path| {
        let name = slashed(path.strip_prefix(&folder).ok()?);
        Some((name, std::fs::read_to_string(path).ok()?))
    };
    entries.filter_map(|entry| file(entry.path())).collect()
}

/// Fixtures by name: a file, or all files of a folder.
fn fixtures(files: Files, info: &RuleInfo) -> Vec<Example> {
    let mut found: BTreeMap<String, Files> = BTreeMap::new();
    for (path, text) in files {
        // Marks in a file of their own belong to the fixture that they stand beside.
        let name = path.split('/').next().unwrap_or("");
        found.entry(name.trim_end_matches(".expected").to_owned()).or_default().insert(path, text);
    }
    found.into_iter().map(|(name, files)| example(name, files, info)).collect()
}

fn example(name: String, files: Files, info: &RuleInfo) -> Example {
    let inner = |path: &str| path.strip_prefix(&name).and_then(|rest| rest.strip_prefix('/')).map(str::to_owned);
    let (lists, texts): (Files, Files) = files
        .into_iter()
        .map(|(path, text)| (inner(&path).unwrap_or(path), text))
        .partition(|(path, _)| path.ends_with(".expected"));
    let listed = lists.iter().flat_map(|(path, text)| {
        let of = path.trim_end_matches(".expected").trim_end_matches('/');
        marks::in_expected(Some(of).filter(|of| !of.is_empty()), text)
    });
    let listed: Vec<_> = listed.filter(|mark| mark.rule == *info.id).collect();
    let file = |(path, text): (String, String)| {
        let mut lines = marks::without(&text, &info.id);
        for mark in listed.iter().filter(|mark| mark.path == path) {
            if let Some(line) = lines.get_mut(mark.line.saturating_sub(1) as usize) {
                line.is_bad = true;
            }
        }
        ExampleFile { path, lines }
    };
    let mut files: Vec<_> = texts.into_iter().map(file).collect();
    files.sort_by_key(|file| !file.lines.iter().any(|line| line.is_bad));
    Example { name, files, is_whole_bad: listed.iter().any(|mark| mark.path == ".") }
}

fn is_bad(example: &Example) -> bool {
    example.is_whole_bad || example.files.iter().flat_map(|file| &file.lines).any(|line| line.is_bad)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalog::{Options, load};

    fn info(id: &str) -> Arc<RuleInfo> {
        let options = Options { built_in: true, ..Options::default() };
        load(&options).unwrap().rules().find(|rule| &*rule.id == id).unwrap().clone()
    }

    fn of(files: &[(&str, &str)], id: &str) -> Vec<Example> {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let info = RuleInfo { id: Arc::from(id), ..RuleInfo::clone(&info("dockerfile.latest_tag")) };
        fixtures(files, &info)
    }

    #[test]
    fn a_folder_is_one_example_with_its_bad_files_first() {
        let found =
            of(&[("b.yaml", "x: 1\n"), ("a/one.yaml", "a: 1\n"), ("a/two.yaml", "b: 2 # finding: r.s\n")], "r.s");
        let names: Vec<_> = found.iter().map(|example| example.name.as_str()).collect();
        assert_eq!(names, ["a", "b.yaml"]);
        let paths: Vec<_> = found[0].files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["two.yaml", "one.yaml"]);
        assert!(found[0].files[0].lines[0].is_bad && found[0].files[0].lines[0].text == "b: 2");
    }

    #[test]
    fn files_of_marks_mark_lines_and_are_not_shown() {
        let json = "{\n  \"a\": 1\n}\n";
        for (path, list, text) in
            [("a.json", "a.json.expected", "2 r.s\n"), ("in/a.json", "in/.expected", "a.json:2 r.s\n.:1 r.s\n")]
        {
            let found = of(&[(path, json), (list, text)], "r.s");
            assert_eq!((found.len(), found[0].files.len()), (1, 1), "{path}");
            let bad: Vec<_> = found[0].files[0].lines.iter().map(|line| line.is_bad).collect();
            assert_eq!(bad, [false, true, false], "{path}");
            assert_eq!(found[0].is_whole_bad, text.contains(".:1"), "{path}");
        }
    }

    #[test]
    fn every_built_in_rule_has_a_bad_example_with_a_bad_place_and_a_good_one_without() {
        let options = Options { built_in: true, ..Options::default() };
        for rule in load(&options).unwrap().rules() {
            let (bad, good) = examples(rule);
            assert!(is_bad(&bad.unwrap()), "{}", rule.id);
            assert!(!is_bad(&good.unwrap()), "{}", rule.id);
        }
    }
}
