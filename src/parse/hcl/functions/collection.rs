//! Functions on lists and maps. What only needs to know how many or which parts there are bears unknown parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::convert::{int, list, map, text};
use super::super::value::{Answer, Failure, Val};
use super::argument;

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    let items = || argument(arguments, 0).and_then(list).map(|list| &list.items);
    Some(match name {
        "length" => argument(arguments, 0).and_then(length),
        "concat" => concat(arguments),
        "merge" => merge(arguments),
        "lookup" => lookup(arguments),
        "element" => element(arguments),
        "index" => index(arguments),
        "contains" => contains(arguments),
        "keys" => argument(arguments, 0)
            .and_then(map)
            .and_then(|map| Val::list(map.entries.keys().map(|key| Val::Text(key.clone())).collect())),
        "values" => {
            argument(arguments, 0).and_then(map).and_then(|map| Val::list(map.entries.values().cloned().collect()))
        }
        "coalesce" => coalesce(arguments, |value| !matches!(value, Val::Text(text) if text.is_empty())),
        "coalescelist" => coalesce(arguments, |value| !matches!(value, Val::List(list) if list.items.is_empty())),
        "compact" => items().and_then(|items| compact(items)),
        "flatten" => items().and_then(|items| {
            let mut flat = Vec::new();
            flatten(items, &mut flat)?;
            Val::list(flat)
        }),
        "reverse" => items().and_then(|items| Val::list(items.iter().rev().cloned().collect())),
        "slice" => slice(arguments),
        "sort" => items().and_then(|items| {
            let mut texts: Vec<Arc<str>> = items.iter().map(text).collect::<Answer<_>>()?;
            texts.sort();
            Val::list(texts.into_iter().map(Val::Text).collect())
        }),
        "zipmap" => zipmap(arguments),
        "chunklist" => chunks(arguments),
        "one" => items().and_then(|items| match items.as_slice() {
            [] => Ok(Val::Null),
            [only] => Ok(only.clone()),
            _ => Err(Failure::Wrong),
        }),
        "alltrue" => items().and_then(|items| truth(items, false)),
        "anytrue" => items().and_then(|items| truth(items, true)),
        _ => return None,
    })
}

fn length(value: &Val) -> Answer {
    match value {
        Val::List(list) => Ok(Val::int(list.items.len())),
        Val::Map(map) => Ok(Val::int(map.entries.len())),
        other => text(other).map(|text| Val::int(text.chars().count())),
    }
}

fn concat(arguments: &[Val]) -> Answer {
    let mut items = Vec::new();
    for argument in arguments {
        items.extend(list(argument)?.items.iter().cloned());
    }
    Val::list(items)
}

fn merge(arguments: &[Val]) -> Answer {
    let mut entries = BTreeMap::new();
    for argument in arguments.iter().filter(|argument| !matches!(argument, Val::Null)) {
        entries.extend(map(argument)?.entries.iter().map(|(key, value)| (key.clone(), value.clone())));
    }
    Val::map(entries)
}

fn lookup(arguments: &[Val]) -> Answer {
    let (of, key) = (map(argument(arguments, 0)?)?, text(argument(arguments, 1)?)?);
    of.entries.get(&key).or(arguments.get(2)).cloned().ok_or(Failure::Wrong)
}

fn element(arguments: &[Val]) -> Answer {
    let (of, index) = (argument(arguments, 0)?, int(argument(arguments, 1)?)?);
    let length = i64::try_from(list(of)?.items.len()).unwrap_or(i64::MAX);
    let index = index.checked_rem_euclid(length).ok_or(Failure::Wrong)?;
    let items = &list(of)?.items;
    usize::try_from(index).ok().and_then(|index| items.get(index)).cloned().ok_or(Failure::Wrong)
}

fn index(arguments: &[Val]) -> Answer {
    let wanted = argument(arguments, 1)?;
    for (at, item) in list(argument(arguments, 0)?)?.items.iter().enumerate() {
        if item.equal(wanted).ok_or(Failure::Unknown)? {
            return Ok(Val::int(at));
        }
    }
    Err(Failure::Wrong)
}

fn contains(arguments: &[Val]) -> Answer {
    let (of, wanted) = (list(argument(arguments, 0)?)?, argument(arguments, 1)?);
    let mut is_open = false;
    for item in &of.items {
        match item.equal(wanted) {
            Some(true) => return Ok(Val::Bool(true)),
            Some(false) => {}
            None => is_open = true,
        }
    }
    if is_open { Err(Failure::Unknown) } else { Ok(Val::Bool(false)) }
}

fn coalesce(arguments: &[Val], is_something: fn(&Val) -> bool) -> Answer {
    for argument in arguments.iter().filter(|argument| !matches!(argument, Val::Null)) {
        match argument {
            Val::Unknown(_) | Val::Partial(_) => return Err(Failure::Unknown),
            value if is_something(value) => return Ok(value.clone()),
            _ => {}
        }
    }
    Err(Failure::Wrong)
}

fn compact(items: &[Val]) -> Answer {
    let mut kept = Vec::new();
    for item in items.iter().filter(|item| !matches!(item, Val::Null)) {
        let text = text(item)?;
        if !text.is_empty() {
            kept.push(Val::Text(text));
        }
    }
    Val::list(kept)
}

/// An unknown item may be a list itself.
fn flatten(items: &[Val], flat: &mut Vec<Val>) -> Answer<()> {
    for item in items {
        match item {
            Val::List(list) => flatten(&list.items, flat)?,
            Val::Unknown(_) => return Err(Failure::Unknown),
            other => flat.push(other.clone()),
        }
    }
    Ok(())
}

fn slice(arguments: &[Val]) -> Answer {
    let bound = |at| usize::try_from(int(argument(arguments, at)?)?).map_err(|_| Failure::Wrong);
    let (start, end) = (bound(1)?, bound(2)?);
    let part = list(argument(arguments, 0)?)?.items.get(start..end).ok_or(Failure::Wrong)?;
    Val::list(part.to_vec())
}

fn zipmap(arguments: &[Val]) -> Answer {
    let (keys, values) = (list(argument(arguments, 0)?)?, list(argument(arguments, 1)?)?);
    if keys.items.len() != values.items.len() {
        return Err(Failure::Wrong);
    }
    let pairs = keys.items.iter().zip(&values.items).map(|(key, value)| Ok((text(key)?, value.clone())));
    Val::map(pairs.collect::<Answer<_>>()?)
}

fn chunks(arguments: &[Val]) -> Answer {
    let of = list(argument(arguments, 0)?)?;
    let size = usize::try_from(int(argument(arguments, 1)?)?).ok().filter(|size| *size > 0).ok_or(Failure::Wrong)?;
    Val::list(of.items.chunks(size).map(|chunk| Val::list(chunk.to_vec())).collect::<Answer<_>>()?)
}

/// Whether all are true (`false` decides) or any is (`true` decides).
fn truth(items: &[Val], decides: bool) -> Answer {
    let mut is_open = false;
    for item in items {
        match super::super::convert::bool(item) {
            Ok(value) if value == decides => return Ok(Val::Bool(decides)),
            Ok(_) => {}
            Err(Failure::Unknown) => is_open = true,
            Err(failure) => return Err(failure),
        }
    }
    if is_open { Err(Failure::Unknown) } else { Ok(Val::Bool(!decides)) }
}
