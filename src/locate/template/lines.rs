//! The text of a Helm template → its lines, and what each of them puts out: a text as it stands, one with something filled in,
//! whatever an action gives, or nothing. Knows the syntax of Go's templates, not what their functions do.

/// A template, line by line.
#[derive(Debug, Default)]
pub(super) struct Template<'t> {
    /// The lines.
    pub(super) lines: Vec<Line<'t>>,
    /// First and last line of what may be put out several times.
    pub(super) loops: Vec<(usize, usize)>,
}

/// A line of a template.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The line, without its break.
    pub(super) text: &'t str,
    /// What it puts out.
    pub(super) shape: Shape<'t>,
    /// Whether it stands in a block that may be left out.
    pub(super) is_optional: bool,
    /// Where its first action starts and its last one ends, in bytes of the line.
    pub(super) actions: Option<(usize, usize)>,
}

/// What a line puts out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape<'t> {
    /// Nothing: blank, a comment, a condition, an assignment, a part of a definition.
    Silent,
    /// `---`
    Separator,
    /// Itself.
    Literal,
    /// These texts, with something between them; the first and the last one stand at the ends of the line.
    Mixed(Vec<&'t str>),
    /// Whatever an action gives, with at least so many blanks before it where the action says how many.
    Output(Option<usize>),
}

/// `{{ … }}`, in bytes of the text.
struct Action<'t> {
    start: usize,
    end: usize,
    effect: Effect,
    code: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Open(Block),
    Close,
    Silent,
    Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Loop,
    Definition,
    Other,
}

impl<'t> Template<'t> {
    /// The lines of a text.
    pub(super) fn of(text: &'t str) -> Self {
        let mut template = Self::default();
        let actions = actions(text);
        let (mut next, mut start) = (0, 0);
        let mut open: Vec<(Block, usize)> = Vec::new();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let end = start + line.len();
            while actions.get(next).is_some_and(|action| action.end <= start) {
                next += 1;
            }
            let own = actions.get(next..).unwrap_or_default();
            let own = own.get(..own.partition_point(|action| action.start < end)).unwrap_or_default();
            let is_defined = open.iter().any(|(block, _)| *block == Block::Definition);
            let mut line = Line::of(line.trim_end_matches(['\n', '\r']), start, own);
            line.is_optional = !open.is_empty();
            if is_defined {
                line.shape = Shape::Silent;
            }
            template.lines.push(line);
            for action in own.iter().filter(|action| action.start >= start) {
                match action.effect {
                    Effect::Open(block) => open.push((block, number)),
                    Effect::Close => {
                        if let Some((Block::Loop, first)) = open.pop() {
                            template.loops.push((first, number));
                        }
                    }
                    Effect::Silent | Effect::Output => {}
                }
            }
            start = end;
        }
        template
    }
}

impl<'t> Line<'t> {
    /// A line that starts at byte `start` of its text, and the actions that have a part of it.
    fn of(text: &'t str, start: usize, actions: &[Action<'_>]) -> Self {
        let mut pieces = Vec::new();
        let mut from = 0;
        for action in actions {
            let begin = action.start.saturating_sub(start).min(text.len());
            pieces.push(text.get(from..begin.max(from)).unwrap_or(""));
            from = action.end.saturating_sub(start).min(text.len());
        }
        pieces.push(text.get(from..).unwrap_or(""));
        let span = actions.first().zip(actions.last()).map(|(first, last)| {
            let begin = first.start.saturating_sub(start).min(text.len());
            (begin, last.end.saturating_sub(start).clamp(begin, text.len()))
        });
        let is_blank = pieces.iter().all(|piece| piece.trim().is_empty());
        let output = actions.iter().find(|action| action.start >= start && action.effect == Effect::Output);
        let shape = match (is_blank, output) {
            (true, None) => Shape::Silent,
            (true, Some(action)) => Shape::Output(indent(action.code)),
            _ if actions.is_empty() && text.trim_end() == "---" => Shape::Separator,
            _ if actions.is_empty() => Shape::Literal,
            _ => Shape::Mixed(pieces),
        };
        Self { text, shape, is_optional: false, actions: span }
    }
}

/// The number in `nindent 4` or `indent 4`.
fn indent(code: &str) -> Option<usize> {
    let (_, rest) = code.rsplit_once("indent ")?;
    let digits = rest.trim_start().split(|letter: char| !letter.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// The actions of a text, in their order. One that is not closed ends them.
fn actions(text: &str) -> Vec<Action<'_>> {
    let mut actions = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("{{")).map(|at| from + at) {
        let Some(end) = end_of(text, start + 2) else { break };
        let code = text.get(start + 2..end - 2).unwrap_or("");
        let code = code.strip_prefix('-').unwrap_or(code).trim();
        actions.push(Action { start, end, effect: effect(code), code });
        from = end;
    }
    actions
}

/// One past the `}}` of an action whose code starts at `from`. Braces in strings and comments are none.
fn end_of(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let code = rest.strip_prefix('-').unwrap_or(rest).trim_start();
    if code.starts_with("/*") {
        let closed = from + rest.find("*/")? + 2;
        return Some(closed + text.get(closed..)?.find("}}")? + 2);
    }
    let mut letters = rest.char_indices().peekable();
    let mut quote = None;
    while let Some((at, letter)) = letters.next() {
        match quote {
            Some('`') if letter == '`' => quote = None,
            Some(open @ ('"' | '\'')) => match letter {
                '\\' => {
                    letters.next();
                }
                _ if letter == open => quote = None,
                _ => {}
            },
            None if matches!(letter, '"' | '`' | '\'') => quote = Some(letter),
            None if letter == '}' && letters.peek().is_some_and(|(_, next)| *next == '}') => {
                return Some(from + at + 2);
            }
            Some(_) | None => {}
        }
    }
    None
}

fn effect(code: &str) -> Effect {
    let word = code.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or("");
    match word {
        "range" => Effect::Open(Block::Loop),
        "define" => Effect::Open(Block::Definition),
        "if" | "with" | "block" => Effect::Open(Block::Other),
        "end" => Effect::Close,
        "else" | "break" | "continue" => Effect::Silent,
        _ if code.is_empty() || code.starts_with("/*") || is_assignment(code) => Effect::Silent,
        _ => Effect::Output,
    }
}

/// `$name := …`, `$name = …`
fn is_assignment(code: &str) -> bool {
    let Some(rest) = code.strip_prefix('$') else { return false };
    let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_').trim_start();
    rest.starts_with(":=") || (rest.starts_with('=') && !rest.starts_with("=="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_shape() {
        let text = r#"{{- /* a "comment" }} */ -}}
{{- $name := include "x" . }}
{{- if .Values.on }}
kind: Pod
  image: "{{ .Values.image }}:{{ .tag | default "}}" }}" # why
  labels: {{- include "labels" . | nindent 4 }}
    {{- toYaml . | nindent 8 }}
{{- end }}
---
# {{ note }}
{{ define "x" }}
a: b
{{ end }}
"#;
        let template = Template::of(text);
        let shapes: Vec<_> = template.lines.iter().map(|line| &line.shape).collect();
        let mixed = |pieces: &[&'static str]| Shape::Mixed(pieces.to_vec());
        let expected = [
            Shape::Silent,
            Shape::Silent,
            Shape::Silent,
            Shape::Literal,
            mixed(&["  image: \"", ":", "\" # why"]),
            mixed(&["  labels: ", ""]),
            Shape::Output(Some(8)),
            Shape::Silent,
            Shape::Separator,
            mixed(&["# ", ""]),
            Shape::Silent,
            Shape::Silent,
            Shape::Silent,
        ];
        assert_eq!(shapes, expected.iter().collect::<Vec<_>>());
        assert!(template.lines[3].is_optional && !template.lines[9].is_optional);
    }

    #[test]
    fn loops_are_known_and_actions_may_have_several_lines() {
        let text = "a:\n{{- range $k, $v := .x }}\n- {{ $k }}\n{{- with $v }}\n  b: 1\n{{- end }}\n{{- end }}\nc: {{ dict\n  \"d\" 1 }}\ne: 1\n";
        let template = Template::of(text);
        assert_eq!(template.loops, [(1, 6)]);
        assert_eq!(template.lines[7].shape, Shape::Mixed(vec!["c: ", ""]));
        assert_eq!(template.lines[8].shape, Shape::Silent);
        assert_eq!(template.lines[9].shape, Shape::Literal);
    }

    #[test]
    fn an_open_action_ends_the_actions() {
        assert_eq!(Template::of("a: {{ b\nc: 1").lines[0].shape, Shape::Literal);
    }
}
