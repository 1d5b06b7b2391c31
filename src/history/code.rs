//! Words of the model ↔ the small numbers that stand for them in a history. A number is never given to another word.

use crate::model::Date;
use crate::model::adoption::State;
use crate::model::finding::Status;
use crate::model::movement::Part;
use crate::model::rule::Severity;
use crate::model::scorecard::CheckOutcome;
use crate::model::waiver::Effect;

/// Seconds of a day.
pub(super) const DAY: i64 = 24 * 60 * 60;

pub(super) const fn of_outcome(outcome: CheckOutcome) -> i64 {
    match outcome {
        CheckOutcome::Pass => 1,
        CheckOutcome::Partial(_) => 2,
        CheckOutcome::Fail => 3,
        CheckOutcome::NotApplicable => 4,
        CheckOutcome::Waived => 5,
        CheckOutcome::Unknown => 6,
    }
}

/// The outcome of a number, with the value that a partial one has.
pub(super) fn outcome(number: i64, value: Option<u32>) -> CheckOutcome {
    match number {
        1 => CheckOutcome::Pass,
        2 => CheckOutcome::Partial(value.unwrap_or_default()),
        3 => CheckOutcome::Fail,
        4 => CheckOutcome::NotApplicable,
        5 => CheckOutcome::Waived,
        _ => CheckOutcome::Unknown,
    }
}

pub(super) const fn of_status(status: Status) -> i64 {
    match status {
        Status::Open => 1,
        Status::Waived => 2,
        Status::Baselined => 3,
    }
}

pub(super) const fn status(number: i64) -> Status {
    match number {
        2 => Status::Waived,
        3 => Status::Baselined,
        _ => Status::Open,
    }
}

pub(super) const fn of_state(state: State) -> i64 {
    match state {
        State::On => 1,
        State::Off => 2,
        State::Unknown => 3,
    }
}

pub(super) const fn state(number: i64) -> State {
    match number {
        1 => State::On,
        2 => State::Off,
        _ => State::Unknown,
    }
}

pub(super) const fn of_severity(severity: Severity) -> i64 {
    match severity {
        Severity::Low => 1,
        Severity::Medium => 2,
        Severity::High => 3,
        Severity::Critical => 4,
    }
}

pub(super) const fn severity(number: i64) -> Severity {
    match number {
        4 => Severity::Critical,
        3 => Severity::High,
        2 => Severity::Medium,
        _ => Severity::Low,
    }
}

pub(super) const fn of_effect(effect: Effect) -> i64 {
    match effect {
        Effect::Exclude => 1,
        Effect::Hold => 2,
        Effect::Accept => 3,
    }
}

pub(super) const fn effect(number: i64) -> Effect {
    match number {
        2 => Effect::Hold,
        3 => Effect::Accept,
        _ => Effect::Exclude,
    }
}

/// Why an outcome follows another one; 0 where there was none before.
pub(super) const fn of_cause(cause: Option<Part>) -> i64 {
    match cause {
        None => 0,
        Some(Part::Definition) => 1,
        Some(Part::Waiver) => 2,
        Some(Part::Data) => 3,
        Some(Part::Behaviour) => 4,
    }
}

pub(super) const fn cause(number: i64) -> Option<Part> {
    match number {
        1 => Some(Part::Definition),
        2 => Some(Part::Waiver),
        3 => Some(Part::Data),
        4 => Some(Part::Behaviour),
        _ => None,
    }
}

/// Days since 1970 of a moment.
pub(super) const fn day(moment: i64) -> i64 {
    moment.div_euclid(DAY)
}

/// Days since 1970 of a date.
pub(super) fn of_date(date: Date) -> i64 {
    Date::of_unix(0).unwrap_or_default().days_until(date)
}

/// The date of so many days since 1970.
pub(super) fn date(day: i64) -> Date {
    day.checked_mul(DAY).and_then(Date::of_unix).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_comes_back_from_its_number() {
        use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown, Waived};
        for own in [Pass, Partial(7400), Fail, NotApplicable, Waived, Unknown] {
            assert_eq!(outcome(of_outcome(own), own.value()), own);
        }
        for own in [Status::Open, Status::Waived, Status::Baselined] {
            assert_eq!(status(of_status(own)), own);
        }
        for own in State::ALL {
            assert_eq!(state(of_state(own)), own);
        }
        for own in Severity::ALL {
            assert_eq!(severity(of_severity(own)), own);
        }
        for own in [Effect::Exclude, Effect::Hold, Effect::Accept] {
            assert_eq!(effect(of_effect(own)), own);
        }
        for own in Part::ALL.map(Some).into_iter().chain([None]) {
            assert_eq!(cause(of_cause(own)), own);
        }
        for text in ["1969-12-31", "1970-01-01", "2026-11-26"] {
            assert_eq!(date(of_date(Date::parse(text).unwrap())).to_string(), text);
        }
        assert_eq!((day(-1), day(0), day(86_399), day(86_400)), (-1, 0, 0, 1));
    }
}
