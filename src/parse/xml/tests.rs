//! XML: values, places, faults.

use super::*;

fn value(text: &str) -> Value {
    let mut parsed = parse(text);
    assert_eq!(parsed.faults, [], "{text}");
    parsed.trees.remove(0).value
}

fn json(text: &str) -> Value {
    Value::from_json_str(text).unwrap()
}

#[test]
fn values_are_those_of_conftest() {
    let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE x>\n<p:root xmlns:p=\"urn:x\" a=\"1\" p:b=\"2\"><!-- c -->\n\
        <item>one</item><item k=\"v\">two</item><empty/><e2></e2><cd><![CDATA[<x>]]></cd><item>&lt;&#65;</item></p:root>";
    let expected = r##"{"root": {"-p": "urn:x", "-a": "1", "-b": "2", "item": ["one", {"#content": "two", "-k": "v"}, "<A"],
        "empty": "", "e2": "", "cd": "<x>"}}"##;
    assert_eq!(value(text), json(expected));
    assert_eq!(value("<a>text <b>bold</b> tail</a>"), json(r##"{"a": {"#content": "text tail", "b": "bold"}}"##));
    assert_eq!(value("\n <?xml version=\"1.0\"?><a xmlns='u'/>"), json(r#"{"a": {"-xmlns": "u"}}"#));
    assert_eq!(
        value("<!DOCTYPE a [<!ENTITY x 'one<b>two</b>'>]><a>&x;</a>"),
        json(r##"{"a": {"#content": "one", "b": "two"}}"##)
    );
}

#[test]
fn values_are_found() {
    let text = " <?xml version=\"1.0\"?>\n<a x='1'>\n  <b> two </b>\n  <b>é</b><c/>\n</a>";
    let parsed = parse(text);
    let spans = &parsed.trees[0].spans;
    let rows: Vec<_> = (1..u32::try_from(spans.len()).unwrap())
        .map(|id| {
            let span = spans.value(id);
            (spans.name(id, text).unwrap_or("-"), &text[span.start as usize..span.end as usize])
        })
        .collect();
    assert_eq!(rows[0], ("a", &text[text.find("<a").unwrap()..]));
    assert_eq!(rows[1..], [("-x", "1"), ("b", "two </b>\n  <b>é"), ("-", "two"), ("-", "é"), ("c", "<c/>")]);
    assert_eq!(spans.key(1).map(|key| &text[key.start as usize..key.end as usize]), Some("a"));
}

#[test]
fn mistakes_have_a_place() {
    for (text, offset, message) in [
        ("", 0, "the document does not have a root node"),
        ("<a>\n<b></a>", 7, "expected 'b' tag, not 'a'"),
        ("é", 0, ""),
        ("<a>&nope;</a>", 3, "unknown entity reference 'nope'"),
        ("<a b='1' b='2'/>", 9, "attribute 'b'"),
    ] {
        let parsed = parse(text);
        assert_eq!(parsed.trees.len(), 0, "{text}");
        assert_eq!(parsed.faults[0].offset, offset, "{text}: {:?}", parsed.faults);
        assert!(parsed.faults[0].message.contains(message), "{text}: {:?}", parsed.faults);
    }
}

#[test]
fn hostile_texts_give_a_fault_and_take_no_time() {
    let deep = "<a>".repeat(200_000);
    assert_eq!(parse(&deep).faults[0].message, "nested deeper than 500 levels");
    let fits = format!("{}{}", "<a>".repeat(MAX_DEPTH), "</a>".repeat(MAX_DEPTH));
    assert_eq!(parse(&fits).faults, []);
    let laughs: Vec<String> =
        (1..9).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    let bomb = format!("<!DOCTYPE a [<!ENTITY l0 \"lol\">{}]><a>{}</a>", laughs.concat(), "&l8;".repeat(10));
    assert!(parse(&bomb).faults[0].message.contains("16 MiB"), "{:?}", parse(&bomb).faults);
    let flat = format!("<!DOCTYPE a [<!ENTITY x \"{}\">]><a>{}</a>", "x".repeat(100_000), "&x;".repeat(10_000));
    assert!(parse(&flat).faults[0].message.contains("16 MiB"));
    let circle = "<!DOCTYPE a [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]><a>&x;</a>";
    assert_eq!(parse(circle).faults.len(), 1);
    let attributes: Vec<String> = (0..100_000).map(|at| format!(" a{at}=''")).collect();
    assert!(parse(&format!("<a{}/>", attributes.concat())).faults[0].message.contains("attributes"));
    let spaces: Vec<String> = (0..900).map(|at| format!(" xmlns:n{at}='{at}'")).collect();
    let many = format!("<a{}>{}</a>", spaces.concat(), "<n899:b/>".repeat(300_000));
    assert!(parse(&many).faults[0].message.contains("namespaces"));
    let wide = format!("<a>{}</a>", "<b/>".repeat(200_000));
    assert_eq!(parse(&wide).faults, []);
}
