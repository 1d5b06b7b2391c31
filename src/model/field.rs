//! What a value has under a name, found without making a value of the name: findings ask for many.

use regorus::Value;
use regorus::value::Object;

use super::document::Step;

/// Objects with no more entries are looked through; larger ones are searched.
const FEW: usize = 16;

/// The entry of an object.
pub(crate) fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Object(object) = value else { return None };
    if object.len() > FEW { object.get(&Value::from(name)) } else { looked_through(object, name) }
}

/// The entry of an object under a key that is there as a value. Most names differ in length already, so that comparing them all takes
/// less than the search of [`Object::get`], which puts them in order.
pub(crate) fn entry<'v>(object: &'v Object, key: &Value) -> Option<&'v Value> {
    match key {
        Value::String(name) if object.len() <= FEW => looked_through(object, name),
        _ => object.get(key),
    }
}

fn looked_through<'v>(object: &'v Object, name: &str) -> Option<&'v Value> {
    let is_named = |key: &Value| matches!(key, Value::String(own) if own.as_ref() == name);
    object.iter().find(|(key, _)| is_named(key)).map(|(_, value)| value)
}

/// The text of an object's entry.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    field(value, name)?.as_string().ok().map(AsRef::as_ref)
}

/// What a step leads to.
pub(crate) fn child<'v>(value: &'v Value, step: &Step) -> Option<&'v Value> {
    match (value, step) {
        (_, Step::Key(key)) => field(value, key),
        (Value::Object(object), Step::Index(index)) => object.get(&Value::from(*index)),
        (Value::Array(items), Step::Index(index)) => items.get(*index),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_objects_are_asked_alike() {
        for size in [0, 1, FEW, FEW + 1, 200] {
            let entries = (0..size).map(|n| (Value::from(format!("k{n}")), Value::from(format!("v{n}"))));
            let value = Value::from(entries.collect::<std::collections::BTreeMap<_, _>>());
            for n in 0..size {
                assert_eq!(text(&value, &format!("k{n}")), Some(format!("v{n}").as_str()), "{n} of {size}");
            }
            assert_eq!(field(&value, "k"), None, "of {size}");
        }
        let list = Value::from(vec![Value::from("a"), Value::from("b")]);
        assert_eq!(child(&list, &Step::Index(1)), Some(&Value::from("b")));
        assert_eq!(child(&list, &Step::Index(2)), None);
        assert_eq!(child(&list, &Step::Key("a".into())), None);
    }
}
