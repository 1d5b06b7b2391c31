//! The golden page of a rule, hostile METADATA, and the contrast of every ink on every ground that it may stand on.
#![expect(clippy::disallowed_methods, reason = "golden files are read and, when asked for, written")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{SiteFile, rule_site};
use crate::model::handbook::{Handbook, RulePage};
use crate::model::rule::{Example, ExampleFile, ExampleLine, Link, Parameter, RuleInfo};
use crate::report::tests::fixture;

fn site(handbook: &Handbook) -> Vec<SiteFile> {
    rule_site(handbook, "0.0.0")
}

#[test]
fn the_page_of_a_rule_is_the_golden_one() {
    let files = site(&fixture::handbook());
    let page = files.iter().find(|file| file.path == "rules/kubernetes.host_network.html").unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/reports/rule.html");
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    if golden.is_empty() || std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &page.text).unwrap();
    } else {
        assert_eq!(page.text, golden, "UPDATE_GOLDEN=1 rewrites it");
    }
}

/// A rule all of whose texts try to become markup, a script or a way out of the folder.
fn hostile(evil: &str, url: &str) -> Handbook {
    let mut info = RuleInfo::clone(&fixture::handbook().rules[3].info);
    info.id = Arc::from(format!("../../{evil}"));
    info.title = evil.to_owned();
    info.description = format!("{evil}. {evil} `{evil}`");
    info.remediation = evil.to_owned();
    info.kinds = vec![evil.to_owned()];
    info.documents = vec![evil.to_owned()];
    info.aliases = vec![format!("{evil}.old")];
    info.since = Some(evil.to_owned());
    info.controls = BTreeMap::from([(evil.to_owned(), vec![evil.to_owned()])]);
    info.related = vec![
        Link { url: url.to_owned(), description: Some(evil.to_owned()) },
        Link { url: url.to_owned(), description: None },
    ];
    let parameter = Parameter { default: regorus::Value::from(evil), description: evil.to_owned() };
    info.parameters = BTreeMap::from([(evil.to_owned(), parameter)]);
    let line = ExampleLine { text: evil.to_owned(), is_bad: true };
    let file = ExampleFile { path: evil.to_owned(), lines: vec![line] };
    let example = Example { name: evil.to_owned(), files: vec![file], is_whole_bad: true };
    let mut handbook = fixture::handbook();
    let uses = handbook.rules[3].uses.clone();
    handbook.rules.push(RulePage { info: Arc::new(info), is_default: true, bad: Some(example), good: None, uses });
    handbook
}

#[test]
fn no_text_of_a_policy_becomes_markup() {
    let evils =
        ["</p><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\"]]>&lt;!--", "\u{202e}\u{0}\u{1b}"];
    let urls =
        ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,<script>", "//evil.example", "java\nscript:x"];
    for evil in evils {
        for url in urls {
            for file in site(&hostile(evil, url)).iter().filter(|file| file.text.starts_with("<!DOCTYPE")) {
                let is_safe = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-~/".contains(&byte);
                assert!(file.path.bytes().all(is_safe) && !file.path.contains("/../"), "{}", file.path);
                let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
                let page = roxmltree::Document::parse_with_options(&file.text, options).unwrap();
                for node in page.descendants().filter(roxmltree::Node::is_element) {
                    assert_ne!(node.tag_name().name(), "img");
                    assert!(node.attributes().all(|own| !own.name().starts_with("on")), "{node:?}");
                    if node.tag_name().name() == "script" {
                        assert_eq!((node.attribute("src"), node.text()), (Some("search.js"), None));
                    }
                    let is_known =
                        |to: &str| to.starts_with(['#', '.']) || !to.contains(':') || to.starts_with("https://");
                    assert!(node.attribute("href").is_none_or(is_known), "{node:?}");
                    assert!(node.attribute("href").is_none_or(|to| !to.contains("evil")), "{node:?}");
                }
                assert!(!file.text.contains('\u{202e}') && !file.text.contains('\u{1b}'));
            }
        }
    }
}

#[test]
fn the_same_handbook_gives_the_same_files_by_path() {
    let files = site(&fixture::handbook());
    assert_eq!(files, site(&fixture::handbook()));
    assert!(files.windows(2).all(|pair| pair[0].path < pair[1].path));
    let has = |path: &str| files.iter().any(|file| file.path == path);
    assert!(has("rules/dockerfile.unpinned_base.html"), "a former id has a page, too");
}

#[test]
fn a_site_without_rules_is_a_site() {
    assert!(site(&Handbook::default()).iter().any(|file| file.path == "frameworks/index.html"));
}

/// The colours of one block of the style: name to red, green, blue.
fn colours(block: &str) -> BTreeMap<&str, [f64; 3]> {
    block
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let part = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap();
            Some((name, [0, 2, 4].map(|at| f64::from(part(at)) / 255.0)))
        })
        .collect()
}

/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let luminance =
        |[red, green, blue]: [f64; 3]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_ink_can_be_read_on_every_ground_that_it_stands_on() {
    let style = include_str!("style.css");
    let (light, rest) = style.split_once("@media screen and (prefers-color-scheme: dark)").unwrap();
    let (dark, rest) = rest.split_once("\n}\n").unwrap();
    assert!(!rest.contains(": #"), "colours are named at the top");
    let (light, dark) = (colours(light), colours(dark));
    assert!(light.len() > 15, "the colours are found");
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>(), "each has both colours");
    for (scheme, colours) in [("light", light), ("dark", dark)] {
        let inks = colours.iter().filter(|(name, _)| name.ends_with("ink"));
        for (ink, own) in inks.chain(colours.get_key_value("edge")) {
            let ground = ink.strip_suffix("-ink").map(|word| format!("{word}-ground"));
            let grounds: Vec<_> = match ground.filter(|name| colours.contains_key(name.as_str())) {
                Some(name) => vec![name],
                None => ["page", "panel", "code", "bad"].map(|word| format!("{word}-ground")).to_vec(),
            };
            // The edge of a field is no text.
            let least = if *ink == "edge" { 3.0 } else { 4.5 };
            for ground in grounds {
                let ratio = contrast(*own, colours[ground.as_str()]);
                assert!(ratio >= least, "{scheme}: {ink} on {ground} is {ratio:.2}, not {least}");
            }
        }
    }
}

#[test]
fn contrast_is_counted_as_wcag_counts() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    let grey = f64::from(0x76_u8) / 255.0;
    assert!((contrast([grey; 3], [1.0; 3]) - 4.54).abs() < 0.01);
}
