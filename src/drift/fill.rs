//! A text of a template and the answers → the text that a repository got, where that takes no more than putting answers in.
//!
//! Names, quoted strings, comments and raw blocks are understood as Jinja has them. Anything else — filters, conditions, loops,
//! arithmetic — is refused with the reason: what it would give is not guessed.

use super::answers::Answers;

/// No text of a template grows beyond this.
const LARGEST: usize = 4 << 20;

/// What marks the places of a template, and how answers are written there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Syntax {
    /// Around a value: `{{`, `}}`.
    pub(super) value: (String, String),
    /// Around a block: `{%`, `%}`.
    pub(super) block: (String, String),
    /// Around a comment: `{#`, `#}`.
    pub(super) comment: (String, String),
    /// What stands before the name of every answer: `cookiecutter.`; empty for none.
    pub(super) prefix: &'static str,
    /// How true, false and nothing are written.
    pub(super) words: [&'static str; 3],
    /// Whether a newline at the end of the text stays.
    pub(super) keeps_end: bool,
    /// Something else that the template asks of its engine, which is not done here.
    pub(super) unsupported: Option<String>,
    /// The same, where it concerns only texts with blocks or comments.
    pub(super) trims: bool,
}

impl Syntax {
    /// As Jinja is without settings, in Python.
    pub(super) fn jinja(prefix: &'static str) -> Self {
        let pair = |open: &str, close: &str| (open.to_owned(), close.to_owned());
        Self {
            value: pair("{{", "}}"),
            block: pair("{%", "%}"),
            comment: pair("{#", "#}"),
            prefix,
            words: ["True", "False", "None"],
            keeps_end: true,
            unsupported: None,
            trims: false,
        }
    }

    /// As Backstage's scaffolder has it: Nunjucks, with values in `${{ … }}`.
    pub(super) fn backstage() -> Self {
        Self {
            value: ("${{".to_owned(), "}}".to_owned()),
            words: ["true", "false", ""],
            prefix: "values.",
            ..Self::jinja("")
        }
    }

    /// Where the next place begins, and what it is.
    fn next(&self, text: &str) -> Option<(usize, Place)> {
        let starts = [(&self.value.0, Place::Value), (&self.block.0, Place::Block), (&self.comment.0, Place::Comment)];
        let found = starts.into_iter().filter_map(|(open, place)| Some((text.find(open.as_str())?, open.len(), place)));
        // Of two that begin at one place, the longer one is meant.
        let first = found.min_by_key(|(at, length, _)| (*at, usize::MAX - length));
        first.map(|(at, _, place)| (at, place))
    }

    /// Whether a text has a place that an engine would fill in.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.next(text).is_some()
    }

    /// A text with its places taken out, or with a word put into them: what a path may look like.
    pub(super) fn without(&self, text: &str, word: &str) -> String {
        let (mut rest, mut left) = (text, String::new());
        while let Some((at, place)) = self.next(rest) {
            let (open, close) = self.around(place);
            left.push_str(rest.get(..at).unwrap_or_default());
            let inner = rest.get(at + open.len()..).unwrap_or_default();
            let Some(end) = inner.find(close.as_str()) else { return left };
            if place == Place::Value {
                left.push_str(word);
            }
            rest = inner.get(end + close.len()..).unwrap_or_default();
        }
        left + rest
    }

    const fn around(&self, place: Place) -> &(String, String) {
        match place {
            Place::Value => &self.value,
            Place::Block => &self.block,
            Place::Comment => &self.comment,
        }
    }
}

/// What a mark opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Value,
    Block,
    Comment,
}

/// Fills a text in, or says why that takes an engine.
pub(super) fn fill(text: &str, syntax: &Syntax, answers: &Answers) -> Result<String, String> {
    if let Some(unsupported) = &syntax.unsupported {
        return Err(unsupported.clone());
    }
    let mut filling = Filling { syntax, answers, out: String::with_capacity(text.len()), from: 0, rest: text };
    while let Some((at, place)) = syntax.next(filling.rest) {
        let (before, rest) = filling.rest.split_at(at);
        filling.from = filling.out.len();
        filling.out.push_str(before);
        filling.rest = rest.get(syntax.around(place).0.len()..).unwrap_or_default();
        match place {
            Place::Value => filling.value()?,
            Place::Block => filling.block()?,
            Place::Comment => filling.comment()?,
        }
        if filling.out.len() > LARGEST {
            return Err("filled in, it is larger than 4 MiB".to_owned());
        }
    }
    let mut out = filling.out + filling.rest;
    if !syntax.keeps_end && out.ends_with('\n') {
        out.pop();
    }
    Ok(out)
}

struct Filling<'t> {
    syntax: &'t Syntax,
    answers: &'t Answers,
    out: String,
    /// Where the text since the last place begins: no sign strips what stands before.
    from: usize,
    rest: &'t str,
}

impl<'t> Filling<'t> {
    /// `{{ name }}` or `{{ 'text' }}`.
    fn value(&mut self) -> Result<(), String> {
        self.opened();
        let written = if let Some(quote @ ('\'' | '"')) = self.rest.chars().next() {
            self.quoted(quote)?.to_owned()
        } else {
            let name = self.name();
            let own = name.strip_prefix(self.syntax.prefix).filter(|own| is_name(own));
            let own = own.filter(|_| self.closes(&self.syntax.value.1)).ok_or_else(|| self.refused(name))?;
            self.answers.text(own, &self.syntax.words)?
        };
        self.closed(&self.syntax.value.1, "an expression")?;
        self.out.push_str(&written);
        Ok(())
    }

    /// `{% raw %}…{% endraw %}`.
    fn block(&mut self) -> Result<(), String> {
        if self.syntax.trims {
            return Err("its engine trims lines around blocks".to_owned());
        }
        self.opened();
        let name = self.name();
        if name != "raw" {
            return Err(format!("it has a block `{}`, which takes the template's engine", short(name)));
        }
        self.closed(&self.syntax.block.1, "a block")?;
        let inside = self.rest;
        let mut from = 0;
        while let Some(at) = inside.get(from..).and_then(|rest| rest.find(&self.syntax.block.0)).map(|at| at + from) {
            from = at + self.syntax.block.0.len();
            let mut end = Self { rest: inside.get(from..).unwrap_or_default(), out: String::new(), from: 0, ..*self };
            let strips = end.rest.starts_with('-');
            end.opened();
            if end.name() == "endraw" && end.closed(&self.syntax.block.1, "a block").is_ok() {
                let text = inside.get(..at).unwrap_or_default();
                self.out.push_str(if strips { text.trim_end() } else { text });
                self.rest = end.rest;
                return Ok(());
            }
        }
        Err("a raw block is not closed".to_owned())
    }

    fn comment(&mut self) -> Result<(), String> {
        if self.syntax.trims {
            return Err("its engine trims lines around comments".to_owned());
        }
        self.opened();
        let close = &self.syntax.comment.1;
        let Some(at) = self.rest.find(close.as_str()) else { return Err("a comment is not closed".to_owned()) };
        let strips = self.rest.get(..at).is_some_and(|text| text.ends_with('-'));
        self.rest = self.rest.get(at + close.len()..).unwrap_or_default();
        if strips {
            self.rest = self.rest.trim_start();
        }
        Ok(())
    }

    /// Behind an opening mark: its sign, and blanks.
    fn opened(&mut self) {
        if let Some(rest) = self.rest.strip_prefix('-') {
            let kept = self.out.get(self.from..).unwrap_or_default().trim_end().len();
            self.out.truncate(self.from + kept);
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('+') {
            self.rest = rest;
        }
        self.rest = self.rest.trim_start();
    }

    fn closes(&self, close: &str) -> bool {
        let rest = self.rest.trim_start();
        rest.strip_prefix(['-', '+']).unwrap_or(rest).starts_with(close)
    }

    /// The end of a place.
    fn closed(&mut self, close: &str, what: &str) -> Result<(), String> {
        let rest = self.rest.trim_start();
        let strips = rest.starts_with('-');
        let Some(rest) = rest.strip_prefix(['-', '+']).unwrap_or(rest).strip_prefix(close) else {
            return Err(format!("it has {what} that takes the template's engine"));
        };
        self.rest = if strips { rest.trim_start() } else { rest };
        Ok(())
    }

    /// A name with its dots; empty where none stands here.
    fn name(&mut self) -> &'t str {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        name
    }

    fn quoted(&mut self, quote: char) -> Result<&'t str, String> {
        let inner = self.rest.get(1..).unwrap_or_default();
        let (text, rest) = inner.split_once(quote).ok_or("a quoted string is not closed")?;
        if text.contains('\\') {
            return Err("it has a string with escapes, which takes the template's engine".to_owned());
        }
        self.rest = rest;
        Ok(text)
    }

    fn refused(&self, name: &str) -> String {
        let (open, close) = &self.syntax.value;
        let is_plain = !name.is_empty() && self.closes(close);
        let rest = if is_plain { "" } else { " …" };
        format!("`{open} {}{rest} {close}` takes the template's engine", short(name))
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A name that fits into a message.
fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        let table = [
            ("name", "\"pay\""),
            ("port", "\"8080\""),
            ("docker", "true"),
            ("none", "null"),
            ("list", "[1]"),
            ("half", "0.5"),
        ];
        let object = table.map(|(key, value)| format!("\"{key}\": {value}")).join(", ");
        Answers::of(&regorus::Value::from_json_str(&format!("{{{object}}}")).unwrap())
    }

    /// What a text becomes, or the reason.
    fn filled(text: &str, syntax: &Syntax) -> String {
        fill(text, syntax, &answers()).unwrap_or_else(|reason| format!("! {reason}"))
    }

    #[test]
    fn names_strings_comments_and_raw_blocks_are_filled_in_as_jinja_does() {
        let table = [
            ("plain\n", "plain\n"),
            ("a {{ name }} b {{name}}\n", "a pay b pay\n"),
            ("{{ port }} {{ docker }} {{ none }}", "8080 True None"),
            ("a \n {{- name -}} \n b", "apayb"),
            ("${{ '{{' }} secrets.X {{ \"}}\" }}", "${{ secrets.X }}"),
            ("{% raw %}${{ secrets.X }}{% endraw %}", "${{ secrets.X }}"),
            ("a {%- raw -%} \n {{ x }} {% other %} {%- endraw -%}\n b", "a{{ x }} {% other %}b"),
            ("a{# no #}b\n{#- no -#}\nc", "abc"),
            ("${{ name }}", "$pay"),
            ("{{ ' ' }}{{- name }}", " pay"),
            ("{ { % # }} %}", "{ { % # }} %}"),
        ];
        for (text, expected) in table {
            assert_eq!(filled(text, &Syntax::jinja("")), expected, "{text}");
        }
        assert_eq!(filled("{{ cookiecutter.name }}", &Syntax::jinja("cookiecutter.")), "pay");
        assert_eq!(filled("${{ values.name }} ${{ values.docker }} {{ x }}", &Syntax::backstage()), "pay true {{ x }}");
    }

    #[test]
    fn what_takes_an_engine_is_refused_with_the_reason() {
        let table = [
            ("{{ name | upper }}", "`{{ name … }}` takes the template's engine"),
            ("{{ name.x }}", "`{{ name.x }}` takes the template's engine"),
            ("{{ 1 + 1 }}", "`{{ 1 … }}` takes the template's engine"),
            ("{{ }}", "`{{  … }}` takes the template's engine"),
            ("{{ 'a' ~ 'b' }}", "it has an expression that takes the template's engine"),
            ("{{ 'a\\n' }}", "it has a string with escapes, which takes the template's engine"),
            ("{{ 'a", "a quoted string is not closed"),
            ("{{ name", "`{{ name … }}` takes the template's engine"),
            ("{% if docker %}x{% endif %}", "it has a block `if`, which takes the template's engine"),
            ("{% raw %}x", "a raw block is not closed"),
            ("{# x", "a comment is not closed"),
            ("{{ missing }}", "the answer `missing` is not recorded"),
            ("{{ list }}", "the answer `list` is no plain value"),
            ("{{ half }}", "the answer `half` is no plain value"),
        ];
        for (text, expected) in table {
            assert_eq!(filled(text, &Syntax::jinja("")), format!("! {expected}"), "{text}");
        }
        let wrong = filled("{{ name }}", &Syntax::jinja("cookiecutter."));
        assert_eq!(wrong, "! `{{ name }}` takes the template's engine");
    }

    #[test]
    fn other_marks_and_settings_are_kept() {
        let square = Syntax { value: ("[[".into(), "]]".into()), keeps_end: false, ..Syntax::jinja("") };
        assert_eq!(filled("[[ name ]] ${{ secrets.X }}\n\n", &square), "pay ${{ secrets.X }}\n");
        let trims = Syntax { trims: true, ..Syntax::jinja("") };
        assert_eq!(filled("{{ name }}", &trims), "pay");
        assert_eq!(filled("{# a #}", &trims), "! its engine trims lines around comments");
        let other = Syntax { unsupported: Some("no".into()), ..Syntax::jinja("") };
        assert_eq!(filled("x", &other), "! no");
    }

    #[test]
    fn a_text_does_not_grow_without_end() {
        let long = regorus::Value::from_json_str(&format!("{{\"name\": \"{}\"}}", "x".repeat(100_000))).unwrap();
        let reason = fill(&"{{ name }}".repeat(1000), &Syntax::jinja(""), &Answers::of(&long)).unwrap_err();
        assert_eq!(reason, "filled in, it is larger than 4 MiB");
    }

    #[test]
    fn a_path_without_its_places_tells_what_it_may_be() {
        let syntax = Syntax::jinja("");
        assert_eq!(syntax.without("{% if docker %}Dockerfile{% endif %}", "x"), "Dockerfile");
        assert_eq!(syntax.without("src/{{ name | lower }}/a.rs", "x"), "src/x/a.rs");
        assert_eq!(syntax.without("a{{ b", "x"), "a");
    }
}
