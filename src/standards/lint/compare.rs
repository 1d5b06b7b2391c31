//! Two definitions of a scorecard → where they mean something else.

use std::sync::Arc;

use crate::model::Date;
use crate::model::scorecard::ChangeKind::{Add, Fix, Relax, Remove, Rescope, Reweight, Tighten};
use crate::model::scorecard::{ChangeKind, Check, Scorecard, Stage};
use crate::model::version::VersionPart;

/// Whether a difference must be announced before it blocks anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// Whatever the log calls it.
    Always,
    /// Where the log says that more is asked, or of others.
    WhenMore,
    /// It asks nothing more of anybody.
    Never,
}

/// Something that means something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The check; none where it is about the card.
    pub(super) check: Option<Arc<str>>,
    /// The field.
    pub(super) field: &'static str,
    /// What differs.
    pub(super) message: String,
    /// What the log may call it.
    pub(super) kinds: &'static [ChangeKind],
    /// The part of the version that must rise.
    pub(super) part: VersionPart,
    /// Whether it changes what a pass or fail of the check means.
    pub(super) is_meaning: bool,
    /// Whether it must be announced.
    pub(super) dates: Dates,
    /// Whether a check is gone.
    pub(super) is_removal: bool,
}

impl Difference {
    fn new(check: Option<&Check>, field: &'static str, message: String, kinds: &'static [ChangeKind]) -> Self {
        Self {
            check: check.map(|check| check.id.clone()),
            field,
            message,
            kinds,
            part: VersionPart::Minor,
            is_meaning: false,
            dates: Dates::Never,
            is_removal: false,
        }
    }

    fn breaking(self) -> Self {
        Self { part: VersionPart::Major, ..self }
    }

    fn meaning(self) -> Self {
        Self { is_meaning: true, ..self }
    }

    fn dated(self, dates: Dates) -> Self {
        Self { dates, ..self }
    }
}

const ANY: &[ChangeKind] = &[Add, Remove, Tighten, Relax, Reweight, Rescope, Fix];

/// All differences of meaning, those of the card first.
pub(super) fn differences(before: &Scorecard, after: &Scorecard) -> Vec<Difference> {
    let mut found = card(before, after);
    for new in &after.checks {
        if let Some(old) = before.checks.iter().find(|old| old.id == new.id) {
            check(before, after, old, new, &mut found);
        } else {
            let dates = if new.required { Dates::Always } else { Dates::Never };
            let what = if new.required { "required check" } else { "check" };
            let message = format!("{what} `{}` is new", new.id);
            found.push(Difference::new(Some(new), "id", message, &[Add]).dated(dates));
        }
    }
    for old in before.checks.iter().filter(|old| !after.checks.iter().any(|new| new.id == old.id)) {
        let gone = Difference::new(Some(old), "id", format!("check `{}` is gone", old.id), &[Remove]);
        found.push(Difference { is_removal: true, ..gone });
    }
    found
}

/// What holds for all checks.
fn card(before: &Scorecard, after: &Scorecard) -> Vec<Difference> {
    let mut found = Vec::new();
    let ranks = |card: &Scorecard| card.levels.iter().map(|level| (level.id.clone(), level.rank)).collect::<Vec<_>>();
    let mut add = |field, message: &str, kinds| found.push(Difference::new(None, field, message.to_owned(), kinds));
    let (old, new) = (&before.scoring, &after.scoring);
    let is_retired = |card: &Scorecard| card.stage == Stage::Retired;
    match (is_retired(before), is_retired(after)) {
        (false, true) => add("stage", "the scorecard is retired", &[Remove, Relax, Rescope]),
        (true, false) => add("stage", "the scorecard is used again", &[Add, Tighten, Rescope]),
        _ => {}
    }
    if before.applies != after.applies {
        add("applies", "the scorecard is for others", &[Rescope]);
    }
    if old.min_coverage != new.min_coverage {
        let kinds: &[ChangeKind] = if new.min_coverage > old.min_coverage { &[Tighten] } else { &[Relax] };
        add("min_coverage", "`min_coverage` differs", kinds);
    }
    if old.unknown_grace != new.unknown_grace {
        // Without one nothing is forgiven.
        let kinds: &[ChangeKind] = if new.unknown_grace < old.unknown_grace { &[Tighten] } else { &[Relax] };
        add("unknown_grace", "`unknown_grace` differs", kinds);
    }
    if old.category_weights != new.category_weights {
        add("category_weights", "the weights of categories differ", &[Reweight]);
    }
    if before.targets != after.targets {
        add("target", "the targets differ", &[Tighten, Relax, Rescope]);
    }
    for level in &after.levels {
        let floor = before.levels.iter().find(|old| old.id == level.id).map(|old| old.min_score);
        if let Some(floor) = floor.filter(|floor| *floor != level.min_score) {
            let kinds: &[ChangeKind] = if level.min_score > floor { &[Tighten] } else { &[Relax] };
            add("level", &format!("`min_score` of level `{}` differs", level.id), kinds);
        }
    }
    if (old.scale, old.rounding) != (new.scale, new.rounding) {
        found.push(Difference::new(None, "scale", "scores are shown in another way".to_owned(), ANY).breaking());
    }
    if ranks(before) != ranks(after) {
        found.push(Difference::new(None, "level", "there are other levels".to_owned(), ANY).breaking());
    }
    found
}

/// What holds for one check.
fn check(before: &Scorecard, after: &Scorecard, old: &Check, new: &Check, found: &mut Vec<Difference>) {
    let id = &new.id;
    let differs = |field: &'static str, kinds| {
        Difference::new(Some(new), field, format!("`{field}` of check `{id}` differs"), kinds)
    };
    if old.rule != new.rule {
        found.push(differs("rule", &[Tighten, Relax, Fix]).meaning().dated(Dates::WhenMore));
    }
    if old.params != new.params {
        found.push(differs("params", &[Tighten, Relax, Fix]).meaning().dated(Dates::WhenMore));
    }
    if old.partial != new.partial {
        let kinds: &[ChangeKind] = if old.partial { &[Tighten] } else { &[Relax] };
        found.push(differs("partial", kinds).meaning().dated(Dates::WhenMore));
    }
    if old.needs != new.needs {
        found.push(differs("needs", &[Tighten, Relax, Fix]).dated(Dates::WhenMore));
    }
    if old.applies != new.applies {
        found.push(differs("applies", &[Rescope]).dated(Dates::WhenMore));
    }
    let rank =
        |card: &Scorecard, level: &str| card.levels.iter().find(|own| own.id.as_ref() == level).map(|own| own.rank);
    if old.level != new.level {
        // A lower level has it sooner in the way of more.
        let is_sooner = rank(after, &new.level) < rank(before, &old.level);
        let kinds: &[ChangeKind] = if is_sooner { &[Tighten] } else { &[Relax] };
        found.push(differs("level", kinds).dated(Dates::WhenMore));
    }
    if old.required != new.required {
        let kinds: &[ChangeKind] = if new.required { &[Tighten] } else { &[Relax] };
        found.push(differs("required", kinds).dated(Dates::WhenMore));
    }
    let weighs_by_category = !after.scoring.category_weights.is_empty() && old.category != new.category;
    if old.weight != new.weight || weighs_by_category {
        let field = if old.weight == new.weight { "category" } else { "weight" };
        found.push(differs(field, &[Reweight]));
    }
    if old.retired.is_none() && new.retired.is_some() {
        found.push(Difference::new(Some(new), "retired", format!("check `{id}` is retired"), &[Remove]));
    }
    // Something that must be announced comes with dates of its own.
    let is_announced = found.iter().any(|own| own.check.as_ref() == Some(id) && own.dates != Dates::Never);
    if !is_announced {
        found.extend(days(old, new));
    }
    if new.rev > old.rev && !found.iter().any(|own| own.is_meaning && own.check.as_ref() == Some(id)) {
        found.push(differs("rev", &[Tighten, Relax, Fix]));
    }
}

/// Whether a check does something else on other days. What was a slip of the pen may be called one.
fn days(old: &Check, new: &Check) -> Option<Difference> {
    let asks = |check: &Check| check.announce.or(check.warn_from).or(check.enforce_from).is_some();
    // From the first day on, from a day on, or never: in this order.
    let begin = |check: &Check, day: Option<Date>| match day {
        Some(day) => (1, Some(day)),
        None if asks(check) => (2, None),
        None => (0, None),
    };
    let blocks = |check: &Check| begin(check, check.enforce_from);
    let counts = |check: &Check| begin(check, check.warn_from.or(check.enforce_from));
    let differs = |field: &'static str, kinds| {
        let message = format!("`{field}` of check `{}` differs", new.id);
        Some(Difference::new(Some(new), field, message, kinds))
    };
    let later = |is_later: bool| -> &'static [ChangeKind] { if is_later { &[Relax, Fix] } else { &[Tighten, Fix] } };
    if old.enforce_from != new.enforce_from {
        return differs("enforce_from", later(blocks(new) > blocks(old))).map(|own| own.dated(Dates::WhenMore));
    }
    if old.warn_from != new.warn_from {
        return differs("warn_from", later(counts(new) > counts(old)));
    }
    if let (Some(before), Some(after)) = (old.retired, new.retired)
        && before != after
    {
        // Asked for longer is more.
        return differs("retired", if after < before { &[Remove, Relax, Fix] } else { &[Tighten, Fix] });
    }
    if old.announce != new.announce {
        return differs("announce", &[Tighten, Relax, Fix]);
    }
    None
}
