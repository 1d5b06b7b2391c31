//! Edits of every format on texts that a person can read: text, edit → text.

use std::path::PathBuf;
use std::sync::Arc;

use regorus::Value;

use super::draft::Draft;
use super::edits;
use super::lock::Lock;
use super::refusal::Refusal;
use super::splice::Splice;
use crate::discover;
use crate::model::document::Step;
use crate::model::fix::{Change, Edit, Fix, Pinned, Safety};
use crate::model::source::{Content, Repository, SourceFile};

pub(super) fn file(path: &str) -> Arc<SourceFile> {
    let root = PathBuf::from("/r");
    let repository =
        Repository { target: ".".to_owned(), name: "r".to_owned(), root: root.clone(), revision: None, past: false };
    Arc::new(SourceFile {
        repository: Arc::new(repository),
        path: path.into(),
        content: Content::Disk(root.join(path)),
        format: discover::format_of(path),
        size: 0,
    })
}

pub(super) fn steps(path: &str) -> Vec<Step> {
    let step = |part: &str| part.parse().map_or_else(|_| Step::Key(part.into()), Step::Index);
    path.split('/').filter(|part| !part.is_empty()).map(step).collect()
}

/// `add a/b 1`, `remove a/b`, `text a/b x`, `before a/0 x`, `after a/0 x`
pub(super) fn edit(words: &str) -> Edit {
    let mut words = words.splitn(3, ' ');
    let (op, path, rest) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap_or(""));
    let (path, document) = path.split_once('#').map_or((path, 0), |(path, index)| (path, index.parse().unwrap()));
    let json = || Value::from_json_str(rest).unwrap();
    let change = match op {
        "add" => Change::Add(json()),
        "replace" => Change::Replace(json()),
        "remove" => Change::Remove,
        "text" => Change::ReplaceText(rest.into()),
        "once" | "twice" => {
            let (find, text) = rest.split_once(" → ").unwrap();
            Change::Substitute { find: find.into(), text: text.into(), times: if op == "once" { 1 } else { 2 } }
        }
        "before" => Change::InsertBefore(rest.into()),
        "after" => Change::InsertAfter(rest.into()),
        "uses" => Change::Pin { of: Pinned::Uses, reference: rest.into() },
        _ => Change::Pin { of: Pinned::Image, reference: rest.into() },
    };
    Edit { file: Some("f".into()), document, path: steps(path), change }
}

fn lock() -> Lock {
    let uses = (Pinned::Uses, "actions/checkout@v4".to_owned(), "a1".repeat(20));
    let image = (Pinned::Image, "node:22".to_owned(), format!("sha256:{}", "b2".repeat(32)));
    [uses, image].into_iter().collect()
}

fn edited(path: &str, text: &str, words: &str) -> Result<String, Refusal> {
    let draft = Draft::of(file(path), text.into());
    draft.edited(&edit(words), &lock()).map(|after| after.text().to_string())
}

fn check(path: &str, cases: &[(&str, &str, &str)]) {
    for (text, words, expected) in cases {
        match edited(path, text, words) {
            Ok(found) => assert_eq!(&found, expected, "{words}\n{text}"),
            Err(refusal) => panic!("{words}: {refusal}\n{text}"),
        }
    }
}

#[test]
fn yaml_keeps_all_but_what_is_edited() {
    check(
        "a.yaml",
        &[
            ("a: 1 # x\nb: 2\n", "replace a 3", "a: 3 # x\nb: 2\n"),
            ("a: 'x'\n", "replace a \"y\"", "a: 'y'\n"),
            ("a: \"x\"\n", "replace a \"yes\"", "a: \"yes\"\n"),
            ("a: x\n", "replace a \"yes\"", "a: \"yes\"\n"),
            ("a:\n  b: 1 # x\n\n# end\n", "add a/c true", "a:\n  b: 1 # x\n  c: true\n\n# end\n"),
            ("a:\n  b: 1", "add a/c true", "a:\n  b: 1\n  c: true"),
            ("a:\r\n  b: 1\r\n", "add a/c {\"d\": 1}", "a:\r\n  b: 1\r\n  c:\r\n    d: 1\r\n"),
            ("a: {}\nb: 1\n", "add a/c true", "a:\n  c: true\nb: 1\n"),
            ("a: {b: 1}\n", "add a/c/d \"no\"", "a: {b: 1, c: {d: \"no\"}}\n"),
            ("a:\nb: 1\n", "add a/c true", "a:\n  c: true\nb: 1\n"),
            ("a: # why\n  b: 1\n", "replace a 2", "a: 2 # why\n"),
            (
                "a:\n- b: 1\n  c: 2\n- d\n",
                "add a/0/e [\"x\", \"y\"]",
                "a:\n- b: 1\n  c: 2\n  e:\n  - x\n  - \"y\"\n- d\n",
            ),
            ("a:\n  - b\nc: 1\n", "add a/- {\"d\": 1, \"name\": \"m\"}", "a:\n  - b\n  - name: m\n    d: 1\nc: 1\n"),
            ("a:\n  - b\n  - c\n", "add a/0 \"x\"", "a:\n  - x\n  - b\n  - c\n"),
            ("a:\n  - b # 1\n  # 2\n  - c\n", "remove a/0", "a:\n  # 2\n  - c\n"),
            ("a:\n  - b: 1\n    c: 2\n", "remove a/0/b", "a:\n  - c: 2\n"),
            ("a:\n  - b\n", "remove a/0", "a: []\n"),
            ("a:\n  b: 1\nc: 2\n", "remove a/b", "a: {}\nc: 2\n"),
            ("a: 1\nb:\n  c: 1", "remove b", "a: 1"),
            ("a: [1, 2, 3]\n", "remove a/2", "a: [1, 2]\n"),
            ("a: [1, 2, 3]\n", "remove a/0", "a: [2, 3]\n"),
            ("a: |\n  x\n  y\nb: 1\n", "replace a \"z\"", "a: z\nb: 1\n"),
            ("a: |\n  x\n", "add b 1", "a: |\n  x\nb: 1\n"),
            ("a: 1\n", "add b \"x\\ny\\n\"", "a: 1\nb: |\n  x\n  y\n"),
            ("a: 1\n---\na: 1\n", "replace a#1 2", "a: 1\n---\na: 2\n"),
            ("x: &x\n  b: 1\na:\n  <<: *x\n  c: 1\n", "add a/b 2", "x: &x\n  b: 1\na:\n  <<: *x\n  c: 1\n  b: 2\n"),
            ("a: &x 1\nb: 2\n", "replace a 3", "a: &x 3\nb: 2\n"),
            ("- - a\n  - b\n", "remove 0/0", "- - b\n"),
        ],
    );
}

#[test]
fn yaml_that_would_change_elsewhere_is_refused() {
    let anchored = "x: &x\n  b: 1\na: *x\n";
    assert_eq!(edited("a.yaml", anchored, "add a/c 1"), Err(Refusal::Alias));
    for shared in ["a: &x {b: 1}\nc: *x\n", "a: &x\n  b: 1\nc:\n  <<: *x\n", "r: &x\n  a: {b: 1}\nc: *x\n"] {
        let path = if shared.starts_with('r') { "r/a/b" } else { "a/b" };
        assert_eq!(edited("a.yaml", shared, &format!("replace {path} 2")), Err(Refusal::Anchor), "{shared}");
    }
    assert_eq!(edited("a.yaml", anchored, "replace x/b 2"), Err(Refusal::Anchor));
    let merged = "x: &x {b: 1}\na: {<<: *x}\n";
    assert_eq!(edited("a.yaml", merged, "remove a/b"), Err(Refusal::Alias));
    assert_eq!(edited("a.yaml", "a: 1\n", "remove b"), Err(Refusal::Missing("/b".to_owned())));
    assert_eq!(edited("a.yaml", "a: 1\n", "add a/b 1"), Err(Refusal::Shape("/a/b".to_owned())));
    assert_eq!(edited("a.yaml", "a: 1\n", "replace a#3 1"), Err(Refusal::NoDocument));
    assert_eq!(edited("a.yaml", anchored, "replace a 2"), Ok("x: &x\n  b: 1\na: 2\n".to_owned()));
}

#[test]
fn json_is_indented_as_it_was() {
    check(
        "a.json",
        &[
            ("{\"a\": 1}", "add b 2", "{\"a\": 1, \"b\": 2}"),
            ("{\"a\":1}", "add b {\"c\":[1,2]}", "{\"a\":1,\"b\":{\"c\":[1,2]}}"),
            ("{\"a\":[1,2]}", "add a/- 3", "{\"a\":[1,2,3]}"),
            ("{\"a\":[1,2]}", "add a/0 3", "{\"a\":[3,1,2]}"),
            ("{\"a\":[]}", "add a/- {\"b\": 1}", "{\"a\":[{\"b\":1}]}"),
            ("{\"a\":{}, \"b\":null}", "add b/c 1", "{\"a\":{}, \"b\":{\"c\":1}}"),
            ("{\n  \"a\":1\n}\n", "add b {\"c\": 1}", "{\n  \"a\":1,\n  \"b\":{\n    \"c\":1\n  }\n}\n"),
            (
                "{\n  \"a\": {}\n}\n",
                "add a/b {\"c\": 1}",
                "{\n  \"a\": {\n    \"b\": {\n      \"c\": 1\n    }\n  }\n}\n",
            ),
            ("{\n\t\"a\": [1]\n}\n", "add a/- 2", "{\n\t\"a\": [1, 2]\n}\n"),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "remove b", "{\n  \"a\": 1\n}\n"),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "remove a", "{\n  \"b\": 2\n}\n"),
            ("{\"a\": [1, 2]}", "remove a/1", "{\"a\": [1]}"),
            ("{\"a\": [1]}", "remove a/0", "{\"a\": []}"),
            ("{\"a\": null}", "add a/b 1", "{\"a\": {\"b\": 1}}"),
            ("{\n\"a\": null\n}", "add a/b 1", "{\n\"a\": {\n\"b\": 1\n}\n}"),
        ],
    );
    check(
        "tsconfig.json",
        &[
            ("{\n  \"a\": 1, // one\n}\n", "add b 2", "{\n  \"a\": 1, // one\n  \"b\": 2,\n}\n"),
            ("{\n  \"a\": 1 // one, two\n}\n", "add b 2", "{\n  \"a\": 1, // one, two\n  \"b\": 2\n}\n"),
        ],
    );
}

#[test]
fn toml_lines_stay_under_their_header() {
    check(
        "Cargo.toml",
        &[
            ("[a]\nb = 1 # x\n\n[c]\nd = 1\n", "add a/e \"x\"", "[a]\nb = 1 # x\ne = \"x\"\n\n[c]\nd = 1\n"),
            ("[a]\n[c]\nd = 1\n", "add a/e 1", "[a]\ne = 1\n[c]\nd = 1\n"),
            ("[a]\nb = 1\n", "add tool/x/y 1", "[a]\nb = 1\n\n[tool.x]\ny = 1\n"),
            ("a = ['x']\n", "add a/- \"y\"", "a = ['x', \"y\"]\n"),
            ("a = { b = 1 }\n", "add a/c 2", "a = { b = 1, c = 2 }\n"),
            ("a = 'x' # y\n", "replace a \"z\"", "a = 'z' # y\n"),
            ("a = 1\nb = [\n  1,\n  2, # two\n]\n", "add b/- 3", "a = 1\nb = [\n  1,\n  2, # two\n  3,\n]\n"),
            ("[a]\nb = 1\nc = 2\n", "remove a/b", "[a]\nc = 2\n"),
            ("[[a]]\nb = 1\n", "add a/- {\"b\": 2}", "[[a]]\nb = 1\n\n[[a]]\nb = 2\n"),
            ("[a]\r\nb = 1\r\n", "add c/d 2", "[a]\r\nb = 1\r\n\r\n[c]\r\nd = 2\r\n"),
            ("[a]\r\nb = 1\r\n\r\n", "add c/d 2", "[a]\r\nb = 1\r\n\r\n[c]\r\nd = 2\r\n"),
        ],
    );
}

#[test]
fn hcl_arguments_stand_in_line_and_blocks_at_the_end() {
    let bucket = "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n";
    check(
        "main.tf",
        &[
            (
                bucket,
                "add resource/aws_s3_bucket/logs/0/acl \"private\"",
                "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n  acl    = \"private\"\n}\n",
            ),
            (
                bucket,
                "add resource/aws_s3_bucket/logs/0/force_destroy false",
                "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n\n  force_destroy = false\n}\n",
            ),
            (
                bucket,
                "add resource/aws_s3_bucket/logs/0/versioning/0/enabled true",
                "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n\n  versioning {\n    enabled = true\n  }\n}\n",
            ),
            (
                bucket,
                "replace resource/aws_s3_bucket/logs/0/bucket \"${var.name}\"",
                "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = var.name\n}\n",
            ),
            ("resource \"a\" \"b\" {}\n", "add resource/a/b/0/c 1", "resource \"a\" \"b\" {\n  c = 1\n}\n"),
            (
                "resource \"a\" \"b\" { d = 2 }\n",
                "add resource/a/b/0/c 1",
                "resource \"a\" \"b\" {\n  d = 2\n  c = 1\n}\n",
            ),
            (
                bucket,
                "add resource/aws_s3_bucket_versioning/logs [{\"bucket\": \"${aws_s3_bucket.logs.id}\", \"versioning_configuration\": [{\"status\": \"Enabled\"}]}]",
                "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n\nresource \"aws_s3_bucket_versioning\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n\n  versioning_configuration {\n    status = \"Enabled\"\n  }\n}\n",
            ),
            (
                "locals {\n  a = {\n    b = 1 # x\n  }\n}\n",
                "add locals/0/a/c [\"x\"]",
                "locals {\n  a = {\n    b = 1 # x\n    c = [\"x\"]\n  }\n}\n",
            ),
            (
                "locals {\r\n  a = 1\r\n}",
                "add terraform [{\"required_version\": \"1\"}]",
                "locals {\r\n  a = 1\r\n}\r\n\r\nterraform {\r\n  required_version = \"1\"\r\n}\r\n",
            ),
            ("locals {\n  a = [\"x\", \"y\"]\n}\n", "remove locals/0/a/1", "locals {\n  a = [\"x\"]\n}\n"),
            ("locals {\n  a = 1\n  b = 2\n}\n", "remove locals/0/a", "locals {\n  b = 2\n}\n"),
        ],
    );
}

#[test]
fn objects_of_terraform_are_edited_in_their_resource() {
    let pod = "resource \"kubernetes_pod\" \"a\" {\n  spec {\n    host_pid = true\n    container {\n      name = \"a\"\n    }\n  }\n}\n";
    let with = |old: &str, new: &str| pod.replace(old, new);
    let manifest = "resource \"kubernetes_manifest\" \"a\" {\n  manifest = {\n    apiVersion = \"v1\"\n    kind = \"Pod\"\n    spec = { hostPID = true }\n  }\n}\n";
    check(
        "main.tf",
        &[
            (pod, "replace spec/hostPID#1 false", &with("= true", "= false")),
            (pod, "remove spec/hostPID#1", &with("    host_pid = true\n", "")),
            (
                pod,
                "add spec/containers/0/securityContext/runAsNonRoot#1 true",
                &with(
                    "\"a\"\n    }",
                    "\"a\"\n\n      security_context {\n        run_as_non_root = true\n      }\n    }",
                ),
            ),
            (pod, "add spec/hostIPC#1 false", &with("host_pid = true\n", "host_pid = true\n    host_ipc = false\n")),
            (
                pod,
                "add spec/containers/0/ports/-#1 {\"containerPort\": 80}",
                &with("\"a\"\n    }", "\"a\"\n\n      port {\n        container_port = 80\n      }\n    }"),
            ),
            (manifest, "replace spec/hostPID#1 false", &manifest.replace("= true", "= false")),
            (
                manifest,
                "add spec/hostIPC#1 false",
                &manifest.replace("{ hostPID = true }", "{ hostPID = true, hostIPC = false }"),
            ),
        ],
    );
    for words in ["replace kind#1 \"Job\"", "add metadata/labels/a#1 \"b\""] {
        let text = "resource \"kubernetes_pod\" \"a\" {\n  metadata {\n    labels = var.labels\n  }\n}\n";
        assert!(edited("main.tf", text, words).is_err(), "{words}");
    }
}

#[test]
fn dockerfiles_are_edited_by_word_and_by_line() {
    let text = "FROM node:22 AS x\nADD a /b\nRUN c && \\\n    d\n";
    check(
        "Dockerfile",
        &[
            (
                text,
                "replace stages/0/instructions/0/cmd \"copy\"",
                "FROM node:22 AS x\nCOPY a /b\nRUN c && \\\n    d\n",
            ),
            (text, "replace stages/0/image \"node:23\"", "FROM node:23 AS x\nADD a /b\nRUN c && \\\n    d\n"),
            (
                text,
                "after stages/0/instructions/1 USER 65532",
                "FROM node:22 AS x\nADD a /b\nRUN c && \\\n    d\nUSER 65532\n",
            ),
            (
                text,
                "before stages/0/instructions/0 WORKDIR /w",
                "FROM node:22 AS x\nWORKDIR /w\nADD a /b\nRUN c && \\\n    d\n",
            ),
            (text, "text stages/0/instructions/1 RUN e", "FROM node:22 AS x\nADD a /b\nRUN e\n"),
            ("FROM a\nRUN b", "after stages/0/instructions/0 USER 1", "FROM a\nRUN b\nUSER 1"),
        ],
    );
    assert_eq!(edited("Dockerfile", text, "text stages/0/instructions/1 FROM b"), Err(Refusal::Differs));
}

#[test]
fn a_text_takes_the_place_of_another_where_it_is_sure_which_is_meant() {
    let (one, at) = ("FROM a\nRUN apk add b\n", "stages/0/instructions/0");
    let two = "FROM a\nRUN apk add b && \\\n    apk add c\n";
    check(
        "Dockerfile",
        &[
            (one, "once stages/0/instructions/0 add b → add -q b", "FROM a\nRUN apk add -q b\n"),
            (
                two,
                "twice stages/0/instructions/0 apk add → apk add -q",
                "FROM a\nRUN apk add -q b && \\\n    apk add -q c\n",
            ),
        ],
    );
    let add = |times: &str, text: &str| edited("Dockerfile", text, &format!("{times} {at} apk add → apk add -q"));
    assert_eq!(add("once", two), Err(Refusal::Ambiguous("apk add".to_owned())));
    assert_eq!(add("twice", one), Err(Refusal::Unwritten("apk add".to_owned())));
    assert_eq!(add("once", "FROM a\nRUN apk  add b\n"), Err(Refusal::Unwritten("apk add".to_owned())));
}

#[test]
fn what_is_pinned_keeps_its_version_as_a_comment() {
    let commit = "a1".repeat(20);
    let with = |uses: &str| format!("on: push\njobs:\n  a:\n    steps:\n      - uses: {uses}\n");
    let found = edited(
        "x/.github/workflows/a.yml",
        &with("actions/checkout@v4"),
        "uses jobs/a/steps/0/uses actions/checkout@v4",
    );
    assert_eq!(found, Ok(with(&format!("actions/checkout@{commit} # v4"))));
    let found = edited(
        "x/.github/workflows/a.yml",
        &with("actions/checkout@v4 # why"),
        "uses jobs/a/steps/0/uses actions/checkout@v4",
    );
    assert_eq!(found, Ok(with(&format!("actions/checkout@{commit} # v4 # why"))));
    for (before, after) in [
        ("# v4.2.2", "# v4"),
        ("  #4.2.2 (node 20)", "# v4 (node 20)"),
        ("# 4", "# v4"),
        ("# 2 retries", "# v4 # 2 retries"),
        ("# vendored", "# v4 # vendored"),
    ] {
        let text = with(&format!("actions/checkout@v4 {before}"));
        let found = edited("x/.github/workflows/a.yml", &text, "uses jobs/a/steps/0/uses actions/checkout@v4");
        assert_eq!(found, Ok(with(&format!("actions/checkout@{commit} {after}"))), "{before}");
    }
    let found = edited("Dockerfile", "FROM node:22\n", "image stages/0/image node:22");
    assert_eq!(found, Ok(format!("FROM node:22@sha256:{}\n", "b2".repeat(32))));
    let unknown = edited("Dockerfile", "FROM node:23\n", "image stages/0/image node:23");
    assert!(matches!(unknown, Err(Refusal::NotLocked { .. })));
}

#[test]
fn an_editor_gets_ranges_of_the_text_it_shows() {
    let text: Arc<str> = "spec:\n  a: 1 # one\n  b: 2\n".into();
    let fix = |edits: &[&str]| {
        let own = |words: &&str| Edit { file: Some("a.yaml".into()), ..edit(words) };
        Fix { title: "t".into(), safety: Safety::Safe, edits: edits.iter().map(own).collect() }
    };
    let apart = edits(&file("a.yaml"), &text, &fix(&["replace spec/a 3", "add spec/c 4"]), &lock());
    assert_eq!(apart, Ok(vec![Splice::new(11, 12, "3"), Splice::insert(26, "  c: 4\n")]));
    // Both would stand at the same place: they are one range.
    let both = edits(&file("a.yaml"), &text, &fix(&["add spec/c/d 3", "add spec/c/e 4"]), &lock());
    assert_eq!(both, Ok(vec![Splice::insert(26, "  c:\n    d: 3\n    e: 4\n")]));
    assert!(edits(&file("a.yaml"), &text, &fix(&["remove spec/x"]), &lock()).is_err());
}
