//! Commits with their times and parents → an order in which no parent stands before its children, newest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The order of `git rev-list --date-order`. `parents` gives the numbers of a commit's parents; all are below the count
/// of `times`, and the first commit is the one that all are reached from.
pub(super) fn by_date<'p>(times: &[i64], parents: impl Fn(u32) -> &'p [u32]) -> Vec<u32> {
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    let mut children = vec![0_u32; times.len()];
    for parent in (0..count).flat_map(&parents) {
        if let Some(children) = children.get_mut(*parent as usize) {
            *children += 1;
        }
    }
    // Of two with the same time goes first the one that was met first.
    let mut met = 0_u32;
    let mut entry = |number: u32| {
        met += 1;
        (times.get(number as usize).copied().unwrap_or(0), Reverse(met), number)
    };
    let free = (0..count).filter(|number| children.get(*number as usize) == Some(&0));
    let mut open: BinaryHeap<_> = free.map(&mut entry).collect();
    let mut order = Vec::with_capacity(times.len());
    while let Some((_, _, number)) = open.pop() {
        order.push(number);
        for parent in parents(number) {
            let Some(left) = children.get_mut(*parent as usize) else { continue };
            *left -= 1;
            if *left == 0 {
                open.push(entry(*parent));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_go_first_and_then_the_newer_ones() {
        // A clock that was wrong: commit 2, a parent of 1, claims to be newer than all.
        let parents: [&[u32]; 5] = [&[1, 3], &[2], &[4], &[4], &[]];
        let order = by_date(&[50, 40, 90, 45, 10], |number| parents[number as usize]);
        assert_eq!(order, [0, 3, 1, 2, 4]);
    }

    #[test]
    fn of_equal_times_the_first_parent_goes_first() {
        let parents: [&[u32]; 4] = [&[2, 1], &[3], &[3], &[]];
        assert_eq!(by_date(&[9, 9, 9, 9], |number| parents[number as usize]), [0, 2, 1, 3]);
    }
}
