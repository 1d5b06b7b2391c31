//! A repository with several services: each has outcomes and a scorecard of its own.

use std::collections::BTreeMap;

use crate::harness::Folder;

fn component(name: &str) -> String {
    format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\n\
         spec:\n  type: service\n  lifecycle: production\n  owner: team-a\n"
    )
}

/// The catalog is named by a link to the repository's own place on its host.
const LOCATION: &str = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: all\nspec:\n  targets:\n\
                        \x20   - https://github.com/acme/shop/blob/main/services/billing/entity.yaml\n";

const CARD: &str = "schema = 1\nid = \"own\"\ntitle = \"Own\"\nversion = \"1.0.0\"\n[[level]]\nid = \"bronze\"\nrank = 1\n\
                    [[check]]\nid = \"host-network\"\nrule = \"kubernetes.host_network\"\nlevel = \"bronze\"\n\
                    [[check]]\nid = \"readme\"\nrule = \"documentation.missing_component_readme\"\nlevel = \"bronze\"\n";

#[test]
fn each_service_of_a_repository_has_a_scorecard_of_its_own() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers: []\n";
    let folder = Folder::with(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".git/config", "[remote \"origin\"]\n  url = https://github.com/acme/shop.git\n"),
        (".git/objects/.keep", ""),
        (".git/refs/.keep", ""),
        ("catalog-info.yaml", LOCATION),
        ("services/billing/entity.yaml", &component("billing")),
        ("services/billing/pod.yaml", pod),
        ("services/cart/catalog-info.yaml", &component("cart")),
        ("services/cart/README.md", "# Cart\n"),
        ("services/cart/pod.yaml", &pod.replace("true", "false")),
        ("own.toml", CARD),
    ]);
    let report = folder.check(&["--scorecard", "own.toml", "--fail-on", "never"]);
    let cards = report["scorecards"].as_array().unwrap().iter().map(|card| {
        let checks = card["checks"].as_array().unwrap();
        let outcomes: Vec<_> = checks.iter().map(|check| check["outcome"].as_str().unwrap()).collect();
        (card["entity"].as_str().unwrap(), (card["level"].as_str(), outcomes))
    });
    let mut cards: BTreeMap<_, _> = cards.collect();
    cards.retain(|entity, _| entity.starts_with("component:"));
    let expected = BTreeMap::from([
        ("component:default/billing", (None, vec!["fail", "fail"])),
        ("component:default/cart", (Some("bronze"), vec!["pass", "pass"])),
    ]);
    assert_eq!(cards, expected, "{}", report["problems"]);
}

#[test]
fn what_is_to_live_where_no_file_is_reaches_no_level() {
    let nowhere =
        component("cart").replace("spec:", "  annotations:\n    backstage.io/source-location: dir:./nope\nspec:");
    let folder = Folder::with(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        ("catalog-info.yaml", &format!("{}---\n{nowhere}", component("shop"))),
        ("README.md", "# Shop\n"),
    ]);
    let report =
        folder.check(&["--scorecard", "golden-path", "--scorecard", "security-baseline", "--fail-on", "never"]);
    let cards: Vec<_> = report["scorecards"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|card| card["entity"] == "component:default/cart")
        .collect();
    assert_eq!(cards.len(), 2, "{report}");
    for card in cards {
        assert!(card["level"].is_null() && card["score"] == 0, "{card}");
        for check in card["checks"].as_array().unwrap() {
            assert!(matches!(check["outcome"].as_str(), Some("unknown" | "fail")), "{check}");
        }
    }
    let problem = report["problems"].as_array().unwrap().iter().find(|own| own["kind"] == "link").unwrap();
    assert_eq!(
        (&problem["path"], &problem["position"]["line"]),
        (&"catalog-info.yaml".into(), &15.into()),
        "{problem}"
    );
    let other = report["scorecards"].as_array().unwrap().iter().find(|card| card["entity"] == "component:default/shop");
    assert!(!other.unwrap()["score"].is_null());
}
