//! What an expression is worth: a value, of which parts may be unknown. An unknown part is kept as its own source, `${…}`.
//!
//! Values are shared and bounded: each list and map knows its weight and depth, and what would be larger than any real
//! configuration is refused, so that a few lines that double themselves cannot fill the memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::template::escaped;

/// Heaviest value, about one unit a node and 16 bytes of text.
const MAX_WEIGHT: u32 = 200_000;
/// Deepest value.
const MAX_DEPTH: u16 = 100;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Terraform would refuse it too (`try` goes on).
    Wrong,
    /// It depends on something that is known only when Terraform runs.
    Unknown,
    /// Too large, too deep or too long to work out.
    Limit,
}

/// A value, or why there is none.
pub(super) type Answer<T = Val> = Result<T, Failure>;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Val {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text that is known to the last letter, decoded.
    Text(Arc<str>),
    /// A text with unknown parts, as a template.
    Partial(Arc<str>),
    /// A list, tuple or set; items may be unknown.
    List(Arc<List>),
    /// A map or object; values may be unknown.
    Map(Arc<Map>),
    /// Nothing is known; the source as `${…}`.
    Unknown(Arc<str>),
}

/// A number, whole as long as it can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    /// A whole number.
    Int(i64),
    /// Any other.
    Float(f64),
}

/// A list, tuple or set.
#[derive(Debug)]
pub(super) struct List {
    /// The items; of a set ascending and without doubles.
    pub items: Vec<Val>,
    /// Whether it has no indices.
    pub is_set: bool,
    size: Size,
}

/// A map or object.
#[derive(Debug)]
pub(super) struct Map {
    /// The entries by key.
    pub entries: BTreeMap<Arc<str>, Val>,
    size: Size,
}

#[derive(Clone, Copy, Debug)]
struct Size {
    weight: u32,
    depth: u16,
    /// Whether nothing in it is unknown.
    is_known: bool,
}

impl Size {
    fn around<'v>(values: impl Iterator<Item = &'v Val>) -> Answer<Self> {
        let mut size = Self { weight: 1, depth: 0, is_known: true };
        for value in values {
            let own = value.size();
            size.weight = size.weight.saturating_add(own.weight);
            size.depth = size.depth.max(own.depth);
            size.is_known &= own.is_known;
        }
        size.depth += 1;
        if size.weight > MAX_WEIGHT || size.depth > MAX_DEPTH { Err(Failure::Limit) } else { Ok(size) }
    }
}

impl Val {
    /// A text.
    pub(super) fn text(text: impl Into<Arc<str>>) -> Answer {
        Self::bounded(Self::Text(text.into()))
    }

    /// A text with unknown parts.
    pub(super) fn partial(text: impl Into<Arc<str>>) -> Answer {
        Self::bounded(Self::Partial(text.into()))
    }

    fn bounded(value: Self) -> Answer {
        if value.weight() > MAX_WEIGHT { Err(Failure::Limit) } else { Ok(value) }
    }

    /// A list.
    pub(super) fn list(items: Vec<Self>) -> Answer {
        let size = Size::around(items.iter())?;
        Ok(Self::List(Arc::new(List { items, is_set: false, size })))
    }

    /// A set: sorted, doubles dropped. What may be a double of something unknown makes the set unknown.
    pub(super) fn set(mut items: Vec<Self>) -> Answer {
        if !items.iter().all(Self::is_known) {
            return Err(Failure::Unknown);
        }
        items.sort_by(Self::order);
        items.dedup_by(|a, b| a.order(b).is_eq());
        let size = Size::around(items.iter())?;
        Ok(Self::List(Arc::new(List { items, is_set: true, size })))
    }

    /// A map.
    pub(super) fn map(entries: BTreeMap<Arc<str>, Self>) -> Answer {
        let size = Size::around(entries.values())?;
        let keys = entries.keys().map(|key| text_weight(key)).sum::<u32>();
        let size = Size { weight: size.weight.saturating_add(keys), ..size };
        if size.weight > MAX_WEIGHT {
            return Err(Failure::Limit);
        }
        Ok(Self::Map(Arc::new(Map { entries, size })))
    }

    /// A whole number.
    pub(super) fn int(number: usize) -> Self {
        Self::Number(Number::Int(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    /// How much it holds.
    pub(super) fn weight(&self) -> u32 {
        self.size().weight
    }

    /// Whether nothing in it is unknown.
    pub(super) fn is_known(&self) -> bool {
        self.size().is_known
    }

    fn size(&self) -> Size {
        let flat = |weight, is_known| Size { weight, depth: 0, is_known };
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => flat(1, true),
            Self::Text(text) => flat(text_weight(text), true),
            Self::Partial(text) | Self::Unknown(text) => flat(text_weight(text), false),
            Self::List(list) => list.size,
            Self::Map(map) => map.size,
        }
    }

    /// An order over known values, only to have one: texts by their bytes, numbers by size.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.order(*b),
            (
                Self::Text(a) | Self::Partial(a) | Self::Unknown(a),
                Self::Text(b) | Self::Partial(b) | Self::Unknown(b),
            ) => a.cmp(b),
            (Self::List(a), Self::List(b)) => {
                let first = a.items.iter().zip(&b.items).map(|(a, b)| a.order(b)).find(|order| order.is_ne());
                first.unwrap_or_else(|| a.items.len().cmp(&b.items.len()))
            }
            (Self::Map(a), Self::Map(b)) => {
                let pairs = a.entries.iter().zip(&b.entries);
                let first = pairs.map(|(a, b)| a.0.cmp(b.0).then_with(|| a.1.order(b.1))).find(|order| order.is_ne());
                first.unwrap_or_else(|| a.entries.len().cmp(&b.entries.len()))
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Bool(_) => 1,
            Self::Number(_) => 2,
            Self::Text(_) | Self::Partial(_) | Self::Unknown(_) => 3,
            Self::List(_) => 4,
            Self::Map(_) => 5,
        }
    }

    /// Whether two values are equal; none where that hangs on something unknown.
    pub(super) fn equal(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Unknown(_) | Self::Partial(_), _) | (_, Self::Unknown(_) | Self::Partial(_)) => None,
            (Self::List(a), Self::List(b)) if a.items.len() == b.items.len() => {
                all_equal(a.items.iter().zip(&b.items).map(|(a, b)| a.equal(b)))
            }
            (Self::Map(a), Self::Map(b)) if a.entries.keys().eq(b.entries.keys()) => {
                all_equal(a.entries.values().zip(b.entries.values()).map(|(a, b)| a.equal(b)))
            }
            (Self::List(_), Self::List(_)) | (Self::Map(_), Self::Map(_)) => Some(false),
            _ => Some(self.order(other).is_eq()),
        }
    }

    /// The value as it stands in a document: texts are templates there.
    pub(super) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(Number::Int(value)) => Value::from(*value),
            Self::Number(Number::Float(value)) => Value::from(*value),
            Self::Text(text) => Value::String(match escaped(text) {
                std::borrow::Cow::Borrowed(_) => text.clone(),
                std::borrow::Cow::Owned(text) => text.into(),
            }),
            Self::Partial(text) | Self::Unknown(text) => Value::String(text.clone()),
            Self::List(list) => Value::from(list.items.iter().map(Self::to_value).collect::<Vec<_>>()),
            Self::Map(map) => super::tree::object(
                map.entries.iter().map(|(key, value)| (Value::from(escaped(key).as_ref()), value.to_value())).collect(),
            ),
        }
    }
}

/// Whether all are equal: one that is not decides, one that is unknown leaves it open.
fn all_equal(mut parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut answer = Some(true);
    let decided = parts.any(|part| {
        answer = answer.and(part);
        part == Some(false)
    });
    if decided { Some(false) } else { answer }
}

fn text_weight(text: &str) -> u32 {
    u32::try_from(text.len() / 16).unwrap_or(u32::MAX).saturating_add(1)
}

impl Number {
    /// The nearest binary64.
    #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
    pub(super) fn float(self) -> f64 {
        match self {
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// A float, whole again where it is.
    pub(super) fn of(number: f64) -> Answer<Self> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if !number.is_finite() {
            return Err(Failure::Wrong);
        }
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
        Ok(if number.fract() == 0.0 && number.abs() < EXACT { Self::Int(number as i64) } else { Self::Float(number) })
    }

    /// Which is larger.
    pub(super) fn order(self, other: Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a.cmp(&b),
            (a, b) => a.float().total_cmp(&b.float()),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Int(number) => write!(f, "{number}"),
            Self::Float(number) => write!(f, "{number}"),
        }
    }
}
