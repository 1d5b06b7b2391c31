//! A set of sets in, what is in any or in all of them out.
use regorus::Value;
use regorus::value::Set;

use super::Entry;
use super::call::{Answer, Error, Operands, wrong_type};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("union", 1, union), ("intersection", 1, intersection)];

fn sets(operands: Operands<'_>) -> Result<impl Iterator<Item = &Set> + Clone, Error> {
    let members = operands.set(1)?;
    if let Some(other) = members.iter_sorted().find(|member| !matches!(member, Value::Set(_))) {
        return Err(wrong_type(1, other, &["set"]));
    }
    Ok(members.iter_sorted().filter_map(|member| match member {
        Value::Set(set) => Some(set.as_ref()),
        _ => None,
    }))
}

fn union(operands: Operands<'_>) -> Answer {
    let union: Set = sets(operands)?.flat_map(Set::iter_sorted).cloned().collect();
    Ok(union.into_value())
}

/// No sets have nothing in common.
fn intersection(operands: Operands<'_>) -> Answer {
    let sets = sets(operands)?;
    let Some(smallest) = sets.clone().min_by_key(|set| set.len()) else { return Ok(Value::new_set()) };
    let shared = |member: &&Value| sets.clone().all(|set| set.contains(member));
    let intersection: Set = smallest.iter_sorted().filter(shared).cloned().collect();
    Ok(intersection.into_value())
}
