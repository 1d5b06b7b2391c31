//! The facts of small repositories, whole.

use regorus::Value;

use super::{changes, history, refs};
use crate::facts::Unknown;
use crate::git::Repository;
use crate::git::tests::{START, Scratch};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn json(text: &str) -> Value {
    Value::from_json_str(text).unwrap()
}

/// Four commits, one an hour.
fn shop() -> Scratch {
    let mut scratch = Scratch::new();
    scratch.change("README.md", "# shop\n");
    scratch.write("services/web/main.go", "package main\n");
    scratch.commit_as("Bob <Bob@acme.dev>", "web\n\nSigned-off-by: Bob <bob@acme.dev>");
    scratch.write("services/web/main.go", "package web\n");
    scratch.commit_as("Bobby <bob@acme.dev>", "web again");
    scratch.write("README.md", "# the shop\n");
    scratch.commit_as("renovate[bot] <renovate@acme.dev>", "readme");
    scratch
}

#[test]
fn a_history_is_counted_for_each_scope() {
    let scratch = shop();
    let scopes = ["", "services/web", "services/none"].map(str::to_owned);
    // The second commit was made 180 days ago, the third 90 days ago less than nothing.
    let now = START + HOUR + 180 * DAY;
    let found = history::gather(&scratch.open(), &scopes, now).unwrap();
    let times = [0, 1, 2, 3].map(|number| START + number * HOUR);
    let bob = |commits: i32| {
        format!(
            r#"{{"name": "Bobby", "email": "bob@acme.dev", "commits": {commits}, "recent": 2, "last": {}, "bot": false}}"#,
            times[2]
        )
    };
    let ada = format!(
        r#"{{"name": "Ada", "email": "ada@acme.dev", "commits": 1, "recent": 0, "last": {}, "bot": false}}"#,
        times[0]
    );
    let bot = format!(
        r#"{{"name": "renovate[bot]", "email": "renovate@acme.dev", "commits": 1, "recent": 1, "last": {}, "bot": true}}"#,
        times[3]
    );
    let expected = format!(
        r#"{{"total": 4, "merges": 0, "signed": 0, "signed_off": 1, "scopes": {{
            "": {{"commits": 4, "first": {}, "last": {}, "commits_90d": 0, "authors": [{}, {ada}, {bot}]}},
            "services/web": {{"commits": 2, "first": {}, "last": {}, "commits_90d": 0, "authors": [{}]}},
            "services/none": {{"commits": 0, "commits_90d": 0, "authors": []}}}}}}"#,
        times[0],
        times[3],
        bob(2),
        times[1],
        times[2],
        bob(2),
    );
    assert_eq!(found, json(&expected));
    let soon = history::gather(&scratch.open(), &scopes, times[2] + 90 * DAY).unwrap();
    assert_eq!(soon["scopes"][""]["commits_90d"], Value::from(2_u64));
}

#[test]
fn the_scope_of_a_folder_that_is_a_target_is_that_folder() {
    let scratch = shop();
    let repository = Repository::open(&scratch.path().join("services")).unwrap();
    let found = history::gather(&repository, &[String::new(), "web".to_owned()], START).unwrap();
    assert_eq!(found["scopes"][""]["commits"], Value::from(2_u64));
    assert_eq!(found["scopes"]["web"], found["scopes"][""]);
    assert_eq!(
        changes::gather(&repository).unwrap(),
        json(&format!(r#"{{"last": {{"web/main.go": {}}}}}"#, START + 2 * HOUR))
    );
}

#[test]
fn last_changes_are_by_path() {
    let expected =
        format!(r#"{{"last": {{"README.md": {}, "services/web/main.go": {}}}}}"#, START + 3 * HOUR, START + 2 * HOUR);
    assert_eq!(changes::gather(&shop().open()).unwrap(), json(&expected));
}

#[test]
fn refs_have_remotes_and_tags() {
    let scratch = shop();
    scratch.git(&["tag", "v1", "HEAD~1"]);
    scratch.git(&["remote", "add", "origin", "https://ada:s3cret@github.com/acme/shop.git"]);
    let [head, tagged] = ["HEAD", "v1"].map(|revision| scratch.git(&["rev-parse", revision]));
    let expected = format!(
        r#"{{"head": "{head}", "branch": "main", "default_branch": "main",
            "remotes": [{{"name": "origin", "url": "https://github.com/acme/shop.git", "host": "github.com", "slug": "acme/shop"}}],
            "tags": [{{"name": "v1", "commit": "{tagged}", "time": {}, "annotated": false, "signed": false}}]}}"#,
        START + 2 * HOUR
    );
    assert_eq!(refs::gather(&scratch.open()).unwrap(), json(&expected));
}

#[test]
fn what_a_shallow_clone_does_not_have_is_not_known() {
    let scratch = shop();
    scratch.git(&["clone", "--quiet", "--depth=1", &format!("file://{}", scratch.path().display()), "clone"]);
    let repository = Repository::open(&scratch.path().join("clone")).unwrap();
    let shallow = Err(Unknown("the clone is shallow".to_owned()));
    assert_eq!(history::gather(&repository, &[String::new()], START), shallow);
    assert_eq!(changes::gather(&repository), shallow);
    let found = refs::gather(&repository).unwrap();
    assert_eq!(found["head"], Value::from(scratch.git(&["rev-parse", "HEAD"])));
    assert_eq!(found["tags"], Value::Undefined);
}

#[test]
fn a_repository_without_commits_has_refs_and_nothing_else() {
    let repository = Scratch::new();
    let repository = repository.open();
    let none = Unknown("there is no git history: nothing is committed yet".to_owned());
    assert_eq!(history::gather(&repository, &[], START), Err(none.clone()));
    assert_eq!(changes::gather(&repository), Err(none));
    assert_eq!(refs::gather(&repository), Ok(json(r#"{"branch": "main", "remotes": [], "tags": []}"#)));
}
