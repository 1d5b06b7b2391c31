//! A text of MDX → the Markdown in it and its tags, each as a text with the same lines.
//!
//! In MDX a tag that stands on lines of its own ends no Markdown: what follows it is read, however far it is indented. `CommonMark`
//! takes it for HTML up to the next empty line, or for code. `import`, `export` and comments are no text. See
//! <https://mdxjs.com/docs/what-is-mdx/>.

/// The two sides of a text.
#[derive(Default)]
pub(super) struct Sides {
    /// Without the tags that stand on lines of their own.
    pub(super) markdown: String,
    /// These tags alone.
    pub(super) tags: String,
}

/// Takes a text apart.
pub(super) fn sides(text: &str) -> Sides {
    let mut splitter = Splitter::default();
    let mut lines = text.lines();
    if text.starts_with("---") {
        // What stands above the text is no Markdown.
        let head = text.lines().skip(1).position(|line| line.trim_end() == "---").map_or(0, |last| last + 2);
        for line in lines.by_ref().take(head) {
            splitter.put(line, "");
        }
    }
    lines.for_each(|line| splitter.line(line));
    splitter.sides
}

/// What goes on over several lines.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    /// Code between fences: how one begins.
    Code(String),
    /// A tag.
    Tag,
    /// `import` or `export`, up to an empty line.
    Module,
    /// `{/* … */}`.
    Comment,
}

#[derive(Default)]
struct Splitter {
    sides: Sides,
    open: Open,
    /// By how much the content of each element is indented that is open; nothing where none of it was seen.
    inside: Vec<Option<usize>>,
}

impl Splitter {
    fn put(&mut self, markdown: &str, tag: &str) {
        for (side, line) in [(&mut self.sides.markdown, markdown), (&mut self.sides.tags, tag)] {
            side.push_str(line);
            side.push('\n');
        }
    }

    fn line(&mut self, line: &str) {
        let text = line.trim();
        match &self.open {
            Open::Code(fence) => {
                let is_end = text.starts_with(fence.as_str()) && text.trim_start_matches(['`', '~']).is_empty();
                let own = self.flush(line).to_owned();
                self.put(&own, "");
                if is_end {
                    self.open = Open::Nothing;
                }
            }
            Open::Tag => self.tag(text),
            Open::Module if !text.is_empty() => self.put("", ""),
            Open::Comment => {
                self.put("", "");
                if text.contains("*/}") {
                    self.open = Open::Nothing;
                }
            }
            Open::Module | Open::Nothing => {
                self.open = Open::Nothing;
                self.plain(line, text);
            }
        }
    }

    /// A line where nothing is open.
    fn plain(&mut self, line: &str, text: &str) {
        if text.starts_with("{/*") && (!text.contains("*/}") || text.ends_with("*/}")) {
            self.put("", "");
            self.open = if text.contains("*/}") { Open::Nothing } else { Open::Comment };
            return;
        }
        if ["import ", "export "].iter().any(|word| line.starts_with(word)) {
            self.put("", "");
            self.open = Open::Module;
            return;
        }
        if is_tag(text) {
            self.tag(text);
            return;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some(inside @ None) = self.inside.last_mut()
            && !text.is_empty()
        {
            *inside = Some(indent);
        }
        let own = self.flush(line).to_owned();
        self.put(&own, "");
        let mark = |letter: char| own.trim_start().chars().take_while(|own| *own == letter).count();
        if let Some((letter, count)) = [('`', mark('`')), ('~', mark('~'))].into_iter().find(|(_, count)| *count > 2) {
            self.open = Open::Code(letter.to_string().repeat(count));
        }
    }

    /// A line of a tag that stands on lines of its own.
    fn tag(&mut self, text: &str) {
        self.put("", text);
        if !text.ends_with('>') || text.ends_with("=>") {
            self.open = Open::Tag;
            return;
        }
        self.open = Open::Nothing;
        if text.starts_with("</") {
            self.inside.pop();
        } else if !text.ends_with("/>") && !text.contains("</") {
            self.inside.push(None);
        }
    }

    /// A line without the indentation that is the element's.
    fn flush<'l>(&self, line: &'l str) -> &'l str {
        let most = self.inside.iter().rev().find_map(|inside| *inside).unwrap_or(0);
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(indent.min(most)..).unwrap_or(line)
    }
}

/// Whether a line is a tag, or the first of its lines. What stands beside text is for Markdown to read.
fn is_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let name = rest.strip_prefix('/').unwrap_or(rest);
    if !name.starts_with(|letter: char| letter == '>' || letter.is_ascii_alphabetic()) {
        return false;
    }
    let length = name.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '.' | '-' | '_'));
    let after = name.get(length.unwrap_or(name.len())..).unwrap_or("");
    if !after.is_empty() && !after.starts_with([' ', '\t', '>', '/']) {
        // An address between angle brackets.
        return false;
    }
    // A tag on several lines; otherwise the tag is the line.
    let brackets = after.matches('>').count() - after.matches("=>").count();
    brackets == 0 || (brackets == 1 && after.ends_with('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_tags_is_markdown() {
        let text = "---\ntitle: <A>\n---\nimport A from 'a'\nexport const b = {\n  <x: 1,\n}\n\n<Tabs>\n  <Tab\n    id=\"tea\"\n    \
                    on={() =>\n    1}\n  >\n    ## Tea\n\n    ```\n    <b>\n      c\n    ```\n\n        - milk\n  </Tab>\n  end\n</Tabs>\n\
                    {/* <a\nb> */}\n<A href=\"x\" /> and\n<https://a.example>\n<Card href=\"y\" />\n# End\n";
        let Sides { markdown, tags } = sides(text);
        let expected = "---\ntitle: <A>\n---\n\n\n\n\n\n\n\n\n\n\n\n## Tea\n\n```\n<b>\n  c\n```\n\n    - milk\n\nend\n\n\
                        \n\n<A href=\"x\" /> and\n<https://a.example>\n\n# End\n";
        assert_eq!(markdown, expected);
        let kept: Vec<_> = tags.lines().enumerate().filter(|(_, line)| !line.is_empty()).collect();
        let expected = [
            (8, "<Tabs>"),
            (9, "<Tab"),
            (10, "id=\"tea\""),
            (11, "on={() =>"),
            (12, "1}"),
            (13, ">"),
            (22, "</Tab>"),
            (24, "</Tabs>"),
            (29, "<Card href=\"y\" />"),
        ];
        assert_eq!(kept, expected);
        assert_eq!(markdown.lines().count(), text.lines().count());
    }
}
