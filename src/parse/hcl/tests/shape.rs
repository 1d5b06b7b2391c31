//! The shape of a file's document, and the places in it.

use super::{document, json, place};

#[test]
fn blocks_and_expressions_have_the_shape_that_policies_know() {
    let table = [
        ("a = 1\nb = \"x\"\nc = true\nd = null\n", r#"{"a":1,"b":"x","c":true,"d":null}"#),
        ("resource \"a\" \"b\" {\n c {}\n c { d = 1 }\n}\n", r#"{"resource":{"a":{"b":[{"c":[{},{"d":1}]}]}}}"#),
        ("locals {}\nlocals { x = 1 }\n", r#"{"locals":[{},{"x":1}]}"#),
        ("a = var.x\nb = \"x-${var.x}\"\nc = \"${var.x}\"\n", r#"{"a":"${var.x}","b":"x-${var.x}","c":"${var.x}"}"#),
        ("a = 1 + 2\nb = [x, 1]\nc = { d = x }\n", r#"{"a":"${1 + 2}","b":["${x}",1],"c":{"d":"${x}"}}"#),
        ("a = { (var.x) = 1, \"b\" = 2, c : 3 }\n", r#"{"a":{"${(var.x)}":1,"b":2,"c":3}}"#),
        ("a = \"$${x} %%{y}\"\n", r#"{"a":"$${x} %%{y}"}"#),
        ("a = <<-EOT\n    x ${y}\n      z\n  EOT\n", r#"{"a":"x ${y}\n  z\n"}"#),
        (
            "dynamic \"x\" {\n for_each = y\n content {}\n}\n",
            r#"{"dynamic":{"x":[{"content":[{}],"for_each":"${y}"}]}}"#,
        ),
        ("a = c ? 1 : 2\nb = \"${c ? \"x\" : \"y\"}z\"\n", r#"{"a":"${c ? 1 : 2}","b":"%{if c}x%{else}y%{endif}z"}"#),
        ("a = 123456789012345678901234567890\n", r#"{"a":123456789012345678901234567890}"#),
        ("type = list(string)\n", r#"{"type":"${list(string)}"}"#),
    ];
    for (text, expected) in table {
        assert_eq!(json(&document("x.tf", text).value), expected, "{text}");
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "# é\r\nresource \"a\" \"b\" {\r\n  c = [1, { \"d\" = <<X\nx\nX\n}]\r\n}\r\n";
    let document = document("x.tf", text);
    let table: &[(&[&str], (&str, &str))] = &[
        (&["resource", "a", "b", "0", "c"], ("x.tf: c", "x.tf: [1, { \"d\" = <<X\nx\nX\n}]")),
        (&["resource", "a", "b", "0", "c", "0"], ("", "x.tf: 1")),
        (&["resource", "a", "b", "0", "c", "1", "d"], ("x.tf: \"d\"", "x.tf: <<X\nx\nX")),
        (
            &["resource", "a", "b"],
            ("x.tf: \"b\"", "x.tf: resource \"a\" \"b\" {\r\n  c = [1, { \"d\" = <<X\nx\nX\n}]\r\n}"),
        ),
    ];
    for (path, (key, value)) in table {
        assert_eq!(place(&document, path), ((*key).to_owned(), (*value).to_owned()), "{path:?}");
    }
}
