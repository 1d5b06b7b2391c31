//! Files that name tools, each with what is told of it.

use super::gather;
use crate::facts::reading::tests::{gathered, json};
use crate::facts::reading::{items, written};
use crate::model::field::field;

#[test]
fn a_tool_has_the_shape_of_the_contract() {
    let found = gathered(&[("go.mod", "module a.org/b\n\ngo 1.22\n")], gather);
    let expected = r#"[{"tool": "go", "version": "1.22", "path": "go.mod", "line": 3, "exact": false, "end_of_life": "2025-02-11"}]"#;
    assert_eq!(found, json(expected));
    let found = gathered(&[("rust-toolchain.toml", "[toolchain]\nchannel = \"1.89.0\"\n")], gather);
    let expected =
        r#"[{"tool": "rust", "version": "1.89.0", "path": "rust-toolchain.toml", "line": 2, "exact": true}]"#;
    assert_eq!(found, json(expected));
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn files_name_tools() {
    let table: [(&str, &str, &[&str]); 27] = [
        ("go.mod", "module m\ngo 1.21\ntoolchain go1.23.4\n", &["go 1.23.4 3 exact 2025-08-12"]),
        ("rust-toolchain", "# c\nstable\n", &["rust stable 2"]),
        ("rust-toolchain", "[toolchain]\nchannel = \"1.80.0\"\n", &["rust 1.80.0 2 exact"]),
        (".nvmrc", "v18.19.0\n", &["node v18.19.0 1 exact 2025-04-30"]),
        (".node-version", "lts/iron", &["node lts/iron 1 2026-04-30"]),
        (
            "package.json",
            "{\n\"engines\": {\"node\": \"16.x\", \"vscode\": \"1\"},\n\"packageManager\": \"pnpm@9.1.0+sha512.abc\"}",
            &["node 16.x 2 2023-09-11", "pnpm 9.1.0 3 exact"],
        ),
        (".python-version", "3.12.1\n3.8\n", &["python 3.12.1 1 exact 2028-10-31", "python 3.8 2 2024-10-07"]),
        ("pyproject.toml", "[project]\nrequires-python = \">=3.9\"\n", &["python >=3.9 2"]),
        ("pyproject.toml", "[tool.poetry.dependencies]\npython = \"~3.9\"\n", &["python ~3.9 2 2025-10-31"]),
        ("Pipfile", "[requires]\npython_version = \"3.7\"\n", &["python 3.7 2 2023-06-27"]),
        (
            ".tool-versions",
            "nodejs 20.11.0\n# c\ngolang 1.22.1 # why\njava temurin-17.0.9+9\nkubectl 1.29.0\n",
            &[
                "node 20.11.0 1 exact 2026-04-30",
                "go 1.22.1 3 exact 2025-02-11",
                "java temurin-17.0.9+9 4 exact 2027-10-31",
                "kubectl 1.29.0 5 exact",
            ],
        ),
        (
            "mise.toml",
            "[tools]\nnode = \"22\"\npython = [\"3.13\", \"3.12\"]\nterraform = { version = \"1.5.7\" }\n",
            &[
                "node 22 2 2027-04-30",
                "python 3.12 3 2028-10-31",
                "python 3.13 3 2029-10-31",
                "terraform 1.5.7 4 exact 2024-01-17",
            ],
        ),
        ("global.json", "{\"sdk\": {\n\"version\": \"8.0.100\"}}", &["dotnet 8.0.100 2 exact 2026-11-10"]),
        (
            "global.json",
            "{\"sdk\": {\"version\": \"8.0.100\", \"rollForward\": \"latestMajor\"}}",
            &["dotnet 8.0.100 1 2026-11-10"],
        ),
        (
            "src/A.csproj",
            "<Project><PropertyGroup>\n<TargetFrameworks>net6.0;net48;netstandard2.0</TargetFrameworks></PropertyGroup></Project>",
            &["dotnet 6.0 2 2024-11-12"],
        ),
        (
            "pom.xml",
            "<project><properties>\n<java.version>17</java.version></properties></project>",
            &["java 17 2 2027-10-31"],
        ),
        (
            "build.gradle.kts",
            "java {\n  toolchain { languageVersion = JavaLanguageVersion.of(21) }\n}\n",
            &["java 21 2 2029-12-31"],
        ),
        (
            "build.gradle",
            "// sourceCompatibility = 11\nsourceCompatibility = JavaVersion.VERSION_1_8\n",
            &["java 1.8 2 2030-12-31"],
        ),
        (
            "gradle/wrapper/gradle-wrapper.properties",
            "a=b\ndistributionUrl=https\\://services.gradle.org/distributions/gradle-8.5-bin.zip\n",
            &["gradle 8.5 2 exact"],
        ),
        ("Gemfile", "source 'x'\nruby '3.0.4'\n", &["ruby 3.0.4 2 exact 2024-04-23"]),
        (".ruby-version", "ruby-3.3.0\n", &["ruby 3.3.0 1 exact 2027-03-31"]),
        ("composer.json", "{\"require\": {\"php\": \"^8.1\"}}", &["php ^8.1 1"]),
        ("main.tf", "terraform {\n  required_version = \"~> 1.5.0\"\n}\n", &["terraform ~> 1.5.0 2 2024-01-17"]),
        (".terraform-version", "1.9.5\n", &["terraform 1.9.5 1 exact 2025-02-27"]),
        (
            "Dockerfile",
            "FROM golang:1.21 AS build\nRUN go build\nFROM build AS test\nFROM alpine:3.18\n",
            &["go 1.21 1 2024-08-13", "alpine 3.18 4 2025-05-09"],
        ),
        (
            "docker-compose.yml",
            "services:\n  db:\n    image: postgres:12\n  web:\n    image: acme/web:1\n",
            &["postgres 12 3 2024-11-21"],
        ),
        ("README.md", "go 1.2\n", &[]),
    ];
    for (path, text, expected) in table {
        let found = gathered(&[(path, text)], gather);
        let one = |own: &regorus::Value| {
            let word = |key| field(own, key).and_then(written).unwrap_or_default();
            let exact = if word("exact") == "true" { "exact" } else { "" };
            let line = [&word("tool"), &word("version"), &word("line"), exact, &word("end_of_life")].map(str::to_owned);
            line.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let found: Vec<_> = items(&found).iter().map(one).collect();
        assert_eq!(found, expected, "{path}");
    }
}
