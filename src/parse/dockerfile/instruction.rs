//! One joined text → one instruction: its word, flags, arguments, pairs and heredocs, each with its place.
//!
//! Syntax alone: variables and stages come later. A mistake is a fault and leaves the instruction with what could be read.

use super::lines::{Joined, Lines};
use super::words::{self, Range};
use crate::model::Span;
use crate::parse::Fault;
use crate::parse::faults::{Faults, quoted};
use crate::parse::json::{self, Syntax};

/// The instructions that there are.
const KNOWN: [&str; 18] = [
    "add",
    "arg",
    "cmd",
    "copy",
    "entrypoint",
    "env",
    "expose",
    "from",
    "healthcheck",
    "label",
    "maintainer",
    "onbuild",
    "run",
    "shell",
    "stopsignal",
    "user",
    "volume",
    "workdir",
];

/// A piece of an instruction as it is written.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
}

/// `--name=value`.
#[derive(Debug)]
pub(super) struct Flag {
    pub(super) name: Word,
    /// None where the flag has no `=`.
    pub(super) value: Option<Word>,
}

/// `NAME=value` of ENV, ARG and LABEL.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) name: Word,
    /// None for an ARG without a default.
    pub(super) value: Option<Word>,
}

/// A text that stands in the lines below an instruction.
#[derive(Debug)]
pub(super) struct Heredoc {
    pub(super) name: Word,
    pub(super) content: String,
    pub(super) span: Span,
    /// Whether variables in it are filled in.
    pub(super) expands: bool,
}

/// How the arguments of an instruction that knows both forms are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Shell,
    Exec,
}

/// An instruction.
#[derive(Debug)]
pub(super) struct Instruction {
    /// In lower case.
    pub(super) cmd: &'static str,
    /// Where its word stands.
    pub(super) word: Span,
    /// Where all of it stands.
    pub(super) span: Span,
    pub(super) flags: Vec<Flag>,
    pub(super) value: Vec<Word>,
    pub(super) form: Option<Form>,
    pub(super) pairs: Vec<Pair>,
    pub(super) heredocs: Vec<Heredoc>,
    pub(super) on_build: bool,
}

/// Reads an instruction and, from the lines below, its heredocs; none where its word is unknown.
pub(super) fn read(joined: &Joined<'_>, lines: &mut Lines<'_>, faults: &mut Faults) -> Option<Instruction> {
    let escape = lines.escape;
    let mut reader = Reader { joined, text: &joined.text, escape, faults };
    let whole = words::trim(reader.text, 0..reader.text.len());
    let mut instruction = reader.instruction(whole, false)?;
    let takes_heredocs = matches!(instruction.cmd, "add" | "copy" | "run") && instruction.form != Some(Form::Exec);
    if takes_heredocs && joined.text.contains("<<") {
        for (name, mark, strips_tabs, expands) in heredoc_marks(joined, escape) {
            let (body, span, has_mark) = lines.heredoc(&mark, strips_tabs);
            if !has_mark {
                let message = format!("the heredoc {} has no end", quoted(&mark));
                let help = Some(format!("a line that is only {mark} ends it"));
                faults.push(Fault { help, ..Fault::syntax(name.start as usize, message) });
            }
            let name = Word { text: mark, span: name };
            instruction.heredocs.push(Heredoc { name, content: content(body, strips_tabs), span, expands });
        }
        instruction.span.end = crate::parse::part::offset(lines.ended().max(joined.end));
    }
    Some(instruction)
}

/// The body of a heredoc as its instruction gets it.
fn content(body: &str, strips_tabs: bool) -> String {
    if !strips_tabs {
        return body.to_owned();
    }
    body.split_inclusive('\n').map(|line| line.trim_start_matches('\t')).collect()
}

/// The heredocs that an instruction announces: where, their end mark, `<<-`, and whether variables in them are filled in.
fn heredoc_marks(joined: &Joined<'_>, escape: char) -> Vec<(Span, String, bool, bool)> {
    let text = joined.text.as_ref();
    let mut marks = Vec::new();
    for word in words::quoted(text, 0..text.len(), escape) {
        let piece = text.get(word.clone()).unwrap_or("");
        let Some(rest) = piece.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("<<") else { continue };
        let (rest, strips_tabs) = rest.strip_prefix('-').map_or((rest, false), |rest| (rest, true));
        let name: String = rest.chars().filter(|c| !matches!(c, '"' | '\'') && *c != escape).collect();
        if name.is_empty() || rest.contains('<') {
            continue;
        }
        let expands = name.len() == rest.len();
        marks.push((joined.place(word.end - rest.len(), word.end), name, strips_tabs, expands));
    }
    marks
}

struct Reader<'j, 't> {
    joined: &'j Joined<'t>,
    text: &'j str,
    escape: char,
    faults: &'j mut Faults,
}

impl Reader<'_, '_> {
    fn instruction(&mut self, within: Range, on_build: bool) -> Option<Instruction> {
        let inner = self.slice(within.clone());
        let word = within.start..within.start + inner.find(words::BLANKS).unwrap_or(inner.len());
        let lower = self.slice(word.clone()).to_ascii_lowercase();
        let Some(cmd) = KNOWN.into_iter().find(|known| *known == lower) else {
            self.unknown(word);
            return None;
        };
        let (flags, rest) = words::flags(self.text, word.end..within.end);
        let rest = words::trim(self.text, rest..within.end);
        if cmd == "onbuild" {
            return self.on_build(&word, rest, on_build);
        }
        let mut instruction = Instruction {
            cmd,
            word: self.place(&word),
            span: crate::parse::part::span(self.joined.start, self.joined.end),
            flags: flags.into_iter().map(|flag| self.flag(flag)).collect(),
            value: Vec::new(),
            form: None,
            pairs: Vec::new(),
            heredocs: Vec::new(),
            on_build,
        };
        self.arguments(&mut instruction, rest.clone());
        if instruction.value.is_empty() && instruction.form != Some(Form::Exec) {
            let message = format!("{} needs an argument", cmd.to_ascii_uppercase());
            self.faults.push(Fault::syntax(instruction.word.start as usize, message));
        }
        Some(instruction)
    }

    fn on_build(&mut self, word: &Range, rest: Range, is_inner: bool) -> Option<Instruction> {
        let start = self.place(word).start as usize;
        if is_inner || rest.is_empty() {
            let message = if is_inner { "ONBUILD in an ONBUILD" } else { "ONBUILD needs an instruction" };
            self.faults.push(Fault::syntax(start, message));
            return None;
        }
        let found = self.instruction(rest, true)?;
        if matches!(found.cmd, "from" | "maintainer") {
            let message = format!("{} in an ONBUILD", found.cmd.to_ascii_uppercase());
            self.faults.push(Fault::syntax(start, message));
            return None;
        }
        Some(found)
    }

    fn arguments(&mut self, instruction: &mut Instruction, rest: Range) {
        match instruction.cmd {
            "env" | "label" => self.pairs(instruction, rest),
            "arg" => {
                for word in words::quoted(self.text, rest, self.escape) {
                    instruction.value.push(self.word(word.clone()));
                    let pair = self.pair(word);
                    instruction.pairs.push(pair);
                }
            }
            "run" | "cmd" | "entrypoint" | "shell" => {
                if !self.exec(instruction, rest.clone()) && !rest.is_empty() {
                    instruction.value.push(self.word(rest));
                }
            }
            "add" | "copy" | "volume" => {
                if !self.exec(instruction, rest.clone()) {
                    instruction.value = self.plain(rest);
                }
                if instruction.cmd != "volume" && instruction.value.len() == 1 {
                    let message = format!("{} needs a source and a destination", instruction.cmd.to_ascii_uppercase());
                    self.faults.push(Fault::syntax(instruction.word.start as usize, message));
                }
            }
            "healthcheck" => self.healthcheck(instruction, rest),
            "expose" | "from" => instruction.value = self.plain(rest),
            _ if rest.is_empty() => {}
            _ => instruction.value.push(self.word(rest)),
        }
    }

    /// `NONE`, or `CMD` and a command in either form.
    fn healthcheck(&mut self, instruction: &mut Instruction, rest: Range) {
        let Some(kind) = words::plain(self.text, rest.clone()).into_iter().next() else { return };
        let command = words::trim(self.text, kind.end..rest.end);
        let mut first = self.word(kind);
        first.text.make_ascii_uppercase();
        if !self.exec(instruction, command.clone()) && !command.is_empty() {
            instruction.value.push(self.word(command));
        }
        instruction.value.insert(0, first);
    }

    fn pairs(&mut self, instruction: &mut Instruction, rest: Range) {
        let found = words::quoted(self.text, rest.clone(), self.escape);
        let is_old = found.first().is_some_and(|word| !self.slice(word.clone()).contains('='));
        if is_old {
            let Some(name) = words::plain(self.text, rest.clone()).into_iter().next() else { return };
            let value = words::trim(self.text, name.end..rest.end);
            let name = self.word(name);
            instruction.value.push(name.clone());
            if value.is_empty() {
                let message = format!("{} {} has no value", instruction.cmd.to_ascii_uppercase(), quoted(&name.text));
                self.faults.push(Fault::syntax(name.span.start as usize, message));
                return;
            }
            let value = self.word(value);
            instruction.value.push(value.clone());
            instruction.pairs.push(Pair { name, value: Some(value) });
            return;
        }
        for word in found {
            instruction.value.push(self.word(word.clone()));
            let pair = self.pair(word);
            if pair.value.is_none() {
                let message = format!("{} has no =", quoted(&pair.name.text));
                self.faults.push(Fault::syntax(pair.name.span.start as usize, message));
            } else {
                instruction.pairs.push(pair);
            }
        }
    }

    fn pair(&self, word: Range) -> Pair {
        match self.slice(word.clone()).find('=') {
            Some(at) => Pair {
                name: self.word(word.start..word.start + at),
                value: Some(self.word(word.start + at + 1..word.end)),
            },
            None => Pair { name: self.word(word), value: None },
        }
    }

    fn flag(&self, word: Range) -> Flag {
        let Pair { mut name, value } = self.pair(word);
        name.text = name.text.trim_start_matches("--").to_owned();
        Flag { name, value }
    }

    /// Reads the arguments as a JSON array of strings, if they are one.
    fn exec(&mut self, instruction: &mut Instruction, rest: Range) -> bool {
        instruction.form = Some(Form::Shell);
        let slice = self.slice(rest.clone());
        if !slice.starts_with('[') {
            return false;
        }
        let parsed = json::parse(slice, Syntax::Json);
        let [tree] = parsed.trees.as_slice() else { return false };
        let Some(items) = tree.value.as_array().ok().filter(|_| parsed.faults.is_empty()) else { return false };
        let places = tree.spans.children(0).map(|id| tree.spans.value(id));
        for (item, place) in items.iter().zip(places) {
            let span = self.joined.place(rest.start + place.start as usize, rest.start + place.end as usize);
            let Ok(text) = item.as_string() else {
                self.faults.push(Fault::syntax(span.start as usize, "the exec form takes strings only"));
                break;
            };
            instruction.value.push(Word { text: text.to_string(), span });
        }
        instruction.form = Some(Form::Exec);
        true
    }

    fn unknown(&mut self, word: Range) {
        const SHOWN: usize = 3;
        let found = self.slice(word.clone()).to_owned();
        let upper = found.to_ascii_uppercase();
        let near = KNOWN.iter().map(|known| known.to_ascii_uppercase()).find(|known| {
            let common = known.chars().zip(upper.chars()).filter(|(a, b)| a == b).count();
            common + 1 >= known.len().max(upper.len()) && known.len() >= SHOWN
                || known.len() == upper.len() && sorted(known) == sorted(&upper)
        });
        let message = format!("{} is no instruction", quoted(&found));
        let help = near.map(|near| format!("did you mean {near}?"));
        self.faults.push(Fault { help, ..Fault::syntax(self.place(&word).start as usize, message) });
    }

    fn plain(&self, within: Range) -> Vec<Word> {
        words::plain(self.text, within).into_iter().map(|word| self.word(word)).collect()
    }

    fn word(&self, word: Range) -> Word {
        Word { text: self.slice(word.clone()).to_owned(), span: self.place(&word) }
    }

    fn slice(&self, range: Range) -> &str {
        self.text.get(range).unwrap_or("")
    }

    fn place(&self, range: &Range) -> Span {
        self.joined.place(range.start, range.end)
    }
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}
