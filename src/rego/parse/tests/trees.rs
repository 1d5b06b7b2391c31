//! What texts mean.

use super::shape;
use crate::rego::ast::{Dialect, ExprKind, HeadKind, StatementKind};
use crate::rego::parse::parse;

/// The tree of rules behind a package clause.
fn tree(rules: &str) -> String {
    let text = format!("package p\n{rules}\n");
    parse(&text).map_or_else(|faults| format!("{faults:?}"), |module| shape::module(&module))
}

#[test]
fn operators_bind_as_in_opa() {
    for (text, expected) in [
        ("1 + 2 * 3", "<1 Plus <2 Times 3>>"),
        ("1 - 2 - 3", "<<1 Minus 2> Minus 3>"),
        ("(1 + 2) * 3", "<(<1 Plus 2>) Times 3>"),
        ("a | b & c", "<a Or <b And c>>"),
        ("a == b | c", "<a Equal <b Or c>>"),
        ("a in b == c", "<a in <b Equal c>>"),
        ("a in b in c", "<<a in b> in c>"),
        ("1 < 2 == true", "<<1 Less 2> Equal true>"),
        ("k, v in xs", "<k, v in xs>"),
        ("(k, v in xs)", "(<k, v in xs>)"),
        ("[1, 2 in xs]", "[1, <2 in xs>]"),
        ("f(1, 2 in xs)", "f(1, <2 in xs>)"),
        ("f((1, 2 in xs))", "f((<1, 2 in xs>))"),
        ("a\n\t-1", "<a Minus 1>"),
        ("-1", "-1"),
        ("- 1", "-1"),
        ("-input.a * 2", "<<Minus input.a> Times 2>"),
        (".5 + 1e3", "<.5 Plus 1e3>"),
        ("7 % 4 / 2", "<<7 Remainder 4> Divide 2>"),
        ("a >= 1 ; b <= 2", "<a GreaterOrEqual 1>; <b LessOrEqual 2>"),
    ] {
        assert_eq!(tree(&format!("x if {{ true; {text} }}")), format!("rule x {{true; {expected}}}"), "{text}");
    }
}

#[test]
fn terms_are_read_as_in_opa() {
    for (text, expected) in [
        ("null", "null"),
        (r#""a\n\"\u00e9\ud83d\ude00\ud800""#, r#""a\n\"é😀�""#),
        ("`a\\n\n`", r#""a\\n\n""#),
        ("a.b[\"c\"][d].if", "a.b[\"c\"][d].if"),
        ("f(x).y[0]", "f(x).y[0]"),
        ("a.b.f(x)(y)", "error"),
        ("data.lib[\"f\"](x)", "data.lib[\"f\"](x)"),
        ("f(\n\ta,\n\tb,\n)", "f(a, b)"),
        ("[1, 2, ]", "[1, 2]"),
        ("[, 1]", "[1]"),
        ("[]", "[]"),
        ("{}", "{}"),
        ("set()", "set{}"),
        ("{1}", "set{1}"),
        ("{1, 2,}", "set{1, 2}"),
        ("{\"a\": 1, b: [2]}", "{\"a\": 1, b: [2]}"),
        ("{a | b}", "set{a | {b}}"),
        ("[a | b]", "[a | {b}]"),
        ("[a | b, c]", "[<a Or b>, c]"),
        ("[a | b, c in d]", "[a | {<b, c in d>}]"),
        ("[a | b, c, d in e]", "[<a Or b>, c, <d in e>]"),
        ("{a | b, {c}}", "set{<a Or b>, set{c}}"),
        ("{k: v | some k, v in xs}", "{k: v | {some k, v in xs}}"),
        ("{k: v | f(k, v)}", "{k: v | {f(k, v)}}"),
        ("{\"a\": b | c, \"d\": e}", "{\"a\": <b Or c>, \"d\": e}"),
        ("{a + 1: b | c; d}", "{<a Plus 1>: b | {c; d}}"),
        ("[x |\n\ta[x]\n\tsome i, j\n\tb[i][j]]", "[x | {a[x]; some i, j; b[i][j]}]"),
        ("[x + 1 | x]", "[<<x Plus 1> Or x>]"),
        ("[f(x) | x := 1]", "[f(x) | {x := 1}]"),
        ("(a)[0]", "(a)[0]"),
        ("[1, 2][0]", "[1, 2][0]"),
        ("{\"a\": 1}.a", "{\"a\": 1}.a"),
        ("$\"a{b}\\{c}\\n\"", "template(\"a\", b, \"{c}\\n\")"),
        ("$\"{ {\"k\": 1}.k }{f(x) + 1}\"", "template({\"k\": 1}.k, <f(x) Plus 1>)"),
        ("$`a\\n{$\"{b}\"}\n`", "template(\"a\\\\n\", template(b), \"\\n\")"),
        ("$\"\"", "template()"),
        ("contains(\"ab\", \"a\")", "contains(\"ab\", \"a\")"),
        ("a[_]", "a[_]"),
        ("a[k, v in xs]", "a[<k, v in xs>]"),
    ] {
        let found = tree(&format!("x := {text}"));
        if expected == "error" {
            assert!(found.starts_with('['), "{text}: {found}");
        } else {
            assert_eq!(found, format!("rule x := {expected}"), "{text}");
        }
    }
}

#[test]
fn statements_are_read_as_in_opa() {
    for (text, expected) in [
        ("some x, y\n\tx == y", "some x, y; <x Equal y>"),
        ("some x\n\t[x] = y", "some x; [x] = y"),
        ("some x in xs", "some x in xs"),
        ("some k, v in xs", "some k, v in xs"),
        ("some\n\tx in xs", "some x in xs"),
        ("some [a, _] in xs", "some [a, _] in xs"),
        ("some k, {\"a\": v} in f(xs)", "some k, {\"a\": v} in f(xs)"),
        ("some x in xs with input as 1", "some x in xs with input as 1"),
        ("every x in xs { x > 1 }", "every x in xs {<x Greater 1>}"),
        ("every k, _ in xs { k; true }", "every k, _ in xs {k; true}"),
        ("every x in {1, 2} { x }", "every x in set{1, 2} {x}"),
        ("not a.b == 1", "not <a.b Equal 1>"),
        ("not x in xs", "not <x in xs>"),
        ("a with input.b as 1 with data.c as [2]", "a with input.b as 1 with data.c as [2]"),
        ("x := a with f.g as h", "x := a with f.g as h"),
        ("[a, {\"b\": c}] := y", "[a, {\"b\": c}] := y"),
        ("a = b", "a = b"),
        ("input.a\n\t(b - c) > 1", "input.a; <(<b Minus c>) Greater 1>"),
        ("input.a\n\t[b] = c", "input.a; [b] = c"),
        ("a # why\n\tb", "a; b"),
        ("a;\n\tb", "a; b"),
        ("if.x == default.y", "error"),
        ("default.x == 1", "<default.x Equal 1>"),
    ] {
        let found = tree(&format!("x if {{\n\t{text}\n}}"));
        if expected == "error" {
            assert!(found.starts_with('['), "{text}: {found}");
        } else {
            assert_eq!(found, format!("rule x {{{expected}}}"), "{text}");
        }
    }
}

#[test]
fn heads_say_what_is_defined() {
    for (text, expected) in [
        ("x := 1", "rule x := 1"),
        ("x = 1", "rule x := 1"),
        ("x if y", "rule x {y}"),
        ("x if { y }", "rule x {y}"),
        ("x if { y | z }", "rule x {set{y | {z}}}"),
        ("x if {}", "rule x {{}}"),
        ("x if {\"a\": 1}", "rule x {{\"a\": 1}}"),
        ("x if { y } { z }", "rule x {y} {z}"),
        ("x := 1 if a else := 2 if { b } else := 3", "rule x := 1 {a} else := 2 {b} else := 3"),
        ("x if a else if b", "rule x {a} else {b}"),
        ("default x := [1]", "default rule x := [1]"),
        ("default f(_, y) := false", "default function f(_, y) := false"),
        ("x contains 1", "set x contains 1"),
        ("x contains y if { some y in z }", "set x contains y {some y in z}"),
        ("a.b[c].d contains 1 if c := 2", "set a.b[c].d contains 1 {c := 2}"),
        ("x[k] := v if v := k", "object x[k] := v {v := k}"),
        ("x[\"k\"] := 1", "rule x[\"k\"] := 1"),
        ("x[1] := 1", "object x[1] := 1"),
        ("a.b.c := 1", "rule a.b.c := 1"),
        ("a.b if c", "rule a.b {c}"),
        ("a[b] if b := 1", "object a[b] {b := 1}"),
        ("f(x) := x", "function f(x) := x"),
        ("f (x, [1, y]) if x == y", "function f(x, [1, y]) {<x Equal y>}"),
        ("a.f(x) := 1", "function a.f(x) := 1"),
        ("f(true)", "function f(true)"),
        ("f() := 1", "rule f := 1"),
        ("x := 1 y := 2", "rule x := 1\nrule y := 2"),
        ("default.x := 1", "rule default.x := 1"),
        ("every.x contains 1", "set every.x contains 1"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn statements_are_joined_as_in_opa() {
    for (body, expected) in [
        ("a and b or c and d", "((a and b) or (c and d))"),
        ("a or b and c or d", "(a or (b and c) or d)"),
        ("(a or b) and c", "((a or b) and c)"),
        ("((a or b))", "(a or b)"),
        ("(a == b) and c", "((<a Equal b>) and c)"),
        ("{ x := 1; x } and b", "({x := 1; x} and b)"),
        ("a and\n not { b; c }", "(a and not {b; c})"),
        ("not (a or b) and c", "(not {(a or b)} and c)"),
        ("(not a)", "not a"),
        ("(a with input as 1) or b with input as 2", "(a with input as 1 or b) with input as 2"),
        ("and(a, b) and or(a, b)", "(and(a, b) and or(a, b))"),
        ("a.and == 1 or b", "(<a.and Equal 1> or b)"),
        ("{a}", "set{a}"),
        ("({a} == b)", "(<set{a} Equal b>)"),
        ("default.x and b", "(default.x and b)"),
    ] {
        assert_eq!(tree(&format!("import rego.v2\nx if {{\n{body}\n}}")), format!("rule x {{{expected}}}"), "{body}");
    }
    let text = "package p\nimport rego.v2\nx if a and b or c with input as 1";
    let module = parse(text).unwrap();
    let statement = &module.rules[0].bodies[0].statements[0];
    let StatementKind::Logic { operands, .. } = &statement.kind else { panic!("{statement:?}") };
    let spans = [statement.span, operands[0].span, operands[1].span];
    assert_eq!(spans.map(|span| span.text(text)), ["a and b or c with input as 1", "a and b", "c"]);
    // Each import makes a keyword of one word, and of none where there is no import.
    for text in ["import future.keywords.and\nx if { or := 1; or }", "x if { and := 1; or := and; or }"] {
        assert!(parse(&format!("package p\n{text}")).is_ok(), "{text}");
    }
    assert!(parse("package p\nx if { a and b }").is_err());
    assert_eq!(parse("package p\nimport rego.v2\nx if a or b").unwrap().dialect, Dialect::V1);
}

#[test]
fn keywords_name_rules_where_a_dot_follows() {
    for (text, expected) in [
        ("if.x := 1\nif.y := 2", "rule if.x := 1\nrule if.y := 2"),
        ("import.x := 1", "rule import.x := 1"),
        ("package.x contains 1\nwith.x contains 2", "set package.x contains 1\nset with.x contains 2"),
        (
            "default in.f(_) := 1\nin.f(x) := x if x > 1",
            "default function in.f(_) := 1\nfunction in.f(x) := x {<x Greater 1>}",
        ),
        ("x if {\n a\n in.b\n}", "rule x {a; in.b}"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn the_old_dialect_is_read_where_the_new_one_fails() {
    for (text, expected) in [
        ("x { y }", "rule x {y}"),
        ("x = 1 { y } else = 2 { z }", "rule x := 1 {y} else := 2 {z}"),
        ("x[y] { z[y] } { true }", "set x contains y {z[y]} {true}"),
        ("x[1]", "set x contains 1"),
        ("x.y { true }", "set x contains \"y\" {true}"),
        ("x[k] = v { z[k] = v }", "object x[k] := v {z[k] = v}"),
        ("f(x) = y { y := x }", "function f(x) := y {y := x}"),
        ("in { true }\nif := 1\nx { if }", "rule in {true}\nrule if := 1\nrule x {if}"),
        ("import future.keywords.in\nx { 1 in [1] }", "rule x {<1 in [1]>}"),
        ("import future.keywords.every\nx { every y in [1] { y } }", "rule x {every y in [1] {y}}"),
        ("a.b.c { true }", "rule a.b.c {true}"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
        assert_eq!(parse(&format!("package p\n{text}")).unwrap().dialect, Dialect::V0, "{text}");
    }
    for text in ["x if true", "import rego.v1\nx if true", "x := 1"] {
        assert_eq!(parse(&format!("package p\n{text}")).unwrap().dialect, Dialect::V1, "{text}");
    }
}

#[test]
fn every_part_of_a_rule_has_its_place() {
    let text = "# é\npackage a[\"b-c\"]\nimport data.lib.x as y # why\n\ndefault d := 1\np.q[k] := -k if {\n\tnot f(k).z with input as 2\n}\n";
    let module = parse(text).unwrap();
    assert_eq!(module.package.span.text(text), "package a[\"b-c\"]");
    assert_eq!(module.package.path.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), ["a", "b-c"]);
    let import = &module.imports[0];
    assert_eq!((import.span.text(text), import.name()), ("import data.lib.x as y", "y"));
    assert_eq!(module.comments.iter().map(|comment| comment.text(text)).collect::<Vec<_>>(), ["# é", "# why"]);
    assert_eq!(module.rules[0].span.text(text), "default d := 1");
}

#[test]
fn every_part_of_a_statement_has_its_place() {
    let text = "package p\nq[k] := -k if {\n\tnot f(k).z with input as 2 # w\n}\nf(x) if x else := `é` if true\n";
    let module = parse(text).unwrap();
    let rule = &module.rules[0];
    assert_eq!(rule.head.kind, HeadKind::PartialObject);
    assert_eq!(rule.head.span.text(text), "q[k] := -k");
    assert_eq!(rule.head.parts[0].span.text(text), "[k]");
    assert_eq!(rule.span.text(text), "q[k] := -k if {\n\tnot f(k).z with input as 2 # w\n}");
    let body = &rule.bodies[0];
    assert_eq!(body.if_keyword.unwrap().text(text), "if");
    assert!(body.braces && body.span.text(text).starts_with('{') && body.span.text(text).ends_with('}'));
    let statement = &body.statements[0];
    assert_eq!(statement.span.text(text), "not f(k).z with input as 2");
    assert_eq!(statement.not.unwrap().text(text), "not");
    assert_eq!(statement.with[0].span.text(text), "with input as 2");
    let StatementKind::Expr(expr) = &statement.kind else { panic!("{statement:?}") };
    assert_eq!(expr.span.text(text), "f(k).z");
    let ExprKind::Ref(reference) = &expr.kind else { panic!("{expr:?}") };
    assert_eq!((reference.head.span.text(text), reference.parts[0].span.text(text)), ("f(k)", ".z"));
    let branch = &module.rules[1].elses[0];
    assert_eq!(branch.span.text(text), "else := `é` if true");
    assert_eq!(branch.value.as_ref().unwrap().operator.text(text), ":=");
    assert_eq!(branch.body.as_ref().unwrap().span.text(text), "true");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    let text = "\u{feff}package p\r\n# a\r\nx if {\r\n\ttrue\r\n\tfalse\r\n}\r\n";
    let module = parse(text).unwrap();
    assert_eq!(shape::module(&module), "rule x {true; false}");
    assert_eq!(module.comments[0].text(text), "# a");
}
