//! `karat self-check`: what is configured and from where, and what is wrong.

use serde_json::Value;

use crate::harness::{Folder, tools};

fn json(folder: &Folder, arguments: &[&str]) -> (i32, Value) {
    let run = folder.karat(&[&["self-check", "--json"], arguments].concat());
    (run.status, serde_json::from_str(&run.stdout).unwrap())
}

#[test]
fn it_names_each_file_and_what_it_sets() {
    let folder = Folder::with(&[
        (
            "karat.toml",
            "extends = \"base/karat.toml\"\nfail_on = \"high\"\ngate = [\"target\"]\nbaseline = \"known.json\"\npolicies = [\"rules\"]\n",
        ),
        ("known.json", "{\"schema\": 1, \"findings\": []}\n"),
        ("base/karat.toml", "strict = true\nignore = [\"kubernetes.cpu_limits\"]\n"),
        ("rules/a.rego", "package a\n\nimport rego.v1\n\ndeny contains \"no\" if input.x\n"),
    ]);
    let (status, found) = json(&folder, &[]);
    assert_eq!(status, 0, "{found}");
    let files = found["configuration"].as_array().unwrap();
    let sets = |at: usize| files[at]["sets"].to_string();
    assert_eq!(
        (sets(0).as_str(), sets(1).as_str()),
        (r#"["baseline","extends","fail_on","gate","policies"]"#, r#"["ignore","strict"]"#)
    );
    assert!(files[1]["path"].as_str().unwrap().ends_with("base/karat.toml"));
    assert_eq!((&found["fail_on"], &found["strict"]), (&"high".into(), &true.into()));
    assert_eq!(found["policies"][1]["rules"], 1, "{found}");
    assert_eq!((&found["gates"], &found["baseline"]["findings"]), (&serde_json::json!(["target"]), &0.into()));
    assert!(found["cache"]["bytes"].is_u64(), "{found}");
    assert!(found["rules_asked"].as_u64() > Some(100));
    let text = folder.karat(&["self-check"]).stdout;
    assert!(text.contains("base/karat.toml: sets ignore, strict") && text.ends_with("All is well.\n"), "{text}");
    if tools().is_some() {
        assert!(found["programs"][0]["version"].as_str().unwrap().contains('3'), "{found}");
    }
}

#[test]
fn what_is_wrong_is_told_with_what_to_do() {
    let folder = Folder::with(&[("karat.toml", "selct = [\"ALL\"]\n")]);
    let run = folder.karat(&["self-check"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(run.stdout.contains("wrong: ") && run.stdout.contains("selct"), "{}", run.stdout);
    // What cannot be known is not said, and what does not depend on it is.
    assert!(run.stdout.contains("karat.toml: sets selct"), "{}", run.stdout);
    for wrong in ["karat init", "fails ", "gate ", "baseline ", "standards ", "no folder for it"] {
        assert!(!run.stdout.contains(wrong), "{wrong}: {}", run.stdout);
    }
    let (_, found) = json(&folder, &[]);
    assert_eq!(found["configuration"][0]["sets"], serde_json::json!(["selct"]));
    assert!(found.get("fail_on").is_none() && found["cache"]["bytes"].is_u64(), "{found}");
    folder.write("karat.toml", "baseline = \"none.json\"\n");
    let run = folder.karat(&["self-check"]);
    assert!(run.stdout.contains("none.json: cannot be read; see below"), "{}", run.stdout);
    folder.write("karat.toml", b"# caf\xe9\n");
    let run = folder.karat(&["self-check"]);
    assert!(run.stdout.contains("karat.toml: cannot be read; see below"), "{}", run.stdout);
    folder.write("karat.toml", "[rules.\"kubernetes.host_netwrk\"]\nseverity = \"low\"\n");
    let (status, found) = json(&folder, &[]);
    assert_eq!(status, 2);
    assert!(found["wrong"][0].as_str().unwrap().contains("did you mean `kubernetes.host_network`?"), "{found}");
    folder.write("karat.toml", "[serve]\ntrusted_proxies = [\"x\"]\n");
    let (status, found) = json(&folder, &[]);
    assert_eq!(status, 2);
    assert!(found["wrong"][0].as_str().unwrap().contains("`x` is no address"), "{found}");
    folder.write("karat.toml", "");
    let (status, found) = json(&folder, &["nowhere"]);
    assert_eq!((status, found["wrong"][0].as_str().unwrap().contains("nowhere")), (2, true));
}
