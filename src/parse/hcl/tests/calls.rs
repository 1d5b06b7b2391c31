//! What a module's variables are worth where other modules of the repository call it.

use std::sync::Arc;

use super::{at, document, json};
use crate::model::document::Document;
use crate::parse::hcl::{called, modules};

const MODULE: &str =
    "variable \"a\" {\n  type    = string\n  default = \"default\"\n}\noutput \"a\" { value = var.a }\n";

/// What `a` is worth in `modules/m`, by the other files of the repository.
fn worth(files: &[(&str, &str)]) -> String {
    let own = [("modules/m/main.tf", MODULE)];
    worth_in("modules/m", &[&own[..], files].concat())
}

fn worth_in(folder: &str, files: &[(&str, &str)]) -> String {
    let mut documents: Vec<_> = files.iter().map(|(path, text)| document(path, text)).collect();
    let answer = worth_of(folder, &documents);
    documents.reverse();
    assert_eq!(worth_of(folder, &documents), answer, "the order of the files");
    answer
}

fn worth_of(folder: &str, documents: &[Arc<Document>]) -> String {
    let all = modules(documents, |own| own == folder);
    assert_eq!(all.len(), 1);
    json(at(&all[0].document.value, &["output", "a", "0", "value"]))
}

fn call(arguments: &str) -> String {
    format!("module \"m\" {{\n  source = \"./modules/m\"\n  {arguments}\n}}\n")
}

const UNKNOWN: &str = r#""${var.a}""#;
const DEFAULT: &str = r#""default""#;

#[test]
fn a_variable_is_worth_what_the_only_call_gives_it() {
    let table = [
        ("a = \"given\"", r#""given""#),
        // As the variable's type has it.
        ("a = 1", r#""1""#),
        ("a = upper(local.x)", r#""X""#),
        ("a = null", "null"),
        ("", DEFAULT),
        ("other = 1", DEFAULT),
        // Known only when Terraform runs, or wrong.
        ("a = aws_s3_bucket.b.id", UNKNOWN),
        ("a = \"x-${aws_s3_bucket.b.id}\"", UNKNOWN),
        ("a = [1]", UNKNOWN),
        // Whoever is called no time says nothing.
        ("a = \"given\"\n  count = 0", DEFAULT),
        ("a = \"given\"\n  count = local.off ? 1 : 0", DEFAULT),
        ("a = \"given\"\n  for_each = {}", DEFAULT),
        ("a = \"given\"\n  count = 2", r#""given""#),
        ("a = \"given\"\n  count = var.unknown", r#""given""#),
        ("a = each.value\n  for_each = toset([\"x\"])", UNKNOWN),
    ];
    for (arguments, expected) in table {
        let main = format!("locals {{\n  x = \"x\"\n  off = false\n}}\n{}", call(arguments));
        assert_eq!(worth(&[("main.tf", &main)]), expected, "{arguments}");
    }
}

#[test]
fn a_default_stands_in_for_null_where_the_variable_refuses_it() {
    let own = "variable \"a\" {\n  default  = 1\n  nullable = false\n}\noutput \"a\" { value = var.a }\n";
    assert_eq!(worth_in("modules/m", &[("modules/m/main.tf", own), ("main.tf", &call("a = null"))]), "1");
}

#[test]
fn calls_that_do_not_agree_leave_it_open() {
    let two = |one: &str, other: &str| {
        let other = call(other).replace("./", "../");
        worth(&[("main.tf", &call(one)), ("live/main.tf", &other)])
    };
    assert_eq!(two("a = \"x\"", "a = \"x\""), r#""x""#);
    assert_eq!(two("a = 1", "a = \"1\""), r#""1""#);
    assert_eq!(two("a = \"x\"", "a = \"y\""), UNKNOWN);
    assert_eq!(two("a = \"x\"", ""), UNKNOWN);
    assert_eq!(two("a = \"default\"", ""), DEFAULT);
    assert_eq!(two("a = \"x\"", "a = \"y\"\n  count = 0"), r#""x""#);
    assert_eq!(two("a = \"x\"", "a = var.unknown"), UNKNOWN);
}

/// What `a` is worth in each way in which `modules/m` is called.
fn ways(files: &[(&str, &str)]) -> Vec<String> {
    let own = [("modules/m/main.tf", MODULE)];
    let documents: Vec<_> = own.iter().chain(files).map(|(path, text)| document(path, text)).collect();
    let all = modules(&documents, |own| own == "modules/m");
    let told = all[0].ways.iter().map(|(from, way)| {
        let from: Vec<&str> = from.iter().map(AsRef::as_ref).collect();
        format!("{}: {}", from.join(" and "), json(at(&way.value, &["output", "a", "0", "value"])))
    });
    told.collect()
}

#[test]
fn calls_that_do_not_agree_are_ways_of_their_own() {
    let named =
        |name: &str, source: &str, a: &str| format!("module \"{name}\" {{\n  source = \"{source}\"\n  {a}\n}}\n");
    let main = |calls: &[(&str, &str)]| -> String {
        calls.iter().map(|(name, a)| named(name, "./modules/m", a)).collect::<Vec<_>>().concat()
    };
    assert_eq!(ways(&[("main.tf", &main(&[("x", "a = 1"), ("y", "a = \"1\"")]))]), [] as [&str; 0]);
    let three = main(&[("x", "a = \"on\""), ("y", "a = \"off\""), ("z", "a = \"on\"")]);
    assert_eq!(ways(&[("main.tf", &three)]), [r#"module.x and module.z: "on""#, r#"module.y: "off""#]);
    let open = main(&[("x", "a = \"on\""), ("y", "a = var.open"), ("z", "")]);
    let expected = [r#"module.x: "on""#, r#"module.y: "${var.a}""#, r#"module.z: "default""#];
    assert_eq!(ways(&[("main.tf", &open)]), expected);
    // Down through a module that is called in two ways.
    let middle = "variable \"b\" {}\nmodule \"m\" {\n  source = \"../m\"\n  a = var.b\n}\n";
    let live = named("n", "../modules/n", "b = \"live\"");
    let files = [
        ("modules/n/main.tf", middle),
        ("live/main.tf", &live),
        ("main.tf", &live.replace("live\"", "top\"").replace("../", "./")),
    ];
    assert_eq!(ways(&files), [r#"module.n: "top""#, r#"module.n in live: "live""#]);
    let values = ("modules/m/terraform.tfvars", "a = \"set\"\n");
    assert_eq!(ways(&[("main.tf", &call("a = \"x\"")), values]), [r#"its own values: "set""#, r#"module.m: "x""#]);
}

/// A name that is another one in each of many calls is no way by itself.
#[test]
fn of_many_calls_names_are_left_open_and_the_rest_is_told() {
    let own = "variable \"a\" {}\nvariable \"on\" {}\noutput \"o\" { value = [var.a, var.on] }\n";
    let call = |number: usize, on: bool| {
        format!("module \"m{number}\" {{\n  source = \"./modules/m\"\n  a = \"name-{number}\"\n  on = {on}\n}}\n")
    };
    let told = |main: &str| -> Vec<(usize, String)> {
        let all = modules(&[document("modules/m/main.tf", own), document("main.tf", main)], |own| own == "modules/m");
        let value = |way: &Document| json(at(&way.value, &["output", "o", "0", "value"]));
        all[0].ways.iter().map(|(from, way)| (from.len(), value(way))).collect()
    };
    let main: String = (0..12).map(|number| call(number, number == 5)).collect::<Vec<_>>().concat();
    let expected = [(11, r#"["${var.a}",false]"#.to_owned()), (1, r#"["${var.a}",true]"#.to_owned())];
    assert_eq!(told(&main), expected);
    let all: String = (0..12).map(|number| call(number, true)).collect::<Vec<_>>().concat();
    assert_eq!(told(&all), []);
}

#[test]
fn files_of_values_are_one_call_more() {
    let with =
        |values: &str, arguments: &str| worth(&[("main.tf", &call(arguments)), ("modules/m/terraform.tfvars", values)]);
    assert_eq!(with("a = \"x\"\n", "a = \"x\""), r#""x""#);
    assert_eq!(with("a = \"x\"\n", "a = \"y\""), UNKNOWN);
    assert_eq!(with("b = \"x\"\n", "a = \"y\""), UNKNOWN);
    assert_eq!(with("b = \"x\"\n", "a = \"default\""), DEFAULT);
}

#[test]
fn only_literal_paths_in_the_repository_lead_to_a_module() {
    let table = [
        ("main.tf", "./modules/m", "1"),
        ("main.tf", "./modules/m/", "1"),
        ("main.tf", ".//modules/./x/../m", "1"),
        ("live/eu/main.tf", "../../modules/m", "1"),
        ("modules/main.tf", "./m", "1"),
        ("main.tf", "modules/m", "0"),
        ("main.tf", "./modules/${var.m}", "0"),
        ("main.tf", "git::https://example.com/m.git//modules/m", "0"),
        ("live/main.tf", "../../repo/modules/m", "0"),
        ("main.tf", "./modules", "0"),
    ];
    let own = "variable \"a\" { default = 0 }\noutput \"a\" { value = var.a }\n";
    for (path, source, expected) in table {
        let main = format!("module \"m\" {{\n  source = \"{source}\"\n  a = 1\n}}\n");
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        assert_eq!(called(folder, &main).contains("modules/m"), expected == "1", "{path}: {source}");
        assert_eq!(worth_in("modules/m", &[("modules/m/main.tf", own), (path, &main)]), expected, "{path}: {source}");
    }
}

#[test]
fn a_value_goes_down_through_modules_and_ends_in_a_circle() {
    let middle =
        "variable \"b\" { default = \"middle\" }\nmodule \"m\" {\n  source = \"../m\"\n  a = \"x-${var.b}\"\n}\n";
    let top = "variable \"c\" { default = \"top\" }\nmodule \"n\" {\n  source = \"./modules/n\"\n  b = var.c\n}\n";
    assert_eq!(worth(&[("modules/n/main.tf", middle)]), r#""x-middle""#);
    assert_eq!(worth(&[("modules/n/main.tf", middle), ("main.tf", top)]), r#""x-top""#);
    let values = ("terraform.tfvars", "c = \"set\"\n");
    assert_eq!(worth(&[("modules/n/main.tf", middle), ("main.tf", top), values]), r#""x-set""#);
    let back = "module \"n\" {\n  source = \"../n\"\n  b = \"back\"\n}\n";
    assert_eq!(worth(&[("modules/n/main.tf", middle), ("modules/m/back.tf", back)]), UNKNOWN);
    let below = "module \"m\" {\n  source = \"../m\"\n  a = \"below\"\n}\nmodule \"o\" {\n  source = \"./\"\n}\n";
    assert_eq!(worth(&[("modules/o/main.tf", below)]), UNKNOWN);
}

#[test]
fn examples_and_tests_say_nothing_of_what_lies_outside_of_them() {
    let up = |levels: &str| format!("module \"m\" {{\n  source = \"{levels}m\"\n  a = \"given\"\n}}\n");
    assert_eq!(worth(&[("modules/m/examples/one/main.tf", &up("../../../"))]), DEFAULT);
    assert_eq!(worth(&[("modules/test/main.tf", &up("../"))]), DEFAULT);
    assert_eq!(worth(&[("modules/latest/main.tf", &up("../"))]), r#""given""#);
    let own = [("tests/fixtures/m/main.tf", MODULE), ("tests/one/main.tf", &up("../fixtures/"))];
    assert_eq!(worth_in("tests/fixtures/m", &own), r#""given""#);
}

#[test]
fn calls_are_read_from_json_and_from_override_files_too() {
    let main = r#"{"module": {"m": {"source": ".\/modules/m", "a": "json"}}}"#;
    assert!(called("", main).contains("modules/m"));
    assert_eq!(worth(&[("main.tf.json", main)]), r#""json""#);
    let over = "module \"m\" { a = \"over\" }\n";
    assert_eq!(worth(&[("main.tf", &call("a = \"given\"")), ("main_override.tf", over)]), r#""over""#);
    let away = "module \"m\" { source = \"./modules/n\" }\n";
    assert_eq!(worth(&[("main.tf", &call("a = \"given\"")), ("main_override.tf", away)]), DEFAULT);
}
