//! What is wrong in a JSON text, in words: the place where the mistake was made, and what to write instead.

use super::scan::{MAX_WORD, is_word};
use super::{Reader, Syntax};
use crate::parse::Fault;
use crate::parse::faults::quoted;

const NO_COMMENTS: &str = "JSON has no comments";

fn with_help(offset: usize, message: impl Into<String>, help: &str) -> Fault {
    Fault { help: Some(help.to_owned()), ..Fault::syntax(offset, message) }
}

impl Reader<'_> {
    /// A comment in strict JSON, which is read over. The first one speaks for all.
    pub(super) fn say_comment(&mut self, start: usize) {
        if !std::mem::replace(&mut self.said_comment, true) {
            self.faults.push(with_help(start, NO_COMMENTS, "remove it, or name the file .jsonc"));
        }
    }

    /// A comma before an end, which is read over in strict JSON. The first one speaks for all.
    pub(super) fn trailing_comma(&mut self, comma: usize) {
        if self.syntax == Syntax::Json && !std::mem::replace(&mut self.said_comma, true) {
            self.faults.push(with_help(comma, "JSON has no trailing commas", "remove the comma"));
        }
    }

    pub(super) fn hash(&self) -> Fault {
        with_help(self.at, "JSON has no comments, and none that start with #", "remove it")
    }

    /// The text ends inside of an array or object.
    pub(super) fn unclosed(&self) -> Fault {
        let Some(frame) = self.frames.last() else {
            return Fault::syntax(self.at, "the text ends too early");
        };
        let (what, end) = if frame.is_object { ("object", '}') } else { ("array", ']') };
        let message = format!("the {what} that starts here has no end");
        with_help(frame.start, message, &format!("close it with {end}"))
    }

    pub(super) fn unclosed_string(start: usize) -> Fault {
        with_help(
            start,
            "the string that starts here does not end on its line",
            "close it with a double quote; a line break inside of it is written \\n",
        )
    }

    pub(super) fn missing_comma(&self, is_object: bool) -> Fault {
        let (parts, end) = if is_object { ("entries", '}') } else { ("items", ']') };
        match self.peek() {
            Some(byte @ (b'}' | b']')) => {
                let message = format!("found {} where {end} closes", quoted(&char::from(byte).to_string()));
                Fault::syntax(self.at, message)
            }
            Some(b':') => Fault::syntax(self.at, "a colon stands only between a key and its value"),
            // The comma is missing behind the part before, not where the next one starts.
            _ => {
                let before = self.text.get(..self.at).unwrap_or("").trim_end().len();
                Fault::syntax(before, format!("a comma is missing between two {parts}"))
            }
        }
    }

    pub(super) fn no_key(&self) -> Fault {
        match self.peek() {
            None => self.unclosed(),
            Some(b',') => Fault::syntax(self.at, "found a comma where an entry belongs"),
            Some(b'\'') => with_help(self.at, "a key in single quotes", "keys stand in double quotes"),
            Some(byte) if is_word(byte) || byte == b'-' => {
                let message = format!("the key {} without quotes", quoted(self.bare_word()));
                with_help(self.at, message, "keys stand in double quotes")
            }
            Some(_) => Fault::syntax(self.at, format!("found {} where a key belongs", self.next_char())),
        }
    }

    pub(super) fn bad_number(&self, start: usize) -> Fault {
        let rest = self.text.get(start..).unwrap_or("");
        let literal =
            rest.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '+' | '-' | '_')).next().unwrap_or("");
        let digits = literal.trim_start_matches('-');
        let help = if digits.starts_with("0x") || digits.starts_with("0X") {
            "JSON has no hexadecimal numbers"
        } else if digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            "a number does not start with 0; a text of digits stands in double quotes"
        } else {
            "write digits, with at least one on both sides of the point; texts stand in double quotes"
        };
        with_help(start, format!("{} is no number", quoted(literal)), help)
    }

    pub(super) fn bad_escape(&self, start: usize) -> Fault {
        let shown: String = self.text.get(start..).unwrap_or("").chars().take(2).collect();
        let help = if shown == "\\u" {
            "\\u is followed by four hexadecimal digits"
        } else {
            "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX; a backslash itself is written \\\\"
        };
        with_help(start, format!("{} is no escape", quoted(&shown)), help)
    }

    /// Something that starts no value.
    pub(super) fn unexpected(&self) -> Fault {
        let Some(byte) = self.peek() else {
            return if self.frames.is_empty() {
                Fault::syntax(self.at, "the text ends where a value belongs")
            } else {
                self.unclosed()
            };
        };
        let word = self.bare_word();
        match byte {
            b'\'' => with_help(self.at, "a string in single quotes", "strings stand in double quotes"),
            b'#' => self.hash(),
            b'+' | b'.' => self.bad_number(self.at),
            _ if matches!(word, "NaN" | "Infinity") => {
                with_help(self.at, format!("{} is no JSON number", quoted(word)), "use null, or a string")
            }
            _ if !word.is_empty() => self.bare(word),
            _ => Fault::syntax(self.at, format!("found {} where a value belongs", self.next_char())),
        }
    }

    fn bare(&self, word: &str) -> Fault {
        let message = format!("the word {} is no value", quoted(word));
        match word.to_ascii_lowercase().as_str() {
            lower @ ("true" | "false" | "null") => with_help(self.at, message, &format!("write {lower}")),
            "none" | "nil" | "undefined" => with_help(self.at, message, "write null"),
            _ => with_help(self.at, message, "strings stand in double quotes"),
        }
    }

    /// The word that is next, without quotes.
    fn bare_word(&self) -> &str {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let end = rest.iter().take(MAX_WORD).take_while(|byte| is_word(**byte) || **byte == b'-').count();
        let mut end = self.at + end;
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.get(self.at..end).unwrap_or("")
    }

    fn next_char(&self) -> String {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        next.map_or_else(String::new, |next| quoted(&next.to_string()))
    }
}
