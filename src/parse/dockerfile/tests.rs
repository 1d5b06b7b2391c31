//! Dockerfiles against what BuildKit makes of them, and the places of their words.

use regorus::Value;

use super::*;
use crate::model::{Lines as Table, Spans};
use crate::parse::Tree;

fn tree(text: &str) -> Tree {
    let mut parsed = parse(text);
    assert_eq!(parsed.faults, [], "{text}");
    parsed.trees.remove(0)
}

fn json(text: &str) -> Value {
    Value::from_json_str(text).unwrap()
}

/// The instructions of the last stage.
fn instructions(text: &str) -> Value {
    let value = tree(text).value;
    let stages = value["stages"].as_array().unwrap();
    stages.last().unwrap()["instructions"].clone()
}

fn stages(text: &str) -> Vec<Value> {
    let value = tree(text).value;
    value["stages"].as_array().unwrap().iter().cloned().collect()
}

fn faults(text: &str) -> Vec<(u32, String)> {
    let lines = Table::of(text);
    parse(text).faults.into_iter().map(|fault| (lines.position(text, fault.offset).line, fault.message)).collect()
}

/// The node at a path of keys and indices.
fn find(spans: &Spans, text: &str, path: &[&str]) -> u32 {
    path.iter().fold(0, |here, step| {
        let mut children = spans.children(here);
        match step.parse::<usize>() {
            Ok(index) => children.nth(index).unwrap(),
            Err(_) => children.find(|child| spans.name(*child, text) == Some(step)).unwrap(),
        }
    })
}

fn slice<'t>(text: &'t str, tree: &Tree, path: &[&str]) -> &'t str {
    let span = tree.spans.value(find(&tree.spans, text, path));
    &text[span.start as usize..span.end as usize]
}

#[test]
fn a_file_becomes_arguments_and_stages() {
    let text = "ARG TAG=3.20\nARG NONE\nFROM --platform=$BUILDPLATFORM alpine:${TAG} AS Base\nUSER app\n\
                FROM base\nCMD [\"run\", \"it\"]\n";
    let expected = r#"{"args": [{"name": "TAG", "value": "3.20"}, {"name": "NONE"}], "stages": [
        {"index": 0, "name": "Base", "image": "alpine:3.20", "platform": "$BUILDPLATFORM",
         "instructions": [{"cmd": "user", "value": ["app"]}]},
        {"index": 1, "image": "base", "parent": 0, "final": true,
         "instructions": [{"cmd": "cmd", "value": ["run", "it"], "form": "exec"}]}]}"#;
    assert_eq!(tree(text).value, json(expected));
}

#[test]
fn words_are_found_through_continued_lines() {
    let text = "FROM a\n\nCOPY --from=b \\\n  # a comment\n\n  one \\  \n  two/é /to/\nRUN x && \\\n  y\n";
    let tree = tree(text);
    assert_eq!(
        tree.value["stages"][0]["instructions"],
        json(
            r#"[{"cmd": "copy", "value": ["one", "two/é", "/to/"], "form": "shell", "flags": {"from": ["b"]}},
            {"cmd": "run", "value": ["x &&   y"], "form": "shell"}]"#
        )
    );
    let at = |path: &[&str]| slice(text, &tree, &[&["stages", "0", "instructions"], path].concat());
    assert_eq!(at(&["0", "value", "0"]), "one");
    assert_eq!(at(&["0", "value", "1"]), "two/é");
    assert_eq!(at(&["0", "value", "2"]), "/to/");
    assert_eq!(at(&["0", "flags", "from", "0"]), "b");
    assert_eq!(at(&["0"]), "COPY --from=b \\\n  # a comment\n\n  one \\  \n  two/é /to/");
    assert_eq!(at(&["1", "value", "0"]), "x && \\\n  y");
    assert_eq!(at(&["1", "cmd"]), "RUN");
}

#[test]
fn directives_count_only_at_the_top() {
    let windows = "# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nCOPY a ` \n b c:\\\nWORKDIR C:\\x\n";
    let found = instructions(windows);
    assert_eq!(
        found,
        json(
            r#"[{"cmd": "copy", "value": ["a", "b", "c:\\"], "form": "shell"}, {"cmd": "workdir", "value": ["C:\\x"]}]"#
        )
    );
    let late = "# only words\n# escape=`\nFROM a\nRUN a \\\n b\n";
    assert_eq!(instructions(late), json(r#"[{"cmd": "run", "value": ["a  b"], "form": "shell"}]"#));
    assert_eq!(faults("# escape=x\nFROM a\n"), [(1, "`x` is no escape character: it is \\ or `".to_owned())]);
    assert_eq!(faults("# escape=`\n# escape=`\nFROM a\n"), [(2, "the directive escape stands twice".to_owned())]);
}

#[test]
fn heredocs_have_a_name_and_a_body() {
    let text = "FROM a\nRUN <<EOF bash\nset -e\n# no comment \\\nFROM x\nEOF\nCOPY <<-'A' <<\"B\" /to/\n\tone $x\n\tA\n two\nB\nUSER u\n";
    assert_eq!(
        instructions(text),
        json(
            r#"[{"cmd": "run", "value": ["<<EOF bash"], "form": "shell",
              "heredocs": [{"name": "EOF", "content": "set -e\n# no comment \\\nFROM x\n", "expand": true}]},
             {"cmd": "copy", "value": ["<<-A", "<<B", "/to/"], "form": "shell",
              "heredocs": [{"name": "A", "content": "one $x\n", "expand": false},
                           {"name": "B", "content": " two\n", "expand": false}]},
             {"cmd": "user", "value": ["u"]}]"#
        )
    );
    let tree = tree(text);
    let body = ["stages", "0", "instructions", "0", "heredocs", "0", "content"];
    assert_eq!(slice(text, &tree, &body), "set -e\n# no comment \\\nFROM x\n");
    assert!(slice(text, &tree, &["stages", "0", "instructions", "1"]).ends_with("two\nB"));
    let none = "FROM a\nRUN cat <<<x && echo $((1<<2)) \"<<EOF\" a<<EOF\nENV a=<<EOF\nRUN [\"<<EOF\"]\n";
    assert!(instructions(none).as_array().unwrap().iter().all(|found| found["heredocs"] == Value::Undefined));
    assert_eq!(faults("FROM a\nRUN <<EOF\nx\n"), [(2, "the heredoc `EOF` has no end".to_owned())]);
}

#[test]
fn pairs_are_read_in_both_ways() {
    let text = "FROM a\nENV A=1 B=\"two words\" C=a\\ b\nENV OLD the rest\nLABEL \"x.y\"='z' \\\n  e=\nARG V W=$A\n";
    let found = instructions(text);
    let pairs: Vec<String> = found.as_array().unwrap().iter().map(|one| one["pairs"].to_string()).collect();
    assert_eq!(
        pairs,
        [
            r#"[{"name":"A","value":"1"},{"name":"B","value":"two words"},{"name":"C","value":"a b"}]"#,
            r#"[{"name":"OLD","value":"the rest"}]"#,
            r#"[{"name":"x.y","value":"z"},{"name":"e","value":""}]"#,
            r#"[{"name":"V"},{"name":"W","value":"1"}]"#,
        ]
    );
    let tree = tree(text);
    let b = ["stages", "0", "instructions", "0", "pairs", "1"];
    assert_eq!(slice(text, &tree, &b), "B=\"two words\"");
    assert_eq!(slice(text, &tree, &[&b[..], &["value"]].concat()), "\"two words\"");
}

#[test]
fn variables_are_filled_in_where_the_file_says_their_value() {
    let text = "ARG G=1\nARG H=${G}2\nFROM a:$H AS one\nUSER $G\nARG G\nARG OUT\nENV E=${G}x E2=$E\nUSER \"$G\"-$OUT-${OUT:-d}-$E2-$PATH\n\
                FROM one\nWORKDIR /$E/${MINE:-y}\nFROM scratch\nWORKDIR /${MINE:-y}$E\nFROM b:${E:-none}\nUSER u\n";
    let found = stages(text);
    assert_eq!(found[0]["image"], Value::from("a:12"));
    assert_eq!(found[0]["instructions"][0]["value"][0], Value::from("$G"));
    assert_eq!(found[0]["instructions"][4]["value"][0], Value::from("1-$OUT-d-$E-$PATH"));
    assert_eq!(found[1]["parent"], Value::from(0u64));
    assert_eq!(found[1]["instructions"][0]["value"][0], Value::from("/1x/${MINE:-y}"));
    assert_eq!(found[2]["instructions"][0]["value"][0], Value::from("/y$E"));
    assert_eq!(found[3]["image"], Value::from("b:none"));
}

#[test]
fn instructions_keep_their_order_form_and_flags() {
    let text = "from a as b\nrun --mount=type=cache,target=/x --mount=type=bind --network=none make\nhealthcheck --interval=5s cmd [\"x\"]\n\
                Healthcheck none\nonbuild copy --link . /app\nshell [\"a\", \"-c\"]\nMAINTAINER me <me@example.com>\nEXPOSE 80 443/tcp\n\
                VOLUME [\"/a b\"]\nSTOPSIGNAL SIGTERM\nENTRYPOINT x y";
    let expected = r#"[
        {"cmd": "run", "value": ["make"], "form": "shell",
         "flags": {"mount": ["type=cache,target=/x", "type=bind"], "network": ["none"]}},
        {"cmd": "healthcheck", "value": ["CMD", "x"], "form": "exec", "flags": {"interval": ["5s"]}},
        {"cmd": "healthcheck", "value": ["NONE"], "form": "shell"},
        {"cmd": "copy", "value": [".", "/app"], "form": "shell", "flags": {"link": ["true"]}, "onbuild": true},
        {"cmd": "shell", "value": ["a", "-c"], "form": "exec"},
        {"cmd": "maintainer", "value": ["me <me@example.com>"]},
        {"cmd": "expose", "value": ["80", "443/tcp"]},
        {"cmd": "volume", "value": ["/a b"], "form": "exec"},
        {"cmd": "stopsignal", "value": ["SIGTERM"]},
        {"cmd": "entrypoint", "value": ["x y"], "form": "shell"}]"#;
    assert_eq!(instructions(text), json(expected));
}

#[test]
fn the_end_of_a_file_and_of_its_lines_may_be_anything() {
    for text in [
        "FROM a\r\nRUN x \\\r\n  y\r\n",
        "FROM a\nRUN x \\\n  y \\",
        "\u{feff}FROM a\nRUN x \\\n\n  y\\\n",
        "FROM a\n \t RUN x \\\n  y",
    ] {
        let text_of = instructions(text)[0]["value"][0].to_string();
        assert!(text_of.starts_with("\"x   y"), "{text:?}: {text_of}");
    }
    assert_eq!(instructions("FROM a\n\\\n\\\nUSER b\n"), json(r#"[{"cmd": "user", "value": ["b"]}]"#));
    let double = instructions("FROM a\nRUN x \\\\\nUSER b\n");
    assert_eq!(double[1]["cmd"], Value::from("user"));
}

#[test]
fn mistakes_are_said_and_hide_nothing_else() {
    let text = "RUN early\nFROM a b\nRUM x\nCOPY one\nENV A\nENV B=1 C\nUSER\nRUN [1]\nONBUILD ONBUILD RUN x\nONBUILD FROM x\nUSER last\n";
    let found = faults(text);
    let expected = [
        (1, "RUN stands above the first FROM"),
        (2, "FROM takes an image, or an image AS a name"),
        (3, "`RUM` is no instruction"),
        (4, "COPY needs a source and a destination"),
        (5, "ENV `A` has no value"),
        (6, "`C` has no ="),
        (7, "USER needs an argument"),
        (8, "the exec form takes strings only"),
        (9, "ONBUILD in an ONBUILD"),
        (10, "FROM in an ONBUILD"),
    ];
    assert_eq!(found, expected.map(|(line, message)| (line, message.to_owned())));
    assert_eq!(parse(text).faults[2].help.as_deref(), Some("did you mean RUN?"));
    let value = &parse(text).trees[0].value;
    assert_eq!(value["stages"][0]["instructions"].as_array().unwrap().last().unwrap()["value"], json("[\"last\"]"));
    for empty in ["", "# x\n", "ARG a=1\n"] {
        assert_eq!(faults(empty), [(1, "there is no FROM in this file".to_owned())]);
        assert_eq!(parse(empty).trees.len(), 0);
    }
}

#[test]
fn hostile_files_take_no_time() {
    let doubled: Vec<String> = (0..20_000).map(|at| format!("ENV a{}=\"$a{at}$a{at}$a{at}\"\n", at + 1)).collect();
    let parsed = parse(&format!("FROM a\nENV a0=0123456789\n{}", doubled.concat()));
    assert_eq!(parsed.trees.len(), 1);
    let chain: Vec<String> = (0..20_000).map(|at| format!("FROM s{at} AS s{}\nENV v{at}=1\n", at + 1)).collect();
    assert_eq!(parse(&chain.concat()).trees.len(), 1);
    let open = "RUN <<EOF\n".repeat(100_000);
    assert_eq!(parse(&format!("FROM a\n{open}")).faults.len(), 1);
    let flags = (0..50_000).map(|at| format!("--f{at}=x ")).collect::<Vec<_>>().concat();
    assert_eq!(parse(&format!("FROM a\nRUN {flags} x\n")).faults, []);
    let lines = "x \\\n".repeat(500_000);
    assert_eq!(parse(&format!("FROM a\nRUN {lines}")).faults, []);
    assert!(parse(&"{{ x }}\n".repeat(100_000)).faults.len() < 25);
}
