//! What is refused, and where.

use crate::model::Lines;
use crate::rego::Source;
use crate::rego::ast::Dialect;
use crate::rego::parse::parse;

/// `line:column message` for each fault.
fn faults(text: &str) -> Vec<String> {
    let source = Source { path: String::new(), text: text.to_owned().into() };
    let lines = Lines::of(text);
    let shown = |error: crate::rego::Error| format!("{}:{} {}", error.line, error.column, error.message);
    parse(text).err().unwrap_or_default().into_iter().map(|fault| shown(fault.in_file(&source, &lines))).collect()
}

#[test]
fn faults_have_their_place() {
    for (text, expected) in [
        ("", "1:1 the file is empty"),
        ("x := 1", "1:1 there is no package"),
        ("package p\npackage q", "2:1 there is a package already"),
        ("package p\nx := ", "2:6 expected an expression, but the file ends"),
        ("package p\nx := \"a", "2:6 the string does not end"),
        ("package p\nx := `a\n", "2:6 the string does not end"),
        ("package p\nx := \"é\\q\"", "2:8 unknown escape"),
        ("package p\nx := 01", "2:6 not a number"),
        ("package p\nx := 1.", "2:6 not a number"),
        ("package p\nx := 1e999999", "2:6 not a number"),
        ("package p\nx := 'a'", "2:6 unexpected character `'`"),
        ("package p\nx := [1, 2", "2:11 expected `,` or `]`, but the file ends"),
        ("package p\nx := [1 2]", "2:9 expected `,` or `]`, not `2`"),
        ("package p\nx := {\"a\": 1, 2}", "2:16 expected `:`, not `}`"),
        ("package p\nx := \"abc\"[0]", "2:6 there is nothing inside of a string"),
        ("package p\nx if { a b }", "2:10 expected `}`, `;` or a new line, not `b`"),
        ("package p\nx {\n}", "3:1 the body is empty"),
        ("package p\nx if { not some y in z }", "2:12 `some` cannot be negated"),
        ("package p\nx if { every [y] in z { y } }", "2:14 `every` takes names, not patterns"),
        ("package p\nx if { y with 1 as 2 }", "2:15 this cannot be replaced"),
        ("package p\nx := not false", "2:6 expected an expression, not `not`"),
        ("package p\nx := y with input as 1", "2:8 `with` cannot stand in the head of a rule"),
        ("package p\nx contains 1 { true }", "2:14 `if` is missing before the body"),
        ("package p\nimport rego.v1\nx[y] { y := 1 }", "3:1 `contains` is missing in the head of a set"),
        ("package p\nimport rego.v1\ncontains := 1", "3:1 `contains` is a keyword and cannot name a rule"),
        ("package p\nif := 1\nx if true", "2:1 `if` is a keyword and cannot name a rule"),
        ("package p\ndefault x := y", "2:14 the value of a default rule is constant"),
        ("package p\ndefault x", "2:9 a default rule has a value"),
        ("package p\ndefault f(x, x) := 1", "2:14 the parameters of a default function are different names"),
        ("package p\nx contains 1 if true else := 2", "2:22 a set has no `else`"),
        ("package p\nx", "2:1 a rule has a value or a body"),
        ("package p\nimport lib.x", "2:1 unknown import `lib`"),
        ("package p\nimport data.x as not", "2:18 expected a name after `as`, not `not`"),
        ("package p\nimport data.not", "2:1 the import ends with the keyword `not`"),
        ("package p\nx := $\"{y", "2:10 expected `}` at the end of the template's expression, but the file ends"),
        ("package p\nimport rego.v3\nx := 1", "2:1 unknown import"),
    ] {
        let found = faults(text);
        assert!(found.iter().any(|fault| fault.starts_with(expected)), "{text:?}: {found:?}");
    }
}

#[test]
fn reading_goes_on_after_a_fault() {
    let text = "package p\n\na := [1\n\nb if {\n\tc d\n}\n\nimport data.x\n\ne := )\n\nf := 1\n";
    let found = faults(text);
    let lines: Vec<_> = found.iter().map(|fault| fault.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["5", "6", "11"], "{found:?}");
}

#[test]
fn the_dialect_that_gets_further_is_blamed() {
    assert_eq!(faults("package p\nx { true }\ny { a b }"), ["3:7 expected `}`, `;` or a new line, not `b`"]);
    assert_eq!(faults("package p\nx if true\ny if { a b }"), ["3:10 expected `}`, `;` or a new line, not `b`"]);
}

#[test]
fn deep_nesting_is_a_fault() {
    let deep = 100_000;
    for (open, close) in
        [("[", "]"), ("{", "}"), ("(", ")"), ("{\"a\": ", "}"), ("f(", ")"), ("x[", "]"), ("[x | ", "]")]
    {
        for text in [
            format!("package p\nx := {}", open.repeat(deep)),
            format!("package p\nx := {}1{}", open.repeat(deep), close.repeat(deep)),
            format!("package p\nx if {{ {} }}", open.repeat(deep)),
        ] {
            let found = faults(&text);
            assert!(found.iter().any(|fault| fault.contains("nested too deeply")), "{open}: {found:?}");
        }
    }
    for operator in [" + ", " | ", " in ", " == "] {
        let text = format!("package p\nx := {}", vec!["a"; deep].join(operator));
        assert!(faults(&text)[0].contains("nested too deeply"), "{operator}");
        assert!(faults(&format!("package p\nx := {}", vec!["a"; 150].join(operator))).is_empty(), "{operator}");
    }
    let every = "every x in y { ".repeat(deep);
    assert!(faults(&format!("package p\nx if {{ {every}")).iter().any(|fault| fault.contains("nested too deeply")));
    for open in ["x and (", "x or not {", "(", "not ("] {
        let text = format!("package p\nimport rego.v2\nx if {{ {} true }}", open.repeat(deep));
        assert!(faults(&text).iter().any(|fault| fault.contains("nested too deeply")), "{open}");
    }
    let minus = format!("package p\nx := {}1", "-".repeat(deep));
    assert!(!faults(&minus).is_empty());
    let template = "$\"{".repeat(deep);
    assert!(!faults(&format!("package p\nx := {template}")).is_empty());
}

#[test]
fn time_is_linear_in_what_could_be_read_twice() {
    // Each level can be a comprehension or a list; trying both would take 2^100 steps.
    let lists = format!("package p\nx := {}c{}", "[a | ".repeat(90), ", c]".repeat(90));
    assert_eq!(faults(&lists), Vec::<String>::new());
    let objects = format!("package p\nx := {}c{}", "{\"a\": b | ".repeat(90), ", \"d\": c}".repeat(90));
    assert_eq!(faults(&objects), Vec::<String>::new());
    let long = format!("package p\nx := [{}]", "{\"a\": [1, 2, f(x)]}, ".repeat(20_000));
    assert_eq!(parse(&long).unwrap().dialect, Dialect::V1);
    let unclosed = format!("package p\n{}", "x := [[[[\n".repeat(20_000));
    assert!(!faults(&unclosed).is_empty());
}

#[test]
fn operands_that_could_mean_two_things_are_refused() {
    for (body, expected) in [
        ("x with input as 1 and y", "3:25 an operand has no modifier of its own"),
        ("(x with input as 1)", "3:7 a statement with modifiers stands in no parentheses"),
        ("(x and y with input as 1) with input as 2", "3:33 there are modifiers in the parentheses already"),
        ("{1, 2} == xs and y", "3:7 an operand in braces is a body"),
        ("x and {1, 2} == xs", "3:15 expected `}`, `;` or a new line"),
        ("{} or x", "3:8 the body is empty"),
        ("{a | b} and x", "3:8 this may be a comprehension or a union of sets"),
        ("not {a | b}", "3:12 this may be a comprehension or a union of sets"),
        ("x or some y in ys", "3:12 a declaration is no operand"),
        ("some y in ys or x", "3:20 expected"),
        ("every y in ys { y } and x", "3:27 expected"),
        ("x and not not y", "3:17 expected an expression"),
        ("x and (y or z", "3:20 expected `)`"),
        ("x and", "3:12 expected an expression"),
        ("(x or y) == z", "3:16 expected"),
        ("[x and y]", "3:10 expected"),
    ] {
        let found = faults(&format!("package p\nimport rego.v2\np if {{{body}}}"));
        assert!(found.iter().any(|fault| fault.starts_with(expected)), "{body}: {found:?}");
    }
    let found = faults("package p\nimport future.keywords.or\np if { not (x or y) }");
    assert!(found[0].starts_with("3:8 a group is not negated without"), "{found:?}");
}

#[test]
fn a_file_that_ends_within_operands_is_a_fault() {
    let text = "package p\nimport rego.v2\nx if (a and {not (b or c) with input as {\"k\": 1}; [d | d and (e)]} or {f}) and not g";
    for end in (text.find("x if").unwrap() + 4)..text.len() {
        if let Ok(module) = parse(&text[..end]) {
            assert!(module.rules[0].span.end <= end);
        }
    }
    assert_eq!(faults(text), Vec::<String>::new());
    assert!(!faults(&text[..text.find(" and not").unwrap() - 1]).is_empty());
}
