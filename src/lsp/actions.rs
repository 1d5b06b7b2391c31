//! What can be done about what is shown in a range → changes that the editor offers.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{CodeAction, CodeActionKind, Position, Range, TextEdit, Uri, WorkspaceEdit};

use super::Loaded;
use super::board::{Shown, point};
use super::documents::Document;
use super::text::Unit;
use crate::fix::{self, Splice};
use crate::model::Date;
use crate::model::fix::{Fix, Safety};
use crate::model::paths::slashed;
use crate::model::source::SourceFile;
use crate::{discover, report, standards};

/// The kind of the change that mends all, below `source.fixAll`: editors ask for it by this name when a file is saved.
pub(super) const FIX_ALL: &str = "source.fixAll.karat";

/// Where changes are asked for.
pub(super) struct Place<'p> {
    /// What is open there.
    pub(super) document: &'p Document,
    /// Its path.
    pub(super) path: &'p Path,
    /// What the folder around it is judged by.
    pub(super) loaded: &'p Loaded,
    /// How columns are counted.
    pub(super) unit: Unit,
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
    let path = slashed(place.path);
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

/// The changes that mend what rules say, each by itself; those that may change what runs only where they are asked for.
pub(super) fn fixes(place: &Place<'_>, shown: &[Shown], unsafe_too: bool) -> Vec<CodeAction> {
    let offered = shown.iter().filter_map(|shown| Some((shown, shown.item.mend.as_ref()?)));
    let offered = offered.filter(|(_, (fix, _))| unsafe_too || fix.safety == Safety::Safe);
    let offer = |(shown, (fix, file)): (&Shown, &(Arc<Fix>, Arc<SourceFile>))| {
        let splices = edits(place, fix, file, &place.document.text)?;
        let edits = splices.iter().map(|splice| spliced(place, splice)).collect();
        let word = if fix.safety == Safety::Safe { "" } else { "; may change what runs" };
        Some(CodeAction {
            title: format!("{} ({}{word})", report::clean(&fix.title), shown.item.code),
            diagnostics: Some(vec![shown.diagnostic.clone()]),
            is_preferred: Some(fix.safety == Safety::Safe),
            ..change(&place.document.uri, edits)
        })
    };
    offered.filter_map(offer).collect()
}

/// The change that mends all of a file that can be mended without a person looking. `shown` is all that is shown in it.
pub(super) fn fix_all(place: &Place<'_>, shown: &[Shown]) -> Option<CodeAction> {
    let safe = shown.iter().filter(|shown| shown.item.mend.as_ref().is_some_and(|(fix, _)| fix.safety == Safety::Safe));
    let mut safe: Vec<&Shown> = safe.collect();
    // From the end on: what is above stays where it was.
    safe.sort_by_key(|shown| {
        let start = shown.diagnostic.range.start;
        std::cmp::Reverse((start.line, start.character))
    });
    let mut text = place.document.text.clone();
    let mut made = Vec::new();
    for shown in safe {
        let Some((fix, file)) = &shown.item.mend else { continue };
        let splices = edits(place, fix, file, &text);
        if let Some(after) = splices.and_then(|splices| fix::spliced(&text, &splices)) {
            text = after.into();
            made.push(shown.diagnostic.clone());
        }
    }
    let splice = fix::between(&place.document.text, &text)?;
    Some(CodeAction {
        title: format!("Fix all that is safe to fix here ({})", made.len()),
        kind: Some(CodeActionKind::Custom(FIX_ALL.into())),
        diagnostics: Some(made),
        ..change(&place.document.uri, vec![spliced(place, &splice)])
    })
}

/// What a fix does to a text; nothing where it is about other files, too, or cannot be made.
fn edits(place: &Place<'_>, fix: &Fix, file: &Arc<SourceFile>, text: &Arc<str>) -> Option<Vec<Splice>> {
    if fix.edits.iter().any(|edit| edit.file.as_deref() != Some(&*file.path)) {
        return None;
    }
    fix::edits(file, text, fix, &place.loaded.lock).ok().filter(|splices| !splices.is_empty())
}

fn spliced(place: &Place<'_>, splice: &Splice) -> TextEdit {
    let text = &place.document.text;
    let at = |offset| place.unit.position(text, offset);
    edit(Range { start: at(splice.start), end: at(splice.end) }, splice.text.clone())
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
