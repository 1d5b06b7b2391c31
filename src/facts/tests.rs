//! What the tests of this room share: a small tree on disk, and a fact of it.
#![expect(clippy::disallowed_methods, reason = "the tests make the files that are read")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use regorus::Value;

use super::{Gathered, Source, gather, imported};
use crate::model::Format;
use crate::model::document::Document;
use crate::model::source::{Content, Repository, SourceFile};
use crate::parse;

/// A repository in a folder of its own.
pub(super) struct Tree {
    folder: tempfile::TempDir,
    repository: Arc<Repository>,
    files: Vec<Arc<SourceFile>>,
}

impl Tree {
    /// A tree of paths and texts.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let repository = Repository {
            target: ".".to_owned(),
            name: "shop".to_owned(),
            root: root.clone(),
            revision: None,
            past: false,
        };
        let mut tree = Self { folder, repository: Arc::new(repository), files: Vec::new() };
        for (path, text) in files {
            let absolute = root.join(path);
            fs::create_dir_all(absolute.parent().unwrap()).unwrap();
            fs::write(&absolute, text).unwrap();
            tree.list(path, absolute, text.len());
        }
        tree
    }

    fn list(&mut self, path: &str, absolute: PathBuf, size: usize) {
        let format = match path.rsplit('.').next().unwrap() {
            "json" => Format::Json,
            "toml" => Format::Toml,
            "yaml" | "yml" => Format::Yaml,
            "xml" => Format::Xml,
            _ => Format::Other,
        };
        let repository = self.repository.clone();
        self.files.push(Arc::new(SourceFile {
            repository,
            path: path.into(),
            content: Content::Disk(absolute),
            format,
            size: size as u64,
        }));
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// A file that is listed and not there.
    pub(super) fn with_missing(mut self, path: &str) -> Self {
        let absolute = self.folder.path().join(path);
        self.list(path, absolute, 1);
        self
    }

    /// The documents of its files.
    fn documents(&self) -> Vec<Arc<Document>> {
        let charts = parse::ChartIndex::default();
        let options = parse::ReadOptions { max_file_size: 1_000_000, charts: &charts };
        let parsed = self.files.iter().flat_map(|file| parse::read(file, &options).documents);
        parsed.map(Arc::new).collect()
    }

    /// Everything that is asked for.
    pub(super) fn gather(&self, names: &[&str]) -> Gathered {
        let asked: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let documents = self.documents();
        gather(
            &asked,
            &Source {
                repository: &self.repository,
                files: &self.files,
                documents: &documents,
                heads: None,
                scopes: &[String::new()],
                now: 1_795_651_200,
                imported: &imported::Imported::default(),
            },
        )
    }

    /// One fact, which is known.
    pub(super) fn fact(&self, name: &str) -> Value {
        let mut gathered = self.gather(&[name]);
        assert_eq!(gathered.unknown.get(name), None);
        gathered.known.remove(name).unwrap()
    }
}

/// A value from JSON.
pub(super) fn json(text: &str) -> Value {
    Value::from_json_str(text).unwrap()
}

#[test]
fn only_what_is_asked_for_is_gathered_and_a_failure_is_that_of_one_fact() {
    let tree = Tree::new(&[(".github/CODEOWNERS", "* @a\n")]).with_missing("README.md");
    let gathered = tree.gather(&["codeowners", "docs", "moods", "imported.cost"]);
    assert_eq!(gathered.known.keys().collect::<Vec<_>>(), ["codeowners"]);
    let reasons: Vec<_> = gathered.unknown.iter().map(|(name, why)| (name.as_str(), why.as_str())).collect();
    assert_eq!(
        reasons,
        [
            ("docs", "README.md: the file vanished while it was scanned"),
            ("imported.cost", "no source of imported facts has the id `cost`"),
            ("moods", "this version of karat does not gather it"),
        ]
    );
}

/// A change of a file that a fact is made of asks the rules on that fact again.
#[test]
fn what_a_fact_is_made_of_feeds_it() {
    let table = [
        ("deployments", "flow.toml", true),
        ("deployments", "standards/flow.toml", true),
        ("deployments", "services/flow.toml", false),
        ("pipelines", ".azuredevops/build.yml", true),
        ("pipelines", ".azuredevops/steps/build.yaml", true),
        ("pipelines", ".pipelines/build.yml", true),
        ("pipelines", "azure-pipelines-nightly.yml", true),
        ("pipelines", ".github/workflows/ci.yml", true),
        ("pipelines", ".forgejo/workflows/ci.yml", true),
        ("pipelines", ".circleci/config.yml", true),
        ("pipelines", ".buildkite/pipeline.yml", true),
        ("pipelines", ".tekton/push.yaml", true),
        ("pipelines", "ci/release.jenkinsfile", true),
        ("pipelines", "web/.gitlab-ci.yml", true),
        ("pipelines", "web/Makefile", true),
        ("pipelines", "package.json", true),
        ("pipelines", "deploy/web.yaml", false),
        ("packages", "web/package.json", true),
        ("packages", "requirements/base.txt", true),
        ("packages", "api/api.csproj", true),
        ("packages", "charts/web/requirements.lock", true),
        ("packages", "main.tofu", true),
        ("packages", "own.gemspec", true),
        ("packages", "web/tsconfig.json", false),
        ("readme", "README.md", true),
        ("readme", "docs/Readme.de.rst", true),
        ("readme", "web/README.md", false),
        ("readme", "docs/guide.md", false),
        ("toolchains", ".config/mise/config.toml", true),
        ("toolchains", ".nvmrc", true),
        ("toolchains", "api.csproj", true),
        ("toolchains", "web/Dockerfile.dev", true),
        ("toolchains", "compose.yaml", true),
        ("toolchains", "main.tf", true),
        ("toolchains", ".cargo/config.toml", false),
    ];
    for (fact, path, expected) in table {
        assert_eq!(super::feeds(fact, path), expected, "{fact} {path}");
    }
}
