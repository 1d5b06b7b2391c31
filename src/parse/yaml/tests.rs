//! What `parse` gives for texts of every shape: values, places, faults.

use std::fmt::Write as _;
use std::time::Instant;

use super::*;
use crate::model::ProblemKind;
use crate::model::spans::{NodeId, NodeKind, Spans};
use crate::parse::Tree;

/// The documents of a text as JSON, then its faults, in one line.
fn json(text: &str) -> String {
    read(text, Dialect::Kubernetes)
}

fn read(text: &str, dialect: Dialect) -> String {
    let parsed = parse(text, dialect);
    let mut parts: Vec<String> = parsed.trees.iter().map(|tree| compact(&tree.value)).collect();
    parts.extend(parsed.faults.iter().map(|fault| format!("{}: {}", fault.offset, fault.message)));
    parts.join(" | ")
}

fn compact(value: &regorus::Value) -> String {
    serde_json::to_string(value).unwrap()
}

/// One line a node: depth, key in the text, `=`, value in the text; `*` marks aliases and `<<` merges.
fn places(text: &str) -> String {
    let mut out = String::new();
    for tree in parse(text, Dialect::Kubernetes).trees {
        describe(&tree.spans, text, 0, 0, &mut out);
    }
    out
}

fn describe(spans: &Spans, text: &str, id: NodeId, depth: usize, out: &mut String) {
    let slice = |span: crate::model::Span| format!("{:?}", &text[span.start as usize..span.end as usize]);
    let indent = " ".repeat(depth);
    let name = spans.override_name(id).map_or(String::new(), |name| format!("({name})"));
    let key = spans.key(id).map_or(String::new(), |span| format!("{}{name}: ", slice(span)));
    let value = spans.value(id);
    let (kind, part) = match spans.kind(id) {
        NodeKind::Scalar => ("", format!(" {}", slice(value))),
        NodeKind::Mapping => ("map ", String::new()),
        NodeKind::Sequence => ("list ", String::new()),
        NodeKind::Alias => ("alias ", format!(" {}", slice(value))),
    };
    writeln!(out, "{indent}{key}{kind}{}..{}{part}", value.start, value.end).unwrap();
    for child in spans.children(id) {
        describe(spans, text, child, depth + 1, out);
    }
}

#[test]
fn every_document_of_a_stream_is_read_however_it_is_separated() {
    for (text, expected) in [
        ("", ""),
        ("# only a comment\n", ""),
        ("---\n", ""),
        ("a: 1\n---\nb: 2\n", r#"{"a":1} | {"b":2}"#),
        ("a: 1\n--- # comment\nb: 2\n", r#"{"a":1} | {"b":2}"#),
        ("a: 1\n---\tb\n", r#"{"a":1} | "b""#),
        ("a: 1\n--- {b: 2}\n--- [3]\n---", r#"{"a":1} | {"b":2} | [3]"#),
        ("a: 1\n...\n# between\n---\n---\n\n---\nb: 2\n...\n", r#"{"a":1} | {"b":2}"#),
        ("---\n# c\n---\nnull\n---\n~\n", ""),
        ("%YAML 1.1\n---\na: 1\n", r#"{"a":1}"#),
        ("a: 1\r\n---\r\nb: 2\r\n", r#"{"a":1} | {"b":2}"#),
        ("\u{feff}a: 1\n", r#"{"a":1}"#),
        ("--- |\n text\n--- >-\n a\n b\n", r#""text\n" | "a b""#),
    ] {
        assert_eq!(json(text), expected, "{text:?}");
    }
}

#[test]
fn words_and_keys_follow_the_dialect() {
    let text = "on:\n  push: yes\n1: y\n0x10: 0o17\n1.50: ~\n'no': 'off'\n";
    assert_eq!(read(text, Dialect::Kubernetes), r#"{"1":true,"1.5":null,"16":15,"no":"off","true":{"push":true}}"#);
    assert_eq!(read(text, Dialect::GitHub), r#"{"1":"y","1.5":null,"16":15,"no":"off","on":{"push":"yes"}}"#);
}

#[test]
fn numbers_keep_their_value() {
    assert_eq!(
        json("[0777, 1_000, 08, 1e3, 1.10, -0, 123456789012345678901234567890, 2001-01-01, 1:30, 0.1, 1e400]"),
        r#"[511,1000,8,1000,1.1,0,123456789012345678901234567890,"2001-01-01","1:30",0.1,"1e400"]"#
    );
    assert!(json("a: .inf").contains("no such number"));
    assert!(json("a: 1\n---\nb: .nan\n---\nc: 2\n").starts_with(r#"{"a":1} | {"c":2} | 12: "#));
}

#[test]
fn aliases_and_merge_keys_are_resolved_in_go_yamls_order() {
    for (text, expected) in [
        ("a: &x [1]\nb: *x\n", r#"{"a":[1],"b":[1]}"#),
        (
            "&k a: 1\nb: *k\n*k : 3\n",
            r#"{"a":3,"b":"a"} | 14: the key `a` stands twice in one mapping; this one counts"#,
        ),
        ("d: &d {x: 1, z: 2}\ne:\n  <<: *d\n  x: 9\n", r#"{"d":{"x":1,"z":2},"e":{"x":9,"z":2}}"#),
        ("d: &d {x: 1, z: 2}\ne:\n  x: 9\n  <<: *d\n", r#"{"d":{"x":1,"z":2},"e":{"x":1,"z":2}}"#),
        ("- &a {x: 1}\n- &b {x: 2, z: 3}\n- <<: [*a, *b]\n", r#"[{"x":1},{"x":2,"z":3},{"x":1,"z":3}]"#),
        ("<<: {a: 1}\nb: 2\n", r#"{"a":1,"b":2}"#),
        ("'<<': 1\n", r#"{"<<":1}"#),
        ("a: <<\n", r#"{"a":"<<"}"#),
        ("a: &x 1\n---\nb: *x\n---\nc: 3\n", r#"{"a":1} | {"c":3} | 15: there is no anchor for this alias"#),
        ("a: &x [*x]\n", "7: the alias `*x` stands inside of its own anchor"),
        ("a: &x [1]\n<<: *x\n", "14: only a mapping, or a list of mappings, can be merged with `<<`"),
    ] {
        assert_eq!(json(text), expected, "{text:?}");
    }
}

#[test]
fn tags_decide_types_and_cloudformations_short_forms_are_written_out() {
    for (text, expected) in [
        (
            "[!!str 12, !!int '3', !!float 1, !!bool yes, !!null '', ! 12, !custom 12, !!str ]",
            r#"["12",3,1,true,null,"12","12",""]"#,
        ),
        ("!!binary aGVsbG8=", r#""hello""#),
        ("a: !!int x\n", "9: the tag `!!int` does not fit `x`"),
        ("a: !!binary '%'\n", "12: the text of a `!!binary` is not base64"),
        ("!thing\na: 1\n", r#"{"a":1}"#),
        ("a: !Ref Bucket\n", r#"{"a":{"Ref":"Bucket"}}"#),
        ("a: !GetAtt Bucket.Outputs.Arn\n", r#"{"a":{"Fn::GetAtt":["Bucket","Outputs.Arn"]}}"#),
        ("a: !GetAtt [Bucket, Arn]\n", r#"{"a":{"Fn::GetAtt":["Bucket","Arn"]}}"#),
        ("a: !Sub |\n  x ${y}\n", r#"{"a":{"Fn::Sub":"x ${y}\n"}}"#),
        ("a: !If [c, !Ref x, !Condition d]\n", r#"{"a":{"Fn::If":["c",{"Ref":"x"},{"Condition":"d"}]}}"#),
        ("a: &x !Ref b\nc: *x\n", r#"{"a":{"Ref":"b"},"c":{"Ref":"b"}}"#),
        ("a: !FindInMap\n- m\n- k\n- v\n", r#"{"a":{"Fn::FindInMap":["m","k","v"]}}"#),
        ("a: !GetAZs\nb: !reference [x]\n", r#"{"a":{"Fn::GetAZs":""},"b":["x"]}"#),
    ] {
        assert_eq!(json(text), expected, "{text:?}");
    }
}

#[test]
fn faults_hide_no_other_document() {
    for (text, expected) in [
        ("a: [1\n---\nb: 2\n", r#"{"b":2} | 3: the bracket `[` is never closed"#),
        ("a: 1\n---\nb: \"x\n---\nc: 3\n", r#"{"a":1} | {"c":3} | 12: the quote that opens here is never closed"#),
        (
            "? [a]\n: 1\n---\nb: 2\n",
            r#"{"b":2} | 2: a mapping or sequence cannot be a key: JSON, and so Kubernetes, only has text keys"#,
        ),
        (": 1\n", "0: a key is missing before `:` (it reads as null)"),
        ("a: b: c\n---\nd: 1\n", r#"{"d":1} | 4: a second `: ` in one line, or a `key: value` where none can stand"#),
        ("a:\n\tb: 1\n---\nd: 1\n", r#"{"d":1} | 4: a tab is used as indentation"#),
        (
            "a: 1\na: 2\nb: {a: 3, a: 4}\n",
            r#"{"a":2,"b":{"a":4}} | 5: the key `a` stands twice in one mapping; this one counts | 20: the key `a` stands twice in one mapping; this one counts"#,
        ),
    ] {
        assert_eq!(json(text), expected, "{text:?}");
    }
    assert_eq!(parse("a: 1\na: 2\n", Dialect::GitHub).faults[0].kind, ProblemKind::DuplicateKey);
}

#[test]
fn every_key_and_value_has_its_place() {
    let text = "# é\nk8s:\n  \"a\\tb\": 'v'\n  on: |-\n    text\n\n  empty:   # c\nlist:\n- 1\n-\n- - x\n  - {y: [2], z: }\nlast: !Ref b\n";
    let expected = r#"map 5..106
 "k8s": map 12..51
  "\"a\\tb\""(a	b): 20..23 "'v'"
  "on"(true): 30..43 "|-\n    text\n\n"
  "empty": 51..51 ""
 "list": list 64..93
  66..67 "1"
  69..69 ""
  list 72..93
   74..75 "x"
   map 80..93
    "y"(true): list 84..87
     85..86 "2"
    "z": 91..91 ""
 "last": map 100..106
  "!Ref"(Ref): 105..106 "b"
"#;
    assert_eq!(places(text), expected);
}
