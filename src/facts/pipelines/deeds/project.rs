//! What the targets of a project run, by its own files: recipes of a Makefile, scripts of a `package.json`.

use std::collections::BTreeMap;

use crate::facts::reading::{Reading, deep, join, text};

/// Where make looks, in its order.
const MAKEFILES: [&str; 3] = ["GNUmakefile", "makefile", "Makefile"];
/// The file of those that run scripts of npm.
const PACKAGE: &str = "package.json";
/// Options that name the folder to work in.
const FOLDERS: [&str; 4] = ["-C", "--directory", "--prefix", "--cwd"];
/// Lines of a Makefile that are read.
const MAX_LINES: usize = 20_000;
/// Words that begin lines of a Makefile that are neither rules nor variables.
const OTHER_LINES: [&str; 10] =
    ["ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "include", "-include", "define", "endef"];

/// Whether a file of this name says what targets run.
pub(in super::super) fn is_own(name: &str) -> bool {
    name == PACKAGE || MAKEFILES.contains(&name)
}

/// What a target runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    /// Other targets of the same file that are run with it.
    pub(super) others: Vec<String>,
    pub(super) script: String,
}

/// The folder that a tool works in, by the words behind its name; none where it is the one that it is started in.
pub(super) fn folder<'w>(words: &[&'w str]) -> Option<&'w str> {
    words.windows(2).find_map(|pair| match pair {
        [option, folder] if FOLDERS.contains(option) => Some(*folder),
        _ => None,
    })
}

/// The file that says what the targets of a tool run in a folder.
pub(super) fn file(reading: &Reading<'_>, tool: &str, folder: &str) -> Option<String> {
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    let names: &[&str] = match tool {
        "make" | "gmake" => &MAKEFILES,
        "npm" | "yarn" | "pnpm" | "bun" => &[PACKAGE],
        _ => return None,
    };
    names.iter().map(|name| join(folder, name)).find(|path| reading.has(path))
}

/// A target of such a file; an empty name is the one that is made where none is named.
pub(super) fn target(reading: &Reading<'_>, path: &str, name: &str) -> Option<Target> {
    if path.ends_with(PACKAGE) {
        return script(reading, path, name);
    }
    recipe(&reading.text(path)?, name)
}

fn script(reading: &Reading<'_>, path: &str, name: &str) -> Option<Target> {
    let page = reading.page(path)?;
    let said = |name: &str| deep(page.root().value(), &["scripts", name]).and_then(text).map(str::to_owned);
    let around = ["pre", "post"].map(|part| format!("{part}{name}"));
    let others = around.into_iter().filter(|other| said(other).is_some()).collect();
    Some(Target { others, script: said(name)? })
}

/// The recipes of a target in a Makefile, and what it needs. Variables with plain values are filled in.
fn recipe(makefile: &str, name: &str) -> Option<Target> {
    let text = makefile.replace("\\\r\n", " ").replace("\\\n", " ");
    let mut variables = BTreeMap::from([("MAKE", "make")]);
    let (mut found, mut is_inside) = (None::<Target>, false);
    let mut wanted = Some(name).filter(|name| !name.is_empty()).map(str::to_owned);
    for line in text.lines().take(MAX_LINES) {
        if let Some(command) = line.strip_prefix('\t') {
            if let Some(target) = found.as_mut().filter(|_| is_inside) {
                target.script.push_str(command.trim_start_matches([' ', '@', '-', '+']));
                target.script.push('\n');
            }
            continue;
        }
        let line = line.split('#').next().unwrap_or(line).trim();
        if line.is_empty() || line.split_whitespace().next().is_some_and(|word| OTHER_LINES.contains(&word)) {
            continue;
        }
        if let Some((name, value)) = assignment(line) {
            variables.entry(name).or_insert(value);
            is_inside = false;
            continue;
        }
        let Some((targets, rest)) = line.split_once(':') else { continue };
        let mut targets = targets.split_whitespace();
        if wanted.is_none() {
            wanted = targets.clone().find(|own| !own.starts_with('.') && !own.contains('%')).map(str::to_owned);
        }
        is_inside = wanted.as_deref().is_some_and(|wanted| targets.any(|own| own == wanted)) && !rest.contains('=');
        if is_inside {
            let target = found.get_or_insert_default();
            let (needs, command) = rest.split_once(';').unwrap_or((rest, ""));
            let needs = filled(needs.trim_start_matches(':'), &variables);
            target.others.extend(needs.split_whitespace().filter(|own| *own != "|").map(str::to_owned));
            target.script.push_str(command.trim());
            target.script.push('\n');
        }
    }
    // A variable may have its value from lines below.
    found.map(|target| Target { script: filled(&target.script, &variables).trim().to_owned(), ..target })
}

/// The name and the value that a line gives a variable.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let (before, value) = line.split_once('=')?;
    let name = before.trim_end_matches([':', '?', '+', '!']).trim();
    let name = name.strip_prefix("export ").or_else(|| name.strip_prefix("override ")).unwrap_or(name).trim();
    let is_name = !name.is_empty() && !name.contains([':', ' ', '$', '(']);
    is_name.then_some((name, value.trim()))
}

/// A text with the values of variables in it, and in these once more.
fn filled(text: &str, variables: &BTreeMap<&str, &str>) -> String {
    let once = |text: &str| {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((before, behind)) = rest.split_once('$') {
            out.push_str(before);
            let end = match behind.chars().next() {
                Some('(') => behind.find(')'),
                Some('{') => behind.find('}'),
                _ => None,
            };
            let value = end.and_then(|end| Some((end, *variables.get(behind.get(1..end)?)?)));
            if let Some((end, value)) = value {
                out.push_str(value);
                rest = behind.get(end + 1..).unwrap_or("");
            } else {
                out.push('$');
                // Two of them are one for the shell.
                rest = behind.strip_prefix('$').unwrap_or(behind);
            }
        }
        out + rest
    };
    once(&once(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAKEFILE: &str = "GO ?= go
TEST := $(GO) test # slow
.PHONY: all test
all: test | $(TOOLS) lint; @echo done

test: deps
ifdef CI
\t@$(TEST) \\
\t  ./...
endif
\t-$(MAKE) cover
test: OUT = x
\tnot a recipe
%.o: %.c
\tcc $<
TOOLS = bin/lint
lint::
\t+${LINT} run; echo $$HOME
LINT = golangci-lint
";

    #[test]
    fn a_recipe_is_found_with_what_it_needs() {
        let of = |name| recipe(MAKEFILE, name).map(|own| (own.others.join(" "), own.script));
        let table = [
            ("all", "test $(TOOLS) lint", "@echo done"),
            ("", "test $(TOOLS) lint", "@echo done"),
            ("test", "deps", "go test  \t  ./...\nmake cover"),
            ("lint", "", "golangci-lint run; echo $HOME"),
        ];
        for (name, others, script) in table {
            let (own, said) = of(name).unwrap();
            assert_eq!((own.as_str(), said.as_str()), (others, script), "{name}");
        }
        assert_eq!([of("none"), of("cc"), of("OUT")], [None, None, None]);
        for hostile in ["", ":", "a:", "=", "\t", "a: $", "$(", "a:\n\t${", "a:\n\t$($(x))"] {
            recipe(hostile, "");
            recipe(hostile, "a");
        }
    }
}
