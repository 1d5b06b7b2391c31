//! JSON and JSON with comments: values, places, faults.

use super::*;
use crate::model::ProblemKind;

fn value(text: &str) -> Value {
    let mut parsed = parse(text, Syntax::Json);
    assert_eq!(parsed.faults, [], "{text}");
    assert_eq!(parsed.trees.len(), 1, "{text}");
    parsed.trees.remove(0).value
}

fn fault(text: &str) -> Fault {
    let parsed = parse(text, Syntax::Json);
    assert_eq!(parsed.faults.len(), 1, "{text}: {:?}", parsed.faults);
    parsed.faults.into_iter().next().unwrap()
}

#[test]
fn values_are_what_the_reference_reads() {
    for text in [
        "null",
        " true",
        "false\n",
        "\"\"",
        "\"a\\u00e9\\n\\/\\\"\"",
        "\"\\ud83d\\ude00 é😀\"",
        "[]",
        "{}",
        "[[],{},[{}]]",
        "0",
        "-0",
        "-1",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "0.5",
        "-1.25e-3",
        "1e3",
        "1E+2",
        "123456789012345678901234567890.5",
        "1e300",
        "[1,\"two\",null,{\"a\":{\"b\":[true]}}]",
        "{\"b\":1,\"a\":[2,3],\"c\":{\"d\":\"e\",\"f\":null},\"\":0}",
        "\"01234567\\t89abcdef\"",
    ] {
        assert_eq!(value(text), Value::from_json_str(text).unwrap(), "{text}");
    }
}

#[test]
fn integers_stay_exact_and_minus_zero_is_zero() {
    assert_eq!(value("123456789012345678901234567890").to_string(), "123456789012345678901234567890");
    assert_eq!(value("-0").to_string(), "0");
    assert_eq!(value("-0.0").to_string(), "0");
    assert_eq!(value("1e-999999999").to_string(), "0");
    assert_eq!(value("1e20").to_string(), "100000000000000000000");
}

#[test]
fn spans_take_in_quotes_and_brackets() {
    let text = "{\"a\": [1, \"x\\ny\"],\n \"b\\u0063\": {\"d\": null}}";
    let tree = parse(text, Syntax::Json).trees.remove(0);
    let slice = |span: Span| &text[span.start as usize..span.end as usize];
    let rows: Vec<_> = (0..u32::try_from(tree.spans.len()).unwrap())
        .map(|id| (tree.spans.name(id, text).unwrap_or("-"), slice(tree.spans.value(id))))
        .collect();
    let expected =
        [("-", text), ("a", "[1, \"x\\ny\"]"), ("-", "1"), ("-", "\"x\\ny\""), ("bc", "{\"d\": null}"), ("d", "null")];
    assert_eq!(rows, expected);
    assert_eq!(slice(tree.spans.key(4).unwrap()), "\"b\\u0063\"");
}

#[test]
fn mistakes_are_named_where_they_were_made() {
    for (text, offset, message, help) in [
        ("", 0, "there is no value in this file", ""),
        ("{\"a\": 1", 0, "the object that starts here has no end", "}"),
        ("[1, [2", 4, "the array that starts here has no end", "]"),
        ("[1 2]", 2, "a comma is missing between two items", ""),
        ("{\"a\": 1\n\"b\": 2}", 7, "a comma is missing between two entries", ""),
        ("{\"a\" 1}", 4, "a colon is missing after the key `a`", ""),
        ("{a: 1}", 1, "the key `a` without quotes", "double quotes"),
        ("{'a': 1}", 1, "a key in single quotes", "double quotes"),
        ("['a']", 1, "a string in single quotes", "double quotes"),
        ("{\"a\": \"b\n}", 6, "the string that starts here does not end on its line", "\\n"),
        ("\"a\tb\"", 2, "the control character \\u0009 stands in a string", "\\u0009"),
        ("\"\\x\"", 1, "`\\\\x` is no escape", "\\uXXXX"),
        ("\"\\u12g4\"", 1, "`\\\\u` is no escape", "four"),
        ("[NaN]", 1, "`NaN` is no JSON number", "null"),
        ("-Infinity", 0, "`-Infinity` is no number", ""),
        ("[True]", 1, "the word `True` is no value", "write true"),
        ("[None]", 1, "the word `None` is no value", "write null"),
        ("01", 0, "`01` is no number", "start with 0"),
        ("0x1F", 0, "`0x1F` is no number", "hexadecimal"),
        ("1.", 0, "`1.` is no number", "point"),
        ("[.5]", 1, "`.5` is no number", "point"),
        ("[1]]", 3, "found `]` where a value belongs", ""),
        ("[1}", 2, "found `}` where ] closes", ""),
        ("[,]", 1, "found `,` where a value belongs", ""),
        ("{,}", 1, "found a comma where an entry belongs", ""),
        ("{\"a\": 1,, \"b\": 2}", 8, "found a comma where an entry belongs", ""),
        ("/* x", 0, "the comment that starts here has no end", ""),
        ("# x\n1", 0, "JSON has no comments, and none that start with #", ""),
        ("{% if a %}", 1, "found `%` where a key belongs", ""),
    ] {
        let found = fault(text);
        assert_eq!((found.offset as usize, found.message.as_str()), (offset, message), "{text}");
        assert!(found.help.unwrap_or_default().contains(help), "{text}");
    }
}

#[test]
fn comments_and_trailing_commas_are_faults_in_json_and_nothing_in_jsonc() {
    let text = "// head\n{\"a\": [1, 2,], /* b */ \"c\": 3,}\n// end";
    let strict = parse(text, Syntax::Json);
    let messages: Vec<_> = strict.faults.iter().map(|fault| (fault.offset, fault.message.as_str())).collect();
    assert_eq!(messages, [(0, "JSON has no comments"), (19, "JSON has no trailing commas")]);
    assert_eq!(strict.trees[0].value, Value::from_json_str("{\"a\": [1, 2], \"c\": 3}").unwrap());
    let loose = parse(text, Syntax::Jsonc);
    assert_eq!(loose.faults, []);
    assert_eq!(loose.trees[0].value, strict.trees[0].value);
    assert_eq!(parse("// nothing\n", Syntax::Jsonc).faults, []);
}

#[test]
fn a_key_that_stands_twice_is_said_and_the_last_one_holds() {
    let parsed = parse("{\"a\": 1, \"b\": {\"x\": 1, \"\\u0078\": 2}, \"a\": 3}", Syntax::Json);
    assert_eq!(parsed.trees[0].value, Value::from_json_str("{\"a\": 3, \"b\": {\"x\": 2}}").unwrap());
    let found: Vec<_> = parsed.faults.iter().map(|fault| (fault.kind, fault.offset, fault.message.as_str())).collect();
    assert_eq!(
        found,
        [
            (ProblemKind::DuplicateKey, 23, "the key `x` stands twice; the last one holds"),
            (ProblemKind::DuplicateKey, 37, "the key `a` stands twice; the last one holds"),
        ]
    );
}

#[test]
fn several_values_give_several_trees_and_a_broken_line_hides_no_other() {
    let parsed = parse("{\"a\":1}\n{\"a\":\n[2]\n\n{\"a\":3}{\"a\":4} 5", Syntax::Json);
    let values: Vec<String> = parsed.trees.iter().map(|tree| tree.value.to_string()).collect();
    assert_eq!(values, ["{\"a\":1}", "[2]", "{\"a\":3}", "{\"a\":4}", "5"]);
    assert_eq!(parsed.faults.len(), 1);
    assert_eq!(parsed.faults[0].offset, 17);
    let broken = parse("{\"a\": }\n{\"b\": 1}", Syntax::Json);
    assert_eq!((broken.trees.len(), broken.faults.len()), (0, 1));
}

#[test]
fn hostile_texts_give_a_fault_and_take_no_time() {
    let deep = "[".repeat(1_000_000);
    assert_eq!(fault(&deep).message, "nested deeper than 1,000 levels");
    let mut fits = "[".repeat(MAX_DEPTH);
    fits.push_str(&"]".repeat(MAX_DEPTH));
    assert_eq!(parse(&fits, Syntax::Json).faults, []);
    assert!(fault(&"9".repeat(1_000_000)).message.contains("too large"));
    assert!(fault("1e1000000000").message.contains("too large"));
    let quotes = format!("[{}", "\"a\",\n[".repeat(100_000));
    assert_eq!(parse(&quotes, Syntax::Json).faults.len(), 1);
    let lines = format!("1\n{}", "{\n".repeat(500_000));
    assert!(parse(&lines, Syntax::Json).faults.len() <= 21);
    let keys: Vec<String> = (0..200_000).map(|at| format!("\"k{at}\": {at},")).collect();
    let parsed = parse(&format!("{{{} \"k5\": 0}}", keys.concat()), Syntax::Json);
    assert_eq!(parsed.faults.len(), 1);
}

#[test]
fn half_of_a_surrogate_pair_is_read_as_go_reads_it() {
    for (text, expected) in
        [(r#""a\ud800""#, "a\u{fffd}"), (r#""\udc00b""#, "\u{fffd}b"), (r#""\ud800\u0041""#, "\u{fffd}A")]
    {
        assert_eq!(value(text), Value::from(expected), "{text}");
    }
}
