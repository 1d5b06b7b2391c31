//! Types of values as far as they are known without running anything: what they are, how they are written in the table of
//! built-ins, whether a value of one can be a value of another. Knows nothing of policies.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array: its first items, and what further ones are.
    Array(Arc<[Type]>, Option<Arc<Type>>),
    /// An object: its known keys, and what others are.
    Object(Arc<[(Key, Type)]>, Option<Arc<(Type, Type)>>),
    /// A set.
    Set(Arc<Type>),
    /// One of several; none means that nothing is known.
    Any(Arc<[Type]>),
}

/// A key of an object that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// A string.
    String(String),
    /// A number, as it is written.
    Number(String),
    /// Anything else, as it is written.
    Other(String),
}

impl Key {
    /// The key of a number: `1.0` is `1`, `3.50` is `3.5`.
    pub(crate) fn number(text: &str) -> Key {
        // Of so few digits, each number has a value of its own.
        let is_short = text.bytes().filter(u8::is_ascii_digit).count() <= 15;
        let value = text.parse::<f64>().ok().filter(|value| {
            let is_whole = value.fract() == 0.0 && value.abs() < 1e15;
            is_whole || (is_short && value.is_normal())
        });
        Key::Number(value.map_or_else(|| text.to_owned(), |value| value.to_string()))
    }

    /// What type the key itself has.
    pub(crate) fn as_type(&self) -> Type {
        match self {
            Key::String(_) => Type::String,
            Key::Number(_) => Type::Number,
            Key::Other(_) => Type::any(),
        }
    }
}

impl Type {
    /// Nothing is known.
    pub(crate) fn any() -> Type {
        Type::Any(no_types())
    }

    /// Whether nothing is known.
    pub(crate) fn is_any(&self) -> bool {
        matches!(self, Type::Any(of) if of.is_empty())
    }

    /// An array whose items are all of one type.
    pub(crate) fn array_of(item: Type) -> Type {
        Type::Array(no_types(), Some(Arc::new(item)))
    }

    /// A set whose elements are of one type.
    pub(crate) fn set_of(item: Type) -> Type {
        Type::Set(Arc::new(item))
    }

    /// An object whose keys and values are of one type each.
    pub(crate) fn object_of(key: Type, value: Type) -> Type {
        Type::Object(no_keys(), Some(Arc::new((key, value))))
    }

    /// A value of the one or of the other.
    pub(crate) fn or(self, other: Type) -> Type {
        if self == other || self.is_any() {
            return self;
        }
        if other.is_any() {
            return other;
        }
        let parts = |of: Type| match of {
            Type::Any(of) => of.to_vec(),
            one => vec![one],
        };
        let mut all = parts(self);
        all.extend(parts(other));
        all.sort();
        all.dedup();
        Type::Any(all.into())
    }

    /// Whether a value could be of both.
    pub(crate) fn meets(&self, other: &Type) -> bool {
        match (self, other) {
            (Type::Any(of), one) | (one, Type::Any(of)) => of.is_empty() || of.iter().any(|part| part.meets(one)),
            (Type::Null, Type::Null)
            | (Type::Boolean, Type::Boolean)
            | (Type::Number, Type::Number)
            | (Type::String, Type::String) => true,
            (Type::Array(a, rest_a), Type::Array(b, rest_b)) => {
                let (short, long, rest) = if a.len() <= b.len() { (a, b, rest_a) } else { (b, a, rest_b) };
                let equal = short.iter().zip(long.iter()).all(|(a, b)| a.meets(b));
                let fits = |extra: &Type| rest.as_ref().is_some_and(|rest| rest.meets(extra));
                let both = match (rest_a, rest_b) {
                    (Some(a), Some(b)) => a.meets(b),
                    _ => true,
                };
                // Two open arrays may both be empty.
                let both = both || (a.is_empty() && b.is_empty());
                equal && both && long.iter().skip(short.len()).all(fits)
            }
            (Type::Set(a), Type::Set(b)) => a.meets(b),
            (Type::Object(a, rest_a), Type::Object(b, rest_b)) => {
                let open = rest_a.is_some() || rest_b.is_some();
                let both = match (rest_a, rest_b) {
                    (Some(a), Some(b)) => a.1.meets(&b.1) || a.1.is_any() || b.1.is_any(),
                    _ => true,
                };
                both && objects_meet(a, b, rest_b.as_deref(), open) && objects_meet(b, a, rest_a.as_deref(), open)
            }
            _ => false,
        }
    }

    /// What a part of the value under a key is, if the key is known: nothing where there can be none.
    pub(crate) fn part(&self, key: &Key) -> Option<Type> {
        match self {
            Type::Array(first, rest) => {
                let Key::Number(text) = key else { return None };
                let index: usize = text.parse().ok()?;
                first.get(index).cloned().or_else(|| rest.as_deref().cloned())
            }
            Type::Object(known, rest) => {
                let found = known.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
                let rest = rest.as_deref().filter(|(of, _)| of.meets(&key.as_type())).map(|(_, value)| value.clone());
                found.or(rest)
            }
            Type::Set(of) => of.meets(&key.as_type()).then(|| key.as_type()),
            Type::Any(of) if of.is_empty() => Some(Type::any()),
            Type::Any(of) => of.iter().filter_map(|one| one.part(key)).reduce(Type::or),
            _ => None,
        }
    }

    /// What all parts of the value are; nothing where it has none.
    pub(crate) fn parts(&self) -> Option<Type> {
        match self {
            Type::Array(first, rest) => first.iter().cloned().chain(rest.as_deref().cloned()).reduce(Type::or),
            Type::Object(known, rest) => {
                let known = known.iter().map(|(_, value)| value.clone());
                known.chain(rest.as_deref().map(|(_, value)| value.clone())).reduce(Type::or)
            }
            Type::Set(of) => Some((**of).clone()),
            Type::Any(of) if of.is_empty() => Some(Type::any()),
            Type::Any(of) => of.iter().filter_map(Type::parts).reduce(Type::or),
            _ => None,
        }
    }

    /// What the keys of the value are; nothing where it has none.
    pub(crate) fn keys(&self) -> Option<Type> {
        match self {
            Type::Array(..) => Some(Type::Number),
            Type::Object(known, rest) => {
                let known = known.iter().map(|(name, _)| name.as_type());
                known.chain(rest.as_deref().map(|(key, _)| key.clone())).reduce(Type::or)
            }
            Type::Set(of) => Some((**of).clone()),
            Type::Any(of) if of.is_empty() => Some(Type::any()),
            Type::Any(of) => of.iter().filter_map(Type::keys).reduce(Type::or),
            _ => None,
        }
    }

    /// Whether it is an array or object that is known to be empty.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Type::Array(first, rest) => first.is_empty() && rest.is_none(),
            Type::Object(known, rest) => known.is_empty() && rest.is_none(),
            _ => false,
        }
    }
}

/// The empty list is always the same one, so that it takes no memory.
fn no_types() -> Arc<[Type]> {
    static EMPTY: OnceLock<Arc<[Type]>> = OnceLock::new();
    EMPTY.get_or_init(|| Arc::from([])).clone()
}

fn no_keys() -> Arc<[(Key, Type)]> {
    static EMPTY: OnceLock<Arc<[(Key, Type)]>> = OnceLock::new();
    EMPTY.get_or_init(|| Arc::from([])).clone()
}

/// Whether each known key of the one object may be in the other.
fn objects_meet(a: &[(Key, Type)], b: &[(Key, Type)], rest: Option<&(Type, Type)>, open: bool) -> bool {
    a.iter().all(|(name, value)| match b.iter().find(|(other, _)| other == name) {
        Some((_, other)) => value.meets(other),
        // As in OPA, an object that is open on either side may do without the key.
        None => match rest {
            Some((key, other)) if key.meets(&name.as_type()) => value.meets(other),
            _ => open,
        },
    })
}

impl fmt::Display for Type {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Type::Null => "null",
            Type::Boolean => "a boolean",
            Type::Number => "a number",
            Type::String => "a string",
            Type::Array(..) => "an array",
            Type::Object(..) => "an object",
            Type::Set(_) => "a set",
            Type::Any(of) if of.is_empty() => "any value",
            Type::Any(of) => {
                let mut names: Vec<String> = of.iter().map(Type::to_string).collect();
                names.dedup();
                let last = names.pop().unwrap_or_default();
                if !names.is_empty() {
                    write!(out, "{} or ", names.join(", "))?;
                }
                return out.write_str(&last);
            }
        })
    }
}

/// Reads a type as the table of built-ins has it: `string`, `array[number]`, `tuple[number,string]`, `object["a":any,string:any]`,
/// `set[any]`, `(number|string)`. What cannot be read is not known.
pub(crate) fn read(text: &str) -> Type {
    Reader { rest: text }.read()
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn eat(&mut self, prefix: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(prefix) else { return false };
        self.rest = rest;
        true
    }

    fn read(&mut self) -> Type {
        if self.eat("(") {
            return self.list("|", ")").into_iter().reduce(Type::or).unwrap_or_else(Type::any);
        }
        for (name, simple) in
            [("null", Type::Null), ("boolean", Type::Boolean), ("number", Type::Number), ("string", Type::String)]
        {
            if self.eat(name) {
                return simple;
            }
        }
        if self.eat("array[") {
            return self.list(",", "]").into_iter().next().map_or_else(Type::any, Type::array_of);
        }
        if self.eat("tuple[") {
            return Type::Array(self.list(",", "]").into(), None);
        }
        if self.eat("set[") {
            return self.list(",", "]").into_iter().next().map_or_else(Type::any, Type::set_of);
        }
        if self.eat("object[") {
            return self.object();
        }
        self.eat("any");
        Type::any()
    }

    fn list(&mut self, separator: &str, end: &str) -> Vec<Type> {
        let mut all = Vec::new();
        while !self.eat(end) && !self.rest.is_empty() {
            all.push(self.read());
            self.eat(separator);
        }
        all
    }

    fn object(&mut self) -> Type {
        let mut known = Vec::new();
        let mut rest = None;
        while !self.eat("]") && !self.rest.is_empty() {
            if self.eat("\"") {
                let name = self.rest.split('"').next().unwrap_or("").to_owned();
                self.rest = self.rest.get(name.len() + 1..).unwrap_or("");
                self.eat(":");
                known.push((Key::String(name), self.read()));
            } else {
                let key = self.read();
                self.eat(":");
                rest = Some(Arc::new((key, self.read())));
            }
            self.eat(",");
        }
        Type::Object(known.into(), rest)
    }
}
