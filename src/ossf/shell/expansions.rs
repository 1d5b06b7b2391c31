//! What `$` starts: variables, command substitutions, arithmetic.

use super::Read;
use super::cursor::Cursor;
use super::tree::{Node, Part, Statement, Word};

impl Cursor<'_> {
    /// `$…`; a dollar that starts nothing is a literal.
    pub(super) fn dollar(&mut self) -> Read<Part> {
        match (self.peek_at(1), self.peek_at(2)) {
            (Some(b'\''), _) => self.ansi(),
            (Some(b'"'), _) => {
                self.skip(1);
                self.double()
            }
            (Some(b'('), Some(b'(')) => {
                self.skip(3);
                self.deeper(|cursor| cursor.arithmetic("))")).map(Part::Expansion)
            }
            (Some(b'('), _) => {
                self.skip(2);
                self.until_parenthesis().map(Part::Commands)
            }
            (Some(b'['), _) => {
                self.skip(2);
                self.deeper(|cursor| cursor.arithmetic("]")).map(Part::Expansion)
            }
            (Some(b'{'), _) => {
                self.skip(2);
                self.deeper(Self::braced).map(Part::Expansion)
            }
            (Some(found), _) if is_special(found) || found.is_ascii_digit() => {
                self.skip(2);
                Ok(Part::Expansion(Vec::new()))
            }
            (Some(found), _) if is_name(found) => {
                self.skip(1);
                self.skip(self.rest().bytes().take_while(|byte| is_name(*byte)).count());
                Ok(Part::Expansion(Vec::new()))
            }
            _ => {
                self.skip(1);
                Ok(Part::Literal("$".to_owned()))
            }
        }
    }

    /// Statements up to the parenthesis that closes what was opened.
    pub(super) fn until_parenthesis(&mut self) -> Read<Vec<Statement>> {
        let line = self.line;
        self.nested(|cursor| {
            let statements = cursor.statements(&[])?;
            if cursor.peek() == Some(b')') {
                cursor.bump();
                return Ok(statements);
            }
            cursor.line = if cursor.peek().is_none() { line } else { cursor.line };
            cursor.fail("a parenthesis is not closed")
        })
    }

    /// Arithmetic up to its end: only what stands inside of it matters.
    pub(super) fn arithmetic(&mut self, end: &str) -> Read<Vec<Node>> {
        let line = self.line;
        let mut nodes = Vec::new();
        let mut open = 0_usize;
        loop {
            match self.peek() {
                None => {
                    self.line = line;
                    return self.fail("arithmetic is not closed");
                }
                Some(_) if open == 0 && self.take(end) => return Ok(nodes),
                Some(b'(') => open += 1,
                Some(b')') if open == 0 => return self.fail("arithmetic closes a parenthesis too many"),
                Some(b')') => open -= 1,
                Some(b'$' | b'`' | b'"' | b'\'') => {
                    self.node(&mut nodes)?;
                    continue;
                }
                Some(_) => {}
            }
            self.bump();
        }
    }

    /// The rest of `${…}`.
    fn braced(&mut self) -> Read<Vec<Node>> {
        let line = self.line;
        self.name_of_variable()?;
        let mut nodes = Vec::new();
        if self.peek() == Some(b'[') {
            self.bump();
            nodes = self.arithmetic_or_any("]")?;
        }
        if !matches!(
            self.peek(),
            None | Some(b'}' | b'/' | b':' | b'^' | b',' | b'@' | b'*' | b'+' | b'-' | b'?' | b'=' | b'%' | b'#')
        ) {
            return self.fail("a variable is followed by what is no operator");
        }
        loop {
            match self.peek() {
                None => {
                    self.line = line;
                    return self.fail("a brace of a variable is not closed");
                }
                Some(b'}') => {
                    self.bump();
                    return Ok(nodes);
                }
                Some(b'\\') => {
                    self.bump();
                    self.bump();
                }
                Some(b'$' | b'`' | b'"' | b'\'') => self.node(&mut nodes)?,
                Some(b'<' | b'>') if self.peek_at(1) == Some(b'(') => self.node(&mut nodes)?,
                Some(_) => {
                    self.bump();
                }
            }
        }
    }

    /// The subscript of an array, which may be a word for an associative one.
    fn arithmetic_or_any(&mut self, end: &str) -> Read<Vec<Node>> {
        for every in ["@", "*"] {
            if self.looks_at(&format!("{every}{end}")) {
                self.skip(every.len() + end.len());
                return Ok(Vec::new());
            }
        }
        self.deeper(|cursor| cursor.arithmetic(end))
    }

    fn name_of_variable(&mut self) -> Read<()> {
        if let (Some(b'#' | b'!'), Some(next)) = (self.peek(), self.peek_at(1))
            && (is_name(next) || matches!(next, b'@' | b'*' | b'?' | b'#' | b'$' | b'!' | b'-'))
            && !(self.peek() == Some(b'#') && matches!(next, b'-' | b'?' | b'#') && self.peek_at(2) != Some(b'}'))
        {
            self.skip(1);
        }
        match self.peek() {
            Some(first) if is_name(first) => {
                self.skip(self.rest().bytes().take_while(|byte| is_name(*byte)).count());
                Ok(())
            }
            Some(first) if is_special(first) => {
                self.skip(1);
                Ok(())
            }
            _ => self.fail("a variable needs a name"),
        }
    }

    /// A quote or substitution that stands alone.
    fn node(&mut self, nodes: &mut Vec<Node>) -> Read<()> {
        let line = self.line;
        if let Some(part) = self.part(&[])? {
            nodes.push(Node::Word(Word { line, parts: vec![part] }));
        }
        Ok(())
    }
}

/// Variables of one character that is no letter.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'@' | b'*' | b'?' | b'#' | b'$' | b'!' | b'-')
}

pub(super) const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
