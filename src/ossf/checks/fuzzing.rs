//! Fuzzing: `ClusterFuzzLite`, or fuzz targets in the way of the language. The list of OSS-Fuzz is not in a clone.

use std::sync::LazyLock;

use regex::Regex;

use crate::ossf::check::Check;
use crate::ossf::files::Tree;
use crate::ossf::survey::{Survey, holds_commands};

const NAME: &str = "Fuzzing";

/// A fuzz target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ossf) struct Target {
    tool: &'static str,
    path: String,
    line: usize,
}

type Pattern = LazyLock<Option<Regex>>;

/// How a language is fuzzed.
#[derive(Debug)]
pub(in crate::ossf) struct Language {
    /// Scorecard's name of the tool.
    tool: &'static str,
    /// Ends of file names, in lower case.
    ends: &'static [&'static str],
    /// A piece of text that every target has: most files have none, and are done with.
    hint: &'static str,
    /// What a line of a target looks like; none where the hint says it all.
    pattern: Option<&'static Pattern>,
}

/// A pattern; the tests build every one.
macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: Pattern = LazyLock::new(|| Regex::new($text).ok());
    };
}

pattern!(GO, r"func\s+Fuzz\w+\s*\(\w+\s+\*testing.F\)");
pattern!(ERLANG, r#"-include_lib\("(eqc|proper)/include/(eqc|proper).hrl"\)\."#);
pattern!(HASKELL, r"import\s+(qualified\s+)?Test\.((Hspec|Tasty)\.)?(QuickCheck|Hedgehog|Validity|SmallCheck)");
pattern!(ELIXIR, r"use\s+(PropCheck|ExUnitProperties)");
pattern!(GLEAM, r"import\s+qcheck");
pattern!(SCRIPT, r#"(from\s+|require\(\s*)['"](fast-check|@fast-check/(ava|jest|vitest))['"]"#);
pattern!(CSHARP, r"using\s+(FsCheck(\.(NUnit|Xunit))?|Expecto\.ExpectoFsCheck);");
pattern!(FSHARP, r"open\s+(FsCheck|Expecto\.ExpectoFsCheck)");

const fn language_of(
    tool: &'static str,
    ends: &'static [&'static str],
    hint: &'static str,
    pattern: Option<&'static Pattern>,
) -> Language {
    Language { tool, ends, hint, pattern }
}

static LANGUAGES: [Language; 15] = [
    language_of("GoBuiltInFuzzer", &["_test.go"], "testing", Some(&GO)),
    language_of("ErlangPropertyBasedTesting", &[".erl", ".hrl"], "-include_lib", Some(&ERLANG)),
    language_of("HaskellPropertyBasedTesting", &[".hs", ".lhs"], "Test.", Some(&HASKELL)),
    language_of("ElixirPropertyBasedTesting", &[".ex", ".exs"], "use", Some(&ELIXIR)),
    language_of("GleamPropertyBasedTesting", &[".gleam"], "qcheck", Some(&GLEAM)),
    language_of("JavaScriptPropertyBasedTesting", &[".js", ".jsx"], "fast-check", Some(&SCRIPT)),
    language_of("TypeScriptPropertyBasedTesting", &[".ts", ".tsx"], "fast-check", Some(&SCRIPT)),
    language_of("PythonAtherisFuzzer", &[".py"], "import atheris", None),
    language_of("CLibFuzzer", &[".c"], "LLVMFuzzerTestOneInput", None),
    language_of("CppLibFuzzer", &[".cc", ".cpp"], "LLVMFuzzerTestOneInput", None),
    language_of("RustCargoFuzzer", &[".rs"], "libfuzzer_sys", None),
    language_of("JavaJazzerFuzzer", &[".java"], "code_intelligence", Some(&JAVA)),
    language_of("SwiftLibFuzzer", &[".swift"], "LLVMFuzzerTestOneInput", None),
    language_of("CSharpPropertyBasedTesting", &[".cs"], "FsCheck", Some(&CSHARP)),
    language_of("FSharpPropertyBasedTesting", &[".fs"], "FsCheck", Some(&FSHARP)),
];

pattern!(JAVA, r"com.code_intelligence.jazzer.api.FuzzedDataProvider;");

/// The language of a file name in lower case.
pub(in crate::ossf) fn language(name: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.ends.iter().any(|end| name.ends_with(end)))
}

impl Language {
    /// The targets in a text.
    pub(in crate::ossf) fn targets(&self, path: &str, text: &str) -> Vec<Target> {
        if !text.contains(self.hint) {
            return Vec::new();
        }
        let is_target = |line: &str| {
            self.pattern.map_or_else(
                || line.contains(self.hint),
                |regex| regex.as_ref().is_some_and(|regex| regex.is_match(line)),
            )
        };
        let lines = text.split('\n').enumerate().filter(|(_, line)| is_target(line));
        lines.map(|(at, _)| Target { tool: self.tool, path: path.to_owned(), line: at + 1 }).collect()
    }
}

/// The check.
pub(super) fn check(tree: &Tree, survey: &Survey) -> Check {
    let mut details = Vec::new();
    let lite = tree.files.iter().find(|entry| entry.path == ".clusterfuzzlite/Dockerfile");
    if lite.is_some_and(|entry| holds_commands(&entry.text())) {
        details.push("Info: ClusterFuzzLite integration found".to_owned());
    }
    for Target { tool, path, line } in &survey.fuzz {
        details.push(format!("Info: {tool} integration found: {path}:{line}"));
    }
    if details.is_empty() {
        let reason =
            "not in a clone: no fuzzer integration here, and whether OSS-Fuzz builds the project is known to OSS-Fuzz";
        return Check::unknown(NAME, reason).with(vec!["Warn: no fuzzer integrations found".to_owned()]);
    }
    Check::new(NAME, 10, "project is fuzzed").with(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_of_every_language_are_found_on_their_line() {
        let cases = [
            ("x_test.go", "package x\nfunc FuzzParse(f *testing.F) {"),
            ("x.erl", "\n-include_lib(\"proper/include/proper.hrl\")."),
            ("X.hs", "\nimport qualified Test.Tasty.QuickCheck as QC"),
            ("x.exs", "\n  use ExUnitProperties"),
            ("x.gleam", "\nimport qcheck"),
            ("x.js", "\nconst fc = require('fast-check')"),
            ("x.tsx", "\nimport fc from \"@fast-check/vitest\""),
            ("x.py", "\nimport atheris"),
            ("x.c", "\nint LLVMFuzzerTestOneInput("),
            ("x.cc", "\nint LLVMFuzzerTestOneInput("),
            ("x.rs", "\nuse libfuzzer_sys::fuzz_target;"),
            ("X.java", "\nimport com.code_intelligence.jazzer.api.FuzzedDataProvider;"),
            ("x.swift", "\nLLVMFuzzerTestOneInput"),
            ("X.cs", "\nusing FsCheck.Xunit;"),
            ("X.fs", "\nopen FsCheck.Xunit"),
        ];
        for (name, text) in cases {
            let language = language(&name.to_lowercase()).unwrap();
            let expected = [Target { tool: language.tool, path: name.to_owned(), line: 2 }];
            assert_eq!(language.targets(name, text), expected, "{name}");
            assert_eq!(language.targets(name, "nothing\nof note"), [], "{name}");
        }
        assert_eq!(cases.len(), LANGUAGES.len());
        assert!(language("x.txt").is_none());
    }
}
