//! Three ways to compare, and which versions they are.

use super::super::clone::Release;
use super::*;

const ONE: Files<'_> = &[
    ("conflict", Some("a\nb\n")),
    ("dropped", Some("a\n")),
    ("dropped-edited", Some("a\n")),
    ("edited", Some("a\nb\nc\nd\n")),
    ("gone", Some("a\n")),
    ("missing", Some("a\nb\n")),
    ("outdated", Some("a\nb\n")),
    ("same", Some("a\n")),
    ("taken-over", Some("a\n")),
];
const TWO: Files<'_> = &[
    ("added", Some("a\n")),
    ("added-alike", Some("a\n")),
    ("added-otherwise", Some("a\n")),
    ("conflict", Some("a\nc\n")),
    ("dropped", None),
    ("dropped-edited", None),
    ("gone", None),
    ("outdated", Some("a\nb\nc\n")),
    ("taken-over", Some("b\n")),
];

#[test]
fn each_file_is_told_by_what_became_of_it() {
    let clone = template(&[ONE, TWO]);
    let lock = lock("1.0.0");
    let files: Files<'_> = &[
        (".karat/path.lock", Some(&lock)),
        ("added-alike", Some("a\n")),
        ("added-otherwise", Some("b\n")),
        ("conflict", Some("a\nd\n")),
        ("dropped", Some("a\n")),
        ("dropped-edited", Some("b\n")),
        ("edited", Some("a\nB\nc\nd\n")),
        ("other", Some("not the template's\n")),
        ("outdated", Some("a\nb\n")),
        ("same", Some("a\n")),
        ("taken-over", Some("b\n")),
    ];
    let drift = measured(&clone, "", files, &["*"]).unwrap();
    assert_eq!(
        told(&drift),
        [
            "added New 0/0 1/1",
            "added-alike InStep 0/1 0/1",
            "added-otherwise Conflicting 0/0 1/1",
            "conflict Conflicting 1/2 1/2",
            "dropped Outdated 0/1 1/1",
            "dropped-edited Conflicting 1/1 1/1",
            "edited Edited 1/4 1/4",
            "missing Missing 2/2 2/2",
            "outdated Outdated 0/2 1/3",
            "same InStep 0/1 0/1",
            "taken-over InStep 0/1 0/1",
        ]
    );
    assert_eq!((drift.edited().differing, drift.edited().all), (5, 15));
    assert_eq!((drift.distance().differing, drift.distance().all), (9, 18));
    assert_eq!(drift.edited().basis_points(), Some(3333));
    assert_eq!(
        (drift.versions_behind, drift.days_behind, drift.is_estimate(), drift.unknown()),
        (Some(1), 10, false, 0)
    );
    assert_eq!((drift.recorded.name.as_str(), drift.latest.name.as_str()), ("v1.0.0", "v1.1.0"));
}

/// How a drift stands to the versions: recorded, latest, versions and days behind.
fn stands(clone: &TempDir, marker: &str) -> String {
    let files: Files<'_> = &[(".copier-answers.yml", Some(marker)), ("a", Some("1"))];
    match measured(clone, "", files, &["a"]) {
        Err(reason) => format!("! {reason}"),
        Ok(drift) => {
            let (from, to) = (drift.recorded.name, drift.latest.name);
            format!("{from} {to} {:?} {}", drift.versions_behind, drift.days_behind)
        }
    }
}

#[test]
fn releases_since_the_recorded_version_are_counted() {
    let mut history = History::new();
    let mut commits = Vec::new();
    for (time, tag) in [(0, "v1.0.0"), (10, ""), (20, "v1.1.0"), (30, "v2.0.0-rc1"), (35, ""), (40, "v2.0.0"), (50, "")]
    {
        let commit = history.commit(time * DAY, "x", &[("a", Some(&time.to_string()))]);
        if !tag.is_empty() {
            history.tag(tag, commit, Some((time + 1) * DAY));
        }
        commits.push(history.id(commit));
    }
    let clone = history.make();
    let short = |number: usize| &commits[number][..12];
    let table = [
        ("_commit: v1.0.0".to_owned(), "v1.0.0 v2.0.0 Some(2) 40".to_owned()),
        (format!("_commit: v1.0.0-1-g{}", &commits[1][..7]), format!("{} v2.0.0 Some(2) 31", short(1))),
        (format!("_commit: {}", commits[1]), format!("{} v2.0.0 Some(2) 31", short(1))),
        ("_commit: v2.0.0-rc1".to_owned(), "v2.0.0-rc1 v2.0.0 Some(1) 10".to_owned()),
        (format!("_commit: {}", commits[4]), format!("{} v2.0.0 Some(1) 6", short(4))),
        ("_commit: v2.0.0".to_owned(), "v2.0.0 v2.0.0 Some(0) 0".to_owned()),
        // Newer than the latest release.
        (format!("_commit: {}", commits[6]), format!("{} {} Some(0) 0", short(6), short(6))),
        ("_commit: v9.0.0".to_owned(), "! `.copier-answers.yml` records the version `v9.0.0`, and the clone of the template has no such tag; fetch its tags".to_owned()),
        ("_commit: 0123456789".to_owned(), "! `.copier-answers.yml` records the commit 0123456789, which the clone of the template does not have; fetch it".to_owned()),
        ("_commit: HEAD~1".to_owned(), "! `.copier-answers.yml` records the version `HEAD~1`, and the clone of the template has no such tag; fetch its tags".to_owned()),
        ("_commit: v1.0.0\n_src_path: gh:acme/other".to_owned(), "! `.copier-answers.yml` names another template, `acme/other`, than the path does, `acme/templates`".to_owned()),
        ("_commit: v2.0.0\n_src_path: https://git.acme.dev/acme/templates.git".to_owned(), "v2.0.0 v2.0.0 Some(0) 0".to_owned()),
        ("_commit: v2.0.0\n_src_path: /home/ada/t".to_owned(), "v2.0.0 v2.0.0 Some(0) 0".to_owned()),
        // A commit proves itself, whatever the template was called then.
        (format!("_commit: {}\n_src_path: gh:acme/old", commits[5]), "v2.0.0 v2.0.0 Some(0) 0".to_owned()),
    ];
    for (marker, expected) in table {
        assert_eq!(stands(&clone, &marker), expected, "{marker}");
    }
}

#[test]
fn without_releases_what_is_checked_out_is_the_latest() {
    let mut history = History::new();
    let one = history.commit(0, "one", &[("a", Some("1"))]);
    let two = history.commit(3 * DAY, "two", &[("a", Some("2"))]);
    history.tag("nightly", two, None);
    let (one, two) = (history.id(one), history.id(two));
    let clone = history.make();
    assert_eq!(stands(&clone, &format!("_commit: {one}")), format!("{} {} None 3", &one[..12], &two[..12]));
    assert_eq!(stands(&clone, &format!("_commit: {two}")), format!("{} {} Some(0) 0", &two[..12], &two[..12]));
    assert_eq!(stands(&clone, "_commit: nightly"), format!("{} {} Some(0) 0", &two[..12], &two[..12]));
}

#[test]
fn a_template_in_a_folder_has_its_own_releases() {
    let mut history = History::new();
    let one = history.commit(0, "one", &[("rust/a", Some("1\n")), ("go/a", Some("g\n"))]);
    history.tag("rust/v1.0.0", one, None);
    history.tag("go/v1.0.0", one, None);
    let two = history.commit(DAY, "two", &[("rust/a", Some("2\n"))]);
    history.tag("rust/v1.1.0", two, None);
    history.tag("v7.0.0", two, None);
    let clone = history.make();
    let lock = lock("1.0.0");
    let files: Files<'_> = &[(".karat/path.lock", Some(&lock)), ("a", Some("1\n"))];
    let drift = measured(&clone, "rust", files, &["**"]).unwrap();
    assert_eq!((drift.latest.name.as_str(), told(&drift)), ("rust/v1.1.0", vec!["a Outdated 0/1 1/1".to_owned()]));
    let names: Vec<_> = open(&clone, "rust/").releases().iter().map(|release: &Release| release.name.clone()).collect();
    assert_eq!(names, ["rust/v1.0.0", "rust/v1.1.0"]);
}

#[test]
fn without_a_marker_the_nearest_version_is_an_estimate() {
    let versions: [Files<'_>; 3] = [
        &[("ci.yml", Some("a\nb\nc\nd\n")), ("logo", Some("\0one"))],
        &[("ci.yml", Some("a\nb\nc\nd\ne\nf\n"))],
        &[("ci.yml", Some("x\ny\nz\n\n")), ("logo", Some("\0two"))],
    ];
    let clone = template(&versions);
    let nearest = |files: Files<'_>| match measured(&clone, "", files, &["**"]) {
        Err(reason) => format!("! {reason}"),
        Ok(drift) => format!("{} {:?} {:?}", drift.recorded.name, drift.likeness, drift.versions_behind),
    };
    assert_eq!(nearest(&[("ci.yml", Some("a\nb\nc\nd\ne\nf\n"))]), "v1.1.0 Some(10000) Some(1)");
    assert_eq!(nearest(&[("ci.yml", Some("a\nb\nc\nd\ne\nF\n"))]), "v1.1.0 Some(8333) Some(1)");
    assert_eq!(nearest(&[("ci.yml", Some("a\nb\nc\nd\n"))]), "v1.0.0 Some(10000) Some(2)");
    assert_eq!(nearest(&[("ci.yml", Some("x\ny\nz\n"))]), "v1.2.0 Some(10000) Some(0)");
    assert_eq!(
        nearest(&[("ci.yml", Some("other\n"))]),
        "! no marker records a version of the template, and the nearest one, v1.2.0, has only 0 % of the lines in common"
    );
}

#[test]
fn without_releases_the_nearest_commit_is_found() {
    let mut history = History::new();
    let mut ids = Vec::new();
    for number in 0..5 {
        let text = format!("{number}\nsame\n{}\n", number * 7);
        let commit = history.commit(number * DAY, "x", &[("t/a", Some(&text))]);
        ids.push(history.id(commit));
    }
    let clone = history.make();
    let drift = measured(&clone, "t", &[("a", Some("2\nsame\n14\nmore\n"))], &["a"]).unwrap();
    assert_eq!((drift.recorded.commit.to_string(), drift.days_behind), (ids[2].clone(), 2));
    assert_eq!((drift.likeness, drift.versions_behind), (Some(8571), None));
}
