//! Calls: what is read of the arguments, and what is handed on.

use regorus::Value;

use super::Search;
use super::shape::{Shape, Way, item};
use crate::evaluate::machine::code::{Call, Function, Give};

/// Built-ins that look at what sort of value they get.
const TYPES: [&str; 8] =
    ["is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string", "type_name"];

impl<'m> Search<'m> {
    /// What a call gives.
    pub(super) fn call(&mut self, call: &'m Call) -> Shape {
        match call.function {
            Function::Policy(place) => {
                let args = call.args.iter().map(|arg| self.give(arg)).collect();
                self.given(place, args)
            }
            Function::Builtin(name, _) => self.builtin(name, &call.args),
        }
    }

    /// A built-in reads all of its arguments, unless it is known to read less.
    fn builtin(&mut self, name: &str, args: &'m [Give]) -> Shape {
        match (name, args) {
            ("object.get", [of, path, other]) => {
                let of = self.give(of);
                let found = self.found(of, path);
                found.or(self.give(other))
            }
            ("object.union", [a, b]) => {
                let both = self.give(a).or(self.give(b));
                self.spots.read_keys(&both);
                both
            }
            ("object.union_n", [all]) => {
                let all = self.give(all);
                let both = self.spots.any(&all);
                self.spots.read_keys(&both);
                both
            }
            ("object.filter", [of, keys]) => {
                let (of, keys) = (self.give(of), self.give(keys));
                self.spots.read_keys(&of);
                self.kept(&of, &keys)
            }
            ("array.concat", [a, b]) => {
                let (a, b) = (self.give(a), self.give(b));
                self.concatenated(&a, &b)
            }
            ("array.slice", [of, from, to]) => {
                self.read(from);
                self.read(to);
                let of = self.give(of);
                Shape::of_items(self.spots.any(&of))
            }
            ("object.keys", [of]) => {
                let of = self.give(of);
                self.spots.read_keys(&of);
                of.keys()
            }
            ("count", [of]) => {
                let of = self.give(of);
                self.spots.read_keys(&of);
                self.spots.read_scalar(&of);
                Shape::default()
            }
            (name, [of]) if TYPES.contains(&name) => {
                self.give(of);
                Shape::default()
            }
            (
                "eq" | "equal" | "neq" | "lt" | "lte" | "gt" | "gte",
                [Give::Constant(own), other] | [other, Give::Constant(own)],
            ) => self.compared(other, std::slice::from_ref(own)),
            ("internal.member_2", [value, Give::Constant(domain)]) => self.compared(value, &item(domain, None)),
            _ => {
                for arg in args {
                    self.read(arg);
                }
                Shape::default()
            }
        }
    }

    /// What an object holds, with nothing but what is under some keys.
    fn kept(&mut self, of: &Shape, keys: &Shape) -> Shape {
        let lists = keys.constants().cloned();
        let Some(keys) = lists.filter(|all| all.iter().all(|own| matches!(own, Value::Array(_) | Value::Set(_))))
        else {
            self.spots.read(keys);
            return Shape::of_items(self.spots.any(of));
        };
        let keys = keys.iter().flat_map(|own| item(own, None));
        let kept = keys.filter_map(|key| Some((Way::of(&key)?, self.at_key(of, &key))));
        Shape::of_fields(kept.collect::<Vec<_>>())
    }

    /// What a comparison of a value with constants gives.
    fn compared(&mut self, value: &'m Give, constants: &[Value]) -> Shape {
        let value = self.give(value);
        for own in constants {
            self.compare_with(own, &value);
        }
        Shape::default()
    }

    /// What is at a path in something: a key, or a list of keys.
    fn found(&mut self, of: Shape, path: &'m Give) -> Shape {
        if let Give::Array(keys) = path {
            return keys.iter().fold(of, |at, key| {
                let key = self.give(key);
                self.at(&at, &key)
            });
        }
        let path = self.give(path);
        let Some(paths) = path.constants().cloned() else {
            self.spots.read(&path);
            return self.spots.within(&of);
        };
        let each = paths.iter().map(|path| match path {
            Value::Array(keys) => keys.iter().fold(of.clone(), |at, key| self.at_key(&at, key)),
            key => self.at_key(&of, key),
        });
        each.fold(Shape::none(), Shape::or)
    }

    /// Two lists as one. Constants stay what they are.
    fn concatenated(&mut self, a: &Shape, b: &Shape) -> Shape {
        let lists = |own: &Shape| own.constants().map(|own| own.iter().cloned().collect::<Vec<_>>());
        if let (Some(a), Some(b)) = (lists(a), lists(b))
            && let ([Value::Array(a)], [Value::Array(b)]) = (a.as_slice(), b.as_slice())
        {
            return Shape::constant(&Value::from(a.iter().chain(b.iter()).cloned().collect::<Vec<_>>()));
        }
        Shape::of_items(self.spots.any(a).or(self.spots.any(b)))
    }
}
