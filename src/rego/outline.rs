//! What a policy in the layout of `opa fmt` defines, without reading it as a whole: text in, [`Outline`] out. For the policies that are
//! built in, of which a run needs a few; that the outline is what a parse gives is tested for each of them. Of `std` alone: the
//! build script makes the outlines.

/// What is in a policy.
#[derive(Debug)]
pub(crate) struct Outline {
    /// The package, without `data`.
    pub(crate) package: Vec<String>,
    /// Its rules and functions, one entry a name, with the line where it is first defined, and whether that is a function.
    pub(crate) rules: Vec<(String, u32, bool)>,
    /// Paths below `data` that it refers to.
    pub(crate) needs: Vec<Vec<String>>,
}

impl Outline {
    /// The outline of a policy: every rule starts its line, nothing else that starts one is a name.
    pub(crate) fn of(text: &str) -> Self {
        let mut package = Vec::new();
        let mut rules: Vec<(String, u32, bool)> = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let mut words = text.split(|c: char| !is_of_name(c)).filter(|word| !word.is_empty());
            let starts_name = text.starts_with(|c: char| c.is_alphabetic() || c == '_');
            match words.next().filter(|_| starts_name) {
                Some("package") => package = words.map(str::to_owned).collect(),
                Some("import" | "else") | None => {}
                Some(first) => {
                    let head = if first == "default" { text.trim_start_matches("default").trim_start() } else { text };
                    let name = if first == "default" { words.next() } else { Some(first) };
                    let is_function = |name| head.strip_prefix(name).is_some_and(|rest| rest.starts_with('('));
                    rules.extend(name.map(|name| (name.to_owned(), line, is_function(name))));
                }
            }
        }
        let mut known = std::collections::BTreeSet::new();
        rules.retain(|(name, ..)| known.insert(name.clone()));
        Self { package, rules, needs: names_in(text) }
    }
}

/// Every `data.…` in a text, in comments and strings too: what is loaded besides costs little, what is missing would be wrong.
pub(crate) fn names_in(text: &str) -> Vec<Vec<String>> {
    let found = text.match_indices("data.").filter(|(at, _)| {
        !text.get(..*at).and_then(|before| before.chars().next_back()).is_some_and(|c| is_of_name(c) || c == '.')
    });
    let path = |(at, word): (usize, &str)| {
        let rest = text.get(at + word.len()..).unwrap_or("");
        let path = rest.split(|c| !is_of_name(c) && c != '.').next().unwrap_or("");
        path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut names: Vec<_> = found.map(path).filter(|path| !path.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
