//! What expressions are worth.

use super::{at, json, module};

const NAMES: &str = r#"
variable "env" { default = "prod" }
variable "count_text" {
  type    = number
  default = "3"
}
variable "open" {}
variable "none" { default = null }
variable "settings" {
  type = object({ size = optional(number, 10), name = string, tags = optional(map(string)) })
  default = { name = "x" }
}
variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}
locals {
  name    = "app-${var.env}"
  bucket  = aws_s3_bucket.logs
  id      = aws_s3_bucket.logs.id
  list    = ["a", "b", "c"]
  tags    = { Env = var.env, Owner = aws_x.y.owner }
  numbers = [3, 1, 2]
  circle  = local.circle
}
"#;

/// The value that an expression has in a module with [`NAMES`].
fn worth(expression: &str) -> String {
    let main = format!("{NAMES}\nresource \"x\" \"y\" {{\n value = {expression}\n}}\n");
    let module = module(&[("main.tf", &main)]);
    json(at(&module.value, &["resource", "x", "y", "0", "value"]))
}

fn check(table: &[(&str, &str)]) {
    for (expression, expected) in table {
        assert_eq!(worth(expression), *expected, "{expression}");
    }
}

#[test]
fn names_stand_for_their_values() {
    check(&[
        ("var.env", r#""prod""#),
        ("var.count_text", "3"),
        ("var.none", "null"),
        ("var.settings", r#"{"name":"x","size":10,"tags":null}"#),
        ("var.settings.size + 1", "11"),
        ("var.set", r#"["a","b"]"#),
        ("local.name", r#""app-prod""#),
        ("local.list[1]", r#""b""#),
        ("local.list.2", r#""c""#),
        ("local.tags[\"Env\"]", r#""prod""#),
        ("local.list[*]", r#"["a","b","c"]"#),
        ("[{a = 1}, {a = 2}][*].a", "[1,2]"),
        ("[{a = 1}, {a = 2}].*.a", "[1,2]"),
        ("var.none[*]", "[]"),
        ("path.module", r#"".""#),
        ("\"${path.module}/policy.json\"", r#""./policy.json""#),
        ("\"$${aws:username}\"", r#""$${aws:username}""#),
    ]);
}

#[test]
fn what_is_unknown_keeps_its_source() {
    check(&[
        ("var.open", r#""${var.open}""#),
        ("var.undeclared", r#""${var.undeclared}""#),
        ("each.value.name", r#""${each.value.name}""#),
        ("path.root", r#""${path.root}""#),
        ("aws_s3_bucket.logs.id", r#""${aws_s3_bucket.logs.id}""#),
        ("local.id", r#""${aws_s3_bucket.logs.id}""#),
        ("local.bucket.arn", r#""${aws_s3_bucket.logs.arn}""#),
        ("local.bucket.rule[0].id", r#""${aws_s3_bucket.logs.rule[0].id}""#),
        ("local.circle", r#""${local.circle}""#),
        ("local.tags", r#"{"Env":"prod","Owner":"${aws_x.y.owner}"}"#),
        ("merge(local.tags, { A = 1 })", r#"{"A":1,"Env":"prod","Owner":"${aws_x.y.owner}"}"#),
        ("merge(local.tags, var.open)", r#""${merge(local.tags, var.open)}""#),
        ("[var.env, var.open]", r#"["prod","${var.open}"]"#),
        ("\"${local.name}-${var.open}\"", r#""app-prod-${var.open}""#),
        ("\"$${x}${var.open}\"", r#""$${x}${var.open}""#),
        ("upper(var.open)", r#""${upper(var.open)}""#),
        ("file(\"x\")", r#""${file(\"x\")}""#),
        ("var.open + 1", r#""${var.open + 1}""#),
        ("var.open == \"x\" ? 1 : 2", r#""${var.open == \"x\" ? 1 : 2}""#),
        ("[for s in var.open : s]", r#""${[for s in var.open : s]}""#),
        ("local.list[9]", r#""${local.list[9]}""#),
        ("provider::x::y(1)", r#""${provider::x::y(1)}""#),
        ("\"%{if var.open}a-${var.env}%{else}b%{endif}\"", r#""%{if var.open}a-prod%{else}b%{endif}""#),
    ]);
}

#[test]
fn conditions_and_logic_are_decided_as_soon_as_they_can_be() {
    check(&[
        ("var.env == \"prod\" ? \"yes\" : var.open", r#""yes""#),
        ("var.env != \"prod\" ? \"yes\" : var.open", r#""${var.open}""#),
        ("false && var.open", "false"),
        ("var.open && false", "false"),
        ("true || var.open", "true"),
        ("var.open || true", "true"),
        ("true && var.open", r#""${true && var.open}""#),
        ("!(var.env == \"dev\")", "true"),
        ("try(local.tags.Missing, \"x\")", r#""x""#),
        ("try(var.open.a, \"x\")", r#""${try(var.open.a, \"x\")}""#),
        ("can(local.tags.Env)", "true"),
        ("can(local.tags.Missing)", "false"),
        ("var.none == null", "true"),
        ("\"1\" == 1", "false"),
        ("[1, 2] == [1, 2]", "true"),
        ("{a = 1} == {a = 2}", "false"),
        ("length([var.open, 1]) > 1", "true"),
        ("contains([var.open, \"a\"], \"a\")", "true"),
        ("contains([var.open], \"a\")", r#""${contains([var.open], \"a\")}""#),
        ("coalesce(null, \"\", var.env)", r#""prod""#),
        ("coalesce(var.open, \"x\")", r#""${coalesce(var.open, \"x\")}""#),
        ("\"%{if var.env == \"prod\"}a%{else}b%{endif}\"", r#""a""#),
    ]);
}

#[test]
fn arithmetic_keeps_whole_numbers_whole() {
    check(&[
        ("1 + 2 * 3", "7"),
        ("7 / 2", "3.5"),
        ("6 / 2", "3"),
        ("7 % 4", "3"),
        ("-(1 + 2)", "-3"),
        ("\"4\" * 2", "8"),
        ("0.1 + 0.5", "0.6"),
        ("1 / 0", r#""${1 / 0}""#),
        ("1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3", "true"),
        ("9223372036854775807 + 1", r#""${9223372036854775807 + 1}""#),
    ]);
}

#[test]
fn loops_make_lists_and_maps() {
    check(&[
        ("[for s in local.list : upper(s) if s != \"b\"]", r#"["A","C"]"#),
        ("[for i, s in local.list : \"${i}${s}\"]", r#"["0a","1b","2c"]"#),
        ("{ for k, v in { a = 1, b = 2 } : k => v + 1 }", r#"{"a":2,"b":3}"#),
        ("{ for s in local.list : s == \"a\" ? \"x\" : \"y\" => s... }", r#"{"x":["a"],"y":["b","c"]}"#),
        ("[for k, v in toset([\"a\"]) : k]", r#"["a"]"#),
        ("[for s in local.list : aws_x.y[s].id]", r#"["${aws_x.y[s].id}","${aws_x.y[s].id}","${aws_x.y[s].id}"]"#),
        ("\"%{for s in local.list}${s},%{endfor}\"", r#""a,b,c,""#),
        ("{ (var.env) = 1 }", r#"{"prod":1}"#),
    ]);
}

#[test]
fn functions_on_texts() {
    check(&[
        ("lower(\"AbC\")", r#""abc""#),
        ("upper(var.env)", r#""PROD""#),
        ("title(\"hello big_world\")", r#""Hello Big_world""#),
        ("trimspace(\"  a \")", r#""a""#),
        ("trim(\"?!a?!\", \"!?\")", r#""a""#),
        ("trimprefix(\"ab\", \"a\")", r#""b""#),
        ("trimsuffix(\"ab\", \"b\")", r#""a""#),
        ("chomp(\"a\\n\")", r#""a""#),
        ("replace(\"a.b.c\", \".\", \"-\")", r#""a-b-c""#),
        ("replace(\"a1b22\", \"/([0-9]+)/\", \"<$1>\")", r#""a<1>b<22>""#),
        ("replace(\"ä\", \"/\\\\w/\", \"-\")", r#""${replace(\"ä\", \"/\\\\w/\", \"-\")}""#),
        ("regex(\"[a-z]+\", \"12ab\")", r#""ab""#),
        ("regex(\"(\\\\d)(x)?\", \"1\")", r#"["1",null]"#),
        ("regex(\"(?P<a>\\\\d)-(?P<b>.)\", \"1-x\")", r#"{"a":"1","b":"x"}"#),
        ("regexall(\"\\\\d\", \"a1b2\")", r#"["1","2"]"#),
        ("can(regex(\"^x\", \"y\"))", "false"),
        ("regex(\"(\", \"y\")", r#""${regex(\"(\", \"y\")}""#),
        ("split(\",\", \"a,b\")", r#"["a","b"]"#),
        ("join(\"-\", [\"a\", 1])", r#""a-1""#),
        ("join(\"-\", [\"a\", var.open])", r#""a-${var.open}""#),
        ("substr(\"hello\", 1, 3)", r#""ell""#),
        ("substr(\"hello\", -3, -1)", r#""llo""#),
        ("strrev(\"abc\")", r#""cba""#),
        ("startswith(\"abc\", \"ab\")", "true"),
        ("endswith(\"abc\", \"ab\")", "false"),
        ("strcontains(\"abc\", \"b\")", "true"),
        ("indent(2, \"a\\nb\")", r#""a\n  b""#),
        ("basename(\"a/b/c.txt\")", r#""c.txt""#),
        ("dirname(\"a/b/c.txt\")", r#""a/b""#),
        ("format(\"%s-%d-%v-%q\", \"a\", 3, true, \"x\")", r#""a-3-true-\"x\"""#),
        ("format(\"%05d|%-4s|%5.1f|%%|%x\", 42, \"a\", 3.14159, 255)", r#""00042|a   |  3.1|%|ff""#),
        ("format(\"%[2]s %[1]s\", \"a\", \"b\")", r#""b a""#),
        ("format(\"arn:%s/*\", aws_s3_bucket.b.arn)", r#""arn:${aws_s3_bucket.b.arn}/*""#),
        ("formatlist(\"%s!\", local.list)", r#"["a!","b!","c!"]"#),
    ]);
}

#[test]
fn functions_on_collections() {
    check(&[
        ("length(\"häh\")", "3"),
        ("length({ a = 1 })", "1"),
        ("concat([1], [2, var.open])", r#"[1,2,"${var.open}"]"#),
        ("lookup({ a = 1 }, \"b\", 2)", "2"),
        ("lookup({ a = 1 }, \"a\")", "1"),
        ("element(local.list, 4)", r#""b""#),
        ("index(local.list, \"c\")", "2"),
        ("keys({ b = 1, a = 2 })", r#"["a","b"]"#),
        ("values({ b = 1, a = 2 })", "[2,1]"),
        ("compact([\"a\", \"\", null])", r#"["a"]"#),
        ("distinct([\"b\", \"a\", \"b\"])", r#"["b","a"]"#),
        ("flatten([[1, [2]], 3])", "[1,2,3]"),
        ("flatten([[1], var.open])", r#""${flatten([[1], var.open])}""#),
        ("reverse(local.list)", r#"["c","b","a"]"#),
        ("slice(local.list, 1, 3)", r#"["b","c"]"#),
        ("sort([\"b\", \"a\"])", r#"["a","b"]"#),
        ("zipmap([\"a\"], [1])", r#"{"a":1}"#),
        ("chunklist([1, 2, 3], 2)", "[[1,2],[3]]"),
        ("one([])", "null"),
        ("toset([\"b\", \"a\", \"a\"])", r#"["a","b"]"#),
        ("tolist(toset([\"b\"]))", r#"["b"]"#),
        ("tonumber(\"1.5\")", "1.5"),
        ("tobool(\"true\")", "true"),
        ("tostring(12)", r#""12""#),
        ("setunion([1], [2, 1])", "[1,2]"),
        ("setintersection([1, 2], [2])", "[2]"),
        ("setsubtract([1, 2], [2])", "[1]"),
        ("setproduct([1, 2], [\"a\"])", r#"[[1,"a"],[2,"a"]]"#),
        ("alltrue([true, false])", "false"),
        ("anytrue([false, var.open, true])", "true"),
        ("max(local.numbers...)", "3"),
        ("min(1, 2)", "1"),
        ("sum([1, 2.5])", "3.5"),
        ("range(3)", "[0,1,2]"),
        ("range(4, 0, -2)", "[4,2]"),
        ("ceil(1.2)", "2"),
        ("abs(-3)", "3"),
        ("signum(-3)", "-1"),
        ("pow(2, 3)", "8"),
        ("parseint(\"ff\", 16)", "255"),
    ]);
}

#[test]
fn functions_on_encodings_and_addresses() {
    check(&[
        ("jsonencode({ b = [1, true, null], a = \"<x>\" })", r#""{\"a\":\"\\u003cx\\u003e\",\"b\":[1,true,null]}""#),
        ("jsonencode({ R = \"${aws_s3_bucket.b.arn}/*\" })", r#""{\"R\":\"${aws_s3_bucket.b.arn}/*\"}""#),
        ("jsonencode({ R = aws_x.y[\"a\"].arn })", r#""{\"R\":\"${aws_x.y[\\\"a\\\"].arn}\"}""#),
        ("jsonencode({ R = \"$${aws:username}\" })", r#""{\"R\":\"$${aws:username}\"}""#),
        ("jsondecode(\"{\\\"a\\\": [1, 2.5]}\").a[1]", "2.5"),
        ("base64encode(\"ab\")", r#""YWI=""#),
        ("base64decode(\"YWI=\")", r#""ab""#),
        ("urlencode(\"a b/c\")", r#""a+b%2Fc""#),
        ("cidrsubnet(\"10.0.0.0/16\", 8, 3)", r#""10.0.3.0/24""#),
        ("cidrsubnet(\"10.0.0.0/16\", 8, 256)", r#""${cidrsubnet(\"10.0.0.0/16\", 8, 256)}""#),
        ("cidrsubnet(\"fd00::/56\", 8, 1)", r#""fd00:0:0:1::/64""#),
        ("cidrsubnets(\"10.0.0.0/16\", 8, 4, 8)", r#"["10.0.0.0/24","10.0.16.0/20","10.0.32.0/24"]"#),
        ("cidrhost(\"10.0.0.0/24\", 5)", r#""10.0.0.5""#),
        ("cidrhost(\"10.0.0.0/24\", -1)", r#""10.0.0.255""#),
        ("cidrnetmask(\"10.0.0.0/20\")", r#""255.255.240.0""#),
    ]);
}

/// A line for each number and the one before it.
fn lines(numbers: std::ops::Range<usize>, line: impl Fn(usize, usize) -> String) -> String {
    numbers.map(|n| line(n, n - 1)).collect::<Vec<_>>().concat()
}

/// Each of these would take for ever, or all memory, if it were worked out.
#[test]
fn what_grows_without_end_stays_as_it_is() {
    let doubles =
        lines(1..60, |n, m| format!(" a{n} = \"${{local.a{m}}}${{local.a{m}}}\"\n l{n} = [local.l{m}, local.l{m}]\n"));
    let doubles = format!("locals {{\n a0 = \"0123456789abcdef\"\n l0 = [1, 2]\n{doubles}");
    let chain = lines(1..5_001, |n, m| format!(" c{m} = local.c{n}\n"));
    let main = format!(
        "{doubles}{chain} c5000 = 1\n}}\nresource \"x\" \"y\" {{\n a = local.a59\n l = local.l59\n c = local.c0\n \
         r = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]\n \
         f = format(\"%999999999d\", 1)\n i = indent(999999999, \"a\\nb\")\n h = range(1e12)\n}}\n"
    );
    let module = module(&[("main.tf", &main)]);
    let body = at(&module.value, &["resource", "x", "y", "0"]);
    for (name, source) in [("a", "${local.a59}"), ("l", "${local.l59}"), ("h", "${range(1e12)}")] {
        assert_eq!(json(&body[name]), format!("\"{source}\""));
    }
    for name in ["c", "r", "f", "i"] {
        assert!(matches!(&body[name], regorus::Value::String(text) if text.starts_with("${")), "{name}");
    }
}

/// Loops whose every turn goes through a large value: the work of a module is bounded, and so is the time.
#[test]
fn loops_over_large_values_end() {
    let turns = [
        "length(local.big[*].a)",
        "local.big == local.other",
        "contains(local.big, local.other)",
        "length(jsonencode(local.big))",
        "length([for x in local.big : x])",
        "length(\"${local.text}x\")",
        "local.text == \"${local.text}\"",
        "unknown.x[local.text]",
        "merge(local.map, { a = 1 }).a",
        "replace(local.text, \"0\", \"11\")",
        "replace(local.text, \"/(.)/\", \"$1$1$1\")",
        "length(regexall(\"(a?){50}(b?){50}c\", \"aaaaaaaa\"))",
    ];
    for turn in turns {
        let main = format!(
            "locals {{\n row = [for i in range(1000) : {{ a = i }}]\n big = flatten([for i in range(50) : local.row])\n \
             other = concat(local.big, [])\n map = {{ for i in range(1000) : \"k${{i}}\" => i }}\n \
             text = join(\"\", [for i in range(1000) : \"{}\"])\n}}\nresource \"x\" \"y\" {{\n \
             v = [for i in range(1000) : [for j in range(1000) : {turn}]]\n}}\n",
            "0123456789".repeat(10)
        );
        let module = module(&[("main.tf", &main)]);
        let value = json(at(&module.value, &["resource", "x", "y", "0", "v"]));
        assert!(value.starts_with("\"${[for i in range"), "{turn}: {}", &value[..80.min(value.len())]);
    }
}

#[test]
fn deep_expressions_over_deep_names_end() {
    let nested = format!("{}local.v{{n}}{}", "[".repeat(60), "]".repeat(60));
    let chain = lines(1..201, |n, m| format!(" v{m} = {}\n", nested.replace("{n}", &n.to_string())));
    let main = format!("locals {{\n{chain} v200 = 1\n}}\noutput \"o\" {{ value = local.v0 }}\n");
    let module = module(&[("main.tf", &main)]);
    assert_eq!(json(at(&module.value, &["output", "o", "0", "value"])), "\"${local.v0}\"");
}
