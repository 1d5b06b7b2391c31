//! The policies and scorecards that are built in, as tables made when karat is compiled: the texts, and what is known of a policy
//! without reading it. That this is what reading it gives is tested for each of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::words::Looks;
use crate::model::rule::{Link, Parameter, RuleInfo, Severity};
use crate::rego;

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// A policy that is built in.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    /// Its path.
    pub(crate) path: &'static str,
    /// Its text.
    pub(crate) text: &'static str,
    package: &'static [&'static str],
    /// With the line where each is first defined.
    rules: &'static [(&'static str, u32)],
    needs: &'static [&'static [&'static str]],
    /// What it may look at.
    pub(crate) looks: Looks,
    metadata: Option<Metadata>,
}

/// A METADATA comment; the texts are as [`RuleInfo`] has them.
#[derive(Debug)]
struct Metadata {
    line: u32,
    title: &'static str,
    description: &'static str,
    severity: &'static str,
    kinds: &'static [&'static str],
    documents: &'static [&'static str],
    needs_documents: bool,
    facts: &'static [&'static str],
    remediation: &'static str,
    controls: &'static [(&'static str, &'static [&'static str])],
    /// Name, default as JSON, description.
    parameters: &'static [(&'static str, &'static str, &'static str)],
    related: &'static [(&'static str, Option<&'static str>)],
    aliases: &'static [&'static str],
    deprecated: bool,
    since: Option<&'static str>,
}

impl BuiltIn {
    /// What is in it.
    pub(crate) fn module(&self) -> rego::Module {
        let needs: Vec<Vec<String>> = self.needs.iter().map(|path| owned(path)).collect();
        let rule = |(name, line): &(&str, u32)| rego::Rule { name: (*name).to_owned(), line: *line };
        rego::Module {
            path: self.path.to_owned(),
            package: owned(self.package),
            uses_parameters: self.needs.iter().any(|path| path.starts_with(&["karat", "parameters"])),
            needs,
            rules: self.rules.iter().map(rule).collect(),
        }
    }

    /// What its METADATA says, where it is a rule.
    pub(crate) fn info(&self) -> Option<RuleInfo> {
        let own = self.metadata.as_ref()?;
        let parameter = |(name, default, description): &(&str, &str, &str)| {
            let default = Value::from_json_str(default).ok()?;
            Some(((*name).to_owned(), Parameter { default, description: (*description).to_owned() }))
        };
        let link = |(url, description): &(&str, Option<&str>)| Link {
            url: (*url).to_owned(),
            description: description.map(str::to_owned),
        };
        Some(RuleInfo {
            id: Arc::from(self.package.join(".")),
            title: own.title.to_owned(),
            description: own.description.to_owned(),
            severity: Severity::parse(own.severity)?,
            kinds: owned(own.kinds),
            documents: owned(own.documents),
            needs_documents: own.needs_documents,
            facts: owned(own.facts),
            remediation: own.remediation.to_owned(),
            controls: own.controls.iter().map(|(name, ids)| ((*name).to_owned(), owned(ids))).collect(),
            parameters: own.parameters.iter().map(parameter).collect::<Option<BTreeMap<_, _>>>()?,
            related: own.related.iter().map(link).collect(),
            aliases: owned(own.aliases),
            deprecated: own.deprecated,
            since: own.since.map(str::to_owned),
            help_uri: None,
            built_in: true,
            source: self.path.to_owned(),
            line: own.line,
        })
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::metadata;

    /// The outlines are made from the texts alone.
    #[test]
    fn the_outline_of_a_built_in_policy_is_what_is_in_it() {
        let source = |own: &BuiltIn| rego::Source { path: own.path.to_owned(), text: own.text.into() };
        let loaded = rego::load(MODULES.iter().map(source).collect(), &crate::catalog::rego_options()).unwrap();
        for (own, read) in MODULES.iter().zip(&loaded.modules) {
            let module = own.module();
            assert_eq!((&module.package, &module.rules), (&read.package, &read.rules), "{}", own.path);
            assert_eq!(module.uses_parameters, read.uses_parameters, "{}", own.path);
            for need in &read.needs {
                let is_known = |known: &Vec<String>| known.starts_with(need) || need.starts_with(known);
                assert!(module.needs.iter().any(is_known), "{}: {need:?}", own.path);
            }
        }
    }

    #[test]
    fn what_is_known_of_a_built_in_policy_is_what_reading_it_gives() {
        assert!(MODULES.len() > 400);
        for own in MODULES {
            let is_helper = own.path.starts_with("policies/lib/");
            let block = metadata::find(own.text).filter(|_| !is_helper);
            let id = own.package.join(".");
            let file = metadata::File { id: &id, path: own.path, text: own.text, built_in: true };
            let mut mistakes = Vec::new();
            let read = block.and_then(|block| metadata::read(&file, &block, &mut mistakes));
            assert!(mistakes.is_empty(), "{}: {mistakes:?}", own.path);
            assert_eq!(own.info(), read, "{}", own.path);
            assert_eq!(own.info().is_none(), is_helper, "{}", own.path);
            if !is_helper {
                let last = own.package.last().unwrap();
                assert_eq!(own.path, format!("policies/{}/{last}.rego", own.package.join("/")));
                assert!(own.rules.iter().any(|(name, _)| *name == "deny"), "{}", own.path);
            }
            assert_eq!(own.looks, Looks::of(own.text), "{}", own.path);
            let outline = rego::Outline::of(own.text);
            let module = own.module();
            assert_eq!((module.package, module.needs), (outline.package, outline.needs), "{}", own.path);
            let rules: Vec<_> = module.rules.into_iter().map(|rule| (rule.name, rule.line)).collect();
            assert_eq!(rules, outline.rules, "{}", own.path);
        }
    }
}
