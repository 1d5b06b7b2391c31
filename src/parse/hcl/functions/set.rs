//! Functions on sets, and those that look for doubles. All of them need to know every item.

use std::cmp::Ordering;

use super::super::convert::list;
use super::super::value::{Answer, Failure, Val};
use super::argument;

/// Most items of a product.
const MAX_PRODUCT: usize = 10_000;

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    Some(match name {
        "distinct" => argument(arguments, 0).and_then(distinct),
        "setunion" => union(arguments),
        "setintersection" => fold(arguments, true),
        "setsubtract" => fold(arguments, false),
        "setproduct" => product(arguments),
        _ => return None,
    })
}

fn known(value: &Val) -> Answer<&[Val]> {
    if value.is_known() { Ok(&list(value)?.items) } else { Err(Failure::Unknown) }
}

/// The first of each, in their order.
fn distinct(value: &Val) -> Answer {
    let items = known(value)?;
    let mut sorted: Vec<(usize, &Val)> = items.iter().enumerate().collect();
    sorted.sort_by(|(i, a), (k, b)| a.order(b).then(i.cmp(k)));
    sorted.dedup_by(|(_, a), (_, b)| a.order(b) == Ordering::Equal);
    sorted.sort_by_key(|(at, _)| *at);
    Val::list(sorted.into_iter().map(|(_, item)| item.clone()).collect())
}

fn union(arguments: &[Val]) -> Answer {
    let mut items = Vec::new();
    for argument in arguments {
        items.extend(known(argument)?.iter().cloned());
    }
    Val::set(items)
}

/// What is in the first and in all (or in none) of the others.
fn fold(arguments: &[Val], in_others: bool) -> Answer {
    let (first, others) = arguments.split_first().ok_or(Failure::Wrong)?;
    let mut items = known(first)?.to_vec();
    for other in others {
        let mut sorted = known(other)?.to_vec();
        sorted.sort_by(Val::order);
        items.retain(|item| sorted.binary_search_by(|own| own.order(item)).is_ok() == in_others);
    }
    Val::set(items)
}

fn product(arguments: &[Val]) -> Answer {
    let mut rows: Vec<Vec<Val>> = vec![Vec::new()];
    for argument in arguments {
        let items = known(argument)?;
        if rows.len().saturating_mul(items.len()) > MAX_PRODUCT {
            return Err(Failure::Limit);
        }
        let longer = |row: &Vec<Val>| {
            let row = row.clone();
            items.iter().map(move |item| row.iter().chain([item]).cloned().collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    Val::list(rows.into_iter().map(Val::list).collect::<Answer<_>>()?)
}
