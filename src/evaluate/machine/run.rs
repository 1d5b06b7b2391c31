//! Code and documents → values.
//!
//! A step that holds in several ways runs all that follows once for each; at the end of a body stands a sink, which takes what
//! was found and says whether more is wanted.

mod call;
mod each;
mod give;
mod package;
mod rule;
mod world;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use regorus::Value;

use super::Machine;
use super::code::{Give, Made, Op, Pattern, Place, Slot};
use give::item;
use world::World;

/// How many steps run between two looks at the clock.
const STEPS: u32 = 256;

/// How many times as long as one evaluation all of those of one document may take, until each that is left gets a small part of that.
const PATIENCE: u32 = 3;
const SMALL_PART: u32 = 20;

/// Asks a machine about one document after the other.
pub(crate) struct Session<'m> {
    machine: &'m Machine,
    /// Longest evaluation of one document.
    timeout: Duration,
    /// The moment of the run, in nanoseconds since 1970.
    now: Value,
    world: World,
    /// Worlds that are no longer needed.
    spare: Vec<World>,
    /// The slots of all rules that run, each from its frame on.
    stack: Vec<Value>,
    frame: usize,
    /// The module of the definition that runs.
    module: usize,
    /// What the first built-in said that failed.
    fault: Option<String>,
    until: Option<Instant>,
    /// From then on the document took so long that each rule that is left gets less time.
    late: Option<Instant>,
    steps: u32,
    /// The marks that were passed.
    passed: Vec<bool>,
    /// The cases of tests that were met, each with the place of its test.
    cases: Vec<(Place, Vec<Value>)>,
}

/// Memory to work in.
#[derive(Default)]
pub(crate) struct Scratch {
    world: World,
    stack: Vec<Value>,
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A policy contradicts itself.
    Raised(String),
    /// It took too long, or too much memory.
    Limit,
}

type Step<T> = Result<T, Failure>;

/// Whether a sink wants more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    More,
    Enough,
}

/// Takes what a body found.
type Sink<'s, 'm> = &'s mut dyn FnMut(&mut Session<'m>) -> Step<Flow>;

impl<'m> Session<'m> {
    /// A session that knows no document yet: a document may take so long, and the process so much memory meanwhile, in bytes. The
    /// memory to work in may come from another session with the same machine.
    pub(crate) fn new(machine: &'m Machine, (timeout, memory): (Duration, u64), scratch: Scratch) -> Self {
        regorus::set_global_memory_limit(Some(memory));
        let Scratch { mut world, stack } = scratch;
        world.fit(machine.plans.len());
        Self {
            machine,
            timeout,
            now: Value::from(0),
            world,
            spare: Vec::new(),
            stack,
            frame: 0,
            module: 0,
            fault: None,
            until: None,
            late: None,
            steps: 0,
            passed: Vec::new(),
            cases: Vec::new(),
        }
    }

    /// The same in a run that speaks of another moment than 1970, in seconds since then.
    pub(crate) fn in_run(self, now: i64) -> Self {
        Self { now: Value::from(now.saturating_mul(1_000_000_000)), ..self }
    }

    /// Goes on to a document, and to what there is below `data` besides rules.
    pub(crate) fn begin(&mut self, input: Value, data: Value) {
        self.renew(input, data);
        let now = now();
        self.until = now.checked_add(self.timeout);
        self.late = self.timeout.checked_mul(PATIENCE).and_then(|patience| now.checked_add(patience));
    }

    /// Looks at the same document anew.
    pub(crate) fn begin_again(&mut self, input: Value, data: Value) {
        self.renew(input, data);
        self.go_on();
    }

    /// Goes on to another rule about the same document, which gets less time the longer the others took: many rules that are slow on it
    /// must not take as long as all of them may.
    pub(crate) fn go_on(&mut self) {
        let now = now();
        let left = self.late.map(|late| late.saturating_duration_since(now));
        self.until = now.checked_add(granted(left, self.timeout));
    }

    fn renew(&mut self, input: Value, data: Value) {
        self.world.renew(input, data);
        self.stack.clear();
        self.cases.clear();
        (self.frame, self.module, self.fault) = (0, 0, None);
    }

    /// The memory that it worked in.
    pub(crate) fn into_scratch(self) -> Scratch {
        Scratch { world: self.world, stack: self.stack }
    }

    /// The value of what is at a place, which follows from the document alone: none where it is undefined. After a failure, only
    /// [`Self::begin`] makes the session whole.
    pub(crate) fn value(&mut self, place: Place) -> Result<Option<Value>, Failure> {
        self.known(place)?;
        Ok(self.world.memo(place).cloned())
    }

    /// The value at a path below `data`, as [`Self::value`] has it.
    pub(crate) fn at_path(&mut self, path: &[String]) -> Result<Option<Value>, Failure> {
        // The path may lead into what a rule gives; one that finds its keys gives what other rules have below it, too.
        let place = |length: &usize| self.machine.place(path.iter().take(*length).map(String::as_str));
        let gives_all = |place: Place| self.machine.plan(place).is_some_and(|plan| plan.makes == Made::Object);
        let first = (0..=path.len()).find(|length| place(length).is_some_and(gives_all));
        let lengths = first.into_iter().chain((0..=path.len()).rev());
        for length in lengths.collect::<Vec<_>>() {
            let (place, rest) = path.split_at(length);
            if let Some(place) = self.machine.place(place.iter().map(String::as_str)) {
                let value = self.value(place)?;
                return Ok(value.and_then(|value| {
                    rest.iter().try_fold(&value, |at, part| item(at, &Value::from(part.as_str()))).cloned()
                }));
            }
        }
        Ok(None)
    }

    /// For a test that has cases, which its rule has as keys: those that were met since the document began, also where the rule
    /// does not hold for one.
    pub(crate) fn cases(&self, test: Place) -> Option<impl Iterator<Item = &[Value]>> {
        let has_cases = self.machine.plan(test).is_some_and(|plan| plan.makes == Made::Object);
        let own = self.cases.iter().filter(move |(place, _)| *place == test);
        has_cases.then(|| own.map(|(_, keys)| keys.as_slice()))
    }

    /// What the first built-in said that failed since the document began; what it stood in was undefined.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// For each file the lines on which statements start that ran since the session began, and those on which others do.
    pub(crate) fn lines(&self) -> Vec<(String, BTreeSet<u32>, BTreeSet<u32>)> {
        let linked = &self.machine.linked;
        let mut lines: Vec<_> =
            linked.sources().iter().map(|source| (source.path.clone(), BTreeSet::new(), BTreeSet::new())).collect();
        for (mark, (module, at)) in self.machine.all_marks().into_iter().enumerate() {
            let Some((_, ran, others)) = lines.get_mut(module) else { continue };
            let line = linked.line(module, at);
            let _ = if self.passed.get(mark) == Some(&true) { ran.insert(line) } else { others.insert(line) };
        }
        lines
    }

    fn run(&mut self, ops: &'m [Op], sink: Sink<'_, 'm>) -> Step<Flow> {
        let mut rest = ops;
        while let [op, more @ ..] = rest {
            rest = more;
            let holds = match op {
                Op::Test(Give::At(base, parts)) => !matches!(self.at(*base, parts)?, None | Some(Value::Bool(false))),
                Op::Test(give) => !matches!(self.give(give)?, None | Some(Value::Bool(false))),
                Op::Bind(slot, give) => {
                    let value = self.give(give)?;
                    value.is_some_and(|value| self.set(*slot, value))
                }
                Op::Match(pattern, give) => match self.give(give)? {
                    Some(value) => self.matches(pattern, &value)?,
                    None => false,
                },
                Op::Equal(left, right) => self.are_equal(left, right)?,
                Op::Not(ops) => !self.holds(ops)?,
                Op::Every { of, key, item, ops } => self.every(of, (*key, *item), ops)?,
                Op::Mark(mark) => {
                    if self.passed.len() <= *mark {
                        self.passed.resize(mark + 1, false);
                    }
                    self.passed.get_mut(*mark).into_iter().for_each(|passed| *passed = true);
                    true
                }
                Op::Case(test, keys) => {
                    if let Some(keys) = self.path(keys)? {
                        self.cases.push((*test, keys));
                    }
                    true
                }
                Op::Fail => false,
                Op::Each { of, key, item } => return self.each(of, (key, *item), rest, sink),
                Op::Descend { from, parts, item } => return self.descend(*from, parts, *item, rest, sink),
                Op::Walk { of, pair } => return self.walk(of, pair, rest, sink),
                Op::With(with, ops) => return self.with(with, ops, rest, sink),
            };
            if !holds {
                return Ok(Flow::More);
            }
        }
        sink(self)
    }

    /// Whether steps hold in some way.
    fn holds(&mut self, ops: &'m [Op]) -> Step<bool> {
        Ok(self.run(ops, &mut |_| Ok(Flow::Enough))? == Flow::Enough)
    }

    /// Gives a slot a value.
    fn set(&mut self, slot: Slot, value: Value) -> bool {
        if let Some(own) = self.stack.get_mut(self.frame + slot) {
            *own = value;
        }
        true
    }

    /// The value of a slot.
    fn slot(&self, slot: Slot) -> &Value {
        self.stack.get(self.frame + slot).unwrap_or(&Value::Undefined)
    }

    /// Whether a value is what it must be; gives variables their values on the way.
    fn matches(&mut self, pattern: &'m Pattern, value: &Value) -> Step<bool> {
        match (pattern, value) {
            (Pattern::Any, _) => Ok(true),
            (Pattern::Bind(slot), _) => Ok(self.set(*slot, value.clone())),
            (Pattern::Is(Give::Constant(own)), _) => Ok(own == value),
            (Pattern::Is(Give::Slot(slot)), _) => Ok(self.slot(*slot) == value),
            (Pattern::Is(give), _) => Ok(self.give(give)?.as_ref() == Some(value)),
            (Pattern::Array(parts), Value::Array(items)) if parts.len() == items.len() => {
                for (part, item) in parts.iter().zip(items.iter()) {
                    if !self.matches(part, item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Pattern::Object(parts), Value::Object(items)) if parts.len() == items.len() => {
                for (key, part) in parts {
                    let Some(key) = self.give(key)? else { return Ok(false) };
                    let Some(item) = items.get(&key) else { return Ok(false) };
                    if !self.matches(part, item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Counts a step that may be one of many.
    fn step(&mut self) -> Step<()> {
        self.steps(1)
    }

    /// Counts steps; after so many it looks at the clock and at the memory.
    fn steps(&mut self, steps: u32) -> Step<()> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps >= STEPS {
            self.steps = 0;
            let is_late = self.until.is_some_and(|until| now() > until);
            if is_late || regorus::utils::limits::check_memory_limit_if_needed().is_err() {
                return Err(Failure::Limit);
            }
        }
        Ok(())
    }

    fn raise<T>(&self, at: usize, message: &str) -> Step<T> {
        Err(Failure::Raised(format!("{}: {message}", self.machine.linked.place(self.module, at))))
    }
}

/// How long an evaluation may take where so much is left of the patience with its document.
fn granted(left: Option<Duration>, timeout: Duration) -> Duration {
    left.unwrap_or(timeout).clamp(timeout / SMALL_PART, timeout)
}

#[expect(clippy::disallowed_methods, reason = "how long an evaluation takes is no part of what it gives")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_a_document_took_the_less_time_a_rule_gets() {
        let second = Duration::from_secs(1);
        for (left, expected) in [(3_000, 1_000), (1_000, 1_000), (400, 400), (50, 50), (10, 50), (0, 50)] {
            let granted = granted(Some(Duration::from_millis(left)), second);
            assert_eq!(granted, Duration::from_millis(expected), "{left}");
        }
        assert_eq!(granted(None, second), second);
    }
}
