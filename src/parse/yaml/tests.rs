//! What `parse` gives for texts of every shape: values, places, faults.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::*;
use crate::model::ProblemKind;
use crate::model::spans::{NodeId, NodeKind, Spans};

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
fn a_key_overrides_what_is_merged_where_a_dialect_says_so() {
    let text = "d: &d {x: no, z: 2}\ne:\n  x: yes\n  <<: *d\n";
    let read = |dialect| parse(text, dialect).trees[0].value["e"].to_string();
    assert_eq!(read(Dialect::Kubernetes), r#"{"x":false,"z":2}"#);
    assert_eq!(read(Dialect::Compose), r#"{"x":true,"z":2}"#);
    assert_eq!(read(Dialect::Opa), r#"{"x":"yes","z":2}"#);
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
        ("a:\n\tb: 1\n---\nd: 1\n", r#"{"d":1} | 3: a tab is used as indentation"#),
        ("a:\n  b: c\n\td: 1\n", "10: a tab is used as indentation"),
        ("\ta: 1\n", "0: a tab is used as indentation"),
        ("-\tb\n---\nd: 1\n", r#"{"d":1} | 1: a tab is used as indentation"#),
        ("--- \t1\n---\nd: [\t1]\n", r#"1 | {"d":[1]}"#),
        ("a: [\n\t{b: 1,\n\t\tc: 2},\n\n\t3\n\t]\nd: {\n\te: 1}\n", r#"{"a":[{"b":1,"c":2},3],"d":{"e":1}}"#),
        ("a: [\n\t1]\n---\n\td: 1\n---\ne: 1\n", r#"{"a":[1]} | {"e":1} | 13: a tab is used as indentation"#),
        ("a: b[\n\tc: 1\n", "8: a second `: ` in one line, or a `key: value` where none can stand"),
        ("a:\tb\nc: |\n  \td\n", r#"{"a":"b","c":"\td\n"}"#),
        ("a:\n  b: c\n  \td: 1\n", "12: a tab is used as indentation"),
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

/// What is wrong with a text that must not take long, given the slowness of a debug build on a busy machine.
#[expect(clippy::disallowed_methods, reason = "it is about time")]
fn soon(name: &str, text: &str) -> String {
    let start = Instant::now();
    let parsed = parse(text, Dialect::Kubernetes);
    assert!(start.elapsed() < Duration::from_mins(1), "{name} took {:?}", start.elapsed());
    parsed.faults.first().map_or_else(String::new, |fault| format!("{}: {}", fault.offset, fault.message))
}

#[test]
fn nesting_is_bounded_and_never_recursed_on() {
    const LEVELS: usize = 100_000;
    let nested = "nested in one another";
    for (name, text) in [
        ("brackets", "[".repeat(LEVELS)),
        ("closed brackets", "[".repeat(LEVELS) + &"]".repeat(LEVELS)),
        ("braces", "{a: ".repeat(LEVELS)),
        ("dashes", "- ".repeat(LEVELS)),
        ("mappings in lists", "- a:\n".to_owned() + &(1..3_000).map(|n| "  ".repeat(n) + "- a:\n").collect::<String>()),
        ("anchors in one another", chain(2_000)),
    ] {
        assert!(soon(name, &text).contains(nested), "{name}: {}", soon(name, &text));
    }
    let deep = format!("{}1{}", "[".repeat(900), "]".repeat(900));
    assert_eq!(soon("less deep", &deep), "");
    assert_eq!(parse(&deep, Dialect::Kubernetes).trees.len(), 1);
}

/// Anchors each of which holds an alias of the one before it: flat in the text, deep in the value.
fn chain(length: usize) -> String {
    let mut text = "- &a0 [x]\n".to_owned();
    for n in 1..length {
        writeln!(text, "- &a{n} [*a{}]", n - 1).unwrap();
    }
    text
}

#[test]
fn what_aliases_and_merges_expand_to_is_bounded() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        writeln!(bomb, "a{level}: &a{level} [{}]", vec![format!("*a{}", level - 1); 9].join(", ")).unwrap();
    }
    assert!(soon("alias bomb", &bomb).contains("expands to more than 10000000 values"));
    let mut merges = "a: &a\n".to_owned();
    (0..2_000).for_each(|n| writeln!(merges, "  k{n}: 1").unwrap());
    merges.push_str("b:\n");
    (0..2_000).for_each(|_| merges.push_str("  <<: *a\n"));
    assert!(soon("merge bomb", &merges).contains("expands to more than 100000 values"));
}

#[test]
fn long_texts_take_time_in_proportion() {
    const MEGABYTE: usize = 1_000_000;
    let words = "word ".repeat(MEGABYTE / 5);
    for (name, text) in [
        ("plain", format!("a: {words}\n")),
        ("quoted", format!("a: \"{words}\"\n")),
        ("escapes", format!("a: \"{}\"\n", "\\\\n".repeat(MEGABYTE / 3))),
        ("single quotes", format!("a: '{}'\n", "''".repeat(MEGABYTE / 2))),
        ("folded", format!("a: >\n{}", "  x\n".repeat(MEGABYTE / 4))),
        ("plain lines", format!("a: x\n{}", "  x\n".repeat(MEGABYTE / 4))),
        ("blank lines", format!("a: x\n{}b: |\n{}c: 1\n", "\n".repeat(MEGABYTE), "\n".repeat(MEGABYTE))),
        ("comments", format!("a:\n{}  b: 1\n", "# c\n".repeat(MEGABYTE / 4))),
        ("comments by events", format!("a: &x\n{}  b: 1\n", "# c\n".repeat(MEGABYTE / 4))),
        ("items", format!("a:\n{}", "- x\n".repeat(MEGABYTE / 8))),
        ("items by events", format!("a: &x\n{}", "-\n".repeat(MEGABYTE / 16))),
        ("flow", format!("[{}]", "a, ".repeat(MEGABYTE / 12))),
        ("keys", (0..MEGABYTE / 40).map(|n| format!("key{n}: {n}\n")).collect::<Vec<_>>().concat()),
        ("documents", "a: 1\n---\n".repeat(MEGABYTE / 40)),
    ] {
        assert_eq!(soon(name, &text), "", "{name}");
    }
    for (name, text) in [
        ("open quote", format!("a: \"{words}")),
        ("broken documents", "[\n---\n".repeat(MEGABYTE / 20)),
        ("a colon too many", format!("a: b: {words}")),
        ("lines of quotes", "\"\n".repeat(MEGABYTE / 20)),
        ("duplicates", "a: 1\n".repeat(MEGABYTE / 50)),
    ] {
        assert_ne!(soon(name, &text), "", "{name}");
    }
    assert!(parse(&"[\n---\n".repeat(5_000), Dialect::Kubernetes).faults.len() <= 1_001);
}

#[test]
fn no_text_of_a_few_signs_panics() {
    let signs = [
        "-", ":", "?", "#", "[", "{", "]", "}", ",", "&a", "*a", "!", "|", ">", "'", "\"", "%", " ", "\n", "\t", "\r",
        "é", "<<", "---", "...",
    ];
    for a in signs {
        for b in signs {
            for c in signs {
                let text = format!("{a}{b}{c}");
                for tree in parse(&text, Dialect::Kubernetes).trees {
                    let end = tree.spans.value(0).end as usize;
                    assert!(end <= text.len(), "{text:?}");
                }
            }
        }
    }
}
