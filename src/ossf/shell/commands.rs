//! Statements: lists, pipelines, calls and their redirections.

use super::Read;
use super::cursor::{Cursor, ENDS};
use super::expansions::is_name;
use super::tree::{Call, Command, Node, Part, Pipeline, Redirect, Statement, Word};

/// Redirections, the longest first.
const REDIRECTS: [&str; 12] = ["&>>", "&>", "<<<", "<<-", "<<", ">>", ">&", ">|", "<&", "<>", ">", "<"];

impl Cursor<'_> {
    /// Statements up to one of these keywords, a closing parenthesis, the end of a case, or the end of the text.
    pub(super) fn statements(&mut self, stops: &[&str]) -> Read<Vec<Statement>> {
        let mut statements = Vec::new();
        let mut is_closed = true;
        loop {
            is_closed |= self.lines()?;
            let bodies = self.bodies();
            if !bodies.is_empty() {
                statements.push(of_heredocs(bodies));
            }
            match self.peek() {
                None | Some(b')') => return Ok(statements),
                Some(b';') if self.ends_case() => return Ok(statements),
                Some(_) if stops.contains(&self.keyword()) => return Ok(statements),
                Some(_) if !is_closed => return self.fail("statements are separated by `;`, `&` or a line break"),
                Some(_) => {}
            }
            statements.push(self.deeper(Self::list)?);
            self.blanks_and_comment();
            is_closed = match self.peek() {
                Some(b';') if !self.ends_case() => true,
                Some(b'&') => true,
                _ => false,
            };
            if is_closed {
                self.skip(1);
            }
        }
    }

    /// Whether `;;`, `;&` or `;;&` comes next.
    pub(super) fn ends_case(&self) -> bool {
        self.looks_at(";;") || self.looks_at(";&")
    }

    /// Statements of a clause, of which there is at least one unless its line is empty.
    pub(super) fn clause(&mut self, whose: &str, stops: &[&str]) -> Read<Vec<Statement>> {
        self.blanks_and_comment();
        if self.peek() == Some(b';') && !self.ends_case() {
            self.skip(1);
            return Ok(Vec::new());
        }
        let has_lines = self.lines()?;
        let statements = self.statements(stops)?;
        if statements.is_empty() && !has_lines {
            return self.fail(format!("`{whose}` needs statements"));
        }
        Ok(statements)
    }

    /// Pipelines joined by `&&` and `||`.
    pub(super) fn list(&mut self) -> Read<Statement> {
        let mut statements = vec![self.negatable()?];
        while self.looks_at("&&") || self.looks_at("||") {
            self.skip(2);
            self.lines()?;
            statements.push(self.negatable()?);
        }
        if statements.len() == 1 {
            return Ok(statements.pop().unwrap_or_default());
        }
        let line = statements.first().map_or(0, |first| first.line);
        let nodes = statements.into_iter().map(Node::Statement).collect();
        Ok(Statement { line, command: Some(Command::Compound(nodes)), redirects: Vec::new() })
    }

    /// A pipeline, with `!` before it or not.
    fn negatable(&mut self) -> Read<Statement> {
        self.blanks();
        let line = self.line;
        if self.keyword() == "!" {
            self.skip(1);
            self.blanks();
            if self.peek().is_none_or(|next| matches!(next, b'\n' | b';' | b'&' | b'|' | b')')) {
                return self.fail("`!` is no statement alone");
            }
        }
        let mut statement = self.pipeline()?;
        statement.line = line;
        Ok(statement)
    }

    /// Commands joined by `|`.
    pub(super) fn pipeline(&mut self) -> Read<Statement> {
        self.blanks();
        let mut pipeline = Pipeline { is_plain: true, statements: vec![self.statement()?] };
        loop {
            self.blanks_and_comment();
            if self.peek() != Some(b'|') || self.peek_at(1) == Some(b'|') {
                break;
            }
            self.skip(1);
            let is_plain = !self.take("&");
            pipeline.is_plain &= is_plain || pipeline.statements.len() > 1;
            self.lines()?;
            pipeline.statements.push(self.statement()?);
        }
        if pipeline.statements.len() == 1 {
            return Ok(pipeline.statements.pop().unwrap_or_default());
        }
        let line = pipeline.statements.first().map_or(0, |first| first.line);
        Ok(Statement { line, command: Some(Command::Pipeline(pipeline)), redirects: Vec::new() })
    }

    /// A command and its redirections.
    fn statement(&mut self) -> Read<Statement> {
        let mut statement = Statement { line: self.line, ..Statement::default() };
        statement.command = match self.compound()? {
            Some(nodes) => Some(Command::Compound(nodes)),
            None => self.call(&mut statement)?,
        };
        while self.redirect(&mut statement)? {}
        if statement.command.is_none() && statement.redirects.is_empty() {
            return self.fail("a statement cannot start here");
        }
        Ok(statement)
    }

    fn call(&mut self, statement: &mut Statement) -> Read<Option<Command>> {
        let mut call = Call { line: self.line, ..Call::default() };
        loop {
            self.blanks();
            match self.peek() {
                None | Some(b'\n' | b';' | b'|' | b')' | b'#') => break,
                Some(b'&') if !self.looks_at("&>") => break,
                Some(b'(') => return self.parenthesis(&call),
                _ if self.redirect(statement)? => continue,
                _ => {}
            }
            if call.words.is_empty() && self.assigns() {
                let value = self.assignment()?;
                call.assigns.push(value);
                continue;
            }
            match self.word()? {
                Some(word) => call.words.push(word),
                None => break,
            }
        }
        let is_empty = call.assigns.is_empty() && call.words.is_empty();
        Ok((!is_empty).then_some(Command::Call(call)))
    }

    /// A parenthesis behind words: that of a function, or a mistake.
    fn parenthesis(&mut self, call: &Call) -> Read<Option<Command>> {
        let is_name = matches!(call.words.as_slice(), [word] if matches!(word.only(), Some(Part::Literal(_))));
        if !is_name || !call.assigns.is_empty() {
            return self.fail("a command holds words and redirections only");
        }
        self.skip(1);
        self.blanks();
        if !self.take(")") {
            return self.fail("the parentheses of a function are empty");
        }
        self.function_body().map(|nodes| Some(Command::Compound(nodes)))
    }

    pub(super) fn function_body(&mut self) -> Read<Vec<Node>> {
        self.lines()?;
        let body = self.deeper(Self::list)?;
        Ok(vec![Node::Statement(body)])
    }

    /// Whether `NAME=`, `NAME+=` or `NAME[` comes next.
    pub(super) fn assigns(&self) -> bool {
        let name = self.rest().bytes().take_while(|byte| is_name(*byte)).count();
        let behind = self.peek_at(name);
        let is_set = behind == Some(b'=')
            || behind == Some(b'[')
            || behind == Some(b'+') && self.peek_at(name + 1) == Some(b'=');
        name > 0 && !self.peek().is_some_and(|first| first.is_ascii_digit()) && is_set
    }

    /// `NAME=value`, where [`Self::assigns`] says so; its value.
    pub(super) fn assignment(&mut self) -> Read<Word> {
        let mut value = Word { line: self.line, parts: Vec::new() };
        self.skip(self.rest().bytes().take_while(|byte| is_name(*byte)).count());
        if self.peek() == Some(b'[') {
            self.skip(1);
            let nodes = self.subscript()?;
            value.parts.push(Part::Expansion(nodes));
        }
        self.take("+");
        if !self.take("=") {
            return self.fail("a subscript is followed by `=`");
        }
        if self.peek() == Some(b'(') {
            self.bump();
            value.parts.push(Part::Expansion(self.array()?));
            return Ok(value);
        }
        while let Some(part) = self.part(ENDS)? {
            value.parts.push(part);
        }
        Ok(value)
    }

    fn subscript(&mut self) -> Read<Vec<Node>> {
        self.deeper(|cursor| cursor.arithmetic("]"))
    }

    /// The elements of an array, up to its parenthesis.
    fn array(&mut self) -> Read<Vec<Node>> {
        let mut elements = Vec::new();
        loop {
            self.lines()?;
            match self.peek() {
                None => return self.fail("an array is not closed"),
                Some(b')') => {
                    self.bump();
                    return Ok(elements);
                }
                Some(_) => {}
            }
            match self.deeper(Self::word)? {
                Some(word) => elements.push(Node::Word(word)),
                None => return self.fail("an array holds words only"),
            }
        }
    }

    /// Whether a redirection comes next.
    pub(super) fn redirects(&self) -> bool {
        self.operator().is_some()
    }

    /// The operator of the redirection that comes next, and how long all of it is.
    fn operator(&self) -> Option<(&'static str, usize)> {
        let prefix = self.descriptor();
        let rest = self.rest().get(prefix..)?;
        if rest.starts_with("<(") || rest.starts_with(">(") || prefix > 0 && rest.starts_with('&') {
            return None;
        }
        let operator = REDIRECTS.into_iter().find(|operator| rest.starts_with(operator))?;
        Some((operator, prefix + operator.len()))
    }

    /// A redirection, if one comes next.
    fn redirect(&mut self, statement: &mut Statement) -> Read<bool> {
        self.blanks();
        let Some((operator, length)) = self.operator() else { return Ok(false) };
        self.skip(length);
        let word = self.need_word(operator)?;
        if matches!(operator, "<<" | "<<-") {
            self.announce(&word, operator == "<<-");
        }
        statement.redirects.push(Redirect { operator, word });
        Ok(true)
    }

    /// The length of `2` or `{name}` before a redirection.
    fn descriptor(&self) -> usize {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            return digits;
        }
        let Some(inner) = rest.strip_prefix('{') else { return 0 };
        let name = inner.bytes().take_while(|byte| is_name(*byte)).count();
        if name > 0 && inner.as_bytes().get(name) == Some(&b'}') { name + 2 } else { 0 }
    }
}

/// The bodies of heredocs hold commands, too.
fn of_heredocs(bodies: Vec<Word>) -> Statement {
    let line = bodies.first().map_or(0, |body| body.line);
    let command = Command::Compound(bodies.into_iter().map(Node::Word).collect());
    Statement { line, command: Some(command), redirects: Vec::new() }
}
