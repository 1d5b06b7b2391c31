//! What was answered when a repository was made from a template: names and plain values.

use std::collections::BTreeMap;

use regorus::Value;

/// A value, as far as it can be written into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Text(String),
    Truth(bool),
    Nothing,
    /// A list, an object, a number that is no plain one: engines write them each in their own way.
    Other,
}

/// Answers by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    recorded: BTreeMap<String, Answer>,
    defaults: BTreeMap<String, Answer>,
}

impl Answers {
    /// Those of an object; none of anything else.
    pub(super) fn of(value: &Value) -> Self {
        Self { recorded: all(value), defaults: BTreeMap::new() }
    }

    /// With what the template takes where nothing is recorded: a question that it asks only since.
    pub(super) fn or(&self, defaults: impl IntoIterator<Item = (String, Value)>) -> Self {
        let defaults = defaults.into_iter().map(|(name, value)| (name, answer(&value))).collect();
        Self { recorded: self.recorded.clone(), defaults }
    }

    /// An answer as it is written into a text; `words` are those for true, false and nothing.
    pub(super) fn text(&self, name: &str, words: &[&str; 3]) -> Result<String, String> {
        let answer = self.recorded.get(name).or_else(|| self.defaults.get(name));
        let [yes, no, nothing] = words;
        match answer {
            Some(Answer::Text(text)) => Ok(text.clone()),
            Some(Answer::Truth(truth)) => Ok(if *truth { yes } else { no }.to_string()),
            Some(Answer::Nothing) => Ok((*nothing).to_owned()),
            Some(Answer::Other) => Err(format!("the answer `{name}` is no plain value")),
            None => Err(format!("the answer `{}` is not recorded", name.chars().take(60).collect::<String>())),
        }
    }
}

fn all(value: &Value) -> BTreeMap<String, Answer> {
    let Ok(object) = value.as_object() else { return BTreeMap::new() };
    let named = object.iter().filter_map(|(name, value)| Some((name.as_string().ok()?.to_string(), answer(value))));
    named.collect()
}

fn answer(value: &Value) -> Answer {
    match value {
        Value::String(text) => Answer::Text(text.to_string()),
        Value::Bool(truth) => Answer::Truth(*truth),
        Value::Null => Answer::Nothing,
        _ => Answer::Other,
    }
}
