//! Texts in, whether Go's `net/mail` reads them as one mail address out: `a@b`, `Ann <a@b>`, `friends: a@b;`.
use super::super::encoding;
use super::format::is_ip;

/// Whether a text is a mail address, with or without a name.
pub(super) fn is_address(text: &str) -> bool {
    let mut reader = Reader { rest: text };
    reader.address(true) == Some(1) && reader.skip_comments() && reader.rest.is_empty()
}

/// What is left to read. A method that gives nothing has found the text to be no address.
#[derive(Clone, Copy)]
struct Reader<'t> {
    rest: &'t str,
}

/// A character that is seen, or one beyond ASCII.
fn is_visible(c: char) -> bool {
    matches!(c, '!'..='~') || !c.is_ascii()
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

fn is_atom(c: char) -> bool {
    is_visible(c) && !r#"()<>[]:;@\,""#.contains(c)
}

/// What an atom is that may be text in another encoding: `=?utf-8?q?caf=C3=A9?=`.
enum Word {
    Plain,
    /// It is, and whether there is text in it.
    Encoded(bool),
    /// It is, in a character set that is not known.
    Unknown,
}

fn word(text: &str) -> Word {
    let inner = text.strip_prefix("=?").and_then(|rest| rest.strip_suffix("?="));
    let Some(inner) = inner.filter(|_| text.len() >= 8 && text.matches('?').count() == 4) else { return Word::Plain };
    let mut parts = inner.splitn(3, '?');
    let (Some(set), Some(encoding), Some(content)) = (parts.next(), parts.next(), parts.next()) else {
        return Word::Plain;
    };
    let is_read = match encoding {
        "B" | "b" => encoding::decode(content, "+/").is_ok(),
        "Q" | "q" => is_quoted_printable(content),
        _ => false,
    };
    if set.is_empty() || !is_read {
        Word::Plain
    } else if ["utf-8", "iso-8859-1", "us-ascii"].iter().any(|known| set.eq_ignore_ascii_case(known)) {
        Word::Encoded(!content.is_empty())
    } else {
        Word::Unknown
    }
}

fn is_quoted_printable(text: &str) -> bool {
    let hexadecimal = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n' | b'\r')) && text.split('=').skip(1).all(hexadecimal)
}

impl<'t> Reader<'t> {
    fn eat(&mut self, c: char) -> bool {
        let behind = self.rest.strip_prefix(c);
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches(is_space);
    }

    /// Skips comments, which must be closed.
    fn skip_comments(&mut self) -> bool {
        self.skip_spaces();
        while self.eat('(') {
            if self.comment().is_none() {
                return false;
            }
            self.skip_spaces();
        }
        true
    }

    /// The text of a comment, behind its parenthesis.
    fn comment(&mut self) -> Option<String> {
        let (mut depth, mut text) = (1_usize, String::new());
        let mut characters = self.rest.chars();
        while let Some(mut c) = characters.next() {
            match c {
                '\\' => c = characters.next().unwrap_or('\\'),
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.rest = characters.as_str();
                return Some(text);
            }
            text.push(c);
        }
        None
    }

    /// The number of addresses: one, or as many as a group has.
    fn address(&mut self, may_be_group: bool) -> Option<usize> {
        self.skip_spaces();
        if self.rest.is_empty() {
            return None;
        }
        let start = *self;
        if self.plain_address().is_some() {
            self.skip_spaces();
            if self.eat('(') {
                let comment = self.comment()?;
                let mut words = comment.split(is_space).filter(|word| !word.is_empty());
                return words.all(|text| !matches!(word(text), Word::Unknown)).then_some(1);
            }
            return Some(1);
        }
        *self = start;
        if !self.rest.starts_with('<') {
            self.phrase()?;
        }
        self.skip_spaces();
        if may_be_group && self.eat(':') {
            return self.group();
        }
        let is_framed = self.eat('<') && self.plain_address().is_some() && self.eat('>');
        is_framed.then_some(1)
    }

    fn group(&mut self) -> Option<usize> {
        self.skip_spaces();
        if self.eat(';') {
            return self.skip_comments().then_some(0);
        }
        let mut count = 0;
        loop {
            self.skip_spaces();
            count += self.address(false)?;
            if !self.skip_comments() {
                return None;
            }
            if self.eat(';') {
                return self.skip_comments().then_some(count);
            }
            if !self.eat(',') {
                return None;
            }
        }
    }

    /// `name@domain`
    fn plain_address(&mut self) -> Option<()> {
        self.skip_spaces();
        if self.rest.starts_with('"') {
            self.quoted().filter(|text| !text.is_empty())?;
        } else {
            self.strict_atom()?;
        }
        if !self.eat('@') {
            return None;
        }
        self.skip_spaces();
        if self.eat('[') {
            let (literal, behind) = self.rest.split_once(']')?;
            self.rest = behind;
            return is_ip(literal).then_some(());
        }
        self.strict_atom()
    }

    /// An atom, with dots.
    fn atom(&mut self) -> Option<&'t str> {
        let end = self.rest.find(|c| !is_atom(c)).unwrap_or(self.rest.len());
        let (atom, behind) = self.rest.split_at(end);
        self.rest = behind;
        Some(atom).filter(|atom| !atom.is_empty())
    }

    /// An atom with single dots within.
    fn strict_atom(&mut self) -> Option<()> {
        let atom = self.atom()?;
        (!atom.starts_with('.') && !atom.ends_with('.') && !atom.contains("..")).then_some(())
    }

    /// The text of a quoted string.
    fn quoted(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut characters = self.rest.chars();
        characters.next();
        while let Some(c) = characters.next() {
            let c = match c {
                '"' => {
                    self.rest = characters.as_str();
                    return Some(text);
                }
                '\\' => characters.next()?,
                c => c,
            };
            if !is_visible(c) && !is_space(c) {
                return None;
            }
            text.push(c);
        }
        None
    }

    /// One or more words. What comes behind the first one and is none is left.
    fn phrase(&mut self) -> Option<()> {
        // Words that are encoded are one with those beside them, and only count when all of them are read.
        let (mut words, mut has_encoded) = (0, false);
        let failed = loop {
            if words > 0 && !self.skip_comments() {
                return None;
            }
            self.skip_spaces();
            if self.rest.is_empty() {
                break false;
            }
            let read =
                if self.rest.starts_with('"') { self.quoted().map(|_| Word::Plain) } else { self.atom().map(word) };
            match read {
                None | Some(Word::Unknown) => break true,
                Some(Word::Encoded(has_text)) => has_encoded |= has_text,
                Some(Word::Plain) => {
                    words += 1 + usize::from(has_encoded);
                    has_encoded = false;
                }
            }
        };
        (!failed || words > 0 || has_encoded).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_what_go_reads() {
        for good in [
            "a@b",
            " a@b ",
            "a.b+c@d.e",
            "\"a b\"@c",
            "a@[127.0.0.1]",
            "Ann B <a@b>",
            "\"Ann\" (x) <a@b> (y)",
            "<a@b>",
            "a@b (Ann (the first))",
            "friends: a@b;",
            "=?utf-8?q?caf=C3=A9?= <a@b>",
            "é@b",
            "a..b <a@b>",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "@b",
            "a@",
            "a..b@c",
            ".a@b",
            "a.@b",
            "a b@c",
            "a@[1.2.3]",
            "Ann <a@b",
            "a@b, c@d",
            "friends: ;",
            "friends: a@b, c@d;",
            "=?x?q?a?= <a@b>",
            "a@b (",
            "\"\"@b",
            "\"a\u{1}\"@b",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
