//! Waivers in comments, good and wrong.

use super::*;

const GOOD: &str = "karat: ignore[a.b] until=2027-02-28 because it is mended in March";

fn read(path: &str, format: Format, text: &str) -> Inline {
    let excuses = Excuses::named(&[("a.b", 180), ("a.c", 90)]);
    inline_waivers(path, format, text, &excuses, Date::parse("2026-12-01").unwrap())
}

/// The line of each waiver and the line that it is for.
fn lines(path: &str, format: Format, text: &str) -> Vec<(u32, u32)> {
    let found = read(path, format, text);
    assert_eq!(found.faults, [], "{text}");
    found.waivers.iter().map(|own| (own.line, own.covers)).collect()
}

#[test]
fn a_waiver_says_what_until_when_and_why() {
    let text = format!("a: 1\nb: 2 # {GOOD}\n");
    let found = read("a.yaml", Format::Yaml, &text);
    assert_eq!(found.faults, []);
    let start = u32::try_from(text.find("karat").unwrap()).unwrap();
    let expected = InlineWaiver {
        rules: vec!["a.b".into()],
        until: Date::parse("2027-02-28").unwrap(),
        reason: "it is mended in March".to_owned(),
        covers: 2,
        line: 2,
        column: 8,
        span: Span::new(start, u32::try_from(text.len() - 1).unwrap()),
    };
    assert_eq!(found.waivers, [expected]);
    let waiver = &found.waivers[0];
    assert!(waiver.has("a.b", 2) && !waiver.has("a.b", 1) && !waiver.has("a.c", 2));
    assert!(waiver.is_active(Date::parse("2027-02-27").unwrap()) && !waiver.is_active(waiver.until));
}

#[test]
fn several_rules_stand_in_one_list() {
    let found =
        read("a.yaml", Format::Yaml, "# karat:ignore[ a.b , a.c,a.b ] until=2027-01-31   because why not\r\na: 1\r\n");
    assert_eq!(found.faults, []);
    assert_eq!(found.waivers[0].rules.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["a.b", "a.c"]);
    assert_eq!((found.waivers[0].reason.as_str(), found.waivers[0].covers), ("why not", 2));
}

#[test]
fn every_format_has_its_comments() {
    let cases = [
        ("a.yaml", Format::Yaml, "a: 1 # {}", Some(1)),
        ("a.yaml", Format::Yaml, "run: |\n  curl x | sh # {}", Some(2)),
        ("a.yaml", Format::Yaml, "a: it's # {}", Some(1)),
        ("a.yaml", Format::Yaml, "a: \"# {}\"", None),
        ("a.yaml", Format::Yaml, "a: 'x # {}'", None),
        ("a.yaml", Format::Yaml, "a: x#{}", None),
        ("a.toml", Format::Toml, "a = \"#\" # {}", Some(1)),
        ("a.tf", Format::Hcl, "a = 1 // {}", Some(1)),
        ("a.tf", Format::Hcl, "/* {} */ a = 1", Some(1)),
        ("a.tf", Format::Hcl, "## {}\na = 1", Some(2)),
        ("a.jsonc", Format::Jsonc, "{ // {}\n}", Some(1)),
        ("a.json", Format::Json, "{ // {}\n}", None),
        ("go.mod", Format::GoMod, "require x v1 // {}", Some(1)),
        ("Dockerfile", Format::Dockerfile, "# {}\nFROM x", Some(2)),
        ("pom.xml", Format::Xml, "<a> <!-- {} -->\n</a>", Some(1)),
        ("a.ini", Format::Ini, "; {}\na = 1", Some(2)),
        ("a.properties", Format::Properties, "a = 1 # {}", None),
        ("a.properties", Format::Properties, "# {}\na = 1", Some(2)),
        (".gitignore", Format::Ignore, "target # {}", None),
        ("CODEOWNERS", Format::Codeowners, "* @a # {}", Some(1)),
        ("docs/a.md", Format::Other, "<!-- {} -->\n\n[x](y)", Some(3)),
        ("a.sql", Format::Other, "-- {}\nDROP", Some(2)),
        ("a.go", Format::Other, "x := \"// {}\"", None),
        ("a.go", Format::Other, "/** {} */\nx()", Some(2)),
        ("Jenkinsfile", Format::Other, "sh 'x' // {}", Some(1)),
        ("a.bin", Format::Other, "# {}\nx", None),
    ];
    for (path, format, text, expected) in cases {
        let text = text.replace("{}", GOOD);
        let found: Vec<_> = lines(path, format, &text).into_iter().map(|(_, covers)| covers).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<u32>>(), "{text}");
        assert!(read(path, format, &text).waivers.iter().all(|own| own.reason == "it is mended in March"), "{text}");
    }
}

#[test]
fn a_comment_alone_is_for_the_next_line_that_is_none() {
    let text = format!("a: 1\n# {GOOD}\n# more of it\n\n# {GOOD}\nb: 2 # {GOOD}\nc: 3\n");
    assert_eq!(lines("a.yaml", Format::Yaml, &text), [(2, 6), (5, 6), (6, 6)]);
    let last = format!("a: 1\n# {GOOD}\n");
    assert_eq!(
        lines("a.yaml", Format::Yaml, &last),
        [(2, 2)],
        "it is for nothing, and is told as unused by its own line"
    );
}

#[test]
fn every_mistake_stands_on_its_place() {
    let cases = [
        ("karat: ignore[a.b] because x", "karat: ignore[a.b] because x", "the end is missing"),
        ("karat: ignore[a.b] until=2027-02-28", "karat: ignore[a.b] until=2027-02-28", "the reason is missing"),
        (
            "karat: ignore[a.b] until=2027-02-28 because",
            "karat: ignore[a.b] until=2027-02-28 because",
            "the reason is missing",
        ),
        ("karat: ignore[a.b] until=2027-02-30 because x", "until=2027-02-30", "`2027-02-30` is no date"),
        ("karat: ignore[a.x] until=2027-02-28 because x", "a.x", "there is no rule `a.x`"),
        ("karat: ignore[a] until=2027-02-28 because x", "a", "there is no rule `a`"),
        ("karat: ignore[] until=2027-02-28 because x", "", "the waiver names no rule"),
        (
            "karat: ignore until=2027-02-28 because x",
            "karat: ignore until=2027-02-28 because x",
            "the rules are missing",
        ),
        ("karat: ignore[a.b until=2027-02-28", "karat: ignore[a.b until=2027-02-28", "the rules are missing"),
        ("karat: ignroe[a.b] until=2027-02-28 because x", "ignroe", "`ignroe` is no word of karat"),
        ("karat: ignore[a.b] until=2027-02-28 since x", "since", "`since` is not understood"),
        (
            "karat: ignore[a.b] until=2027-05-31 because x",
            "until=2027-05-31",
            "the waiver lasts 181 more days; the policy allows 180 for `a.b`",
        ),
        (
            "karat: ignore[a.b,a.c] until=2027-03-02 because x",
            "until=2027-03-02",
            "the waiver lasts 91 more days; the policy allows 90 for `a.c`",
        ),
    ];
    for (comment, part, message) in cases {
        let line = format!("é: 2 # {comment}");
        let text = format!("a: 1\n{line}\n");
        let found = read("a.yaml", Format::Yaml, &text);
        assert_eq!(found.waivers, [], "{comment}");
        let fault = found.faults.iter().find(|fault| fault.message == message);
        let fault = fault.unwrap_or_else(|| panic!("{comment}: {:?}", found.faults));
        let range = usize::try_from(fault.span.start).unwrap()..usize::try_from(fault.span.end).unwrap();
        assert_eq!((fault.line, &text[range.clone()]), (2, part), "{comment}");
        let column = text["a: 1\n".len()..range.start].chars().count() + 1;
        assert_eq!(usize::try_from(fault.column).unwrap(), column, "{comment}");
    }
}

#[test]
fn a_domain_in_place_of_a_rule_is_told_as_one() {
    let found = read("a.yaml", Format::Yaml, "a: 1 # karat: ignore[a] until=2027-02-28 because x\n");
    let help = found.faults[0].help.as_str();
    assert_eq!(help, "`a` is a domain; here single rules are named, which `karat rules a` lists");
}

#[test]
fn other_comments_say_nothing() {
    for text in ["# karat: how golden it is\n", "# see karat: ignore[a.b]\n", "karat: 1\n", "# karat: nothing[a.b]\n"] {
        assert_eq!(read("a.yaml", Format::Yaml, text), Inline::default(), "{text}");
    }
}

#[test]
fn an_ended_waiver_is_given_and_does_not_work() {
    let found = read("a.yaml", Format::Yaml, "a: 1 # karat: ignore[a.b] until=2026-12-01 because x\n");
    assert_eq!(found.faults, []);
    assert!(!found.waivers[0].is_active(Date::parse("2026-12-01").unwrap()));
}

#[test]
fn a_proposed_waiver_works_once_its_reason_is_written() {
    let excuses = Excuses::named(&[("a.b", 30), ("c.d", 400)]);
    let today = Date::parse("2026-11-26").unwrap();
    let table = [
        ("a.yaml", Format::Yaml, "a.b", "# karat: ignore[a.b] until=2026-12-26 because"),
        ("a.tf", Format::Hcl, "c.d", "# karat: ignore[c.d] until=2027-02-24 because"),
        ("tsconfig.json", Format::Jsonc, "a.b", "// karat: ignore[a.b] until=2026-12-26 because"),
        ("pom.xml", Format::Xml, "a.b", "<!-- karat: ignore[a.b] until=2026-12-26 because -->"),
        ("x.css", Format::Other, "a.b", "/* karat: ignore[a.b] until=2026-12-26 because */"),
    ];
    for (path, format, rule, expected) in table {
        let (comment, until) = proposed_waiver(path, format, rule, &excuses, today).unwrap();
        assert_eq!(comment, expected);
        let read = |comment: &str| inline_waivers(path, format, &format!("{comment}\nx y\n"), &excuses, today);
        let bare = read(&comment);
        assert!(bare.waivers.is_empty(), "{path}: {:?}", bare.waivers);
        assert_eq!(bare.faults.iter().map(|own| own.message.as_str()).collect::<Vec<_>>(), ["the reason is missing"]);
        let found = read(&comment.replacen("because", "because it is mended in March", 1));
        assert!(found.faults.is_empty(), "{path}: {:?}", found.faults);
        assert_eq!(found.waivers[0].reason, "it is mended in March");
        assert_eq!((found.waivers[0].covers, found.waivers[0].until), (2, until), "{path}");
    }
    assert_eq!(proposed_waiver("a.json", Format::Json, "a.b", &excuses, today), None, "JSON has no comments");
    assert_eq!(proposed_waiver("a.yaml", Format::Yaml, "x.y", &excuses, today), None);
}
