//! CODEOWNERS of GitHub and GitLab → one tree.
//!
//! `{"rules": [{"pattern", "owners": [{"type": "team|username|email|role", "value"}], "comment", "lineNumber", "section"?,
//! "excluded"?}], "sections"?: [{"name", "optional", "approvals"?, "owners", "lineNumber"}]}`, as conftest has it, and what
//! GitLab adds: a rule without owners has those of its section. A word that is no owner is a fault.

use regorus::Value;

use super::faults::{Faults, quoted};
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::pieces::{lines, place, start_of};
use super::{Fault, Parsed};
use crate::model::Span;

/// Owners that rules may take over from their sections, all in all.
const MAX_INHERITED: usize = 100_000;

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut reader = Reader { text, keys: Keys::new(), faults: Faults::default(), section: None, inherited: 0 };
    let mut rules = Vec::new();
    let mut sections = Vec::new();
    for (index, line) in lines(text).enumerate() {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        match header(content) {
            Some(header) => sections.push(reader.section(index + 1, content, &header)),
            None => rules.push(reader.rule(index + 1, content)),
        }
    }
    let whole = span(0, text.len());
    let mut entries = vec![reader.entry("rules", Part::Array(rules, whole))];
    if !sections.is_empty() {
        entries.push(reader.entry("sections", Part::Array(sections, whole)));
    }
    let tree = Part::Object(entries, whole).into_tree(text);
    Parsed { trees: vec![tree], faults: reader.faults.finish() }
}

/// `^[Name][2] @owner`.
struct Header<'t> {
    name: &'t str,
    is_optional: bool,
    approvals: Option<&'t str>,
    owners: &'t str,
}

fn header(content: &str) -> Option<Header<'_>> {
    let (is_optional, rest) = content.strip_prefix('^').map_or((false, content), |rest| (true, rest));
    let (name, rest) = rest.strip_prefix('[')?.split_once(']')?;
    let approvals = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let is_number = |text: &str| !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    match approvals.filter(|(number, _)| is_number(number.trim())) {
        Some((number, owners)) => {
            Some(Header { name: name.trim(), is_optional, approvals: Some(number.trim()), owners })
        }
        None => Some(Header { name: name.trim(), is_optional, approvals: None, owners: rest }),
    }
}

struct Reader<'t> {
    text: &'t str,
    keys: Keys,
    faults: Faults,
    /// The section that rules belong to: its name, and the owners that rules without owners get.
    section: Option<(Part, Vec<Part>)>,
    inherited: usize,
}

impl<'t> Reader<'t> {
    fn section(&mut self, line: usize, content: &'t str, header: &Header<'t>) -> Part {
        let whole = place(self.text, content);
        let owners = self.owners(header.owners).0;
        let name = Part::text(header.name, place(self.text, header.name));
        self.section = Some((name.clone(), owners.clone()));
        let mut entries = vec![
            self.entry("name", name),
            self.entry("optional", Part::Scalar(Value::Bool(header.is_optional), whole)),
            self.entry("owners", Part::Array(owners, end_of(whole))),
            self.entry("lineNumber", Part::Scalar(Value::from(line), whole)),
        ];
        if let Some(approvals) = header.approvals {
            let number = Value::from_numeric_string(approvals).unwrap_or(Value::Null);
            entries.push(self.entry("approvals", Part::Scalar(number, place(self.text, approvals))));
        }
        Part::Object(entries, whole)
    }

    fn rule(&mut self, line: usize, content: &'t str) -> Part {
        let whole = place(self.text, content);
        let (pattern, rest) = content.split_at_checked(pattern_end(content)).unwrap_or((content, ""));
        let (mut owners, comment) = self.owners(rest);
        let excluded = self.section.is_some() && pattern.starts_with('!');
        let mut section = None;
        if let Some((name, defaults)) = &self.section {
            section = Some(moved(name.clone(), place(self.text, pattern)));
            if owners.is_empty() && !excluded && self.inherited + defaults.len() <= MAX_INHERITED {
                self.inherited += defaults.len();
                owners = defaults.iter().map(|owner| moved(owner.clone(), place(self.text, pattern))).collect();
            }
        }
        let comment_place = if comment.is_empty() { end_of(whole) } else { place(self.text, comment) };
        let mut entries = vec![
            self.entry("pattern", Part::text(pattern, place(self.text, pattern))),
            self.entry("owners", Part::Array(owners, end_of(whole))),
            self.entry("comment", Part::text(comment, comment_place)),
            self.entry("lineNumber", Part::Scalar(Value::from(line), whole)),
        ];
        if let Some(name) = section {
            entries.push(self.entry("section", name));
        }
        if excluded {
            entries.push(self.entry("excluded", Part::Scalar(Value::Bool(true), place(self.text, pattern))));
        }
        Part::Object(entries, whole)
    }

    /// The owners at the head of a text, and the comment behind them.
    fn owners(&mut self, rest: &'t str) -> (Vec<Part>, &'t str) {
        let mut owners = Vec::new();
        for word in rest.split_whitespace() {
            if word.starts_with('#') {
                let comment = rest.get(start_of(rest, word)..).unwrap_or("");
                return (owners, comment.trim_start_matches('#').trim());
            }
            let Some((kind, value)) = owner(word) else {
                let fault = Fault::syntax(start_of(self.text, word), format!("{} is no owner", quoted(word)));
                let help = "an owner is @name, @organisation/team or a mail address".to_owned();
                self.faults.push(Fault { help: Some(help), ..fault });
                continue;
            };
            let whole = place(self.text, word);
            let kind = Part::Scalar(Value::String(self.keys.get(kind)), whole);
            let entries =
                vec![self.entry("type", kind), self.entry("value", Part::text(value, place(self.text, value)))];
            owners.push(Part::Object(entries, whole));
        }
        (owners, "")
    }

    fn entry(&mut self, name: &str, part: Part) -> Entry {
        Entry { key: self.keys.get(name), span: part.span(), part }
    }
}

/// What sort of owner a word is, and who.
fn owner(word: &str) -> Option<(&'static str, &str)> {
    if let Some(role) = word.strip_prefix("@@") {
        return Some(("role", role)).filter(|(_, role)| !role.is_empty());
    }
    if let Some(name) = word.strip_prefix('@') {
        let kind = if name.contains('/') { "team" } else { "username" };
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        return Some((kind, name)).filter(|_| !name.is_empty() && name.chars().all(is_name));
    }
    let (user, host) = word.split_once('@')?;
    Some(("email", word)).filter(|_| !user.is_empty() && !host.is_empty())
}

/// Where the pattern ends: at a blank that no backslash stands before.
fn pattern_end(content: &str) -> usize {
    let mut is_escaped = false;
    let end = content.find(|c: char| {
        let ends = c.is_whitespace() && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    end.unwrap_or(content.len())
}

/// What a rule takes over from its section stands where the rule stands.
fn moved(part: Part, place: Span) -> Part {
    match part {
        Part::Scalar(value, _) => Part::Scalar(value, place),
        Part::Array(items, _) => Part::Array(items.into_iter().map(|item| moved(item, place)).collect(), place),
        Part::Object(entries, _) => {
            let moved = |entry: Entry| Entry { span: place, part: moved(entry.part, place), ..entry };
            Part::Object(entries.into_iter().map(moved).collect(), place)
        }
    }
}

fn end_of(whole: Span) -> Span {
    Span::new(whole.end, whole.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        let mut parsed = parse(text);
        assert_eq!(parsed.faults, [], "{text}");
        parsed.trees.remove(0).value
    }

    #[test]
    fn rules_are_those_of_conftest() {
        let text = "# c\n* @org/all user@b.co @user # note\n\n/docs/ @docs\n*.md\na\\ b @x\n";
        let expected = r#"{"rules": [
            {"comment": "note", "lineNumber": 2, "pattern": "*", "owners": [{"type": "team", "value": "org/all"},
                {"type": "email", "value": "user@b.co"}, {"type": "username", "value": "user"}]},
            {"comment": "", "lineNumber": 4, "pattern": "/docs/", "owners": [{"type": "username", "value": "docs"}]},
            {"comment": "", "lineNumber": 5, "pattern": "*.md", "owners": []},
            {"comment": "", "lineNumber": 6, "pattern": "a\\ b", "owners": [{"type": "username", "value": "x"}]}]}"#;
        assert_eq!(value(text), Value::from_json_str(expected).unwrap());
    }

    #[test]
    fn sections_of_gitlab_give_their_owners() {
        let text = "/a @x\n[Docs][2] @docs\n*.md\n*.txt @@maintainer\n!a.md\n^[Other]\n*.rs\n";
        let found = value(text);
        assert_eq!(found["rules"][1]["owners"][0]["value"], Value::from("docs"));
        assert_eq!(
            found["rules"][2]["owners"][0],
            Value::from_json_str(r#"{"type": "role", "value": "maintainer"}"#).unwrap()
        );
        assert_eq!(found["rules"][3]["excluded"], Value::from(true));
        assert_eq!(found["rules"][4]["section"], Value::from("Other"));
        let sections = r#"[{"name": "Docs", "optional": false, "approvals": 2, "lineNumber": 2,
            "owners": [{"type": "username", "value": "docs"}]},
            {"name": "Other", "optional": true, "owners": [], "lineNumber": 6}]"#;
        assert_eq!(found["sections"], Value::from_json_str(sections).unwrap());
    }

    #[test]
    fn mistakes_are_said() {
        let found: Vec<_> =
            parse("* docs @a\n* @ @b\n").faults.into_iter().map(|fault| (fault.offset, fault.message)).collect();
        assert_eq!(found, [(2, "`docs` is no owner".to_owned()), (12, "`@` is no owner".to_owned())]);
    }
}
