//! Recipes of a justfile.
//! <https://just.systems/man/en/>

use std::collections::BTreeMap;

use super::{MAX_LINES, Target};

/// Words that begin lines that are no recipes.
const OTHER_LINES: [&str; 7] = ["alias", "export", "import", "import?", "mod", "set", "unexport"];

/// The lines of a recipe, and the recipes that it needs; the first one where none is named. Variables with plain values are filled in.
pub(super) fn recipe(text: &str, name: &str) -> Option<Target> {
    let text = text.replace("\\\r\n", " ").replace("\\\n", " ");
    let aliases: BTreeMap<&str, &str> = text.lines().filter_map(alias).collect();
    let mut wanted = aliases.get(name).copied().unwrap_or(name);
    let mut variables = BTreeMap::new();
    let (mut found, mut is_inside) = (None::<Target>, false);
    for line in text.lines().take(MAX_LINES) {
        if line.starts_with([' ', '\t']) {
            if let Some(target) = found.as_mut().filter(|_| is_inside) {
                target.add(line.trim().trim_start_matches(['@', '-']));
            }
            continue;
        }
        let line = line.trim_end();
        if let Some((name, value)) = line.split_once(":=") {
            let name = name.trim().trim_start_matches("export ").trim();
            variables.insert(name, value.trim().trim_matches(['"', '\'']));
            is_inside = false;
            continue;
        }
        let is_other = line.is_empty() || line.starts_with(['#', '[', '}']);
        if is_other || line.split_whitespace().next().is_some_and(|word| OTHER_LINES.contains(&word)) {
            continue;
        }
        let Some((head, needs)) = line.split_once(':') else { continue };
        let own = head.split_whitespace().next().unwrap_or("").trim_start_matches('@');
        if wanted.is_empty() {
            wanted = own;
        }
        is_inside = own == wanted;
        if is_inside {
            let target = found.get_or_insert_default();
            let words = needs.split(|letter: char| letter.is_whitespace() || "()".contains(letter));
            target.others.extend(words.filter(|word| !word.is_empty() && *word != "&&").map(str::to_owned));
        }
    }
    found.map(|target| Target { script: filled(&target.script, &variables), ..target })
}

/// Another name for a recipe: `alias t := test`.
fn alias(line: &str) -> Option<(&str, &str)> {
    let (name, recipe) = line.strip_prefix("alias ")?.split_once(":=")?;
    Some((name.trim(), recipe.trim()))
}

/// A text with the values of variables in it: `{{name}}`.
fn filled(text: &str, variables: &BTreeMap<&str, &str>) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, behind)) = rest.split_once("{{") {
        out.push_str(before);
        let known = behind.split_once("}}").and_then(|(name, after)| Some((*variables.get(name.trim())?, after)));
        if let Some((value, after)) = known {
            out.push_str(value);
            rest = after;
        } else {
            out.push_str("{{");
            rest = behind;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUSTFILE: &str = "set shell := [\"bash\", \"-c\"]
linter := 'golangci-lint'
alias t := test

# All of it.
default: lint (build \"x\") && clean

[private]
@test *args: build
    go test {{args}} \\
      ./...
lint:
\t-{{ linter }} run
build target='all':
    go build
";

    #[test]
    fn a_recipe_is_found_with_what_it_needs() {
        let of = |name| recipe(JUSTFILE, name).map(|own| (own.others.join(" "), own.script));
        let table = [
            ("", "lint build \"x\" clean", ""),
            ("t", "build", "go test {{args}}        ./...\n"),
            ("test", "build", "go test {{args}}        ./...\n"),
            ("lint", "", "golangci-lint run\n"),
            ("build", "", "go build\n"),
        ];
        for (name, others, script) in table {
            assert_eq!(of(name), Some((others.to_owned(), script.to_owned())), "{name}");
        }
        assert_eq!([of("none"), of("set"), of("linter")], [None, None, None]);
        for hostile in ["", ":", "a:", ":=", " ", "{{", "a:\n {{", "a:\n {{x"] {
            recipe(hostile, "");
            recipe(hostile, "a");
        }
    }
}
