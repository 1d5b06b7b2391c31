//! The text of a comment → a waiver or what is wrong with it.

use super::{Excuses, Inline, InlineFault, InlineWaiver, MARK};
use crate::config::nearest;
use crate::model::rule::RuleId;
use crate::model::{Date, Span};
use crate::standards::rules;

/// The word after the mark.
const WORD: &str = "ignore";
const EXAMPLE: &str = "write `karat: ignore[rule] until=2027-02-28 because …`";

/// Where the text of a comment stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    /// Its line, from 1.
    pub(super) line: u32,
    /// What stands before it on the line.
    pub(super) before: &'t str,
    /// Its first byte in the file.
    pub(super) start: usize,
}

/// Reads a comment. A waiver, or what is wrong with it, is added to what was found; says whether it was a waiver.
pub(super) fn read(text: &str, place: &Place<'_>, excuses: &Excuses, today: Date, found: &mut Inline) -> bool {
    // What stands before the mark may only be what the comment is drawn with: `###`, `//!`, `/**`.
    let trimmed = text.trim_start_matches(['#', '/', '*', '!', ';', '-', ' ', '\t']);
    let Some(rest) = trimmed.strip_prefix(MARK) else { return false };
    let rest = rest.trim_start();
    let word = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    if word != WORD {
        if nearest(word, std::iter::once(WORD)).is_some() {
            let mut reader = Reader { text, place, found };
            reader.fault(word, format!("`{word}` is no word of karat"), EXAMPLE);
        }
        return false;
    }
    let mut reader = Reader { text, place, found };
    let faults = reader.found.faults.len();
    let waiver = reader.waiver(trimmed, rest.get(WORD.len()..).unwrap_or_default(), excuses, today);
    match waiver {
        Some(waiver) if reader.found.faults.len() == faults => {
            reader.found.waivers.push(waiver);
            true
        }
        _ => false,
    }
}

struct Reader<'a> {
    text: &'a str,
    place: &'a Place<'a>,
    found: &'a mut Inline,
}

impl Reader<'_> {
    fn waiver(&mut self, whole: &str, rest: &str, excuses: &Excuses, today: Date) -> Option<InlineWaiver> {
        let list = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let Some((list, rest)) = list else {
            self.fault(whole, "the rules are missing".to_owned(), EXAMPLE);
            return None;
        };
        let rules = self.rules(list, excuses);
        let (options, reason) = match split(rest, "because") {
            Some((options, reason)) => (options, Some(reason.trim())),
            None => (rest, None),
        };
        let until = self.until(whole, options);
        if let Some(until) = until {
            self.lasting(options, until, &rules, today);
        }
        let reason = reason.filter(|reason| !reason.is_empty());
        if reason.is_none() {
            self.fault(whole, "the reason is missing".to_owned(), "end with `because` and why it is excused");
        }
        Some(InlineWaiver {
            rules: rules.into_iter().map(|(rule, _)| rule).collect(),
            until: until?,
            reason: reason?.to_owned(),
            covers: self.place.line,
            line: self.place.line,
            column: self.column(whole),
            span: self.span(whole.trim_end()),
        })
    }

    /// The rules of a list, each with the longest that it may be excused.
    fn rules(&mut self, list: &str, excuses: &Excuses) -> Vec<(RuleId, u32)> {
        if list.trim().is_empty() {
            self.fault(list, "the waiver names no rule".to_owned(), "name rules by their ids, separated by commas");
        }
        let mut rules: Vec<(RuleId, u32)> = Vec::new();
        for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match excuses.bounds().get(name) {
                Some(rule) if !rules.contains(rule) => rules.push(rule.clone()),
                Some(_) => {}
                None => {
                    let help = rules::help(name, excuses.bounds().keys().map(AsRef::as_ref));
                    self.fault(name, format!("there is no rule `{name}`"), &help);
                }
            }
        }
        rules
    }

    /// `until=2027-02-28`, and nothing else, stands between the rules and the reason.
    fn until(&mut self, whole: &str, options: &str) -> Option<Date> {
        let mut until = None;
        let mut has_end = false;
        for word in options.split_whitespace() {
            match word.strip_prefix("until=") {
                Some(day) => {
                    has_end = true;
                    until = Date::parse(day);
                    if until.is_none() {
                        let help = "write a day of the calendar, such as until=2027-02-28";
                        self.fault(word, format!("`{day}` is no date"), help);
                    }
                }
                None => self.fault(word, format!("`{word}` is not understood"), EXAMPLE),
            }
        }
        if !has_end {
            self.fault(whole, "the end is missing".to_owned(), "every waiver ends: add `until=` and a day");
        }
        until
    }

    fn lasting(&mut self, options: &str, until: Date, rules: &[(RuleId, u32)], today: Date) {
        let days = today.days_until(until);
        let shortest = rules.iter().min_by_key(|(_, longest)| *longest);
        let Some((rule, longest)) = shortest.filter(|(_, longest)| days > i64::from(*longest)) else { return };
        let help = today
            .plus_days(i64::from(*longest))
            .map_or_else(String::new, |last| format!("let it end on {last} at the latest"));
        let message = format!("the waiver lasts {days} more days; the policy allows {longest} for `{rule}`");
        self.fault(options.trim(), message, &help);
    }

    fn fault(&mut self, part: &str, message: String, help: &str) {
        let (span, column) = (self.span(part.trim_end()), self.column(part));
        self.found.faults.push(InlineFault { message, help: help.to_owned(), line: self.place.line, column, span });
    }

    /// Where a part of the comment's text starts in it, in bytes.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len())
    }

    /// The column that a part of the comment's text starts in.
    fn column(&self, part: &str) -> u32 {
        let inside = self.text.get(..self.offset(part)).unwrap_or_default();
        let before = self.place.before.chars().chain(inside.chars()).count();
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    /// Where a part of the comment's text stands in the file.
    fn span(&self, part: &str) -> Span {
        let start = self.place.start + self.offset(part);
        let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Span::new(small(start), small(start + part.len()))
    }
}

/// What stands before and after a word.
fn split<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    text.match_indices(word).find_map(|(at, _)| {
        let (before, rest) = (text.get(..at)?, text.get(at + word.len()..)?);
        let is_apart = before.chars().next_back().is_none_or(char::is_whitespace)
            && rest.chars().next().is_none_or(char::is_whitespace);
        is_apart.then_some((before, rest))
    })
}
