//! The rule site as it is written: every page is well-formed and put together as HTML asks, every link leads somewhere, and a folder
//! keeps what is not karat's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use roxmltree::{Document, Node, ParsingOptions};

use crate::harness::{Folder, files_below, root};

/// Every file of a folder, by its path.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files_below(folder).iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

fn site() -> (Folder, BTreeMap<String, String>) {
    let folder = Folder::empty();
    let run = folder.karat(&["rules", "--site", "out"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.ends_with("open out/index.html\n"), "{}", run.stdout);
    let files = files(&folder.path().join("out"));
    (folder, files)
}

fn parsed<'t>(path: &str, text: &'t str) -> Document<'t> {
    assert!(text.starts_with("<!DOCTYPE html>\n"), "{path}");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn name<'t>(node: &Node<'t, '_>) -> &'t str {
    node.tag_name().name()
}

/// The file that a link on a page names, and the place in it.
fn target(page: &str, link: &str) -> (String, String) {
    let (path, place) = link.split_once('#').unwrap_or((link, ""));
    if path.is_empty() {
        return (page.to_owned(), place.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." { assert!(parts.pop().is_some(), "a link stays in the site") } else { parts.push(part) }
    }
    (parts.join("/"), place.to_owned())
}

#[test]
fn every_link_of_the_whole_site_leads_to_a_file_and_a_place_in_it() {
    let (_folder, files) = site();
    let pages: BTreeMap<&str, Document<'_>> = files
        .iter()
        .filter(|(_, text)| text.starts_with("<!DOCTYPE"))
        .map(|(path, text)| (path.as_str(), parsed(path, text)))
        .collect();
    let places: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, page)| (*path, page.descendants().filter_map(|node| node.attribute("id")).collect()))
        .collect();
    let (mut links, mut reached) = (0, BTreeSet::from(["index.html".to_owned()]));
    for (path, page) in &pages {
        for node in page.descendants() {
            for link in ["href", "src"].iter().filter_map(|attribute| node.attribute(*attribute)) {
                if link.starts_with("https://") || link.starts_with("http://") {
                    assert_eq!(name(&node), "a", "{path}: nothing of the web is loaded");
                    continue;
                }
                let (file, place) = target(path, link);
                assert!(files.contains_key(&file), "{path}: {link}");
                assert!(place.is_empty() || places[file.as_str()].contains(place.as_str()), "{path}: {link}");
                reached.insert(file);
                links += 1;
            }
        }
    }
    assert!(links > 4_000, "{links}");
    let all: BTreeSet<_> = files.keys().filter(|path| *path != "karat-site.txt").cloned().collect();
    assert_eq!(all, reached, "every page is linked from another one");
}

/// What HTML allows inside of what, as far as these pages use it.
fn misplaced(node: &Node<'_, '_>) -> bool {
    let parent = node.parent_element().map_or("", |parent| name(&parent));
    match name(node) {
        "html" => !parent.is_empty(),
        "head" | "body" => parent != "html",
        "header" | "footer" | "main" => parent != "body",
        "li" => parent != "ul",
        "tr" => !["thead", "tbody"].contains(&parent),
        "th" | "td" => parent != "tr",
        "dt" | "dd" => parent != "div",
        "figcaption" => parent != "figure",
        "option" => parent != "select",
        "a" | "button" => node.ancestors().skip(1).any(|above| ["a", "button"].contains(&name(&above))),
        "div" | "p" | "ul" | "dl" | "section" | "nav" | "table" | "pre" | "figure" | "h1" | "h2" | "h3" | "aside"
        | "article" => ["p", "span", "a", "code", "h1", "h2", "h3", "pre", "ul", "dt"].contains(&parent),
        _ => false,
    }
}

#[test]
fn every_page_is_put_together_as_html_and_screen_readers_ask() {
    let (_folder, files) = site();
    for (path, text) in files.iter().filter(|(_, text)| text.starts_with("<!DOCTYPE")) {
        let page = parsed(path, text);
        let all = || page.descendants().filter(Node::is_element);
        let count = |wanted: &str| all().filter(|node| name(node) == wanted).count();
        for once in ["title", "header", "main", "footer", "h1"] {
            assert_eq!(count(once), 1, "{path}: <{once}>");
        }
        let wrong: Vec<_> = all().filter(misplaced).collect();
        assert!(wrong.is_empty(), "{path}: {wrong:?}");
        let ids: Vec<_> = all().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: an id stands once");
        assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)), "{path}");
        for node in all() {
            for to in ["aria-labelledby", "for"].iter().filter_map(|attribute| node.attribute(*attribute)) {
                assert!(ids.contains(&to), "{path}: {to}");
            }
            let is_field = ["input", "select"].contains(&name(&node));
            assert!(!is_field || node.attribute("id").is_some(), "{path}: a field has a label");
            let is_void = ["meta", "link", "input"].contains(&name(&node));
            assert!(!is_void || !node.has_children(), "{path}");
            let closed_short = text[node.range()].ends_with("/>");
            assert_eq!(closed_short, is_void, "{path}: only elements without an end are written so: {node:?}");
            let words: String = node.descendants().filter_map(|own| own.text()).collect();
            assert!(
                !["a", "h1", "h2", "h3", "title", "th"].contains(&name(&node)) || !words.trim().is_empty(),
                "{path}"
            );
        }
        let mut level = 0;
        for node in all() {
            if let Some(own) = name(&node).strip_prefix('h').and_then(|own| own.parse::<u32>().ok()) {
                assert!(own <= level + 1, "{path}: h{own} behind h{level}");
                level = own;
            }
        }
    }
}

#[test]
fn the_page_of_every_rule_shows_a_bad_line_and_no_mark_of_a_fixture() {
    let (folder, files) = site();
    let run = folder.karat(&["rules", "--json"]);
    let rules: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    for rule in rules.as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        let page = &files[&format!("rules/{id}.html")];
        assert!(page.contains("<mark data-line=") || page.contains("the repository as a whole"), "{id}");
        assert!(!page.contains("finding: "), "{id}");
        let card =
            |own: &serde_json::Value| format!("../scorecards/{}.html#check-", own["scorecard"].as_str().unwrap());
        assert!(rule["scorecards"].as_array().unwrap().iter().all(|own| page.contains(&card(own))), "{id}");
    }
    for entry in std::fs::read_dir(root().join("scorecards")).unwrap() {
        let card = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(files.contains_key(&format!("scorecards/{card}.html")), "{card}");
    }
}

/// A rule of the user's own, with what it needs to have a page.
const OWN: &str = "# METADATA\n# title: A <b>bad</b> thing\n# description: It is \"bad\". <script>alert(1)</script>\n# related_resources:\n#   - ref: javascript:alert(1)\n#     description: a link that is none\n# custom:\n#   severity: low\n#   kinds: [yaml]\n#   remediation: Remove `<it>`.\npackage acme.bad\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if input.bad\n";

#[test]
fn own_policies_have_pages_with_their_fixtures() {
    let folder = Folder::with(&[
        ("own/bad/bad.rego", OWN),
        ("own/bad/fail/a.yaml", "x: 1\nbad: <i> # finding: acme.bad\n"),
        ("own/bad/pass/b.yaml", "good: true\n"),
    ]);
    let run = folder.karat(&["rules", "--policy", "own", "--no-built-in", "--site", "out"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let files = files(&folder.path().join("out"));
    let page = &files["rules/acme.bad.html"];
    parsed("rules/acme.bad.html", page);
    assert!(page.contains("<mark data-line=\"2\">bad: &lt;i&gt;\n</mark>"), "{page}");
    assert!(page.contains("<h1>A &lt;b&gt;bad&lt;/b&gt; thing</h1>"), "{page}");
    assert!(page.contains("a link that is none") && !page.contains("javascript:"), "{page}");
    assert!(!page.contains("<script>") && page.contains("good: true"), "{page}");
    assert!(!page.contains(folder.path().to_str().unwrap()) && !files["index.html"].contains("host_network"));
}

#[test]
fn only_what_karat_wrote_is_replaced_or_removed() {
    let own = |rule: &str| format!("package {rule}\n\ndeny contains \"bad\" if input.bad\n");
    let folder = Folder::with(&[("own/a.rego", &own("a")), ("own/b.rego", &own("b"))]);
    let write = |to: &str| folder.karat(&["rules", "--policy", "own", "--no-built-in", "--site", to]);
    assert_eq!(write("out").status, 0);
    let out = folder.path().join("out");
    let first = files(&out);
    folder.write("out/CNAME", "rules.example.com\n");
    folder.write("out/rules/mine.html", "mine\n");
    folder.write("out/site.css", "broken\n");
    std::fs::remove_file(folder.path().join("own/b.rego")).unwrap();
    assert_eq!(write("out").status, 0);
    let second = files(&out);
    assert_eq!(second["CNAME"], "rules.example.com\n");
    assert_eq!(second["rules/mine.html"], "mine\n");
    assert_eq!(second["site.css"], first["site.css"], "what is karat's is mended");
    assert!(!second.contains_key("rules/b.deny.html"), "what the site no longer has is gone");

    // A page that somebody else wrote is in the way of a new one.
    folder.write("own/c.rego", own("c"));
    folder.write("out/rules/c.deny.html", "mine\n");
    let run = write("out");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("out/rules/c.deny.html is there already"), "{}", run.stderr);
    assert_eq!(files(&out)["rules/c.deny.html"], "mine\n");

    // A folder of somebody else's.
    folder.write("docs/index.html", "mine\n");
    let run = write("docs");
    assert_eq!((run.status, files(&folder.path().join("docs")).len()), (2, 1));
    assert!(run.stderr.contains("it is not empty, and karat wrote no site there"), "{}", run.stderr);
}

#[test]
#[cfg(unix)]
fn nothing_is_written_or_removed_through_links_or_out_of_the_folder() {
    let folder = Folder::with(&[("own/a.rego", "package a\n\ndeny contains \"bad\" if input.bad\n")]);
    let write = || folder.karat(&["rules", "--policy", "own", "--no-built-in", "--site", "out"]);
    folder.write("precious", "mine\n");
    folder.write("away/a.deny.html", "mine\n");
    assert_eq!(write().status, 0);
    let out = folder.path().join("out");
    // A list that names what is outside, and a file of the site that was made a link.
    let list = std::fs::read_to_string(out.join("karat-site.txt")).unwrap();
    std::fs::write(out.join("karat-site.txt"), format!("{list}../precious\n/etc/passwd\n")).unwrap();
    std::fs::remove_file(out.join("site.css")).unwrap();
    std::os::unix::fs::symlink("../precious", out.join("site.css")).unwrap();
    assert_eq!(write().status, 0);
    assert_eq!(std::fs::read_to_string(folder.path().join("precious")).unwrap(), "mine\n");
    assert!(!out.join("site.css").is_symlink());
    std::fs::remove_dir_all(out.join("rules")).unwrap();
    std::os::unix::fs::symlink("../away", out.join("rules")).unwrap();
    let run = write();
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert_eq!(std::fs::read_to_string(folder.path().join("away/a.deny.html")).unwrap(), "mine\n");
}

#[test]
fn the_same_policies_give_the_same_bytes() {
    let (folder, first) = site();
    assert_eq!(folder.karat(&["rules", "--site", "out"]).status, 0);
    assert_eq!(files(&folder.path().join("out")), first);
    assert_eq!(folder.karat(&["rules", "--site", "other"]).status, 0);
    assert_eq!(files(&folder.path().join("other")), first);
}
