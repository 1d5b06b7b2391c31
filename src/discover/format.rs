//! What a file's name says about its text. A path in, a [`Format`] out; never looks into the file.

use crate::model::Format;

/// The format of the file at a path (`/` between its parts).
pub fn format_of(path: &str) -> Format {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let lower = name.to_ascii_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    by_name(name, folder)
        .or_else(|| ignore_file(&lower))
        .or_else(|| json_with_comments(&lower, folder))
        .or_else(|| dockerfile(name, &lower, extension))
        .or_else(|| dotenv(&lower, extension))
        .unwrap_or_else(|| by_extension(&lower, extension))
}

/// Files whose whole name tells.
fn by_name(name: &str, folder: &str) -> Option<Format> {
    Some(match name {
        "CODEOWNERS" => Format::Codeowners,
        "go.mod" => Format::GoMod,
        "Kustomization" | ".prettierrc" | ".stylelintrc" | ".commitlintrc" | ".releaserc" | ".lintstagedrc"
        | ".yamllint" | ".clang-format" | ".clang-tidy" | ".clangd" | ".gemrc" | ".condarc" | "CITATION.cff"
        | "Chart.lock" | "requirements.lock" | "pubspec.lock" | "Podfile.lock" | "pixi.lock" | "buf.lock" => {
            Format::Yaml
        }
        "composer.lock" | "Pipfile.lock" | "deno.lock" | "flake.lock" | "Package.resolved" | ".bowerrc" | ".nycrc"
        | ".watchmanconfig" | ".firebaserc" | ".arcconfig" => Format::Json,
        "Cargo.lock" | "poetry.lock" | "uv.lock" | "pdm.lock" | "Gopkg.lock" | "Pipfile" => Format::Toml,
        "config" if folder == ".cargo" || folder.ends_with("/.cargo") => Format::Toml,
        ".editorconfig" | ".npmrc" | ".gitconfig" | ".gitmodules" | ".gitlint" | ".flake8" | ".pylintrc"
        | "pylintrc" | ".coveragerc" | ".pypirc" | ".hgrc" | ".buckconfig" | "pip.conf" => Format::Ini,
        // Their syntax is their own, whatever the extension says.
        "haproxy.cfg" | "grub.cfg" | "isolinux.cfg" | "syslinux.cfg" | "extlinux.cfg" | "ks.cfg" | "preseed.cfg"
        | "openocd.cfg" | "nagios.cfg" => Format::Other,
        _ => return None,
    })
}

/// `.gitignore` and what has its syntax.
fn ignore_file(lower: &str) -> Option<Format> {
    match lower {
        // Regular expressions, and lists of findings.
        ".hgignore" | ".trivyignore" | ".gitleaksignore" => Some(Format::Other),
        _ if lower.starts_with('.') && lower.ends_with("ignore") => Some(Format::Ignore),
        _ if lower.ends_with(".gitignore") || lower.ends_with(".dockerignore") => Some(Format::Ignore),
        _ => None,
    }
}

/// `.json` that its own tool reads with comments.
fn json_with_comments(lower: &str, folder: &str) -> Option<Format> {
    let stem = match lower {
        ".eslintrc" | ".babelrc" | ".jshintrc" | ".swcrc" | ".renovaterc" | "bun.lock" => return Some(Format::Jsonc),
        _ => lower.strip_suffix(".json")?,
    };
    let known = matches!(
        stem,
        ".eslintrc"
            | ".babelrc"
            | ".renovaterc"
            | ".devcontainer"
            | ".markdownlint"
            | ".cspell"
            | ".luarc"
            | "babel.config"
            | "renovate"
            | "devcontainer"
            | "devcontainer-feature"
            | "devcontainer-template"
            | "api-extractor"
            | "cspell"
            | "deno"
            | "global"
            | "launchsettings"
            | "pyrightconfig"
            | "rush"
            | "tslint"
            | "turbo"
            | "typedoc"
            | "wrangler"
    );
    let family = ["tsconfig", "jsconfig", "appsettings"]
        .into_iter()
        .any(|head| stem.strip_prefix(head).is_some_and(|tail| tail.is_empty() || tail.starts_with(['.', '-', '_'])))
        || stem.ends_with(".tsconfig");
    let home = folder.rsplit('/').next().unwrap_or(folder);
    (known || family || matches!(home, ".vscode" | ".zed" | ".devcontainer")).then_some(Format::Jsonc)
}

fn dockerfile(name: &str, lower: &str, extension: &str) -> Option<Format> {
    if matches!(extension, "dockerfile" | "containerfile") || matches!(lower, "dockerfile" | "containerfile") {
        return Some(Format::Dockerfile);
    }
    let tail = lower.strip_prefix("dockerfile").or_else(|| lower.strip_prefix("containerfile"))?;
    let is_dotted = tail.starts_with('.');
    let is_upper = name.starts_with(['D', 'C']);
    // `Dockerfile-alpine` is one; `dockerfile-lint` is a program.
    let is_suffixed = is_dotted || (is_upper && tail.starts_with(['-', '_']));
    if !is_suffixed {
        return None;
    }
    // `Dockerfile.go` builds a program in Go; `dockerfile.go` is one, and so is `Dockerfile_test.go`.
    let is_source = matches!(
        extension,
        "c" | "cc"
            | "cpp"
            | "cs"
            | "ex"
            | "go"
            | "h"
            | "java"
            | "js"
            | "kt"
            | "lua"
            | "php"
            | "pl"
            | "py"
            | "rb"
            | "rs"
            | "scala"
            | "sh"
            | "swift"
            | "ts"
            | "tsx"
            | "vim"
    ) && !(is_dotted && is_upper);
    let is_other = is_template(extension)
        || matches!(
            extension,
            "adoc"
                | "bak"
                | "css"
                | "diff"
                | "html"
                | "json"
                | "md"
                | "orig"
                | "patch"
                | "png"
                | "rej"
                | "rst"
                | "svg"
                | "swp"
                | "toml"
                | "txt"
                | "xml"
                | "yaml"
                | "yml"
        );
    (!is_source && !is_other).then_some(Format::Dockerfile)
}

fn dotenv(lower: &str, extension: &str) -> Option<Format> {
    if lower == ".env" || extension == "env" {
        return Some(Format::Dotenv);
    }
    lower.strip_prefix(".env.")?;
    let is_other = is_template(extension) && extension != "template"
        || matches!(
            extension,
            "age"
                | "asc"
                | "diff"
                | "enc"
                | "gpg"
                | "html"
                | "js"
                | "json"
                | "md"
                | "mjs"
                | "patch"
                | "php"
                | "ps1"
                | "py"
                | "rb"
                | "sh"
                | "toml"
                | "ts"
                | "txt"
                | "yaml"
                | "yml"
        );
    (!is_other).then_some(Format::Dotenv)
}

/// Texts that become the format of their name only when something fills them in.
fn is_template(extension: &str) -> bool {
    matches!(
        extension,
        "ejs" | "erb" | "gotmpl" | "hbs" | "in" | "j2" | "jinja" | "jinja2" | "mustache" | "template" | "tmpl" | "tpl"
    )
}

fn by_extension(lower: &str, extension: &str) -> Format {
    match extension {
        "yaml" | "yml" => Format::Yaml,
        "json" if [".tf.json", ".tfvars.json", ".tofu.json"].iter().any(|end| lower.ends_with(end)) => {
            Format::TerraformJson
        }
        "json" | "webmanifest" | "jsonld" | "avsc" => Format::Json,
        "jsonc" | "code-workspace" => Format::Jsonc,
        "tf" | "tfvars" | "hcl" | "tofu" => Format::Hcl,
        "toml" => Format::Toml,
        // Many programs have a language of their own in `.cfg`: only those of Python's tools are known to be INI.
        "ini" => Format::Ini,
        "cfg" if matches!(lower, "setup.cfg" | "tox.cfg" | "ansible.cfg" | "mypy.cfg") => Format::Ini,
        "properties" => Format::Properties,
        "xml" | "csproj" | "fsproj" | "vbproj" | "props" | "targets" | "nuspec" | "pom" | "wsdl" => Format::Xml,
        "config" if matches!(lower, "nuget.config" | "web.config" | "app.config" | "packages.config") => Format::Xml,
        _ => Format::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    fn a_name_tells_the_format() {
        let table: [(Format, &[&str]); 15] = [
            (
                Format::Dockerfile,
                &[
                    "Dockerfile",
                    "a/dockerfile",
                    "Dockerfile.dev",
                    "Dockerfile.go",
                    "api.Dockerfile",
                    "Containerfile",
                    "Containerfile.ubi9",
                    "Dockerfile-alpine",
                    "a/Dockerfile_prod",
                    "Dockerfile-alpine3.20",
                    "Containerfile-ubi9",
                    "x.containerfile",
                ],
            ),
            (Format::Yaml, &["a.yml", "a.YAML", ".gitlab-ci.yml", "Kustomization", ".prettierrc", "pnpm-lock.yaml"]),
            (
                Format::Json,
                &["a.json", "package.json", "package-lock.json", "composer.lock", "Pipfile.lock", "settings.json"],
            ),
            (
                Format::Jsonc,
                &[
                    "a.jsonc",
                    "tsconfig.json",
                    "tsconfig.build.json",
                    "packages/base.tsconfig.json",
                    ".vscode/settings.json",
                    "a/.vscode/launch.json",
                    ".devcontainer/devcontainer.json",
                    ".devcontainer.json",
                    ".eslintrc",
                    ".eslintrc.json",
                    ".babelrc",
                    ".renovaterc",
                    ".renovaterc.json",
                    "renovate.json",
                    "bun.lock",
                ],
            ),
            (Format::Hcl, &["main.tf", "prod.tfvars", "a.hcl", ".terraform.lock.hcl", "main.tofu"]),
            (Format::TerraformJson, &["main.tf.json", "x.tfvars.json", "main.tofu.json"]),
            (Format::Toml, &["a.toml", "Cargo.lock", "poetry.lock", "uv.lock", "Pipfile", ".cargo/config"]),
            (Format::Dotenv, &[".env", ".env.local", ".env.example", "prod.env", ".env.template", "a/.env.d"]),
            (Format::Ini, &["a.ini", "setup.cfg", ".editorconfig", ".npmrc", ".gitconfig", ".gitmodules"]),
            (Format::Properties, &["gradle.properties"]),
            (Format::Xml, &["pom.xml", "a.csproj", "Directory.Build.props", "x.targets", "NuGet.Config"]),
            (Format::Codeowners, &["CODEOWNERS", ".github/CODEOWNERS"]),
            (
                Format::Ignore,
                &[
                    ".gitignore",
                    ".dockerignore",
                    ".karatignore",
                    ".helmignore",
                    "Dockerfile.dockerignore",
                    "Go.gitignore",
                ],
            ),
            (Format::GoMod, &["go.mod", "tools/go.mod"]),
            (
                Format::Other,
                &[
                    "",
                    "README.md",
                    "yarn.lock",
                    "Gemfile.lock",
                    "go.sum",
                    "renovate.json5",
                    "src/dockerfile.rs",
                    "Dockerfile.md",
                    "Dockerfile.j2",
                    "Dockerfile-alpine.md",
                    "Dockerfile-linux.template",
                    "Dockerfile_test.go",
                    "dockerfile-lint",
                    "Dockerfiles",
                    ".env.d.ts",
                    ".env.patch",
                    ".env.local.diff",
                    ".envrc",
                    "a.yaml.tmpl",
                    ".hgignore",
                    "haproxy.cfg",
                    "environment",
                    "yaml",
                    "my.gitmodules",
                    "tsconfigure",
                ],
            ),
        ];
        for (format, paths) in table {
            for path in paths {
                assert_eq!(format_of(path), format, "{path}");
            }
        }
    }
}
