//! Owners on small trees, and against slow and obvious matching.

use std::collections::BTreeMap;

use regorus::Value;

use super::super::tests::{Tree, json};
use super::globs::{Globs, Host};
use super::{Rule, array, string};

/// The owners of paths by a text at a place, joined.
fn owners(place: &str, content: &str, paths: &[&str]) -> BTreeMap<String, String> {
    let mut files = vec![(place, content)];
    files.extend(paths.iter().map(|path| (*path, "")));
    let found = Tree::new(&files).fact("codeowners");
    let join = |path: &str| {
        let own: Vec<_> = array(&found["owners"], path).filter_map(|owner| owner.as_string().ok()).collect();
        own.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" ")
    };
    paths.iter().map(|path| ((*path).to_owned(), join(path))).collect()
}

fn table(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
    rows.iter().map(|(path, owner)| ((*path).to_owned(), (*owner).to_owned())).collect()
}

#[test]
fn the_examples_of_github_come_out_as_it_says() {
    let content = "* @global-owner1 @global-owner2\n*.js @js-owner #inline\n*.go docs@example.com\n*.txt @octo-org/octocats\n\
        /build/logs/ @doctocat\ndocs/* docs@example.com\napps/ @octocat\n/docs/ @doctocat2\n/scripts/ @doctocat @octocat\n\
        **/logs @octocat2\n/apps/ @octocat3\n/apps/github\n";
    let rows = [
        ("README.md", "@global-owner1 @global-owner2"),
        ("x/a.js", "@js-owner"),
        ("x/a.go", "docs@example.com"),
        ("x/a.txt", "@octo-org/octocats"),
        ("build/logs/a", "@octocat2"),
        ("x/build/logs/a", "@octocat2"),
        ("build/logs.md", "@global-owner1 @global-owner2"),
        ("x/apps/a/b.md", "@octocat"),
        ("docs/a.md", "@doctocat2"),
        ("docs/b/a.md", "@doctocat2"),
        ("x/docs/a.md", "@global-owner1 @global-owner2"),
        ("scripts/a", "@doctocat @octocat"),
        ("x/scripts/a", "@global-owner1 @global-owner2"),
        ("deep/down/logs/a/b", "@octocat2"),
        ("apps/a", "@octocat3"),
        ("apps/github", ""),
    ];
    let paths: Vec<_> = rows.iter().map(|(path, _)| *path).collect();
    assert_eq!(owners("CODEOWNERS", content, &paths), table(&rows));
    let shallow = owners(".github/CODEOWNERS", "docs/* @a\n", &["docs/a.md", "docs/b/a.md"]);
    assert_eq!(shallow, table(&[("docs/a.md", "@a"), ("docs/b/a.md", "")]));
    let below = owners("docs/CODEOWNERS", "a/ghost @a\na\\ b @b\nx{1,2} @c\n", &["a/ghost/x/y", "a b", "x1"]);
    assert_eq!(below, table(&[("a/ghost/x/y", "@a"), ("a b", "@b"), ("x1", "")]));
}

#[test]
fn what_github_skips_is_a_fault_and_owns_nothing() {
    let content = "* @all\n*.md docs @md\n!a.md @x\n/[ab]/ @y\n\\#x @z\n/gone/ @w\n";
    let found = Tree::new(&[("CODEOWNERS", content), ("a.md", "")]).fact("codeowners");
    let expected = r#"{"path": "CODEOWNERS", "host": "github", "owners": {"CODEOWNERS": ["@all"], "a.md": ["@all"]},
        "unused": [{"line": 6, "pattern": "/gone/"}],
        "faults": [{"line": 2, "message": "`docs` is no owner"},
            {"line": 3, "message": "GitHub has no patterns that take back what another says (`!`)"},
            {"line": 4, "message": "GitHub has no character ranges (`[ ]`)"},
            {"line": 5, "message": "GitHub does not read an escaped `#`"}]}"#;
    assert_eq!(found, json(expected));
}

#[test]
fn without_a_file_nobody_owns_anything() {
    let found = Tree::new(&[("a.md", "")]).fact("codeowners");
    assert_eq!(found, json(r#"{"owners": {"a.md": []}, "unused": [], "faults": []}"#));
}

#[test]
fn the_first_place_counts() {
    let found = Tree::new(&[("CODEOWNERS", "* @b"), (".github/CODEOWNERS", "* @a"), ("x", "")]).fact("codeowners");
    assert_eq!((&found["path"], &found["owners"]["x"]), (&Value::from(".github/CODEOWNERS"), &json(r#"["@a"]"#)));
}

#[test]
fn sections_of_gitlab_each_add_their_owners() {
    let content = "* @all\n[Docs] @docs\n*.md\n!b.md\n/guide/ @@maintainer\n[Go]\n*.go @go\ngo.md @go\n/lib @lib\n/lib/** @one\n\
        [docs]\nc.md @c\n";
    let rows = [
        ("a.md", "@all @docs"),
        ("b.md", "@all"),
        ("c.md", "@all @c"),
        ("guide/x/a.txt", "@all @@maintainer"),
        ("x/go.md", "@all @docs @go"),
        ("x.go", "@all @go"),
        ("lib/x/b", "@all"),
        ("lib/a", "@all @one"),
    ];
    let paths: Vec<_> = rows.iter().map(|(path, _)| *path).collect();
    assert_eq!(owners(".gitlab/CODEOWNERS", content, &paths), table(&rows));
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }

    fn joined(&mut self, words: &[&str], most: usize) -> String {
        let parts = 1 + self.roll(most);
        (0..parts).map(|_| self.pick(words)).collect::<Vec<_>>().join("/")
    }
}

/// Whether parts of a pattern fit the parts of a path, by trying everything.
fn fits(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, _) => path.is_empty(),
        (Some((&"**", [])), _) => !path.is_empty(),
        (Some((&"**", rest)), _) => (0..=path.len()).any(|skipped| fits(rest, &path[skipped..])),
        (Some((part, rest)), Some((name, inner))) => {
            let (part, name): (Vec<char>, Vec<char>) = (part.chars().collect(), name.chars().collect());
            part_fits(&part, &name) && fits(rest, inner)
        }
        (Some(_), None) => false,
    }
}

fn part_fits(part: &[char], name: &[char]) -> bool {
    match part.split_first() {
        None => name.is_empty(),
        Some(('*', rest)) => (0..=name.len()).any(|skipped| part_fits(rest, &name[skipped..])),
        Some((c, rest)) => {
            name.split_first().is_some_and(|(own, name)| (*c == '?' || c == own) && part_fits(rest, name))
        }
    }
}

/// GitHub's rules as they are told: a pattern fits a path, or a folder around it.
fn obvious(pattern: &str, path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_anchored = pattern.trim_end_matches('/').contains('/');
    let mut wanted: Vec<&str> = pattern.trim_matches('/').split('/').collect();
    if !is_anchored {
        wanted.insert(0, "**");
    }
    (1..=parts.len()).any(|length| {
        let is_whole = length == parts.len();
        let may_fit = if is_whole { !pattern.ends_with('/') } else { !pattern.ends_with("/*") };
        may_fit && fits(&wanted, &parts[..length])
    })
}

#[test]
fn random_patterns_decide_as_slow_and_obvious_matching_does() {
    let mut dice = Dice(7);
    let names = ["a", "b", "ab", "ba.md", "a.md", "x.y", "abc"];
    let words = ["a", "b", "ab", "*", "*.md", "a*", "?", "**", "*b*", "a?c", "ba.md"];
    for _ in 0..300 {
        let mut paths: Vec<String> = (0..40).map(|_| dice.joined(&names, 5)).collect();
        paths.sort();
        let rule = |dice: &mut Dice, line| Rule {
            line,
            pattern: format!("{}{}{}", dice.pick(&["", "/", ""]), dice.joined(&words, 4), dice.pick(&["", "", "/"])),
            section: 0,
            owners: Vec::new(),
            is_excluded: false,
        };
        let rules: Vec<Rule> = (0..12).map(|line| rule(&mut dice, line)).collect();
        let (globs, faults) = Globs::of(Host::GitHub, &rules);
        assert!(faults.is_empty(), "{faults:?}");
        let decided = globs.decide(paths.iter().map(String::as_str), &rules, 1);
        for (path, found) in paths.iter().zip(decided.files) {
            let expected = rules.iter().rposition(|rule| obvious(&rule.pattern, path));
            let patterns: Vec<_> = rules.iter().map(|rule| &rule.pattern).collect();
            assert_eq!(found.first().copied(), expected, "{path} by {patterns:?}");
        }
    }
}

#[test]
fn values_of_other_shapes_are_empty() {
    assert_eq!((array(&Value::Null, "a").count(), string(&Value::Null, "a")), (0, ""));
}
