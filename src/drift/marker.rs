//! The file that a template's tool leaves behind → which version of which template, and what was answered.
//!
//! | file | tool | version | answers |
//! |---|---|---|---|
//! | `.copier-answers*.yml` | copier | `_commit`, as `git describe` has it | its other keys |
//! | `.cruft.json` | cruft | `commit`, else `checkout` | `context.cookiecutter` |
//! | `.karat/path.lock` | none: written by hand or by a template of any kind | `commit`, else `version` | `[answers]` |
//!
//! ```toml
//! # .karat/path.lock
//! schema = 1
//! template = "acme/templates"
//! version = "1.4.0"                       # a release of the template …
//! commit = "0f3c…"                        # … or the commit, which goes first
//! [answers]                               # optional: what the places of its files were filled in with
//! name = "billing"
//! ```

use regorus::Value;

use super::Unknown;
use super::answers::Answers;
use super::written::{Numbers, tree, wrong};
use crate::parse;

/// The files that are looked for where a path names none.
pub(super) const USUAL: [&str; 4] = [".copier-answers.yml", ".copier-answers.yaml", ".cruft.json", LOCK];
const LOCK: &str = ".karat/path.lock";

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    Copier,
    Cruft,
    Lock,
}

impl Tool {
    /// By the name of the file; none where no tool calls its file so.
    pub(super) fn of(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if path == LOCK || path.ends_with("/.karat/path.lock") {
            return Some(Self::Lock);
        }
        if name == ".cruft.json" {
            return Some(Self::Cruft);
        }
        let rest = name.strip_prefix(".copier-answers")?;
        matches!(rest.rsplit_once('.'), Some((_, "yml" | "yaml"))).then_some(Self::Copier)
    }
}

/// What a marker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) tool: Tool,
    /// The file, relative to the root of the repository.
    pub(super) path: String,
    /// Where the template is, as it is written.
    pub(super) template: Option<String>,
    /// A release of the template, or what `git describe` said.
    pub(super) version: Option<String>,
    /// A commit of the template, perhaps shortened.
    pub(super) commit: Option<String>,
    pub(super) answers: Answers,
}

/// Reads a marker, or says what is wrong with it.
pub(super) fn read(path: &str, tool: Tool, bytes: &[u8]) -> Result<Marker, Unknown> {
    let shown = format!("`{path}`");
    let text = std::str::from_utf8(bytes).map_err(|_| wrong(&shown, "it is no UTF-8"))?;
    let value = match tool {
        // PyYAML, which wrote it, has the words of YAML 1.1, as Kubernetes has them.
        Tool::Copier => tree(&shown, text, parse::yaml::parse(text, parse::yaml::Dialect::Kubernetes), Numbers::Yaml)?,
        Tool::Cruft => tree(&shown, text, parse::json::parse(text, parse::json::Syntax::Json), Numbers::Whole)?,
        Tool::Lock => tree(&shown, text, parse::toml::parse(text), Numbers::Whole)?,
    };
    let word = |name: &str| string(&value[name]);
    let (template, version, commit, answers) = match tool {
        Tool::Copier => {
            let (version, commit) = described(word("_commit"));
            (word("_src_path"), version, commit, Answers::of(&value))
        }
        Tool::Cruft => {
            let commit = word("commit").filter(|commit| is_hash(commit));
            (word("template"), word("checkout"), commit, Answers::of(&value["context"]["cookiecutter"]))
        }
        Tool::Lock => {
            let schema = &value["schema"];
            if *schema != Value::Undefined && *schema != Value::from("1") {
                return Err(wrong(&shown, "its `schema` is not 1, the only one that there is"));
            }
            let template = word("template").or_else(|| word("source"));
            (template, word("version"), word("commit").filter(|id| is_hash(id)), Answers::of(&value["answers"]))
        }
    };
    if version.is_none() && commit.is_none() {
        let names = match tool {
            Tool::Copier => "`_commit`",
            Tool::Cruft => "`commit`",
            Tool::Lock => "`commit` and no `version`",
        };
        return Err(wrong(&shown, &format!("it has no {names}, so the version of the template is not recorded")));
    }
    Ok(Marker { tool, path: path.to_owned(), template, version, commit, answers })
}

/// `v1.2.0` is a tag, `v1.2.0-3-gabc1234` a commit behind one, `0123abc` a commit where there is no tag.
fn described(text: Option<String>) -> (Option<String>, Option<String>) {
    let Some(text) = text else { return (None, None) };
    if is_hash(&text) {
        return (None, Some(text));
    }
    let behind = text.rsplit_once("-g").filter(|(before, hash)| {
        let count = before.rsplit_once('-').map_or("", |(_, count)| count);
        is_hash(hash) && !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
    });
    match behind {
        Some((_, hash)) => (None, Some(hash.to_owned())),
        None => (Some(text), None),
    }
}

fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        // The version 1.2 is a number in YAML.
        Value::Number(number) => Some(number.format_decimal()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}

fn is_hash(text: &str) -> bool {
    (7..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, text: &str) -> String {
        let tool = Tool::of(path).unwrap();
        match read(path, tool, text.as_bytes()) {
            Err(reason) => format!("! {reason}"),
            Ok(marker) => {
                let name = marker.answers.text("name", &["True", "False", "None"]).unwrap_or_default();
                let shown = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
                format!("{} {} {} {name}", shown(marker.template), shown(marker.version), shown(marker.commit))
            }
        }
    }

    #[test]
    fn markers_name_template_version_commit_and_answers() {
        let table = [
            (".copier-answers.yml", "# x\n_commit: v1.2.0\n_src_path: gh:a/t\nname: pay\n", "gh:a/t v1.2.0 - pay"),
            (".copier-answers.ci.yml", "_commit: v1.2.0-3-gabc1234\n", "- - abc1234 "),
            ("a/.copier-answers.yaml", "_commit: 12e4567\nname: yes\n", "- - 12e4567 True"),
            (".copier-answers.yml", "_commit: '0123456'\nname: 0123456789\n", "- - 0123456 0123456789"),
            (
                ".cruft.json",
                r#"{"template": "u", "commit": "0123456789", "checkout": "v1", "context": {"cookiecutter": {"name": "pay"}}}"#,
                "u v1 0123456789 pay",
            ),
            (
                ".karat/path.lock",
                "schema = 1\ntemplate = \"a/t\"\nversion = \"1.2.0\"\n[answers]\nname = \"pay\"\n",
                "a/t 1.2.0 - pay",
            ),
            (".karat/path.lock", "commit = \"0123456\"\n", "- - 0123456 "),
        ];
        for (path, text, expected) in table {
            assert_eq!(told(path, text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_marker_is_told() {
        let table = [
            (
                ".copier-answers.yml",
                "name: pay\n",
                "it has no `_commit`, so the version of the template is not recorded",
            ),
            (".copier-answers.yml", "_commit: [\n", "line "),
            (".copier-answers.yml", "", "it holds no keys"),
            (".cruft.json", "{\"commit\": \"x\"}", "it has no `commit`, so"),
            (".cruft.json", "{", "line 1: "),
            (".karat/path.lock", "schema = 2\nversion = \"1\"\n", "its `schema` is not 1, the only one that there is"),
            (".karat/path.lock", "a = \n", "line 1: "),
        ];
        for (path, text, expected) in table {
            let told = told(path, text);
            assert!(told.starts_with(&format!("! `{path}` cannot be used: {expected}")), "{text}: {told}");
        }
        assert!(read(".cruft.json", Tool::Cruft, b"\xff").is_err());
    }

    #[test]
    fn only_files_that_tools_write_are_markers() {
        for path in ["catalog-info.yaml", ".copier-answers", ".copier-answers.json", "path.lock", "cruft.json"] {
            assert_eq!(Tool::of(path), None, "{path}");
        }
        assert!(USUAL.iter().all(|path| Tool::of(path).is_some()));
    }
}
