//! A repository whose configuration a stranger wrote: what it names on the machine that judges it is not shown, nothing that it says acts
//! on a terminal or a build log, nothing that never ends is read, and no verdict is believed that came with it.

use std::os::unix::fs::symlink;
use std::process::Command;

use crate::harness::{Folder, Run, command};

const TOKEN: &str = "ghp_0123456789";
const RULE: &str = "package own\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if input.bad\n";

/// A repository with a file that is judged, beside it what nobody who changes the repository may read.
fn repository() -> Folder {
    let folder = Folder::with(&[("a.yaml", "bad: true\n")]);
    folder.git(&["init", "-q"]);
    let token = format!("[http]\n\textraheader = AUTHORIZATION: {TOKEN}\n");
    std::fs::OpenOptions::new()
        .append(true)
        .open(folder.path().join(".git/config"))
        .and_then(|mut file| std::io::Write::write_all(&mut file, token.as_bytes()))
        .unwrap();
    folder.write("../beside/secret", format!("TOKEN = {TOKEN}\n"));
    folder.write("../beside/scorecards/own.toml", format!("id = \"{TOKEN}\"\n"));
    folder.write("../beside/secret.toml", format!("id = \"{TOKEN}\"\n"));
    folder.write("../beside/own.rego", format!("package own\n\n{TOKEN}\n"));
    folder.write("../beside/secret.json", format!("{{\"schema\": \"{TOKEN}\"}}"));
    folder
}

fn check(folder: &Folder, arguments: &[&str]) -> Run {
    Run::from(command(folder.path()).env("TOKEN", TOKEN).arg("check").args(arguments).output().unwrap())
}

fn configured(folder: &Folder, text: &str) -> Run {
    folder.write("karat.toml", text);
    check(folder, &[])
}

fn shows_nothing(run: &Run, what: &str) {
    assert_eq!(run.status, 2, "{what}: {}", run.stderr);
    assert!(!run.stderr.contains(TOKEN) && !run.stdout.contains(TOKEN), "{what}: {}", run.stderr);
}

#[test]
fn nothing_is_shown_of_what_lies_outside_of_a_repository() {
    let folder = repository();
    symlink("../beside/own.rego", folder.path().join("own.rego")).unwrap();
    folder.write("policies/.keep", "");
    symlink("../../beside/own.rego", folder.path().join("policies/own.rego")).unwrap();
    for text in [
        "extends = \"/proc/self/environ\"",
        "extends = \"../beside/secret\"",
        "extends = \"../beside/secret.toml\"",
        "extends = \".git/config\"",
        "scorecards = [\"../beside/secret\"]",
        "scorecards = [\"../beside/secret.toml\"]",
        "baseline = \"../beside/secret.json\"",
        "standards = \"../beside\"",
        "policies = [\"../beside\"]",
        "policies = [\"policies\"]",
        "policies = [\"own.rego\"]",
    ] {
        let run = configured(&folder, text);
        shows_nothing(&run, text);
        assert!(run.stderr.contains("lies outside of the repository"), "{text}: {}", run.stderr);
    }
    for target in ["/proc/self/environ", "../beside/secret.toml", ".git/config"] {
        std::fs::remove_file(folder.path().join("karat.toml")).unwrap();
        symlink(target, folder.path().join("karat.toml")).unwrap();
        shows_nothing(&check(&folder, &[]), target);
    }
}

#[test]
fn what_the_user_names_or_the_repository_holds_is_shown() {
    let folder = repository();
    let run = check(&folder, &["--policy", "../beside/own.rego"]);
    assert!(run.status == 2 && run.stderr.contains(TOKEN), "{}", run.stderr);
    folder.write("standards/karat.toml", "fail_on = \"often\"\n");
    let run = configured(&folder, "extends = \"standards/karat.toml\"\n");
    assert!(run.stderr.contains("1 │ fail_on = \"often\""), "{}", run.stderr);
    let run = check(&folder, &["--config", "../beside/secret.toml"]);
    assert!(run.status == 2 && run.stderr.contains(TOKEN), "{}", run.stderr);
}

#[test]
fn what_stands_elsewhere_can_be_extended() {
    let folder = repository();
    folder.write("../platform/karat.toml", "policies = [\"policies\"]\nbuilt_in = false\n");
    folder.write("../platform/policies/own.rego", RULE);
    let run = configured(&folder, "extends = \"../platform/karat.toml\"\n");
    assert_eq!(run.status, 1, "{}", run.stderr);
}

#[test]
fn what_never_ends_is_not_read() {
    let folder = repository();
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    for (text, said) in [
        ("baseline = \"pipe\"", "is neither a file nor a folder"),
        ("baseline = \"/dev/zero\"", "is neither a file nor a folder"),
        ("scorecards = [\"./pipe\"]", "is neither a file nor a folder"),
        ("extends = \"pipe\"", "it is no file"),
        ("extends = \"/dev/zero\"", "it is no file"),
    ] {
        folder.write("karat.toml", text);
        let mut run = Command::new("timeout");
        run.args(["100", env!("CARGO_BIN_EXE_karat"), "check", "--no-cache"]).current_dir(folder.path());
        let run = Run::from(run.output().unwrap());
        assert_eq!(run.status, 2, "{text}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{text}: {}", run.stderr);
    }
}

/// Whether nothing in a text acts, besides the colours of karat.
fn is_harmless(text: &str) -> bool {
    let own = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    let text = own.replace_all(text, "");
    let is_line = |line: &str| !line.trim_start().starts_with("::") && !line.contains("##[");
    text.lines().all(is_line) && text.chars().all(|c| c == '\n' || !(c.is_control() || c == '\u{202e}'))
}

#[test]
fn mistakes_in_files_cannot_speak_to_the_terminal_or_the_build_log() {
    let evil = "\u{1b}[31m##[error]x\u{202e}";
    let fingerprint = "{\"schema\": 1, \"findings\": [{\"repository\": \".\", \"path\": \"a\", \"rule\": \"b\", \"fingerprint\": \"\\u001b[31m\\n::error::x\", \"fingerprint_anywhere\": \"0\"}]}";
    let named = "a\n::error::b";
    let written = [
        ("karat.toml", "extends = \"x\\n::error file=README.md,line=1::pwned\"\n".to_owned()),
        ("karat.toml", "fail_on = \"\\u001b[31m\\n::error::x\"\n".to_owned()),
        ("karat.toml", format!("# {evil}\nfail_on = \"{evil}\"\n# {evil}\n")),
        ("karat.toml", "select = [\"x\\n::error::\\u001b[31m\"]\n".to_owned()),
        ("karat.toml", "scorecards = [\"x\\n::error::\\u001b[31m.toml\"]\n".to_owned()),
        ("karat.toml", "policies = [\"x\\n::error::\\u001b[31m\"]\n".to_owned()),
        ("karat.toml", "policies = [\"policies\"]\n".to_owned()),
        ("karat.toml", "scorecards = [\"./card.toml\"]\n".to_owned()),
        ("karat.toml", "baseline = \"known.json\"\n".to_owned()),
        ("karat.toml", "[rules.\"x\\n::error::\\u001b[31m\"]\nseverity = \"low\"\n".to_owned()),
    ];
    let folder = repository();
    folder.write(&format!("policies/{named}.rego"), format!("package own\n\ndeny contains {evil} if input.bad\n"));
    folder.write("card.toml", format!("schema = 1\nid = \"{evil}\"\n\"x\\n::error::y\" = 1\n"));
    folder.write("known.json", fingerprint);
    for (path, text) in written {
        folder.write(path, &text);
        for colour in ["never", "always"] {
            let run = check(&folder, &["--color", colour]);
            assert_eq!(run.status, 2, "{text}: {}", run.stderr);
            assert!(is_harmless(&run.stderr), "{text}: {:?}", run.stderr);
            assert!(!run.stderr.contains("\u{1b}[31m##"), "{text}: {:?}", run.stderr);
            assert!(colour == "always" || !run.stderr.contains('\u{1b}'), "{text}: {:?}", run.stderr);
        }
    }
}

#[test]
fn a_cache_that_came_with_the_repository_is_not_believed() {
    let folder = repository();
    folder.write("own.rego", RULE);
    let run = || {
        let mut run = command(folder.path());
        run.env("KARAT_CACHE_DIR", folder.path().join(".karat-cache"));
        Run::from(run.args(["check", "--policy", "own.rego", "--no-built-in", "a.yaml"]).output().unwrap())
    };
    let first = run();
    assert_eq!((first.status, first.stderr.as_str()), (1, ""));
    assert!(folder.path().join(".karat-cache/v1").is_dir());
    assert_eq!(run().stderr, "");
    folder.git(&["add", "-f", ".karat-cache"]);
    let said = run();
    assert_eq!(said.status, 1);
    assert!(said.stderr.contains(".karat-cache, or taken from there: git follows what is in it"), "{}", said.stderr);
    folder.git(&["rm", "-rq", "--cached", ".karat-cache"]);
    assert_eq!(run().stderr, "");
    // Nor is one that a link leads to.
    std::fs::rename(folder.path().join(".karat-cache"), folder.path().join("kept")).unwrap();
    symlink("kept", folder.path().join(".karat-cache")).unwrap();
    assert_eq!(run().stderr, "");
    folder.git(&["add", "-f", ".karat-cache"]);
    assert!(run().stderr.contains("git follows what is in it"));
    folder.git(&["rm", "-q", "--cached", ".karat-cache"]);
    folder.git(&["add", "-f", "kept"]);
    assert!(run().stderr.contains("git follows what is in it"));
}
