//! Templates (quoted strings, heredocs, the strings of the JSON syntax) as flat tokens, the way Terraform reads them: `~` strips
//! blanks, `<<-` takes the common indentation away, both before anything is evaluated. Never evaluates, never prints.

use std::borrow::Cow;

use hcl_edit::Span as _;
use hcl_edit::expr::Expression;
use hcl_edit::template::{Directive, Element, HeredocTemplate, StringTemplate, Strip, Template};

/// A part of a template.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text.
    Literal(Cow<'a, str>),
    /// `${…}`.
    Value(&'a Expression),
    /// `%{if …}` with what is said between it and its `%{endif}`.
    If {
        /// The condition.
        condition: &'a Expression,
        /// What stands where it holds.
        yes: Vec<Token<'a>>,
        /// What stands where it does not.
        no: Vec<Token<'a>>,
    },
    /// `%{for …}`.
    For {
        /// The name of the key or index.
        key: Option<&'a str>,
        /// The name of the value.
        value: &'a str,
        /// What is gone through.
        collection: &'a Expression,
        /// What is said for each item.
        body: Vec<Token<'a>>,
    },
}

/// The tokens of a quoted string.
pub(super) fn quoted(template: &StringTemplate) -> Vec<Token<'_>> {
    let mut flat = Vec::new();
    flatten(template.iter(), None, &mut flat);
    nested(flat)
}

/// The tokens of a heredoc that stands in `text`.
pub(super) fn heredoc<'a>(template: &'a HeredocTemplate, text: &'a str) -> Vec<Token<'a>> {
    let mut flat = Vec::new();
    flatten(template.template.iter(), Some(text), &mut flat);
    strip(&mut flat);
    if template.span().and_then(|span| text.get(span)).is_some_and(|source| source.starts_with("<<-")) {
        dedent(&mut flat);
    }
    build(&mut flat.into_iter())
}

/// The tokens of a template that is the whole of `text`.
pub(super) fn whole<'a>(template: &'a Template, text: &'a str) -> Vec<Token<'a>> {
    let mut flat = Vec::new();
    flatten(template.iter(), Some(text), &mut flat);
    nested(flat)
}

fn nested(mut flat: Vec<Flat<'_>>) -> Vec<Token<'_>> {
    strip(&mut flat);
    build(&mut flat.into_iter())
}

/// A part before the parts that belong together are.
enum Flat<'a> {
    Literal(Cow<'a, str>),
    Value(&'a Expression, Strip),
    If(&'a Expression, Strip),
    Else(Strip),
    For { key: Option<&'a str>, value: &'a str, collection: &'a Expression, strip: Strip },
    End(Strip),
}

impl Flat<'_> {
    fn strip(&self) -> Strip {
        match self {
            Self::Literal(_) => Strip::None,
            Self::Value(_, strip)
            | Self::If(_, strip)
            | Self::Else(strip)
            | Self::For { strip, .. }
            | Self::End(strip) => *strip,
        }
    }
}

/// `text` where literals stand as they are in it, and each line is a literal of its own; else they are already decoded.
fn flatten<'a>(elements: impl Iterator<Item = &'a Element>, text: Option<&'a str>, flat: &mut Vec<Flat<'a>>) {
    for element in elements {
        match element {
            Element::Literal(literal) => {
                let source = text.and_then(|text| text.get(literal.span()?));
                match source {
                    Some(source) => {
                        flat.extend(source.split_inclusive('\n').map(|line| Flat::Literal(unescaped(line))));
                    }
                    None => flat.push(Flat::Literal(Cow::Borrowed(literal.as_str()))),
                }
            }
            Element::Interpolation(value) => flat.push(Flat::Value(&value.expr, value.strip)),
            Element::Directive(directive) => match directive.as_ref() {
                Directive::If(part) => {
                    flat.push(Flat::If(&part.if_expr.cond_expr, part.if_expr.strip));
                    flatten(part.if_expr.template.iter(), text, flat);
                    if let Some(other) = &part.else_expr {
                        flat.push(Flat::Else(other.strip));
                        flatten(other.template.iter(), text, flat);
                    }
                    flat.push(Flat::End(part.endif_expr.strip));
                }
                Directive::For(part) => {
                    flat.push(Flat::For {
                        key: part.for_expr.key_var.as_ref().map(|name| name.value().as_str()),
                        value: part.for_expr.value_var.value().as_str(),
                        collection: &part.for_expr.collection_expr,
                        strip: part.for_expr.strip,
                    });
                    flatten(part.for_expr.template.iter(), text, flat);
                    flat.push(Flat::End(part.endfor_expr.strip));
                }
            },
        }
    }
}

/// `$${` and `%%{` as what they stand for.
fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains("$${") || text.contains("%%{") {
        Cow::Owned(text.replace("$${", "${").replace("%%{", "%{"))
    } else {
        Cow::Borrowed(text)
    }
}

/// `~`: blanks next to the bracket go, as far as the literal beside it reaches (in a heredoc to the line's end).
fn strip(flat: &mut [Flat<'_>]) {
    for index in 0..flat.len() {
        let Some(strip) = flat.get(index).map(Flat::strip) else { break };
        if strip.strip_start()
            && let Some(Flat::Literal(before)) = index.checked_sub(1).and_then(|before| flat.get_mut(before))
        {
            let length = before.trim_end().len();
            match before {
                Cow::Borrowed(text) => *text = text.get(..length).unwrap_or_default(),
                Cow::Owned(text) => text.truncate(length),
            }
        }
        if strip.strip_end()
            && let Some(Flat::Literal(after)) = flat.get_mut(index + 1)
        {
            cut_front(after, after.len() - after.trim_start().len());
        }
    }
}

fn cut_front(text: &mut Cow<'_, str>, length: usize) {
    match text {
        Cow::Borrowed(text) => *text = text.get(length..).unwrap_or_default(),
        Cow::Owned(text) => drop(text.drain(..length)),
    }
}

/// Takes the indentation that all lines share away; blank lines do not count.
fn dedent(flat: &mut [Flat<'_>]) {
    let mut least = usize::MAX;
    let mut lines = Vec::new();
    let mut line_start = true;
    for (index, part) in flat.iter().enumerate() {
        let text = match part {
            Flat::Literal(text) => text.as_ref(),
            _ => "",
        };
        if line_start {
            let rest = text.trim_start();
            if !(rest.is_empty() && text.ends_with('\n')) {
                let indent = text.len() - rest.len();
                least = least.min(text.get(..indent).map_or(0, |blank| blank.chars().count()));
                lines.push(index);
            }
        }
        line_start = text.ends_with('\n');
    }
    for index in lines {
        if let Some(Flat::Literal(text)) = flat.get_mut(index) {
            let length = text.char_indices().nth(least).map_or(text.len(), |(at, _)| at);
            cut_front(text, length);
        }
    }
}

/// Gathers what belongs together; literals side by side become one.
fn build<'a>(flat: &mut impl Iterator<Item = Flat<'a>>) -> Vec<Token<'a>> {
    let mut open: Vec<(Token<'a>, bool)> = Vec::new();
    let mut root = Vec::new();
    for part in flat {
        let token = match part {
            Flat::Literal(text) => Token::Literal(text),
            Flat::Value(expression, _) => Token::Value(expression),
            Flat::If(condition, _) => {
                open.push((Token::If { condition, yes: Vec::new(), no: Vec::new() }, false));
                continue;
            }
            Flat::For { key, value, collection, .. } => {
                open.push((Token::For { key, value, collection, body: Vec::new() }, false));
                continue;
            }
            Flat::Else(_) => {
                if let Some((_, other)) = open.last_mut() {
                    *other = true;
                }
                continue;
            }
            Flat::End(_) => match open.pop() {
                Some((token, _)) => token,
                None => continue,
            },
        };
        let list = match open.last_mut() {
            Some((Token::If { yes, .. }, false)) => yes,
            Some((Token::If { no, .. }, true)) => no,
            Some((Token::For { body, .. }, _)) => body,
            _ => &mut root,
        };
        match (list.last_mut(), token) {
            (_, Token::Literal(text)) if text.is_empty() => {}
            (Some(Token::Literal(before)), Token::Literal(text)) => before.to_mut().push_str(&text),
            (_, token) => list.push(token),
        }
    }
    root
}

/// A literal as it must stand in a template so that it is read as itself.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if text.contains("${") || text.contains("%{") {
        Cow::Owned(text.replace("${", "$${").replace("%{", "%%{"))
    } else {
        Cow::Borrowed(text)
    }
}
