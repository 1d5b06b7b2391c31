//! What the name of a file says of its documents, where their shape says nothing or they cannot be parsed.

use std::borrow::Cow;

use super::Labels;
use crate::model::format::Format;
use crate::model::source::SourceFile;
use crate::parse::charts::ChartIndex;

/// The labels of a file's documents, without the plain format; none where its name says nothing.
pub(super) fn labels(file: &SourceFile, charts: &ChartIndex) -> Labels {
    let name = file.file_name();
    if let Some(tool) = lockfile(name) {
        return vec![Cow::Borrowed("lockfile"), Cow::Owned(format!("lockfile/{tool}"))];
    }
    let label = match file.format {
        Format::Yaml => yaml(file, charts),
        Format::Json | Format::Jsonc => json(name),
        Format::Toml => toml(name),
        Format::Hcl | Format::TerraformJson => hcl(name),
        Format::Xml => (name == "pom.xml").then_some("pom"),
        Format::Dockerfile => Some("dockerfile"),
        Format::Dotenv => Some("dotenv"),
        Format::Codeowners => Some("codeowners"),
        Format::GoMod => Some("go_mod"),
        Format::Ignore => return ignore(name),
        _ => None,
    };
    label.map(Cow::Borrowed).into_iter().collect()
}

fn yaml(file: &SourceFile, charts: &ChartIndex) -> Option<&'static str> {
    let (name, folder) = (file.file_name(), file.folder());
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).unwrap_or(name);
    let home = folder.rsplit('/').next().unwrap_or(folder);
    if WORKFLOWS.contains(&folder) {
        return Some("github_workflow");
    }
    Some(match stem {
        "action" => "github_action",
        "dependabot" if home == ".github" => "dependabot",
        "catalog-info" => "catalog",
        "kustomization" | "Kustomization" => "kustomization",
        "Chart" => "helm_chart",
        ".gitlab-ci" => "gitlab_ci",
        ".goreleaser" | "goreleaser" => "goreleaser",
        ".pre-commit-config" => "pre_commit",
        ".releaserc" => "semantic_release",
        _ if stem.eq_ignore_ascii_case("security-insights") => "security_insights",
        _ if is_requirements(name) && charts.around(&file.path).is_some_and(|(_, inside)| inside == name) => {
            "helm_requirements"
        }
        _ if is_compose(stem) => "compose",
        _ if stem.ends_with(".gitlab-ci") || is_below(folder, ".gitlab/ci") => "gitlab_ci",
        _ if is_values(stem) && (stem == "values" || charts.around(&file.path).is_some()) => "helm_values",
        _ => return None,
    })
}

/// Whether a file in the folder of a chart has what it depends on, or the lock of that, as charts of the first generation do.
fn is_requirements(name: &str) -> bool {
    matches!(name, "requirements.yaml" | "requirements.lock")
}

/// Where GitHub, Gitea and Forgejo read workflows: there alone, at the root of the repository.
const WORKFLOWS: [&str; 3] = [".github/workflows", ".gitea/workflows", ".forgejo/workflows"];

/// Folders of what people read.
const PAGES: [&str; 7] = ["_snippets", "doc", "docs", "documentation", "site", "snippets", "website"];

/// Whether a file lies where workflows do in another folder, or in a folder below theirs, or among pages of documentation: nobody
/// runs it from there.
pub(super) fn is_idle_workflow(file: &SourceFile) -> bool {
    let folder = file.folder();
    let is_shown = || folder.split('/').any(|part| PAGES.contains(&part));
    !WORKFLOWS.contains(&folder) && (WORKFLOWS.iter().any(|own| is_below(folder, own)) || is_shown())
}

/// Whether a file, of whose name this is all but its last ending, is one of Compose.
pub(super) fn is_compose(stem: &str) -> bool {
    matches!(stem, "compose" | "docker-compose")
        || ["compose.", "docker-compose.", "docker-compose-"].iter().any(|head| stem.starts_with(head))
}

/// Whether a file is a catalog file by its name.
pub(super) fn is_catalog(name: &str) -> bool {
    matches!(name, "catalog-info.yaml" | "catalog-info.yml")
}

/// Whether a file says what a test of KUTTL or Chainsaw expects to find in a cluster: `00-assert.yaml`, `01-errors.yaml`,
/// `chainsaw-assert-web.yaml`. Nobody applies what stands in it.
pub(super) fn is_assertion(file: &SourceFile) -> bool {
    let name = file.file_name();
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let is_assertion = |word| matches!(word, "assert" | "asserts" | "assertion" | "assertions");
    let is_step = |first: &str| !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    stem.split(['-', '_']).any(is_assertion)
        || stem.split_once('-').is_some_and(|(first, rest)| is_step(first) && rest.starts_with("error"))
}

/// `values`, `values-prod`, `values.prod`, `prod-values`, `prod.values`, `ci/test-values`.
fn is_values(stem: &str) -> bool {
    let (head, tail) = (stem.strip_prefix("values"), stem.strip_suffix("values"));
    head.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.', '_']))
        || tail.is_some_and(|rest| rest.ends_with(['-', '.', '_']))
}

fn json(name: &str) -> Option<&'static str> {
    match name {
        "package.json" => Some("package_json"),
        "renovate.json" | ".renovaterc" | ".renovaterc.json" => Some("renovate"),
        ".releaserc.json" => Some("semantic_release"),
        _ if is_tsconfig(name) => Some("tsconfig"),
        _ => None,
    }
}

/// `tsconfig.json`, `tsconfig.build.json`, `jsconfig.json`.
fn is_tsconfig(name: &str) -> bool {
    let stem = name.strip_suffix(".json").unwrap_or("");
    stem.starts_with("tsconfig") || stem.starts_with("jsconfig")
}

fn toml(name: &str) -> Option<&'static str> {
    match name {
        "Cargo.toml" => Some("cargo_toml"),
        "pyproject.toml" => Some("pyproject"),
        _ => None,
    }
}

fn hcl(name: &str) -> Option<&'static str> {
    let plain = name.strip_suffix(".json").unwrap_or(name);
    match plain.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "tf" | "tofu" => Some("terraform"),
        "tfvars" => Some("tfvars"),
        _ => None,
    }
}

/// The tool that writes a lock file. Those that karat does not parse (`yarn.lock`, `go.sum` …) have no documents.
fn lockfile(name: &str) -> Option<&'static str> {
    Some(match name {
        "package-lock.json" | "npm-shrinkwrap.json" => "npm",
        "pnpm-lock.yaml" => "pnpm",
        "bun.lock" => "bun",
        "deno.lock" => "deno",
        "Cargo.lock" => "cargo",
        "poetry.lock" => "poetry",
        "uv.lock" => "uv",
        "pdm.lock" => "pdm",
        "pixi.lock" => "pixi",
        "Pipfile.lock" => "pipenv",
        "composer.lock" => "composer",
        "packages.lock.json" => "nuget",
        "pubspec.lock" => "pub",
        "Podfile.lock" => "cocoapods",
        "Package.resolved" => "swift",
        "Gopkg.lock" => "dep",
        "Chart.lock" => "helm",
        "buf.lock" => "buf",
        "flake.lock" => "nix",
        ".terraform.lock.hcl" => "terraform",
        _ => return None,
    })
}

/// `.dockerignore` is `ignore/docker`.
fn ignore(name: &str) -> Labels {
    let tool = name.rsplit('.').next().and_then(|last| last.strip_suffix("ignore")).filter(|tool| !tool.is_empty());
    let own = tool.map(|tool| Cow::Owned(format!("ignore/{}", tool.to_ascii_lowercase())));
    std::iter::once(Cow::Borrowed("ignore")).chain(own).collect()
}

/// Whether a folder is `inner`, at the root or deeper in the repository.
fn is_below(folder: &str, inner: &str) -> bool {
    folder.match_indices(inner).any(|(at, _)| {
        let before = folder.get(..at).unwrap_or("");
        let after = folder.get(at + inner.len()..).unwrap_or("");
        (before.is_empty() || before.ends_with('/')) && (after.is_empty() || after.starts_with('/'))
    })
}
