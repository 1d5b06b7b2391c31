//! Expressions → values, as far as they can be known from the files of a module: literals, locals, variables with a value,
//! operators, conditions, loops and functions.
//!
//! Takes document values (strings are templates) or expressions; an unknown part stays unknown and carries its source. A
//! condition that is known decides, also where the other branch is not. Bounded in depth and in work; never touches the disk.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use hcl_edit::Number as Literal;
use hcl_edit::expr::{BinaryOperator, Expression, ForExpr, FuncCall, Object, ObjectKey, UnaryOperator};
use regorus::Value;

use super::print::Printer;
use super::scope::{Name, Scope};
use super::template::{self, Token};
use super::value::{Answer, Failure, Number, Val};
use super::{convert, functions, mixed::Mixed, operators, syntax};

/// Expressions inside of each other, through references too.
const MAX_DEPTH: u32 = 150;
/// Expressions worked out for one module, beside one for each byte of its files.
const STEPS: u32 = 400_000;

/// Works out the expressions of one module.
pub(super) struct Evaluator<'s> {
    pub(super) scope: &'s Scope,
    /// What names are worth; none while it is being worked out.
    pub(super) known: HashMap<Name, Option<Answer>>,
    pub(super) loops: Vec<(Arc<str>, Val)>,
    depth: u32,
    steps: u32,
}

impl<'s> Evaluator<'s> {
    /// An evaluator over the names of a module whose files have so many bytes.
    pub(super) fn new(scope: &'s Scope, bytes: u32) -> Self {
        Self { scope, known: HashMap::new(), loops: Vec::new(), depth: 0, steps: STEPS.saturating_add(bytes) }
    }

    /// Takes from what the module may cost; false where nothing is left.
    pub(super) fn spend(&mut self, steps: u32) -> bool {
        let left = self.steps.checked_sub(steps);
        self.steps = left.unwrap_or(0);
        left.is_some()
    }

    /// Takes what going through a value of this weight costs.
    pub(super) fn charge(&mut self, weight: u32) -> Answer<()> {
        if self.spend(weight / 8) { Ok(()) } else { Err(Failure::Limit) }
    }

    /// A value of a document.
    pub(super) fn raw(&mut self, value: &Value) -> Answer {
        self.deeper(|this| match value {
            Value::Null | Value::Undefined => Ok(Val::Null),
            Value::Bool(value) => Ok(Val::Bool(*value)),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Ok(Val::Number(Number::Int(number))),
                None => Number::of(number.as_f64().ok_or(Failure::Wrong)?).map(Val::Number),
            },
            Value::String(text) if !is_template(text) => Val::text(text.clone()),
            Value::String(text) => match this.template(text) {
                Err(Failure::Unknown | Failure::Wrong) => Ok(Val::Unknown(text.clone())),
                answer => answer,
            },
            Value::Array(items) => Val::list(items.iter().map(|item| this.raw(item)).collect::<Answer<_>>()?),
            Value::Set(_) => Err(Failure::Wrong),
            Value::Object(entries) => {
                let mut known = BTreeMap::new();
                for (key, value) in entries.iter_sorted() {
                    let Value::String(key) = key else { continue };
                    known.insert(this.key(key), this.raw(value)?);
                }
                Val::map(known)
            }
        })
    }

    /// The key of an object; as it stands where it is unknown.
    pub(super) fn key(&mut self, key: &Arc<str>) -> Arc<str> {
        if !is_template(key) {
            return key.clone();
        }
        self.template(key).and_then(|key| convert::text(&key)).unwrap_or_else(|_| key.clone())
    }

    /// A string of a document.
    pub(super) fn template(&mut self, text: &str) -> Answer {
        self.spend(u32::try_from(text.len() / 64).unwrap_or(u32::MAX));
        let (template, text) = syntax::template(text).ok_or(Failure::Unknown)?;
        let tokens = template::whole(&template, &text);
        self.whole(&tokens, Printer { text: &text })
    }

    fn whole(&mut self, tokens: &[Token<'_>], print: Printer<'_>) -> Answer {
        if let [Token::Value(expression)] = tokens {
            return self.expression(expression, print);
        }
        let mut text = Mixed::default();
        self.tokens(tokens, print, &mut text)?;
        text.finish()
    }

    fn tokens(&mut self, tokens: &[Token<'_>], print: Printer<'_>, text: &mut Mixed) -> Answer<()> {
        for token in tokens {
            match token {
                Token::Literal(literal) => {
                    self.charge(weight(literal))?;
                    text.known(literal)?;
                }
                Token::Value(expression) => {
                    let value = self.expression(expression, print)?;
                    self.charge(value.weight())?;
                    text.value(&value)?;
                }
                Token::If { condition, yes, no } => {
                    match self.expression(condition, print).and_then(|value| convert::bool(&value)) {
                        Ok(true) => self.tokens(yes, print, text)?,
                        Ok(false) => self.tokens(no, print, text)?,
                        Err(Failure::Unknown) => {
                            text.unknown(&format!("%{{if {}}}", print.source(condition)))?;
                            self.tokens(yes, print, text)?;
                            text.unknown("%{else}")?;
                            self.tokens(no, print, text)?;
                            text.unknown("%{endif}")?;
                        }
                        Err(failure) => return Err(failure),
                    }
                }
                Token::For { key, value, collection, body } => {
                    let over = self.expression(collection, print)?;
                    match pairs(&over) {
                        Ok(pairs) => {
                            let names = (*key, *value);
                            self.each(pairs, names, |this| this.tokens(body, print, text))?;
                        }
                        Err(Failure::Unknown) => {
                            let source = print.template(std::slice::from_ref(token));
                            self.charge(weight(&source))?;
                            text.unknown(&source)?;
                        }
                        Err(failure) => return Err(failure),
                    }
                }
            }
        }
        Ok(())
    }

    /// An expression; what depends on something unknown is unknown, under its own source.
    pub(super) fn expression(&mut self, expression: &Expression, print: Printer<'_>) -> Answer {
        match self.deeper(|this| this.known(expression, print)) {
            Err(Failure::Unknown) => {
                let source = Val::Unknown(print.code(expression).into());
                self.charge(source.weight())?;
                Ok(source)
            }
            answer => answer,
        }
    }

    fn deeper<T>(&mut self, work: impl FnOnce(&mut Self) -> Answer<T>) -> Answer<T> {
        if self.depth >= MAX_DEPTH || !self.spend(1) {
            return Err(Failure::Limit);
        }
        self.depth += 1;
        let answer = work(self);
        self.depth -= 1;
        answer
    }

    fn known(&mut self, expression: &Expression, print: Printer<'_>) -> Answer {
        match expression {
            Expression::Null(_) => Ok(Val::Null),
            Expression::Bool(value) => Ok(Val::Bool(*value.value())),
            Expression::Number(value) => number(value.value()).map(Val::Number),
            Expression::String(text) => {
                let text = Val::text(text.as_str())?;
                self.charge(text.weight())?;
                Ok(text)
            }
            Expression::StringTemplate(text) => self.whole(&template::quoted(text), print),
            Expression::HeredocTemplate(text) => self.whole(&template::heredoc(text, print.text), print),
            Expression::Array(array) => {
                Val::list(array.iter().map(|item| self.expression(item, print)).collect::<Answer<_>>()?)
            }
            Expression::Object(object) => self.object(object, print),
            Expression::Parenthesis(inner) => self.expression(inner.inner(), print),
            Expression::Variable(name) => self.looped(name.as_str()).ok_or(Failure::Unknown),
            Expression::Traversal(traversal) => self.traversal(traversal, print),
            Expression::FuncCall(call) => self.call(call, print),
            Expression::ForExpr(expression) => self.for_expression(expression, print),
            Expression::Conditional(conditional) => {
                let condition = self.expression(&conditional.cond_expr, print)?;
                let is_true = convert::bool(&condition)?;
                self.expression(if is_true { &conditional.true_expr } else { &conditional.false_expr }, print)
            }
            Expression::UnaryOp(operation) => {
                let value = self.expression(&operation.expr, print)?;
                match operation.operator.value() {
                    UnaryOperator::Not => convert::bool(&value).map(|value| Val::Bool(!value)),
                    UnaryOperator::Neg => operators::negative(&value),
                }
            }
            Expression::BinaryOp(operation) => {
                let left = self.expression(&operation.lhs_expr, print)?;
                let operator = *operation.operator.value();
                let decides = match operator {
                    BinaryOperator::And => Some(false),
                    BinaryOperator::Or => Some(true),
                    _ => None,
                };
                match decides {
                    Some(decides) if matches!(convert::bool(&left), Ok(left) if left == decides) => {
                        Ok(Val::Bool(decides))
                    }
                    _ => {
                        let right = self.expression(&operation.rhs_expr, print)?;
                        self.charge(left.weight().min(right.weight()))?;
                        operators::binary(&left, operator, &right)
                    }
                }
            }
        }
    }

    fn object(&mut self, object: &Object, print: Printer<'_>) -> Answer {
        let mut entries = BTreeMap::new();
        for (key, value) in object {
            let key = match key {
                ObjectKey::Ident(name) => Arc::from(name.as_str()),
                ObjectKey::Expression(key) => convert::text(&self.expression(key, print)?)?,
            };
            entries.insert(key, self.expression(value.expr(), print)?);
        }
        Val::map(entries)
    }

    /// The value of a loop's variable.
    pub(super) fn looped(&self, name: &str) -> Option<Val> {
        self.loops.iter().rev().find(|(own, _)| own.as_ref() == name).map(|(_, value)| value.clone())
    }

    fn call(&mut self, call: &FuncCall, print: Printer<'_>) -> Answer {
        if call.name.is_namespaced() {
            return Err(Failure::Unknown);
        }
        match call.name.name.as_str() {
            "try" => {
                for argument in &call.args {
                    match self.expression(argument, print) {
                        Err(Failure::Wrong) => {}
                        // Whether it fails, so that the next one counts, is known only later.
                        Ok(value) if !value.is_known() => return Err(Failure::Unknown),
                        answer => return answer,
                    }
                }
                Err(Failure::Wrong)
            }
            "can" => match self.expression(call.args.get(0).ok_or(Failure::Wrong)?, print) {
                Ok(value) if value.is_known() => Ok(Val::Bool(true)),
                Ok(_) => Err(Failure::Unknown),
                Err(Failure::Wrong) => Ok(Val::Bool(false)),
                Err(failure) => Err(failure),
            },
            name => {
                let mut arguments: Vec<Val> =
                    call.args.iter().map(|argument| self.expression(argument, print)).collect::<Answer<_>>()?;
                if call.args.expand_final() {
                    let last = arguments.pop().ok_or(Failure::Wrong)?;
                    arguments.extend(convert::list(&last)?.items.iter().cloned());
                }
                self.charge(functions::cost(name, &arguments))?;
                let value = functions::call(name, &arguments)?;
                self.charge(value.weight())?;
                Ok(value)
            }
        }
    }

    fn for_expression(&mut self, expression: &ForExpr, print: Printer<'_>) -> Answer {
        let over = self.expression(&expression.intro.collection_expr, print)?;
        let key_name = expression.intro.key_var.as_ref().map(|name| name.value().as_str());
        let names = (key_name, expression.intro.value_var.value().as_str());
        let mut list = Vec::new();
        let mut map: BTreeMap<Arc<str>, Vec<Val>> = BTreeMap::new();
        self.each(pairs(&over)?, names, |this| {
            if let Some(condition) = &expression.cond
                && !convert::bool(&this.expression(&condition.expr, print)?)?
            {
                return Ok(());
            }
            let key = match &expression.key_expr {
                Some(key) => Some(convert::text(&this.expression(key, print)?)?),
                None => None,
            };
            let value = this.expression(&expression.value_expr, print)?;
            match key {
                None => list.push(value),
                Some(key) => {
                    let values = map.entry(key).or_default();
                    if !values.is_empty() && !expression.grouping {
                        return Err(Failure::Wrong);
                    }
                    values.push(value);
                }
            }
            Ok(())
        })?;
        if expression.key_expr.is_none() {
            return Val::list(list);
        }
        let grouped = |(key, values): (Arc<str>, Vec<Val>)| {
            let value =
                if expression.grouping { Val::list(values)? } else { values.into_iter().next().unwrap_or(Val::Null) };
            Ok((key, value))
        };
        Val::map(map.into_iter().map(grouped).collect::<Answer<_>>()?)
    }

    /// Does some work with the loop's variables set to each pair in turn.
    fn each(
        &mut self,
        pairs: Vec<(Val, Val)>,
        (key_name, value_name): (Option<&str>, &str),
        mut work: impl FnMut(&mut Self) -> Answer<()>,
    ) -> Answer<()> {
        let before = self.loops.len();
        for (key, value) in pairs {
            if let Some(name) = key_name {
                self.loops.push((Arc::from(name), key));
            }
            self.loops.push((Arc::from(value_name), value));
            let answer = work(self);
            self.loops.truncate(before);
            answer?;
        }
        Ok(())
    }
}

/// What a loop goes through.
fn pairs(over: &Val) -> Answer<Vec<(Val, Val)>> {
    match over {
        Val::List(list) if list.is_set => Ok(list.items.iter().map(|item| (item.clone(), item.clone())).collect()),
        Val::List(list) => Ok(list.items.iter().enumerate().map(|(at, item)| (Val::int(at), item.clone())).collect()),
        Val::Map(map) => Ok(map.entries.iter().map(|(key, value)| (Val::Text(key.clone()), value.clone())).collect()),
        Val::Unknown(_) => Err(Failure::Unknown),
        _ => Err(Failure::Wrong),
    }
}

/// What it costs to copy a text, as a weight.
fn weight(text: &str) -> u32 {
    u32::try_from(text.len() / 16).unwrap_or(u32::MAX)
}

/// A number that stands in the text.
pub(super) fn number(number: &Literal) -> Answer<Number> {
    match number.as_i64() {
        Some(number) => Ok(Number::Int(number)),
        None => Number::of(number.as_f64().ok_or(Failure::Wrong)?),
    }
}

/// Whether a string of a document holds more than text.
pub(super) fn is_template(text: &str) -> bool {
    text.contains("${") || text.contains("%{")
}
