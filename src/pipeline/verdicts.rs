//! Documents → what rules say of them: verdicts, with places, counted for what they speak of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::share::Share;
use super::{Run, Worker};
use crate::catalog::Rule;
use crate::locate::{self, Places};
use crate::model::document::{Document, Origin, SourceText, Step};
use crate::model::finding::{Finding, Location, Status};
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::model::scorecard::{Excuse, Reason};
use crate::model::verdict::{Outcome, Verdict, Violation};
use crate::parse;
use crate::score::Reach;

/// What a violation says: of which value, on which line, in which words.
type Said<'v> = (Option<&'v [Step]>, Option<u32>, &'v str);

impl Run<'_> {
    /// Documents that speak of many files, judged.
    pub(super) fn all(&self, documents: &[Document], scopes: &Scopes) -> Share {
        let groups = |document| self.program.groups_about(document).into_iter().map(move |rules| (document, rules));
        let tasks: Vec<(&Document, Vec<usize>)> = documents.iter().flat_map(groups).collect();
        let judged = tasks.into_par_iter().map_init(
            || self.worker(),
            |worker, (document, rules)| {
                self.guarded(&document.file, || {
                    let verdicts = worker.judge.ask(document, &rules);
                    self.said(worker, document, verdicts, scopes)
                })
            },
        );
        let share = judged.reduce(Share::default, Share::merged);
        Share { documents: documents.len() as u64, ..share }
    }

    /// A document, judged.
    pub(super) fn judge(&self, worker: &mut Worker<'_>, document: &Document, scopes: &Scopes) -> Share {
        let verdicts = worker.judge.judge(document);
        Share { documents: 1, ..self.said(worker, document, verdicts, scopes) }
    }

    /// What verdicts on a document come to.
    pub(super) fn said(
        &self,
        worker: &mut Worker<'_>,
        document: &Document,
        verdicts: Vec<Verdict>,
        scopes: &Scopes,
    ) -> Share {
        let mut share = Share::default();
        for verdict in verdicts {
            let told = share.problems.len();
            share.problems.extend(verdict.problems);
            let Some(rule) = self.catalog.rules.get(verdict.rule) else { continue };
            let is_unknown = !verdict.unknown.is_empty();
            let unknown = verdict.unknown.into_iter();
            share.problems.extend(unknown.map(|own| locate::unknown(&mut worker.places, document, &rule.info, own)));
            let is_none = is_unknown || verdict.outcome == Outcome::Broken;
            let told = share.problems.get(told..).unwrap_or_default().iter().filter(|_| is_none);
            let reason = told.filter_map(|problem| Reason::of(problem, &rule.info.facts)).min().map(Arc::new);
            let found = share.findings.len();
            if let Outcome::Fail { violations, .. } = &verdict.outcome {
                let mut located = self.located(&mut worker.places, document, &rule.info, violations);
                if verdict.is_exception {
                    self.except(rule, &mut located);
                }
                share.findings.extend(located.into_iter().map(Box::new));
            }
            let located = share.findings.get(found..).unwrap_or_default();
            let mut count = |reach, outcome| {
                share.tallies.entry((reach, verdict.rule)).or_default().add(outcome, is_unknown, reason.as_ref());
            };
            let mut add = |scope, outcome| count(Reach::Scope(scope), outcome);
            match document.origin {
                Origin::Repository { .. } if document.kind.name() == "entity" => {
                    count(Reach::Entity(document.index as usize), &verdict.outcome);
                }
                Origin::Repository { .. } => {
                    for (scope, outcome) in reached(scopes, located, &verdict.outcome) {
                        add(scope, outcome);
                    }
                }
                _ => add(scopes.owner(&document.file.path), &verdict.outcome),
            }
        }
        share
    }

    /// Violations with their places. Of those that say the same of one value and differ by the words alone there is one, at the first.
    fn located(
        &self,
        places: &mut Places,
        document: &Document,
        rule: &RuleInfo,
        violations: &[Violation],
    ) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::with_capacity(violations.len());
        let mut said: BTreeMap<Said<'_>, usize> = BTreeMap::new();
        let mut last = None;
        for own in violations {
            let mut finding = locate::place(places, document, rule, own.clone());
            if let Some(location) = self.on_line(places, &mut last, document, (own, &finding)) {
                finding.location = location;
            }
            if !own.words.is_empty() {
                let key = (own.at.as_deref(), own.line, own.message.as_ref());
                if let Some(same) = said.get(&key).and_then(|at| findings.get_mut(*at)) {
                    if finding.location.start < same.location.start {
                        *same = finding;
                    }
                    continue;
                }
                said.insert(key, findings.len());
            }
            findings.push(finding);
        }
        findings
    }

    /// Where a finding stands on the line that its rule names in a file of the repository, which is read for it; `last` is the one
    /// that was read before.
    fn on_line(
        &self,
        places: &mut Places,
        last: &mut Option<SourceText>,
        document: &Document,
        (own, finding): (&Violation, &Finding),
    ) -> Option<Location> {
        let (Origin::Repository { files, .. }, Some(line)) = (&document.origin, own.line) else { return None };
        let path = &finding.location.path;
        if last.as_ref().is_none_or(|last| last.file.path != *path) {
            let file = files.get(path)?;
            let text = parse::content(file, self.options.max_file_size).ok()??;
            *last = Some(SourceText { file: file.clone(), text, base: 0 });
        }
        locate::in_line(places, last.as_ref()?, line, &own.words)
    }

    /// Excuses findings by the exception that the policies of a rule's package make.
    fn except(&self, rule: &Rule, findings: &mut [Finding]) {
        let package = self.catalog.modules.get(rule.module).map(|own| own.package.join(".")).unwrap_or_default();
        let excuse = Arc::new(Excuse::of_policy(&package));
        for finding in findings {
            (finding.status, finding.waiver) = (Status::Waived, Some(excuse.clone()));
        }
    }
}

/// What a verdict on the whole repository says of each scope: it counts everywhere, unless all of what it found is in some of them.
fn reached<'o>(scopes: &Scopes, located: &[Box<Finding>], outcome: &'o Outcome) -> Vec<(usize, &'o Outcome)> {
    let all = 0..scopes.folders().len();
    if located.is_empty() || located.iter().any(|finding| finding.location.path.as_ref() == ".") {
        return all.map(|scope| (scope, outcome)).collect();
    }
    let found: BTreeSet<usize> = located.iter().map(|finding| scopes.owner(&finding.location.path)).collect();
    let said = |scope: usize| if found.contains(&scope) { outcome } else { &Outcome::Pass { measure: None } };
    all.map(|scope| (scope, said(scope))).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the files that are judged are made")]

    use std::sync::atomic::AtomicU64;

    use crate::catalog::{self, Options};
    use crate::pipeline::{self, Settings};

    const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n";

    /// Rule, message and status of what a policy without METADATA finds in a pod, by data.
    fn found(policy: &str, data: Option<&str>) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        std::fs::create_dir(at("policy")).unwrap();
        std::fs::write(at("policy/a.rego"), format!("package main\nimport rego.v1\n{policy}")).unwrap();
        std::fs::write(at("pod.yaml"), POD).unwrap();
        let mut options = Options { policies: vec![at("policy")], ..Options::default() };
        if let Some(data) = data {
            std::fs::write(at("policy/data.json"), data).unwrap();
            options.data = vec![at("policy")];
        }
        let catalog = catalog::load(&options).unwrap();
        let settings = Settings { jobs: 1, ..Settings::default() };
        let report = pipeline::scan(&[at("pod.yaml")], &catalog, &settings, &AtomicU64::new(0)).unwrap();
        assert_eq!(report.problems, []);
        let found = report.findings.iter().map(|own| {
            let reason = own.waiver.as_ref().map(|own| format!(" by {}", own.id)).unwrap_or_default();
            format!("{} {} {}{reason}", own.rule, own.message, own.status.as_str())
        });
        found.collect()
    }

    #[test]
    fn what_a_policy_excepts_is_excused() {
        let policy = "deny_root contains \"a\" if input.kind == \"Pod\"
deny_other contains \"b\" if input.kind == \"Pod\"
violation contains \"c\" if input.kind == \"Pod\"
exception contains rules if {
    input.metadata.name == \"x\"
    rules := [\"root\", \"\"]
}
exception contains [\"other\"] if input.metadata.name == \"y\"
";
        let expected = [
            "main.deny_other b open",
            "main.deny_root a waived by main.exception",
            "main.violation c waived by main.exception",
        ];
        assert_eq!(found(policy, None), expected);
    }

    #[test]
    fn what_data_files_have_is_below_data_with_rules_and_what_karat_says() {
        let policy = "import data.lists
deny contains sprintf(\"%v\", [data.lists.denied]) if lists.denied[input.kind]
warn contains name if some name, _ in data.main.more
warn contains path if path := data.karat.source.path
";
        let data = r#"{"lists": {"denied": {"Pod": 1}}, "main": {"more": {"m": 1}}}"#;
        let expected = [r#"main.deny {"Pod": 1} open"#, "main.warn m open", "main.warn pod.yaml open"];
        assert_eq!(found(policy, Some(data)), expected);
        assert_eq!(found(policy, None), ["main.warn pod.yaml open"]);
    }
}
