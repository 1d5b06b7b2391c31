//! What looks like a mistake and is none.

use super::{mistakes, mistakes_of};

#[test]
fn statements_are_put_in_order() {
    for text in [
        "x if { y == z; z = 1; y = 1 }",
        "x if { y > 1; y = input.y }",
        "x if { input.a[i] == input.b[i] }",
        "x if { not y == 1; y = input.y }",
        "x if { a = b; b = c; c = 1 }",
        "x if { [a, {\"k\": b}] = [1, {\"k\": 2}]; a < b }",
        "x if { f(1, out); out == 2 }\nf(y) := y + 1",
        "x if { count(input.xs, n); n > 1 }",
        "x := [z | z := y + 1] if y := 1",
        "x if { z := [w | w := y]; y = 1 }",
        "x if { every y in xs { y > n }; xs = [1]; n = 0 }",
        "x if { data.p.y[i]; i > 0 }\ny := [1]",
        "x if { walk(input, [path, value]); path[0] == \"a\"; value }",
        "x[k] := v if some k, v in input.xs",
        "f([a, b], {\"c\": d}) := a + b + d",
        "f(x, x) := 1",
        "x if { some i; input.a[i]; not input.b[i] }",
        "x if input.a[_] == 1",
        // What a comprehension makes of a parameter says nothing of what is given.
        "f(k) := [e | contains(\"a\", k); e := 1]\nx := f(false)",
        "x := $\"{input.y} {z}\" if z := 1",
    ] {
        assert_eq!(mistakes_of(text), [""; 0], "{text}");
    }
}

#[test]
fn names_may_be_used_again_inside() {
    for text in [
        "x if { y := 1; z := [y | y := 2]; z[0] == y }",
        "x if { count := count(input.xs); count > 1 }",
        "y := 1\nx if { some y in [2]; y == 2 }",
        "y := 1\nf(y) := y",
        "import data.q.y\nx if { some y in [2]; y == 2 }",
        "x if { every y in [1] { y == 1 }; every y in [2] { y == 2 } }",
        "x if { some y in [1]; z := {y | some y in [2]}; z == {y} }",
        "x if { y := 1 } else if { y := 2 }",
        "input_y if { some input_x in input.a; input_x }",
        "x if { _ := 1; _ := 2; [_, _] := [1, 2] }",
    ] {
        assert_eq!(mistakes_of(text), [""; 0], "{text}");
    }
}

#[test]
fn references_that_are_no_recursion() {
    for text in [
        "a := data.p.b.x\nb[y] := 1 if y := input.y",
        "a.b := 1\na.c := a.b",
        "a := {x | some x in data.q}",
        "t := data.p[k] if some k in [\"b\", \"c\"]\nb := 1\nc := 2",
    ] {
        assert_eq!(mistakes_of(text), [""; 0], "{text}");
    }
}

#[test]
fn rules_that_may_stand_together() {
    for text in [
        "x := 1 if input.a\nx := 2 if input.b\ndefault x := 3",
        "x contains 1\nx contains y if y := input.y",
        "x[y] := 1 if y := input.y\nx.a := 2",
        "a.b.c := 1\na.d := 2",
        "f(1) := 1\nf(x) := 2 if x > 1\ndefault f(_) := 0",
        "p.q contains 1\np.r := 2",
    ] {
        assert_eq!(mistakes_of(text), [""; 0], "{text}");
    }
}

#[test]
fn types_that_fit() {
    for text in [
        "x := count(input.x)",
        "x := count(\"abc\") + count({1}) + count({\"a\": 1}) + count([1])",
        "x if input.a == 1\ny if input.a == \"b\"",
        "f(x) := 1 if x == 1\nf(x) := 2 if x == \"a\"\ny := f(\"a\")",
        "x := {\"a\": 1}[k] if k := input.k",
        "x if { some y in []; y == 1 }",
        "y := {1} | set()",
        "x := object.get({\"a\": 1}, \"b\", null) == null",
        "x if { y := [1, \"a\"][_]; y == \"a\" }",
        "x := 1 in [1, \"a\"]\ny := \"a\" in input.z",
        "x := {1.0: \"a\"}[1]",
        "x := max([1, 2]) + sum({1, 2})",
        "x if lower(input.a) == \"a\" with input as {\"a\": 1}",
        "y := 1\nx if y == \"a\" with data.p.y as \"a\"",
        "x := {k: v | some k, v in {\"a\": 1}}.b",
        "m.a := 1\nm[k] := k if k := input.k\nx := m.b",
    ] {
        assert_eq!(mistakes_of(text), [""; 0], "{text}");
    }
}

#[test]
fn modules_of_one_package_share_their_names() {
    assert_eq!(mistakes(&["package p\nx := f(y)", "package p\nf(z) := z\ny := 1"]), [""; 0]);
    assert_eq!(mistakes(&["package p.q\nx := 1", "package p\ny := data.p.q.x"]), [""; 0]);
    let test = "package p_test\nimport data.p\ntest_x if p.x == 2 with p.f as g with input.a as 1\ng(_) := 2";
    assert_eq!(mistakes(&["package p\nx := f(1)\nf(y) := y", test]), [""; 0]);
}

#[test]
fn a_rule_may_be_called_without_arguments() {
    assert_eq!(mistakes_of("x() := input.y\ny := x()\nz if { x() }"), [""; 0]);
}
