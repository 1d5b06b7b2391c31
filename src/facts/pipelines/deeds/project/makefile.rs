//! Recipes of a Makefile, and of the files that it includes.

use std::collections::BTreeMap;

use super::{MAX_LINES, Target};
use crate::facts::reading::{Reading, join, split};

/// Words that begin lines of a Makefile that are neither rules nor variables.
const OTHER_LINES: [&str; 10] =
    ["ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "include", "-include", "define", "endef"];

/// Files that may be included.
const MAX_INCLUDED: usize = 64;

/// The text of a Makefile with those of the files that it includes, and that these do. They are told from the folder in which make
/// works, that of the first one.
pub(super) fn whole(reading: &Reading<'_>, path: &str) -> Option<String> {
    let mut whole = reading.text(path)?.to_string();
    let (folder, _) = split(path);
    let mut paths = vec![path.to_owned()];
    let mut read = 0;
    while let Some(line) =
        whole.get(read..).and_then(|rest| rest.split_inclusive('\n').next()).filter(|line| !line.is_empty())
    {
        read += line.len();
        let Some(("include" | "-include" | "sinclude", names)) = line.trim_end().split_once(' ') else { continue };
        let own = names.split_whitespace().flat_map(|name| included(reading, &join(folder, name)));
        let own: Vec<String> =
            own.filter(|own| !paths.contains(own)).take(MAX_INCLUDED - paths.len().min(MAX_INCLUDED)).collect();
        for path in own {
            if let Some(text) = reading.text(&path) {
                whole.push('\n');
                whole.push_str(&text);
            }
            paths.push(path);
        }
    }
    Some(whole)
}

/// The files that a name with at most one `*` stands for.
fn included(reading: &Reading<'_>, name: &str) -> Vec<String> {
    match name.split_once('*') {
        None => reading.has(name).then(|| name.to_owned()).into_iter().collect(),
        Some((start, end)) => {
            let is_own = |path: &&str| {
                let between = path.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
                between.is_some_and(|between| !between.contains('/'))
            };
            reading.paths().filter(is_own).map(str::to_owned).collect()
        }
    }
}

/// The recipes of a target in a Makefile, and what it needs. Variables with plain values are filled in.
pub(super) fn recipe(makefile: &str, name: &str) -> Option<Target> {
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
