//! What nobody makes in good faith, and what cannot be told.

use super::*;

#[test]
fn large_binary_and_linked_files_are_told_without_reading_them_as_text() {
    let large = "x\n".repeat(600_000);
    let one: Files<'_> = &[
        ("binary", Some("\0one")),
        ("kept", Some("\0two")),
        ("large", Some(&large)),
        ("ours-large", Some("x\n")),
        ("crlf", Some("a\r\nb\r\n")),
    ];
    let clone = template(&[one]);
    let lock = lock("1.0.0");
    let files: Files<'_> = &[
        (".karat/path.lock", Some(&lock)),
        ("binary", Some("\0ONE")),
        ("kept", Some("\0two")),
        ("large", Some(&large)),
        ("ours-large", Some(&large)),
        ("crlf", Some("a\nb\n")),
    ];
    assert_eq!(
        told(&measured(&clone, "", files, &["**"]).unwrap()),
        [
            "binary Edited 1/1 1/1",
            "crlf InStep 0/2 0/2",
            "kept InStep 0/1 0/1",
            "large unknown: it is larger than 1 MB 0/0 0/0",
            "ours-large unknown: it is larger than 1 MB 0/0 0/0",
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_a_repository() {
    let clone = template(&[&[("a/file", Some("secret\n")), ("b", Some("secret\n")), ("c/file", Some("1\n"))]]);
    let lock = lock("1.0.0");
    let outside = folder(&[("file", Some("secret\n"))]);
    let disk = folder(&[(".karat/path.lock", Some(&lock)), ("c", Some("a file, not a folder\n"))]);
    std::os::unix::fs::symlink(outside.path(), disk.path().join("a")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("file"), disk.path().join("b")).unwrap();
    let owned = [Glob::parse("**").unwrap()];
    let drift = measure(&open(&clone, ""), disk.path(), None, &owned, &[]).unwrap();
    assert_eq!(told(&drift), ["a/file Missing 1/1 1/1", "b Edited 1/1 1/1", "c/file Missing 1/1 1/1"]);
    let link = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(disk.path().join(".karat/path.lock"), link.path().join(".cruft.json")).unwrap();
    let reason = measure(&open(&clone, ""), link.path(), None, &owned, &[]).unwrap_err();
    assert_eq!(reason.to_string(), "`.cruft.json` cannot be used: it is no file of text below 1 MB");
}

#[test]
fn answers_cannot_lead_out_of_a_repository() {
    let clone = template(&[&[("copier.yml", Some("x: y\n")), ("{{ up }}/passwd", Some("1\n")), ("a", Some("1\n"))]]);
    for up in ["..", "../..", "/etc", "a/../..", "C:\\\\x", ".git", "."] {
        let marker = format!("_commit: v1.0.0\nup: \"{up}\"\n");
        let files: Files<'_> = &[(".copier-answers.yml", Some(&marker)), ("a", Some("1\n"))];
        let told = told(&measured(&clone, "", files, &["**"]).unwrap());
        let lost = "{{ up }}/passwd unknown: its path is none that a repository may have 0/0 0/0";
        assert_eq!(told, ["a InStep 0/1 0/1", lost], "{up}");
    }
}

#[test]
fn what_cannot_be_told_has_a_reason() {
    let clone = template(&[&[("a", Some("1\n"))], &[("copier.yml", Some("a: [\n"))]]);
    let reason = |files: Files<'_>, owned: &[&str]| measured(&clone, "", files, owned).unwrap_err().to_string();
    let lock = lock("1.0.0");
    let locked: Files<'_> = &[(".karat/path.lock", Some(&lock)), ("a", Some("1\n"))];
    assert_eq!(reason(locked, &[]), "the path owns no files");
    assert!(reason(locked, &["a"]).starts_with("the template's `copier.yml` cannot be used: line "));
    assert!(reason(&[(".cruft.json", Some("{"))], &["a"]).starts_with("`.cruft.json` cannot be used: line 1: "));
    let clone = template(&[&[("a", Some("1\n"))]]);
    let none = measured(&clone, "", locked, &["b"]).unwrap_err();
    assert_eq!(none.to_string(), "the template has none of the files that the path owns");
    let none = measured(&clone, "rust", locked, &["a"]).unwrap_err().to_string();
    assert!(none.starts_with("the template has no files in `rust` at its commit "), "{none}");
}

#[test]
fn a_clone_that_lacks_releases_is_refused() {
    let clone = template(&[&[("a", Some("1\n"))], &[("a", Some("2\n"))]]);
    let shallow = tempfile::tempdir().unwrap();
    let from = format!("file://{}", clone.path().display());
    crate::git::landed::testing::git(shallow.path(), &["clone", "--quiet", "--depth=1", &from, "."], "");
    let said = |path: &Path| {
        let reason = TemplateClone::open(path, &Template::default()).err().unwrap().to_string();
        reason.replace(&path.display().to_string(), "X")
    };
    assert_eq!(said(shallow.path()), "the clone of the template, X: the clone is shallow");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(said(empty.path()), "the clone of the template, X: there is no git history");
}

#[test]
fn markers_that_the_path_names_are_the_only_ones() {
    let clone = template(&[&[("a", Some("1\n"))], &[("a", Some("2\n"))]]);
    let disk = folder(&[
        (".copier-answers.yml", Some("_commit: v1.0.0\n")),
        ("conf/.copier-answers.base.yml", Some("_commit: v1.1.0\n")),
        ("a", Some("2\n")),
    ]);
    let owned = [Glob::parse("a").unwrap()];
    let recorded = |markers: &[&str]| {
        let markers: Vec<String> = markers.iter().map(|marker| (*marker).to_owned()).collect();
        let drift = measure(&open(&clone, ""), disk.path(), None, &owned, &markers).unwrap();
        (drift.recorded.name.clone(), drift.is_estimate())
    };
    assert_eq!(recorded(&[]), ("v1.0.0".to_owned(), false));
    assert_eq!(recorded(&["none.yml", "conf/.copier-answers.base.yml"]), ("v1.1.0".to_owned(), false));
    assert_eq!(recorded(&["catalog-info.yaml"]), ("v1.1.0".to_owned(), true));
}

#[cfg(unix)]
#[test]
fn links_of_a_template_are_compared_where_its_tool_keeps_them() {
    let scratch = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| crate::git::landed::testing::git(scratch.path(), arguments, "");
    run(&["init", "--quiet", "--initial-branch=main"]);
    std::fs::write(scratch.path().join("a"), "1\n").unwrap();
    std::os::unix::fs::symlink("a", scratch.path().join("link")).unwrap();
    let measured = |settings: &str| {
        std::fs::write(scratch.path().join("copier.yml"), settings).unwrap();
        run(&["add", "--all"]);
        run(&["-c", "user.name=a", "-c", "user.email=a@acme.dev", "commit", "--quiet", "--message", "x"]);
        let disk = folder(&[(".copier-answers.yml", Some(&format!("_commit: {}\n", run(&["rev-parse", "HEAD"]))))]);
        std::os::unix::fs::symlink("a", disk.path().join("link")).unwrap();
        let clone = TemplateClone::open(scratch.path(), &Template::default()).unwrap();
        told(&measure(&clone, disk.path(), None, &[Glob::parse("link").unwrap()], &[]).unwrap())
    };
    assert_eq!(measured("_preserve_symlinks: true\n"), ["link InStep 0/1 0/1"]);
    let copied = "link unknown: the template has a link, and its tool copies what it leads to 0/0 0/0";
    assert_eq!(measured("_preserve_symlinks: false\n"), [copied]);
}
