//! `applies` → [`Selector`]: `any = [{…}]` and `not = [{…}]`, or the fields of one table written directly.

use crate::config::{At, Fields};
use crate::model::Selector;
use crate::model::selector::Terms;

/// The selector in the field `applies`; everything where there is none.
pub(super) fn applies(fields: &Fields<'_, '_>) -> Selector {
    fields.table("applies").map_or_else(Selector::default, |table| selector(&table))
}

fn selector(table: &Fields<'_, '_>) -> Selector {
    let mut any: Vec<_> = table.tables("any").iter().map(alternative).collect();
    let not = table.tables("not").iter().map(alternative).collect();
    let direct = terms(table);
    table.finish();
    if direct != Terms::default() {
        if !any.is_empty() {
            let help = "write all of it in `any`";
            table.reader().mistake_with_help(table.span(), "fields stand beside `any`: which of both is meant?", help);
        }
        any.push(direct);
    }
    Selector { any, not }
}

/// One table of a list. One that names nothing is a mistake: it would take in everything.
fn alternative(table: &Fields<'_, '_>) -> Terms {
    let found = terms(table);
    table.finish();
    if found == Terms::default() {
        let help = "name at least one of kind, type, lifecycle, tier, tag, owner, system, language, path";
        table.reader().mistake_with_help(table.span(), "this selects everything", help);
    }
    found
}

fn terms(table: &Fields<'_, '_>) -> Terms {
    let plain = |name| table.strings(name).into_iter().map(|(word, _): At<String>| word).collect::<Vec<_>>();
    let lower = |name| plain(name).into_iter().map(|word| word.to_lowercase()).collect();
    let full = |name, kind| table.references(name, kind).into_iter().map(|(word, _)| word).collect();
    Terms {
        kind: lower("kind"),
        r#type: plain("type"),
        lifecycle: plain("lifecycle"),
        tier: plain("tier"),
        tag: plain("tag"),
        owner: full("owner", "group"),
        system: full("system", "system"),
        language: lower("language"),
        path: table.globs("path").into_iter().map(|(glob, _)| glob).collect(),
    }
}
