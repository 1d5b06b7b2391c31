//! Small repositories of catalog files, and what becomes of them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use regorus::Value;

use super::*;
use crate::model::format::Format;
use crate::model::source::{Content, SourceFile};
use crate::model::{Origin, SourceText};
use crate::parse::yaml;

fn repository() -> Repository {
    let revision = Some("2c6f".to_owned());
    Repository { target: ".".to_owned(), name: "Shop".to_owned(), root: PathBuf::from("."), revision, past: false }
}

fn file(path: &str) -> Arc<SourceFile> {
    let format = if path.ends_with("ml") { Format::Yaml } else { Format::Other };
    let repository = Arc::new(repository());
    Arc::new(SourceFile {
        repository,
        path: Arc::from(path),
        content: Content::Disk(PathBuf::from(path)),
        format,
        size: 7,
    })
}

/// The catalog documents of some files.
fn documents(files: &[(&str, &str)]) -> Vec<Arc<Document>> {
    let mut documents = Vec::new();
    for (path, text) in files {
        let file = file(path);
        let source = SourceText { file: file.clone(), text: Arc::from(*text), base: 0 };
        let trees = yaml::parse(text, yaml::Dialect::GitHub).trees;
        documents.extend((0..).zip(trees).map(|(index, tree)| {
            let origin = Origin::Text { sources: vec![source.clone()], spans: tree.spans };
            let kind = crate::model::Kind::of("catalog");
            Arc::new(Document { file: file.clone(), index, kind, value: tree.value, origin })
        }));
    }
    documents
}

fn entities(files: &[(&str, &str)]) -> Entities {
    let address = Address { host: "github.com".to_owned(), slug: "acme/shop".to_owned() };
    of(&repository(), &documents(files), &[address], None)
}

#[test]
fn a_scope_without_files_is_told_of_on_its_line() {
    let text = |annotation: &str| format!("{}  annotations:\n    {annotation}\n", bare("Component", "shop"));
    for annotation in ["backstage.io/source-location: dir:./nope", "karat.dev/scope: a/nope"] {
        let catalog = documents(&[("a/catalog-info.yaml", &text(annotation))]);
        let files = ["README.md", "a/catalog-info.yaml", "a/nope-but/x", "b/nope/x"].map(file).to_vec();
        let found = of(&repository(), &catalog, &[], Some(&files));
        assert_eq!(scopes(&found), ["component:default/shop a/nope"]);
        let name = annotation.split(": ").next().unwrap();
        let told = format!("a/catalog-info.yaml:6 link {name} leads to a folder in which there is no file: \"a/nope\"");
        assert_eq!(problems(&found), [told]);
        assert_eq!(found.nowhere.keys().map(AsRef::as_ref).collect::<Vec<_>>(), ["a/nope"]);
        let files = ["a/catalog-info.yaml", "a/nope/x"].map(file).to_vec();
        assert!(of(&repository(), &catalog, &[], Some(&files)).nowhere.is_empty());
    }
}

/// `ref scope` of every entity; `-` for no scope.
fn scopes(found: &Entities) -> Vec<String> {
    let told = |entity: &Arc<Entity>| format!("{} {}", entity.reference, entity.scope.as_deref().unwrap_or("-"));
    found.all.iter().map(told).collect()
}

/// `path:line kind message` of every problem.
fn problems(found: &Entities) -> Vec<String> {
    let told =
        |own: &Problem| format!("{}:{} {} {}", own.path, own.position.unwrap().line, own.kind.as_str(), own.message);
    found.problems.iter().map(told).collect()
}

/// An entity without anything but its kind and name.
fn bare(kind: &str, name: &str) -> String {
    format!("apiVersion: backstage.io/v1alpha1\nkind: {kind}\nmetadata:\n  name: {name}\n")
}

/// A Location with these targets.
fn location(name: &str, targets: &str) -> String {
    format!("{}spec:\n  targets: {targets}\n", bare("Location", name))
}

#[test]
fn a_repository_without_a_catalog_file_is_an_entity() {
    let found = entities(&[]);
    assert_eq!(scopes(&found), ["repository:default/shop "]);
    assert_eq!(found.all[0].name, "Shop");
    assert_eq!(found.all[0].descriptor, None);
    // People and groups live nowhere, so the repository that lists them is one too.
    let found = entities(&[("catalog-info.yaml", &bare("Group", "payments"))]);
    assert_eq!(scopes(&found), ["group:default/payments -", "repository:default/shop "]);
}

#[test]
fn an_entity_says_all_that_its_file_says() {
    let text = "\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  namespace: Retail
  name: Billing
  title: Billing
  description: Writes invoices.
  labels: {tier: 2, team: x}
  annotations: {karat.dev/tier: gold}
  tags: [go, 7]
  links: [{url: 'https://x.example', type: runbook}, {title: none}]
spec:
  type: service
  lifecycle: production
  owner: payments
  system: other/shop
  dependsOn: [resource:db, nokind]
  providesApis: [orders]
  subcomponentOf: core
";
    let found = entities(&[("a/catalog-info.yaml", text)]);
    let link = crate::model::EntityLink {
        url: "https://x.example".to_owned(),
        title: None,
        r#type: Some("runbook".to_owned()),
    };
    let owned = |text: &str| Some(text.to_owned());
    let declared = documents(&[("a/catalog-info.yaml", text)]).remove(0);
    let expected = Entity {
        reference: EntityRef::new("component", "retail", "billing"),
        name: "Billing".to_owned(),
        title: owned("Billing"),
        description: owned("Writes invoices."),
        r#type: owned("service"),
        lifecycle: owned("production"),
        owner: Some(EntityRef::new("group", "retail", "payments")),
        system: Some(EntityRef::new("system", "other", "shop")),
        domain: None,
        tier: owned("gold"),
        tags: vec!["go".to_owned()],
        labels: BTreeMap::from([("tier".to_owned(), "2".to_owned()), ("team".to_owned(), "x".to_owned())]),
        annotations: BTreeMap::from([("karat.dev/tier".to_owned(), "gold".to_owned())]),
        links: vec![link],
        relations: BTreeMap::from([
            ("dependsOn", vec![EntityRef::new("resource", "retail", "db")]),
            ("providesApis", vec![EntityRef::new("api", "retail", "orders")]),
            ("subcomponentOf", vec![EntityRef::new("component", "retail", "core")]),
        ]),
        scope: Some(Arc::from("a")),
        descriptor: Some(crate::model::Descriptor { path: Arc::from("a/catalog-info.yaml"), index: 0 }),
        metadata: declared.value["metadata"].clone(),
        spec: declared.value["spec"].clone(),
    };
    assert_eq!(*found.all[0], expected);
    assert!(found.all[0].is_component());
}

#[test]
fn a_monorepo_gives_many_entities_each_with_its_folder() {
    let two = format!("{}---\n{}", bare("Component", "billing"), bare("API", "orders"));
    let found = entities(&[
        ("services/billing/catalog-info.yaml", &two),
        ("services/cart/.backstage/catalog-info.yml", &bare("Component", "cart")),
        ("services/cart/testdata/catalog-info.yaml", &bare("Component", "sample")),
        ("catalog-info.yaml", &format!("{}---\n{}", bare("System", "shop"), location("all", "['./teams.yaml']"))),
        ("teams.yaml", &bare("Group", "payments")),
        ("templates/x/catalog-info.yaml", &bare("Component", "'${{ values.name }}'")),
        ("unlisted.yaml", &bare("Component", "unlisted")),
    ]);
    let expected = [
        "system:default/shop ",
        "location:default/all -",
        "group:default/payments -",
        "component:default/billing services/billing",
        "api:default/orders services/billing",
        "component:default/cart services/cart",
    ];
    assert_eq!(scopes(&found), expected);
    assert_eq!(problems(&found), [""; 0]);
    let scoped: Vec<_> = found.scoped().map(|entity| entity.reference.name()).collect();
    assert_eq!(scoped, ["shop", "billing", "orders", "cart"]);
}

#[test]
fn without_a_file_of_the_usual_name_every_catalog_document_counts() {
    let found = entities(&[("portal/shop.yaml", &bare("Component", "shop")), ("b.yaml", &bare("Component", "b"))]);
    assert_eq!(scopes(&found), ["component:default/b ", "component:default/shop portal"]);
}

#[test]
fn locations_are_followed_inside_the_repository_and_told_of_outside() {
    let targets = "\n\
        \x20   - ./catalog/*.yaml\n\
        \x20   - https://github.com/acme/shop/blob/main/lib/one.yaml\n\
        \x20   - https://github.com/acme/other/blob/main/catalog-info.yaml\n\
        \x20   - ../beside.yaml\n\
        \x20   - /etc/catalog.yaml\n\
        \x20   - ./absent.yaml";
    let optional = format!("{}spec:\n  target: gone.yaml\n  presence: optional\n", bare("Location", "maybe"));
    let found = entities(&[
        ("catalog-info.yaml", &format!("{}---\n{optional}", location("all", targets))),
        ("catalog/b.yaml", &bare("Component", "b")),
        ("catalog/a.yaml", &bare("Component", "a")),
        ("catalog/.hidden.yaml", &bare("Component", "hidden")),
        ("catalog/deep/c.yaml", &bare("Component", "c")),
        ("lib/one.yaml", &bare("Component", "one")),
    ]);
    let expected = [
        "location:default/all -",
        "location:default/maybe -",
        "component:default/a catalog",
        "component:default/b catalog",
        "component:default/one lib",
    ];
    assert_eq!(scopes(&found), expected);
    let expected = [
        "catalog-info.yaml:9 skipped the target \"https://github.com/acme/other/blob/main/catalog-info.yaml\" leads out of the repository and is not read",
        "catalog-info.yaml:10 skipped the target \"../beside.yaml\" leads out of the repository and is not read",
        "catalog-info.yaml:11 skipped the target \"/etc/catalog.yaml\" leads out of the repository and is not read",
        "catalog-info.yaml:12 link the target \"./absent.yaml\" names no catalog file of the repository",
    ];
    assert_eq!(problems(&found), expected);
}

#[test]
fn locations_in_a_circle_come_to_an_end() {
    let found = entities(&[
        ("catalog-info.yaml", &location("one", "[./two.yaml, ./catalog-info.yaml]")),
        ("two.yaml", &format!("{}---\n{}", location("two", "['**/*.yaml']"), bare("Component", "a"))),
    ]);
    assert_eq!(scopes(&found), ["location:default/one -", "location:default/two -", "component:default/a "]);
    assert_eq!(problems(&found), [""; 0]);
}

#[test]
fn of_two_entities_with_one_name_the_first_counts() {
    let found = entities(&[
        ("a/catalog-info.yaml", &format!("{}---\n{}", bare("Component", "x"), bare("Component", "X"))),
        ("b/catalog-info.yaml", &format!("# again\n{}", bare("component", "x"))),
    ]);
    assert_eq!(scopes(&found), ["component:default/x a"]);
    let message = "duplicate-key component:default/x is declared a second time; the first is at a/catalog-info.yaml:4";
    let places = ["a/catalog-info.yaml:9", "b/catalog-info.yaml:5"];
    assert_eq!(problems(&found), places.map(|place| format!("{place} {message}")));
}

#[test]
fn annotations_say_where_an_entity_lives() {
    let one = |annotation: &str| {
        let text = format!("{}  annotations:\n    {annotation}\n", bare("Component", "x"));
        let found = entities(&[("catalog/x/catalog-info.yaml", &text)]);
        let (scope, problems) = (found.all[0].scope.as_deref().map(str::to_owned), problems(&found));
        (scope, problems)
    };
    let table = [
        ("karat.dev/scope: services/x/", Some("services/x")),
        ("karat.dev/scope: /", Some("")),
        ("karat.dev/scope: ../../services/x", Some("services/x")),
        ("karat.dev/scope: .", Some("catalog/x")),
        ("backstage.io/source-location: url:https://github.com/acme/shop/tree/main/services/x/", Some("services/x")),
        ("backstage.io/source-location: url:https://github.com/acme/shop", Some("")),
        ("backstage.io/source-location: url:https://github.com/acme/other/", None),
        ("backstage.io/source-location: dir:../y", Some("catalog/y")),
        ("backstage.io/techdocs-ref: dir:.", Some("catalog/x")),
    ];
    for (annotation, expected) in table {
        assert_eq!(one(annotation), (expected.map(str::to_owned), Vec::new()), "{annotation}");
    }
    let message = "catalog/x/catalog-info.yaml:6 link karat.dev/scope leads out of the repository: \"../x\"";
    assert_eq!(one("karat.dev/scope: ../../../x").0.as_deref(), Some("catalog/x"));
    let told = one("karat.dev/scope: ../../../x").1;
    assert_eq!(told, [message.replace("../x", "../../../x")]);
}

#[test]
fn a_part_has_the_tier_and_domain_of_its_system() {
    let system =
        format!("{}  labels: {{karat.dev/tier: '1'}}\nspec: {{owner: a, domain: sales}}\n", bare("System", "shop"));
    let part = |name: &str, metadata: &str| format!("{}{metadata}spec: {{system: shop}}\n", bare("Component", name));
    let text = [system, part("a", ""), part("b", "  labels: {tier: '3'}\n")].join("---\n");
    let found = entities(&[("catalog-info.yaml", &text)]);
    let told = |entity: &Arc<Entity>| {
        let domain = entity.domain.as_ref().map(ToString::to_string);
        (entity.reference.name().to_owned(), entity.tier.clone().unwrap_or_default(), domain.unwrap_or_default())
    };
    let expected = [("shop", "1"), ("a", "1"), ("b", "3")]
        .map(|(name, tier)| (name.to_owned(), tier.to_owned(), "domain:default/sales".to_owned()));
    assert_eq!(found.all.iter().map(told).collect::<Vec<_>>(), expected);
}

/// A few numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides).unwrap()
    }

    /// A folder of at most four parts out of three names, so that they nest often.
    fn folder(&mut self) -> String {
        let depth = self.roll(5);
        (0..depth).map(|_| ["a", "ab", "b"][self.roll(3)]).collect::<Vec<_>>().join("/")
    }
}

#[test]
fn every_path_has_exactly_one_owning_scope_and_it_is_the_deepest() {
    let mut dice = Dice(7);
    for round in 0..300 {
        let folders: Vec<String> = (0..dice.roll(6)).map(|_| dice.folder()).collect();
        let files: Vec<(String, String)> = folders
            .iter()
            .enumerate()
            .map(|(index, folder)| (inside(folder, "catalog-info.yaml"), bare("Component", &format!("c{index}"))))
            .collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let found = entities(&files);
        for _ in 0..20 {
            let path = inside(&dice.folder(), "main.go");
            let around: Vec<&str> = found
                .scopes
                .folders()
                .iter()
                .map(AsRef::as_ref)
                .filter(|scope| scope.is_empty() || path.starts_with(&format!("{scope}/")))
                .collect();
            let deepest = around.iter().max_by_key(|scope| scope.len()).unwrap();
            let owner = found.scopes.folders()[found.scopes.owner(&path)].as_ref();
            assert_eq!(owner, *deepest, "round {round}: {path} in {around:?}");
        }
    }
}

fn inside(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[test]
fn each_entity_with_a_scope_has_a_document_of_what_lies_below_it() {
    let text = format!("{}spec: {{owner: payments}}\n", bare("Component", "billing"));
    let catalog = documents(&[("catalog-info.yaml", &bare("Group", "payments")), ("a/catalog-info.yaml", &text)]);
    let found = of(&repository(), &catalog, &[], None);
    let files: Vec<_> = ["README.md", "a/README.md", "a/catalog-info.yaml", "ab/x"].map(file).to_vec();
    let wanted = BTreeMap::from([("catalog".to_owned(), catalog.clone())]);
    let facts = Facts {
        known: BTreeMap::from([("git".to_owned(), Value::from(true))]),
        unknown: BTreeMap::from([("docs".to_owned(), "why".to_owned())]),
    };
    let (repository, billing) = (Arc::new(repository()), &found.all[1]);
    let made = Whole::new(&repository, &files, wanted, facts).entities(&found, |_| Facts::default());
    assert_eq!(made.len(), 1);
    let group = r#"{"ref": "group:default/payments", "kind": "group", "namespace": "default", "name": "payments",
        "tags": [], "labels": {}, "annotations": {}, "links": [], "relations": {},
        "descriptor": {"path": "catalog-info.yaml", "index": 0}, "metadata": {"name": "payments"}}"#;
    let component = r#"{"ref": "component:default/billing", "kind": "component", "namespace": "default",
        "name": "billing", "owner": "group:default/payments", "tags": [], "labels": {}, "annotations": {}, "links": [],
        "relations": {}, "scope": "a", "descriptor": {"path": "a/catalog-info.yaml", "index": 0},
        "metadata": {"name": "billing"}, "spec": {"owner": "payments"}}"#;
    let value = r#"{"apiVersion": "backstage.io/v1alpha1", "kind": "Component", "metadata": {"name": "billing"},
        "spec": {"owner": "payments"}}"#;
    let (yaml, other) = (r#"{"size": 7, "format": "yaml"}"#, r#"{"size": 7, "format": "other"}"#);
    let expected = format!(
        r#"{{"entity": {component}, "entities": [{group}, {component}], "name": "Shop", "revision": "2c6f",
        "files": {{"a/README.md": {other}, "a/catalog-info.yaml": {yaml}}},
        "folders": {{"a": ["README.md", "catalog-info.yaml"]}},
        "repository": {{
            "files": {{"README.md": {other}, "a/README.md": {other}, "a/catalog-info.yaml": {yaml}, "ab/x": {other}}},
            "folders": {{"": ["README.md"], "a": ["README.md", "catalog-info.yaml"], "ab": ["x"]}}
        }},
        "documents": {{"catalog": [
            {{"path": "a/catalog-info.yaml", "index": 0, "labels": ["catalog"], "value": {value}}}
        ]}},
        "facts": {{"git": true}}}}"#
    );
    assert_eq!(made[0].value, Value::from_json_str(&expected).unwrap());
    assert_eq!(made[0].kind.0.as_ref(), ["entity", "entity/component"]);
    let Origin::Repository { files, documents, unknown, descriptor } = &made[0].origin else { panic!() };
    assert_eq!(files.keys().map(AsRef::as_ref).collect::<Vec<&str>>(), ["a/README.md", "a/catalog-info.yaml"]);
    assert!(Arc::ptr_eq(&documents["catalog"][0], &catalog[1]));
    assert_eq!(unknown["docs"], "why");
    assert!(Arc::ptr_eq(descriptor.as_ref().unwrap(), &catalog[1]));
    assert!(Arc::ptr_eq(descriptor.as_ref().unwrap(), found.declaration(billing).unwrap()));
}

#[test]
fn the_repository_has_a_document_of_its_own() {
    let catalog = documents(&[("catalog-info.yaml", &bare("Group", "payments"))]);
    let found = of(&repository(), &catalog, &[], None);
    let files = ["README.md", ".github/workflows/ci.yml", "src/a.go", "src/b.go"].map(file).to_vec();
    let wanted = BTreeMap::from([("catalog".to_owned(), catalog), ("kubernetes".to_owned(), Vec::new())]);
    let known = crate::parse::repository::facts(&repository(), &files, &BTreeSet::new());
    let repository = Arc::new(repository());
    let made = Whole::new(&repository, &files, wanted, Facts { known, ..Facts::default() }).repository(&found);
    let expected = r#"{
        "name": "Shop",
        "revision": "2c6f",
        "files": {
            "README.md": {"size": 7, "format": "other"},
            ".github/workflows/ci.yml": {"size": 7, "format": "yaml"},
            "src/a.go": {"size": 7, "format": "other"},
            "src/b.go": {"size": 7, "format": "other"}
        },
        "folders": {"": ["README.md"], ".github/workflows": ["ci.yml"], "src": ["a.go", "b.go"]},
        "facts": {"git": true, "languages": {"go": 2}, "ci": ["github_actions"], "rendered_charts": []},
        "documents": {
            "catalog": [{
                "path": "catalog-info.yaml", "index": 0, "labels": ["catalog"],
                "value": {"apiVersion": "backstage.io/v1alpha1", "kind": "Group", "metadata": {"name": "payments"}}
            }],
            "kubernetes": []
        },
        "entities": [
            {"ref": "group:default/payments", "kind": "group", "namespace": "default", "name": "payments", "tags": [],
             "labels": {}, "annotations": {}, "links": [], "relations": {},
             "descriptor": {"path": "catalog-info.yaml", "index": 0}, "metadata": {"name": "payments"}},
            {"ref": "repository:default/shop", "kind": "repository", "namespace": "default", "name": "Shop", "tags": [],
             "labels": {}, "annotations": {}, "links": [], "relations": {}, "scope": ""}
        ]
    }"#;
    assert_eq!(made.value, Value::from_json_str(expected).unwrap());
    assert_eq!(made.kind.0.as_ref(), ["repository"]);
}
