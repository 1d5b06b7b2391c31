//! What the recorded answers do not tell: what is bounded, what is not fetched, and what is kept.
use serde_json::json;

use super::*;

/// The stack of the threads that evaluate.
const STACK: usize = 256 << 20;

fn value(json: &serde_json::Value) -> Value {
    Value::from_json_str(&json.to_string()).unwrap()
}

fn matched(document: &serde_json::Value, schema: &serde_json::Value) -> Answer {
    match_schema(Operands(&[value(document), value(schema)]))
}

fn verified(schema: &serde_json::Value) -> Answer {
    verify_schema(Operands(&[value(schema)]))
}

/// Runs a test where evaluation runs.
fn deep(test: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, test).unwrap().join().unwrap();
    });
}

fn assert_refused(answer: &Answer, why: &str) {
    let Err(Error(told)) = answer else { panic!("{answer:?}") };
    assert!(told.contains(why), "{told}");
}

#[test]
fn other_documents_are_not_fetched() {
    for address in ["http://127.0.0.1:1/x", "https://example.com/schema.json#/a", "file:///etc/hosts", "ftp://a/b"] {
        let schema = json!({"properties": {"a": {"$ref": address}}});
        assert_refused(&matched(&json!({}), &schema), "is in another document, which is not fetched");
        assert_refused(&verified(&schema), address);
    }
}

#[test]
fn schemas_that_lead_nowhere_are_errors() {
    deep(|| {
        let own = json!({"$ref": "#"});
        assert_eq!(verified(&own), Ok(value(&json!([true, null]))));
        assert_refused(&matched(&json!({}), &own), "nested too deep");
        let all = json!({"allOf": [{"anyOf": [{"$ref": "#"}]}]});
        assert_refused(&matched(&json!({}), &all), "nested too deep");
    });
}

#[test]
fn references_may_lead_far() {
    deep(|| {
        let mut definitions = serde_json::Map::new();
        for at in 0..1_000 {
            let next = format!("#/definitions/d{}", at + 1);
            definitions.insert(format!("d{at}"), json!({"items": {"$ref": next}}));
        }
        definitions.insert("d1000".to_owned(), json!({"type": "null"}));
        let schema = json!({"definitions": definitions, "$ref": "#/definitions/d0"});
        assert_eq!(matched(&json!([[1]]), &schema), Ok(value(&json!([true, []]))));
    });
}

#[test]
fn what_takes_too_long_is_an_error() {
    deep(|| {
        let next = |at: usize| json!({"$ref": format!("#/definitions/d{at}")});
        let twice = |at: usize| json!({"allOf": [next(at), next(at)]});
        let mut definitions: serde_json::Map<_, _> = (0..60).map(|at| (format!("d{at}"), twice(at + 1))).collect();
        definitions.insert("d60".to_owned(), json!({}));
        let schema = |definitions| json!({"definitions": definitions, "$ref": "#/definitions/d0"});
        assert_refused(&matched(&json!({}), &schema(definitions.clone())), "too many steps");
        definitions.insert("d60".to_owned(), json!(false));
        assert_refused(&matched(&json!({}), &schema(definitions)), "too large");
    });
}

#[test]
fn answers_and_operands_are_bounded() {
    let long = "x".repeat(100_000);
    let many = vec![json!(1); 2_000];
    assert_refused(&matched(&json!(many), &json!({"items": {"enum": [long]}})), "too large");
    let shared = (0..40).fold(Value::Null, |inner, _| Value::from(vec![inner.clone(), inner]));
    assert_refused(&match_schema(Operands(&[shared.clone(), Value::new_object()])), "too large");
    assert_refused(&verify_schema(Operands(&[shared])), "too large");
    deep(|| {
        let nested = (0..2_000).fold(Value::Null, |inner, _| Value::from(vec![inner]));
        assert_refused(&match_schema(Operands(&[nested, Value::new_object()])), "nested too deep");
    });
    for text in ["[1e99999]", &format!("[{}]", "1".repeat(200_000))] {
        assert_refused(&match_schema(Operands(&[Value::from(text), Value::new_object()])), "too large");
    }
    let deep_text = format!("{}{}", "[".repeat(500), "]".repeat(500));
    assert_refused(&verify_schema(Operands(&[Value::from(deep_text)])), "nested too deep");
    assert_refused(&match_schema(Operands(&[Value::from("1e400"), value(&json!({"const": 1}))])), "out of the range");
}

#[test]
fn a_schema_is_compiled_once_for_all_that_are_spelled_alike() {
    let own = |schema: &serde_json::Value| compiled(&value(schema)).ok().unwrap();
    let first = own(&json!({"minLength": 1, "enum": [[null, true, {"a": 1.5}], "x"]}));
    assert!(Rc::ptr_eq(&first, &own(&json!({"enum": [[null, true, {"a": 1.5}], "x"], "minLength": 1}))));
    assert!(!Rc::ptr_eq(&first, &own(&json!({"enum": [[null, true, {"a": 1.25}], "x"], "minLength": 1}))));
    assert!(compiled(&Value::from_json_str(r#"{"minLength": 1}"#).unwrap()).is_ok());
    assert!(compiled(&Value::from_json_str(r#"{"minLength": 1.0}"#).unwrap()).is_err());
    for at in 0..2 * KEPT {
        own(&json!({"minLength": at}));
    }
    assert!(!Rc::ptr_eq(&first, &own(&json!({"minLength": 1, "enum": [[null, true, {"a": 1.5}], "x"]}))));
    assert_eq!(COMPILED.with_borrow(Vec::len), KEPT);
}
