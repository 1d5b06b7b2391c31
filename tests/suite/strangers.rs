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
        assert!(run.stderr.contains("what stands there is not"), "{text}: {}", run.stderr);
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
