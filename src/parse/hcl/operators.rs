//! Operators on values: arithmetic, comparison, logic, and the way into a value by `.name`, `[index]` and `[*]`.

use std::cmp::Ordering;
use std::sync::Arc;

use hcl_edit::Span as _;
use hcl_edit::expr::{BinaryOperator, Expression, Traversal, TraversalOperator};
use hcl_edit::repr::Decorated;

use super::convert;
use super::eval::Evaluator;
use super::print::Printer;
use super::value::{Answer, Failure, Number, Val};

/// `-x`.
pub(super) fn negative(value: &Val) -> Answer {
    Ok(Val::Number(match convert::number(value)? {
        Number::Int(number) => Number::Int(number.checked_neg().ok_or(Failure::Limit)?),
        Number::Float(number) => Number::Float(-number),
    }))
}

/// `left operator right`.
pub(super) fn binary(left: &Val, operator: BinaryOperator, right: &Val) -> Answer {
    let ordered = |wanted: &[Ordering]| {
        let order = convert::number(left)?.order(convert::number(right)?);
        Ok(Val::Bool(wanted.contains(&order)))
    };
    match operator {
        BinaryOperator::Eq => left.equal(right).map(Val::Bool).ok_or(Failure::Unknown),
        BinaryOperator::NotEq => left.equal(right).map(|equal| Val::Bool(!equal)).ok_or(Failure::Unknown),
        BinaryOperator::Less => ordered(&[Ordering::Less]),
        BinaryOperator::LessEq => ordered(&[Ordering::Less, Ordering::Equal]),
        BinaryOperator::Greater => ordered(&[Ordering::Greater]),
        BinaryOperator::GreaterEq => ordered(&[Ordering::Greater, Ordering::Equal]),
        BinaryOperator::And => logic(left, right, false),
        BinaryOperator::Or => logic(left, right, true),
        _ => arithmetic(convert::number(left)?, operator, convert::number(right)?).map(Val::Number),
    }
}

/// `&&` (`false` decides) and `||` (`true` does), also where the other side is unknown.
fn logic(left: &Val, right: &Val, decides: bool) -> Answer {
    let sides = (convert::bool(left), convert::bool(right));
    match sides {
        (Ok(left), _) if left == decides => Ok(Val::Bool(decides)),
        (Ok(_) | Err(Failure::Unknown), Ok(right)) if right == decides => Ok(Val::Bool(decides)),
        (Ok(_), Ok(_)) => Ok(Val::Bool(!decides)),
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

fn arithmetic(left: Number, operator: BinaryOperator, right: Number) -> Answer<Number> {
    if let (Number::Int(a), Number::Int(b)) = (left, right) {
        let whole = match operator {
            BinaryOperator::Plus => a.checked_add(b),
            BinaryOperator::Minus => a.checked_sub(b),
            BinaryOperator::Mul => a.checked_mul(b),
            BinaryOperator::Div if b != 0 && a.checked_rem(b) == Some(0) => a.checked_div(b),
            BinaryOperator::Mod if b != 0 => a.checked_rem(b),
            _ => None,
        };
        match (whole, operator) {
            (Some(whole), _) => return Ok(Number::Int(whole)),
            // Terraform goes on with exact numbers; a rounded one would be a guess.
            (None, BinaryOperator::Plus | BinaryOperator::Minus | BinaryOperator::Mul) => return Err(Failure::Unknown),
            (None, _) => {}
        }
    }
    let (a, b) = (left.float(), right.float());
    Number::of(match operator {
        BinaryOperator::Plus => a + b,
        BinaryOperator::Minus => a - b,
        BinaryOperator::Mul => a * b,
        BinaryOperator::Div => a / b,
        BinaryOperator::Mod => a % b,
        _ => return Err(Failure::Wrong),
    })
}

/// What stands at an index or key.
pub(super) fn at(value: &Val, index: &Val) -> Answer {
    match value {
        Val::List(list) if list.is_set => Err(Failure::Wrong),
        Val::List(list) => {
            let index = usize::try_from(convert::int(index)?).map_err(|_| Failure::Wrong)?;
            list.items.get(index).cloned().ok_or(Failure::Wrong)
        }
        Val::Map(map) => map.entries.get(&convert::text(index)?).cloned().ok_or(Failure::Wrong),
        Val::Unknown(_) => Err(Failure::Unknown),
        _ => Err(Failure::Wrong),
    }
}

type Steps<'t> = &'t [Decorated<TraversalOperator>];

impl Evaluator<'_> {
    /// `root.name[index]…`.
    pub(super) fn traversal(&mut self, traversal: &Traversal, print: Printer<'_>) -> Answer {
        let all = traversal.operators.as_slice();
        let (value, rest) = match (&traversal.expr, all) {
            (Expression::Variable(root), [first, rest @ ..]) => {
                if let Some(value) = self.looped(root.as_str()) {
                    (value, all)
                } else {
                    (self.root(root, first)?, rest)
                }
            }
            (expression, _) => (self.expression(expression, print)?, all),
        };
        let end = all.last().and_then(hcl_edit::Span::span).map_or(print.text.len(), |span| span.end);
        self.steps_into(value, rest, print, end)
    }

    /// What a name and the step behind it stand for.
    fn root(&mut self, root: &str, first: &TraversalOperator) -> Answer {
        let name = match first {
            TraversalOperator::GetAttr(name) => name.as_str(),
            TraversalOperator::Index(Expression::String(name)) => name.as_str(),
            _ => return Err(Failure::Unknown),
        };
        match (root, name) {
            ("var", name) => self.variable(name),
            ("local", name) => self.local(name),
            ("path", "module") => Val::text("."),
            _ => Err(Failure::Unknown),
        }
    }

    fn steps_into(&mut self, value: Val, steps: Steps<'_>, print: Printer<'_>, end: usize) -> Answer {
        let Some((step, rest)) = steps.split_first() else { return Ok(value) };
        if let Val::Unknown(source) = &value {
            let start = step.span().map_or(end, |span| span.start);
            return further(source, print.text.get(start..end).unwrap_or_default());
        }
        let next = match step.value() {
            TraversalOperator::GetAttr(name) => match &value {
                Val::Map(map) => map.entries.get(name.as_str()).cloned().ok_or(Failure::Wrong)?,
                _ => return Err(Failure::Wrong),
            },
            TraversalOperator::Index(index) => at(&value, &self.expression(index, print)?)?,
            TraversalOperator::LegacyIndex(index) => {
                at(&value, &Val::int(usize::try_from(*index.value()).map_err(|_| Failure::Wrong)?))?
            }
            TraversalOperator::AttrSplat(_) => {
                let is_name =
                    |step: &Decorated<TraversalOperator>| matches!(step.value(), TraversalOperator::GetAttr(_));
                let names = rest.iter().take_while(|step| is_name(step)).count();
                let (inside, after) = rest.split_at(names);
                let list = self.splat(&value, inside, print, end)?;
                return self.steps_into(list, after, print, end);
            }
            TraversalOperator::FullSplat(_) => return self.splat(&value, rest, print, end),
        };
        self.steps_into(next, rest, print, end)
    }

    fn splat(&mut self, value: &Val, inside: Steps<'_>, print: Printer<'_>, end: usize) -> Answer {
        let single;
        let items: &[Val] = match value {
            Val::List(list) => &list.items,
            Val::Null => &[],
            Val::Unknown(_) | Val::Partial(_) => return Err(Failure::Unknown),
            other => {
                single = [other.clone()];
                &single
            }
        };
        self.charge(u32::try_from(items.len()).unwrap_or(u32::MAX))?;
        let end = inside.last().and_then(hcl_edit::Span::span).map_or(end, |span| span.end);
        Val::list(items.iter().map(|item| self.steps_into(item.clone(), inside, print, end)).collect::<Answer<_>>()?)
    }
}

/// A local that stands for a reference, and a step behind it: `${aws_s3_bucket.logs}` and `.arn`.
fn further(source: &Arc<str>, steps: &str) -> Answer {
    let inner = source.strip_prefix("${").and_then(|source| source.strip_suffix('}')).ok_or(Failure::Unknown)?;
    let is_reference = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '"' | '*');
    if inner.chars().all(is_reference) && steps.starts_with(['.', '[']) {
        Ok(Val::Unknown(format!("${{{inner}{steps}}}").into()))
    } else {
        Err(Failure::Unknown)
    }
}
