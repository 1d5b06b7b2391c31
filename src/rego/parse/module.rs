//! A file: package, imports, rules; and how reading goes on after a mistake.

use super::lexer::{Kind, Sign};
use super::{Parsed, Parser};
use crate::rego::ast::{Dialect, ExprKind, Import, Module, Name, Package, PartKind, Span};

/// Words that imports can make keywords of. `not` is one always: its import lets it negate bodies.
const FUTURE: [&str; 7] = ["if", "contains", "in", "every", "not", "and", "or"];

/// `import rego.v1`, and `import rego.v2`, which brings it with it.
pub(super) fn is_v1(import: &Import) -> bool {
    let is_version = |name: &Name| name.text == "v1" || name.text == "v2";
    matches!(import.path.as_slice(), [first, second] if first.text == "rego" && is_version(second))
}

impl Parser<'_> {
    pub(super) fn module(&mut self) -> Module {
        let mut module = Module { dialect: self.dialect, ..Module::default() };
        if self.is_keyword("package") {
            if let Ok(package) = self.package() {
                module.package = package;
            } else {
                self.recover();
            }
        } else {
            let help = Some("a policy starts with its package: package a.b");
            let span = self.peek().span();
            let message = if self.peek().kind == Kind::End { "the file is empty" } else { "there is no package" };
            self.note(Span::new(span.start, span.start), message, help);
        }
        while self.peek().kind != Kind::End && self.faults.len() < 20 {
            if self.top_level(&mut module).is_err() {
                self.recover();
            }
        }
        module
    }

    /// The file as far as the heads of its rules, with the token that each rule begins with: where every rule begins a line, and
    /// nothing else outside of brackets that does is a word.
    pub(super) fn heads(&mut self) -> Parsed<(Module, Vec<usize>)> {
        let mut module = Module { dialect: self.dialect, package: self.package()?, ..Module::default() };
        let mut starts = Vec::new();
        while self.peek().kind != Kind::End {
            if self.is_keyword("import") {
                self.top_level(&mut module)?;
                continue;
            }
            starts.push(self.at);
            module.rules.push(self.rule_start()?);
            while self.peek().kind != Kind::End && !self.starts_line() {
                self.at = self.peek().pair().max(self.at) + 1;
            }
        }
        Ok((module, starts))
    }

    fn top_level(&mut self, module: &mut Module) -> Parsed<()> {
        self.depth = 0;
        if self.is_keyword("import") {
            let import = self.import()?;
            self.use_import(&import);
            if is_v1(&import) {
                module.dialect = Dialect::V1;
                self.dialect = Dialect::V1;
            }
            module.not_bodies = self.keywords.not_bodies;
            module.imports.push(import);
        } else if self.is_keyword("package") {
            return self.fault(self.peek().span(), "there is a package already", Some("a file has one package"));
        } else {
            let rule = self.rule()?;
            module.rules.push(rule);
        }
        Ok(())
    }

    /// Goes to the next line that starts with a word.
    fn recover(&mut self) {
        if self.peek().kind != Kind::End && !self.starts_line() {
            self.bump();
        } else if self.at_keyword_of_top_level() {
            // The mistake is in the line before; this one is in order.
            return;
        } else {
            self.bump();
        }
        self.skip_statement();
    }

    /// Skips what is left of a statement.
    pub(super) fn skip_statement(&mut self) {
        while self.peek().kind != Kind::End && !self.starts_line() {
            self.bump();
        }
    }

    fn starts_line(&self) -> bool {
        let token = self.peek();
        let before = token.span().start.checked_sub(1).and_then(|index| self.text.as_bytes().get(index));
        token.kind == Kind::Word && before == Some(&b'\n') && self.text_of(token) != "else"
    }

    fn at_keyword_of_top_level(&self) -> bool {
        self.is_keyword("import") || self.is_keyword("default") || self.is_name(self.at)
    }

    fn package(&mut self) -> Parsed<Package> {
        let start = self.bump().span();
        let path = self.path("the name of the package")?;
        Ok(Package { span: self.span_from(start), path })
    }

    /// `a.b["c"]`; keywords may be in it.
    fn path(&mut self, what: &str) -> Parsed<Vec<Name>> {
        let first = self.peek();
        if first.kind != Kind::Word {
            return self.expected(what, None);
        }
        self.bump();
        let mut path = vec![Name { span: first.span(), text: self.text_of(first).to_owned() }];
        while !self.peek().spaced && (self.is(Sign::Dot) || self.is(Sign::OpenBracket)) {
            let part = self.part()?;
            path.push(match part.kind {
                PartKind::Dot(name) => name,
                PartKind::Bracket(expr) => match expr.kind {
                    ExprKind::String(text) => Name { span: expr.span, text },
                    _ => return self.fault(expr.span, "a path is made of names and strings", None),
                },
            });
        }
        Ok(path)
    }

    fn import(&mut self) -> Parsed<Import> {
        let start = self.bump().span();
        let path = self.path("a path")?;
        let root = path.first().map_or("", |name| name.text.as_str());
        if !matches!(root, "data" | "input" | "rego" | "future") {
            let help = "imports start with data, input, rego or future";
            return self.fault(self.span_from(start), format!("unknown import `{root}`"), Some(help));
        }
        let mut alias = None;
        if self.eat_keyword("as").is_some() {
            let token = self.peek();
            let text = self.text_of(token);
            if !self.is_name(self.at) || matches!(text, "input" | "data" | "_") {
                return self.expected("a name after `as`", Some("keywords, input and data cannot be names"));
            }
            self.bump();
            alias = Some(Name { span: token.span(), text: text.to_owned() });
        }
        let import = Import { span: self.span_from(start), path, alias };
        if !import.is_dialect() && import.alias.is_none() && self.keywords.has(import.name()) {
            let message = format!("the import ends with the keyword `{}`", import.name());
            return self.fault(import.span, message, Some("give it a name: import … as name"));
        }
        Ok(import)
    }

    /// Makes keywords of what is imported.
    fn use_import(&mut self, import: &Import) {
        if !import.is_dialect() {
            return;
        }
        if let Some(alias) = &import.alias {
            self.note(alias.span, "this import takes no other name", None);
        }
        let words: Vec<&str> = import.path.iter().map(|name| name.text.as_str()).collect();
        let added: &[&str] = match *words.as_slice() {
            ["rego", "v1"] => &["if", "contains", "in", "every"],
            ["rego", "v2"] | ["future", "keywords"] => &FUTURE,
            ["future", "keywords", word] if FUTURE.contains(&word) => words.get(2..).unwrap_or(&[]),
            _ => {
                let help = format!("there are rego.v1, rego.v2 and future.keywords.{}", FUTURE.join(", "));
                self.note(import.span, "unknown import", Some(&help));
                &[]
            }
        };
        for word in added {
            self.keywords.add(word);
        }
    }
}
