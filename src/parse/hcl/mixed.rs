//! A text that is put together out of known and unknown parts: plain as long as all is known, a template from then on.

use super::template::escaped;
use super::value::{Answer, Failure, Val};

/// Longest text, in bytes.
pub(super) const MAX_TEXT: usize = 1 << 20;

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Mixed {
    text: String,
    is_template: bool,
}

impl Mixed {
    /// Appends what is known.
    pub(super) fn known(&mut self, text: &str) -> Answer<()> {
        if self.is_template { self.push(&escaped(text)) } else { self.push(text) }
    }

    /// Appends template text that stands for something unknown.
    pub(super) fn unknown(&mut self, source: &str) -> Answer<()> {
        if !self.is_template {
            self.is_template = true;
            if let std::borrow::Cow::Owned(text) = escaped(&self.text) {
                self.text = text;
            }
        }
        self.push(source)
    }

    /// Appends a value as Terraform writes it into a text.
    pub(super) fn value(&mut self, value: &Val) -> Answer<()> {
        match value {
            Val::Unknown(source) | Val::Partial(source) => self.unknown(source),
            value => self.known(&super::convert::text(value)?),
        }
    }

    /// The text as a value.
    pub(super) fn finish(self) -> Answer {
        if self.is_template { Val::partial(self.text) } else { Val::text(self.text) }
    }

    fn push(&mut self, text: &str) -> Answer<()> {
        if self.text.len() + text.len() > MAX_TEXT {
            return Err(Failure::Limit);
        }
        self.text.push_str(text);
        Ok(())
    }
}
