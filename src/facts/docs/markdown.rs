//! A Markdown text → its words, title, headings, links and anchors, as GitHub reads them. Links inside of code are none.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::html::{self, one_line};
use super::mdx::{self, Sides};
use super::{Heading, Link, Page, words};
use crate::model::lines::Lines;

/// Reads a text.
pub(super) fn read(text: &str) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter());
    let state = State { credits: credits(text), ..State::default() };
    let mut reader = Reader { text, lines: Lines::of(text), page: Page::default(), state };
    for (event, range) in events {
        reader.event(event, &range);
    }
    let Reader { mut page, state, .. } = reader;
    let first = page.headings.iter().find(|heading| heading.level == 1);
    page.title = first.map(|heading| heading.text.clone()).or(state.title);
    page
}

/// Reads a text of MDX.
pub(super) fn mdx(text: &str) -> Page {
    let Sides { markdown, tags } = mdx::sides(text);
    let page = read(&markdown);
    let mut reader = Reader { text: &tags, lines: Lines::of(&tags), page, state: State::default() };
    reader.html(&tags, 0);
    // What is worked out leads nobody knows where.
    reader.page.links.retain(|link| !link.target.starts_with('{'));
    reader.page
}

/// What is open.
#[derive(Default)]
struct State {
    heading: Option<Heading>,
    in_code: bool,
    in_metadata: bool,
    in_html: bool,
    /// Links and images around the text.
    links: usize,
    images: usize,
    /// The title that the head of the file gives.
    title: Option<String>,
    /// Where contributors are listed by their bot, whose links to kinds of contributions are not meant to lead anywhere.
    credits: Range<usize>,
}

/// The list that the bot of all-contributors keeps in a text, by the comments that it puts around it.
fn credits(text: &str) -> Range<usize> {
    let start = text.find("<!-- ALL-CONTRIBUTORS-LIST:START").unwrap_or(text.len());
    let list = text.get(start..).unwrap_or("");
    start..start + list.find("<!-- ALL-CONTRIBUTORS-LIST:END").unwrap_or(0)
}

struct Reader<'t> {
    text: &'t str,
    lines: Lines,
    page: Page,
    state: State,
}

impl Reader<'_> {
    fn line(&self, offset: usize) -> usize {
        self.lines.position(self.text, u32::try_from(offset).unwrap_or(u32::MAX)).line as usize
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.state.in_metadata => self.metadata(&text),
            Event::Text(text) if !self.state.in_code => {
                self.page.anchors.text(&text);
                if self.state.links == 0 {
                    self.bare_links(&text, range.start);
                }
                self.prose(&text);
            }
            Event::Code(text) => self.prose(&text),
            Event::SoftBreak | Event::HardBreak => self.prose(" "),
            Event::InlineHtml(html) => self.html(&html, range.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                if let Some(id) = id {
                    self.page.anchors.name(&id);
                }
                let line = self.line(range.start);
                self.state.heading = Some(Heading { level: number(level), text: String::new(), line });
            }
            Tag::CodeBlock(_) => {
                self.page.code_blocks += 1;
                self.state.in_code = true;
            }
            Tag::HtmlBlock => {
                let text = self.text;
                self.html(text.get(range.clone()).unwrap_or(""), range.start);
                self.state.in_html = true;
            }
            Tag::MetadataBlock(_) => self.state.in_metadata = true,
            Tag::Link { dest_url, link_type, .. } => {
                self.state.links += 1;
                let is_mail = link_type == pulldown_cmark::LinkType::Email;
                self.link(if is_mail { format!("mailto:{dest_url}") } else { dest_url.into_string() }, range.start);
            }
            Tag::Image { dest_url, .. } => {
                self.state.links += 1;
                self.state.images += 1;
                self.link(dest_url.into_string(), range.start);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some(heading) = self.state.heading.take() {
                    self.heading(heading);
                }
            }
            TagEnd::CodeBlock => self.state.in_code = false,
            TagEnd::HtmlBlock => self.state.in_html = false,
            TagEnd::MetadataBlock(_) => self.state.in_metadata = false,
            TagEnd::Link => self.state.links = self.state.links.saturating_sub(1),
            TagEnd::Image => {
                self.state.links = self.state.links.saturating_sub(1);
                self.state.images = self.state.images.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn heading(&mut self, heading: Heading) {
        let Heading { level, text, line } = heading;
        self.page.anchors.heading(&text);
        self.page.headings.push(Heading { level, text: one_line(&text), line });
    }

    fn prose(&mut self, text: &str) {
        if self.state.images > 0 {
            return;
        }
        self.page.words += words(text);
        if let Some(heading) = &mut self.state.heading {
            heading.text.push_str(text);
        }
    }

    fn link(&mut self, target: String, offset: usize) {
        if target.starts_with('#') && self.state.credits.contains(&offset) {
            return;
        }
        let line = self.line(offset);
        self.page.links.push(Link { target, line });
    }

    fn html(&mut self, html: &str, offset: usize) {
        if self.state.in_html {
            return;
        }
        self.page.anchors.text(html);
        let found = html::read(html);
        for (level, text, at) in found.headings {
            let line = self.line(offset + at);
            self.heading(Heading { level, text, line });
        }
        for name in found.anchors {
            self.page.anchors.name(&name);
        }
        for (target, at) in found.links {
            self.link(target, offset + at);
        }
        self.page.words += found.words;
        self.page.code_blocks += found.code_blocks;
    }

    /// Addresses that stand in the text without any markup, which GitHub makes links of.
    fn bare_links(&mut self, text: &str, offset: usize) {
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| rest.find("://")) {
            let mark = at + found;
            let head = text.get(at..mark).unwrap_or("");
            let scheme = ["https", "http"].into_iter().find(|scheme| head.ends_with(scheme));
            at = mark + 3;
            let Some(scheme) = scheme else { continue };
            let start = mark - scheme.len();
            let rest = text.get(start..).unwrap_or("");
            let end = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
            let address = trimmed(rest.get(..end).unwrap_or(""));
            at = start + end.max(1);
            if address.len() > scheme.len() + 3 {
                self.link(address.to_owned(), offset + start);
            }
        }
    }

    fn metadata(&mut self, text: &str) {
        let title = text.lines().find_map(|line| line.strip_prefix("title:"));
        let title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned());
        self.state.title = title.filter(|title| !title.is_empty());
    }
}

/// An address without the punctuation of the sentence around it.
fn trimmed(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '"']);
        let is_closed = shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if is_closed { shorter.strip_suffix(')').unwrap_or(shorter) } else { shorter };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

fn number(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
