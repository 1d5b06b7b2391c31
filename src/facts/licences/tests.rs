//! Licences on small trees.

use spdx::license_id;

use super::super::tests::{Tree, json};
use super::{feeds, known, manifests};

fn text(id: &str) -> &'static str {
    license_id(id).unwrap().text()
}

/// The ids that a text is found to be.
fn ids(content: &str) -> Vec<&'static str> {
    known::licences(content).found.iter().map(|found| found.id).collect()
}

#[test]
fn files_and_manifests_say_licences() {
    let mit = text("MIT").replace("<year> <copyright holders>", "2024 Acme Ltd.");
    let files = [
        ("LICENSE", mit.as_str()),
        ("web/LICENSE.md", mit.as_str()),
        ("LICENSES/GPL-3.0-or-later.txt", text("GPL-3.0")),
        ("COPYING", "SPDX-License-Identifier: apache-2.0\n"),
        ("LICENCE.txt", "All rights reserved by Acme.\n"),
        ("vendor/x/LICENSE", mit.as_str()),
        ("package.json", "{\n \"name\": \"x\",\n \"license\": \"mit\"\n}"),
        ("Cargo.toml", "[package]\nlicense = \"MIT OR Apache-2.0\"\n"),
        ("web/package.json", r#"{"license": "SEE LICENSE IN x.txt"}"#),
        ("py/pyproject.toml", "[project]\nlicense = {text = \"Apache License 2.0\"}\n"),
    ];
    let expected = r#"[
        {"path": "COPYING", "line": 1, "spdx": "Apache-2.0", "confidence": 10000, "source": "header"},
        {"path": "Cargo.toml", "line": 2, "spdx": "MIT OR Apache-2.0", "confidence": 10000, "source": "manifest"},
        {"path": "LICENCE.txt", "confidence": 0, "source": "text"},
        {"path": "LICENSE", "spdx": "MIT", "confidence": 10000, "source": "text"},
        {"path": "LICENSES/GPL-3.0-or-later.txt", "spdx": "GPL-3.0-or-later", "also": ["GPL-3.0-only"], "confidence": 10000, "source": "text"},
        {"path": "package.json", "line": 3, "spdx": "MIT", "confidence": 10000, "source": "manifest"},
        {"path": "py/pyproject.toml", "line": 2, "spdx": "Apache-2.0", "confidence": 10000, "source": "manifest"},
        {"path": "web/LICENSE.md", "spdx": "MIT", "confidence": 10000, "source": "text"},
        {"path": "web/package.json", "line": 1, "confidence": 0, "source": "manifest", "declared": "SEE LICENSE IN x.txt"}
    ]"#;
    assert_eq!(Tree::new(&files).fact("licences"), json(expected));
}

#[test]
fn common_licences_are_told_apart() {
    for id in [
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MIT",
        "MIT-0",
        "MPL-2.0",
        "Unlicense",
        "0BSD",
        "CC0-1.0",
        "EPL-2.0",
        "BSL-1.0",
        "Zlib",
    ] {
        assert_eq!(ids(text(id)), [id]);
    }
    for id in ["GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0"] {
        assert_eq!(ids(text(id)), [format!("{id}-only")]);
    }
}

#[test]
fn several_licences_in_one_file_are_all_found() {
    let both = format!("This is under either of two.\n\n{}\n\n----\n\n{}\n", text("MIT"), text("Apache-2.0"));
    let mut found = ids(&both);
    found.sort_unstable();
    assert_eq!(found, ["Apache-2.0", "MIT"]);
    let more =
        format!("{}\n\n{}\n", text("BSD-3-Clause"), "Parts were made by others, who are named in AUTHORS. ".repeat(30));
    assert_eq!(ids(&more), ["BSD-3-Clause"]);
}

/// A holder's name stands in the third clause, and less than 95 of 100 pairs of words are the licence's then.
#[test]
fn a_part_of_a_licence_is_not_what_is_meant_by_all_of_it() {
    let named = text("BSD-3-Clause").replace("the copyright holder", "Ada Lovelace of the Analytical Engine");
    let documentation = "The documentation is given under other terms, which its own folder has. ".repeat(12);
    assert_eq!(ids(&format!("{named}\n{documentation}")), ["BSD-3-Clause"]);
    // The licence of OpenSSL has most words of another one of BSD, too.
    let mut both = ids(&format!("{}\n{}", text("GPL-2.0"), text("OpenSSL")));
    both.sort_unstable();
    assert_eq!(both, ["GPL-2.0-only", "OpenSSL"]);
}

#[test]
fn other_texts_are_no_licence() {
    for other in ["", "MIT", "# Shop\n\nAn application that sells tea.\n", "Copyright 2024 Acme. All rights reserved."]
    {
        assert_eq!(ids(other), [""; 0], "{other}");
    }
}

#[test]
fn licences_are_known_by_the_names_of_their_files() {
    let table = [
        ("LICENSE", true),
        ("license.md", true),
        ("LICENSE-MIT", true),
        ("a/LICENCE.txt", true),
        ("COPYING.LESSER", true),
        ("UNLICENSE", true),
        ("LICENSES/MIT.txt", true),
        ("LICENSE.APACHE2", true),
        ("license.go", false),
        ("licensed/a.txt", false),
        ("LICENSE_HEADER.txt", false),
        ("LICENSE-THIRD-PARTY", false),
        ("LICENSE.3rdparty.txt", false),
        ("LICENSE-bundled", false),
        ("LICENSES/Independent-modules-exception.txt", true),
        ("node_modules/a/LICENSE", false),
        ("README.md", false),
    ];
    for (path, expected) in table {
        assert_eq!(feeds(path), expected, "{path}");
    }
}

#[test]
fn what_is_declared_is_made_canonical() {
    let table = [
        ("MIT", Some("MIT")),
        ("MIT/Apache-2.0", Some("MIT OR Apache-2.0")),
        ("apache 2.0", Some("Apache-2.0")),
        ("The Apache License, Version 2.0", Some("Apache-2.0")),
        ("MIT License", Some("MIT")),
        ("GPL-3.0+", Some("GPL-3.0-or-later")),
        ("UNLICENSED", None),
        ("Proprietary", None),
        ("MIT with a note of ours", None),
        ("BSD", None),
        ("BSD License", None),
        ("MIT OR GPL", None),
        ("BSD 3-Clause License", Some("BSD-3-Clause")),
        ("3-Clause BSD License", Some("BSD-3-Clause")),
        ("GNU GPL v2", Some("GPL-2.0-only")),
        ("Simplified BSD License", Some("BSD-2-Clause")),
        ("MIT/BSD", None),
        ("GPLv3", Some("GPL-3.0-only")),
        ("MPL 2.0", Some("MPL-2.0")),
    ];
    for (declared, expected) in table {
        assert_eq!(manifests::canonical(declared).as_deref(), expected, "{declared}");
    }
}

/// Many files end with the terms; the nearest whole text would then be a licence made of them with other words.
#[test]
fn a_licence_without_its_appendix_is_the_same() {
    for id in ["Apache-2.0", "GPL-3.0"] {
        let whole = text(id);
        let end = whole.find("END OF TERMS AND CONDITIONS").unwrap() + "END OF TERMS AND CONDITIONS".len();
        assert_eq!(ids(&whole[..end]), ids(whole), "{id}");
    }
}
