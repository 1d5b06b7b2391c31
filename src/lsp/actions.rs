//! What can be done about what is shown in a range → changes that the editor offers.

use std::collections::HashMap;
use std::path::Path;

use gen_lsp_types::{CodeAction, CodeActionKind, Position, Range, TextEdit, Uri, WorkspaceEdit};

use super::Loaded;
use super::board::{Shown, point};
use super::documents::Document;
use crate::discover;
use crate::model::Date;
use crate::standards;

/// Where changes are asked for.
pub(super) struct Place<'p> {
    /// What is open there.
    pub(super) document: &'p Document,
    /// Its path.
    pub(super) path: &'p Path,
    /// What the folder around it is judged by.
    pub(super) loaded: &'p Loaded,
    /// The day that a waiver starts on.
    pub(super) today: Date,
}

/// The changes that excuse what rules say on the lines of their findings until a day, the reason left to be written.
pub(super) fn waivers(place: &Place<'_>, shown: &[Shown]) -> Vec<CodeAction> {
    let findings = shown.iter().filter(|shown| shown.item.is_finding && shown.item.is_open);
    findings.filter_map(|shown| waiver(place, shown)).collect()
}

fn waiver(place: &Place<'_>, shown: &Shown) -> Option<CodeAction> {
    // Only the name counts: which comments a file has.
    let path = place.path.to_string_lossy().replace('\\', "/");
    let excuses = &place.loaded.settings.excuses;
    let rule = &shown.item.code;
    let (comment, until) = standards::proposed_waiver(&path, discover::format_of(&path), rule, excuses, place.today)?;
    let number = shown.diagnostic.range.start.line;
    let line = place.document.text.lines().nth(number as usize)?;
    let indent: String = line.chars().take_while(|letter| letter.is_whitespace()).collect();
    let end = if place.document.text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = point(Position { line: number, character: 0 });
    Some(CodeAction {
        title: format!("Ignore {rule} here until {until} …"),
        diagnostics: Some(vec![shown.diagnostic.clone()]),
        ..change(&place.document.uri, vec![edit(at, format!("{indent}{comment}{end}"))])
    })
}

/// A change of one file that mends something.
fn change(uri: &Uri, edits: Vec<TextEdit>) -> CodeAction {
    CodeAction {
        title: String::new(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: None,
        is_preferred: None,
        disabled: None,
        edit: Some(WorkspaceEdit {
            changes: Some(HashMap::from([(uri.clone(), edits)])),
            document_changes: None,
            change_annotations: None,
        }),
        command: None,
        data: None,
        tags: None,
    }
}

const fn edit(range: Range, new_text: String) -> TextEdit {
    TextEdit { range, new_text }
}
