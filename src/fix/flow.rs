//! Members of what stands in brackets: JSON, YAML's flow style, TOML's arrays and inline tables, HCL's expressions. A change → splices.
//! Commas, line breaks and comments around the members stay as they are.

use super::page::Page;
use super::splice::Splice;
use crate::model::spans::NodeId;

/// How members are written in a format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brackets {
    /// Whether a line break can stand for a comma between entries (HCL's objects).
    pub(super) breaks_separate: bool,
    /// What starts a comment up to the end of the line.
    pub(super) comments: &'static [&'static str],
    /// Spaces of a level in a collection that is written out over several lines.
    pub(super) expands: Option<usize>,
    /// Blanks between the brackets of an object on one line.
    pub(super) padded: bool,
    /// What stands behind a comma on one line.
    pub(super) blank: &'static str,
}

impl Page<'_> {
    /// Puts a member before the one with this index, or behind the last one.
    pub(super) fn insert_member(&self, id: NodeId, index: usize, member: &str, style: Brackets) -> Vec<Splice> {
        let children = self.children(id);
        let (Some(first), Some(last)) = (children.first(), children.last()) else {
            return vec![self.only_member(id, member, style)];
        };
        let spread = self.slice(self.start(id), self.member_start(*first)).contains('\n');
        if let Some(next) = children.get(index) {
            let at = self.member_start(*next);
            let between = if spread && self.is_first(at) {
                format!("{}{}", self.eol(), self.indent(at))
            } else {
                style.blank.to_owned()
            };
            return vec![Splice::insert(at, format!("{member},{between}"))];
        }
        let end = self.member_end(*last);
        let comma = self.comma_after(end, self.end(id), style);
        if !spread {
            return match comma {
                Some(comma) => vec![Splice::insert(comma + 1, format!("{}{member},", style.blank))],
                None => vec![Splice::insert(end, format!(",{}{member}", style.blank))],
            };
        }
        let indent = self.indent(self.member_start(*last));
        let needs_comma = comma.is_none() && !style.breaks_separate;
        let after = comma.map_or(end, |comma| comma + 1);
        let trailing = if comma.is_some() { "," } else { "" };
        // A comment behind the last member stays behind it.
        let line_end = self.line_end(after);
        let closes_here = line_end >= self.end(id);
        let at = if closes_here { after } else { line_end };
        let line = format!("{}{indent}{member}{trailing}", self.eol());
        if needs_comma && at == end {
            return vec![Splice::insert(at, format!(",{line}"))];
        }
        let mut splices = vec![Splice::insert(at, line)];
        splices.extend(needs_comma.then(|| Splice::insert(end, ",")));
        splices
    }

    /// The first member of an empty collection.
    fn only_member(&self, id: NodeId, member: &str, style: Brackets) -> Splice {
        let (start, end) = (self.start(id) + 1, self.end(id).saturating_sub(1));
        if !self.slice(start, end).trim().is_empty() {
            return Splice::insert(start, format!("{member}{}", self.eol()));
        }
        let is_object = self.source(id).starts_with('{');
        let inside = match style.expands {
            Some(step) => {
                let (eol, indent) = (self.eol(), self.indent(self.start(id)));
                format!("{eol}{indent}{}{member}{eol}{indent}", self.unit(step))
            }
            None if style.padded && is_object => format!(" {member} "),
            None => member.to_owned(),
        };
        Splice::new(start, end, inside)
    }

    /// One level of indentation: a tab where the text is indented by tabs.
    pub(super) fn unit(&self, step: usize) -> String {
        if self.text.contains("\n\t") { "\t".to_owned() } else { " ".repeat(step) }
    }

    /// Takes a member away, with the comma that it leaves.
    pub(super) fn remove_member(&self, around: NodeId, id: NodeId, style: Brackets) -> Vec<Splice> {
        let children = self.children(around);
        let Some(at) = children.iter().position(|child| *child == id) else { return Vec::new() };
        let (start, end) = (self.member_start(id), self.member_end(id));
        let comma = self.comma_after(end, self.end(around), style);
        let before = at.checked_sub(1).and_then(|at| children.get(at)).map(|previous| self.member_end(*previous));
        let after = comma.map_or(end, |comma| comma + 1);
        // A member alone on its lines goes with them.
        let rest = self.slice(after, self.line_end(after)).trim();
        let is_alone =
            self.is_first(start) && (rest.is_empty() || style.comments.iter().any(|sign| rest.starts_with(sign)));
        let is_last = at + 1 == children.len();
        let mut splices = Vec::new();
        if is_last
            && comma.is_none()
            && let Some(before) = before
        {
            // The comma before it goes, unless line breaks separate.
            match self.comma_after(before, start, style) {
                Some(comma) if is_alone => splices.push(Splice::new(comma, comma + 1, "")),
                Some(comma) => return vec![Splice::new(comma, end, "")],
                None => {}
            }
        }
        if is_alone {
            splices.push(Splice::new(self.line_start(start), self.next_line(after), ""));
        } else if let Some(next) =
            children.get(at + 1).filter(|next| !self.slice(after, self.member_start(**next)).contains('\n'))
        {
            splices.push(Splice::new(start, self.member_start(*next), ""));
        } else {
            splices.push(Splice::new(start, after, ""));
        }
        splices
    }

    /// The comma between a byte and another, comments skipped.
    fn comma_after(&self, from: usize, to: usize, style: Brackets) -> Option<usize> {
        let mut at = from;
        while at < to {
            let rest = self.slice(at, to);
            if style.comments.iter().any(|sign| rest.starts_with(sign)) {
                at = self.next_line(at);
            } else if rest.starts_with("/*") && style.comments.contains(&"//") {
                at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            } else if rest.starts_with(',') {
                return Some(at);
            } else {
                at += rest.chars().next().filter(|c| c.is_whitespace())?.len_utf8();
            }
        }
        None
    }
}
