//! The shape of the code: who may import what, where outside crates live, how long files get, how they start.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::harness::root;

/// Each room and the rooms that it may use. Changing a line is a decision: one commit, with the reason.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("scratch", &[]),
    ("inputs", &[]),
    ("web", &[]),
    ("child", &[]),
    ("config", &["model", "inputs"]),
    ("rego", &["model"]),
    ("parse", &["model"]),
    // Definitions are TOML that is read as the configuration is, with all mistakes at once; git tells of the version before.
    ("standards", &["model", "inputs", "config", "git"]),
    // METADATA is YAML with places, so the catalog reads it with the parser that documents are read with.
    ("catalog", &["model", "inputs", "config", "standards", "rego", "parse"]),
    // What ignore files name is scanned where git follows it all the same.
    ("discover", &["model", "git"]),
    // What git knows is plain values; only facts turn them into what rules see.
    ("git", &["model"]),
    // What was rendered is read by the parser that files are read with.
    ("render", &["model", "parse", "scratch", "child"]),
    // Facts read texts of their own (Markdown, CODEOWNERS, a navigation) with the parser that documents are read with; what is known
    // of deployments is measured as `karat flow` does.
    ("facts", &["model", "parse", "git", "flow"]),
    // One question to policies from outside (tests, tools) goes all the way from their text; `yaml.unmarshal` reads YAML as data files
    // are read.
    ("evaluate", &["model", "catalog", "rego", "parse"]),
    ("locate", &["model"]),
    // The document of an entity has the parts of that of its repository; `locate` says where a catalog file is wrong.
    ("entities", &["model", "parse", "locate"]),
    ("score", &["model", "standards"]),
    ("baseline", &["model", "inputs"]),
    // Counts of verdicts are kept as `score` counts them.
    ("cache", &["model", "score"]),
    ("report", &["model"]),
    // What a report said is told anew from what was kept: by the definition as it was written, with the arithmetic of `score`, and shown
    // as reports show it. Deployments are tallied as `karat flow` does.
    ("history", &["model", "standards", "score", "report", "flow"]),
    // What a history knows is told as reports tell it.
    ("insights", &["model", "history", "report"]),
    ("outbox", &["scratch", "web"]),
    ("init", &["model"]),
    ("demo", &["model"]),
    // Fields of tracked files are read by the parsers that documents are read by, and names are shown as reports show them.
    ("flow", &["model", "inputs", "config", "parse", "git", "report"]),
    // Settings and markers of templates are YAML, JSON and TOML.
    ("drift", &["model", "parse", "git"]),
    ("ossf", &["model", "discover", "parse", "git"]),
    // What is edited is read again by the parsers that read it first, under the format that its name says.
    ("fix", &["model", "discover", "parse"]),
    (
        "pipeline",
        &[
            "model",
            "standards",
            "catalog",
            "discover",
            "parse",
            "git",
            "entities",
            "facts",
            "render",
            "evaluate",
            "locate",
            "score",
            "cache",
        ],
    ),
    // Medians and shares are those of flow.
    ("adoption", &["model", "catalog", "git", "pipeline", "report", "flow", "drift"]),
    ("testing", &["model", "config", "rego", "catalog", "evaluate", "pipeline", "fix"]),
    // Lists are TOML that is read as the configuration is.
    ("fleet", &["model", "config", "scratch", "child"]),
    // Pages are drawn with the markup of reports; rules and definitions are those that karat is told now.
    // Who may come in is configured.
    ("serve", &["model", "config", "catalog", "history", "insights", "report", "score", "web"]),
    ("lsp", &["model", "catalog", "standards", "discover", "fix", "pipeline", "report"]),
    (
        // Exported deployments are read by the reader of imported facts, which stands above `flow`.
        "cli",
        &[
            "model",
            "config",
            "standards",
            "catalog",
            "git",
            "facts",
            "render",
            "pipeline",
            "fix",
            "cache",
            "score",
            "baseline",
            "history",
            "insights",
            "outbox",
            "report",
            "init",
            "demo",
            "flow",
            "adoption",
            "drift",
            "fleet",
            "lsp",
            "serve",
            "ossf",
            "scratch",
            "testing",
            "web",
            "child",
        ],
    ),
    ("lib", &[]),
    ("main", &[]),
];

/// Outside crates and the rooms (or files) that may name them.
const HOMES: &[(&str, &[&str])] = &[
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli/man"]),
    ("lsp_server", &["lsp"]),
    ("axum", &["serve"]),
    ("tokio", &["serve"]),
    ("tower_http", &["serve/routes"]),
    ("toml_edit", &["serve/pages/supposing"]),
    ("hyper", &["serve/listen"]),
    ("hyper_util", &["serve/listen"]),
    ("ipnet", &["serve/access/address"]),
    ("jsonwebtoken", &["serve/access"]),
    ("ring", &["serve/access"]),
    ("tokio_rustls", &["serve/listen"]),
    ("gen_lsp_types", &["lsp"]),
    ("signal_hook", &["cli/ending"]),
    // One history is walked by all threads where there is only one repository.
    (
        "rayon",
        &[
            "adoption/template",
            "pipeline",
            "git",
            "discover/stored",
            "facts",
            "flow",
            "ossf/survey",
            "score",
            "report/json",
            "testing",
        ],
    ),
    ("walkdir", &["standards", "catalog", "facts/imported", "ossf/files", "render", "testing"]),
    ("tempfile", &["scratch", "cache", "cli/file", "testing", "git/landed/testing"]),
    ("quick_junit", &["report/junit"]),
    // Nothing else may talk to a server.
    ("ureq", &["web", "cli/ci/comment", "outbox", "serve/access/issuer"]),
    ("rusqlite", &["history/sqlite"]),
    ("parquet", &["history/columnar"]),
    ("rustls", &["history/postgres", "serve/listen"]),
    ("rustls_platform_verifier", &["history/postgres"]),
    ("tokio_postgres_rustls", &["history/postgres"]),
    ("percent_encoding", &["insights/request", "outbox/folder"]),
    ("postcard", &["cache/record"]),
    ("crc32fast", &["cache/pack"]),
    ("gix", &["git"]),
    ("flate2", &["outbox/folder", "report/sarif/limits", "serve/api/report", "serve/insights"]),
    ("form_urlencoded", &["insights/request"]),
    ("ignore", &["discover", "model/pattern"]),
    ("toml", &["config", "parse/toml"]),
    ("granit_parser", &["parse/yaml"]),
    ("hcl_edit", &["parse/hcl"]),
    ("roxmltree", &["parse/xml", "facts/coverage"]),
    ("pulldown_cmark", &["facts/docs"]),
    ("spdx", &["facts/licences", "ossf/checks/license"]),
    ("globset", &["model/glob", "entities", "facts"]),
    ("csv", &["facts/imported", "history/export", "report/tables", "report/waivers", "report/whatif"]),
    ("semver", &["drift/clone", "flow/order", "facts/packages/ranges"]),
    ("gix_imara_diff", &["drift/content", "fix/diff"]),
    (
        "regorus",
        &[
            "cache/key",
            "cache/record",
            "model",
            "config",
            "standards",
            "catalog",
            "parse",
            "drift",
            "entities",
            "facts",
            "fix",
            "flow",
            "ossf",
            "render",
            "evaluate",
            "pipeline/facts",
            "pipeline/survey",
            "testing",
            "locate",
        ],
    ),
    (
        "miette",
        &[
            "baseline",
            "config",
            "standards",
            "catalog",
            "demo/git",
            "discover",
            "git/landed",
            "flow",
            "fleet",
            "history/error",
            "serve/mod",
            "serve/reply",
            "evaluate",
            "pipeline",
            "testing",
            "cli",
        ],
    ),
    ("hmac", &["evaluate/builtins"]),
    ("jiff", &["evaluate/builtins/time"]),
    ("md5", &["evaluate/builtins", "facts/packages"]),
    ("num_bigint", &["evaluate/builtins"]),
    ("num_traits", &["evaluate/builtins"]),
    ("postgres", &["history/postgres"]),
    ("rustix", &["child", "cli/mod"]),
    ("sha1", &["evaluate/builtins", "report/oscal", "pipeline/overlay"]),
    ("tower", &["serve/listen"]),
    ("utoipa", &["serve/api"]),
    ("utoipa_axum", &["serve/api"]),
    ("regex", &["evaluate/builtins", "parse/hcl/functions", "flow", "ossf/checks"]),
    ("regex_automata", &["evaluate/builtins/regex"]),
];

/// What changes something outside of karat, and the rooms (or files) that may name it: nobody else writes, removes or starts anything.
const HANDS: &[(&str, &[&str])] = &[
    ("fs::write", &["cli", "demo", "render/kustomize", "testing"]),
    ("File::create", &["cli", "fleet/fetch"]),
    ("OpenOptions", &["cli"]),
    ("fs::rename", &[]),
    ("fs::remove_file", &["cache", "cli", "demo", "fleet", "outbox", "scratch", "testing"]),
    ("fs::remove_dir", &["cache", "cli/site", "fix/place", "fleet", "scratch", "testing"]),
    ("fs::create_dir", &["cli", "demo", "fix/place", "fleet", "render/kustomize", "testing"]),
    ("fs::set_permissions", &["cli"]),
    ("Command::new", &["demo", "fleet", "git/landed/testing", "render/run", "testing"]),
];

/// Outside crates that any room may name: values and their text, dates, sums and errors.
const EVERYWHERE: &[&str] = &["chrono", "data_encoding", "serde", "serde_json", "sha2", "thiserror"];

struct Source {
    /// `catalog/rules.rs`
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }

    /// The text without what is compiled only for tests.
    fn production(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("")
    }

    /// Whether it names an outside crate.
    fn names(&self, name: &str) -> bool {
        // A room may have a part of the same name.
        let is_own = self.production().lines().any(|line| line == format!("mod {name};"));
        let is_named = |line: &str| !line.starts_with("//") && uses(line, name);
        !is_own && self.production().lines().any(|line| is_named(line.trim_start()))
    }

    fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or("");
        name == "tests.rs" || name.ends_with("_test.rs") || self.path.contains("/tests/") || name.ends_with("_tests.rs")
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![src.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push(Source { path: relative(&path, &src), text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 30, "the sources are where this test looks");
    found
}

fn relative(path: &Path, base: &Path) -> String {
    path.strip_prefix(base).unwrap().to_string_lossy().replace('\\', "/")
}

/// Words after every occurrence of a prefix: `crate::room` or `crate::{room, …}`.
fn rooms_used(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut outer) = (1_u32, String::new());
            for c in group.chars() {
                depth = (depth + u32::from(c == '{')).saturating_sub(u32::from(c == '}'));
                match depth {
                    0 => break,
                    1 => outer.push(c),
                    _ => {}
                }
            }
            used.extend(outer.split(',').map(|part| word(part.trim())));
        } else {
            used.insert(word(rest));
        }
    }
    used
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn rooms_use_only_rooms_below_them() {
    let mut wrong = Vec::new();
    let mut used_by: BTreeSet<(String, String)> = BTreeSet::new();
    for source in sources() {
        let Some((_, allowed)) = LAYERS.iter().find(|(room, _)| *room == source.room()) else {
            wrong.push(format!("{}: `{}` is no room of the table", source.path, source.room()));
            continue;
        };
        for used in rooms_used(source.production()) {
            let is_room = LAYERS.iter().any(|(room, _)| *room == used);
            if is_room && used != source.room() && !allowed.contains(&used.as_str()) && source.room() != "lib" {
                wrong.push(format!("{}: `{}` may not use `{used}`", source.path, source.room()));
            }
            used_by.insert((source.room().to_owned(), used));
        }
    }
    for (room, allowed) in LAYERS {
        let unused = allowed.iter().filter(|other| !used_by.contains(&((*room).to_owned(), (**other).to_owned())));
        wrong.extend(unused.map(|other| format!("`{room}` does not use `{other}`, which its line allows")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_stay_in_their_homes() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        for (name, homes) in HOMES {
            let is_home = homes.iter().any(|home| source.path.starts_with(home));
            if source.names(name) && !is_home {
                wrong.push(format!("{}: `{name}` lives in {}", source.path, homes.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_outside_crate_has_homes_and_is_at_home_there() {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest = toml::Value::Table(text.parse().unwrap());
    let targets = manifest["target"].as_table().unwrap().values();
    let tables = targets.chain([&manifest]).map(|own| own["dependencies"].clone());
    // `md-5` calls itself md5.
    let name = |crate_: &String| crate_.replace("md-5", "md5").replace('-', "_");
    let crates: BTreeSet<String> =
        tables.flat_map(|own| own.as_table().unwrap().keys().map(name).collect::<Vec<_>>()).collect();
    assert!(crates.len() > 50, "{crates:?}");
    let known = || HOMES.iter().map(|(name, _)| *name).chain(EVERYWHERE.iter().copied());
    let homeless = crates.iter().filter(|own| known().all(|name| name != own.as_str()));
    let mut wrong: Vec<_> = homeless.map(|own| format!("`{own}` has no line in HOMES")).collect();
    wrong.extend(known().filter(|own| !crates.contains(*own)).map(|own| format!("`{own}` is no dependency")));
    let sources: Vec<_> = sources().into_iter().filter(|source| !source.is_test()).collect();
    for (name, homes) in HOMES {
        let is_empty = |home: &&&str| !sources.iter().any(|own| own.path.starts_with(**home) && own.names(name));
        wrong.extend(homes.iter().filter(is_empty).map(|home| format!("`{name}` is not named in {home}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn uses(line: &str, name: &str) -> bool {
    line.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn files_start_with_what_they_are_for_and_stay_short() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{}: starts with `//!`: what comes in, what goes out, what it never does", source.path));
        }
        let lines = source.production().lines().count();
        if lines > 600 && !source.is_test() {
            wrong.push(format!("{}: {lines} lines; split it", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn printing_happens_only_in_cli() {
    for source in sources().iter().filter(|source| source.room() != "cli" && !source.is_test()) {
        for word in ["println!", "eprintln!", "print!(", "io::stdout", "io::stderr"] {
            let found =
                source.production().lines().find(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            assert!(found.is_none(), "{}: {found:?}", source.path);
        }
    }
}

#[test]
fn only_some_rooms_change_something_outside_of_karat() {
    let sources: Vec<_> = sources().into_iter().filter(|source| !source.is_test()).collect();
    let mut wrong = Vec::new();
    for (name, homes) in HANDS {
        let is_named = |source: &&Source| {
            source.production().lines().any(|line| !line.trim_start().starts_with("//") && line.contains(name))
        };
        let named: Vec<&str> = sources.iter().filter(is_named).map(|source| source.path.as_str()).collect();
        let strangers = named.iter().filter(|path| !homes.iter().any(|home| path.starts_with(home)));
        wrong.extend(strangers.map(|path| format!("{path}: `{name}` lives in {}", homes.join(", "))));
        let empty = homes.iter().filter(|home| !named.iter().any(|path| path.starts_with(**home)));
        wrong.extend(empty.map(|home| format!("`{name}` is not named in {home}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_toolchain_is_not_pinned() {
    for name in ["rust-toolchain", "rust-toolchain.toml"] {
        assert!(
            !root().join(name).exists(),
            "{name} breaks `language: rust` hooks; rust-version in Cargo.toml says what is needed"
        );
    }
}
