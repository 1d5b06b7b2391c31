//! What recorded answers cannot say: limits, what is worked out once, what is told besides values.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::*;
use crate::rego::{self, Options, Source};

const TIME: Duration = Duration::from_secs(20);
const MEMORY: u64 = 4 << 30;

pub(super) fn linked(text: &str) -> Arc<Linked> {
    let sources = vec![Source { path: "case.rego".to_owned(), text: text.to_owned().into() }];
    let options = Options { annotations: &|_| Ok(serde_json::json!({})), given: rego::NOTHING };
    rego::load(sources, &options).unwrap().linked()
}

fn session(machine: &Machine, timeout: Duration) -> Session<'_> {
    Session::new(machine, (timeout, MEMORY), Scratch::default())
}

fn begin(session: &mut Session<'_>, input: &str) {
    session.begin(Value::from_json_str(input).unwrap(), Value::new_object());
}

/// The value of a rule of the package `t`.
fn value(session: &mut Session<'_>, rule: &str) -> Result<Option<Value>, Failure> {
    session.at_path(&["t".to_owned(), rule.to_owned()])
}

pub(super) fn json(text: &str) -> Value {
    Value::from_json_str(text).unwrap()
}

#[test]
fn a_time_limit_stops_what_does_not_end_and_the_session_goes_on() {
    let table = [
        // Loops, a function that others call, a comprehension, `every`, `with`, `walk`.
        "p if { some a in r; some b in r; some c in r; a + b + c < 0 }",
        "p if { some a in r; f(a) }\nf(a) if { some b in r; some c in r; a + b + c < 0 }",
        "p if { x := [1 | some a in r; some b in r; some c in r; a + b + c < 0]; count(x) > 0 }",
        "p if { every a in r { every b in r { every c in r { a + b + c > 0 } } }; false }",
        "p if { q with input.m as 1 }\nq if { some a in r; some b in r; some c in r; a + b + c < 0 }",
        "p if { walk(r, [_, a]); walk(r, [_, b]); walk(r, [_, c]); [a, b, c] == input.none }",
    ];
    for body in table {
        let machine = Machine::new(linked(&format!("package t\nr := numbers.range(1, input.n)\n{body}\n")), Vec::new());
        let mut session = session(&machine, Duration::from_millis(100));
        begin(&mut session, r#"{"n": 3000}"#);
        assert_eq!(value(&mut session, "p"), Err(Failure::Limit), "{body}");
        begin(&mut session, r#"{"n": 2}"#);
        assert_eq!(value(&mut session, "p"), Ok(None), "{body}");
        assert_eq!(value(&mut session, "r"), Ok(Some(json("[1, 2]"))), "{body}");
    }
}

#[test]
fn what_follows_from_what_documents_have_in_common_is_worked_out_once_for_each_of_that() {
    let text = "package t
by_ref[entity.ref] contains entity.name if some entity in input.entities
names := {name | some names in by_ref; some name in names}
paths := [path | some path, _ in input.repository.files; not path in input.entities]
own := {input.entity.name} | names
others := found if found := names with input as {\"entities\": [{\"ref\": \"x\", \"name\": \"X\"}]}
";
    let machine = Machine::new(linked(text), Vec::new());
    let mut session = session(&machine, TIME);
    let (ab, c) = (
        json(r#"[{"ref": "r/a", "name": "a"}, {"ref": "r/b", "name": "b"}]"#),
        json(r#"[{"ref": "r/c", "name": "c"}]"#),
    );
    let files = json(r#"{"files": {"f": {}}}"#);
    let mut seen: Vec<Vec<Value>> = Vec::new();
    for (name, entities) in [("a", Some(&ab)), ("b", Some(&ab)), ("c", Some(&c)), ("d", None), ("e", Some(&ab))] {
        let entity = Value::from(BTreeMap::from([(Value::from("name"), Value::from(name))]));
        let entries = [("entity", Some(entity)), ("entities", entities.cloned()), ("repository", Some(files.clone()))];
        let entries = entries.into_iter().filter_map(|(key, value)| Some((Value::from(key), value?)));
        session.begin(Value::from(entries.collect::<BTreeMap<_, _>>()), Value::new_object());
        let mut known = |rule| value(&mut session, rule).unwrap().unwrap();
        let names: BTreeSet<Value> = entities
            .into_iter()
            .flat_map(|own| own.as_array().unwrap().iter())
            .map(|own| own["name"].clone())
            .collect();
        assert_eq!(
            known("others"),
            json(r#"["X"]"#).as_array().unwrap().iter().cloned().collect::<BTreeSet<_>>().into(),
            "{name}"
        );
        assert_eq!(known("names"), names.clone().into(), "{name}");
        assert_eq!(
            known("own"),
            names.into_iter().chain([Value::from(name)]).collect::<BTreeSet<_>>().into(),
            "{name}"
        );
        seen.push(["by_ref", "paths", "own"].into_iter().map(known).collect());
    }
    let is_same = |a: &Value, b: &Value| match (a, b) {
        (Value::Object(a), Value::Object(b)) => Arc::ptr_eq(a, b),
        (Value::Array(a), Value::Array(b)) => Arc::ptr_eq(a, b),
        (Value::Set(a), Value::Set(b)) => Arc::ptr_eq(a, b),
        _ => false,
    };
    let same = |one: usize, other: usize| -> Vec<bool> {
        seen[one].iter().zip(&seen[other]).map(|(a, b)| is_same(a, b)).collect()
    };
    assert_eq!(same(0, 1), [true, true, false]);
    assert_eq!(same(1, 2), [false, false, false]);
    assert_eq!(same(2, 3), [false, false, false]);
    assert_eq!(same(0, 4), [false, false, false]);
}

#[test]
fn what_is_the_same_for_every_document_is_worked_out_once_and_still_replaced() {
    let text = "package t
names := {upper(name) | some name in [\"a\", \"b\"]}
is_named(name) if name in names
other := {\"c\": input.name}
p := is_named(input.name)
q if is_named(input.name) with data.t.names as {\"C\"}
r := found if found := count(names) with upper as \"x\"
some_of[\"a\"].b := 1
some_of.c[input.name] := 2
";
    let machine = Machine::new(linked(text), Vec::new());
    let known = |rule: &str| {
        let place = machine.place(["t", rule]).unwrap();
        machine.values[place].get().is_some()
    };
    let mut session = session(&machine, TIME);
    for (input, p, q) in [("A", Some(true), None), ("C", None, Some(true)), ("B", Some(true), None)] {
        begin(&mut session, &format!(r#"{{"name": "{input}"}}"#));
        // With and without the value that is known already.
        assert_eq!(value(&mut session, "q"), Ok(q.map(Value::Bool)), "{input}");
        assert_eq!(value(&mut session, "r"), Ok(Some(json("1"))), "{input}");
        assert_eq!(value(&mut session, "p"), Ok(p.map(Value::Bool)), "{input}");
        assert_eq!(value(&mut session, "q"), Ok(q.map(Value::Bool)), "{input}");
        assert_eq!(value(&mut session, "other"), Ok(Some(json(&format!(r#"{{"c": "{input}"}}"#)))));
        let all = format!(r#"{{"a": {{"b": 1}}, "c": {{"{input}": 2}}}}"#);
        assert_eq!(value(&mut session, "some_of"), Ok(Some(json(&all))), "{input}");
    }
    assert!(known("names"));
    assert!(!known("other") && !known("p") && !known("q") && !known("r") && !known("some_of"));
}

#[test]
fn the_first_built_in_that_fails_is_named_with_its_place() {
    let text = "package t
fine := count(input.xs)
one := 1 / input.zero
two := to_number(input.word)
both if { not one; not two }
";
    let machine = Machine::new(linked(text), Vec::new());
    let mut session = session(&machine, TIME);
    let table = [
        ("fine", None),
        ("one", Some("case.rego:3: div: divide by zero")),
        ("two", Some("case.rego:4: to_number: ")),
        ("both", Some("case.rego:3: div: divide by zero")),
    ];
    for (rule, expected) in table {
        begin(&mut session, r#"{"xs": [], "zero": 0, "word": "x"}"#);
        value(&mut session, rule).unwrap();
        match (session.fault(), expected) {
            (Some(fault), Some(start)) => assert!(fault.starts_with(start), "{rule}: {fault}"),
            (fault, expected) => assert_eq!(fault, expected, "{rule}"),
        }
    }
}

#[test]
fn lines_that_ran_are_told_from_those_that_did_not() {
    let text = "package t

p if {
	input.a
	input.b
}

q contains x if {
	some x in input.xs
	f(x)
}

f(x) if {
	x > 1
}

unused := 1
";
    let machine = Machine::with_marks(linked(text));
    let mut session = session(&machine, TIME);
    let table: [(&str, &[u32], &[u32]); 4] = [
        ("{}", &[4, 9], &[3, 5, 8, 10, 13, 14, 17]),
        (r#"{"a": 1, "xs": [1]}"#, &[4, 5, 9, 10, 14], &[3, 8, 13, 17]),
        (r#"{"a": 1, "b": 1}"#, &[3, 4, 5, 9, 10, 14], &[8, 13, 17]),
        (r#"{"xs": [2]}"#, &[3, 4, 5, 8, 9, 10, 13, 14], &[17]),
    ];
    for (input, ran, others) in table {
        begin(&mut session, input);
        value(&mut session, "p").unwrap();
        value(&mut session, "q").unwrap();
        let of = |lines: &[u32]| lines.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(session.lines(), [("case.rego".to_owned(), of(ran), of(others))], "{input}");
    }
}

#[test]
fn equal_keys_with_different_values_are_a_problem() {
    let unclear = || {
        let message = "case.rego:2: two keys of this object are equal, with different values";
        Err(Failure::Raised(message.to_owned()))
    };
    let table = [
        (r#"{"a": 1, input.k: 2}"#, unclear()),
        (r#"{input.k: 1, lower("A"): 2}"#, unclear()),
        (r#"{[input.k]: 1, ["a"]: 2}"#, unclear()),
        (r#"{"a": 1, input.k: 1, "b": input.k}"#, Ok(Some(json(r#"{"a": 1, "b": "a"}"#)))),
        (r#"{"a": 1, "a": 2, "b": input.k}"#, Ok(Some(json(r#"{"a": 2, "b": "a"}"#)))),
    ];
    for (object, expected) in table {
        let machine = Machine::new(linked(&format!("package t\np := {object}\n")), Vec::new());
        let mut session = session(&machine, TIME);
        begin(&mut session, r#"{"k": "a"}"#);
        assert_eq!(value(&mut session, "p"), expected, "{object}");
    }
}

#[test]
fn data_files_are_asked_by_texts_as_opas_store_is() {
    let text = "package t
import rego.v1
a := data.ports[input.port]
b := data.list[\"1\"]
c if not data.ports[input.port]
d := v if v := data.ports[input.port] with data.ports as {8080: \"w\"}
e := x[input.port] if x := data.ports
f if not data.t.tree[input.nope]
tree.a.b := 3
tree.c := 4
";
    let machine = Machine::new(linked(text), Vec::new());
    let mut session = session(&machine, TIME);
    session.begin(json(r#"{"port": 8080}"#), json(r#"{"ports": {"8080": "p"}, "list": ["x", "y"]}"#));
    for (rule, expected) in
        [("a", Some("\"p\"")), ("b", Some("\"y\"")), ("c", None), ("d", Some("\"w\"")), ("e", None), ("f", None)]
    {
        assert_eq!(value(&mut session, rule), Ok(expected.map(json)), "{rule}");
    }
}

#[test]
fn what_stands_in_place_of_a_part_of_the_data_is_laid_over_it_where_more_is_asked_for() {
    let text = "package t
import rego.v1
other := x if x := data.names[8080] with data.xs as []
part := x if x := data.config.limits with data.config.limits as {\"mem\": 3}
below := x if x := data.config.limits.cpu with data.config.limits as {\"mem\": 3}
whole := x if x := data.config with data.config.limits as {\"mem\": 3}
nothing := x if x := data.config with data.config.limits as {}
list := x if x := data.config with data.config.limits as [1]
twice := x if x := data.config with data.config.limits as {\"mem\": 4} with data.config.limits.disk as 5
again := x if { x := inner with data.config as {\"a\": 1} }
inner := x if x := data.config with data.config.b as 2
open := x if x := [[k, v] | v := data.config[k]] with data.config.limits as {\"mem\": 3}
deeper := x if x := [v | v := data.config.limits[_]] with data.config.limits as {\"mem\": 3}
rules := x if x := [k | data.t.pack[k]] with data.t.pack.a as 1
pack.b := 1
pack.z := 1
";
    let machine = Machine::new(linked(text), Vec::new());
    let mut session = session(&machine, TIME);
    let files =
        r#"{"names": {"8080": "http"}, "xs": [1], "config": {"limits": {"cpu": 2}, "n": 1}, "t": {"pack": {"q": 1}}}"#;
    session.begin(json("{}"), json(files));
    for (rule, expected) in [
        ("other", Some(r#""http""#)),
        ("part", Some(r#"{"mem": 3}"#)),
        ("below", None),
        ("whole", Some(r#"{"limits": {"cpu": 2, "mem": 3}, "n": 1}"#)),
        ("nothing", Some(r#"{"limits": {"cpu": 2}, "n": 1}"#)),
        ("list", Some(r#"{"limits": [1], "n": 1}"#)),
        ("twice", Some(r#"{"limits": {"cpu": 2, "disk": 5, "mem": 4}, "n": 1}"#)),
        ("again", Some(r#"{"a": 1, "b": 2}"#)),
        ("open", Some(r#"[["limits", {"mem": 3}], ["n", 1]]"#)),
        ("deeper", Some("[3]")),
        ("rules", Some(r#"["a", "q", "b", "z"]"#)),
    ] {
        assert_eq!(value(&mut session, rule), Ok(expected.map(json)), "{rule}");
    }
}
