//! Markup as values → text that is HTML and well-formed XML alike.
//!
//! Whatever is shown is escaped where it is written, and nothing is written in another way; an address is a link only if it leads
//! to a page of the site or to the web. So no text of a policy can become markup.

use crate::model::rule::is_web;
use crate::report::sanitize;

/// A text or an element.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// Text, as people read it.
    Text(String),
    /// An element.
    Element(Element),
    /// A style or a script of karat's own, as it stands: it is part of the program, so that no scanned text can be in it.
    Own(&'static str),
}

/// An element.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// Where a link leads.
#[derive(Clone, Debug)]
pub(crate) struct Address(String);

impl Address {
    /// A page or a place of the site, relative to the page that the link stands on.
    pub(crate) fn inside(relative: impl Into<String>) -> Self {
        Self(relative.into())
    }

    /// A page of the web; none for all that is no such address.
    pub(crate) fn outside(url: &str) -> Option<Self> {
        is_web(url).then(|| Self(url.to_owned()))
    }
}

impl Address {
    /// A page of the site whose address is this, as it is seen from outside.
    #[cfg(feature = "serve")]
    pub(crate) fn behind(self, site: &str) -> Self {
        Self(format!("{site}{}", self.0))
    }
}

/// An empty element.
pub(crate) fn tag(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

/// A link.
pub(crate) fn link(to: Address) -> Element {
    tag("a").address("href", to)
}

/// A text in which what stands between backticks is code.
pub(crate) fn prose(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = code_in(rest) {
        nodes.push(Node::from(before));
        nodes.push(tag("code").text(code).into());
        rest = after;
    }
    nodes.push(Node::from(rest));
    nodes
}

/// Words up to this length, in bytes, stay in one line.
const LONG: usize = 16;

/// A text that may go on in the next line between the parts of long paths and ids, and not within one of them.
pub(crate) fn breakable(text: &str) -> Vec<Node> {
    let is_long = text.split_whitespace().any(|word| word.len() > LONG);
    let parts = text.split_inclusive(|own| is_long && matches!(own, '/' | '.' | '_' | ':'));
    let mut nodes: Vec<Node> = parts.flat_map(|part| [Node::from(part), tag("wbr").into()]).collect();
    nodes.pop();
    nodes
}

/// What stands before the first code, the code, and what stands behind it.
fn code_in(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

impl Element {
    /// With an attribute.
    pub(crate) fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an address.
    pub(crate) fn address(self, name: &'static str, to: Address) -> Self {
        self.set(name, to.0)
    }

    /// With a class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// With text behind what is in it.
    pub(crate) fn text(self, text: impl Into<String>) -> Self {
        self.with(Node::Text(text.into()))
    }

    /// With a child behind what is in it.
    pub(crate) fn with(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With children behind what is in it.
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = impl Into<Node>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

/// A whole document.
pub(crate) fn document(html: Element) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    write(&html.into(), true, &mut out);
    out
}

/// A whole document of XML.
#[cfg(feature = "serve")]
pub(crate) fn xml(root: Element) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    write(&root.into(), true, &mut out);
    out
}

/// Elements without an end.
const VOID: [&str; 4] = ["meta", "link", "input", "wbr"];
/// Elements inside of a line.
const INLINE: [&str; 9] = ["a", "code", "mark", "span", "strong", "time", "option", "title", "wbr"];

fn write(node: &Node, may_break: bool, out: &mut String) {
    let element = match node {
        Node::Text(text) => return escape(text, false, out),
        Node::Own(text) => return out.push_str(text),
        Node::Element(element) => element,
    };
    let is_block = may_break && !INLINE.contains(&element.name);
    if is_block && !out.ends_with('\n') {
        out.push('\n');
    }
    out.push('<');
    out.push_str(element.name);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    if VOID.contains(&element.name) {
        out.push_str("/>");
    } else {
        out.push('>');
        for child in &element.children {
            write(child, may_break && element.name != "pre", out);
        }
        out.push_str("</");
        out.push_str(element.name);
        out.push('>');
    }
    if is_block {
        out.push('\n');
    }
}

/// A text as it stands in markup. Characters that do something besides being shown are spelled out.
pub(crate) fn escape(text: &str, is_attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' if !is_attribute => out.push(c),
            '\n' | '\t' => out.push(' '),
            _ => sanitize::push(c, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(element: Element) -> String {
        document(element).trim_start_matches("<!DOCTYPE html>\n").to_owned()
    }

    #[test]
    fn long_words_go_on_in_the_next_line_between_their_parts() {
        let drawn = |text| drawn(tag("p").all(breakable(text)));
        assert!(drawn("short/a.b").contains("<p>short/a.b</p>"));
        assert!(
            drawn("deploy/production/web.yaml:7")
                .contains("<p>deploy/<wbr/>production/<wbr/>web.<wbr/>yaml:<wbr/>7</p>")
        );
        assert!(drawn("").contains("<p></p>"));
    }

    #[test]
    fn text_stays_text_wherever_it_stands() {
        let evil = "</p><script>alert('1' && \"2\")</script>\u{202e}\u{0}\u{fffe}";
        let text = drawn(tag("p").set("title", evil).text(evil));
        let harmless =
            "&lt;/p&gt;&lt;script&gt;alert('1' &amp;&amp; &quot;2&quot;)&lt;/script&gt;\\u{202e}\\x00\\u{fffe}";
        assert_eq!(text, format!("<p title=\"{harmless}\">{harmless}</p>\n"));
    }

    #[test]
    fn only_the_web_is_outside() {
        for url in
            ["javascript:alert(1)", "JavaScript:alert(1)", " https://a", "data:text/html,x", "//a", "https://a\" x=\""]
        {
            assert!(Address::outside(url).is_none(), "{url}");
        }
        let text = drawn(link(Address::outside("https://example.com/?a=1&b=2").unwrap()).text("x"));
        assert_eq!(text, "<a href=\"https://example.com/?a=1&amp;b=2\">x</a>");
    }

    #[test]
    fn blocks_stand_on_lines_of_their_own_and_code_keeps_its_lines() {
        let text = drawn(
            tag("main")
                .with(tag("p").text("a ").with(tag("code").text("b")))
                .with(tag("pre").with(tag("code").with(tag("span").text("  c\n")).with(tag("span").text("d\n")))),
        );
        assert_eq!(
            text,
            "<main>\n<p>a <code>b</code></p>\n<pre><code><span>  c\n</span><span>d\n</span></code></pre>\n</main>\n"
        );
    }

    #[test]
    fn backticks_make_code() {
        let text = drawn(tag("p").all(prose("Set `a: <b>` and `c`, not ` alone")));
        assert_eq!(text, "<p>Set <code>a: &lt;b&gt;</code> and <code>c</code>, not ` alone</p>\n");
    }
}
