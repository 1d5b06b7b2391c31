//! Documentation on small trees.

use regorus::Value;

use super::super::tests::{Tree, json};
use super::{Heading, Link, markdown};

/// Targets with their kind and whether they exist, of a page of a tree.
fn links(tree: &Tree, page: &str) -> Vec<String> {
    let found = tree.fact("docs");
    let link = |link: &Value| {
        let exists = match &link["exists"] {
            Value::Bool(exists) => exists.to_string(),
            _ => "?".to_owned(),
        };
        format!("{} {} {exists}", link["target"].as_string().unwrap(), link["kind"].as_string().unwrap())
    };
    found[page]["links"].as_array().unwrap().iter().map(link).collect()
}

fn judged(targets: &[(&str, &str)], page: &str, files: &[(&str, &str)]) {
    let text = targets.iter().map(|(target, _)| format!("[x](<{target}>)")).collect::<Vec<_>>().join("\n\n");
    let all: Vec<_> = files.iter().copied().chain([(page, text.as_str())]).collect();
    let expected: Vec<_> = targets.iter().map(|(target, judged)| format!("{target} {judged}")).collect();
    assert_eq!(links(&Tree::new(&all), page), expected);
}

#[test]
fn a_page_is_read_as_a_whole() {
    let readme = "---\ntitle: Not this\n---\n# The *Shop*, `v2`\n\nIt sells [tea](docs/tea.md#taste \"t\") and **milk**.\n\n\
        ```sh\n[not](a-link.md)\n```\n`[nor](this.md)`\n\nRun\n---\n\n![logo](logo.png)\n\n[more][m] <me@a.co> https://a.co/x_y).\n\n[m]: docs/\n";
    let found = Tree::new(&[("README.md", readme), ("docs/tea.md", "## Taste\n")]).fact("docs");
    let expected = r#"{
        "README.md": {"words": 13, "title": "The Shop, v2", "code_blocks": 1,
            "headings": [{"level": 1, "text": "The Shop, v2", "line": 4}, {"level": 2, "text": "Run", "line": 13}],
            "links": [
                {"target": "docs/tea.md#taste", "line": 6, "kind": "relative", "exists": true},
                {"target": "logo.png", "line": 16, "kind": "relative", "exists": false},
                {"target": "docs/", "line": 18, "kind": "relative", "exists": true},
                {"target": "mailto:me@a.co", "line": 18, "kind": "mail"},
                {"target": "https://a.co/x_y", "line": 18, "kind": "web"}]},
        "docs/tea.md": {"words": 1, "code_blocks": 0, "links": [], "headings": [{"level": 2, "text": "Taste", "line": 1}]}
    }"#;
    assert_eq!(found, json(expected));
}

#[test]
fn the_readme_is_read_without_the_other_pages() {
    let found = Tree::new(&[
        ("README.md", "# Shop\n\n[tea](docs/tea.md)\n"),
        ("docs/README.rst", "Guide\n=====\n"),
        ("docs/tea.md", "# Tea\n"),
        ("web/README.md", "# Web\n"),
    ])
    .fact("readme");
    let expected = r#"{
        "README.md": {"words": 2, "title": "Shop", "code_blocks": 0, "links": [{"target": "docs/tea.md", "line": 3}],
            "headings": [{"level": 1, "text": "Shop", "line": 1}]},
        "docs/README.rst": {"words": 1, "title": "Guide", "code_blocks": 0,
            "headings": [{"level": 1, "text": "Guide", "line": 1}]}
    }"#;
    assert_eq!(found, json(expected));
}

#[test]
fn targets_are_looked_for_as_on_github() {
    let files = [
        ("docs/a b.md", "# One\n# One\n<a name=\"Own.1\"></a>\n"),
        ("docs/README.md", "# Guide\n"),
        ("img/logo.png", ""),
        ("src/main.rs", ""),
        ("guide.adoc", "= A\n"),
    ];
    let targets = [
        ("docs/a%20b.md", "relative true"),
        ("docs/a b.md#one-1", "relative true"),
        ("docs/a b.md#one-2", "relative false"),
        ("docs/a b.md#own.1", "relative true"),
        ("docs/A b.md", "relative false"),
        ("docs", "relative true"),
        ("./docs/", "relative true"),
        ("docs/#guide", "relative true"),
        ("docs/#other", "relative false"),
        ("/img/logo.png?raw=true", "relative true"),
        ("img/Logo.png", "relative false"),
        ("src/main.rs#L10", "relative true"),
        ("guide.adoc#a", "relative ?"),
        ("docs/a", "relative false"),
        ("../../issues", "relative ?"),
        ("x/../docs/./a b.md", "relative true"),
        ("#top", "anchor true"),
        ("#nowhere", "anchor false"),
        ("mailto:a@b.co", "mail ?"),
        ("tel:+49", "web ?"),
        ("//a.co/x", "web ?"),
        ("{{ site.url }}/x", "relative ?"),
        ("", "relative false"),
        ("100%.md", "relative false"),
        ("a:b/c.md", "web ?"),
    ];
    judged(&targets, "README.md", &files);
}

#[test]
fn links_start_at_the_folder_of_their_page() {
    let targets = [
        ("../a.md", "relative true"),
        ("a.md", "relative false"),
        ("/a.md", "relative true"),
        ("../../a.md", "relative ?"),
    ];
    judged(&targets, "docs/b.md", &[("a.md", "")]);
}

#[test]
fn pages_of_a_site_may_name_addresses() {
    let files = [("web/docusaurus.config.js", ""), ("web/docs/intro.md", "## A  b\n"), ("web/docs/guide/index.md", "")];
    let targets = [
        ("./intro", "relative true"),
        ("../intro#a-b", "relative true"),
        ("intro.html", "relative true"),
        ("guide", "relative true"),
        ("gone", "relative ?"),
        ("/img/logo.png", "relative ?"),
        ("gone.md", "relative false"),
    ];
    judged(&targets, "web/docs/start.md", &files);
    for site in ["web/source.config.ts", "web/content/_meta.js", "web/theme.config.tsx"] {
        judged(&[("/v1/tasks", "relative ?")], "web/content/v1/start.mdx", &[(site, "")]);
    }
    for site in ["web/config/_default/hugo.toml", "web/config/production/hugo.yml", "web/config/_default/config.toml"] {
        judged(&[("/categories/a/", "relative ?")], "web/content/v1/start.md", &[(site, "")]);
    }
    judged(&[("/categories/a/", "relative false")], "web/content/start.md", &[("web/config/dev/config.toml", "")]);
    judged(&[("docs/intro", "relative false")], "web/README.md", &files);
    judged(&[("docs/intro", "relative false")], "README.md", &[("hugo.toml", ""), ("docs/intro.md", "")]);
}

#[test]
fn elements_of_mdx_hold_markdown() {
    let page = "import A from './a'\n\n<Tabs>\n  <Tab>\n    ## Tea\n    [milk](gone.md)\n  </Tab>\n</Tabs>\n<a href={url}>x</a>\n";
    let files = [("web/docusaurus.config.js", ""), ("web/docs/a.mdx", page), ("web/docs/b.md", page)];
    judged(&[("a.mdx#tea", "relative true"), ("a.mdx#milk", "relative false")], "web/docs/start.md", &files);
    let found = markdown::mdx(page);
    assert_eq!(found.links, [Link { target: "gone.md".to_owned(), line: 6 }]);
    assert_eq!(found.headings, [Heading { level: 2, text: "Tea".to_owned(), line: 5 }]);
}

#[test]
fn anchors_of_sites_may_stand_at_any_text() {
    let files = [
        ("web/hugo.toml", ""),
        ("web/content/a.md", "Tea\n: A drink. {#tea}\n\nMilk\n{: #milk}\n\n`{#code}`\n"),
        ("web/content/b.md", "# One\n\n{{< drinks >}}\n"),
    ];
    let targets = [
        ("a.md#tea", "relative true"),
        ("a.md#milk", "relative true"),
        ("a.md#code", "relative false"),
        ("b.md#one", "relative true"),
        ("b.md#tea", "relative ?"),
    ];
    judged(&targets, "web/content/start.md", &files);
    judged(&[("content/a.md#tea", "relative false")], "web/README.md", &files);
}

#[test]
fn emblems_of_contributors_lead_nowhere_by_intent() {
    let list = "<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove -->\n<table><tr><td><a href=\"people/ann\">Ann</a> <a href=\"#design-ann\" title=\"Design\">🎨</a></td></tr></table>\n\n[🤔](#ideas-ann \"Ideas\")\n";
    let end = "<!-- ALL-CONTRIBUTORS-LIST:END -->\n\n";
    let open =
        ["people/ann relative false", "#design-ann anchor false", "#ideas-ann anchor false", "#gone anchor false"];
    for (end, expected) in [(end, &["people/ann relative false", "#gone anchor false"][..]), ("", &open)] {
        let text = format!("# Shop\n\n{list}{end}[a](#gone)\n");
        assert_eq!(links(&Tree::new(&[("README.md", &text)]), "README.md"), expected);
    }
}

#[test]
fn html_counts_in_markdown() {
    let text = "<h1 align=\"center\">\n  <img src=\"logo.png\">\n  Shop\n</h1>\n\n## Use <a id=\"use-it\"></a>\n\n[a](#use-it) [b](#shop) [c](#use) <img\nsrc='b.png'>\n";
    let tree = Tree::new(&[("README.md", text), ("logo.png", "")]);
    assert_eq!(
        links(&tree, "README.md"),
        [
            "logo.png relative true",
            "#use-it anchor true",
            "#shop anchor true",
            "#use anchor true",
            "b.png relative false"
        ]
    );
    assert_eq!(tree.fact("docs")["README.md"]["title"], Value::from("Shop"));
}

#[test]
fn the_title_may_stand_in_the_head_of_a_page() {
    assert_eq!(markdown::read("---\nid: x\ntitle: \"Tea\"\n---\n## Taste\n").title.as_deref(), Some("Tea"));
    assert_eq!(markdown::read("## Taste\n").title, None);
}

#[test]
fn a_navigation_of_mkdocs_is_followed() {
    let config = "site_name: !ENV [NAME, shop]\nnav:\n  - index.md\n  - Guide:\n      - Start: guide/start.md#a\n      - 'guide/gone.md'\n  - Web: https://a.co\n  - sub: '!include ./sub/mkdocs.yml'\nmarkdown_extensions:\n  - x: {e: !!python/name:a.b }\n";
    let tree = Tree::new(&[
        ("mkdocs.yml", config),
        ("docs/index.md", ""),
        ("docs/guide/start.md", ""),
        ("sub/mkdocs.yml", "docs_dir: .\n"),
    ]);
    let expected = r#"{"docs_dir": "docs", "nav": [
        {"target": "index.md", "line": 3, "exists": true},
        {"target": "guide/start.md#a", "line": 5, "exists": true},
        {"target": "guide/gone.md", "line": 6, "exists": false},
        {"target": "https://a.co", "line": 7},
        {"target": "!include ./sub/mkdocs.yml", "line": 8, "exists": true}]}"#;
    let found = tree.fact("docs");
    assert_eq!(found["mkdocs.yml"], json(expected));
    assert_eq!(found["sub/mkdocs.yml"], json(r#"{"docs_dir": "sub"}"#));
}

#[test]
fn pages_that_a_plugin_may_make_are_not_called_missing() {
    for plugin in ["gen-files: {scripts: [a.py]}", "i18n: {docs_structure: folder}"] {
        let config = format!("plugins:\n  - search\n  - {plugin}\nnav:\n  - api.md\n  - index.md\n");
        let found = Tree::new(&[("mkdocs.yml", &config), ("docs/index.md", "")]).fact("docs");
        let expected = r#"[{"target": "api.md", "line": 5}, {"target": "index.md", "line": 6, "exists": true}]"#;
        assert_eq!(found["mkdocs.yml"]["nav"], json(expected), "{plugin}");
    }
}

#[test]
fn other_markup_has_words_and_headings() {
    let files = [("README.rst", "Shop\n====\n\nTea.\n"), ("README", "just words"), ("notes.txt", "x")];
    let expected = r#"{
        "README.rst": {"words": 2, "title": "Shop", "code_blocks": 0, "headings": [{"level": 1, "text": "Shop", "line": 1}]},
        "README": {"words": 2}
    }"#;
    assert_eq!(Tree::new(&files).fact("docs"), json(expected));
}
