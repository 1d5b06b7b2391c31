//! Small repositories of every ecosystem, in step and not.

use regorus::Value;

use super::gather;
use crate::facts::reading::tests::{gathered, json};
use crate::facts::reading::{fields, items, written};
use crate::facts::value::texts;
use crate::model::field::field;

/// What is told of each manifest: path, lockfile, whether in step, and what is missing or extra.
fn packages_of(files: &[(&str, &str)]) -> Vec<String> {
    let found = gathered(files, gather);
    let names =
        |value: Option<&Value>| value.map(items).unwrap_or_default().iter().filter_map(written).collect::<Vec<_>>();
    let one = |package: &Value| {
        let word = |key| field(package, key).and_then(written).unwrap_or_else(|| "-".to_owned());
        let mut missing = names(field(package, "missing"));
        for (name, line) in field(package, "missing_lines").into_iter().flat_map(fields) {
            let own = missing.iter_mut().find(|own| *own == name);
            if let Some(own) = own {
                *own = format!("{name}:{}", written(line).unwrap());
            }
        }
        missing.extend(names(field(package, "extra")).iter().map(|name| format!("+{name}")));
        format!("{} {} {} [{}]", word("path"), word("lockfile"), word("in_step"), missing.join(" "))
    };
    items(&found).iter().map(one).collect()
}

#[test]
fn a_package_has_the_shape_of_the_contract() {
    let manifest = r#"{
  "name": "shop",
  "version": "1.0.0",
  "private": true,
  "dependencies": {
    "left-pad": "^1.3.0"
  },
  "devDependencies": {"jest": "29.7.0"}
}"#;
    let lock = r#"{"lockfileVersion": 3, "packages": {"": {}, "node_modules/jest": {"version": "29.7.0"}}}"#;
    let expected = r#"[{
        "path": "web/package.json", "ecosystem": "npm", "name": "shop", "version": "1.0.0", "private": true,
        "dependencies": [
            {"name": "left-pad", "constraint": "^1.3.0", "group": "runtime", "line": 6},
            {"name": "jest", "constraint": "29.7.0", "group": "dev", "line": 8}
        ],
        "lockfile": "web/package-lock.json", "in_step": false, "missing": ["left-pad"], "missing_lines": {"left-pad": 6}
    }]"#;
    let found = gathered(&[("web/package.json", manifest), ("web/package-lock.json", lock)], gather);
    assert_eq!(found, json(expected));
}

#[test]
fn what_others_wrote_and_empty_repositories_have_no_packages() {
    assert_eq!(packages_of(&[("node_modules/a/package.json", "{}"), ("README.md", "x")]), [""; 0]);
    assert_eq!(gathered(&[], gather), texts([]));
}

#[test]
fn npm_goes_by_versions() {
    let manifest = "{\"dependencies\": {\"a\": \"^1.0.0\",\n\"b\": \"npm:c@~2.1.0\",\n\"d\": \"github:x/d\"},\n\"peerDependencies\": {\"p\": \"1\"}}";
    let entry = |a: &str, b: &str| {
        format!(
            r#"{{"lockfileVersion": 2, "packages": {{"node_modules/a": {{"version": "{a}"}}, "node_modules/b": {{"name": "c", "version": "{b}"}},
            "node_modules/d": {{"version": "0.1.0"}}, "node_modules/unused": {{"version": "1.0.0"}}}}}}"#
        )
    };
    let told = |lock: &str| packages_of(&[("package.json", manifest), ("package-lock.json", lock)]).concat();
    assert_eq!(told(&entry("1.4.0", "2.1.9")), "package.json package-lock.json true []");
    assert_eq!(told(&entry("2.0.0", "2.2.0")), "package.json package-lock.json false [a:1 b:2]");
    let old = r#"{"lockfileVersion": 1, "dependencies": {"a": {"version": "1.0.0"}, "b": {"version": "npm:c@2.1.0"}, "d": {"version": "github:x/d#abc"}}}"#;
    assert_eq!(told(old), "package.json package-lock.json true []");
    assert_eq!(told("{}"), "package.json package-lock.json - []");
}

#[test]
fn a_workspace_has_the_lockfile_of_its_root() {
    let files = [
        ("package.json", r#"{"private": true, "workspaces": ["packages/*"]}"#),
        ("packages/a/package.json", r#"{"name": "a", "dependencies": {"b": "1.0.0", "x": "^2.0.0"}}"#),
        ("packages/b/package.json", r#"{"name": "b", "version": "1.0.0", "dependencies": {"y": "^1.0.0"}}"#),
        ("other/package.json", r#"{"name": "other"}"#),
        (
            "package-lock.json",
            r#"{"lockfileVersion": 3, "packages": {"node_modules/b": {"resolved": "packages/b", "link": true},
            "node_modules/x": {"version": "1.0.0"}, "packages/a/node_modules/x": {"version": "2.1.0"}, "node_modules/y": {"version": "0.9.0"}}}"#,
        ),
    ];
    assert_eq!(
        packages_of(&files),
        [
            "other/package.json - - []",
            "package.json package-lock.json true []",
            "packages/a/package.json package-lock.json true []",
            "packages/b/package.json package-lock.json false [y:1]",
        ]
    );
    let found = gathered(&files, gather);
    assert_eq!(field(&found[2], "workspace"), Some(&Value::from("package.json")));
    assert_eq!(field(&found[0], "workspace"), None);
}

#[test]
fn pnpm_goes_by_specifiers() {
    let manifest = "{\"dependencies\": {\"a\": \"^1.0.0\"},\n\"devDependencies\": {\"b\": \"2\"}, \"peerDependencies\": {\"p\": \"*\"}}";
    let told = |lock: &str| packages_of(&[("package.json", manifest), ("pnpm-lock.yaml", lock)]).concat();
    let table = [
        (
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a: {specifier: ^1.0.0, version: 1.2.0}\n    devDependencies:\n      b: {specifier: '2', version: 2.0.0}\n",
            "true []",
        ),
        (
            "lockfileVersion: '6.0'\ndependencies:\n  a: {specifier: ^1.0.0, version: 1.2.0}\n  c: {specifier: '1', version: 1.0.0}\n",
            "false [b:2 +c]",
        ),
        ("lockfileVersion: 5.4\nspecifiers: {a: ^1.0.0, b: '2'}\ndependencies: {a: 1.2.0}\n", "true []"),
        ("lockfileVersion: 5.4\nimporters:\n  .:\n    specifiers: {a: ^1.1.0, b: '2'}\n", "false [a:1]"),
        (
            "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a: {specifier: ^1.0.0, version: 1.2.0}\n    devDependencies:\n      b: {specifier: '2', version: 2.0.0}\n      node: {specifier: 'runtime:26.7.0', version: 'runtime:26.7.0'}\n",
            "true []",
        ),
        (
            "lockfileVersion: '9.0'\noverrides: {a: 1.5.0}\nimporters:\n  .:\n    dependencies:\n      a: {specifier: 1.5.0, version: 1.5.0}\n    devDependencies:\n      b: {specifier: '2', version: 2.0.0}\n",
            "true []",
        ),
    ];
    for (lock, expected) in table {
        assert_eq!(told(lock), format!("package.json pnpm-lock.yaml {expected}"), "{lock}");
    }
}

#[test]
fn a_workspace_of_pnpm_is_named_in_its_own_file() {
    let files = [
        ("package.json", "{}"),
        ("pnpm-workspace.yaml", "packages: [apps/*, '!apps/old']\n"),
        ("apps/web/package.json", r#"{"dependencies": {"a": "workspace:*"}}"#),
        ("apps/old/package.json", r#"{"dependencies": {"a": "1"}}"#),
        (
            "pnpm-lock.yaml",
            "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  apps/web:\n    dependencies:\n      a: {specifier: 'workspace:*', version: 'link:../a'}\n",
        ),
    ];
    assert_eq!(
        packages_of(&files),
        [
            "apps/old/package.json - - []",
            "apps/web/package.json pnpm-lock.yaml true []",
            "package.json pnpm-lock.yaml true []"
        ]
    );
}

#[test]
fn yarn_goes_by_requests() {
    let manifest = "{\"name\": \"shop\", \"dependencies\": {\"@x/a\": \"^1.0.0\",\n\"b\": \"2\"}}";
    let told = |lock: &str| packages_of(&[("package.json", manifest), ("yarn.lock", lock)]).concat();
    let table = [
        (
            "# yarn lockfile v1\n\n\n\"@x/a@^1.0.0\", \"@x/a@^1.1.0\":\n  version \"1.2.0\"\n\nb@2:\n  version \"2.0.0\"\n",
            "true []",
        ),
        (
            "# yarn lockfile v1\n\n\n\"@x/a@^1.1.0\":\n  version \"1.2.0\"\n\nb@2:\n  version \"2.0.0\"\n",
            "false [@x/a:1]",
        ),
        (
            "__metadata:\n  version: 8\n\n\"shop@workspace:.\":\n  version: 0.0.0-use.local\n  resolution: \"shop@workspace:.\"\n  dependencies:\n    \"@x/a\": \"npm:^1.0.0\"\n    b: \"npm:2\"\n",
            "true []",
        ),
        (
            "__metadata:\n  version: 6\n\n\"shop@workspace:.\":\n  version: 0.0.0-use.local\n  resolution: \"shop@workspace:.\"\n  dependencies:\n    \"@x/a\": ^1.0.0\n    c: ^3.0.0\n",
            "false [b:2 +c]",
        ),
        ("what is this", "- []"),
    ];
    for (lock, expected) in table {
        assert_eq!(told(lock), format!("package.json yarn.lock {expected}"), "{lock}");
    }
}

#[test]
fn bun_goes_by_its_workspaces() {
    let manifest = r#"{"dependencies": {"a": "^1.0.0"}}"#;
    let told = |name: &str, lock: &str| packages_of(&[("package.json", manifest), (name, lock)]).concat();
    let lock = r#"{"lockfileVersion": 1, "workspaces": {"": {"name": "shop", "dependencies": {"a": "^1.0.0",},},},}"#;
    assert_eq!(told("bun.lock", lock), "package.json bun.lock true []");
    assert_eq!(told("bun.lock", &lock.replace("^1.0.0", "^0.9.0")), "package.json bun.lock false [a:1]");
    assert_eq!(told("bun.lockb", "\0"), "package.json bun.lockb - []");
}

#[test]
fn cargo_goes_by_the_entry_of_the_package() {
    let root = "[workspace]\nmembers = [\"crates/*\"]\n[workspace.package]\nversion = \"0.2.0\"\n[workspace.dependencies]\nserde = \"1.0.200\"\n";
    let own = "[package]\nname = \"a\"\nversion.workspace = true\n[dependencies]\nserde.workspace = true\nb = { path = \"../b\" }\n[dev-dependencies]\nrand8 = { package = \"rand\", version = \"0.8\" }\n";
    let lock = |a: &str, serde: &str, dependencies: &str| {
        format!(
            "version = 4\n[[package]]\nname = \"a\"\nversion = \"{a}\"\ndependencies = [{dependencies}]\n[[package]]\nname = \"b\"\nversion = \"0.1.0\"\n\
            [[package]]\nname = \"rand\"\nversion = \"0.8.5\"\nsource = \"r\"\n[[package]]\nname = \"rand\"\nversion = \"0.9.0\"\nsource = \"r\"\n\
            [[package]]\nname = \"serde\"\nversion = \"{serde}\"\nsource = \"r\"\n"
        )
    };
    let told = |lock: &str| {
        let files = [
            ("Cargo.toml", root),
            ("crates/a/Cargo.toml", own),
            ("crates/b/Cargo.toml", "[package]\nname = \"b\"\nversion = \"0.1.0\"\n"),
            ("tools/Cargo.toml", "[package]\nname = \"tools\"\n"),
            ("fuzz/Cargo.toml", "[package]\nname = \"fuzz\"\n[workspace]\n"),
            ("Cargo.lock", lock),
        ];
        packages_of(&files)
    };
    let fine = told(&lock("0.2.0", "1.0.210", "\"b\", \"rand 0.8.5\", \"serde\""));
    assert_eq!(
        fine,
        [
            "Cargo.toml Cargo.lock - []",
            "crates/a/Cargo.toml Cargo.lock true []",
            "crates/b/Cargo.toml Cargo.lock true []",
            "fuzz/Cargo.toml - - []",
            "tools/Cargo.toml - - []"
        ]
    );
    let table = [
        (lock("0.2.0", "1.0.100", "\"b\", \"rand 0.9.0\", \"serde\""), "false [rand8:8 serde:5]"),
        (lock("0.2.0", "1.0.210", "\"b\", \"rand 0.8.5\", \"serde\", \"tokio\""), "false [+tokio]"),
        (lock("0.1.0", "1.0.210", "\"b\", \"rand 0.8.5\", \"serde\""), "false [a]"),
    ];
    for (lock, expected) in table {
        assert_eq!(told(&lock)[1], format!("crates/a/Cargo.toml Cargo.lock {expected}"));
    }
}

#[test]
fn go_goes_by_checksums() {
    let manifest = "module x.org/m\n\ngo 1.24\n\nrequire (\n\ta.org/b v1.0.0\n\tc.org/d v2.0.0 // indirect\n\te.org/f v1.0.0\n)\nreplace c.org/d => g.org/h v2.1.0\nreplace e.org/f => ../f\n";
    let told = |sums: &str| packages_of(&[("go.mod", manifest), ("go.sum", sums)]).concat();
    assert_eq!(told("a.org/b v1.0.0/go.mod h1:x=\ng.org/h v2.1.0 h1:y=\n"), "go.mod go.sum true []");
    assert_eq!(told("a.org/b v1.1.0 h1:x=\nc.org/d v2.0.0 h1:y=\n"), "go.mod go.sum false [a.org/b:6 c.org/d:7]");
    assert_eq!(packages_of(&[("go.mod", "module a\n")]), ["go.mod - - []"]);
}

#[test]
fn poetry_goes_by_its_digest() {
    let old = "[tool.poetry]\nname = \"shop\"\nversion = \"1.0.0\"\n\n[tool.poetry.dependencies]\npython = \"^3.11\"\nrequests = \"^2.31\"\n\n[tool.poetry.group.dev.dependencies]\npytest = { version = \"^8\", optional = true }\n";
    let new = "[project]\nname = \"shop\"\nrequires-python = \">=3.11\"\ndependencies = [\"requests (>=2.31,<3) ; python_version > '3.1é'\"]\n";
    // Both digests are Poetry's own of these files.
    let hashes = [
        (old, "09fe038e483499e6ef18572d3daa97b182d27afd617e5d63a344282068eec4d1"),
        (new, "20468d24b15b34241e0bf41914e7f6bc5aad676d9fbe4fc0e15faaba867ac6d5"),
    ];
    let packages =
        "[[package]]\nname = \"requests\"\nversion = \"2.32.0\"\n[[package]]\nname = \"pytest\"\nversion = \"8.0.0\"\n";
    for (manifest, hash) in hashes {
        let lock = format!("{packages}[metadata]\ncontent-hash = \"{hash}\"\n");
        let files = [("pyproject.toml", manifest), ("poetry.lock", &lock)];
        assert_eq!(packages_of(&files), ["pyproject.toml poetry.lock true []"]);
    }
    let lock = format!("{packages}[metadata]\ncontent-hash = \"0\"\n");
    assert_eq!(
        packages_of(&[("pyproject.toml", old), ("poetry.lock", &lock)]),
        ["pyproject.toml poetry.lock false []"]
    );
    let lock = "[metadata]\ncontent-hash = \"0\"\n";
    assert_eq!(
        packages_of(&[("pyproject.toml", old), ("poetry.lock", lock)]),
        ["pyproject.toml poetry.lock false [pytest:10 requests:7]"]
    );
}

#[test]
fn uv_goes_by_requirements() {
    let manifest = "[project]\nname = \"shop\"\ndependencies = [\n  \"Requests>=2,<3\",\n  \"own\",\n]\n[dependency-groups]\ndev = [\"pytest\", {include-group = \"lint\"}]\nlint = [\"ruff==0.5\"]\n[tool.uv.workspace]\nmembers = [\"libs/*\"]\n";
    let lock = |requests: &str| {
        format!(
            "[[package]]\nname = \"shop\"\nsource = {{ editable = \".\" }}\n[package.metadata]\nrequires-dist = [{{ name = \"requests\", specifier = \"{requests}\" }}, {{ name = \"own\", editable = \"libs/own\" }}]\n\
            [package.metadata.requires-dev]\ndev = [{{ name = \"pytest\" }}, {{ name = \"ruff\", specifier = \"==0.5\" }}]\nlint = [{{ name = \"ruff\", specifier = \"==0.5\" }}]\n\
            [[package]]\nname = \"own\"\nsource = {{ editable = \"libs/own\" }}\n"
        )
    };
    let told = |lock: &str| {
        packages_of(&[
            ("pyproject.toml", manifest),
            ("libs/own/pyproject.toml", "[project]\nname = \"own\"\n"),
            ("uv.lock", lock),
        ])
    };
    assert_eq!(told(&lock("<3,>=2")), ["libs/own/pyproject.toml uv.lock true []", "pyproject.toml uv.lock true []"]);
    assert_eq!(told(&lock(">=2"))[1], "pyproject.toml uv.lock false [Requests:4]");
    assert_eq!(told(&lock("<3,>=2").replace("pytest", "nose"))[1], "pyproject.toml uv.lock false [pytest:8 +nose]");
}

#[test]
fn other_tools_of_python_are_told() {
    let pipfile = "[[source]]\nurl = \"https://pypi.org/simple\"\nverify_ssl = true\nname = \"pypi\"\n\n[packages]\nrequests = \"*\"\n\n[dev-packages]\npytest = \"==8.1\"\n\n[requires]\npython_version = \"3.12\"\n";
    let lock = |hash: &str| {
        format!(r#"{{"_meta": {{"hash": {{"sha256": "{hash}"}}}}, "default": {{"requests": {{}}}}, "develop": {{}}}}"#)
    };
    // pipenv's own digest of this file.
    let right = lock("855f387297b1f00a1238165c830bfc5d9b8bbeaa9b07a9429bbedc96e71f05c1");
    assert_eq!(packages_of(&[("Pipfile", pipfile), ("Pipfile.lock", &right)]), ["Pipfile Pipfile.lock true []"]);
    assert_eq!(
        packages_of(&[("Pipfile", pipfile), ("Pipfile.lock", &lock("0"))]),
        ["Pipfile Pipfile.lock false [pytest:10]"]
    );

    let project = "[project]\nname = \"shop\"\ndependencies = [\"a\", \"b\"]\n";
    let pdm = "[[package]]\nname = \"a\"\n[metadata]\ncontent_hash = \"sha256:0\"\n";
    assert_eq!(packages_of(&[("pyproject.toml", project), ("pdm.lock", pdm)]), ["pyproject.toml pdm.lock false [b:3]"]);
    let both = format!("{pdm}[[package]]\nname = \"b\"\n");
    assert_eq!(packages_of(&[("pyproject.toml", project), ("pdm.lock", &both)]), ["pyproject.toml pdm.lock - []"]);
    assert_eq!(packages_of(&[("pyproject.toml", "[tool.ruff]\nline-length = 100\n")]), [""; 0]);

    let head = "#\n# This file is autogenerated by pip-compile with Python 3.12\n# by the following command:\n#\n#    pip-compile requirements.in\n#\n";
    let compiled = format!("{head}a==1.0 \\\n    --hash=sha256:x\n    # via -r requirements.in\nc-d==2.0\n");
    let told = |wanted: &str| packages_of(&[("requirements.in", wanted), ("requirements.txt", &compiled)]).concat();
    assert_eq!(told("a\nC_d==2.0\n-r other.in\n"), "requirements.in requirements.txt true []");
    assert_eq!(told("a==1.1\n\nb>=2 # why\n"), "requirements.in requirements.txt false [a:1 b:3]");
    assert_eq!(packages_of(&[("requirements.txt", "a==1.0\n")]), ["requirements.txt - - []"]);
}

#[test]
fn bundler_goes_by_its_list_of_dependencies() {
    let manifest = "source 'https://rubygems.org'\nruby '3.3.0'\ngem 'rails', '~> 7.1', '>=7.1.2'\ngem \"puma\", require: false\n\ngroup :development, :test do\n  gem 'rspec', '3.12.0' # tests\nend\n";
    let lock = |own: &str| {
        format!(
            "GEM\n  remote: https://rubygems.org/\n  specs:\n    rails (7.1.3)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n{own}\nBUNDLED WITH\n   2.5.0\n"
        )
    };
    let told = |own: &str| packages_of(&[("Gemfile", manifest), ("Gemfile.lock", &lock(own))]).concat();
    assert_eq!(told("  puma\n  rails (~> 7.1, >= 7.1.2)\n  rspec (= 3.12.0)\n"), "Gemfile Gemfile.lock true []");
    assert_eq!(told("  puma\n  rails (~> 7.0)\n  sidekiq!\n"), "Gemfile Gemfile.lock false [rails:3 rspec:7 +sidekiq]");

    let spec = "Gem::Specification.new do |s|\n  s.name = \"own\"\n  s.version = '1.2.0'\n  s.add_dependency \"rack\", \">= 2.0\"\n  s.add_development_dependency('rake')\nend\n";
    let lock = |rack: &str| {
        format!("PATH\n  remote: .\n  specs:\n    own (1.2.0)\n      rack ({rack})\n\nDEPENDENCIES\n  own!\n  rake\n")
    };
    let told =
        |rack: &str| packages_of(&[("Gemfile", "gemspec\n"), ("own.gemspec", spec), ("Gemfile.lock", &lock(rack))]);
    assert_eq!(told(">= 2.0"), ["Gemfile Gemfile.lock true []", "own.gemspec Gemfile.lock true []"]);
    assert_eq!(told(">= 1.0")[1], "own.gemspec Gemfile.lock false [rack:4]");
    let conditional = "if ENV['X']\n  gem 'a'\nend\ngem 'b'\n";
    let files = [("Gemfile", conditional), ("Gemfile.lock", "DEPENDENCIES\n  b\n  c\n")];
    assert_eq!(packages_of(&files), ["Gemfile Gemfile.lock true []"]);
    // Which versions a variable asks for is not known.
    let computed = "gem \"b\", version\ngem 'c', \"~> #{own}\"\ngem 'd', ['>= 1'.freeze]\n";
    let files = [("Gemfile", computed), ("Gemfile.lock", "DEPENDENCIES\n  b (= 1.0)\n  c (~> 2.0)\n  d (>= 1)\n")];
    assert_eq!(packages_of(&files), ["Gemfile Gemfile.lock true []"]);
}

#[test]
fn composer_goes_by_its_digest() {
    let manifest = "{\n  \"name\": \"acme/shop\",\n  \"license\": \"MIT\",\n  \"extra\": {},\n  \"require\": {\n    \"php\": \"^8.2\",\n    \"monolog/monolog\": \"^3.0\"\n  },\n  \"config\": {\"platform\": {\"php\": \"8.2\"}, \"sort-packages\": true}\n}";
    let lock = |hash: &str, name: &str| {
        format!(
            r#"{{"content-hash": "{hash}", "packages": [{{"name": "{name}", "version": "3.5.0"}}], "packages-dev": []}}"#
        )
    };
    let told = |lock: &str| packages_of(&[("composer.json", manifest), ("composer.lock", lock)]).concat();
    let right = "86b760027f54cb50e2a7979efb4542c3";
    assert_eq!(told(&lock(right, "monolog/monolog")), "composer.json composer.lock true []");
    assert_eq!(told(&lock("0", "monolog/monolog")), "composer.json composer.lock false []");
    assert_eq!(told(&lock("0", "a/b")), "composer.json composer.lock false [monolog/monolog:7]");
}

#[test]
fn helm_goes_by_its_digest_and_then_by_versions() {
    let manifest = "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - name: redis\n    version: ~20.1.0\n    repository: https://charts.x.org/a\n    condition: redis.enabled\n";
    let lock = |name: &str, version: &str, digest: &str| {
        format!(
            "dependencies:\n- name: {name}\n  repository: https://charts.x.org/a\n  version: {version}\ndigest: sha256:{digest}\n"
        )
    };
    let right = "8f692a44634253e3b890e7995536cdd8d5ae9512d092b730ee48266cd15064cb";
    let told =
        |lock: &str| packages_of(&[("charts/shop/Chart.yaml", manifest), ("charts/shop/Chart.lock", lock)]).concat();
    let start = "charts/shop/Chart.yaml charts/shop/Chart.lock";
    assert_eq!(told(&lock("redis", "20.1.4", right)), format!("{start} true []"));
    assert_eq!(told(&lock("redis", "19.0.0", "0")), format!("{start} false [redis:5]"));
    assert_eq!(told(&lock("valkey", "1.0.0", "0")), format!("{start} false [redis:5 +valkey]"));
    assert_eq!(told(&lock("redis", "20.1.5", "0")), format!("{start} - []"));
}

#[test]
fn maven_has_no_lockfile_and_gradle_may_have_one() {
    let pom = "<project>\n<groupId>org.acme</groupId>\n<artifactId>shop</artifactId>\n<version>1.0</version>\n<dependencies>\n<dependency><groupId>junit</groupId>\n<artifactId>junit</artifactId><version>4.13</version><scope>test</scope></dependency>\n</dependencies>\n</project>";
    let expected = r#"[{"path": "pom.xml", "ecosystem": "maven", "name": "org.acme:shop", "version": "1.0",
        "dependencies": [{"name": "junit:junit", "constraint": "4.13", "group": "dev", "line": 6}]}]"#;
    assert_eq!(gathered(&[("pom.xml", pom)], gather), json(expected));
    let build = "dependencies {\n    implementation(\"a.b:c:1.0\")\n    testImplementation 'd:e:2.0'\n    implementation project(':core')\n    implementation \"x:$name:1\"\n}\n";
    let told = |lock: &str| packages_of(&[("build.gradle.kts", build), ("gradle.lockfile", lock)]).concat();
    assert_eq!(
        told("# c\na.b:c:1.1=compileClasspath\nd:e:2.0=testCompileClasspath\nempty=\n"),
        "build.gradle.kts gradle.lockfile true []"
    );
    assert_eq!(told("a.b:c:1.1=compileClasspath\nempty=\n"), "build.gradle.kts gradle.lockfile false [d:e:3]");
}

#[test]
fn nuget_goes_by_requested_versions() {
    let project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n<ItemGroup>\n<PackageReference Include=\"Serilog\" Version=\"3.1\" />\n<PackageReference Include=\"Dapper\" />\n</ItemGroup>\n</Project>";
    let central = "<Project><ItemGroup><PackageVersion Include=\"Dapper\" Version=\"2.0.123\" /></ItemGroup></Project>";
    let lock = |serilog: &str| {
        format!(
            r#"{{"version": 1, "dependencies": {{"net8.0": {{"Serilog": {{"type": "Direct", "requested": "{serilog}", "resolved": "3.1.0"}},
        "dapper": {{"type": "Direct", "requested": "[2.0.123, )", "resolved": "2.0.123"}}}}}}}}"#
        )
    };
    let told = |lock: &str| {
        packages_of(&[
            ("src/Shop.csproj", project),
            ("Directory.Packages.props", central),
            ("src/packages.lock.json", lock),
        ])
        .concat()
    };
    assert_eq!(told(&lock("[3.1.0, )")), "src/Shop.csproj src/packages.lock.json true []");
    assert_eq!(told(&lock("[3.0.0, )")), "src/Shop.csproj src/packages.lock.json false [Serilog:3]");
}

#[test]
fn terraform_goes_by_providers() {
    let module = "terraform {\n  required_providers {\n    aws = {\n      source  = \"hashicorp/aws\"\n      version = \"~> 5.0\"\n    }\n    random = \"~> 3.1\"\n  }\n}\n";
    let lock = |aws: &str| {
        format!(
            "provider \"registry.terraform.io/hashicorp/aws\" {{\n  version = \"{aws}\"\n}}\nprovider \"registry.terraform.io/hashicorp/random\" {{\n  version = \"3.6.0\"\n}}\n"
        )
    };
    let told = |lock: &str| packages_of(&[("infra/main.tf", module), ("infra/.terraform.lock.hcl", lock)]).concat();
    assert_eq!(told(&lock("5.31.0")), "infra/main.tf infra/.terraform.lock.hcl true []");
    assert_eq!(told(&lock("4.67.0")), "infra/main.tf infra/.terraform.lock.hcl false [aws:3]");
    assert_eq!(
        told("provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \"5.1.0\"\n}\n"),
        "infra/main.tf infra/.terraform.lock.hcl false [random:7]"
    );
    assert_eq!(packages_of(&[("main.tf", module)]), ["main.tf - - []"]);
}
