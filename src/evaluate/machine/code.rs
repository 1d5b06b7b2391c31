//! What a policy is compiled to: statements in the order in which they run, with a slot for each variable. Nothing is looked up
//! by name, and what gives a variable its value is settled: no statement has to ask whether one is there.

use std::sync::Arc;

use regorus::Value;

use crate::evaluate::builtins;

/// The place of a variable, from the first argument of its rule on.
pub(super) type Slot = usize;

/// A place below `data`, by its number.
pub(crate) type Place = usize;

/// All definitions of a rule or function.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// What they make together.
    pub(super) makes: Made,
    /// In the order of modules and texts.
    pub(super) definitions: Vec<Arc<Definition>>,
    /// What there is where no definition holds.
    pub(super) default: Option<Arc<Definition>>,
    /// How many arguments it takes; none for what is no function.
    pub(super) args: usize,
    /// Whether all definitions give the same constant, so that the first one that holds is enough.
    pub(super) is_one_constant: bool,
    /// Whether some definitions put their values deeper into the object than others.
    pub(super) is_uneven: bool,
}

/// What a rule makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Made {
    /// One value.
    #[default]
    Value,
    /// A set.
    Set,
    /// An object, whose keys are found.
    Object,
}

/// A definition with one body.
#[derive(Debug)]
pub(super) struct Definition {
    /// The module that it stands in.
    pub(super) module: usize,
    /// The byte of the text where it stands.
    pub(super) at: usize,
    /// How many slots it needs.
    pub(super) slots: usize,
    /// What its arguments must be, where they must be anything.
    pub(super) args: Vec<(Slot, Pattern)>,
    /// Its body, and those of each `else`: the first that holds counts.
    pub(super) branches: Vec<Branch>,
}

/// A body and what it gives.
#[derive(Debug, Default)]
pub(super) struct Branch {
    /// What must hold.
    pub(super) ops: Vec<Op>,
    /// Where it goes, below the rule: the keys of an object.
    pub(super) path: Vec<Give>,
    /// The value, or the element of a set.
    pub(super) value: Give,
    /// Whether it is an element of the set at the path, not the value there.
    pub(super) is_element: bool,
}

/// A step of a body.
#[derive(Debug)]
pub(super) enum Op {
    /// Holds where there is a value that is not false.
    Test(Give),
    /// Gives a slot a value.
    Bind(Slot, Give),
    /// Takes a value apart.
    Match(Pattern, Give),
    /// Holds where both are there and equal.
    Equal(Give, Give),
    /// All that follows, for each item of a collection.
    Each {
        /// The collection.
        of: Give,
        /// What its key must be; the item itself, in a set.
        key: Pattern,
        /// Where the item goes.
        item: Slot,
    },
    /// All that follows, for each place below a package that a path with open parts can mean.
    Descend {
        /// Where the path starts.
        from: Place,
        /// Its parts.
        parts: Vec<Pattern>,
        /// Where the value goes.
        item: Slot,
    },
    /// All that follows, for each value within a value, by its path.
    Walk {
        /// The value.
        of: Give,
        /// What `[path, value]` must be.
        pair: Pattern,
    },
    /// Holds where the steps do not.
    Not(Vec<Op>),
    /// Holds where the steps do for each item of a collection.
    Every {
        /// The collection.
        of: Give,
        /// Where the key goes.
        key: Slot,
        /// Where the item goes.
        item: Slot,
        /// The steps.
        ops: Vec<Op>,
    },
    /// The steps, where something else stands in place of documents and functions.
    With(Vec<With>, Vec<Op>),
    /// Notes that a statement ran, for the coverage.
    Mark(usize),
    /// Notes the keys of a case of the test at a place, whether what follows holds or not.
    Case(Place, Vec<Give>),
    /// Never holds.
    Fail,
}

/// `with target as value`.
#[derive(Debug)]
pub(super) struct With {
    /// What is replaced.
    pub(super) target: Target,
    /// By what.
    pub(super) by: Stand,
}

/// What `with` replaces.
#[derive(Debug)]
pub(super) enum Target {
    /// `input`, or what is at a path in it.
    Input(Vec<Give>),
    /// What is at a path below `data`.
    Data(Vec<Give>),
    /// A built-in function.
    Builtin(&'static str),
    /// A function of a policy.
    Function(Place),
}

/// What stands in place of something.
#[derive(Debug)]
pub(super) enum Stand {
    /// A value; for a function, whatever its arguments are.
    Value(Give),
    /// A built-in function.
    Builtin(&'static str),
    /// A function of a policy.
    Function(Place),
}

/// What gives a value, or none.
#[derive(Debug)]
pub(super) enum Give {
    /// Always the same.
    Constant(Value),
    /// That of a variable.
    Slot(Slot),
    /// What is at a path in something.
    At(Base, Vec<Part>),
    /// What a function gives.
    Call(Box<Call>),
    /// An array.
    Array(Vec<Give>),
    /// A set.
    Set(Vec<Give>),
    /// An object, and where it stands.
    Object(Vec<(Give, Give)>, usize),
    /// What a comprehension collects.
    Collect(Box<Collect>),
    /// A text of texts, and of sets that hold what is put there; and where it stands.
    Template(Vec<Give>, usize),
}

impl Default for Give {
    fn default() -> Self {
        Self::Constant(Value::Bool(true))
    }
}

/// Where a path starts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base {
    /// `input`.
    Input,
    /// A variable.
    Slot(Slot),
    /// A rule.
    Rule(Place),
    /// A package: all that is below it, as one object.
    Package(Place),
    /// `data`, where no rule is at the path.
    Data,
    /// `data.karat.parameters`.
    Parameters,
}

/// A part of a path.
#[derive(Debug)]
pub(super) enum Part {
    /// Always the same.
    Constant(Value),
    /// That of a variable.
    Slot(Slot),
}

/// A call.
#[derive(Debug)]
pub(super) struct Call {
    /// What is called.
    pub(super) function: Function,
    /// With what.
    pub(super) args: Vec<Give>,
    /// The byte of the text where it stands.
    pub(super) at: usize,
}

/// What is called.
#[derive(Clone, Copy, Debug)]
pub(super) enum Function {
    /// A built-in, which `with` may replace.
    Builtin(&'static str, builtins::Function),
    /// One of the policies.
    Policy(Place),
}

/// A comprehension.
#[derive(Debug)]
pub(super) struct Collect {
    /// What it makes.
    pub(super) makes: Collected,
    /// For what.
    pub(super) ops: Vec<Op>,
    /// Under what, in an object.
    pub(super) key: Option<Give>,
    /// What is collected.
    pub(super) value: Give,
    /// The byte of the text where it stands.
    pub(super) at: usize,
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collected {
    /// An array.
    Array,
    /// A set.
    Set,
    /// An object.
    Object,
}

/// What a value must be, with variables in it that it gives values to.
#[derive(Debug)]
pub(super) enum Pattern {
    /// Anything.
    Any,
    /// Anything; a slot gets it.
    Bind(Slot),
    /// This value.
    Is(Give),
    /// An array of so many.
    Array(Vec<Pattern>),
    /// An object with these keys and no others.
    Object(Vec<(Give, Pattern)>),
}
