//! The policies and scorecards that are built in, as tables made when karat is compiled: the texts, and what is known of a policy
//! without reading it. That this is what reading it gives is tested for each of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::words::Looks;
use crate::model::rule::{Link, Parameter, RuleInfo, Severity};
use crate::rego;

#[expect(clippy::unreadable_literal, reason = "the build script makes it, and nobody reads it")]
mod table {
    use super::{BuiltIn, Looks, Metadata, Numbers, Text, Texts};

    include!(concat!(env!("OUT_DIR"), "/bundled.rs"));
}

use table::{LISTS, NUMBERS};
pub(crate) use table::{MODULES, POLICIES, SCORECARDS};

/// All texts of the table.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/bundled.txt"));

/// A text of the table: where it begins, and its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text(u32, u32);

/// Texts of the table, one after the other.
#[derive(Clone, Copy, Debug)]
struct Texts(u32, u32);

/// Numbers of the table, one after the other.
#[derive(Clone, Copy, Debug)]
struct Numbers(u32, u32);

impl Text {
    /// What stands there.
    pub(crate) fn get(self) -> &'static str {
        TEXT.get(range(self.0, self.1)).unwrap_or_default()
    }

    fn owned(self) -> String {
        self.get().to_owned()
    }
}

impl Texts {
    fn iter(self) -> impl Iterator<Item = &'static str> {
        LISTS.get(range(self.0, self.1)).unwrap_or_default().iter().map(|text| text.get())
    }

    fn owned(self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }

    /// As lists of so many.
    fn by<const N: usize>(self) -> impl Iterator<Item = [&'static str; N]> {
        let lists = LISTS.get(range(self.0, self.1)).unwrap_or_default().as_chunks::<N>().0;
        lists.iter().map(|list| list.map(Text::get))
    }
}

impl Numbers {
    fn get(self) -> &'static [u32] {
        NUMBERS.get(range(self.0, self.1)).unwrap_or_default()
    }
}

fn range(at: u32, length: u32) -> std::ops::Range<usize> {
    at as usize..at as usize + length as usize
}

/// A policy that is built in.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    path: Text,
    text: Text,
    /// With dots.
    package: Text,
    rules: Texts,
    /// Where each of them is first defined.
    lines: Numbers,
    /// With dots.
    needs: Texts,
    modules: Numbers,
    /// What it may look at.
    pub(crate) looks: Looks,
    metadata: Option<Metadata>,
}

/// A METADATA comment; the texts are as [`RuleInfo`] has them.
#[derive(Debug)]
struct Metadata {
    line: u32,
    title: Text,
    description: Text,
    severity: Text,
    kinds: Texts,
    documents: Texts,
    needs_documents: bool,
    facts: Texts,
    remediation: Text,
    /// Framework and id of each.
    controls: Texts,
    /// Name, default as JSON, and description of each.
    parameters: Texts,
    /// Address and description of each; there may be none of the latter.
    related: Texts,
    aliases: Texts,
    overlaps: Texts,
    deprecated: bool,
    /// Nothing where it is not said.
    since: Text,
}

impl BuiltIn {
    /// Its path.
    pub(crate) fn path(&self) -> &'static str {
        self.path.get()
    }

    /// Its text.
    pub(crate) fn text(&self) -> &'static str {
        self.text.get()
    }

    /// The package, without `data`.
    pub(crate) fn package(&self) -> Vec<String> {
        parts(self.package.get())
    }

    /// Whether it defines a rule or function of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.rules.iter().any(|own| own == name)
    }

    /// Whether it reads `data.karat.parameters`.
    pub(crate) fn uses_parameters(&self) -> bool {
        self.needs.iter().any(is_of_parameters)
    }

    /// The modules of the table that it refers to, its own package's too, as indices.
    pub(crate) fn needs(&self) -> impl Iterator<Item = usize> {
        self.modules.get().iter().map(|index| *index as usize)
    }

    /// What is in it.
    pub(crate) fn module(&self) -> rego::Module {
        let rule = |(name, line): (&str, &u32)| rego::Rule { name: name.to_owned(), line: *line, is_function: false };
        rego::Module {
            path: self.path.owned(),
            package: self.package(),
            uses_parameters: self.uses_parameters(),
            needs: self.needs.iter().map(parts).collect(),
            rules: self.rules.iter().zip(self.lines.get()).map(rule).collect(),
        }
    }

    /// What its METADATA says, where it is a rule.
    pub(crate) fn info(&self) -> Option<RuleInfo> {
        let own = self.metadata.as_ref()?;
        let parameter = |[name, default, description]: [&str; 3]| {
            let default = Value::from_json_str(default).ok()?;
            Some((name.to_owned(), Parameter { default, description: description.to_owned() }))
        };
        let some = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
        let link = |[url, description]: [&str; 2]| Link { url: url.to_owned(), description: some(description) };
        let mut controls: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for [framework, id] in own.controls.by() {
            controls.entry(framework.to_owned()).or_default().push(id.to_owned());
        }
        Some(RuleInfo {
            id: Arc::from(self.package.get()),
            title: own.title.owned(),
            description: own.description.owned(),
            severity: Severity::parse(own.severity.get())?,
            kinds: own.kinds.owned(),
            documents: own.documents.owned(),
            needs_documents: own.needs_documents,
            facts: own.facts.owned(),
            remediation: own.remediation.owned(),
            controls,
            parameters: own.parameters.by().map(parameter).collect::<Option<BTreeMap<_, _>>>()?,
            related: own.related.by().map(link).collect(),
            aliases: own.aliases.owned(),
            overlaps: own.overlaps.owned(),
            deprecated: own.deprecated,
            since: some(own.since.get()),
            help_uri: None,
            built_in: true,
            source: self.path.owned(),
            line: own.line,
        })
    }
}

/// Whether a path below `data` leads to what the user gives rules.
pub(super) fn is_of_parameters(path: &str) -> bool {
    path.strip_prefix("karat.parameters").is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn parts(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::metadata;

    /// The outlines are made from the texts alone.
    #[test]
    fn the_outline_of_a_built_in_policy_is_what_is_in_it() {
        let source = |own: &BuiltIn| rego::Source { path: own.path().to_owned(), text: own.text().into() };
        let loaded =
            rego::load(MODULES.iter().map(source).collect(), &crate::catalog::rego_options(rego::NOTHING)).unwrap();
        for (own, read) in MODULES.iter().zip(&loaded.modules) {
            let module = own.module();
            assert_eq!(module.package, read.package, "{}", own.path());
            let rules: Vec<_> =
                read.rules.iter().map(|rule| (rule.name.clone(), rule.line, rule.is_function)).collect();
            assert_eq!(rules, rego::Outline::of(own.text()).rules, "{}", own.path());
            assert_eq!(module.uses_parameters, read.uses_parameters, "{}", own.path());
            let is_own_rule = |need: &&Vec<String>| {
                let rest = need.strip_prefix(module.package.as_slice()).and_then(<[String]>::first);
                rest.is_some_and(|name| own.has(name))
            };
            for need in read.needs.iter().filter(|need| !is_own_rule(need)) {
                let is_known = |known: &Vec<String>| known.starts_with(need) || need.starts_with(known);
                assert!(module.needs.iter().any(is_known), "{}: {need:?}", own.path());
            }
        }
    }

    #[test]
    fn a_rule_of_a_built_in_policy_that_is_read_alone_is_what_reading_all_of_the_policy_gives() {
        for own in MODULES {
            let whole = rego::parse::parse(own.text()).unwrap();
            let (heads, unread) = rego::parse::heads(own.text()).unwrap();
            let tops = (&heads.package, &heads.imports, &heads.comments, heads.dialect, heads.not_bodies);
            assert_eq!(
                tops,
                (&whole.package, &whole.imports, &whole.comments, whole.dialect, whole.not_bodies),
                "{}",
                own.path()
            );
            assert_eq!(heads.rules.len(), whole.rules.len(), "{}", own.path());
            for (place, (head, rule)) in heads.rules.iter().zip(&whole.rules).enumerate() {
                assert_eq!(unread.rule(own.text(), place).as_ref(), Some(rule), "{}", own.path());
                let told = |rule: &rego::ast::Rule| {
                    let head = &rule.head;
                    (
                        head.name.clone(),
                        head.parts.clone(),
                        head.args.clone(),
                        head.kind,
                        rule.is_default,
                        rule.span.start,
                    )
                };
                assert_eq!(told(head), told(rule), "{}", own.path());
            }
        }
    }

    #[test]
    fn what_is_known_of_a_built_in_policy_is_what_reading_it_gives() {
        assert!(MODULES.len() > 400);
        for own in MODULES {
            let is_helper = own.path().starts_with("policies/lib/");
            let block = metadata::find(own.text()).filter(|_| !is_helper);
            let id = own.package.get();
            let file = metadata::File { id, path: own.path(), text: own.text(), built_in: true };
            let mut mistakes = Vec::new();
            let read = block.and_then(|block| metadata::read(&file, &block, &mut mistakes));
            assert!(mistakes.is_empty(), "{}: {mistakes:?}", own.path());
            assert_eq!(own.info(), read, "{}", own.path());
            assert_eq!(own.info().is_none(), is_helper, "{}", own.path());
            if !is_helper {
                let last = own.package().pop().unwrap();
                assert_eq!(own.path(), format!("policies/{}/{last}.rego", own.package().join("/")));
                assert!(own.has("deny"), "{}", own.path());
            }
            assert_eq!(own.looks, Looks::of(own.text()), "{}", own.path());
            let outline = rego::Outline::of(own.text());
            let module = own.module();
            assert_eq!((module.package, module.needs), (outline.package, outline.needs), "{}", own.path());
            let rules: Vec<_> = module.rules.into_iter().map(|rule| (rule.name, rule.line)).collect();
            let outlined: Vec<_> = outline.rules.into_iter().map(|(name, line, _)| (name, line)).collect();
            assert_eq!(rules, outlined, "{}", own.path());
        }
    }
}
