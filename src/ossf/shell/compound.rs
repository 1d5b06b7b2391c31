//! Commands that a keyword or a bracket starts: loops, conditions, groups, functions, tests, declarations.

use super::Read;
use super::cursor::{Cursor, ENDS};
use super::tree::{Node, Statement, Word};

/// Keywords that only close or continue something.
const CLOSERS: [&str; 9] = ["}", "then", "elif", "else", "fi", "do", "done", "esac", "]]"];

impl Cursor<'_> {
    /// A compound command; none where no keyword or bracket comes next.
    pub(super) fn compound(&mut self) -> Read<Option<Vec<Node>>> {
        let keyword = self.keyword();
        let nodes = match keyword {
            "" if self.looks_at("((") => {
                self.skip(2);
                self.deeper(|cursor| cursor.arithmetic("))"))?
            }
            "" if self.peek() == Some(b'(') => {
                self.bump();
                of_statements(self.until_parenthesis()?)
            }
            "{" => {
                self.skip(1);
                let statements = self.statements(&["}"])?;
                self.need_keyword("}", "{")?;
                of_statements(statements)
            }
            "if" => self.condition()?,
            "while" | "until" => {
                self.skip(keyword.len());
                let mut nodes = of_statements(self.clause(keyword, &["do"])?);
                self.need_keyword("do", keyword)?;
                nodes.extend(of_statements(self.clause("do", &["done"])?));
                self.need_keyword("done", "do")?;
                nodes
            }
            "for" | "select" => self.for_each(keyword)?,
            "case" => self.cases()?,
            "[[" => self.test()?,
            "function" => self.function()?,
            "declare" | "local" | "export" | "readonly" | "typeset" | "nameref" | "let" => self.declaration(keyword)?,
            "time" | "coproc" => self.prefixed(keyword)?,
            _ if CLOSERS.contains(&keyword) => return self.fail(format!("`{keyword}` closes nothing here")),
            _ => return Ok(None),
        };
        Ok(Some(nodes))
    }

    fn condition(&mut self) -> Read<Vec<Node>> {
        let mut nodes = Vec::new();
        let mut keyword = "if";
        loop {
            self.take_keyword(keyword);
            nodes.extend(of_statements(self.clause(keyword, &["then"])?));
            self.need_keyword("then", keyword)?;
            nodes.extend(of_statements(self.clause("then", &["fi", "elif", "else"])?));
            keyword = "elif";
            if self.keyword() != keyword {
                break;
            }
        }
        if self.take_keyword("else") {
            nodes.extend(of_statements(self.clause("else", &["fi"])?));
        }
        self.need_keyword("fi", "if")?;
        Ok(nodes)
    }

    fn for_each(&mut self, keyword: &str) -> Read<Vec<Node>> {
        self.skip(keyword.len());
        self.blanks();
        let mut nodes = Vec::new();
        if self.looks_at("((") {
            self.skip(2);
            nodes = self.deeper(|cursor| cursor.arithmetic("))"))?;
            self.blanks();
            self.take(";");
        } else {
            self.need_word(keyword)?;
            self.blanks_and_comment();
            self.take(";");
            self.lines()?;
            if self.take_keyword("in") {
                self.items(&mut nodes)?;
            }
        }
        self.lines()?;
        let (open, close) = if self.keyword() == "{" { ("{", "}") } else { ("do", "done") };
        self.need_keyword(open, keyword)?;
        nodes.extend(of_statements(self.clause(open, &[close])?));
        self.need_keyword(close, open)?;
        Ok(nodes)
    }

    /// Words up to the end of the line, or a `;`.
    fn items(&mut self, nodes: &mut Vec<Node>) -> Read<()> {
        loop {
            self.blanks_and_comment();
            if self.take(";") || matches!(self.peek(), None | Some(b'\n')) {
                return Ok(());
            }
            match self.word()? {
                Some(word) => nodes.push(Node::Word(word)),
                None => return self.fail("a list holds words only"),
            }
        }
    }

    fn cases(&mut self) -> Read<Vec<Node>> {
        self.skip("case".len());
        let mut nodes = vec![Node::Word(self.need_word("case")?)];
        self.lines()?;
        self.need_keyword("in", "case")?;
        loop {
            self.lines()?;
            if self.take_keyword("esac") {
                return Ok(nodes);
            }
            self.take("(");
            loop {
                nodes.push(Node::Word(self.need_word("case")?));
                self.blanks();
                if self.take(")") {
                    break;
                }
                if !self.take("|") {
                    return self.fail("patterns are separated by `|`");
                }
            }
            nodes.extend(of_statements(self.statements(&["esac"])?));
            if self.take(";;&") || self.take(";;") || self.take(";&") {
                continue;
            }
            self.need_keyword("esac", "case")?;
            return Ok(nodes);
        }
    }

    /// `[[ … ]]`: its words; what they compare does not matter.
    fn test(&mut self) -> Read<Vec<Node>> {
        let line = self.line;
        self.skip("[[".len());
        let mut nodes = Vec::new();
        loop {
            self.lines()?;
            if self.take_keyword("]]") {
                return Ok(nodes);
            }
            if self.take("=~") {
                self.blanks();
                nodes.push(Node::Word(self.pattern()?));
                continue;
            }
            match self.peek() {
                None => {
                    self.line = line;
                    return self.fail("`[[` is not closed");
                }
                Some(b'<' | b'>') if self.peek_at(1) != Some(b'(') => self.skip(1),
                Some(b'(' | b')') => self.skip(1),
                Some(b'&' | b'|') if self.looks_at("&&") || self.looks_at("||") => self.skip(2),
                Some(_) => match self.word()? {
                    Some(word) => nodes.push(Node::Word(word)),
                    None => return self.fail("a test holds words and operators only"),
                },
            }
        }
    }

    /// A regular expression, up to a blank that is in no parenthesis.
    fn pattern(&mut self) -> Read<Word> {
        let mut word = Word { line: self.line, parts: Vec::new() };
        let mut open = 0_usize;
        loop {
            match self.peek() {
                None | Some(b'\n') => return Ok(word),
                Some(b' ' | b'\t' | b'\r' | b')') if open == 0 => return Ok(word),
                Some(b'$' | b'`' | b'"' | b'\'') => {
                    word.parts.extend(self.part(&[])?);
                    continue;
                }
                Some(b'\\') => {
                    self.bump();
                }
                Some(b'(') => open += 1,
                Some(b')') => open -= 1,
                Some(_) => {}
            }
            self.bump();
        }
    }

    fn function(&mut self) -> Read<Vec<Node>> {
        self.skip("function".len());
        self.need_word("function")?;
        self.blanks();
        if self.take("(") {
            self.blanks();
            if !self.take(")") {
                return self.fail("the parentheses of a function are empty");
            }
        }
        self.function_body()
    }

    /// Words and assignments up to the end of the statement.
    fn declaration(&mut self, keyword: &str) -> Read<Vec<Node>> {
        self.skip(keyword.len());
        let mut nodes = Vec::new();
        loop {
            self.blanks();
            let is_end = self.peek().is_none_or(|next| ENDS.contains(&next) || next == b'#');
            if is_end && !(self.looks_at("<(") || self.looks_at(">(")) || self.redirects() {
                return Ok(nodes);
            }
            let word = if self.assigns() { Some(self.assignment()?) } else { self.word()? };
            match word {
                Some(word) => nodes.push(Node::Word(word)),
                None => return self.fail(format!("`{keyword}` needs names or assignments")),
            }
        }
    }

    /// `time` and `coproc` with the command behind them.
    fn prefixed(&mut self, keyword: &str) -> Read<Vec<Node>> {
        self.skip(keyword.len());
        self.take_keyword("-p");
        self.blanks();
        let name = self.keyword().len();
        let behind = self.rest().get(name..).unwrap_or("").trim_start();
        if keyword == "coproc" && name > 1 && (behind.starts_with("{ ") || behind.starts_with('(')) {
            self.skip(name);
        }
        self.blanks();
        if self.peek().is_none_or(|next| matches!(next, b'\n' | b';' | b'&' | b'|' | b')')) {
            return Ok(Vec::new());
        }
        let statement = self.deeper(Self::pipeline)?;
        Ok(vec![Node::Statement(statement)])
    }
}

fn of_statements(statements: Vec<Statement>) -> Vec<Node> {
    statements.into_iter().map(Node::Statement).collect()
}
