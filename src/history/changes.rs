//! What was known of one thing, and another look at it → what is known of it then. Pure: the arithmetic of intervals.
//!
//! A look says that a thing is in a state, or that it is not there. Between two looks it is as the first one found it, so that a
//! state costs a row only where it is not that of the look before. A look may come late and be of a moment between two others: the
//! rows are then the same as if all looks had come in the order of their moments.

/// A thing was in a state from a moment on, up to another one or until now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span<T> {
    /// The first look that found it so.
    pub(super) since: i64,
    /// The first look that found it otherwise.
    pub(super) until: Option<i64>,
    /// What was found.
    pub(super) state: T,
}

impl<T> Span<T> {
    /// Whether it was so at a moment.
    pub(super) fn covers(&self, moment: i64) -> bool {
        self.since <= moment && self.until.is_none_or(|until| moment < until)
    }
}

/// The spans of a thing, by moment, with one more look. `next` is the first look after it that others have had, if there is one; where
/// there is none, only the last of the spans needs to be given. Two looks at one moment are not told apart: the caller sees to that.
pub(super) fn look<T: Clone + PartialEq>(
    spans: &[Span<T>],
    moment: i64,
    state: Option<T>,
    next: Option<i64>,
) -> Vec<Span<T>> {
    let bounds = spans.iter().flat_map(|span| [Some(span.since), span.until]).flatten().filter(|bound| *bound > moment);
    let next = bounds.chain(next).min();
    let at = |moment: i64| spans.iter().find(|span| span.covers(moment)).map(|span| span.state.clone());
    let mut changes: Vec<(i64, Option<T>)> = Vec::new();
    for span in spans {
        changes.push((span.since, Some(span.state.clone())));
        changes.extend(span.until.map(|until| (until, None)));
    }
    let then = next.map(|next| (next, at(next)));
    changes.retain(|(own, _)| Some(*own) != next);
    changes.push((moment, state));
    changes.extend(then);
    // Where a span ends as another one begins, the beginning tells what is; sorting leaves it behind the end.
    changes.sort_by_key(|(own, state)| (*own, state.is_some()));
    joined(changes)
}

/// Spans of changes by moment, of which the last one of a moment counts.
fn joined<T: PartialEq>(changes: Vec<(i64, Option<T>)>) -> Vec<Span<T>> {
    let mut spans: Vec<Span<T>> = Vec::new();
    let mut left = changes.into_iter().peekable();
    while let Some((moment, state)) = left.next() {
        if left.peek().is_some_and(|(next, _)| *next == moment) {
            continue;
        }
        let open = spans.last_mut().filter(|span| span.until.is_none());
        if let Some(open) = open {
            if Some(&open.state) == state.as_ref() {
                continue;
            }
            open.until = Some(moment);
        }
        if let Some(state) = state {
            spans.push(Span { since: moment, until: None, state });
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dice::Dice;

    fn told(spans: &[Span<char>]) -> String {
        let one = |span: &Span<char>| {
            let until = span.until.map_or_else(String::new, |until| until.to_string());
            format!("{}{}-{until}", span.state, span.since)
        };
        spans.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn looks_in_their_order_make_a_row_of_each_change() {
        let mut spans = Vec::new();
        let table = [
            (10, Some('a'), "a10-"),
            (20, Some('a'), "a10-"),
            (30, Some('b'), "a10-30 b30-"),
            (40, None, "a10-30 b30-40"),
            (50, None, "a10-30 b30-40"),
            (60, Some('b'), "a10-30 b30-40 b60-"),
        ];
        for (moment, state, expected) in table {
            spans = look(&spans, moment, state, None);
            assert_eq!(told(&spans), expected);
        }
    }

    #[test]
    fn a_late_look_changes_what_lies_between_its_neighbours() {
        let span = |since, until, state| Span { since, until, state };
        let two = [span(10, Some(40), 'a'), span(40, None, 'b')];
        let cases = [
            (&two[..], 20, Some('a'), Some(30), "a10-40 b40-"),
            (&two[..], 20, Some('b'), Some(30), "a10-20 b20-30 a30-40 b40-"),
            (&two[..], 30, Some('b'), Some(40), "a10-30 b30-"),
            (&two[..], 30, None, Some(40), "a10-30 b40-"),
            (&two[..], 5, Some('a'), Some(10), "a5-40 b40-"),
            (&two[..], 5, Some('c'), Some(10), "c5-10 a10-40 b40-"),
            (&two[..], 5, None, Some(10), "a10-40 b40-"),
            (&two[..], 60, Some('a'), Some(70), "a10-40 b40-60 a60-70 b70-"),
            (&[][..], 5, Some('a'), Some(10), "a5-10"),
            (&[][..], 5, Some('a'), None, "a5-"),
        ];
        for (spans, moment, state, next, expected) in cases {
            assert_eq!(told(&look(spans, moment, state, next)), expected, "{state:?} at {moment}");
        }
    }

    #[test]
    fn the_order_in_which_looks_arrive_does_not_matter() {
        let mut dice = Dice(7);
        for _ in 0..2000 {
            let number = 1 + dice.below(9);
            let looks: Vec<(i64, Option<char>)> = (0..number)
                .map(|at| (i64::try_from(at).unwrap() * 10, ['a', 'b', 'c'].get(dice.below(4)).copied()))
                .collect();
            let in_order = looks.iter().fold(Vec::new(), |spans, (at, state)| look(&spans, *at, *state, None));
            let mut left = looks.clone();
            let (mut seen, mut spans) = (Vec::<i64>::new(), Vec::new());
            while !left.is_empty() {
                let (moment, state) = left.swap_remove(dice.below(left.len()));
                let next = seen.iter().copied().filter(|other| *other > moment).min();
                spans = look(&spans, moment, state, next);
                seen.push(moment);
            }
            assert_eq!(told(&spans), told(&in_order), "{looks:?}");
        }
    }
}
