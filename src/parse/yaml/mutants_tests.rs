//! Texts for the fuzz tests: samples of YAML, cut and mixed with the tokens that matter.
//!
//! Takes random bytes, gives a text; the same bytes always give the same text.

use std::fs;
use std::path::Path;

/// What YAML is made of, and what breaks it.
const TOKENS: [&str; 72] = [
    "- ",
    "-",
    "-\n",
    "-\t",
    ": ",
    ":",
    ":\n",
    ":\t",
    "? ",
    "?",
    "\n",
    "\n\n",
    " ",
    "  ",
    "   ",
    "\t",
    " #",
    "# c\n",
    "#",
    "'",
    "\"",
    "''",
    "\\",
    "\\n",
    "\\\n",
    "\\x41",
    "|",
    "|\n",
    "|-\n",
    "|+\n",
    ">\n",
    ">-\n",
    "|2\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "[a, b]",
    "{a: b}",
    "{\"a\":1}",
    "[a: b]",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "!Ref ",
    "---\n",
    "--- ",
    "\n---\n",
    "...\n",
    "%",
    "@",
    "`",
    "<<: ",
    "<<",
    "~",
    "null",
    "yes",
    "on",
    "0x1f",
    "01",
    ".5",
    "1e3",
    "a",
    "a: b",
    "a: ",
    "\r\n",
    "é",
    "\u{85}",
    "\u{feff}",
];

/// Samples, each a short piece of YAML.
pub(super) struct Samples(Vec<String>);

impl Samples {
    /// The samples of the project, and a few lines that hold what those do not.
    #[expect(clippy::disallowed_methods, reason = "samples stand in files")]
    pub(super) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut pieces = vec![HARD.to_owned()];
        let mut open = vec![root.join("testdata/documents/yaml"), root.join("policies"), root.join("scorecards")];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                let mut entries: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
                entries.sort();
                open.extend(entries);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
                pieces.push(fs::read_to_string(path).unwrap_or_default());
            }
        }
        Self(pieces.iter().flat_map(|text| windows(text)).collect())
    }

    /// The text that some bytes stand for.
    pub(super) fn mutant(&self, bytes: &[u8]) -> String {
        let mut bytes = bytes.iter().copied();
        let mut next = |bound: usize| {
            let (high, low) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
            usize::from(u16::from_le_bytes([low, high])) % bound.max(1)
        };
        let mut tokens = tokens(&self.0[next(self.0.len())]);
        for _ in 0..next(8) {
            let at = next(tokens.len());
            let token = TOKENS[next(TOKENS.len())].to_owned();
            match next(6) {
                0 if !tokens.is_empty() => drop(tokens.remove(at)),
                1 if !tokens.is_empty() => tokens[at] = token,
                2 if !tokens.is_empty() => tokens.insert(at, tokens[at].clone()),
                3 if !tokens.is_empty() => {
                    let other = next(tokens.len());
                    tokens.swap(at, other);
                }
                _ => tokens.insert(at, token),
            }
        }
        tokens.concat()
    }
}

/// Overlapping pieces of some lines, so that a mutant is small.
fn windows(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    (0..lines.len()).step_by(7).map(|from| lines[from..lines.len().min(from + 14)].concat()).collect()
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for c in text.chars() {
        let goes_on = |token: &String| {
            token.ends_with(char::is_alphanumeric) && c.is_alphanumeric() || c == ' ' && token.ends_with(' ')
        };
        match tokens.last_mut() {
            Some(last) if goes_on(last) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
    }
    tokens
}

const HARD: &str = r#"plain: several words
  over lines

  # comment
quoted: "a \"b\" \u00e9 \
  c  

  d" # end
single: 'it''s

  over lines'
"key with: colon": 'x'
'k' : 1
literal: |
  one

    two

keep: |+
  one

folded: >-
  a
  b

  c
   more
list:
- a
- - b
  - c: 1
    d:
-
  e: f
- "g": h
-   i: j
    k: [1, 'two', "three", {l: m, "n":o}, []]
flow: {a: {}, b: [x y, z], c: http://x.y/z#a}
empty:
tilde: ~
time: 12:30:45
url: http://a/b?c=d#e
...
--- # second
? complex
: value
anchor: &a {x: 1}
alias: *a
merge:
  <<: *a
tag: !Ref x
---
|
 root
---
- "x": y
  z: w
"#;
