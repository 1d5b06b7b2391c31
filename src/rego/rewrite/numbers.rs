//! Arithmetic: regorus' operators compute in binary64 what OPA computes with more bits, and its numbers forget how they were
//! written. Operators that may meet a fraction become calls of built-ins, calls of OPA's names for operators become operators.

use crate::rego::ast::{Call, Expr, ExprKind, Operator};

/// Longest power of ten that is written out.
const MOST_ZEROS: u32 = 308;

/// The form of an expression, whose parts have theirs, that regorus computes as OPA does.
pub(super) fn exact(expr: &mut Expr) {
    let span = expr.span;
    match &mut expr.kind {
        ExprKind::Binary { operator, left, right, .. } => {
            if let Some(name) = function(*operator)
                && !is_native(*operator, left, right)
            {
                let take = |side: &mut Expr| std::mem::replace(side, Expr::new(span, ExprKind::Null));
                let args = vec![take(left), take(right)];
                let function = Box::new(Expr::new(span, ExprKind::Var(name.to_owned())));
                expr.kind = ExprKind::Call(Call { function, args });
            }
        }
        ExprKind::Call(call) => {
            let operator = call.function.path().and_then(|path| operator(&path.join(".")));
            if let Some(operator) = operator
                && call.args.len() == 2
                && let (Some(right), Some(left)) = (call.args.pop(), call.args.pop())
            {
                let binary = ExprKind::Binary {
                    operator,
                    at: span,
                    left: Box::new(grouped(left)),
                    right: Box::new(grouped(right)),
                };
                expr.kind = ExprKind::Paren(Box::new(Expr::new(span, binary)));
            }
        }
        ExprKind::Minus(inner) => {
            let inner = std::mem::replace(&mut **inner, Expr::new(span, ExprKind::Null));
            let function = Box::new(Expr::new(span, ExprKind::Var("minus".to_owned())));
            let zero = Expr::new(span, ExprKind::Number("0".to_owned()));
            expr.kind = ExprKind::Call(Call { function, args: vec![zero, inner] });
        }
        ExprKind::Number(text) => {
            if let Some(plain) = written_out(text) {
                *text = plain;
            }
        }
        _ => {}
    }
}

fn grouped(expr: Expr) -> Expr {
    match expr.kind {
        ExprKind::Binary { .. } | ExprKind::In { .. } => Expr::new(expr.span, ExprKind::Paren(Box::new(expr))),
        _ => expr,
    }
}

fn function(operator: Operator) -> Option<&'static str> {
    match operator {
        Operator::Plus => Some("plus"),
        Operator::Minus => Some("minus"),
        Operator::Times => Some("mul"),
        Operator::Divide => Some("div"),
        Operator::Remainder => Some("rem"),
        Operator::And => Some("and"),
        Operator::Or => Some("or"),
        _ => None,
    }
}

fn operator(name: &str) -> Option<Operator> {
    match name {
        "eq" | "equal" => Some(Operator::Equal),
        "neq" => Some(Operator::NotEqual),
        "lt" => Some(Operator::Less),
        "lte" => Some(Operator::LessOrEqual),
        "gt" => Some(Operator::Greater),
        "gte" => Some(Operator::GreaterOrEqual),
        _ => None,
    }
}

/// Whether regorus' own operator does as OPA does.
fn is_native(operator: Operator, left: &Expr, right: &Expr) -> bool {
    match operator {
        Operator::Divide => false,
        // It raises for what is no set, where OPA's built-in has no value.
        Operator::And | Operator::Or => is_set(left) && is_set(right),
        _ => is_whole(left) && is_whole(right),
    }
}

fn is_set(expr: &Expr) -> bool {
    matches!(expr.inner().kind, ExprKind::Set(_) | ExprKind::SetComprehension { .. })
}

/// Whether a value is an integer, or no number at all, wherever it has one.
fn is_whole(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(text) => !text.contains(['.', 'e', 'E']),
        ExprKind::Paren(inner) => is_whole(inner),
        ExprKind::Binary { operator, left, right, .. } => match operator {
            Operator::Plus | Operator::Minus | Operator::Times | Operator::Remainder => {
                is_whole(left) && is_whole(right)
            }
            _ => false,
        },
        ExprKind::Call(call) => {
            let whole = ["count", "indexof", "floor", "ceil", "round", "strings.count", "time.parse_rfc3339_ns"];
            call.function.path().is_some_and(|path| whole.contains(&path.join(".").as_str()))
        }
        _ => false,
    }
}

/// `1000.0` for `1e3`: regorus takes the short form for an integer, where OPA keeps it as it is written.
fn written_out(text: &str) -> Option<String> {
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let power: u32 = power.trim_start_matches('+').parse().ok().filter(|power| *power <= MOST_ZEROS)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = usize::try_from(power).ok()?.checked_sub(fraction.len())?;
    Some(format!("{whole}{fraction}{}.0", "0".repeat(zeros)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_written_out_as_fractions() {
        let cases = [
            ("1e3", Some("1000.0")),
            ("-1.5E+2", Some("-150.0")),
            ("1.25e1", None),
            ("12", None),
            ("1e-3", None),
            ("1e400", None),
        ];
        for (text, expected) in cases {
            assert_eq!(written_out(text).as_deref(), expected, "{text}");
        }
    }
}
