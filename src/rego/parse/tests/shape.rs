//! A tree as one line of text, for tables: brackets for what has parts, names and literals as they are.

use crate::rego::ast::{
    Body, Call, Expr, ExprKind, HeadKind, HeadValue, Logic, Module, Part, PartKind, Ref, Rule, Statement,
    StatementKind, TemplatePart, With,
};

pub(super) fn module(module: &Module) -> String {
    module.rules.iter().map(rule).collect::<Vec<_>>().join("\n")
}

fn rule(rule: &Rule) -> String {
    let head = &rule.head;
    let kind = match head.kind {
        HeadKind::Complete => "rule",
        HeadKind::Function => "function",
        HeadKind::PartialSet => "set",
        HeadKind::PartialObject => "object",
    };
    let mut out =
        format!("{}{kind} {}{}", if rule.is_default { "default " } else { "" }, head.name.text, parts(&head.parts));
    if let Some(args) = &head.args {
        out += &*format!("({})", exprs(args));
    }
    if let Some(key) = &head.key {
        out += &*format!(" contains {}", expr(key));
    }
    out += &value(head.value.as_ref());
    for found in &rule.bodies {
        out += &*format!(" {}", body(found));
    }
    for branch in &rule.elses {
        out += &*format!(
            " else{}{}",
            value(branch.value.as_ref()),
            branch.body.as_ref().map_or(String::new(), |found| format!(" {}", body(found)))
        );
    }
    out
}

fn value(value: Option<&HeadValue>) -> String {
    value.map_or(String::new(), |value| format!(" := {}", expr(&value.value)))
}

pub(super) fn body(body: &Body) -> String {
    format!("{{{}}}", body.statements.iter().map(statement).collect::<Vec<_>>().join("; "))
}

pub(super) fn statement(statement: &Statement) -> String {
    let not = if statement.not.is_some() { "not " } else { "" };
    let inner = match &statement.kind {
        StatementKind::Expr(found) => expr(found),
        StatementKind::Assign { target, value, .. } => format!("{} := {}", expr(target), expr(value)),
        StatementKind::Unify { left, right, .. } => format!("{} = {}", expr(left), expr(right)),
        StatementKind::Some { names } => {
            format!("some {}", names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", "))
        }
        StatementKind::SomeIn { key, value, domain } => {
            let key = key.as_ref().map_or(String::new(), |key| format!("{}, ", expr(key)));
            format!("some {key}{} in {}", expr(value), expr(domain))
        }
        StatementKind::Every { key, value, domain, body: inside } => {
            let key = key.as_ref().map_or(String::new(), |key| format!("{}, ", key.text));
            format!("every {key}{} in {} {}", value.text, expr(domain), body(inside))
        }
        StatementKind::Body(inside) => body(inside),
        StatementKind::Logic { operator, operands } => {
            let word = if *operator == Logic::And { " and " } else { " or " };
            format!("({})", operands.iter().map(self::statement).collect::<Vec<_>>().join(word))
        }
    };
    format!("{not}{inner}{}", withs(&statement.with))
}

fn withs(modifiers: &[With]) -> String {
    let shown = |with: &With| format!(" with {} as {}", expr(&with.target), expr(&with.value));
    modifiers.iter().map(shown).collect()
}

fn exprs<'a>(items: impl IntoIterator<Item = &'a Expr>) -> String {
    items.into_iter().map(expr).collect::<Vec<_>>().join(", ")
}

fn parts(parts: &[Part]) -> String {
    let part = |part: &Part| match &part.kind {
        PartKind::Dot(name) => format!(".{}", name.text),
        PartKind::Bracket(inside) => format!("[{}]", expr(inside)),
    };
    parts.iter().map(part).collect()
}

/// Operators have brackets round them, so that precedence shows.
pub(super) fn expr(found: &Expr) -> String {
    match &found.kind {
        ExprKind::Null => "null".to_owned(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Number(text) | ExprKind::Var(text) => text.clone(),
        ExprKind::String(text) => format!("{text:?}"),
        ExprKind::Template(pieces) => {
            let piece = |piece: &TemplatePart| match piece {
                TemplatePart::Text(text) => format!("{:?}", text.text),
                TemplatePart::Expr(inside, modifiers) => expr(inside) + &withs(modifiers),
            };
            format!("template({})", pieces.iter().map(piece).collect::<Vec<_>>().join(", "))
        }
        ExprKind::Wildcard => "_".to_owned(),
        ExprKind::Ref(Ref { head, parts: found }) => format!("{}{}", expr(head), parts(found)),
        ExprKind::Call(Call { function, args }) => format!("{}({})", expr(function), exprs(args)),
        ExprKind::Array(items) => format!("[{}]", exprs(items)),
        ExprKind::Set(items) => format!("set{{{}}}", exprs(items)),
        ExprKind::Object(items) => {
            let item = |(key, value): &(Expr, Expr)| format!("{}: {}", expr(key), expr(value));
            format!("{{{}}}", items.iter().map(item).collect::<Vec<_>>().join(", "))
        }
        ExprKind::ArrayComprehension { value, body: inside } => format!("[{} | {}]", expr(value), body(inside)),
        ExprKind::SetComprehension { value, body: inside } => format!("set{{{} | {}}}", expr(value), body(inside)),
        ExprKind::ObjectComprehension { key, value, body: inside } => {
            format!("{{{}: {} | {}}}", expr(key), expr(value), body(inside))
        }
        ExprKind::Binary { operator, left, right, .. } => format!("<{} {operator:?} {}>", expr(left), expr(right)),
        ExprKind::Minus(inside) => format!("<Minus {}>", expr(inside)),
        ExprKind::In { key: Some(key), value, domain, .. } => {
            format!("<{}, {} in {}>", expr(key), expr(value), expr(domain))
        }
        ExprKind::In { key: None, value, domain, .. } => format!("<{} in {}>", expr(value), expr(domain)),
        ExprKind::Paren(inside) => format!("({})", expr(inside)),
    }
}
