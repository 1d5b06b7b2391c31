//! What the path of a file says of its repository: the language that it is written in, the CI system that reads it.

/// The language of a source file. Markup, data and what others wrote (`vendor/` …) are not counted.
pub(super) fn language(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if folder.split('/').any(|part| matches!(part, "vendor" | "node_modules" | "third_party" | "site-packages")) {
        return None;
    }
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension {
        "c" | "h" => "c",
        "cc" | "cpp" | "cxx" | "hpp" | "hh" => "cpp",
        "clj" | "cljs" | "cljc" => "clojure",
        "cs" => "csharp",
        "dart" => "dart",
        "erl" => "erlang",
        "ex" | "exs" => "elixir",
        "fs" | "fsx" => "fsharp",
        "go" => "go",
        "groovy" => "groovy",
        "hs" => "haskell",
        "java" => "java",
        "jl" => "julia",
        "js" | "mjs" | "cjs" | "jsx" => "javascript",
        "kt" | "kts" => "kotlin",
        "lua" => "lua",
        "m" | "mm" => "objective_c",
        "ml" | "mli" => "ocaml",
        "php" => "php",
        "pl" | "pm" => "perl",
        "ps1" | "psm1" => "powershell",
        "py" | "pyi" => "python",
        "R" | "r" => "r",
        "rb" => "ruby",
        "rego" => "rego",
        "rs" => "rust",
        "scala" => "scala",
        "sh" | "bash" | "zsh" => "shell",
        "sql" => "sql",
        "svelte" => "svelte",
        "swift" => "swift",
        "tf" | "tofu" => "terraform",
        "ts" | "tsx" | "mts" | "cts" => "typescript",
        "vue" => "vue",
        "zig" => "zig",
        _ => return None,
    })
}

/// The CI system that a file configures.
pub(super) fn ci(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.strip_suffix(".yml").or_else(|| name.strip_suffix(".yaml"));
    let by_folder = match folder {
        ".github/workflows" => Some("github_actions"),
        ".gitea/workflows" | ".forgejo/workflows" => Some("forgejo_actions"),
        ".woodpecker" => Some("woodpecker"),
        ".tekton" => Some("tekton"),
        ".buildkite" => Some("buildkite"),
        ".semaphore" => Some("semaphore"),
        _ => None,
    };
    if let Some(system) = by_folder.filter(|_| stem.is_some()) {
        return Some(system);
    }
    Some(match (folder, stem) {
        (".circleci", Some("config")) => "circleci",
        ("", Some(".gitlab-ci")) => "gitlab_ci",
        ("" | ".azuredevops" | ".azure", Some("azure-pipelines")) => "azure_pipelines",
        ("", Some(".travis")) => "travis",
        ("", Some(".drone")) => "drone",
        ("", Some(".woodpecker")) => "woodpecker",
        ("", Some(".cirrus")) => "cirrus",
        ("", Some("bitbucket-pipelines")) => "bitbucket_pipelines",
        ("", Some("appveyor" | ".appveyor")) => "appveyor",
        ("", Some("cloudbuild")) => "cloud_build",
        ("", Some("buildspec")) => "codebuild",
        ("", Some(".prow")) => "prow",
        (_, None) if name == "Jenkinsfile" || name.starts_with("Jenkinsfile.") => "jenkins",
        (".teamcity", None) if name == "settings.kts" => "teamcity",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_files_have_a_language() {
        let table = [
            ("src/main.rs", Some("rust")),
            ("a.tsx", Some("typescript")),
            ("main.tf", Some("terraform")),
            ("vendor/github.com/x/y.go", None),
            ("web/node_modules/a/b.js", None),
            ("vendored/y.go", Some("go")),
            ("README.md", None),
            ("Makefile", None),
        ];
        for (path, expected) in table {
            assert_eq!(language(path), expected, "{path}");
        }
    }

    #[test]
    fn ci_systems_are_known_by_their_files() {
        let table = [
            (".github/workflows/ci.yml", Some("github_actions")),
            (".github/workflows/README.md", None),
            (".github/workflows/old/ci.yml", None),
            (".gitlab-ci.yml", Some("gitlab_ci")),
            ("a/.gitlab-ci.yml", None),
            (".circleci/config.yml", Some("circleci")),
            ("Jenkinsfile", Some("jenkins")),
            ("ci/Jenkinsfile.release", Some("jenkins")),
            ("azure-pipelines.yml", Some("azure_pipelines")),
            (".tekton/push.yaml", Some("tekton")),
            ("ci.yml", None),
        ];
        for (path, expected) in table {
            assert_eq!(ci(path), expected, "{path}");
        }
    }
}
