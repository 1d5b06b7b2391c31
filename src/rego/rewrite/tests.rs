//! Policies and what they become.

use serde_json::{Value, json};

use super::{Layout, Load, module};
use crate::rego::Options;
use crate::rego::parse::{Fault, parse};

fn yaml(text: &str) -> Option<Value> {
    text.lines().next()?.strip_prefix("title: ").map(|title| json!({ "title": title }))
}

fn rewritten(texts: &[&str], layout: Layout) -> Vec<Result<String, Vec<String>>> {
    let trees: Vec<_> = texts.iter().map(|text| parse(text).unwrap()).collect();
    let named: Vec<_> = trees.iter().zip(texts.iter().copied()).collect();
    let (load, faults) = Load::new(&named, &Options { annotations: &yaml });
    assert!(faults.is_empty(), "{faults:?}");
    let all = named.iter().enumerate().map(|(index, (tree, text))| module(index, tree, text, &load, layout, &[]));
    let told = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.message).collect();
    all.map(|written| written.map(|written| written.unwrap().text).map_err(told)).collect()
}

/// A module of package `p` without its first and its empty lines.
fn one(rules: &str) -> String {
    let text = rewritten(&[&format!("package p\n{rules}\n")], Layout::Packages).remove(0).unwrap();
    text.lines().skip(1).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_opa_does_otherwise_than_the_engine_is_written_so_that_both_agree() {
    let cases = [
        ("x if not input.a", "x if { not input.a }"),
        ("x if not input.a == 1", "x if { not input.a == 1 }"),
        ("x if not startswith(input.a, \"b\")", "x if { __1 := input.a; not startswith(__1, \"b\") }"),
        ("x if not count(input.a) == 0", "x if { __1 := count(input.a); not __1 == 0 }"),
        ("x if { some y in [1]; not y in [2] }", "x if { y := [1][_]; not y in [2] }"),
        ("x if not m[input.a]\nm := {}", "x if { __1 := input.a; not m[__1] }\nm := {}"),
        ("x if { some i; input.a[i]; some j; input.b[j] }", "x if { input.a[i]; input.b[j] }"),
        ("x if { some k, y in {1: 2}; y == 2 }\ny := 1", "x if { y__2 := {1: 2}[k]; y__2 == 2 }\ny := 1"),
        ("x := y if { y = z; z = 1 }", "x := y if { z := 1; y := z }"),
        ("x := v if { {\"a\": v} = input }", "x := v if { __1 := input; is_object(__1); count(__1) == 1; v := __1.a }"),
        ("x := 1 in input.a", "x := __1 if { __2 := input.a; __1 := 1 in __2 }"),
        ("x := input.a + 0.5", "x := plus(input.a, 0.5)"),
        ("x := count(input.a) - 1", "x := count(input.a) - 1"),
        ("x if f with input as g\nf if true\ng := 1", "x if { __1 := g; f with input as __1 }\nf if { true }\ng := 1"),
        ("import data.lib.t\nx := t.y", "x := data.lib.t.y"),
        ("f(x) := x\ny := f(1)", "f(x) := x\ny := data.p.f(1)"),
        ("x := y if { y := input.b } else := input.a", "x := y if { y := input.b } else := __1 if { __1 := input.a }"),
        (
            "x := $\"a{input.b}\"",
            "x := __1 if { __1 := sprintf(\"a%v\", [array.concat([__2 | __2 := input.b], [\"<undefined>\"])[0]]) }",
        ),
        (
            "# METADATA\n# title: t\nx := rego.metadata.rule().title",
            "x := {\"scope\": \"rule\", \"title\": \"t\"}.title",
        ),
        ("p[x] { x := 1 } { x := 2 }", "p contains x if { x := 1 }\np contains x if { x := 2 }"),
        ("g(x, y) := z if [y, z] = split(x, \"=\")", "g(x, y) := z if { [__1, z] := split(x, \"=\"); y == __1 }"),
        ("f(x) := false if { x == 1 } else if { x == 2 }", "f(x) := false if { x == 1 } else := true if { x == 2 }"),
        ("x if every y in [1] { not input[y] }", "x if { every __1 in [1] { y := __1; not input[y] } }"),
        ("a := x if { b := 1; x := b; [1, 2][x] }", "a := x if { b := 1; x := [b][0]; [1, 2][x] }"),
    ];
    for (from, expected) in cases {
        assert_eq!(one(from), expected, "{from}");
    }
}

#[test]
fn expressions_stay_on_their_lines() {
    let text = "package p\n\n# why\nimport data.lib\n\nx contains y if {\n\tsome y in input.a\n\n\tnot startswith(\n\t\ty.b,\n\t\t\"c\",\n\t)\n}\n\nz := 1\n";
    let found = rewritten(&[text], Layout::Packages).remove(0).unwrap();
    let lines: Vec<&str> = found.lines().collect();
    for (line, word) in [(0, "package"), (5, "x contains"), (6, "input.a"), (9, "y.b"), (10, "\"c\""), (14, "z := 1")] {
        assert!(lines[line].contains(word), "{word} is not on line {line}:\n{found}");
    }
}

#[test]
fn a_function_of_several_files_is_found_in_all() {
    let found = rewritten(&["package p\nf(1) := 2", "package p\nf(2) := 3"], Layout::Packages);
    assert!(found[0].as_ref().unwrap().contains("f(a1) := f__in_1(a1)"), "{found:?}");
    assert!(found[1].as_ref().unwrap().contains("f__in_1(2) := 3"), "{found:?}");
}

#[test]
fn built_ins_that_the_engine_cannot_replace_are_called_through_a_function() {
    let found = rewritten(
        &["package p\nx := crypto.md5(\"a\")", "package t\nx if data.p.x == 1 with crypto.md5 as 1"],
        Layout::Packages,
    );
    assert!(found[0].as_ref().unwrap().contains("x := data.p.__builtin_crypto_md5(\"a\")"), "{found:?}");
    assert!(found[1].as_ref().unwrap().contains("with data.p.__builtin_crypto_md5 as 1"), "{found:?}");
}

#[test]
fn deep_literals_become_names_and_what_stays_too_deep_is_refused() {
    let deep = |levels: usize| format!("package p\nx := {}1{}", "[".repeat(levels), "]".repeat(levels));
    let found = rewritten(&[&deep(60)], Layout::Packages).remove(0).unwrap();
    assert!(!found.contains("[[[[[["), "{found}");
    let bodies = format!("package p\nx := {}1{}", "[y | y := ".repeat(40), "]".repeat(40));
    let found = rewritten(&[&bodies], Layout::Packages).remove(0);
    assert_eq!(found, Err(vec!["expressions are nested too deeply to be evaluated".to_owned()]));
}

#[test]
fn neighbours_that_define_a_set_become_one_rule_where_all_packages_are_one() {
    let cases = [
        (
            "p contains x if x := 1\np contains y if { some y in input }\np contains 3",
            "p0__p := karat__union([{x | x := 1},\n{y | y := input[_]},\n{3}])",
        ),
        (
            "p contains 1 if input.a\nq := 1\np contains 2 if input.b",
            "p0__p contains 1 if { input.a }\np0__q := 1\np0__p contains 2 if { input.b }",
        ),
        ("p contains x if x := input.a", "p0__p := {x | x := input.a}"),
        ("p contains input.a", "p0__p := {input.a | true}"),
        ("p contains 1 if input.a", "p0__p contains 1 if { input.a }"),
    ];
    for (from, expected) in cases {
        let text = rewritten(&[&format!("package p\n{from}\n")], Layout::Flat).remove(0).unwrap();
        assert_eq!(text.trim_end(), format!("package karat_all\n{expected}"));
    }
    let parts = ["package p\np contains 1\np contains 2\n", "package p\np contains 3\n"];
    let text = rewritten(&parts, Layout::Flat).remove(0).unwrap();
    assert_eq!(text.trim_end(), "package karat_all\np0__p contains 1\np0__p contains 2");
}

#[test]
fn short_constants_stand_where_their_names_do_where_all_packages_are_one() {
    let texts = [
        "package p\nimport data.q\na if input.x in q.words\nb if input.x == q.word\nc := q.words[0]\nd if input.x in e\ne := [input.y]\n",
        "package q\nwords := [\"a\", \"b\"]\nword := `\\x`\n",
    ];
    let text = rewritten(&texts, Layout::Flat).remove(0).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).skip(1).collect();
    assert_eq!(lines[0], "p0__a if { input.x in [\"a\", \"b\"] }");
    assert_eq!(lines[1], "p0__b if { input.x == \"\\\\x\" }");
    assert_eq!(lines[2], "p0__c := p1__words[0]");
    assert_eq!(lines[3], "p0__d if { input.x in p0__e }");
}

#[test]
fn sets_are_taken_apart_by_name() {
    let text = "package p\ndeny contains x if x := input.a\nother contains x if x := input.b\n";
    let tree = parse(text).unwrap();
    let (load, _) = Load::new(&[(&tree, text)], &Options { annotations: &yaml });
    let written = module(0, &tree, text, &load, Layout::Flat, &["deny"]).unwrap().unwrap();
    assert_eq!(written.sets.into_iter().collect::<Vec<_>>(), [("deny".to_owned(), "{x | x := input.a}".to_owned())]);
    assert!(!written.text.contains("deny") && written.text.contains("p0__other := {x | x := input.b}"));
}
