//! `.github/`: the workflow of pull requests, and Dependabot.

use std::fmt::Write as _;

use super::{REGISTRY, State};
use crate::demo::company::{Language, Service};
use crate::demo::practice::Practice;

/// An action: its name, the commit of a version, and the version.
type Action = (&'static str, &'static str, &'static str);

const CHECKOUT: Action = ("actions/checkout", "11bd71901bbe5b1630ceea73d27597364c9af683", "v4.2.2");
const SETUP_GO: Action = ("actions/setup-go", "d35c59abb061a4a6fb18e82ac0862c26744d6ab5", "v5.5.0");
const SETUP_JAVA: Action = ("actions/setup-java", "c5195efecf7bdfc987ee8bae7a71cb8b11521c00", "v4.7.1");
const SETUP_NODE: Action = ("actions/setup-node", "49933ea5288caeca8642d1e84afbd3f7d6820020", "v4.4.0");
const SETUP_PYTHON: Action = ("actions/setup-python", "a26af69be951a213d495a4c3e4e4022e16d87065", "v5.6.0");
const PAVED: Action = ("marlow/paved-road/build", "5d2f0c9be2a4f1d7730c1a6c58c6f0c5f4b8e913", "v3.1.0");

pub(super) fn put(service: &Service, state: &State, put: &mut dyn FnMut(&str, String)) {
    if state.has(Practice::Ci) {
        put(".github/workflows/ci.yml", workflow(service, state));
    }
    if state.has(Practice::DependencyUpdates) {
        let ecosystem = match service.language {
            Language::Go => "gomod",
            Language::Java => "maven",
            Language::Python => "uv",
            Language::TypeScript => "npm",
        };
        let entry =
            |name| format!("  - package-ecosystem: {name}\n    directory: /\n    schedule:\n      interval: weekly\n");
        let all: String = [ecosystem, "docker", "github-actions"].map(entry).concat();
        put(".github/dependabot.yml", format!("version: 2\nupdates:\n{all}"));
    }
}

fn workflow(service: &Service, state: &State) -> String {
    let (setup, version, tests) = tools(service.language);
    let mut text = "name: CI\non:\n  pull_request:\n  push:\n    branches: [main]\n".to_owned();
    text.push_str(state.with(Practice::TokenRights, "permissions:\n  contents: read\n"));
    text.push_str("jobs:\n  build:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 20\n    steps:\n");
    uses(&mut text, state, CHECKOUT);
    text.push_str(state.with(Practice::CheckoutToken, "        with:\n          persist-credentials: false\n"));
    uses(&mut text, state, setup);
    let _ = writeln!(text, "        with:\n          {version}");
    if state.has(Practice::PavedBuild) {
        uses(&mut text, state, PAVED);
    }
    let _ = writeln!(text, "      - run: {tests}");
    let image = format!("{REGISTRY}/{}/{}:ci", service.team, service.name);
    for (practice, command) in [
        (Practice::DependencyScan, "osv-scanner scan source -r .".to_owned()),
        (Practice::SecretScan, "gitleaks git --redact".to_owned()),
    ] {
        if state.has(practice) {
            let _ = writeln!(text, "      - run: {command}");
        }
    }
    let _ = writeln!(text, "      - run: docker build -t {image} .");
    if state.has(Practice::ImageScan) {
        let _ = writeln!(text, "      - run: grype --fail-on high {image}");
    }
    let _ = writeln!(text, "      - if: github.event_name == 'push'\n        run: docker push {image}");
    text
}

fn uses(text: &mut String, state: &State, (name, commit, version): Action) {
    let _ = if state.has(Practice::ActionPins) {
        writeln!(text, "      - uses: {name}@{commit} # {version}")
    } else {
        let major = version.split('.').next().unwrap_or(version);
        writeln!(text, "      - uses: {name}@{major}")
    };
}

/// What sets a language up, with its setting, and what runs the tests.
fn tools(language: Language) -> (Action, &'static str, &'static str) {
    match language {
        Language::Go => (SETUP_GO, "go-version-file: go.mod", "go test ./..."),
        Language::Java => (SETUP_JAVA, "java-version: 21\n          distribution: temurin", "./mvnw -q verify"),
        Language::Python => (SETUP_PYTHON, "python-version: \"3.13\"", "uv run pytest"),
        Language::TypeScript => (SETUP_NODE, "node-version: 24", "npm ci && npm test"),
    }
}
