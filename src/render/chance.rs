//! What a chart fills in by chance or by the clock → the same word in every run, so that the same chart gives the same findings.
//!
//! Helm can be given neither a seed nor a time. Lines of a template that call such a function, or name a variable or a template that
//! is made by one, are found in what was rendered by the text around their actions.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Functions of Helm whose result differs from run to run
/// (<https://helm.sh/docs/chart_template_guide/function_list>).
const FUNCTIONS: [&str; 21] = [
    "ago",
    "bcrypt",
    "encryptAES",
    "genCA",
    "genCAWithKey",
    "genPrivateKey",
    "genSelfSignedCert",
    "genSelfSignedCertWithKey",
    "genSignedCert",
    "genSignedCertWithKey",
    "htpasswd",
    "now",
    "randAlpha",
    "randAlphaNum",
    "randAscii",
    "randBytes",
    "randInt",
    "randNumeric",
    "shuffle",
    "uuid",
    "uuidv4",
];
/// What stands for a text, and for a number.
const STANDS_IN: [&str; 2] = ["xxxxx", "1"];
/// Blocks that a template opens and ends.
const BLOCKS: [&str; 5] = ["block", "define", "if", "range", "with"];

/// The named templates of a chart that are made by chance.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chance(BTreeSet<String>);

/// A line of a template: texts, and what is filled in between them.
struct Pattern<'t> {
    head: &'t str,
    /// Each action that fills something in, whether by chance, and the text after it.
    rest: Vec<(bool, &'t str)>,
}

impl Chance {
    /// By the texts of all templates of a chart; none where none of them calls such a function.
    pub(super) fn of(texts: &[impl AsRef<str>]) -> Option<Self> {
        let calls = |text: &str| FUNCTIONS.iter().any(|name| text.contains(name));
        if !texts.iter().any(|text| calls(text.as_ref())) {
            return None;
        }
        let mut chance = Self::default();
        loop {
            let known = chance.0.len();
            for text in texts {
                let named = chance.named(text.as_ref());
                chance.0.extend(named);
            }
            if chance.0.len() == known {
                return Some(chance);
            }
        }
    }

    /// The named templates of a text that are made by chance, as far as it is known which others are.
    fn named(&self, text: &str) -> Vec<String> {
        let variables = self.variables(text);
        let mut open: Vec<Option<&str>> = Vec::new();
        let mut named = Vec::new();
        for (_, action) in actions(text) {
            match word(action) {
                "end" => drop(open.pop()),
                first if BLOCKS.contains(&first) => {
                    open.push(action.split('"').nth(1).filter(|_| matches!(first, "define" | "block")));
                }
                _ if self.is_at_work(action, &variables) => {
                    named.extend(open.iter().flatten().map(|name| (*name).to_owned()));
                }
                _ => {}
            }
        }
        named
    }

    /// The variables of a text that are made by chance.
    fn variables<'t>(&self, text: &'t str) -> BTreeSet<&'t str> {
        let mut variables = BTreeSet::new();
        for (_, action) in actions(text) {
            let assigned = action.split_once('=').map(|(name, _)| name.trim_end_matches(':').trim());
            if let Some(name) = assigned.filter(|name| name.starts_with('$') && !name.contains(char::is_whitespace))
                && self.is_at_work(action, &variables)
            {
                variables.insert(name);
            }
        }
        variables
    }

    /// Whether an action calls such a function, or names what is made by one.
    fn is_at_work(&self, action: &str, variables: &BTreeSet<&str>) -> bool {
        action.split(['"', '`']).enumerate().any(|(index, part)| {
            // Every other part stands in quotes.
            if index % 2 == 1 {
                return self.0.contains(part);
            }
            let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '$' | '_' | '.');
            part.split(|letter| !is_part(letter))
                .any(|word| FUNCTIONS.contains(&word) || variables.contains(word.split('.').next().unwrap_or(word)))
        })
    }

    /// What was rendered of a template, with the same word wherever chance was at work.
    pub(super) fn steady<'r>(&self, rendered: &'r str, template: &str) -> Cow<'r, str> {
        let variables = self.variables(template);
        let patterns: Vec<Pattern<'_>> = template.lines().filter_map(|line| self.pattern(line, &variables)).collect();
        if !patterns.iter().any(Pattern::is_by_chance) {
            return Cow::Borrowed(rendered);
        }
        let steady = |line: &'r str| -> Cow<'r, str> {
            let text = line.trim_end_matches(['\n', '\r']);
            // Of several lines that it may come from it is the one with which it has most in common.
            let likely = patterns.iter().filter(|own| own.filled(text).is_some()).max_by_key(|own| own.length());
            let filled = likely.filter(|own| own.is_by_chance()).and_then(|own| Some((own, own.filled(text)?)));
            filled.map_or(Cow::Borrowed(line), |(own, filled)| {
                Cow::Owned(own.with(&filled) + line.get(text.len()..).unwrap_or(""))
            })
        };
        Cow::Owned(rendered.split_inclusive('\n').map(steady).collect())
    }

    /// The pattern of a line that has some text and fills something in.
    fn pattern<'t>(&self, line: &'t str, variables: &BTreeSet<&str>) -> Option<Pattern<'t>> {
        let (mut head, mut rest, mut at, mut is_trimmed) = (None, Vec::new(), 0, false);
        let mut put = |text: &'t str, rest: &mut Vec<(bool, &'t str)>| match rest.last_mut() {
            Some((_, after)) => *after = text,
            None => head = Some(text),
        };
        for (span, action) in actions(line) {
            let text = line.get(at..span.start)?;
            let text = if is_trimmed { text.trim_start() } else { text };
            put(if line.get(span.start..)?.starts_with("{{-") { text.trim_end() } else { text }, &mut rest);
            rest.push((self.is_at_work(action, variables), ""));
            is_trimmed = line.get(..span.end)?.ends_with("-}}");
            at = span.end;
        }
        let text = line.get(at..)?;
        put(if is_trimmed { text.trim_start() } else { text }, &mut rest);
        let pattern = Pattern { head: head?, rest };
        (pattern.length() > 0 && !pattern.rest.is_empty()).then_some(pattern)
    }
}

impl Pattern<'_> {
    fn is_by_chance(&self) -> bool {
        self.rest.iter().any(|(is_by_chance, _)| *is_by_chance)
    }

    /// How much of it is text that says something.
    fn length(&self) -> usize {
        self.head.trim().len() + self.rest.iter().map(|(_, after)| after.trim().len()).sum::<usize>()
    }

    /// What is filled in to give a line, if it can give that.
    fn filled<'l>(&self, line: &'l str) -> Option<Vec<&'l str>> {
        let (mut line, mut filled) = (line.strip_prefix(self.head)?, Vec::new());
        let (last, others) = self.rest.split_last()?;
        for (_, after) in others {
            let (own, next) = if after.is_empty() { ("", line) } else { line.split_once(after)? };
            filled.push(own);
            line = next;
        }
        filled.push(line.strip_suffix(last.1)?);
        Some(filled)
    }

    /// The line that it gives with these, but for those that are made by chance.
    fn with(&self, filled: &[&str]) -> String {
        let mut line = self.head.to_owned();
        for ((is_by_chance, after), own) in self.rest.iter().zip(filled) {
            line += &if *is_by_chance { steady(own) } else { Cow::Borrowed(*own) };
            line += after;
        }
        line
    }
}

/// The word for what was made by chance, in the quotes that it has.
fn steady(own: &str) -> Cow<'_, str> {
    let quote = ['"', '\''].into_iter().find(|quote| own.len() > 1 && own.starts_with(*quote) && own.ends_with(*quote));
    let [text, number] = STANDS_IN;
    match quote {
        Some(quote) => Cow::Owned(format!("{quote}{text}{quote}")),
        None if own.is_empty() => Cow::Borrowed(own),
        None => Cow::Borrowed(if own.bytes().all(|byte| byte.is_ascii_digit()) { number } else { text }),
    }
}

/// The actions of a text, each with what it says.
fn actions(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find("{{")?;
        let end = start + text.get(start..)?.find("}}")? + 2;
        at = end;
        let inner = text.get(start + 2..end - 2)?;
        Some((start..end, inner.trim_start_matches('-').trim_end_matches('-').trim()))
    })
}

/// The first word of an action.
fn word(action: &str) -> &str {
    action.split_whitespace().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steady_of(templates: &[&str], rendered: &str) -> String {
        let chance = Chance::of(templates).unwrap_or_default();
        chance.steady(rendered, templates[0]).into_owned()
    }

    #[test]
    fn what_is_made_by_chance_is_the_same_in_every_run() {
        let table = [
            (
                "  name: {{ .Release.Name }}-t-{{ randAlphaNum 5 | lower }}",
                "  name: web-t-3b9wz",
                "  name: web-t-xxxxx",
            ),
            ("  name: a-{{ now | date \"20060102\" }}", "  name: a-20261129", "  name: a-1"),
            ("  roll: {{ now | unixEpoch | quote }}", "  roll: \"1790000000\"", "  roll: \"xxxxx\""),
            ("{{ $id := uuidv4 }}\n  id: {{ $id }}", "\n  id: a-b-c", "\n  id: xxxxx"),
            ("a: {{ .Values.now }}", "a: b", "a: b"),
            ("a: {{ \"randAlpha\" }}", "a: randAlpha", "a: randAlpha"),
            ("a: {{- randAlpha 3 -}} b", "a:xyzb", "a:xxxxxb"),
            ("{{ randAlpha 3 }}\nb: c", "abc\nb: c", "abc\nb: c"),
            ("n: {{ .a }}-{{ randInt 1 9 }}\nn: {{ .b }}", "n: a-5\r\nn: b\r\n", "n: a-1\r\nn: b\r\n"),
            ("n: {{ .a }}{{ randAlpha 2 }}", "n: qq", "n: xxxxx"),
        ];
        for (template, rendered, expected) in table {
            assert_eq!(steady_of(&[template], rendered), expected, "{template}");
        }
    }

    #[test]
    fn named_templates_are_followed() {
        let helpers =
            "{{- define \"x.id\" -}}{{ if .Values.id }}{{ .Values.id }}{{ else }}{{ randAlpha 3 }}{{ end }}{{- end -}}
{{- define \"x.full\" }}{{ include \"x.id\" . }}{{ end }}{{ define \"x.name\" }}{{ .Chart.Name }}{{ end }}";
        let template = "a: {{ include \"x.full\" . }}\nb: {{ template \"x.name\" . }}";
        assert_eq!(steady_of(&[template, helpers], "a: abc\nb: web"), "a: xxxxx\nb: web");
        assert_eq!(Chance::of(&[template]), None);
    }
}
