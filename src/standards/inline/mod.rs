//! Waivers in comments of scanned files: `# karat: ignore[rule] until=2027-02-28 because the vendor mends it in March`.
//!
//! A text and what its name says of it → waivers, each with the line that it is for, and every mistake on its place. A comment
//! behind something is for its own line; one that stands alone is for the next line that is neither empty nor a comment. What has a
//! mistake, or has ended, excuses nothing. Never looks at findings.

mod comments;
mod directive;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::Standards;
use crate::model::rule::{RuleId, RuleInfo};
use crate::model::scorecard::Scorecard;
use crate::model::{Date, Format, Span};

/// What every waiver in a comment starts with: a text without it has none.
pub(super) const MARK: &str = "karat:";

/// The rules that comments may name.
#[derive(Clone, Debug, Default)]
pub struct Excuses {
    rules: Vec<Arc<RuleInfo>>,
    standards: Arc<Standards>,
    cards: Vec<Arc<Scorecard>>,
    /// Worked out for the first comment: most runs meet none.
    bounds: OnceLock<Bounds>,
}

/// Rules by each of their names, with the longest that one may be excused, in days.
type Bounds = BTreeMap<Arc<str>, (RuleId, u32)>;

impl Excuses {
    /// Of these rules, by their ids and those that they had before, under the policy of the definitions. `cards` are all scorecards.
    pub fn of(rules: Vec<Arc<RuleInfo>>, standards: Arc<Standards>, cards: Vec<Arc<Scorecard>>) -> Self {
        Self { rules, standards, cards, bounds: OnceLock::new() }
    }

    fn bounds(&self) -> &Bounds {
        self.bounds.get_or_init(|| {
            let mut known = BTreeMap::new();
            for rule in &self.rules {
                let longest = self.standards.longest_of_rule(&self.cards, &rule.id);
                let names = rule.aliases.iter().map(|alias| Arc::from(alias.as_str())).chain([rule.id.clone()]);
                known.extend(names.map(|name| (name, (rule.id.clone(), longest))));
            }
            known
        })
    }

    /// Rules with these ids and bounds.
    #[cfg(test)]
    pub(super) fn named(rules: &[(&str, u32)]) -> Self {
        let one = |(id, days): &(&str, u32)| (Arc::from(*id), (Arc::from(*id), *days));
        Self { bounds: OnceLock::from(rules.iter().map(one).collect::<Bounds>()), ..Self::default() }
    }
}

/// A waiver in a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineWaiver {
    /// The rules that are excused, as they are called now.
    pub rules: Vec<RuleId>,
    /// The first day on which it no longer works.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// The line that is excused, from 1.
    pub covers: u32,
    /// The line that it stands on, from 1.
    pub line: u32,
    /// The column that it starts in, from 1.
    pub column: u32,
    /// Where it stands.
    pub span: Span,
}

impl InlineWaiver {
    /// Whether it works on a day.
    pub fn is_active(&self, today: Date) -> bool {
        today < self.until
    }

    /// Whether it excuses a finding of a rule that starts on a line.
    pub fn has(&self, rule: &str, line: u32) -> bool {
        self.covers == line && self.rules.iter().any(|own| own.as_ref() == rule)
    }
}

/// Something wrong with a waiver in a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineFault {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// Where.
    pub span: Span,
}

/// What the comments of a text say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// Waivers without a mistake, in the order of the text; some may have ended.
    pub waivers: Vec<InlineWaiver>,
    /// Mistakes, in the order of the text.
    pub faults: Vec<InlineFault>,
}

/// Whether some comment of a text may be a waiver.
pub fn may_have_waivers(text: &str) -> bool {
    text.contains(MARK)
}

/// The days for which a waiver is proposed, where the policy allows so many.
const PROPOSED: u32 = 90;

/// A comment that excuses a rule on the line below it for as long as is usual, once somebody writes why: until then its reason is
/// missing, and it excuses nothing. With the day on which it ends; `None` where a file has no comments or the rule is not known.
pub fn proposed_waiver(
    path: &str,
    format: Format,
    rule: &str,
    excuses: &Excuses,
    today: Date,
) -> Option<(String, Date)> {
    let syntax = comments::syntax(path, format)?;
    let (rule, longest) = excuses.bounds().get(rule)?;
    let until = today.plus_days(i64::from(PROPOSED.min(*longest)))?;
    Some((syntax.written(&format!("{MARK} ignore[{rule}] until={until} because")), until))
}

/// Reads the comments of a file. `today` bounds how long a waiver may last, since a comment does not say when it was written.
pub fn inline_waivers(path: &str, format: Format, text: &str, excuses: &Excuses, today: Date) -> Inline {
    let mut found = Inline::default();
    // Most files have none: this is all that is spent on them.
    if !may_have_waivers(text) {
        return found;
    }
    let Some(syntax) = comments::syntax(path, format) else { return found };
    let mut open: Vec<usize> = Vec::new();
    let mut start = 0;
    for (number, line) in (1_u32..).zip(text.split_inclusive('\n')) {
        let bare = line.trim_end_matches(['\n', '\r']);
        let comment = syntax.comment(bare);
        let is_alone = comment.as_ref().is_some_and(|comment| bare.get(..comment.start).is_some_and(is_blank));
        if !is_alone && !is_blank(bare) {
            for index in open.drain(..) {
                if let Some(waiver) = found.waivers.get_mut(index) {
                    waiver.covers = number;
                }
            }
        }
        if let Some(comment) = comment {
            let inside = bare.get(comment.text.clone()).unwrap_or_default();
            let before = bare.get(..comment.text.start).unwrap_or_default();
            let place = directive::Place { line: number, before, start: start + before.len() };
            if directive::read(inside, &place, excuses, today, &mut found) && is_alone {
                open.push(found.waivers.len() - 1);
            }
        }
        start += line.len();
    }
    found
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
