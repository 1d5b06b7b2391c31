//! A file's text → its documents and problems: the parser of its format, Kubernetes lists taken apart, kinds given.

use std::borrow::Cow;
use std::sync::Arc;

use regorus::Value;

use super::charts::ChartIndex;
use super::kinds::Item;
use super::templates::{self, Notice};
use super::{
    Fault, Parsed, codeowners, dockerfile, dotenv, gomod, hcl, ini, json, kinds, nested, properties, xml, yaml,
};
use crate::model::document::{Document, Kind, Origin, ParsedFile, SourceText};
use crate::model::finding::Position;
use crate::model::format::Format;
use crate::model::lines::Lines;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::source::SourceFile;
use crate::model::spans::Spans;

/// More documents than anybody keeps in one file; an alias in a list could make any number of them.
const MAX_DOCUMENTS: usize = 50_000;
/// Problems that are told of one file; the others are counted.
const MAX_PROBLEMS: usize = 50;
/// Lists in lists that are taken apart.
const MAX_LISTS: usize = 4;

/// Fills in what the text of a file holds.
pub(super) fn of(parsed: &mut ParsedFile, text: Arc<str>, charts: &ChartIndex) {
    let file = parsed.file.clone();
    let left_out = |notice, parsed: &mut ParsedFile| {
        parsed.problems.push(skipped(&file, notice));
        // A known reason not to look is no reason to call it well: what it would have been stays unknown.
        unjudged(parsed, &text, charts, &[], true);
    };
    if let Some(notice) = templates::by_text(&file, charts, &text) {
        left_out(notice, parsed);
        return;
    }
    let read = parse(&file, &text);
    if let Some(notice) = templates::sealed(&text, &read) {
        left_out(notice, parsed);
        return;
    }
    let Parsed { mut trees, mut faults } = read;
    let broken: Vec<u32> = faults.iter().filter(|fault| fault.kind.is_incomplete()).map(|fault| fault.offset).collect();
    if !broken.is_empty() || (trees.is_empty() && !faults.is_empty()) {
        if let Some(notice) = templates::explains(&file, &text, &broken) {
            parsed.problems.push(skipped(&file, notice));
            faults.retain(|fault| !fault.kind.is_incomplete());
            // Of a stream, the documents that nothing is filled into are as they stand; of one document, no part is.
            if file.format != Format::Yaml {
                trees.clear();
            }
        }
        unjudged(parsed, &text, charts, &broken, trees.is_empty());
    }
    tell(parsed, &text, faults);
    let mut maker = Maker { parsed, text, charts };
    for tree in trees {
        maker.tree(tree.value, tree.spans, 0);
    }
    maker.terraform();
    maker.carried();
    maker.values();
}

/// Fills in the objects of a text that was rendered for `parsed.file`. What looks like a template in it is meant as it stands.
pub(super) fn of_rendered(parsed: &mut ParsedFile, text: Arc<str>, charts: &ChartIndex) {
    let Parsed { trees, faults } = yaml::parse(&text, yaml::Dialect::Kubernetes);
    tell(parsed, &text, faults);
    let mut maker = Maker { parsed, text, charts };
    for tree in trees {
        maker.tree(tree.value, tree.spans, 0);
    }
    maker.carried();
}

/// What a file says that is left out.
pub(super) fn skipped(file: &SourceFile, notice: Notice) -> Problem {
    problem(file, ProblemKind::Skipped, None, notice.message.to_owned()).with_help(notice.help)
}

/// A problem of a file.
pub(super) fn problem(file: &SourceFile, kind: ProblemKind, position: Option<Position>, message: String) -> Problem {
    let repository = Arc::from(file.repository.target.as_str());
    Problem { repository, path: file.path.clone(), position, kind, rule: None, message, help: None }
}

fn parse(file: &SourceFile, text: &str) -> Parsed {
    match file.format {
        Format::Yaml => yaml::parse(text, dialect(file, text)),
        Format::Json => json::parse(text, json::Syntax::Json),
        Format::Jsonc => json::parse(text, json::Syntax::Jsonc),
        Format::Toml => super::toml::parse(text),
        Format::Hcl => hcl::parse(text),
        Format::Dockerfile => dockerfile::parse(text),
        Format::TerraformJson => hcl::parse_json(text, file.file_name()),
        Format::Dotenv => dotenv::parse(text),
        Format::Ini if file.file_name().eq_ignore_ascii_case(".gitconfig") => git_config(text),
        Format::Ini => ini::parse(text),
        Format::Properties => properties::parse(text),
        Format::Xml => xml::parse(text),
        Format::Codeowners => codeowners::parse(text),
        Format::Ignore => super::ignore::parse(text),
        Format::GoMod => gomod::parse(text),
        Format::Other => Parsed::default(),
    }
}

/// Settings of git, in which a key may have many values; the last one is that of a key with one (git-config, "Syntax").
fn git_config(text: &str) -> Parsed {
    let mut parsed = ini::parse(text);
    parsed.faults.retain(|fault| fault.kind != ProblemKind::DuplicateKey);
    parsed
}

/// Who reads the file in the end decides what `on` and `yes` mean in it.
fn dialect(file: &SourceFile, text: &str) -> yaml::Dialect {
    let name = file.file_name();
    let mut folders = file.folder().split('/');
    let is_github = folders.any(|part| part == ".github") || matches!(name, "action.yml" | "action.yaml");
    if is_github || kinds::is_workflow(text) || kinds::is_entity(file, text) {
        yaml::Dialect::GitHub
    } else if kinds::is_compose(file) {
        yaml::Dialect::Compose
    } else {
        yaml::Dialect::Kubernetes
    }
}

/// Says what the parts that could not be parsed would have been.
pub(super) fn unjudged(parsed: &mut ParsedFile, text: &str, charts: &ChartIndex, broken: &[u32], is_all: bool) {
    let file = parsed.file.clone();
    if file.format == Format::Json && !is_all {
        // A comment or a comma too many is a fault, yet everything was read.
        return;
    }
    if file.format != Format::Yaml {
        parsed.unjudged.push(kinds::expected(&file, charts, Some(text)));
        return;
    }
    let mut broken: Vec<usize> = broken.iter().map(|offset| *offset as usize).collect();
    broken.sort_unstable();
    let mut broken = broken.into_iter().peekable();
    for (start, section) in kinds::sections(text).into_iter().take(MAX_DOCUMENTS) {
        let end = start + section.len();
        let mut is_broken = false;
        while broken.next_if(|offset| *offset < end || end == text.len()).is_some() {
            is_broken = true;
        }
        let is_empty = section.trim_start_matches('-').trim().is_empty();
        if is_broken || (is_all && !is_empty) {
            parsed.unjudged.push(kinds::expected(&file, charts, Some(section)));
        }
    }
}

/// Faults → problems, with their lines.
fn tell(parsed: &mut ParsedFile, text: &str, faults: Vec<Fault>) {
    if faults.is_empty() {
        return;
    }
    let lines = Lines::of(text);
    let more = faults.len().saturating_sub(MAX_PROBLEMS);
    let file = parsed.file.clone();
    for fault in faults.into_iter().take(MAX_PROBLEMS) {
        let position = Some(lines.position(text, fault.offset));
        let mut said = problem(&file, fault.kind, position, fault.message);
        said.help = fault.help;
        parsed.problems.push(said);
    }
    if more > 0 {
        parsed.problems.push(problem(&file, ProblemKind::Syntax, None, format!("{more} more problems in this file")));
    }
}

struct Maker<'a> {
    parsed: &'a mut ParsedFile,
    text: Arc<str>,
    charts: &'a ChartIndex,
}

impl Maker<'_> {
    fn tree(&mut self, value: Value, spans: Spans, lists: usize) {
        let file = self.parsed.file.clone();
        let can_hold_objects = matches!(file.format, Format::Yaml | Format::Json | Format::Jsonc);
        if can_hold_objects
            && lists < MAX_LISTS
            && let Some(items) = kinds::unpacked(&value, &spans, &self.text)
        {
            for item in items {
                if !self.is_full() {
                    self.tree(item.value, item.spans, lists + 1);
                }
            }
            return;
        }
        // A comment between two separators is no document.
        let is_empty = file.format == Format::Yaml && value == Value::Null;
        if is_empty || self.is_full() {
            return;
        }
        let kind = kinds::of(&file, self.charts, &value);
        self.push(kind, value, spans);
        if self.is_full() {
            let message = format!("only the first {MAX_DOCUMENTS} documents of this file are judged");
            let said = problem(&self.parsed.file, ProblemKind::TooLarge, None, message);
            self.parsed.problems.push(said.with_help("split the file"));
        }
    }

    /// Objects that resources of Terraform make are documents of their own beside the file's.
    fn terraform(&mut self) {
        let names = self.charts.names(self.parsed.file.folder());
        let Some(made) = self.parsed.documents.first().map(|file| hcl::objects(file, names)) else { return };
        for (address, item) in made.objects {
            if !self.is_full() {
                let Item { value, spans } = item.unwrap_or(Item { value: Value::Null, spans: Spans::default() });
                self.push(kinds::made(&value, &address), value, spans);
            }
        }
        let lines = (!made.unseen.is_empty()).then(|| Lines::of(&self.text));
        for (address, offset, unseen) in made.unseen {
            let position = lines.as_ref().map(|lines| lines.position(&self.text, offset));
            let message = format!("what {address} makes is not judged: {}", unseen.why);
            let said = problem(&self.parsed.file, ProblemKind::Skipped, position, message);
            self.parsed.problems.push(said.with_help(unseen.help));
        }
    }

    /// Objects that others bring to a cluster are documents of their own beside them, and so are those that these bring.
    fn carried(&mut self) {
        let mut at = 0;
        while let Some(document) = self.parsed.documents.get(at) {
            for (_, Item { value, spans }) in nested::carried(document) {
                if !self.is_full() {
                    let kind = kinds::of(&self.parsed.file, self.charts, &value).without_format();
                    self.push(kind, value, spans);
                }
            }
            at += 1;
        }
    }

    /// The values of charts that stand in the objects are documents of their own beside them, without a plain format: that is the
    /// whole text's.
    fn values(&mut self) {
        let found: Vec<_> = self.parsed.documents.iter().flat_map(nested::values).collect();
        for (_, Item { value, spans }) in found {
            if !self.is_full() {
                self.push(Kind(vec![Cow::Borrowed("helm_values")].into()), value, spans);
            }
        }
    }

    fn push(&mut self, kind: Kind, value: Value, spans: Spans) {
        let file = self.parsed.file.clone();
        let source = SourceText { file: file.clone(), text: self.text.clone(), base: 0 };
        let index = u32::try_from(self.parsed.documents.len()).unwrap_or(u32::MAX);
        let origin = Origin::Text { sources: vec![source], spans };
        self.parsed.documents.push(Document { file, index, kind, value, origin });
    }

    fn is_full(&self) -> bool {
        self.parsed.documents.len() >= MAX_DOCUMENTS
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{file, formatted};
    use super::*;

    fn parsed(file: Arc<SourceFile>, text: &str) -> ParsedFile {
        let mut parsed = ParsedFile { file, documents: Vec::new(), problems: Vec::new(), unjudged: Vec::new() };
        of(&mut parsed, Arc::from(text), &ChartIndex::default());
        parsed
    }

    fn source(document: &Document) -> &str {
        let Origin::Text { sources, spans } = &document.origin else { panic!("a text") };
        let span = spans.value(0);
        &sources[0].text[span.start as usize..span.end as usize]
    }

    fn said(parsed: &ParsedFile) -> Vec<(ProblemKind, Option<(u32, u32)>)> {
        let place = |problem: &Problem| problem.position.map(|at| (at.line, at.column));
        parsed.problems.iter().map(|problem| (problem.kind, place(problem))).collect()
    }

    #[test]
    fn a_list_of_objects_is_one_document_an_object() {
        let text = r#"{"kind": "List", "apiVersion": "v1", "items": [
            {"apiVersion": "v1", "kind": "Pod"},
            {"apiVersion": "v1", "kind": "ConfigMapList", "items": [{"data": {"a": "b"}}]},
            {"apiVersion": "v1", "kind": "Service"}
        ]}"#;
        let parsed = parsed(file("a.json"), text);
        let kinds: Vec<_> = parsed.documents.iter().map(|document| (document.index, &document.kind.0[1])).collect();
        assert_eq!(
            kinds,
            [(0, &"kubernetes/Pod".into()), (1, &"kubernetes/ConfigMap".into()), (2, &"kubernetes/Service".into())]
        );
        assert_eq!(parsed.documents[1].value["apiVersion"], Value::from("v1"));
        let sources: Vec<_> = parsed.documents.iter().map(source).collect();
        assert_eq!(
            sources,
            [
                r#"{"apiVersion": "v1", "kind": "Pod"}"#,
                r#"{"data": {"a": "b"}}"#,
                r#"{"apiVersion": "v1", "kind": "Service"}"#
            ]
        );
    }

    #[test]
    fn a_key_of_git_may_have_many_values() {
        let text = "[url \"git@x\"]\n\tinsteadOf = a\n\tinsteadOf = b\n";
        assert_eq!(said(&parsed(formatted(".gitconfig", Format::Ini), text)), []);
        assert_eq!(said(&parsed(file("a.ini"), text)), [(ProblemKind::DuplicateKey, Some((3, 2)))]);
    }

    #[test]
    fn an_empty_list_and_a_resource_named_like_a_list_are_told_apart() {
        assert!(parsed(file("a.json"), r#"{"kind": "List", "apiVersion": "v1", "items": []}"#).documents.is_empty());
        let allowed = parsed(file("a.json"), r#"{"kind": "AllowList", "apiVersion": "a/v1", "spec": {}}"#);
        assert_eq!(allowed.documents[0].kind.0[1], "kubernetes/AllowList");
    }

    #[test]
    fn aliases_in_a_list_stand_where_their_anchor_is() {
        let text = "kind: List\napiVersion: v1\nitems:\n- &a\n  apiVersion: v1\n  kind: Pod\n- *a\n";
        let parsed = parsed(file("a.yaml"), text);
        let sources: Vec<_> = parsed.documents.iter().map(|document| source(document).trim_end()).collect();
        assert_eq!(sources, ["apiVersion: v1\n  kind: Pod"; 2]);
    }

    #[test]
    fn values_in_objects_that_install_a_chart_are_values_of_a_chart() {
        let flux = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values: {a: 1}\n";
        let argo = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n  - {}\n  - helm: {valuesObject: {b: 2}}\n";
        let kustomize =
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nhelmCharts: [{valuesInline: {c: 3}}]\n";
        let other = "apiVersion: acme.example/v1\nkind: HelmRelease\nspec: {values: {d: 4}}\n";
        let empty = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {values: {}}\n";
        let parsed = parsed(file("a.yaml"), &[flux, argo, kustomize, other, empty].join("---\n"));
        let values: Vec<_> = parsed.documents.iter().filter(|own| own.kind.has("helm_values")).collect();
        assert_eq!(
            values.iter().map(|own| (own.index, source(own))).collect::<Vec<_>>(),
            [(5, "{a: 1}"), (6, "{b: 2}"), (7, "{c: 3}")]
        );
        assert!(values.iter().all(|own| !own.kind.has("yaml")));
        assert_eq!(values[1].value["b"], Value::from(2));
    }

    #[test]
    fn only_files_of_terraform_make_objects_by_their_resources() {
        let kinds = |path: &str, text: &str| -> Vec<String> {
            parsed(file(path), text).documents.iter().map(|own| own.kind.name().to_owned()).collect()
        };
        assert_eq!(kinds("a.yaml", "resource: {kubernetes_pod: {a: [{spec: []}]}}\n"), ["yaml"]);
        let text = r#"{"resource": {"kubernetes_pod": {"a": {"metadata": {"name": "a"}}}}}"#;
        let documents = parsed(formatted("a.tf.json", Format::TerraformJson), text).documents;
        assert_eq!(documents.iter().map(|own| own.kind.name()).collect::<Vec<_>>(), ["terraform", "kubernetes"]);
        assert_eq!(documents[1].kind.resource(), Some("kubernetes_pod.a"));
        assert_eq!(source(&documents[1]), r#"{"metadata": {"name": "a"}}"#);
    }

    #[test]
    fn objects_that_others_bring_to_a_cluster_are_documents_of_their_own() {
        let pod = "{apiVersion: v1, kind: Pod}";
        let object = |manifest: &str| {
            format!(
                "apiVersion: kubernetes.crossplane.io/v1alpha2\nkind: Object\nspec: {{forProvider: {{manifest: {manifest}}}}}\n"
            )
        };
        let work = format!(
            "apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nspec: {{workload: {{manifests: [{pod}, {pod}]}}}}\n"
        );
        let within = "{apiVersion: work.karmada.io/v1alpha1, kind: Work, spec: {workload: {manifests: [{apiVersion: v1, kind: Service}]}}}";
        let other = format!("apiVersion: acme.example/v1\nkind: Object\nspec: {{forProvider: {{manifest: {pod}}}}}\n");
        let texts = [object(pod), work, object(within), other];
        let parsed = parsed(file("a.yaml"), &texts.join("---\n"));
        let kinds: Vec<_> = parsed.documents.iter().skip(4).map(|own| own.kind.0[1].as_ref()).collect();
        assert_eq!(
            kinds,
            ["kubernetes/Pod", "kubernetes/Pod", "kubernetes/Pod", "kubernetes/Work", "kubernetes/Service"]
        );
        assert!(parsed.documents.iter().skip(4).all(|own| !own.kind.has("yaml")));
        assert_eq!(source(&parsed.documents[5]), pod);
    }

    #[test]
    fn a_broken_document_hides_no_other_and_says_what_it_would_have_been() {
        let pod = "apiVersion: v1\nkind: Pod\n";
        let text = format!("# only a comment\n---\n{pod}---\napiVersion: apps/v1\nkind: Job\nspec: [\n---\n{pod}");
        let parsed = parsed(file("a.yaml"), &text);
        let found: Vec<_> = parsed.documents.iter().map(|own| (own.index, own.kind.has("kubernetes/Pod"))).collect();
        assert_eq!(found, [(0, true), (1, true)]);
        assert_eq!(said(&parsed)[0].0, ProblemKind::Syntax);
        assert_eq!(parsed.unjudged.len(), 1);
        assert!(parsed.unjudged[0].has("kubernetes/Job"));
    }

    #[test]
    fn github_reads_a_word_where_kubernetes_reads_a_boolean() {
        let table = [
            (".github/dependabot.yml", "a: on", Value::from("on")),
            ("x/action.yml", "a: on", Value::from("on")),
            ("x.yaml", "on: push\njobs: {}\na: off", Value::from("off")),
            ("x.yaml", "a: on", Value::from(true)),
        ];
        for (path, text, expected) in table {
            assert_eq!(parsed(file(path), text).documents[0].value["a"], expected, "{path} {text}");
        }
    }

    #[test]
    fn a_broken_text_is_a_problem_on_its_line_and_leaves_its_kind_unjudged() {
        let parsed = parsed(file("a.json"), "{\"kind\": \"Pod\", \"apiVersion\": \"v1\",\n  \"spec\": ]}");
        assert!(parsed.documents.is_empty());
        assert_eq!(said(&parsed), [(ProblemKind::Syntax, Some((2, 11)))]);
        assert!(parsed.unjudged[0].has("kubernetes/workload"));
    }

    #[test]
    fn a_template_is_skipped_and_what_it_would_have_been_is_unjudged() {
        let parsed = parsed(file("a.json"), "{\n  \"a\": {{ x }},\n  \"b\": 1\n}");
        assert_eq!(said(&parsed), [(ProblemKind::Skipped, None)]);
        assert_eq!(parsed.unjudged.iter().map(Kind::name).collect::<Vec<_>>(), ["json"]);
    }

    #[test]
    fn no_part_of_a_template_is_judged_but_documents_beside_it() {
        let text = "FROM ruby:3.3\n<% if a -%>\nCMD [\"a\"]\n<% else -%>\nCMD [\"b\"]\n<% end -%>\n";
        let image = parsed(formatted("Dockerfile", Format::Dockerfile), text);
        assert_eq!(said(&image), [(ProblemKind::Skipped, None)]);
        assert!(image.documents.is_empty());
        assert_eq!(image.unjudged.iter().map(Kind::name).collect::<Vec<_>>(), ["dockerfile"]);
        let stream = parsed(file("a.yaml"), "a: 1\n---\n{{ if b }}\nb: [\n");
        assert_eq!((said(&stream), stream.documents.len()), (vec![(ProblemKind::Skipped, None)], 1));
    }

    #[test]
    fn comments_are_read_where_their_tool_reads_them() {
        let text = "{\"a\": 1, /* b */}";
        assert_eq!(parsed(formatted("tsconfig.json", Format::Jsonc), text).documents.len(), 1);
        assert_eq!(
            said(&parsed(file("a.json"), text)),
            [(ProblemKind::Syntax, Some((1, 8))), (ProblemKind::Syntax, Some((1, 10)))]
        );
    }

    #[test]
    fn a_file_has_only_so_many_documents() {
        let items = vec!["{}"; MAX_DOCUMENTS + 5].join(",");
        let parsed =
            parsed(file("a.json"), &format!("{{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{items}]}}"));
        assert_eq!(parsed.documents.len(), MAX_DOCUMENTS);
        assert_eq!(said(&parsed), [(ProblemKind::TooLarge, None)]);
    }
}
