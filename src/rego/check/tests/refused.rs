//! What OPA refuses when it compiles, each with its place; and what is not evaluated here, by name.

use super::{mistakes, mistakes_of};
use crate::rego::parse::parse;
use crate::rego::{self, check};

#[track_caller]
fn table(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let found = mistakes_of(text);
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn functions_that_there_are_not() {
    table(&[
        ("x if nope(1)", &["2:6 there is no function `nope`"]),
        ("x if not nope(1)", &["2:10 there is no function `nope`"]),
        ("x := [y | y := nope(1)]", &["2:16 there is no function `nope`"]),
        ("x if every y in [1] { nope(y) }", &["2:23 there is no function `nope`"]),
        ("x := data.q.f(1)", &["2:6 there is no function `data.q.f`"]),
        ("import data.q\nx := q.f(1)", &["3:6 there is no function `data.q.f`"]),
        ("y := 1\nx := y(1)", &["3:6 there is no function `data.p.y`"]),
        ("x := input.f(1)", &["2:6 there is no function `input.f`"]),
        ("x if { f := 1; f(2) }\nf(_) := 1", &["2:16 `f` is a variable here, and variables cannot be called"]),
        ("x if 1 with nope.f as 2", &["2:13 there is no function `nope.f`"]),
        ("x := internal.print([])", &["2:6 there is no function `internal.print`"]),
        ("startswith(1, 2)", &["2:1 `startswith` is a built-in function"]),
    ]);
}

#[test]
fn calls_with_too_few_or_too_many_arguments() {
    table(&[
        ("f(x) := 1\nr := f(1, 2, 3)", &["3:6 `f` takes 1 argument, not 3"]),
        ("f(x) := 1\nr := f()", &["3:6 `f` takes 1 argument, not 0"]),
        (
            "f(x) := 1\nr if f(1, y, 3)",
            &["3:11 `y` is unsafe: nothing gives it a value", "3:6 `f` takes 1 argument, not 3"],
        ),
        ("r := count()", &["2:6 `count` takes 1 argument, not 0"]),
        ("r := trim(\"a\", 1, 2)", &["2:6 `trim` takes 2 arguments, not 3"]),
        ("r := print(1)", &["2:6 `print` gives no value"]),
    ]);
}

#[test]
fn functions_that_are_not_evaluated() {
    for (call, message) in [
        ("http.send({})", "`http.send` is not evaluated"),
        ("opa.runtime()", "`opa.runtime` is not evaluated"),
        ("net.lookup_ip_addr(\"a\")", "`net.lookup_ip_addr` is not evaluated"),
        ("rand.intn(\"a\", 1)", "`rand.intn` is not evaluated"),
        ("uuid.rfc4122(\"a\")", "`uuid.rfc4122` is not evaluated"),
        ("graphql.parse_query(\"\")", "`graphql.parse_query` is not evaluated yet"),
        ("io.jwt.decode(\"\")", "`io.jwt.decode` is not evaluated yet"),
        ("any([true])", "`any` was removed from Rego"),
        ("re_match(\"a\", \"b\")", "`re_match` was removed from Rego"),
        ("cast_array([])", "`cast_array` was removed from Rego"),
        ("set_diff({1}, {1})", "`set_diff` was removed from Rego"),
    ] {
        assert_eq!(mistakes_of(&format!("x := {call}")), [format!("2:6 {message}")], "{call}");
    }
    assert_eq!(mistakes(&["package p\nx { any([true]) }"]), [""; 0], "the old dialect has them");
}

#[test]
fn variables_without_a_value() {
    let lacks = |name: &str| format!("`{name}` is unsafe: nothing gives it a value");
    for (text, place, name) in [
        ("x if { y == 1 }", "2:8", "y"),
        ("x := y", "2:6", "y"),
        ("x := {\"a\": y}", "2:12", "y"),
        ("x contains y", "2:12", "y"),
        ("x[y] := 1", "2:3", "y"),
        ("x if { not q == 1 }", "2:12", "q"),
        ("x if { some i; not input[i] == 1 }", "2:13", "i"),
        ("x if not input[_] == 1", "2:16", "_"),
        ("x if { count(y, n) }", "2:14", "y"),
        ("x if { y := z + 1; w := y }", "2:13", "z"),
        ("x if { [a, b] = [c, 1]; a == 1 }", "2:18", "c"),
        ("x := [a | b := 1]", "2:7", "a"),
        ("x := [1 | a > 1]", "2:11", "a"),
        ("x if every y in [1] { y == z }", "2:28", "z"),
        ("x if every y in z { y }", "2:17", "z"),
        ("x if { input.a with input.b as c }", "2:32", "c"),
        ("x if { y := 1; z := {k: 1 | k > y} }", "2:29", "k"),
        ("x := $\"{y}\"", "2:9", "y"),
        ("f(x) := y", "2:9", "y"),
        ("x := 1 if input.a else := y", "2:27", "y"),
        ("x if { y = z; z = y }", "2:12", "z"),
        ("x if input.x[y] == y + 1 with input as y", "2:40", "y"),
        ("x if { sprintf(\"%d\", [y]) }", "2:23", "y"),
        ("x if { {y} = {1} }", "2:9", "y"),
    ] {
        let found = mistakes_of(text);
        assert_eq!(found.first(), Some(&format!("{place} {}", lacks(name))), "{text}: {found:?}");
    }
}

#[test]
fn names_that_are_declared_twice() {
    table(&[
        ("x if { y := 1; y := 2 }", &["2:16 `y` is assigned above"]),
        ("x if { some y; some y }", &["2:21 `y` is declared above"]),
        ("x if { some y in [1]; y := 2 }", &["2:23 `y` is declared above"]),
        ("x if { y = 1; some y in [1] }", &["2:20 `y` is used above"]),
        ("x if { y > 0; y := 1 }", &["2:15 `y` is used above"]),
        ("f(x) if { x := 1 }", &["2:11 `x` is a parameter"]),
        ("x if { some y in y }", &["2:13 `y` is declared here and used on the right side"]),
        ("x if { not y := 1 }", &["2:8 an assignment cannot be negated"]),
        ("x if { input.a := 1 }", &["2:8 nothing can be assigned to this"]),
        ("x if { 1 := 1 }", &["2:8 nothing can be assigned to this"]),
        ("x if { input := 1 }", &["2:8 nothing can be assigned to `input`"]),
        ("x if { some input in [1] }", &["2:13 nothing can be assigned to `input`"]),
        ("x if { some k, data in [1] }", &["2:16 nothing can be assigned to `data`"]),
        ("x if { some [input, y] in [[1, 2]] }", &["2:14 nothing can be assigned to `input`"]),
        ("x if { every k, data in [1] { k == 0 } }", &["2:17 nothing can be assigned to `data`"]),
        ("data := 1", &["2:1 a rule cannot be called `data`"]),
        ("f(input) := 1", &["2:3 a parameter cannot be called `input`"]),
        ("f(x + 1) := 1", &["2:3 a parameter cannot be computed"]),
        ("import data.a\nimport data.b.a\nx := a", &["3:1 there is an import `a` already"]),
    ]);
}

#[test]
fn names_that_are_declared_and_not_used() {
    let unused = |place: &str, name: &str| format!("{place} `{name}` is declared and never used");
    for (text, place, name) in [
        ("x if { some y; input.a }", "2:13", "y"),
        ("x if { some y, z; input[y] }", "2:16", "z"),
        ("x if { every k, y in input { y == 1 } }", "2:14", "k"),
        ("x if { every y in input { true } }", "2:14", "y"),
        ("x if { every y in input { z := [y | y := 1]; z } }", "2:14", "y"),
        ("x := [1 | some y; true]", "2:16", "y"),
        ("x if { some y; every y in input { y == 1 } }", "2:13", "y"),
    ] {
        assert_eq!(mistakes_of(text), [unused(place, name)], "{text}");
    }
    for text in [
        "x if { every _, y in input { y == 1 } }",
        "x if { every _ in input { true } }",
        "x if { every k, y in input { [1 | k == 0]; y == 1 } }",
        "x if { every y in input { input.a with input.b as y } }",
        "x if { some y in input; true }",
        "x if { some y; y = 1 }",
    ] {
        assert_eq!(mistakes_of(text), [""; 0], "{text}");
    }
}

#[test]
fn keys_of_what_is_assigned_that_are_not_constant() {
    let key = "the keys of what is assigned to must be constant";
    for (text, place) in [
        ("x := v if { {k: v} := input.a }", "2:14"),
        ("x := v if { k := \"a\"; {k: v} := input.a }", "2:24"),
        ("x := v if { {upper(\"a\"): v} := input.a }", "2:14"),
        ("x := v if { {input.b: v} := input.a }", "2:14"),
        ("f(k) := v if { [{k: v}] := input.a }", "2:18"),
    ] {
        assert_eq!(mistakes_of(text), [format!("{place} {key}")], "{text}");
    }
    assert_eq!(mistakes_of("x := v if { {\"a\": v} := input.a }"), [""; 0]);
    assert_eq!(mistakes_of("x := v if { {data.p.k: v} := input.a }\nk := \"a\""), [""; 0]);
    assert_eq!(mistakes_of("x := v if { k := \"a\"; some {k: v} in [input.a] }"), [""; 0]);
}

#[test]
fn functions_that_are_named_like_a_built_in_with_dots() {
    assert_eq!(
        mistakes_of("strings.any_prefix_match(a, b)"),
        ["2:1 `strings.any_prefix_match` is a built-in function"]
    );
    assert_eq!(mistakes_of("strings.any_prefix_match(a, b) := true"), [""; 0]);
    assert_eq!(mistakes_of("strings.f(a)"), [""; 0]);
}

#[test]
fn rules_that_need_themselves() {
    table(&[
        ("a if b\nb if a", &["2:1 `data.p.a` is recursive: data.p.a → data.p.b → data.p.a"]),
        ("f(x) := f(x - 1) if x > 0\nf(0) := 1", &["2:1 `data.p.f` is recursive: data.p.f → data.p.f"]),
        ("a := data.p", &["2:1 `data.p.a` is recursive: data.p.a → data.p.a"]),
        ("a := data.p[x] if x := input.x", &["2:1 `data.p.a` is recursive: data.p.a → data.p.a"]),
        ("a := [x | some x in data.p.b]\nb := a[0]", &["2:1 `data.p.a` is recursive: data.p.a → data.p.b → data.p.a"]),
        ("a := 1 if input.x else := a", &["2:1 `data.p.a` is recursive: data.p.a → data.p.a"]),
        ("a.b := a.c\na.c := a.b", &["2:1 `data.p.a.b` is recursive: data.p.a.b → data.p.a.c → data.p.a.b"]),
        ("a if 1 with input as a", &["2:1 `data.p.a` is recursive: data.p.a → data.p.a"]),
    ]);
    let chain: Vec<String> = (0..3000).map(|index| format!("r{index} := r{}", index + 1)).collect();
    let chain = chain.join("\n");
    assert_eq!(mistakes_of(&format!("{chain}\nr3000 := 1")), [""; 0]);
    assert_eq!(mistakes_of(&format!("{chain}\nr3000 := r0")).len(), 1);
}

#[test]
fn rules_that_cannot_stand_together() {
    table(&[
        ("x := 1\nx contains 2", &["3:1 `data.p.x` is a set here and a value elsewhere"]),
        ("x := 1\nx(y) := y", &["3:1 `data.p.x` is a function here and a value elsewhere"]),
        ("f(x) := 1\nf(x, y) := 2", &["3:1 `data.p.f` takes 2 arguments here and 1 elsewhere"]),
        ("default x := 1\ndefault x := 2\nx := 3", &["3:9 `data.p.x` has a default already"]),
        ("x := 1\nx.y := 2", &["2:1 `data.p.x` and `data.p.x.y` cannot both be rules"]),
        ("x := 1\nx[y] := 2 if y := input.y", &["3:1 `data.p.x` is an object here and a value elsewhere"]),
    ]);
    let found = mistakes(&["package p\nq := 1", "package p.q\nx := 1"]);
    assert_eq!(found, ["0:2:1 `data.p.q` is a package, too"]);
}

#[test]
fn operators_whose_names_mean_something_else() {
    let taken = |name: &str| format!("the operator here is a call of `{name}`, which is something else in this module");
    table(&[
        ("lte := 3\nx if 1 <= 2", &[&format!("3:6 {}", taken("lte"))]),
        ("f(mul) := mul * 2", &[&format!("2:11 {}", taken("mul"))]),
        ("x if { mul = 3; 2 * mul == 6 }", &[&format!("2:17 {}", taken("mul"))]),
        ("x if { some internal in [1]; 1 in internal }", &[&format!("2:30 {}", taken("internal"))]),
        ("eq(a, b) := true\nx if input.y = 1", &[&format!("3:6 {}", taken("eq"))]),
        ("assign := 1\nx if { y := 1; y }", &[&format!("3:8 {}", taken("assign"))]),
        ("import data.q.gt\nx if 1 > 2", &[&format!("3:6 {}", taken("gt"))]),
        ("plus(y) := y\nx := 1 + 2", &["3:6 `plus` takes 1 argument, not 2"]),
        ("eq(a, b) := true\nx if eq(1, 2)", &[]),
        ("or(a, b) if a\nx := {1} | {2}", &[]),
    ]);
}

#[test]
fn bodies_that_opa_takes_no_notice_of() {
    table(&[
        ("x := input.y if { not true }", &["2:19 OPA takes no notice of this body"]),
        ("x contains input.y if true with input as 1", &["2:23 OPA takes no notice of this body"]),
        ("x := [input.y | not true]", &["2:17 OPA takes no notice of this body"]),
        ("x := 1 if false else := input.y if not true", &["2:36 OPA takes no notice of this body"]),
        ("x := 1 if { not true }", &[]),
        ("x := input.y if { true }", &[]),
        ("x := input.y if { not true; true }", &[]),
    ]);
}

#[test]
fn what_cannot_be_replaced() {
    table(&[
        ("y := {\"a\": 1}\nx if y with data.p.y.a as 2", &["3:13 `with` cannot replace a part of a rule"]),
        ("x if 1 with walk as 1", &["2:13 `walk` cannot be replaced"]),
        ("x if 1 with print as 1", &["2:13 `print` cannot be replaced"]),
        ("x if { y := 1; y with y as 2 }", &["2:23 `with` cannot replace this"]),
        ("x if input with input.l[0] as 4", &["2:17 `with` replaces what has texts alone in its path"]),
        ("x if input with input[true] as 4", &["2:17 `with` replaces what has texts alone in its path"]),
        ("x if data.q with data.q[null] as 4", &["2:18 `with` replaces what has texts alone in its path"]),
        ("x if input with input[\"l\"].m as 4", &[]),
    ]);
}

#[test]
fn what_cannot_stand_in_for_a_function() {
    table(&[
        ("x if not upper(\"q\") with upper as net.lookup_ip_addr", &["2:35 `net.lookup_ip_addr` is not evaluated"]),
        ("x if count([]) with count as io.jwt.decode", &["2:30 `io.jwt.decode` is not evaluated yet"]),
        ("x if count([]) with count as walk", &["2:30 `walk` cannot stand in for another function"]),
        ("x if count([]) with count as print", &["2:30 `print` cannot stand in for another function"]),
        ("x if count([]) with count as sprintf", &["2:30 this function takes another number of arguments: 2, not 1"]),
        (
            "f(a, b) := a\nx if count([]) with count as f",
            &["3:30 this function takes another number of arguments: 2, not 1"],
        ),
        ("f(a) := a\nx if f([]) with f as concat", &["3:22 this function takes another number of arguments: 2, not 1"]),
        ("f(a) := a\nx if count([]) with count as f", &[]),
        ("x if upper(\"q\") with upper as lower", &[]),
        ("x if upper(\"q\") with upper as \"w\"", &[]),
    ]);
}

#[test]
fn helpers_that_are_not_loaded() {
    table(&[
        (
            "import data.lib.nope\nx if not nope.y",
            &["2:1 there is no `data.lib.nope`", "3:10 there is no `data.lib.nope`"],
        ),
        ("x if not data.lib.nope.y", &["2:10 there is no `data.lib.nope`"]),
    ]);
    let found = mistakes(&["package p\nimport data.lib.imagse\nx := imagse.y", "package lib.images\ny := 1"]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(mistakes_of("import data.other.thing\nx if thing.y\nz := data.karat.parameters.w"), [""; 0]);
}

#[test]
fn values_of_the_wrong_type() {
    table(&[
        ("x := count(1)", &["2:12 `count` takes a string, an array, an object or a set here, not a number"]),
        ("x := lower(1)", &["2:12 `lower` takes a string here, not a number"]),
        ("x := concat(\",\", [1])", &["2:18 `concat` takes an array or a set here, not an array"]),
        ("x if { y := 1; lower(y) == \"a\" }", &["2:22 `lower` takes a string here, not a number"]),
        ("y := 1\nx := lower(y)", &["3:12 `lower` takes a string here, not a number"]),
        ("x if \"a\" == 1", &["2:6 this is never true: the one is a string, the other is a number"]),
        (
            "x if { y := [1]; [z, 2] = y; z }",
            &["2:18 this is never true: the one is something else, the other is an array"],
        ),
        ("x := \"a\" in {\"a\": 1}", &["2:6 this is never in there: it is a string, not a number"]),
        ("x := {\"a\": 1}.b", &["2:15 there is no `b` here: this is an object"]),
        ("x := [1, 2][5]", &["2:13 there is no [5] here: this is an array"]),
        ("x if { y := 1; y.a }", &["2:18 a number has no parts"]),
        ("x if { some c in [{\"a\": 1}]; not c.b }", &["2:36 there is no `b` here: this is an object"]),
        ("x if { not f(lower(input.y)) }\nf(y) if y == 1", &["2:14 `data.p.f` takes a number here, not a string"]),
        ("x := y.a\ny := [1 | true]", &["2:8 there is no `a` here: this is an array"]),
        ("x := f\nf(_) := 1", &["2:6 a function is no value"]),
        ("x := array.concat({1}, {2})", &["2:19 `array.concat` takes an array here, not a set"]),
    ]);
}

#[test]
fn all_mistakes_are_told_at_once() {
    let found = mistakes(&["package p\nx if nope(1)\ny := z\na if a", "package q\nw := count()"]);
    let places: Vec<&str> = found.iter().map(|mistake| mistake.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["0:2:6", "0:3:6", "0:4:1", "1:2:6"], "{found:?}");
}

#[test]
fn a_rule_where_a_data_file_has_a_value_is_refused_and_a_library_there_is_known() {
    let mistakes = |text: &str| {
        let given: rego::Given<'_> = &|path| {
            let is_there = |own: &[&str]| own.starts_with(path) || path.starts_with(own);
            (is_there(&["p", "q"]) || is_there(&["lib", "x", "y"])).then(|| "d.json".to_owned())
        };
        let module = parse(text).unwrap();
        let faults = check::check(&[&module], given).faults;
        faults.into_iter().map(|(_, fault)| fault.message).collect::<Vec<_>>()
    };
    assert_eq!(mistakes("package p\nq := 1\n"), ["`data.p.q` is a rule, and a value in d.json"]);
    assert_eq!(mistakes("package p\nq[x] := 1 if x := 2\n"), ["`data.p.q` is a rule, and a value in d.json"]);
    assert_eq!(mistakes("package p\nr if data.lib.x.y\ns if data.p.q.z\n"), [] as [String; 0]);
    assert_eq!(mistakes("package p\nr if data.lib.z\n"), ["there is no `data.lib.z`"]);
}

#[test]
fn what_gets_its_value_to_the_right_of_where_it_is_needed() {
    let early = |place: &str| format!("{place} `c` has no value yet where this needs it");
    for (statement, place) in [
        ("f(c.n, input.xs[c])", "3:10"),
        ("y := [c.n, input.xs[c]]", "3:14"),
        ("c.n == input.xs[c].n", "3:8"),
        ("f(input.xs[c.n], input.xs[c])", "3:19"),
    ] {
        let found = mistakes_of(&format!("f(_, _) := true\nr if {{ {statement} }}"));
        assert_eq!(found, [early(place)], "{statement}");
    }
    for statement in ["f(input.xs[c], c.n)", "c := input.ys[_]; f(c.n, input.xs[c])", "f(c, input.xs[c])"] {
        assert_eq!(mistakes_of(&format!("f(_, _) := true\nr if {{ {statement} }}")), [""; 0], "{statement}");
    }
}
