//! A compiled schema and a document in, what is wrong with the document out, in OPA's order.
//!
//! Of several schemas that do not match, `anyOf`, `oneOf` and `contains` tell what is wrong by the one that came closest, which
//! scores tell: what was checked counts for it, what is wrong against it.
use std::collections::HashMap;
use std::rc::Rc;

use super::super::call::{ELEMENT_LIMIT, Error, error, too_large};
use super::decimal::Decimal;
use super::json::{Fields, Json, View, field};
use super::problem::{Kind, Path, Problem, Step};
use super::schema::{Dependency, Id, Items, Node, Rest, Rules, Schema, Type};

/// The most checks of one document.
const STEP_LIMIT: usize = if cfg!(test) { 1_000_000 } else { 20_000_000 };

/// The most problems that are found.
const PROBLEM_LIMIT: usize = if cfg!(test) { 100_000 } else { ELEMENT_LIMIT / 2 };

/// The most schemas that are checked within one another.
const DEPTH_LIMIT: usize = 4_000;

/// How many bytes of text are looked at in one step.
const BYTES_A_STEP: usize = 256;

/// What is wrong with a document by one schema, and how close it came.
#[derive(Default)]
struct Outcome<'v> {
    problems: Vec<Problem<'v>>,
    score: i64,
}

impl Outcome<'_> {
    fn merge(&mut self, other: Self) {
        self.score += other.score;
        if self.problems.is_empty() {
            self.problems = other.problems;
        } else {
            self.problems.extend(other.problems);
        }
    }

    fn is_valid(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Keeps what came closest; of those that are equally close, the first.
fn keep_best<'v>(best: &mut Option<Outcome<'v>>, other: Outcome<'v>) {
    if best.as_ref().is_none_or(|best| other.score > best.score) {
        *best = Some(other);
    }
}

struct Validator<'v> {
    schema: &'v Schema,
    steps: usize,
    depth: usize,
    /// The problems so far, those that are not told among them.
    found: usize,
}

/// A part of a document that is checked.
struct Part<'p, 'v> {
    value: View<'v>,
    path: &'p Rc<Path<'v>>,
}

/// What is wrong with a document.
pub(super) fn validate<'v>(schema: &'v Schema, document: &'v Json<'v>) -> Result<Vec<Problem<'v>>, Error> {
    let mut validator = Validator { schema, steps: 0, depth: 0, found: 0 };
    let path = Rc::new(Path { outer: None, step: Step::Root });
    Ok(validator.apart(0, document.view(), &path)?.problems)
}

fn within<'v>(path: &Rc<Path<'v>>, step: Step<'v>) -> Rc<Path<'v>> {
    Rc::new(Path { outer: Some(Rc::clone(path)), step })
}

impl<'v> Validator<'v> {
    /// Counts what is done, since a schema can ask for more than is ever done.
    fn step(&mut self, count: usize) -> Result<(), Error> {
        self.steps += count;
        if self.found > PROBLEM_LIMIT {
            return Err(too_large("the list of errors"));
        }
        if self.steps > STEP_LIMIT { error("the validation takes too many steps") } else { Ok(()) }
    }

    fn add(&mut self, out: &mut Outcome<'v>, path: &Rc<Path<'v>>, kind: Kind<'v>) {
        self.found += 1;
        out.problems.push(Problem { path: Rc::clone(path), kind });
        out.score -= 2;
    }

    /// What is wrong by one schema alone.
    fn apart(&mut self, id: Id, value: View<'v>, path: &Rc<Path<'v>>) -> Result<Outcome<'v>, Error> {
        let mut out = Outcome::default();
        self.check(id, &Part { value, path }, &mut out)?;
        Ok(out)
    }

    fn check(&mut self, id: Id, part: &Part<'_, 'v>, out: &mut Outcome<'v>) -> Result<(), Error> {
        self.step(1)?;
        if self.depth >= DEPTH_LIMIT {
            return error("the validation is nested too deep");
        }
        self.depth += 1;
        match self.schema.nodes.get(id) {
            Some(Node::Pass(true)) | None => {}
            Some(Node::Pass(false)) => self.add(out, part.path, Kind::False),
            Some(Node::Reference(target)) => self.check(*target, part, out)?,
            Some(Node::Rules(rules)) => self.check_rules(rules, part, out)?,
        }
        self.depth -= 1;
        Ok(())
    }

    fn check_rules(&mut self, rules: &'v Rules, part: &Part<'_, 'v>, out: &mut Outcome<'v>) -> Result<(), Error> {
        let given = type_of(part.value);
        let is_given = |own: &Type| *own == given || (*own == Type::Number && given == Type::Integer);
        if !rules.types.is_empty() && !rules.types.iter().any(is_given) {
            self.add(out, part.path, Kind::Type { expected: &rules.types, given });
            return Ok(());
        }
        self.check_schemas(rules, part, out)?;
        match part.value {
            View::Number(number) => self.check_number(rules, number, part.path, out),
            View::Array(members) => self.check_array(rules, members, part, out)?,
            View::Object(fields) => self.check_object(rules, fields, part, out)?,
            _ => {}
        }
        self.check_value(rules, part, out)?;
        match part.value {
            View::Text(text) => self.check_text(rules, text, part, out)?,
            View::Object(fields) => {
                for (name, id) in &rules.properties {
                    if let Some(value) = field(fields, name) {
                        let path = within(part.path, Step::Field(name));
                        self.check(*id, &Part { value: value.view(), path: &path }, out)?;
                    }
                }
            }
            _ => {}
        }
        out.score += 1;
        Ok(())
    }

    /// `multipleOf` and the bounds.
    fn check_number(&mut self, rules: &'v Rules, number: &Decimal, path: &Rc<Path<'v>>, out: &mut Outcome<'v>) {
        if let Some(unit) = rules.multiple_of.as_ref().filter(|unit| !number.is_multiple_of(unit)) {
            self.add(out, path, Kind::MultipleOf(unit));
        }
        let order = |bound: &Decimal| number.compare(bound);
        if let Some(bound) = rules.maximum.as_ref().filter(|bound| order(bound).is_gt()) {
            self.add(out, path, Kind::Maximum(bound));
        }
        if let Some(bound) = rules.exclusive_maximum.as_ref().filter(|bound| order(bound).is_ge()) {
            self.add(out, path, Kind::ExclusiveMaximum(bound));
        }
        if let Some(bound) = rules.minimum.as_ref().filter(|bound| order(bound).is_lt()) {
            self.add(out, path, Kind::Minimum(bound));
        }
        if let Some(bound) = rules.exclusive_minimum.as_ref().filter(|bound| order(bound).is_le()) {
            self.add(out, path, Kind::ExclusiveMinimum(bound));
        }
        out.score += 1;
    }

    /// The keywords that are made of schemas for the same value.
    fn check_schemas(&mut self, rules: &'v Rules, part: &Part<'_, 'v>, out: &mut Outcome<'v>) -> Result<(), Error> {
        if !rules.any_of.is_empty() {
            self.check_any(&rules.any_of, part, out)?;
        }
        if !rules.one_of.is_empty() {
            self.check_one(&rules.one_of, part, out)?;
        }
        let mut do_all_pass = true;
        for id in &rules.all_of {
            let one = self.apart(*id, part.value, part.path)?;
            do_all_pass &= one.is_valid();
            out.merge(one);
        }
        if !do_all_pass {
            self.add(out, part.path, Kind::AllOf);
        }
        if let Some(not) = rules.not
            && self.apart(not, part.value, part.path)?.is_valid()
        {
            self.add(out, part.path, Kind::Not);
        }
        if let View::Object(fields) = part.value {
            self.check_dependencies(&rules.dependencies, fields, part, out)?;
        }
        if let Some(condition) = rules.condition
            && (rules.then.is_some() || rules.otherwise.is_some())
        {
            let holds = self.apart(condition, part.value, part.path)?.is_valid();
            let (asked, kind) = if holds { (rules.then, Kind::Then) } else { (rules.otherwise, Kind::Else) };
            if let Some(asked) = asked {
                let one = self.apart(asked, part.value, part.path)?;
                if !one.is_valid() {
                    self.add(out, part.path, kind);
                    out.merge(one);
                }
            }
        }
        out.score += 1;
        Ok(())
    }

    fn check_any(&mut self, any: &[Id], part: &Part<'_, 'v>, out: &mut Outcome<'v>) -> Result<(), Error> {
        let tries = any.iter().map(|id| (*id, part.value, Rc::clone(part.path)));
        self.until_one_matches(tries, Kind::AnyOf, part, out)
    }

    /// Checks values by schemas until one matches. Of those that do not, the closest is told of, behind what is wrong with the whole.
    fn until_one_matches(
        &mut self,
        tries: impl Iterator<Item = (Id, View<'v>, Rc<Path<'v>>)>,
        kind: Kind<'v>,
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        let mut best = None;
        for (id, value, path) in tries {
            let one = self.apart(id, value, &path)?;
            if one.is_valid() {
                return Ok(());
            }
            keep_best(&mut best, one);
        }
        self.add(out, part.path, kind);
        if let Some(best) = best {
            out.merge(best);
        }
        Ok(())
    }

    fn check_one(&mut self, all: &[Id], part: &Part<'_, 'v>, out: &mut Outcome<'v>) -> Result<(), Error> {
        let (mut count, mut best) = (0, None);
        for id in all {
            let one = self.apart(*id, part.value, part.path)?;
            if one.is_valid() {
                count += 1;
            } else if count == 0 {
                keep_best(&mut best, one);
            }
        }
        if count != 1 {
            self.add(out, part.path, Kind::OneOf);
        }
        if let Some(best) = best.filter(|_| count == 0) {
            out.merge(best);
        }
        Ok(())
    }

    fn check_dependencies(
        &mut self,
        dependencies: &'v [(String, Dependency)],
        fields: &'v Fields<'v>,
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        for (name, dependency) in dependencies {
            if field(fields, name).is_none() {
                continue;
            }
            match dependency {
                Dependency::Properties(names) => {
                    for name in names.iter().filter(|name| field(fields, name).is_none()) {
                        self.add(out, part.path, Kind::Dependency(name));
                    }
                }
                Dependency::Matching(id) => self.check(*id, part, out)?,
            }
        }
        Ok(())
    }

    /// `const`, `enum` and `format`.
    fn check_value(&mut self, rules: &'v Rules, part: &Part<'_, 'v>, out: &mut Outcome<'v>) -> Result<(), Error> {
        if rules.constant.is_some() || rules.enumeration.is_some() {
            let text = part.value.canonical()?;
            self.step(text.len() / BYTES_A_STEP)?;
            if let Some(constant) = rules.constant.as_ref().filter(|constant| **constant != text) {
                self.add(out, part.path, Kind::Constant(constant));
            }
            if let Some(texts) = rules.enumeration.as_ref() {
                self.step(texts.len() / BYTES_A_STEP)?;
                if !texts.contains(&text) {
                    self.add(out, part.path, Kind::Enumeration(texts));
                }
            }
        }
        if let (Some((has, name)), View::Text(text)) = (&rules.format, part.value) {
            self.step(text.len() / BYTES_A_STEP)?;
            if !has(text) {
                self.add(out, part.path, Kind::Format(name));
            }
        }
        out.score += 1;
        Ok(())
    }

    fn check_text(
        &mut self,
        rules: &'v Rules,
        text: &str,
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        self.step(text.len() / BYTES_A_STEP)?;
        if rules.min_length.is_some() || rules.max_length.is_some() {
            let length = text.chars().count();
            if let Some(least) = rules.min_length.filter(|least| length < *least) {
                self.add(out, part.path, Kind::MinLength(least));
            }
            if let Some(most) = rules.max_length.filter(|most| length > *most) {
                self.add(out, part.path, Kind::MaxLength(most));
            }
        }
        if let Some((pattern, written)) = &rules.pattern
            && !pattern.is_match(text)?
        {
            self.add(out, part.path, Kind::Pattern(written));
        }
        out.score += 1;
        Ok(())
    }

    fn check_array(
        &mut self,
        rules: &'v Rules,
        members: &'v [Json<'v>],
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        self.check_items(rules, members, part, out)?;
        if let Some(least) = rules.min_items.filter(|least| members.len() < *least) {
            self.add(out, part.path, Kind::MinItems(least));
        }
        if let Some(most) = rules.max_items.filter(|most| members.len() > *most) {
            self.add(out, part.path, Kind::MaxItems(most));
        }
        if rules.unique_items {
            let mut seen = HashMap::with_capacity(members.len());
            for (at, member) in members.iter().enumerate() {
                let text = member.view().canonical()?;
                self.step(1 + text.len() / BYTES_A_STEP)?;
                if let Some(before) = seen.insert(text, at) {
                    self.add(out, part.path, Kind::Unique(before, at));
                }
            }
        }
        if let Some(contains) = rules.contains {
            let place = |at: usize| within(part.path, Step::Index(at));
            let tries = members.iter().enumerate().map(|(at, value)| (contains, value.view(), place(at)));
            self.until_one_matches(tries, Kind::Contains, part, out)?;
        }
        out.score += 1;
        Ok(())
    }

    fn check_items(
        &mut self,
        rules: &'v Rules,
        members: &'v [Json<'v>],
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        let listed = match &rules.items {
            Items::Each(listed) if !listed.is_empty() => listed.as_slice(),
            Items::Every(_) => &[],
            Items::Any | Items::Each(_) => return Ok(()),
        };
        let rest = match (&rules.items, &rules.additional_items) {
            (Items::Every(id), _) | (_, Some(Rest::Matching(id))) => Some(*id),
            (_, Some(Rest::Allowed(false))) if listed.len() < members.len() => {
                self.check_each(listed, None, members, part, out)?;
                self.add(out, part.path, Kind::AdditionalItems);
                return Ok(());
            }
            _ => None,
        };
        self.check_each(listed, rest, members, part, out)
    }

    /// Checks elements by the schema at the same place, and those behind by another one.
    fn check_each(
        &mut self,
        listed: &[Id],
        rest: Option<Id>,
        members: &'v [Json<'v>],
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        for (at, value) in members.iter().enumerate() {
            let Some(id) = listed.get(at).copied().or(rest) else { break };
            self.check(id, &Part { value: value.view(), path: &within(part.path, Step::Index(at)) }, out)?;
        }
        Ok(())
    }

    fn check_object(
        &mut self,
        rules: &'v Rules,
        fields: &'v Fields<'v>,
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        if let Some(least) = rules.min_properties.filter(|least| fields.len() < *least) {
            self.add(out, part.path, Kind::MinProperties(least));
        }
        if let Some(most) = rules.max_properties.filter(|most| fields.len() > *most) {
            self.add(out, part.path, Kind::MaxProperties(most));
        }
        self.step(rules.required.len() / BYTES_A_STEP)?;
        for name in &rules.required {
            if field(fields, name).is_some() {
                out.score += 1;
            } else {
                self.add(out, part.path, Kind::Required(name));
            }
        }
        self.check_named(rules, fields, part, out)?;
        if let Some(names) = rules.property_names {
            self.check_names(names, fields, part, out)?;
        }
        out.score += 1;
        Ok(())
    }

    fn check_names(
        &mut self,
        names: Id,
        fields: &'v Fields<'v>,
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        for (name, _) in fields {
            let one = self.apart(names, View::Text(name), part.path)?;
            if !one.is_valid() {
                self.add(out, part.path, Kind::PropertyName(name));
                out.merge(one);
            }
        }
        Ok(())
    }

    /// `patternProperties` and `additionalProperties`.
    fn check_named(
        &mut self,
        rules: &'v Rules,
        fields: &'v Fields<'v>,
        part: &Part<'_, 'v>,
        out: &mut Outcome<'v>,
    ) -> Result<(), Error> {
        if rules.pattern_properties.is_empty() && rules.additional_properties.is_none() {
            return Ok(());
        }
        for (name, value) in fields {
            let mut is_known = rules.properties.binary_search_by(|(known, _)| known.as_str().cmp(name)).is_ok();
            let mut matched = false;
            for (pattern, id) in &rules.pattern_properties {
                self.step(1 + name.len() / BYTES_A_STEP)?;
                if pattern.is_match(name)? {
                    matched = true;
                    self.check(*id, &Part { value: value.view(), path: &within(part.path, Step::Field(name)) }, out)?;
                }
            }
            out.score += i64::from(matched);
            is_known |= matched;
            match &rules.additional_properties {
                Some(Rest::Allowed(false)) if !is_known => self.add(out, part.path, Kind::AdditionalProperty(name)),
                Some(Rest::Matching(id)) if !is_known => {
                    self.check(*id, &Part { value: value.view(), path: &within(part.path, Step::Field(name)) }, out)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The type of a value. A number is an integer if its value is one.
fn type_of(value: View<'_>) -> Type {
    match value {
        View::Null => Type::Null,
        View::Bool(_) => Type::Boolean,
        View::Number(number) if number.is_integer() => Type::Integer,
        View::Number(_) => Type::Number,
        View::Text(_) => Type::Text,
        View::Array(_) => Type::Array,
        View::Object(_) => Type::Object,
    }
}
