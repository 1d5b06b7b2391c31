//! What a shell script says, as far as somebody needs who asks which commands it runs.
//!
//! Plain values; [`walk`] visits them in the order of the script, a command before what stands inside of it.

/// A command with its redirections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ossf) struct Statement {
    /// Where it starts.
    pub(in crate::ossf) line: usize,
    /// None where there are only redirections.
    pub(in crate::ossf) command: Option<Command>,
    /// In the order of the script.
    pub(in crate::ossf) redirects: Vec<Redirect>,
}

/// What a statement runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ossf) enum Command {
    /// A program or builtin with its arguments.
    Call(Call),
    /// Commands joined by `|` or `|&`.
    Pipeline(Pipeline),
    /// All else: its statements and words, in the order of the script.
    Compound(Vec<Node>),
}

/// `NAME=value program argument`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ossf) struct Call {
    /// Where it starts.
    pub(in crate::ossf) line: usize,
    /// The values of variables set for it.
    pub(in crate::ossf) assigns: Vec<Word>,
    /// The program and its arguments.
    pub(in crate::ossf) words: Vec<Word>,
}

/// Joined commands. In one list, however many they are: a tree of them would be as deep as the line is long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ossf) struct Pipeline {
    /// Whether the second reads what the first writes, and not also its errors.
    pub(in crate::ossf) is_plain: bool,
    /// At least two.
    pub(in crate::ossf) statements: Vec<Statement>,
}

/// A part of a compound command, or of an expansion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ossf) enum Node {
    /// A statement in it.
    Statement(Statement),
    /// A word in it.
    Word(Word),
}

/// `> file`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ossf) struct Redirect {
    /// Such as `>`.
    pub(in crate::ossf) operator: &'static str,
    /// Where to or from.
    pub(in crate::ossf) word: Word,
}

/// A word: pieces without blanks between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ossf) struct Word {
    /// Where it starts.
    pub(in crate::ossf) line: usize,
    /// At least one, but for an empty heredoc.
    pub(in crate::ossf) parts: Vec<Part>,
}

/// A piece of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ossf) enum Part {
    /// As it is written, backslashes included.
    Literal(String),
    /// What stands between single quotes.
    Single(String),
    /// What stands between double quotes, or in a heredoc.
    Double(Vec<Part>),
    /// `$(…)` and backquotes.
    Commands(Vec<Statement>),
    /// `<(…)` and `>(…)`.
    Process {
        /// Whether it is read from: `<(…)`.
        is_read: bool,
        /// What runs in it.
        statements: Vec<Statement>,
    },
    /// A variable, or arithmetic, with what stands inside.
    Expansion(Vec<Node>),
    /// An extended glob, such as `*(a|b)`.
    Pattern,
}

impl Word {
    /// A piece that is all of the word.
    pub(in crate::ossf) fn only(&self) -> Option<&Part> {
        match self.parts.as_slice() {
            [part] => Some(part),
            _ => None,
        }
    }
}

/// What [`walk`] comes by.
#[derive(Clone, Copy, Debug)]
pub(in crate::ossf) enum Seen<'a> {
    /// A statement; what it runs comes next.
    Statement(&'a Statement),
    /// A call.
    Call(&'a Call),
    /// What is written into what, at the head of a pipeline, and where it starts.
    Pipe(&'a Statement, &'a Statement, usize),
}

/// Visits every statement, wherever it stands.
pub(in crate::ossf) fn walk<'a>(statements: &'a [Statement], visit: &mut dyn FnMut(Seen<'a>)) {
    for statement in statements {
        visit(Seen::Statement(statement));
        match &statement.command {
            None => {}
            Some(Command::Call(call)) => {
                visit(Seen::Call(call));
                call.assigns.iter().chain(&call.words).for_each(|word| parts(&word.parts, visit));
            }
            Some(Command::Pipeline(pipeline)) => {
                if let [first, second, ..] = pipeline.statements.as_slice()
                    && pipeline.is_plain
                {
                    visit(Seen::Pipe(first, second, first.line));
                }
                walk(&pipeline.statements, visit);
            }
            Some(Command::Compound(inside)) => nodes(inside, visit),
        }
        for redirect in &statement.redirects {
            parts(&redirect.word.parts, visit);
        }
    }
}

fn nodes<'a>(inside: &'a [Node], visit: &mut dyn FnMut(Seen<'a>)) {
    for node in inside {
        match node {
            Node::Statement(statement) => walk(std::slice::from_ref(statement), visit),
            Node::Word(word) => parts(&word.parts, visit),
        }
    }
}

fn parts<'a>(pieces: &'a [Part], visit: &mut dyn FnMut(Seen<'a>)) {
    for part in pieces {
        match part {
            Part::Literal(_) | Part::Single(_) | Part::Pattern => {}
            Part::Double(inside) => parts(inside, visit),
            Part::Commands(statements) | Part::Process { statements, .. } => walk(statements, visit),
            Part::Expansion(inside) => nodes(inside, visit),
        }
    }
}
