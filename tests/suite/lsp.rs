//! The language server, by a scripted editor over stdio: what is typed, what is shown, what can be done about it.
#![expect(clippy::needless_pass_by_value, reason = "what `json!` makes is for one call")]

use std::collections::BTreeMap;
use std::io::{BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Folder, command, tools};

/// No step takes as long on any machine.
const PATIENCE: Duration = Duration::from_mins(2);
const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostNetwork: true\n";
const RULE: &str = "kubernetes.host_network";

struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    said: Receiver<Value>,
    next: i64,
    /// The diagnostics of each file, as they were sent last.
    shown: BTreeMap<String, Value>,
    /// Messages for people.
    told: Vec<String>,
}

impl Editor {
    /// A server that nobody has spoken to.
    fn new(folder: &Path) -> Self {
        let mut command = command(folder);
        command
            .args(["lsp", "--now", "2026-11-26"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (give, said) = mpsc::channel();
        std::thread::spawn(move || {
            while let Some(message) = message(&mut output) {
                if give.send(message).is_err() {
                    break;
                }
            }
        });
        let input = child.stdin.take();
        Self { child, input, said, next: 0, shown: BTreeMap::new(), told: Vec::new() }
    }

    /// A server that looks at a folder by one rule, or by what `options` say.
    fn open(folder: &Folder, options: Value, capabilities: Value) -> Self {
        let mut editor = Self::new(folder.path());
        let folders = json!([{"uri": uri(folder, ""), "name": "shop"}]);
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders,
            "initializationOptions": options});
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["result"]["serverInfo"]["name"], "karat");
        let kinds = &answer["result"]["capabilities"]["codeActionProvider"]["codeActionKinds"];
        assert_eq!(*kinds, json!(["quickfix", "source.fixAll.karat"]));
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({"method": method, "params": params}));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(json!({"id": id, "method": method, "params": params}));
        loop {
            let message = self.hear();
            if message["id"] == id && message["method"].is_null() {
                return message;
            }
        }
    }

    fn hear(&mut self) -> Value {
        let message = self.said.recv_timeout(PATIENCE).expect("the server says something");
        let params = &message["params"];
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                self.shown.insert(params["uri"].as_str().unwrap().to_owned(), params["diagnostics"].clone());
            }
            Some("window/showMessage") => self.told.push(params["message"].as_str().unwrap().to_owned()),
            _ => {}
        }
        message
    }

    /// Listens until the rules that are shown in a file are these.
    fn until(&mut self, uri: &str, rules: &[&str]) -> Value {
        loop {
            let shown = self.shown.get(uri).cloned().unwrap_or_else(|| json!([]));
            let codes: Vec<&str> = shown.as_array().unwrap().iter().map(|own| own["code"].as_str().unwrap()).collect();
            if codes == rules && self.shown.contains_key(uri) {
                return shown;
            }
            self.hear();
        }
    }

    fn did_open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "x", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn did_change(&mut self, uri: &str, version: i32, change: Value) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    fn actions(&mut self, uri: &str, range: &Value, only: &str) -> Vec<Value> {
        let context = json!({"diagnostics": [], "only": [only]});
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params)["result"].as_array().unwrap().clone()
    }

    /// Takes leave; the exit status.
    fn close(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn message(output: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap())
}

fn uri(folder: &Folder, path: &str) -> String {
    let folder = folder.path().canonicalize().unwrap();
    format!("file://{}", folder.join(path).display()).trim_end_matches('/').to_owned()
}

fn shop(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    folder.git(&["init", "--quiet"]);
    folder
}

/// A text with the edits of an action made, whose columns are ASCII.
fn applied(text: &str, action: &Value) -> String {
    let changes = action["edit"]["changes"].as_object().unwrap();
    let mut edits: Vec<&Value> = changes.values().flat_map(|edits| edits.as_array().unwrap()).collect();
    let at = |position: &Value| {
        let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        start + usize::try_from(position["character"].as_u64().unwrap()).unwrap()
    };
    edits.sort_by_key(|edit| std::cmp::Reverse(at(&edit["range"]["start"])));
    let mut text_now = text.to_owned();
    for edit in edits {
        let range = at(&edit["range"]["start"])..at(&edit["range"]["end"]);
        text_now.replace_range(range, edit["newText"].as_str().unwrap());
    }
    text_now
}

#[test]
fn a_finding_is_shown_for_what_is_typed_and_not_for_what_is_on_the_disk() {
    let folder = shop(&[("web.yaml", POD), ("other.yaml", POD)]);
    let mut editor = Editor::open(&folder, json!({"select": [RULE]}), json!({}));
    let (web, other) = (uri(&folder, "web.yaml"), uri(&folder, "other.yaml"));
    editor.did_open(&web, POD);
    let shown = editor.until(&web, &[RULE]);
    assert_eq!(shown[0]["range"]["start"], json!({"line": 4, "character": 15}));
    assert_eq!((&shown[0]["source"], &shown[0]["severity"]), (&json!("karat"), &json!(1)));
    assert!(shown[0]["codeDescription"]["href"].as_str().unwrap().starts_with("https://"), "{shown}");
    editor.until(&other, &[RULE]);

    let range = json!({"start": {"line": 4, "character": 15}, "end": {"line": 4, "character": 19}});
    editor.did_change(&web, 2, json!({"range": range, "text": "false"}));
    editor.until(&web, &[]);
    assert!(std::fs::read_to_string(folder.path().join("web.yaml")).unwrap().contains("true"), "nothing is written");

    // A line above, and a text that is broken for the moment: what is known of the rest stays.
    editor.did_change(&web, 3, json!({"text": format!("# one\n{POD}")}));
    assert_eq!(editor.until(&web, &[RULE])[0]["range"]["start"]["line"], 5);
    editor.did_change(&web, 4, json!({"text": format!("# one\n# two\n{POD}x: [\n")}));
    let shown = editor.until(&web, &["syntax", RULE]);
    assert_eq!(shown[1]["range"]["start"]["line"], 6);

    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": web}}));
    assert_eq!(editor.until(&web, &[RULE])[0]["range"]["start"]["line"], 4, "the disk counts again");
    folder.write("web.yaml", POD.replace("true", "false"));
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": web, "type": 2}]}));
    editor.until(&web, &[]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn what_a_kustomization_mends_is_not_shown_while_it_is_typed() {
    if tools().is_none() {
        return;
    }
    let patch = "resources: [../base]\npatches:\n- patch: |-\n    {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {hostNetwork: false}}\n";
    let folder = shop(&[
        ("base/kustomization.yaml", "resources: [web.yaml]\n"),
        ("base/web.yaml", POD),
        ("prod/kustomization.yaml", patch),
        ("other.yaml", POD),
    ]);
    let mut editor = Editor::open(&folder, json!({"select": [RULE, "kubernetes.host_pid"]}), json!({}));
    let web = uri(&folder, "base/web.yaml");
    editor.until(&uri(&folder, "other.yaml"), &[RULE]);
    editor.did_open(&web, POD);
    editor.did_change(&web, 2, json!({"text": format!("{POD}  hostPID: true\n")}));
    editor.until(&web, &["kubernetes.host_pid"]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn a_module_is_judged_by_what_its_callers_give_it_while_it_is_typed() {
    let store =
        "variable \"acl\" { default = \"public-read\" }\nresource \"aws_s3_bucket\" \"own\" {\n  acl = var.acl\n}\n";
    let call = "module \"store\" {\n  source = \"./store\"\n  acl    = \"private\"\n}\n";
    let folder = shop(&[("store/main.tf", store), ("main.tf", call)]);
    let rule = "terraform.aws.s3_public_acl";
    let mut editor = Editor::open(&folder, json!({"select": [rule]}), json!({}));
    let uri = uri(&folder, "store/main.tf");
    editor.did_open(&uri, store);
    editor.did_change(&uri, 2, json!({"text": store.replace("var.acl", "\"public-read\"")}));
    editor.until(&uri, &[rule]);
    editor.did_change(&uri, 3, json!({"text": store}));
    editor.until(&uri, &[]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn an_object_of_terraform_is_judged_by_what_is_typed_in_the_file_beside_it() {
    let variable = "variable \"host_pid\" { default = false }\n";
    let pod = "resource \"kubernetes_pod\" \"a\" {\n  spec {\n    host_pid = var.host_pid\n  }\n}\n";
    let folder = shop(&[("main.tf", pod), ("variables.tf", variable)]);
    let mut editor = Editor::open(&folder, json!({"select": ["kubernetes.host_pid"]}), json!({}));
    let (pod_uri, variable_uri) = (uri(&folder, "main.tf"), uri(&folder, "variables.tf"));
    editor.did_open(&pod_uri, pod);
    editor.did_open(&variable_uri, variable);
    editor.did_change(&variable_uri, 2, json!({"text": variable.replace("false", "true")}));
    editor.until(&pod_uri, &["kubernetes.host_pid"]);
    editor.did_change(&variable_uri, 3, json!({"text": variable}));
    editor.until(&pod_uri, &[]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn what_a_baseline_knows_is_not_shown_and_a_copy_of_it_is() {
    let folder = shop(&[("web.yaml", POD), ("karat.toml", "baseline = \"known.json\"\n")]);
    let made = folder.karat(&["baseline", "--select", RULE, "--file", "known.json"]);
    assert_eq!(made.status, 0, "{}{}", made.stdout, made.stderr);
    folder.write("new.yaml", POD);
    let mut editor = Editor::open(&folder, json!({"select": [RULE]}), json!({}));
    let (web, new, copy) = (uri(&folder, "web.yaml"), uri(&folder, "new.yaml"), uri(&folder, "copy.yaml"));
    editor.until(&new, &[RULE]);
    assert!(!editor.shown.contains_key(&web), "{:?}", editor.shown);

    editor.did_open(&web, POD);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    editor.did_change(&web, 2, json!({"range": range, "text": "# above\n"}));
    editor.did_open(&copy, POD);
    editor.until(&copy, &[RULE]);
    let nothing = json!([]);
    assert_eq!(editor.shown.get(&web).unwrap_or(&nothing), &nothing);
    folder.write("known.json", "{\"schema\": 1, \"findings\": []}\n");
    editor
        .tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri(&folder, "known.json"), "type": 2}]}));
    editor.until(&web, &[RULE]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn the_page_of_a_rule_is_shown_and_a_waiver_is_offered_that_works_once_its_reason_is_written() {
    let folder = shop(&[("web.yaml", POD)]);
    let mut editor = Editor::open(&folder, json!({"select": [RULE]}), json!({}));
    let web = uri(&folder, "web.yaml");
    editor.did_open(&web, POD);
    let shown = editor.until(&web, &[RULE]);
    let position =
        |line, character| json!({"textDocument": {"uri": web}, "position": {"line": line, "character": character}});
    let hover = editor.ask("textDocument/hover", position(4, 16));
    let page = hover["result"]["contents"]["value"].as_str().unwrap();
    for part in ["kubernetes.host_network", "**Why:**", "**Fix:**", "karat explain kubernetes.host_network", "https://"]
    {
        assert!(page.contains(part), "{page}");
    }
    assert_eq!(editor.ask("textDocument/hover", position(0, 0))["result"], Value::Null);

    let actions = editor.actions(&web, &shown[0]["range"], "quickfix");
    let waiver = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with("Ignore")).unwrap();
    let text = applied(POD, waiver);
    assert!(text.contains("\n  # karat: ignore[kubernetes.host_network] until=2027-02-24 because\n"), "{text}");
    editor.did_change(&web, 2, json!({"text": text}));
    let shown = editor.until(&web, &[RULE, "standard"]);
    assert_eq!(shown[0]["severity"], 1, "it counts as long as nobody says why");
    assert!(shown[1]["message"].as_str().unwrap().contains("the reason is missing"), "{shown}");
    editor.did_change(&web, 3, json!({"text": text.replace("because\n", "because it is mended in March\n")}));
    loop {
        let shown = editor.until(&web, &[RULE]);
        if shown[0]["severity"] == 4 {
            assert!(shown[0]["message"].as_str().unwrap().starts_with("waived until 2027-02-24"), "{shown}");
            break;
        }
        editor.hear();
    }
    assert!(editor.actions(&web, &shown[0]["range"], "refactor").is_empty());
    assert_eq!(editor.close(), 0);
}

#[test]
fn fixes_are_offered_one_by_one_and_all_that_are_safe() {
    let text = "one: true # stays\ntwo: true\n";
    let policy = r#"package a
import rego.v1
deny contains {"message": "it is on", "at": [key], "fix": remedy} if {
	some key, value in input
	value == true
	remedy := {"title": "Turn it off", "safety": "safe", "edits": [{"op": "replace", "path": [key], "value": false}]}
}
"#;
    let folder = shop(&[("karat.toml", "policies = [\"policy\"]\n"), ("policy/a.rego", policy), ("a.yaml", text)]);
    folder.write("web.yaml", POD);
    let rule = "a.deny";
    let mut editor = Editor::open(&folder, json!({"select": [rule, RULE]}), json!({}));
    let (own, web) = (uri(&folder, "a.yaml"), uri(&folder, "web.yaml"));
    editor.did_open(&own, text);
    let shown = editor.until(&own, &[rule, rule]);
    let one = editor.actions(&own, &shown[0]["range"], "quickfix");
    assert_eq!((&one[0]["isPreferred"], &one[0]["title"]), (&json!(true), &json!("Turn it off (a.deny)")), "{one:?}");
    assert_eq!(applied(text, &one[0]), "one: false # stays\ntwo: true\n");
    editor.did_change(&own, 2, json!({"text": applied(text, &one[0])}));
    assert_eq!(editor.until(&own, &[rule])[0]["range"]["start"]["line"], 1);
    editor.did_change(&own, 3, json!({"text": text}));
    editor.until(&own, &[rule, rule]);
    let start = json!({"line": 0, "character": 0});
    let mut of_kind = |kind: &str| editor.actions(&own, &json!({"start": start, "end": start}), kind);
    assert!(of_kind("source.fixAll.eslint").is_empty());
    assert_eq!(of_kind("source.fixAll.karat"), of_kind("source.fixAll"));
    let all = of_kind("source");
    assert_eq!((all.len(), &all[0]["kind"]), (1, &json!("source.fixAll.karat")));
    assert_eq!(applied(text, &all[0]), "one: false # stays\ntwo: false\n");
    editor.did_change(&own, 4, json!({"text": applied(text, &all[0])}));
    editor.until(&own, &[]);

    // What may change what runs is offered only where that is asked for.
    editor.did_open(&web, POD);
    let shown = editor.until(&web, &[RULE]);
    let titles =
        |actions: Vec<Value>| actions.iter().map(|own| own["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert!(
        titles(editor.actions(&web, &shown[0]["range"], "quickfix")).iter().all(|title| title.starts_with("Ignore"))
    );
    editor.tell(
        "workspace/didChangeConfiguration",
        json!({"settings": {"karat": {"select": [RULE], "showUnsafe": true}}}),
    );
    let offered = titles(editor.actions(&web, &shown[0]["range"], "quickfix"));
    assert!(offered.iter().any(|title| title.contains("may change what runs")), "{offered:?}");
    assert_eq!(editor.close(), 0);
}

#[test]
fn columns_are_counted_as_the_editor_counts_them() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {nodeName: \"é😀\", hostNetwork: true}\n";
    let folder = shop(&[("web.yaml", text)]);
    let web = uri(&folder, "web.yaml");
    for (encodings, name, column) in
        [(json!(["utf-16"]), "utf-16", 37), (json!(["utf-32", "utf-8", "utf-16"]), "utf-8", 40)]
    {
        let mut editor = Editor::new(folder.path());
        let capabilities = json!({"general": {"positionEncodings": encodings}});
        let params = json!({"processId": null, "capabilities": capabilities, "rootUri": uri(&folder, ""),
            "initializationOptions": {"select": [RULE]}});
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], name);
        editor.tell("initialized", json!({}));
        editor.did_open(&web, text);
        assert_eq!(editor.until(&web, &[RULE])[0]["range"]["start"]["character"], column, "{name}");
        let position = |character| json!({"line": 3, "character": character});
        let range = json!({"start": position(column), "end": position(column + 4)});
        editor.did_change(&web, 2, json!({"range": range, "text": "false"}));
        editor.until(&web, &[]);
        assert_eq!(editor.close(), 0);
    }
}

#[test]
fn a_broken_configuration_is_shown_on_its_lines_and_the_server_lives_on() {
    let wrong = "# é\nselct = 1\nignore = [\"a\"]\nformats = 2\n";
    let folder = shop(&[("web.yaml", POD), ("karat.toml", wrong)]);
    let mut editor = Editor::open(&folder, json!({}), json!({}));
    let (web, config) = (uri(&folder, "web.yaml"), uri(&folder, "karat.toml"));
    editor.did_open(&web, POD);
    let shown = editor.until(&config, &["configuration"; 3]);
    let places: Vec<_> =
        (0..3).map(|at| (shown[at]["range"]["start"]["line"].clone(), shown[at]["severity"].clone())).collect();
    assert_eq!(places, [1, 2, 3].map(|line| (json!(line), json!(1))), "{shown}");
    assert_eq!(shown[0]["range"]["end"], json!({"line": 1, "character": 5}), "{shown}");
    let message = shown[0]["message"].as_str().unwrap();
    assert!(message.contains("selct") && message.contains("select"), "{message}");
    editor.did_open(&config, wrong);
    folder.write("karat.toml", "extends = \"karat.toml\"\n");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": config}}));
    editor.until(&config, &[]);
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": config}}));
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": config}}));
    let shown = editor.until(&config, &["configuration"]);
    assert!(shown[0]["message"].as_str().unwrap().contains("extends itself"), "{shown}");
    assert_eq!(shown[0]["range"]["start"], json!({"line": 0, "character": 10}), "{shown}");
    folder.write("karat.toml", b"\xff\n");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": config}}));
    editor.until(&config, &[]);
    while editor.told.is_empty() {
        editor.hear();
    }
    assert!(editor.told[0].contains("save it as UTF-8"), "{:?}", editor.told);
    folder.write("karat.toml", format!("select = [\"{RULE}\"]\n"));
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": config}}));
    editor.until(&web, &[RULE]);
    assert_eq!(editor.told.len(), 1, "{:?}", editor.told);
    // A policy of the folder that changes is read again.
    folder.write("karat.toml", "built_in = false\npolicies = [\"policy\"]\n");
    folder.write("policy/a.rego", "package a\n\nimport rego.v1\n\ndeny contains \"no\" if input.kind == \"Pod\"\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": config, "type": 2}]}));
    editor.until(&web, &["a.deny"]);
    folder.write("policy/a.rego", "package a\n\nimport rego.v1\n\ndeny contains \"no\" if input.kind == \"Job\"\n");
    let policy = uri(&folder, "policy/a.rego");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": policy, "type": 2}]}));
    editor.until(&web, &[]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn a_broken_policy_is_shown_on_its_line_until_it_is_mended() {
    let broken = "package a\n\nimport rego.v1\n\ndeny contains \"no\" if {\n";
    let folder = shop(&[("web.yaml", POD), ("karat.toml", "built_in = false\npolicies = [\"policy\"]\n")]);
    folder.write("policy/a.rego", broken);
    let mut editor = Editor::open(&folder, json!({"diagnostics": "open"}), json!({}));
    let (web, policy) = (uri(&folder, "web.yaml"), uri(&folder, "policy/a.rego"));
    editor.did_open(&web, POD);
    editor.until(&policy, &["configuration"]);
    folder.write("policy/a.rego", format!("{broken}\tinput.kind == \"Pod\"\n}}\n"));
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": policy}}));
    editor.until(&policy, &[]);
    editor.until(&web, &["a.deny"]);
    assert!(editor.told.is_empty(), "{:?}", editor.told);
    assert_eq!(editor.close(), 0);
}

#[test]
fn a_file_that_is_new_and_lies_in_no_repository_is_judged() {
    let (folder, other) = (shop(&[]), Folder::with(&[("old.yaml", POD)]));
    let mut editor = Editor::open(&folder, json!({"select": [RULE]}), json!({}));
    let (new, old, deep) = (uri(&other, "new.yaml"), uri(&other, "old.yaml"), uri(&other, "not/there/web.yaml"));
    editor.did_open(&new, POD);
    editor.until(&new, &[RULE]);
    editor.did_change(&new, 2, json!({"text": POD.replace("true", "false")}));
    editor.until(&new, &[]);
    editor.did_open(&old, POD);
    editor.until(&old, &[RULE]);
    editor.did_open(&deep, POD);
    editor.until(&deep, &[RULE]);
    editor.did_change(&new, 3, json!({"text": POD}));
    editor.until(&new, &[RULE]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn files_outside_of_any_folder_and_of_several_folders_are_judged() {
    let (one, two, out) = (shop(&[("a.yaml", POD)]), shop(&[("b.yaml", POD)]), shop(&[("c.yaml", "a: 1\n")]));
    let mut editor = Editor::open(&one, json!({"select": [RULE]}), json!({}));
    let added = json!([{"uri": uri(&two, ""), "name": "two"}]);
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": {"added": added, "removed": []}}));
    editor.until(&uri(&one, "a.yaml"), &[RULE]);
    editor.until(&uri(&two, "b.yaml"), &[RULE]);
    let lone = uri(&out, "c.yaml");
    editor.did_open(&lone, POD);
    editor.until(&lone, &[RULE]);
    // A file that nobody has saved yet.
    let new = uri(&one, "new.yaml");
    editor.did_open(&new, POD);
    editor.until(&new, &[RULE]);
    let removed = json!([{"uri": uri(&two, ""), "name": "two"}]);
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": removed}}));
    editor.until(&uri(&two, "b.yaml"), &[]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn a_folder_of_a_repository_is_judged_as_a_part_of_it() {
    let entity = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\n\
        spec: {type: service, lifecycle: production, owner: group:default/team}\n";
    let files =
        [("README.md", "# Shop\n"), ("pod.yaml", POD), ("svc/pod.yaml", POD), ("svc/catalog-info.yaml", entity)];
    let folder = Folder::with(&files);
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "."]);
    let params = json!({"processId": null, "rootUri": uri(&folder, "svc"), "capabilities": {},
        "initializationOptions": {"select": [RULE, "repository.missing_readme"]}});
    let mut editor = Editor::new(folder.path());
    editor.ask("initialize", params);
    editor.tell("initialized", json!({}));
    let own = uri(&folder, "svc/pod.yaml");
    editor.until(&own, &[RULE]);
    editor.did_open(&own, &POD.replace("true", "false"));
    editor.until(&own, &[]);
    assert!(editor.shown.keys().all(|shown| *shown == own), "{:?}", editor.shown);
    assert_eq!(editor.close(), 0);
}

#[test]
fn what_lies_in_two_folders_is_judged_by_the_inner_one() {
    let inner = format!("select = [\"{RULE}\"]\n");
    let files = [
        ("karat.toml", "select = [\"repository.missing_readme\"]\n"),
        ("README.md", "# Shop\n"),
        ("svc/karat.toml", &inner),
        ("svc/pod.yaml", POD),
        ("pod.yaml", POD),
    ];
    let folder = shop(&files);
    let mut editor = Editor::open(&folder, json!({}), json!({}));
    let own = uri(&folder, "svc/pod.yaml");
    let added = json!([{"uri": uri(&folder, "svc"), "name": "svc"}]);
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": {"added": added, "removed": []}}));
    editor.until(&own, &[RULE]);
    editor.did_open(&own, POD);
    let whole = uri(&folder, "pod.yaml");
    editor.did_open(&whole, POD);
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": whole}}));
    editor.did_change(&own, 2, json!({"text": POD.replace("true", "false")}));
    editor.until(&own, &[]);
    editor.did_change(&own, 3, json!({"text": POD}));
    editor.until(&own, &[RULE]);
    // The file is the outer folder's again once the inner one is closed.
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": added}}));
    editor.until(&own, &[]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn what_is_wrong_in_a_message_is_answered_and_the_server_lives_on() {
    let folder = shop(&[("web.yaml", POD)]);
    let mut editor = Editor::new(folder.path());
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32002);
    assert_eq!(editor.ask("initialize", json!({"capabilities": 1}))["error"]["code"], -32602);
    let params = json!({"processId": null, "rootUri": uri(&folder, ""), "capabilities": {}, "initializationOptions": {"selct": 1}});
    editor.ask("initialize", params);
    editor.tell("initialized", json!({}));
    assert_eq!(editor.ask("textDocument/hover", json!({"position": 7}))["error"]["code"], -32602);
    assert_eq!(editor.ask("karat/nothing", json!({}))["error"]["code"], -32601);
    editor.tell("textDocument/didChange", json!({"textDocument": 1}));
    editor.tell(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": "untitled:1", "languageId": "x", "version": 1, "text": ""}}),
    );
    let range = json!({"start": {"line": 99, "character": 99}, "end": {"line": 9, "character": 9}});
    let web = uri(&folder, "web.yaml");
    editor.did_open(&web, "a: 1\n");
    editor.did_change(&web, 2, json!({"range": range, "text": "b: 2\n"}));
    assert_eq!(
        editor
            .ask("textDocument/hover", json!({"textDocument": {"uri": web}, "position": {"line": 99, "character": 0}}))
            ["result"],
        Value::Null
    );
    assert!(editor.told.iter().any(|own| own.contains("selct")), "{:?}", editor.told);
    assert_eq!(editor.close(), 0);
}

#[test]
fn who_goes_away_or_talks_nonsense_ends_the_server() {
    let folder = shop(&[]);
    for said in ["", "Content-Length: 7\r\n\r\nnot { }", "hello\r\n\r\n"] {
        let mut editor = Editor::new(folder.path());
        editor.write(said.as_bytes());
        editor.input = None;
        let status = editor.child.wait().unwrap().code();
        let mut words = String::new();
        editor.child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
        assert_eq!(status, Some(1), "{said:?}: {words}");
        assert!(words.starts_with("karat: ") && words.lines().count() == 1, "{words}");
    }
}

/// What is no message is answered as JSON-RPC asks for, and what follows is heard.
#[test]
fn a_broken_message_is_answered_and_the_next_one_is_heard() {
    let folder = shop(&[("web.yaml", POD)]);
    let mut editor = Editor::open(&folder, json!({"select": [RULE]}), json!({}));
    for (text, code) in [("{bad}", -32700), ("\u{fffd}", -32700), ("{\"id\": 1}", -32600)] {
        editor.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
        let answer = loop {
            let message = editor.hear();
            if message["method"].is_null() {
                break message;
            }
        };
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(code)), "{answer}");
    }
    editor.until(&uri(&folder, "web.yaml"), &[RULE]);
    assert_eq!(editor.close(), 0);
}

/// A folder that the editor opens by a link is called so in all that is shown of it, and nothing stays under another name.
#[cfg(unix)]
#[test]
fn files_of_a_folder_behind_a_link_are_called_as_the_editor_calls_them() {
    let folder = Folder::with(&[("real/sub/a b.yaml", POD)]);
    folder.git(&["init", "--quiet", "real"]);
    std::os::unix::fs::symlink("real", folder.path().join("link")).unwrap();
    let mut editor = Editor::new(folder.path());
    let params = json!({"processId": null, "rootUri": uri(&folder, "link"), "capabilities": {},
        "initializationOptions": {"select": [RULE]}});
    editor.ask("initialize", params);
    editor.tell("initialized", json!({}));
    let (ours, theirs) = (uri(&folder, "link/sub/a%20b.yaml"), uri(&folder, "link/sub/a b.yaml"));
    editor.until(&ours, &[RULE]);
    editor.did_open(&theirs, POD);
    editor.until(&theirs, &[RULE]);
    editor.until(&ours, &[]);
    let mended = POD.replace("true", "false");
    editor.did_change(&theirs, 2, json!({"text": mended}));
    editor.until(&theirs, &[]);
    editor.did_change(&theirs, 3, json!({"text": POD}));
    editor.until(&theirs, &[RULE]);
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": theirs}}));
    editor.until(&theirs, &[]);
    editor.until(&ours, &[RULE]);
    std::fs::remove_file(folder.path().join("real/sub/a b.yaml")).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": ours, "type": 3}]}));
    editor.until(&ours, &[]);
    assert!(editor.shown.keys().all(|uri| uri.contains("/link/")), "{:?}", editor.shown);
    assert_eq!(editor.close(), 0);
}
