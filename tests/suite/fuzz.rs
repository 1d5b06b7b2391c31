//! Texts nobody would write, for every parser: no panic, and every place is inside of the text and of what it belongs to.
//!
//! Each target starts from the samples of its format under `testdata/documents` and changes them. `KARAT_FUZZ_SECONDS` says how
//! long each target runs: one second as part of the tests, longer with `tests/fuzz`.

use std::time::Duration;

use karat::model::{NodeKind, Spans};
use karat::parse::{self, Parsed};

use crate::harness::root;

/// A change to a text: what to do, where, how far, and with which piece.
type Change = (u8, u16, u8, u8);

/// Pieces that mean something in many formats.
const PIECES: [&str; 40] = [
    "\"", "'", "`", "\\", "\n", "\r\n", "\t", " ", "#", ";", "//", "/*", "*/", "{", "}", "[", "]", "(", ")", "<", ">",
    "&", "=", ":", ",", "-", "<<EOF\n", "EOF\n", "${a:-", "$a", "\u{feff}", "é", "😀", "\0", "\\u00", "\\ud800",
    "<!--", "]]>", "0x", "1e99",
];

/// How long each target runs.
fn time() -> Duration {
    let seconds = std::env::var("KARAT_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(1))
}

/// The samples of a format, and some short texts.
fn seeds(format: &str, words: &[&str]) -> Vec<String> {
    let mut seeds: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let folder = root().join("testdata/documents").join(format);
    if let Ok(entries) = std::fs::read_dir(folder) {
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_none_or(|extension| extension != "expected"));
        paths.sort();
        seeds.extend(paths.into_iter().map(|path| std::fs::read_to_string(path).unwrap()));
    }
    seeds
}

/// A seed after some changes.
fn changed(seeds: &[String], words: &[&str], first: u8, changes: &[Change]) -> String {
    let mut text = seeds[usize::from(first) % seeds.len()].clone();
    for (kind, place, length, piece) in changes {
        let start = boundary(&text, usize::from(*place) * (text.len() + 1) / (usize::from(u16::MAX) + 1));
        let end = boundary(&text, (start + usize::from(*length)).min(text.len()));
        let known = PIECES.len() + words.len();
        let index = usize::from(*piece) % known;
        let piece = PIECES.get(index).or_else(|| words.get(index - PIECES.len())).unwrap();
        match kind % 6 {
            0 | 1 => text.insert_str(start, piece),
            2 => text.replace_range(start..end, ""),
            3 => text.replace_range(start..end, piece),
            4 => text.insert_str(end, &text[start..end].repeat(usize::from(*length) % 4)),
            _ => {
                let other = &seeds[usize::from(*length) % seeds.len()];
                let from = boundary(other, usize::from(*place) % (other.len() + 1));
                text.insert_str(start, &other[from..boundary(other, (from + 60).min(other.len()))]);
            }
        }
        text.truncate(boundary(&text, 20_000));
    }
    text
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Runs a parser on changed samples and checks what it gives.
fn run(format: &str, words: &[&str], nests: bool, parse: impl Fn(&str) -> Parsed + std::panic::RefUnwindSafe) {
    let seeds = seeds(format, words);
    bolero::check!().with_type::<(u8, Vec<Change>)>().with_iterations(usize::MAX).with_test_time(time()).for_each(
        |(first, changes)| {
            let text = changed(&seeds, words, *first, changes);
            let parsed = parse(&text);
            for fault in &parsed.faults {
                assert!(text.is_char_boundary(fault.offset as usize), "{fault:?}\n{text:?}");
                assert!(!fault.message.is_empty() && !fault.message.contains(char::is_control), "{fault:?}\n{text:?}");
            }
            for tree in &parsed.trees {
                assert!(!tree.spans.is_empty(), "{text:?}");
                assert_eq!(tree.value.as_array().is_ok(), tree.spans.kind(0) == NodeKind::Sequence, "{text:?}");
                assert_eq!(tree.value.as_object().is_ok(), tree.spans.kind(0) == NodeKind::Mapping, "{text:?}");
                places(&tree.spans, &text, nests);
            }
        },
    );
}

/// Every place is a piece of the text, and, where places nest, in that of its parent; every node is reached once.
fn places(spans: &Spans, text: &str, nests: bool) {
    let mut open = vec![0];
    let mut count = 0;
    while let Some(id) = open.pop() {
        count += 1;
        let value = spans.value(id);
        assert!(text.get(value.start as usize..value.end as usize).is_some(), "{value:?} of {id}\n{text:?}");
        for child in spans.children(id) {
            let inner = spans.value(child);
            let is_inside = inner.start >= value.start && inner.end <= value.end;
            assert!(is_inside || !nests, "{inner:?} of {child} is not in {value:?} of {id}\n{text:?}");
            if spans.kind(id) == NodeKind::Mapping {
                let key = spans.key(child).unwrap();
                assert!(text.get(key.start as usize..key.end as usize).is_some(), "{key:?} of {child}\n{text:?}");
                assert!(spans.name(child, text).is_some(), "{child} has no name\n{text:?}");
            }
            open.push(child);
        }
    }
    assert_eq!(count, spans.len(), "{text:?}");
}

#[test]
fn fuzz_json() {
    let words = ["{\"a\": [1, 2]}", "{\"a\":1,\"a\":2}", "true", "null", "-0.5e-7", "\"\\u00e9\""];
    run("json", &words, true, |text| parse::json::parse(text, parse::json::Syntax::Json));
}

#[test]
fn fuzz_jsonc() {
    let words = ["{\"a\": [1, 2,], /* c */}", "// c\n", "[1,]"];
    run("jsonc", &words, true, |text| parse::json::parse(text, parse::json::Syntax::Jsonc));
}

#[test]
fn fuzz_toml() {
    let words = ["[a.b]\n", "[[c]]\n", "d.e = 1\n", "f = { g = [1, 'x'] }\n", "\"\"\"", "'''", "1979-05-27"];
    run("toml", &words, true, parse::toml::parse);
}

#[test]
fn fuzz_dockerfile() {
    let words = [
        "FROM a AS b\n",
        "RUN <<A <<-B\n",
        "ENV a=$a b=\"${b:-c}\"\n",
        "ARG x\n",
        "ONBUILD ",
        "# escape=`\n",
        "\\\n",
        "--f=x ",
    ];
    run("dockerfile", &words, true, parse::dockerfile::parse);
}

#[test]
fn fuzz_dotenv() {
    run("dotenv", &["A=1\n", "export B=\"$A\"\n", "C='x\ny'\n", "D: v # c\n"], true, parse::dotenv::parse);
}

#[test]
fn fuzz_ini() {
    run("ini", &["[a]\n", "b = 1\n", "c =\n  d\n", "\"\"\"", "e = \\\n f\n", "[a]\nb = 2\n"], true, parse::ini::parse);
}

#[test]
fn fuzz_properties() {
    run("properties", &["a=b\n", "c\\ d : e\\\n  f\n", "\\u00e9", "! c\n"], true, parse::properties::parse);
}

#[test]
fn fuzz_xml() {
    let words = [
        "<a b='c'>d</a>",
        "<!DOCTYPE a [<!ENTITY b 'x<y/>'>]>",
        "&b;",
        "<![CDATA[",
        "<?xml version=\"1.0\"?>",
        " xmlns:p='u'",
        "</a>",
    ];
    run("xml", &words, true, parse::xml::parse);
}

#[test]
fn fuzz_codeowners() {
    run("codeowners", &["* @a/b c@d # e\n", "^[S][2] @x\n", "!x\n"], true, parse::codeowners::parse);
}

#[test]
fn fuzz_ignore() {
    run("ignore", &["*.log\n", "!a\\ \n", "# c\n", "\\#\n"], true, parse::ignore::parse);
}

#[test]
fn fuzz_gomod() {
    run(
        "gomod",
        &["module a\n", "require (\n", ")\n", "a v1 // indirect\n", "replace a => b v1\n", "retract [v1, v2]\n"],
        true,
        parse::gomod::parse,
    );
}

#[test]
fn fuzz_yaml() {
    let words =
        ["a: &b [1, *b]\n", "--- # c\n", "- ? x\n", "|2-\n  y\n", "<<: *b\n", "!t ", "'it''s'\n", "on: yes\n", "...\n"];
    run("yaml", &words, false, |text| parse::yaml::parse(text, parse::yaml::Dialect::Kubernetes));
}

#[test]
fn fuzz_yaml_github() {
    let words = ["on:\n  push: {}\njobs: {}\n", "yes: no\n", "- \"a\\\n  b\"\n", "{a: b, c}\n"];
    run("yaml", &words, false, |text| parse::yaml::parse(text, parse::yaml::Dialect::GitHub));
}

#[test]
fn fuzz_hcl() {
    let words = [
        "resource \"a\" \"b\" {\n}\n",
        "c = \"${var.d}\"\n",
        "<<-E\n x\nE\n",
        "for x in y : x => z",
        "? 1 : 2",
        "%{if a}",
    ];
    run("hcl", &words, false, parse::hcl::parse);
}
