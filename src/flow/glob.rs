//! Patterns of paths with captures, and texts that are made of what was captured: `env/*/values.yaml` and `{1}`.

use regex::Regex;

use crate::git::landed::Wanted;

/// `*` is a part of a name, `**` any number of folders, `?` one character; each is captured, from 1. `{0}` is all of it.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    text: String,
    whole: Regex,
    /// One pattern for each folder of the path, until the first `**`.
    folders: Vec<Regex>,
    /// Whether any folder below those may hold a match.
    is_deep: bool,
    /// How many parts are captured.
    pub(crate) captures: usize,
}

impl Glob {
    /// A pattern, or what is wrong with it.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        if text.is_empty() || text.starts_with('/') || text.ends_with('/') {
            return Err("a pattern of paths starts at the root, without `/` there or at its end".to_owned());
        }
        let segments: Vec<&str> = text.split('/').collect();
        if segments.iter().any(|segment| segment.contains("**") && *segment != "**") {
            return Err("`**` stands alone between two `/`".to_owned());
        }
        let compile = |body: &str| Regex::new(&format!("^{body}$")).map_err(|_| "the pattern is too long".to_owned());
        let mut body = String::new();
        for (place, segment) in segments.iter().enumerate() {
            let is_last = place + 1 == segments.len();
            if *segment == "**" {
                body.push_str(if is_last { "(.+)" } else { "(?:(.+)/)?" });
            } else {
                body.push_str(&translate(segment));
                body.push_str(if is_last { "" } else { "/" });
            }
        }
        let whole = compile(&body)?;
        let shallow = segments.iter().position(|segment| *segment == "**");
        let folders = segments.iter().take(shallow.unwrap_or(segments.len() - 1));
        let folders = folders.map(|segment| compile(&translate(segment))).collect::<Result<_, _>>()?;
        Ok(Self {
            text: text.to_owned(),
            captures: whole.captures_len() - 1,
            whole,
            folders,
            is_deep: shallow.is_some(),
        })
    }

    /// As it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What a path matches: all of it, then each capture.
    pub(crate) fn captures<'p>(&self, path: &'p str) -> Option<Vec<&'p str>> {
        let found = self.whole.captures(path)?;
        Some(found.iter().map(|part| part.map_or("", |part| part.as_str())).collect())
    }
}

impl Wanted for Glob {
    fn below(&self, folder: &str) -> bool {
        let mut patterns = self.folders.iter();
        folder.split('/').all(|name| patterns.next().map_or(self.is_deep, |pattern| pattern.is_match(name)))
    }

    fn file(&self, path: &str) -> bool {
        self.whole.is_match(path)
    }
}

fn translate(segment: &str) -> String {
    let mut body = String::new();
    for character in segment.chars() {
        match character {
            '*' => body.push_str("([^/]*)"),
            '?' => body.push_str("([^/])"),
            other => body.push_str(&regex::escape(other.encode_utf8(&mut [0; 4]))),
        }
    }
    body
}

/// A text with `{1}` for what was captured first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Capture(usize),
}

impl Template {
    /// A template, or what is wrong with it. It may use this many captures.
    pub(crate) fn new(text: &str, captures: usize) -> Result<Self, String> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, tail) = after.split_once('}').ok_or("a `{` is not closed")?;
            let number =
                inner.parse().map_err(|_| format!("`{{{inner}}}` is no number of a capture, such as {{1}}"))?;
            if number > captures {
                return Err(format!("there is no capture {{{number}}}: the pattern has {captures}"));
            }
            parts.extend([Part::Text(before.to_owned()), Part::Capture(number)]);
            rest = tail;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { parts })
    }

    /// A text without captures.
    pub(crate) fn plain(text: &str) -> Self {
        Self { parts: vec![Part::Text(text.to_owned())] }
    }

    /// The text, with what was captured.
    pub(crate) fn fill(&self, captures: &[&str]) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Capture(number) => (*captures.get(*number).unwrap_or(&"")).to_owned(),
        };
        self.parts.iter().map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_are_what_the_stars_stand_for() {
        let cases: [(&str, &str, Option<&[&str]>); 8] = [
            ("env/*/values.yaml", "env/shop/values.yaml", Some(&["env/shop/values.yaml", "shop"])),
            ("env/*/values.yaml", "env/a/b/values.yaml", None),
            ("*/*-v?.y", "prod/shop-v2.y", Some(&["prod/shop-v2.y", "prod", "shop", "2"])),
            ("**/tag", "tag", Some(&["tag", ""])),
            ("**/tag", "a/b/tag", Some(&["a/b/tag", "a/b"])),
            ("apps/**", "apps/a/b", Some(&["apps/a/b", "a/b"])),
            ("a.b", "axb", None),
            ("v*", "v1.2.3", Some(&["v1.2.3", "1.2.3"])),
        ];
        for (pattern, path, expected) in cases {
            assert_eq!(Glob::new(pattern).unwrap().captures(path).as_deref(), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn only_folders_that_may_hold_a_match_are_opened() {
        let cases = [
            ("env/*/values.yaml", "env", true),
            ("env/*/values.yaml", "env/shop", true),
            ("env/*/values.yaml", "env/shop/templates", false),
            ("env/*/values.yaml", "docs", false),
            ("a/**/tag", "a/b/c/d", true),
            ("a/**/tag", "b", false),
            ("tag", "a", false),
        ];
        for (pattern, folder, expected) in cases {
            assert_eq!(Glob::new(pattern).unwrap().below(folder), expected, "{pattern} {folder}");
        }
    }

    #[test]
    fn mistakes_in_patterns_and_templates_are_told() {
        assert_eq!(Glob::new("a/b**/c").unwrap_err(), "`**` stands alone between two `/`");
        assert!(Glob::new("/a").is_err() && Glob::new("").is_err());
        assert_eq!(Template::new("{2}", 1).unwrap_err(), "there is no capture {2}: the pattern has 1");
        assert_eq!(Template::new("{x}", 1).unwrap_err(), "`{x}` is no number of a capture, such as {1}");
        assert_eq!(Template::new("{1", 1).unwrap_err(), "a `{` is not closed");
        assert_eq!(Template::new("a-{1}-{0}", 1).unwrap().fill(&["x/y", "y"]), "a-y-x/y");
    }
}
