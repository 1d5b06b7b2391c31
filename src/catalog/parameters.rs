//! `data.karat.parameters`: each rule sees its own. The engine holds those of all rules under one name, by package, so that
//! asking a rule needs no `with`, which would make it work out again what rules share.

/// Where the engine holds the parameters of all rules.
pub(crate) const ALL: &str = "karat_parameters";
const OWN: &str = "data.karat.parameters";

/// A rewritten module with the parameters of its package in place of `data.karat.parameters`.
pub(super) fn bound(text: String, package: &str) -> String {
    if !text.contains(OWN) {
        return text;
    }
    let own = format!("data.{ALL}[\"{package}\"]");
    let mut bound = String::with_capacity(text.len() + own.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['"', '`', 'd']) {
        let (before, here) = rest.split_at(at);
        bound.push_str(before);
        let taken = match here.as_bytes().first() {
            Some(b'd') if here.starts_with(OWN) && !is_name(bound.chars().next_back()) => {
                bound.push_str(&own);
                OWN.len()
            }
            Some(b'd') => {
                bound.push('d');
                1
            }
            _ => {
                let length = literal(here);
                bound.push_str(here.get(..length).unwrap_or(here));
                length
            }
        };
        rest = here.get(taken..).unwrap_or("");
    }
    bound.push_str(rest);
    bound
}

fn is_name(before: Option<char>) -> bool {
    before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.')
}

/// The length of the string that a text begins with, quotes included.
fn literal(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, quote)) = chars.next() else { return 0 };
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return at + 1;
        }
        if c == '\\' && quote == '"' {
            chars.next();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_sees_its_own_parameters_and_strings_stay() {
        let table = [
            ("x := data.karat.parameters.names", "x := data.karat_parameters[\"a.b\"].names"),
            ("x in data.karat.parameters", "x in data.karat_parameters[\"a.b\"]"),
            (
                r#"m := "data.karat.parameters \" data.karat.parameters""#,
                r#"m := "data.karat.parameters \" data.karat.parameters""#,
            ),
            (
                "m := `data.karat.parameters`; data.karat.parameters.a",
                "m := `data.karat.parameters`; data.karat_parameters[\"a.b\"].a",
            ),
            ("my_data.karat.parameters", "my_data.karat.parameters"),
        ];
        for (text, expected) in table {
            assert_eq!(bound(text.to_owned(), "a.b"), expected);
        }
    }
}
