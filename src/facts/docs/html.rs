//! HTML inside of Markdown: its links, anchors, headings and words. Reads tags one by one; never builds a tree.

use super::words;

/// Tags that a reader can follow or sees; GitHub drops `<link>` and `<script>`.
const LINKS: [&str; 9] = ["a", "area", "img", "source", "video", "audio", "track", "iframe", "embed"];

/// What HTML says, each with its byte offset in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) links: Vec<(String, usize)>,
    pub(super) anchors: Vec<String>,
    /// Level, text, offset.
    pub(super) headings: Vec<(usize, String, usize)>,
    pub(super) words: usize,
    pub(super) code_blocks: usize,
}

/// Reads a piece of HTML.
pub(super) fn read(html: &str) -> Found {
    let mut reader = Reader { html, at: 0, found: Found::default(), code: 0, heading: None };
    while reader.step() {}
    reader.found
}

struct Reader<'h> {
    html: &'h str,
    at: usize,
    found: Found,
    /// `<pre>` and `<code>` that are open.
    code: usize,
    heading: Option<(usize, String, usize)>,
}

impl<'h> Reader<'h> {
    fn rest(&self) -> &'h str {
        self.html.get(self.at..).unwrap_or("")
    }

    /// Reads the text up to the next tag, and the tag.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(start) = rest.find('<') else {
            self.text(rest);
            return false;
        };
        self.text(rest.get(..start).unwrap_or(""));
        self.at += start;
        let rest = self.rest();
        if rest.starts_with("<!--") {
            self.at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.get(1..).is_some_and(|name| name.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic())) {
            self.tag();
        } else {
            self.at += 1;
        }
        true
    }

    fn text(&mut self, text: &str) {
        self.found.words += words(text);
        if let Some((_, heading, _)) = &mut self.heading {
            heading.push_str(text);
        }
    }

    fn tag(&mut self) {
        let start = self.at;
        let inner = self.rest().get(1..).unwrap_or("");
        let end = inner.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(inner.len());
        let name = inner.get(..end).unwrap_or("").trim_end_matches('/').to_ascii_lowercase();
        self.at += 1 + end;
        while let Some((attribute, value)) = self.attribute() {
            match attribute.to_ascii_lowercase().as_str() {
                "href" | "src" if self.code == 0 && LINKS.contains(&name.as_str()) => {
                    self.found.links.push((unescaped(value), start));
                }
                // Browsers look for a name on any tag, and GitHub leaves it there.
                "id" | "name" => self.found.anchors.push(value.to_owned()),
                _ => {}
            }
        }
        match name.as_str() {
            "pre" | "code" => {
                self.found.code_blocks += usize::from(name == "pre");
                self.code += 1;
            }
            "/pre" | "/code" => self.code = self.code.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = Some((name.trim_start_matches('h').parse().unwrap_or(1), String::new(), start));
            }
            "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => {
                let heading = self.heading.take().map(|(level, text, at)| (level, one_line(&text), at));
                self.found.headings.extend(heading.filter(|(_, text, _)| !text.is_empty()));
            }
            _ => {}
        }
    }

    /// The next attribute of the open tag; none at its end.
    fn attribute(&mut self) -> Option<(&'h str, &'h str)> {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        self.at += rest.len() - trimmed.len();
        if trimmed.is_empty() {
            return None;
        }
        if trimmed.starts_with('>') {
            self.at += 1;
            return None;
        }
        let end = trimmed.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).unwrap_or(trimmed.len()).max(1);
        let (name, rest) = trimmed.split_at_checked(end)?;
        self.at += end;
        let Some(value) = rest.trim_start().strip_prefix('=') else { return Some((name, "")) };
        let value = value.trim_start();
        self.at += rest.len() - value.len();
        for quote in ['"', '\''] {
            if let Some(inner) = value.strip_prefix(quote) {
                let end = inner.find(quote).unwrap_or(inner.len());
                self.at += (end + 2).min(value.len());
                return Some((name, inner.get(..end).unwrap_or("").trim()));
            }
        }
        let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
        self.at += end;
        Some((name, value.get(..end).unwrap_or("")))
    }
}

fn unescaped(value: &str) -> String {
    value.replace("&amp;", "&")
}

/// Words with single blanks between them.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_anchors_and_headings_are_found() {
        let html = "<!-- <a href=no> --><h1 align=\"center\" id='top'>\n <img src=logo.png>\n The <b>Shop</b></h1>\n\
            <h3 name=\"x\"></h3><A HREF = \"a.md?b=1&amp;c\" />two words < 3\n<pre><a href=\"in-code\"></pre>\
            <link rel=icon href=favicon.ico><script src=x.js></script>";
        let expected = Found {
            links: vec![
                ("logo.png".to_owned(), html.find("<img").unwrap()),
                ("a.md?b=1&c".to_owned(), html.find("<A").unwrap()),
            ],
            anchors: vec!["top".to_owned(), "x".to_owned()],
            headings: vec![(1, "The Shop".to_owned(), html.find("<h1").unwrap())],
            words: 5,
            code_blocks: 1,
        };
        assert_eq!(read(html), expected);
    }

    #[test]
    fn broken_html_ends() {
        for html in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href=\"",
            "<a href='x",
            "</",
            "<!--",
            "<a =",
            "<a ==>",
            "<é",
            "<a é='ü'",
        ] {
            let _ = read(html);
        }
        assert_eq!(read("<a href=\"x").links, [("x".to_owned(), 0)]);
    }
}
