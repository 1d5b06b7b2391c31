//! Functions on numbers.

use super::super::convert::{int, list, number};
use super::super::operators::binary;
use super::super::value::{Answer, Failure, Number, Val};
use super::argument;
use hcl_edit::expr::BinaryOperator;

/// Most items that `range` gives, as in Terraform.
const MAX_RANGE: usize = 1_024;

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    let own = || argument(arguments, 0).and_then(number);
    Some(match name {
        "min" => extreme(arguments, |a, b| a.order(b).is_lt()),
        "max" => extreme(arguments, |a, b| a.order(b).is_gt()),
        "sum" => sum(arguments),
        "abs" => own().and_then(|own| match own {
            Number::Int(own) => Ok(Val::Number(Number::Int(own.checked_abs().ok_or(Failure::Limit)?))),
            Number::Float(own) => Ok(Val::Number(Number::Float(own.abs()))),
        }),
        "ceil" => own().and_then(|own| rounded(own, f64::ceil)),
        "floor" => own().and_then(|own| rounded(own, f64::floor)),
        "signum" => own().map(|own| Val::Number(Number::Int(own.order(Number::Int(0)) as i64))),
        "pow" => own().and_then(|own| {
            let power = number(argument(arguments, 1)?)?;
            Number::of(own.float().powf(power.float())).map(Val::Number)
        }),
        "parseint" => parse_int(arguments),
        "range" => range(arguments),
        _ => return None,
    })
}

fn rounded(own: Number, round: fn(f64) -> f64) -> Answer {
    match own {
        Number::Int(_) => Ok(Val::Number(own)),
        Number::Float(own) => Number::of(round(own)).map(Val::Number),
    }
}

fn extreme(arguments: &[Val], is_better: fn(Number, Number) -> bool) -> Answer {
    let mut best: Option<Number> = None;
    for argument in arguments {
        let own = number(argument)?;
        if best.is_none_or(|best| is_better(own, best)) {
            best = Some(own);
        }
    }
    best.map(Val::Number).ok_or(Failure::Wrong)
}

fn sum(arguments: &[Val]) -> Answer {
    let items = &list(argument(arguments, 0)?)?.items;
    if items.is_empty() {
        return Err(Failure::Wrong);
    }
    items.iter().try_fold(Val::int(0), |sum, item| binary(&sum, BinaryOperator::Plus, item))
}

fn parse_int(arguments: &[Val]) -> Answer {
    let text = super::super::convert::text(argument(arguments, 0)?)?;
    let base = u32::try_from(int(argument(arguments, 1)?)?).map_err(|_| Failure::Wrong)?;
    if !(2..=36).contains(&base) {
        return Err(Failure::Wrong);
    }
    i64::from_str_radix(&text, base).map(|own| Val::Number(Number::Int(own))).map_err(|_| Failure::Wrong)
}

fn range(arguments: &[Val]) -> Answer {
    let numbers: Vec<i64> = arguments.iter().map(int).collect::<Answer<_>>()?;
    let (start, end, step) = match numbers.as_slice() {
        [end] => (0, *end, if *end < 0 { -1 } else { 1 }),
        [start, end] => (*start, *end, if end < start { -1 } else { 1 }),
        [start, end, step] => (*start, *end, *step),
        _ => return Err(Failure::Wrong),
    };
    let mut items = Vec::new();
    let mut here = start;
    while (step > 0 && here < end) || (step < 0 && here > end) {
        if items.len() >= MAX_RANGE {
            return Err(Failure::Wrong);
        }
        items.push(Val::Number(Number::Int(here)));
        here = here.checked_add(step).ok_or(Failure::Wrong)?;
    }
    if step == 0 { Err(Failure::Wrong) } else { Val::list(items) }
}
