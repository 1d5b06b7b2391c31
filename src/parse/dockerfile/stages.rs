//! Instructions → stages, with what is known of the variables at each place, and the tree of it all.
//!
//! An ARG above the first FROM is seen by FROMs, and by a stage that declares it again; a stage sees its own ARGs and ENVs and
//! those of the stage that it is built on. Takes instructions in order; mistakes between them are faults.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::instruction::{Flag, Form, Heredoc, Instruction, Pair, Word};
use super::variables::Scope;
use crate::model::Span;
use crate::parse::faults::{Faults, quoted};
use crate::parse::keys::Keys;
use crate::parse::part::{Entry, Part, span};
use crate::parse::{Fault, Key};

/// Variables that stages may take over from the stages below, all in all: hostile files have thousands of both.
const MAX_INHERITED: usize = 1_000_000;

/// Bytes that filling in variables may add to one file.
const MAX_GROWTH: usize = 8 * 1024 * 1024;

/// A name and its value; none where that comes from outside.
type Variable = (String, Option<Arc<str>>);

/// A stage on its way.
struct Stage {
    scope: Scope,
    from: Span,
    head: Vec<Entry>,
    instructions: Vec<Part>,
}

/// A Dockerfile on its way.
pub(super) struct Builder {
    escape: char,
    keys: Keys,
    globals: Scope,
    args: Vec<Part>,
    stages: Vec<Stage>,
    /// Stages by their names, in lower case; of two with one name the later one.
    names: BTreeMap<String, usize>,
    inherited: usize,
    growth: usize,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self {
            escape: '\\',
            keys: Keys::new(),
            globals: Scope::default(),
            args: Vec::new(),
            stages: Vec::new(),
            names: BTreeMap::new(),
            inherited: 0,
            growth: 0,
        }
    }

    /// Adds the next instruction.
    pub(super) fn add(&mut self, instruction: Instruction, escape: char, faults: &mut Faults) {
        self.escape = escape;
        if instruction.cmd == "from" && !instruction.on_build {
            self.from(&instruction, faults);
            return;
        }
        if self.stages.is_empty() {
            if instruction.cmd == "arg" && !instruction.on_build {
                self.global(&instruction);
                return;
            }
            let name = instruction.cmd.to_ascii_uppercase();
            let fault = Fault::syntax(instruction.word.start as usize, format!("{name} stands above the first FROM"));
            faults.push(Fault { help: Some("only ARG may stand there".to_owned()), ..fault });
            return;
        }
        let part = self.instruction(instruction);
        if let Some(stage) = self.stages.last_mut() {
            stage.instructions.push(part);
        }
    }

    /// The whole, or none where the file has no stage.
    pub(super) fn finish(mut self, length: usize) -> Option<Part> {
        let last = self.stages.len().checked_sub(1)?;
        let stages = std::mem::take(&mut self.stages);
        let parts = stages.into_iter().enumerate().map(|(index, stage)| {
            let mut entries = vec![self.entry("index", Part::Scalar(Value::from(index), stage.from))];
            entries.extend(stage.head);
            let whole = stage
                .instructions
                .iter()
                .map(Part::span)
                .fold(stage.from, |whole, part| Span::new(whole.start, part.end));
            if index == last {
                entries.push(self.entry("final", Part::Scalar(Value::Bool(true), stage.from)));
            }
            entries.push(self.entry("instructions", list(stage.instructions, stage.from)));
            Part::Object(entries, whole)
        });
        let stages = list(parts.collect(), Span::default());
        let args = list(std::mem::take(&mut self.args), Span::default());
        let entries = vec![self.entry("args", args), self.entry("stages", stages)];
        Some(Part::Object(entries, span(0, length)))
    }

    /// An ARG above the first FROM: a default may use the ones before.
    fn global(&mut self, instruction: &Instruction) {
        for pair in &instruction.pairs {
            let scope = std::mem::take(&mut self.globals);
            let (name, value, part) = self.pair(pair, &scope);
            self.globals = scope;
            self.globals.set(self.keys.get(&name), value);
            self.args.push(part);
        }
    }

    fn from(&mut self, instruction: &Instruction, faults: &mut Faults) {
        let words: Vec<&str> = instruction.value.iter().map(|word| word.text.as_str()).collect();
        let name = match words.as_slice() {
            [_] | [] => None,
            [_, between, _] if between.eq_ignore_ascii_case("as") => instruction.value.get(2),
            _ => {
                let fault =
                    Fault::syntax(instruction.word.start as usize, "FROM takes an image, or an image AS a name");
                faults.push(fault);
                None
            }
        };
        let globals = std::mem::take(&mut self.globals);
        let image = instruction.value.first();
        let resolved = image.map_or_else(String::new, |image| self.expand(&globals, &image.text));
        let parent = self.names.get(&resolved.to_ascii_lowercase()).copied();
        let mut head = Vec::new();
        if let Some(name) = name {
            Self::check_name(name, faults);
            head.push(self.entry("name", Part::text(&name.text, name.span)));
        }
        if let Some(image) = image {
            head.push(self.entry("image", Part::text(&resolved, image.span)));
            if let Some(parent) = parent {
                head.push(self.entry("parent", Part::Scalar(Value::from(parent), image.span)));
            }
        }
        for flag in &instruction.flags {
            if let (true, Some(value)) = (flag.name.text.eq_ignore_ascii_case("platform"), &flag.value) {
                let platform = self.expand(&globals, &value.text);
                head.push(self.entry("platform", Part::text(&platform, value.span)));
            }
        }
        self.globals = globals;
        let scope = self.inherit(parent, &resolved);
        if let Some(name) = name {
            self.names.insert(name.text.to_ascii_lowercase(), self.stages.len());
        }
        self.stages.push(Stage { scope, from: instruction.span, head, instructions: Vec::new() });
    }

    fn check_name(name: &Word, faults: &mut Faults) {
        let is_first = name.text.starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_first || !name.text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) {
            let message = format!("{} is no name for a stage", quoted(&name.text));
            let help = "a letter, then letters, digits, -, _ and .".to_owned();
            faults.push(Fault { help: Some(help), ..Fault::syntax(name.span.start as usize, message) });
        }
    }

    /// What a stage knows at its start.
    fn inherit(&mut self, parent: Option<usize>, image: &str) -> Scope {
        let mut scope = match parent.and_then(|parent| self.stages.get(parent)) {
            Some(parent) => {
                self.inherited += parent.scope.len();
                if self.inherited <= MAX_INHERITED { parent.scope.clone() } else { Scope::default() }
            }
            None => Scope::default(),
        };
        scope.is_open |= !image.eq_ignore_ascii_case("scratch");
        scope
    }

    fn instruction(&mut self, instruction: Instruction) -> Part {
        let Instruction { cmd, word, span, flags, value, form, pairs, heredocs, on_build } = instruction;
        let scope = self.stages.last_mut().map(|stage| std::mem::take(&mut stage.scope)).unwrap_or_default();
        let mut entries = vec![self.word("cmd", cmd, word)];
        let is_expanded = matches!(cmd, "add" | "copy" | "expose" | "stopsignal" | "user" | "volume" | "workdir");
        let words = value.iter().map(|word| {
            if is_expanded {
                Part::text(&self.expand(&scope, &word.text), word.span)
            } else {
                Part::text(&word.text, word.span)
            }
        });
        let words = list(words.collect(), word);
        entries.push(self.entry("value", words));
        if let Some(form) = form {
            let text = if form == Form::Exec { "exec" } else { "shell" };
            entries.push(self.word("form", text, word));
        }
        if !flags.is_empty() {
            let part = self.flags(&flags, &scope);
            entries.push(self.entry("flags", part));
        }
        let mut set = Vec::new();
        if matches!(cmd, "arg" | "env" | "label") {
            let parts;
            (parts, set) = self.pairs(cmd, &pairs, &scope);
            entries.push(self.entry("pairs", list(parts, word)));
        }
        if on_build {
            set.clear();
        }
        self.keep(scope, set);
        if !heredocs.is_empty() {
            let parts = heredocs.iter().map(|heredoc| self.heredoc(heredoc)).collect();
            entries.push(self.entry("heredocs", list(parts, word)));
        }
        if on_build {
            entries.push(self.entry("onbuild", Part::Scalar(Value::Bool(true), word)));
        }
        Part::Object(entries, span)
    }

    /// Gives a stage its variables back, with those that an instruction set.
    fn keep(&mut self, mut scope: Scope, set: Vec<Variable>) {
        for (name, value) in set {
            scope.set(self.keys.get(&name), value);
        }
        if let Some(stage) = self.stages.last_mut() {
            stage.scope = scope;
        }
    }

    /// The pairs of an instruction, and what they set, which is seen from the next instruction on.
    fn pairs(&mut self, cmd: &str, pairs: &[Pair], scope: &Scope) -> (Vec<Part>, Vec<Variable>) {
        let mut parts = Vec::new();
        let mut set = Vec::new();
        for pair in pairs {
            let (name, value, part) = self.pair(pair, scope);
            parts.push(part);
            match cmd {
                "env" => set.push((name, value)),
                "arg" => {
                    let value = value.or_else(|| self.globals.get(&name).cloned().flatten());
                    set.push((name, value));
                }
                _ => {}
            }
        }
        (parts, set)
    }

    fn pair(&mut self, pair: &Pair, scope: &Scope) -> (String, Option<Arc<str>>, Part) {
        let name = self.expand(scope, &pair.name.text);
        let mut entries = vec![self.entry("name", Part::text(&name, pair.name.span))];
        let mut end = pair.name.span.end;
        let value = pair.value.as_ref().map(|value| {
            let text: Arc<str> = self.expand(scope, &value.text).into();
            entries.push(self.entry("value", Part::Scalar(Value::String(text.clone()), value.span)));
            end = value.span.end;
            text
        });
        (name, value, Part::Object(entries, Span::new(pair.name.span.start, end)))
    }

    fn flags(&mut self, flags: &[Flag], scope: &Scope) -> Part {
        let mut entries: Vec<Entry> = Vec::new();
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        let mut whole = flags.first().map_or_else(Span::default, |flag| flag.name.span);
        for flag in flags {
            let value = match &flag.value {
                Some(value) => Part::text(&self.expand(scope, &value.text), value.span),
                None => Part::text("true", flag.name.span),
            };
            let key = self.keys.get(&flag.name.text.to_ascii_lowercase());
            whole.end = value.span().end;
            if let Some(Entry { part: Part::Array(values, _), .. }) =
                known.get(&key).and_then(|index| entries.get_mut(*index))
            {
                values.push(value);
                continue;
            }
            known.insert(key.clone(), entries.len());
            entries.push(Entry { key, span: flag.name.span, part: list(vec![value], flag.name.span) });
        }
        Part::Object(entries, whole)
    }

    fn heredoc(&mut self, heredoc: &Heredoc) -> Part {
        let entries = vec![
            self.entry("name", Part::text(&heredoc.name.text, heredoc.name.span)),
            self.entry("content", Part::text(&heredoc.content, heredoc.span)),
            self.entry("expand", Part::Scalar(Value::Bool(heredoc.expands), heredoc.name.span)),
        ];
        Part::Object(entries, heredoc.name.span)
    }

    /// A word as the builder sees it, as long as that does not fill the memory.
    fn expand(&mut self, scope: &Scope, word: &str) -> String {
        if self.growth > MAX_GROWTH {
            return word.to_owned();
        }
        let expanded = scope.expand(word, self.escape).into_owned();
        self.growth += expanded.len().saturating_sub(word.len());
        expanded
    }

    /// An entry whose name and value are ours.
    fn word(&mut self, name: &str, value: &str, place: Span) -> Entry {
        let value = Value::String(self.keys.get(value));
        self.entry(name, Part::Scalar(value, place))
    }

    /// An entry whose name is ours: it stands where its value stands.
    fn entry(&mut self, name: &str, part: Part) -> Entry {
        Entry { key: self.keys.get(name), span: part.span(), part }
    }
}

/// An array over its items, or at the end of `before` if there are none.
fn list(items: Vec<Part>, before: Span) -> Part {
    let place = match (items.first(), items.last()) {
        (Some(first), Some(last)) => Span::new(first.span().start, last.span().end),
        _ => Span::new(before.end, before.end),
    };
    Part::Array(items, place)
}
