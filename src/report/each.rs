//! A slice that is serialised item by item through a function: what is written never stands in memory as a whole.

use serde::{Serialize, Serializer};

/// A list of what the function makes of each item.
pub(super) struct Each<'a, T, F>(&'a [T], F);

impl<'a, T, F> Each<'a, T, F> {
    /// What the function makes of each item.
    pub(super) fn of<W>(items: &'a [T], function: F) -> Self
    where
        F: Fn(&'a T) -> W,
    {
        Self(items, function)
    }
}

impl<'a, T, F, W> Serialize for Each<'a, T, F>
where
    F: Fn(&'a T) -> W,
    W: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(&self.1))
    }
}
