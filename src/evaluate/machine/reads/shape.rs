//! What a value may be made of: places of the document, and parts that hold some.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;
use regorus::value::Set;

use crate::model::reads::{Guard, Guarded, Reads};

/// A place of the document, by its number: the document itself is the first.
pub(super) type Spot = usize;

/// The document itself.
pub(super) const DOCUMENT: Spot = 0;

/// A way from a value to one in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// What is under a key.
    Field(Arc<str>),
    /// What is at a place of a list.
    Item(u64),
    /// Any item.
    Each,
    /// Whatever is in it, at any depth, and itself.
    Within,
    /// Itself, where what is under a key is one of some texts.
    Where(Arc<str>, BTreeSet<Value>),
}

impl Way {
    /// That of a key; none where no document has such a key.
    pub(super) fn of(key: &Value) -> Option<Self> {
        match key {
            Value::String(name) => Some(Self::Field(Arc::from(name.as_ref()))),
            Value::Number(number) => number.as_u64().map(Self::Item),
            _ => None,
        }
    }

    fn key(&self) -> Option<Value> {
        match self {
            Self::Field(name) => Some(Value::from(name.as_ref())),
            Self::Item(index) => Some(Value::from(*index)),
            Self::Each | Self::Within | Self::Where(..) => None,
        }
    }
}

/// What a constant has under a key, or all that it has.
pub(super) fn item(of: &Value, key: Option<&Value>) -> Vec<Value> {
    match (of, key) {
        (Value::Object(fields), Some(key)) => fields.get(key).cloned().into_iter().collect(),
        (Value::Object(fields), None) => fields.values().cloned().collect(),
        (Value::Array(items), Some(key)) => {
            let index = key.as_u64().ok().and_then(|index| usize::try_from(index).ok());
            index.and_then(|index| items.get(index)).cloned().into_iter().collect()
        }
        (Value::Array(items), None) => items.to_vec(),
        (Value::Set(items), _) => items.iter().cloned().collect(),
        _ => Vec::new(),
    }
}

/// What a value may be made of. What follows from documents by way of what is read of them needs no mention.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape {
    /// The constants of which it is one, where it is certain to be one of few.
    constants: Option<BTreeSet<Value>>,
    /// Places of the document that it may be.
    pub(super) spots: BTreeSet<Spot>,
    /// What it may hold under keys that are known.
    fields: BTreeMap<Way, Shape>,
    /// What it may hold besides.
    items: Option<Arc<Shape>>,
}

/// More constants than these are not told apart.
const MOST: usize = 32;

impl Shape {
    /// No value so far.
    pub(super) fn none() -> Self {
        Self { constants: Some(BTreeSet::new()), ..Self::default() }
    }

    /// A constant.
    pub(super) fn constant(value: &Value) -> Self {
        Self { constants: Some(BTreeSet::from([value.clone()])), ..Self::default() }
    }

    /// A place of the document.
    pub(super) fn spot(spot: Spot) -> Self {
        Self { spots: BTreeSet::from([spot]), ..Self::default() }
    }

    /// What holds values under keys.
    pub(super) fn of_fields(fields: impl IntoIterator<Item = (Way, Self)>) -> Self {
        Self { fields: fields.into_iter().collect(), ..Self::default() }
    }

    /// What holds values under keys that are not known.
    pub(super) fn of_items(items: Self) -> Self {
        let is_plain = items == Self::default();
        Self { items: (!is_plain).then(|| Arc::new(items)), ..Self::default() }
    }

    /// This one or another.
    pub(super) fn join(&mut self, other: Self) {
        let Self { constants, spots, fields, items } = other;
        let both = self.constants.take().zip(constants).map(|(own, other)| &own | &other);
        self.constants = both.filter(|both| both.len() <= MOST);
        self.spots.extend(spots);
        for (way, shape) in fields {
            self.fields.entry(way).or_insert_with(Self::none).join(shape);
        }
        if let Some(items) = items {
            match &mut self.items {
                Some(own) => Arc::make_mut(own).join(Arc::unwrap_or_clone(items)),
                None => self.items = Some(items),
            }
        }
    }

    /// This one or another.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.join(other);
        self
    }

    /// The constants of which it is one, if it is one of few.
    pub(super) fn constants(&self) -> Option<&BTreeSet<Value>> {
        self.constants.as_ref().filter(|own| !own.is_empty())
    }

    /// The set of its keys, where it is one constant.
    pub(super) fn keys(&self) -> Self {
        match self.constants.iter().flatten().collect::<Vec<_>>().as_slice() {
            [Value::Object(fields)] => Self::constant(&fields.keys().cloned().collect::<Set>().into_value()),
            _ => Self::default(),
        }
    }

    /// What its constants hold: all, or what `of` finds in each.
    fn inner_constants(&self, of: impl Fn(&Value) -> Vec<Value>) -> Option<BTreeSet<Value>> {
        let inner: BTreeSet<Value> = self.constants.iter().flatten().flat_map(of).collect();
        let is_one = self.constants.is_some() && inner.len() <= MOST;
        is_one.then_some(inner)
    }

    /// The parts that it holds.
    fn parts(&self) -> impl Iterator<Item = &Self> {
        self.fields.values().chain(self.items.as_deref())
    }
}

/// The places of the document that are looked at, and what is read of each.
#[derive(Debug)]
pub(super) struct Spots(Vec<Node>);

#[derive(Debug, Default)]
struct Node {
    /// What is read of itself.
    own: Reads,
    /// Whether it is whatever is in something.
    is_deep: bool,
    inner: BTreeMap<Way, Spot>,
}

impl Spots {
    /// Nothing is looked at.
    pub(super) fn new() -> Self {
        Self(vec![Node::default()])
    }

    /// What is read of what is at a place.
    pub(super) fn reads(&self, spot: Spot) -> Reads {
        let Some(Node { own, is_deep: _, inner }) = self.0.get(spot) else { return Reads::default() };
        let mut reads = own.clone();
        for (way, spot) in inner {
            let own = self.reads(*spot);
            match way {
                Way::Field(name) => drop(reads.fields.insert(name.to_string(), own)),
                Way::Item(index) => drop(reads.items.insert(*index, own)),
                Way::Each => reads.each = Some(Box::new(own)),
                Way::Within => reads.within = Some(Box::new(own)),
                Way::Where(name, texts) => {
                    let texts = texts.iter().filter_map(|text| text.as_string().ok()).map(ToString::to_string);
                    let guard = Guard { field: name.to_string(), texts: texts.collect() };
                    reads.guarded.push(Guarded { guard, reads: own });
                }
            }
        }
        reads
    }

    /// All of a value is read.
    pub(super) fn read(&mut self, shape: &Shape) {
        self.each(shape, |node| node.own.whole = true);
        shape.parts().for_each(|part| self.read(part));
    }

    /// The text or number is read that a value is, if it is one.
    pub(super) fn read_scalar(&mut self, shape: &Shape) {
        self.each(shape, |node| node.own.scalar = true);
    }

    /// The keys of a value are read, and how many items it has.
    pub(super) fn read_keys(&mut self, shape: &Shape) {
        self.each(shape, |node| node.own.keys = true);
    }

    fn each(&mut self, shape: &Shape, mark: impl Fn(&mut Node)) {
        for spot in &shape.spots {
            self.0.get_mut(*spot).into_iter().for_each(&mark);
        }
    }

    /// What is under a key that is known.
    pub(super) fn step(&mut self, shape: &Shape, way: &Way) -> Shape {
        let key = way.key();
        let constants = shape.inner_constants(|own| item(own, key.as_ref()));
        let inner = Shape { constants, spots: self.go(shape, way), ..Shape::default() };
        shape.fields.get(way).into_iter().chain(shape.items.as_deref()).cloned().fold(inner, Shape::or)
    }

    /// What is under some key; which there are is read.
    pub(super) fn any(&mut self, shape: &Shape) -> Shape {
        self.read_keys(shape);
        let constants = shape.inner_constants(|own| item(own, None));
        let inner = Shape { constants, spots: self.go(shape, &Way::Each), ..Shape::default() };
        shape.parts().cloned().fold(inner, Shape::or)
    }

    /// What is anywhere in a value, itself among it.
    pub(super) fn within(&mut self, shape: &Shape) -> Shape {
        let own = Shape { constants: None, spots: self.go(shape, &Way::Within), ..shape.clone() };
        let parts: Vec<Shape> = shape.parts().cloned().collect();
        parts.iter().fold(own, |own, part| own.or(self.within(part)))
    }

    /// A value where what is under a key of it is one of some texts.
    pub(super) fn only(&mut self, shape: &Shape, field: &str, texts: &BTreeSet<Value>) -> Shape {
        let way = Way::Where(Arc::from(field), texts.clone());
        Shape { spots: self.go(shape, &way), ..shape.clone() }
    }

    /// Leads some way from the places that a value may be.
    fn go(&mut self, shape: &Shape, way: &Way) -> BTreeSet<Spot> {
        shape.spots.iter().filter_map(|spot| self.inner(*spot, way)).collect()
    }

    fn inner(&mut self, spot: Spot, way: &Way) -> Option<Spot> {
        let fresh = self.0.len();
        let node = self.0.get_mut(spot)?;
        if node.own.whole {
            // Whatever is in it is read.
            return None;
        }
        if node.is_deep && matches!(way, Way::Each | Way::Within) {
            return Some(spot);
        }
        let inner = *node.inner.entry(way.clone()).or_insert(fresh);
        if inner == fresh {
            self.0.push(Node { is_deep: *way == Way::Within, ..Node::default() });
        }
        Some(inner)
    }
}
