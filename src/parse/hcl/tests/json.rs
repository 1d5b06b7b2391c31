//! The JSON syntax, which must end in the shape of the native one.

use super::{at, document, json, module, place};

#[test]
fn both_syntaxes_have_one_shape() {
    let table = [
        (
            r#"{"resource": {"a": {"b": {"x": "${var.y}", "n": [1, null]}}}}"#,
            r#"{"resource":{"a":{"b":[{"n":[1,null],"x":"${var.y}"}]}}}"#,
        ),
        (
            r#"{"resource": [{"a": {"b": {}}}, {"a": [{"b": {"x": 1}}, {"c": [{}, {}]}]}]}"#,
            r#"{"resource":{"a":{"b":[{},{"x":1}],"c":[{},{}]}}}"#,
        ),
        (r#"[{"locals": {"x": 1}}, {"locals": [{"y": 2}]}]"#, r#"{"locals":[{"x":1},{"y":2}]}"#),
        (
            r#"{"//": "note", "variable": {"v": {"type": "list(string)", "default": ["${x}"], "//": "note"}}}"#,
            r#"{"variable":{"v":[{"default":["$${x}"],"type":"${list(string)}"}]}}"#,
        ),
        (
            r#"{"module": {"m": {"source": "./m", "providers": {"aws": "aws.west"}, "depends_on": ["aws_x.y"]}}}"#,
            r#"{"module":{"m":[{"depends_on":["${aws_x.y}"],"providers":{"aws":"${aws.west}"},"source":"./m"}]}}"#,
        ),
        (
            r#"{"resource": {"a": {"b": {"lifecycle": {"ignore_changes": ["tags"], "prevent_destroy": true}}}}}"#,
            r#"{"resource":{"a":{"b":[{"lifecycle":[{"ignore_changes":["${tags}"],"prevent_destroy":true}]}]}}}"#,
        ),
        (
            r#"{"resource": {"a": {"b": {"dynamic": {"p": {"for_each": [1], "content": {"q": "${p.value}"}}}}}}}"#,
            r#"{"resource":{"a":{"b":[{"dynamic":{"p":[{"content":[{"q":"${p.value}"}],"for_each":[1]}]}}]}}}"#,
        ),
        (
            r#"{"terraform": {"required_providers": {"aws": {"source": "x"}}, "backend": {"s3": {"bucket": "b"}}}}"#,
            r#"{"terraform":[{"backend":{"s3":[{"bucket":"b"}]},"required_providers":[{"aws":{"source":"x"}}]}]}"#,
        ),
        (
            r#"{"resource": {"aws_security_group": {"g": {"ingress": {"from_port": 22}, "tags": {"a": "b"}}}}}"#,
            r#"{"resource":{"aws_security_group":{"g":[{"ingress":{"from_port":22},"tags":{"a":"b"}}]}}}"#,
        ),
    ];
    for (text, expected) in table {
        assert_eq!(json(&document("x.tf.json", text).value), expected, "{text}");
    }
    let values = document("x.tfvars.json", r#"{"a": "${b}", "c": {"d": [1]}}"#);
    assert_eq!(json(&values.value), r#"{"a":"$${b}","c":{"d":[1]}}"#);
}

#[test]
fn places_are_those_of_the_text() {
    let text = "{\"resource\": {\"a\": {\"b\\u0062\": [{\"c\": [1, {\"d\": true}]}]}}}";
    let document = document("x.tf.json", text);
    let table: &[(&[&str], &str)] = &[
        (&["resource", "a", "bb", "0", "c", "1", "d"], "x.tf.json: true"),
        (&["resource", "a", "bb", "0", "c", "0"], "x.tf.json: 1"),
        (&["resource", "a", "bb", "0"], "x.tf.json: {\"c\": [1, {\"d\": true}]}"),
    ];
    for (path, expected) in table {
        assert_eq!(place(&document, path).1, *expected, "{path:?}");
    }
}

#[test]
fn a_module_may_use_both_syntaxes() {
    let module = module(&[
        ("main.tf", "resource \"a\" \"b\" { x = local.y }\n"),
        ("other.tf.json", r#"{"locals": {"y": "${upper(\"z\")}-${var.w}"}, "variable": {"w": {"default": 1}}}"#),
        ("terraform.tfvars.json", r#"{"w": 2}"#),
    ]);
    assert_eq!(json(at(&module.value, &["resource", "a", "b", "0", "x"])), r#""Z-2""#);
    assert_eq!(place(&module, &["variable", "w", "0", "default"]).1, "other.tf.json: 1");
}

#[test]
fn what_is_no_configuration_is_a_fault() {
    let deep = format!("{{\"locals\": {{\"x\": {}{}}}}}", "[".repeat(500), "]".repeat(500));
    for (text, message) in
        [("1", "expected an object at the root of the file"), (&deep, "nested more than 200 levels deep")]
    {
        let parsed = super::super::parse_json(text, "x.tf.json");
        assert_eq!(parsed.faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>(), [message]);
    }
    assert_eq!(super::super::parse_json("{", "x.tf.json").trees.len(), 0);
}
