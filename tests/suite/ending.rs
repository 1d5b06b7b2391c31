//! How karat ends from outside: Ctrl-C, a request to terminate, a reader that goes away. And what it prints of itself: manual
//! pages and completions.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::harness::{Folder, command};

/// A folder with a chart, and a `helm` that says that it has begun and does not come to an end.
fn slow() -> (Folder, Folder) {
    let chart = Folder::with(&[
        ("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"),
        ("templates/a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}}\n"),
    ]);
    let programs = Folder::empty();
    programs.write("helm", "#!/bin/sh\necho begun > \"$HOME/begun\"\nexec sleep 60\n");
    std::fs::set_permissions(programs.path().join("helm"), std::fs::Permissions::from_mode(0o755)).unwrap();
    (chart, programs)
}

/// The first file of this name below a folder.
fn has_begun(temporary: &Folder) -> bool {
    crate::harness::files_below(temporary.path()).iter().any(|path| path.ends_with("begun"))
}

#[test]
fn a_signal_ends_a_run_quietly_and_leaves_nothing_behind() {
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let ((chart, programs), temporary) = (slow(), Folder::empty());
        let path = format!("{}:/usr/bin:/bin", programs.path().display());
        let mut child = command(chart.path())
            .args(["check", "--render", "auto", "."])
            .env("PATH", path)
            .env("TMPDIR", temporary.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while !has_begun(&temporary) {
            assert!(child.try_wait().unwrap().is_none(), "it runs until helm has begun");
            std::thread::sleep(Duration::from_millis(20));
        }
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.signal(), Some(number), "a shell sees 128 + {number}");
        assert_eq!((output.stdout.as_slice(), String::from_utf8_lossy(&output.stderr).as_ref()), (&b""[..], ""));
        assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0, "{signal}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_a_run_quietly() {
    let folder = Folder::copy("testdata/repos/webshop");
    let pod = |at| format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: p{at}}}\nspec: {{hostNetwork: true}}\n---\n");
    let many: Vec<String> = (0..400).map(pod).collect();
    folder.write("many.yaml", many.concat());
    for format in ["text", "json", "sarif", "md", "csv"] {
        let mut child = command(folder.path())
            .args(["check", "-o", format, "."])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut output = BufReader::with_capacity(16, child.stdout.take().unwrap());
        output.read_line(&mut first).unwrap();
        drop(output);
        let mut words = String::new();
        child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
        assert_eq!((child.wait().unwrap().code(), words.as_str()), (Some(1), ""), "{format}");
        assert!(!first.is_empty());
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = Folder::empty();
    let run = folder.karat(&["man", "--dir", "man1"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let help = folder.karat(&["--help"]).stdout;
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> =
        names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(names.contains(&"check") && names.contains(&"self-check"), "{names:?}");
    for name in names {
        let page = std::fs::read_to_string(folder.path().join(format!("man1/karat-{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH karat-{name} 1")) && page.contains(".SH SYNOPSIS"), "{page}");
        assert_eq!(page, folder.karat(&["man", name]).stdout, "{name}");
    }
    let unknown = folder.karat(&["man", "nothing"]);
    assert_eq!((unknown.status, unknown.stdout.as_str()), (2, ""));
}

#[test]
fn bash_completes_commands_options_and_formats() {
    let folder = Folder::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.karat(&["completions", shell]);
        assert!(script.status == 0 && script.stdout.contains("self-check"), "{shell}");
    }
    folder.write("karat.bash", folder.karat(&["completions", "bash"]).stdout);
    let completed = |words: &[&str]| {
        let line = format!(
            "source karat.bash; COMP_WORDS=({}); COMP_CWORD={}; _karat karat '{}' ''; echo \"${{COMPREPLY[@]}}\"",
            words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "),
            words.len() - 1,
            words.last().unwrap(),
        );
        let output = Command::new("bash").current_dir(folder.path()).args(["--norc", "-c", &line]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(completed(&["karat", "sim"]), "simulate\n");
    assert!(completed(&["karat", "check", "--fail"]).contains("--fail-on"));
}
