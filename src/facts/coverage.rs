//! Reports of test coverage: lcov, Cobertura, JaCoCo → how many lines there are and how many are covered.
//!
//! `[{"path", "format": "lcov"|"cobertura"|"jacoco", "lines", "covered"}]`. Of XML only the part that holds the totals is parsed;
//! what a report does not say is not counted up, but for lcov and Cobertura without totals.

use std::collections::BTreeMap;

use regorus::Value;
use roxmltree::{Document, Node, ParsingOptions};

use super::value::{list, object, text};
use super::{Source, Unknown};
use crate::parse;

/// A larger report is not read.
const LARGEST: u64 = 100_000_000;

/// A report without totals is parsed as a whole only up to this size.
const LARGEST_TREE: usize = 20_000_000;

/// What a report says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Report {
    format: &'static str,
    lines: u64,
    covered: u64,
}

pub(super) fn gather(source: &Source<'_>) -> Result<Value, Unknown> {
    let mut reports = Vec::new();
    for file in source.files.iter().filter(|file| feeds(&file.path)) {
        if file.size > LARGEST {
            return Err(Unknown(format!("{}: larger than 100 MB", file.path)));
        }
        let Some(content) = parse::content(file, LARGEST).map_err(Unknown)? else { continue };
        let Some(report) = read(&content) else { continue };
        reports.push(object([
            ("path", text(&file.path)),
            ("format", text(report.format)),
            ("lines", Some(Value::from(report.lines))),
            ("covered", Some(Value::from(report.covered))),
        ]));
    }
    Ok(list(reports))
}

/// Whether the file at a path may change the fact: it has a name that such reports have.
pub(super) fn feeds(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    match extension {
        "lcov" => true,
        "info" => stem.contains("lcov") || stem.contains("coverage"),
        "xml" => ["coverage", "cobertura", "jacoco"].iter().any(|word| stem.contains(word)),
        _ => false,
    }
}

fn read(content: &str) -> Option<Report> {
    let start = content.trim_start();
    if !start.starts_with('<') {
        return lcov(content);
    }
    match root(start)? {
        (tag, "coverage") => cobertura(tag, start),
        (_, "report") => jacoco(start),
        _ => None,
    }
}

/// The tag of the root element, and its name.
fn root(xml: &str) -> Option<(&str, &str)> {
    let mut rest = xml;
    loop {
        let start = rest.find('<')?;
        rest = rest.get(start..)?;
        let end = match rest.get(..4)? {
            "<!--" => rest.find("-->")? + 3,
            head if head.starts_with("<?") || head.starts_with("<!") => rest.find('>')? + 1,
            _ => {
                let tag = rest.get(..=rest.find('>')?)?;
                let name = tag.get(1..)?;
                let name = name.get(..name.find(|c: char| !c.is_alphanumeric())?)?;
                return Some((tag, name));
            }
        };
        rest = rest.get(end..)?;
    }
}

/// Sums of `LF` and `LH`, or else of the lines themselves.
fn lcov(content: &str) -> Option<Report> {
    let (mut lines, mut covered, mut is_lcov) = (0, 0, false);
    let (mut found, mut hit) = (None, None);
    let mut own: BTreeMap<u64, bool> = BTreeMap::new();
    for line in content.lines().map(str::trim) {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        match key {
            "SF" => is_lcov = true,
            "LF" => found = value.parse::<u64>().ok(),
            "LH" => hit = value.parse::<u64>().ok(),
            "DA" => {
                let mut parts = value.split(',');
                let number = parts.next().and_then(|number| number.parse().ok());
                let is_hit = parts.next().is_some_and(|count| count != "0" && !count.starts_with('-'));
                if let Some(number) = number {
                    *own.entry(number).or_default() |= is_hit;
                }
            }
            "end_of_record" => {
                let hits = own.values().filter(|is_hit| **is_hit).count() as u64;
                lines += found.take().unwrap_or(own.len() as u64);
                covered += hit.take().unwrap_or(hits);
                own.clear();
            }
            _ => {}
        }
    }
    is_lcov.then_some(Report { format: "lcov", lines, covered })
}

/// The totals of the root, which older versions do not write.
fn cobertura(tag: &str, xml: &str) -> Option<Report> {
    let alone = format!("{}/>", tag.trim_end_matches('>').trim_end_matches('/'));
    let head = Document::parse(&alone).ok()?;
    let number = |name| head.root_element().attribute(name).and_then(|value| value.parse::<u64>().ok());
    if let (Some(lines), Some(covered)) = (number("lines-valid"), number("lines-covered")) {
        return Some(Report { format: "cobertura", lines, covered });
    }
    // Clover has a root of the same name.
    head.root_element().attribute("line-rate")?;
    if xml.len() > LARGEST_TREE {
        return None;
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 4_000_000, ..ParsingOptions::default() };
    let tree = Document::parse_with_options(xml, options).ok()?;
    let mut lines: BTreeMap<(&str, u64), bool> = BTreeMap::new();
    for line in tree.descendants().filter(|node| node.has_tag_name("line")) {
        let class = line.ancestors().find(|node| node.has_tag_name("class"));
        let file = class.and_then(|class| class.attribute("filename")).unwrap_or("");
        let Some(number) = line.attribute("number").and_then(|number| number.parse().ok()) else { continue };
        *lines.entry((file, number)).or_default() |= line.attribute("hits").is_some_and(|hits| hits != "0");
    }
    let covered = lines.values().filter(|is_hit| **is_hit).count() as u64;
    Some(Report { format: "cobertura", lines: lines.len() as u64, covered })
}

/// The counters of the report as a whole stand behind the last package.
fn jacoco(xml: &str) -> Option<Report> {
    let end = xml.rfind("</report>")?;
    let body = xml.get(..end)?;
    let start = ["</package>", "</group>", "<sessioninfo"].iter().filter_map(|mark| body.rfind(mark)).max()?;
    let tail = body.get(start..)?;
    let tail = tail.get(tail.find('>')? + 1..)?;
    let counters = format!("<counters>{tail}</counters>");
    let tree = Document::parse(&counters).ok()?;
    let is_lines = |node: &Node<'_, '_>| node.has_tag_name("counter") && node.attribute("type") == Some("LINE");
    let counter = tree.root_element().children().find(is_lines)?;
    let number = |name| counter.attribute(name).and_then(|value| value.parse::<u64>().ok());
    let covered = number("covered")?;
    Some(Report { format: "jacoco", lines: covered + number("missed")?, covered })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Tree, json};
    use super::*;

    fn counts(content: &str) -> Option<(&'static str, u64, u64)> {
        read(content).map(|report| (report.format, report.lines, report.covered))
    }

    #[test]
    fn lcov_has_totals_or_lines() {
        let text = "TN:\nSF:a.js\nDA:1,1\nDA:2,0\nLF:10\nLH:7\nend_of_record\nSF:b.js\nDA:1,5\nDA:1,0\nDA:2,0\nend_of_record\n";
        assert_eq!(counts(text), Some(("lcov", 12, 8)));
        assert_eq!(counts("no report\n"), None);
    }

    #[test]
    fn cobertura_has_totals_or_lines() {
        let head =
            "<?xml version=\"1.0\" ?>\n<!DOCTYPE coverage SYSTEM 'http://a.co/coverage-04.dtd'>\n<!-- by x -->\n";
        let text = format!(
            "{head}<coverage line-rate=\"0.9\" lines-valid=\"200\" lines-covered=\"180\" version=\"1\"><broken"
        );
        assert_eq!(counts(&text), Some(("cobertura", 200, 180)));
        let old = format!(
            "{head}<coverage line-rate=\"0.5\"><packages><package><classes><class filename=\"a.py\"><methods><method><lines>\
            <line number=\"1\" hits=\"0\"/></lines></method></methods><lines><line number=\"1\" hits=\"2\"/><line number=\"2\" hits=\"0\"/>\
            </lines></class></classes></package></packages></coverage>"
        );
        assert_eq!(counts(&old), Some(("cobertura", 2, 1)));
        assert_eq!(counts("<coverage generated=\"1\"><project/></coverage>"), None);
    }

    #[test]
    fn jacoco_has_totals_behind_its_packages() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE report PUBLIC \"-//JACOCO//DTD\" \"report.dtd\"><report name=\"x\"><sessioninfo id=\"a\" start=\"1\"/>\
            <group name=\"g\"><package name=\"p\"><counter type=\"LINE\" missed=\"9\" covered=\"9\"/></package></group>\
            <counter type=\"INSTRUCTION\" missed=\"1\" covered=\"2\"/><counter type=\"LINE\" missed=\"3\" covered=\"17\"/></report>";
        assert_eq!(counts(text), Some(("jacoco", 20, 17)));
        assert_eq!(counts("<report><x/></report>"), None);
        assert_eq!(counts("<project/>"), None);
    }

    #[test]
    fn reports_are_known_by_their_names() {
        let lcov = "SF:a\nLF:2\nLH:1\nend_of_record\n";
        let files = [
            ("coverage/lcov.info", lcov),
            ("a.xml", "<coverage lines-valid=\"1\" lines-covered=\"1\"/>"),
            ("x.info", lcov),
        ];
        let expected = r#"[{"path": "coverage/lcov.info", "format": "lcov", "lines": 2, "covered": 1}]"#;
        assert_eq!(Tree::new(&files).fact("coverage"), json(expected));
    }
}
