//! An example: its files with numbered lines, the bad ones marked. The caption says in words what the colour shows.

use crate::model::rule::{Example, ExampleFile};
use crate::report::excerpt::{self, Row};
use crate::report::markup::{Element, Node, tag};
use crate::report::text::count;

/// Lines of an example around a bad line.
const AROUND: usize = 40;

/// The example.
pub(super) fn draw(example: &Example) -> Vec<Node> {
    let (files, more) = excerpt::files(example);
    let mut nodes: Vec<Node> = files.iter().map(|file| self::file(example, file).into()).collect();
    if more > 0 {
        nodes.push(tag("p").text(format!("And {}.", count(more as u64, "more file"))).into());
    }
    if example.is_whole_bad {
        let text = "What it finds here stands in no file: it is about the repository as a whole.";
        nodes.push(tag("p").text(text).into());
    }
    nodes
}

fn file(example: &Example, file: &ExampleFile) -> Element {
    let path = if file.path == example.name { file.path.clone() } else { format!("{}/{}", example.name, file.path) };
    let bad = excerpt::bad_lines(file);
    let caption = tag("figcaption").with(tag("code").text(path));
    let caption = if bad.is_empty() { caption } else { caption.text(found(&bad)) };
    let rows = excerpt::rows(file, AROUND).into_iter().map(row);
    let code = tag("code").all(rows);
    tag("figure").with(caption).with(tag("pre").class("code numbered").set("tabindex", "0").with(code))
}

fn found(bad: &[usize]) -> String {
    let numbers: Vec<_> = bad.iter().map(ToString::to_string).collect();
    match numbers.split_last() {
        Some((only, [])) => format!(": found at line {only}"),
        Some((last, before)) => format!(": found at lines {} and {last}", before.join(", ")),
        None => String::new(),
    }
}

fn row(row: Row<'_>) -> Element {
    let Row::Line(number, line) = row else { return tag("span").class("gap").text("…\n") };
    let name = if line.is_bad { "mark" } else { "span" };
    tag(name).set("data-line", number.to_string()).text(format!("{}\n", line.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_names_the_bad_lines() {
        assert_eq!(found(&[4]), ": found at line 4");
        assert_eq!(found(&[4, 5, 9]), ": found at lines 4, 5 and 9");
    }
}
