//! Walks an HCL text bracket by bracket, without recursion: what stands in strings, heredocs and comments is passed over, what
//! stands in their interpolations is not. Comes from `syntax`; never fails, an unfinished string or comment ends with the text.

/// What the scanner stops at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[`, `{`, `${` or `%{`.
    Open(Bracket),
    /// The bracket that closes the innermost open one.
    Close,
    /// A comma.
    Comma,
    /// A line break outside strings and comments.
    Newline,
    /// A `#` or `//` comment, without its line break.
    Comment,
}

/// Which bracket was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `(`.
    Paren,
    /// `[`, an index or a list.
    List,
    /// `{` of an object: it follows an operator, a comma or another bracket.
    Object,
    /// `{` of a block: it follows a name or a label.
    Body,
    /// `[` or `{` with `for` behind it.
    For,
    /// `${` or `%{` inside a template.
    Template,
}

/// A stop of the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Where the scanner is.
#[derive(Clone, Copy)]
enum Mode {
    Code,
    Quoted,
    Heredoc {
        start: usize,
        end: usize,
    },
    /// A template that ends with the text.
    Text,
}

/// The scanner; an iterator over [`Token`]s.
pub(super) struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The last byte of code that was no blank.
    previous: u8,
    stack: Vec<Mode>,
    /// A heredoc that starts with the next line.
    heredoc: Option<(usize, usize)>,
}

impl<'t> Scanner<'t> {
    /// A scanner over a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, previous: b'\n', stack: Vec::new(), heredoc: None }
    }

    /// A scanner over the text of a template: code stands only in its `${…}` and `%{…}`.
    pub(super) fn template(text: &'t str) -> Self {
        Self { stack: vec![Mode::Text], ..Self::new(text) }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Moves to the end of the token and gives it.
    fn stop(&mut self, kind: Kind, length: usize) -> Token {
        let start = self.at;
        self.at += length;
        Token { kind, start, end: self.at }
    }

    fn line_end(&self) -> usize {
        self.rest().iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |length| self.at + length)
    }

    /// One step in code; none where nothing is to be told.
    fn code(&mut self) -> Option<Token> {
        let byte = self.byte(self.at);
        let previous = self.previous;
        if !byte.is_ascii_whitespace() {
            self.previous = byte;
        }
        match byte {
            b'\n' => {
                if let Some((start, end)) = self.heredoc.take() {
                    self.stack.push(Mode::Heredoc { start, end });
                    self.at += 1;
                    return None;
                }
                Some(self.stop(Kind::Newline, 1))
            }
            b'"' => {
                self.stack.push(Mode::Quoted);
                self.at += 1;
                None
            }
            b'#' => Some(self.comment(previous)),
            b'/' if self.byte(self.at + 1) == b'/' => Some(self.comment(previous)),
            b'/' if self.byte(self.at + 1) == b'*' => {
                self.previous = previous;
                let rest = self.rest();
                let end = rest.windows(2).skip(2).position(|pair| pair == b"*/").map_or(rest.len(), |at| at + 4);
                self.at += end;
                None
            }
            b'<' if self.byte(self.at + 1) == b'<' => {
                self.heredoc_start();
                None
            }
            b'(' => Some(self.open(Bracket::Paren)),
            b'[' => Some(self.open(Bracket::List)),
            b'{' => {
                let object = matches!(previous, b'=' | b':' | b'(' | b',' | b'[' | b'?' | b'>' | b'{' | b'|' | b'&');
                Some(self.open(if object { Bracket::Object } else { Bracket::Body }))
            }
            b')' | b']' | b'}' => {
                self.stack.pop();
                Some(self.stop(Kind::Close, 1))
            }
            b',' => Some(self.stop(Kind::Comma, 1)),
            _ => {
                self.at += 1;
                None
            }
        }
    }

    fn comment(&mut self, previous: u8) -> Token {
        self.previous = previous;
        let length = self.line_end() - self.at;
        self.stop(Kind::Comment, length)
    }

    fn open(&mut self, bracket: Bracket) -> Token {
        self.stack.push(Mode::Code);
        let inside = self.bytes.get(self.at + 1..).unwrap_or_default().trim_ascii_start();
        let is_for = bracket != Bracket::Paren
            && inside.starts_with(b"for")
            && inside.get(3).is_some_and(|byte| b" \t#/\n\r".contains(byte));
        self.stop(Kind::Open(if is_for { Bracket::For } else { bracket }), 1)
    }

    fn heredoc_start(&mut self) {
        let mut start = self.at + 2;
        if self.byte(start) == b'-' {
            start += 1;
        }
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' || byte >= 0x80;
        let name = self.bytes.get(start..).unwrap_or_default();
        let length = name.iter().position(|byte| !is_name(*byte)).unwrap_or(name.len());
        if length > 0 {
            self.heredoc = Some((start, start + length));
        }
        self.at = start + length;
    }

    /// One step in a template.
    fn literal(&mut self, mode: Mode) -> Option<Token> {
        let quoted = matches!(mode, Mode::Quoted);
        match self.byte(self.at) {
            b'\\' if quoted => self.at += 2,
            b'"' if quoted => {
                self.stack.pop();
                self.at += 1;
            }
            byte @ (b'$' | b'%') => {
                if self.byte(self.at + 1) == byte && self.byte(self.at + 2) == b'{' {
                    self.at += 3;
                } else if self.byte(self.at + 1) == b'{' {
                    self.stack.push(Mode::Code);
                    self.previous = b'(';
                    return Some(self.stop(Kind::Open(Bracket::Template), 2));
                } else {
                    self.at += 1;
                }
            }
            b'\n' => {
                self.at += 1;
                if let Mode::Heredoc { start, end } = mode {
                    self.heredoc_line(start, end);
                }
            }
            _ => {
                let stops = |byte: &u8| matches!(byte, b'\\' | b'"' | b'$' | b'%' | b'\n');
                let length = self.rest().iter().skip(1).position(stops).map_or(self.rest().len(), |at| at + 1);
                self.at += length;
            }
        }
        None
    }

    /// At the start of a heredoc's line: leaves the heredoc where the line is its end.
    fn heredoc_line(&mut self, start: usize, end: usize) {
        let name = self.bytes.get(start..end).unwrap_or_default();
        let line = self.rest();
        let indent = line.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(line.len());
        let after = line.get(indent..).and_then(|line| line.strip_prefix(name));
        if after.is_some_and(|rest| {
            !rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | 0x80..))
        }) {
            self.stack.pop();
            self.previous = b'"';
            self.at += indent + name.len();
        }
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        while self.at < self.bytes.len() {
            let token = match self.stack.last() {
                None | Some(Mode::Code) => self.code(),
                Some(&mode) => self.literal(mode),
            };
            if token.is_some() {
                return token;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Vec<Bracket> {
        Scanner::new(text)
            .filter_map(|token| match token.kind {
                Kind::Open(bracket) => Some(bracket),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn tells_what_a_bracket_opens() {
        let table: &[(&str, &[Bracket])] = &[
            ("a \"b\" { c = [1] }", &[Bracket::Body, Bracket::List]),
            ("a = { b = {} }", &[Bracket::Object, Bracket::Object]),
            ("a = { for x in (y) : x => x }", &[Bracket::For, Bracket::Paren]),
            ("a = [for x in y : { z = 1 }]", &[Bracket::For, Bracket::Object]),
            ("a = [format(1)]", &[Bracket::List, Bracket::Paren]),
            ("a = \"({[ $${ ${b[0]} \\\" }\"", &[Bracket::Template, Bracket::List]),
            ("# (\n// [\n/* { ( */ a = (1)", &[Bracket::Paren]),
            ("a = <<-EOT\n ( ${[b]} EOT\n EOT\nb = (1)", &[Bracket::Template, Bracket::List, Bracket::Paren]),
            ("a = \"unfinished (", &[]),
            ("a = /* unfinished (", &[]),
            ("a = <<EOT\nunfinished (", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(opened(text), *expected, "{text}");
        }
    }
}
