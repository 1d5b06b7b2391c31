//! `karat fix`, end to end: what it changes, what it leaves, what it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::{Folder, command, files_below, root};

const POD: &str = "apiVersion: v1\r\nkind: Pod # a pod\r\nmetadata:\r\n  name: 'web'\r\nspec:\r\n  hostNetwork: true\r\n  containers:\r\n  - name: web\r\n    image: \"web:1\"\r\n    securityContext: {privileged: true}   # why\r\n";

/// Everything in a folder but git's own.
fn contents(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let inside = |path: &Path| path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned();
    let files = files_below(folder.path()).into_iter().map(|path| (inside(&path), std::fs::read(&path).unwrap()));
    files.filter(|(path, _)| !path.starts_with(".git/")).collect()
}

#[test]
fn a_safe_fix_is_made_and_an_unsafe_one_is_told() {
    let folder = Folder::with(&[("a.yaml", POD)]);
    let run = folder.karat(&["fix", "--select", "kubernetes.host_network,kubernetes.privileged"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("Nothing to fix; 2 findings left.\n2 more may be fixed with --unsafe-fixes"),
        "{}",
        run.stdout
    );
    assert_eq!(std::fs::read_to_string(folder.path().join("a.yaml")).unwrap(), POD);
    let run = folder.karat(&["fix", "--select", "kubernetes.host_network,kubernetes.privileged", "--unsafe-fixes"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("fixed   a.yaml:10  kubernetes.privileged  Set privileged to false\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("2 findings fixed in 1 file; 0 findings left.\n"), "{}", run.stdout);
    let expected = POD.replace("  hostNetwork: true\r\n", "").replace("privileged: true", "privileged: false");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.yaml")).unwrap(), expected);
}

#[test]
fn a_rule_is_chosen_and_waived_findings_are_left_alone() {
    let waived = POD.replace(
        "hostNetwork: true",
        "hostNetwork: true # karat: ignore[kubernetes.host_network] until=2099-01-01 reason=\"it is the proxy\"",
    );
    let folder = Folder::with(&[("a.yaml", POD), ("b.yaml", waived.as_str())]);
    let run = folder.karat(&[
        "fix",
        "--select",
        "kubernetes.host_network",
        "--rule",
        "kubernetes.privileged",
        "--unsafe-fixes",
        "--fail-on",
        "never",
    ]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(
        std::fs::read_to_string(folder.path().join("a.yaml")).unwrap(),
        POD.replace("privileged: true", "privileged: false")
    );
    let unknown = folder.karat(&["fix", "--rule", "kubernetes.priviledged"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean `kubernetes.privileged`?"), "{}", unknown.stderr);
}

/// The sample repository in git, with a file of many formats.
fn webshop() -> Folder {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "--all", "--force"]);
    folder.git(&["commit", "--quiet", "--message", "start"]);
    folder
}

const ALL: [&str; 7] = ["--select", "ALL", "--unsafe-fixes", "--fail-on", "never", "--now", "2026-11-26"];

fn fix(folder: &Folder, more: &[&str]) -> crate::harness::Run {
    let mut arguments = vec!["fix"];
    arguments.extend(ALL);
    arguments.extend(more);
    folder.karat(&arguments)
}

fn apply(folder: &Path, diff: &str) {
    let mut apply = Command::new("git")
        .current_dir(folder)
        .args(["apply", "--whitespace=nowarn", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut apply.stdin.take().unwrap(), diff.as_bytes()).unwrap();
    assert!(apply.wait().unwrap().success(), "{diff}");
}

#[test]
fn a_diff_applies_where_it_was_made_whatever_the_target_is_called() {
    let mended = POD.replace("  hostNetwork: true\r\n", "");
    let diff = |folder: &Folder, from: &str, target: &str| {
        let mut command = command(&folder.path().join(from));
        command.args(["fix", "--diff", "--unsafe-fixes", "--select", "kubernetes.host_network", target]);
        let run = crate::harness::Run::from(command.output().unwrap());
        assert_eq!(run.status, 1, "{target} {}", run.stderr);
        run.stdout
    };
    let folder = Folder::with(&[("sub/a.yaml", POD)]);
    folder.git(&["init", "--quiet"]);
    let absolute = folder.path().join("sub").display().to_string();
    for (from, target) in [
        ("sub", "."),
        ("sub", "a.yaml"),
        ("sub", &absolute),
        ("sub", ".."),
        ("", "sub/a.yaml"),
        ("", "sub"),
        ("", &absolute),
    ] {
        folder.write("sub/a.yaml", POD);
        let diff = diff(&folder, from, target);
        assert!(diff.starts_with("diff --git a/sub/a.yaml b/sub/a.yaml\n"), "{from} {target}\n{diff}");
        apply(&folder.path().join(from), &diff);
        assert_eq!(std::fs::read_to_string(folder.path().join("sub/a.yaml")).unwrap(), mended, "{from} {target}");
    }
    // Where there is no repository, paths count from where one is; another repository has its own.
    let folder = Folder::with(&[("sub/a.yaml", POD)]);
    assert!(diff(&folder, "", "sub").starts_with("diff --git a/sub/a.yaml "));
    assert!(diff(&folder, "sub", "a.yaml").starts_with("diff --git a/a.yaml "));
    let other = Folder::with(&[("x/b.yaml", POD)]);
    other.git(&["init", "--quiet"]);
    let target = other.path().join("x").display().to_string();
    assert!(diff(&folder, "sub", &target).starts_with("diff --git a/x/b.yaml "));
}

/// A folder of a repository is judged as one by itself, which is said; what hosts read at the root alone is not written there.
#[test]
fn what_hosts_read_at_the_root_is_not_written_into_a_folder_below() {
    let folder = Folder::with(&[("README.md", "# Shop\n"), ("sub/go.mod", "module example.com/sub\n\ngo 1.24\n")]);
    folder.git(&["init", "--quiet"]);
    let rule = "repository.missing_dependency_updates";
    let told = folder.karat(&["check", "--select", rule, "sub"]);
    assert!(told.stderr.contains("karat: sub lies in the repository "), "{}", told.stderr);
    let refused = fix(&folder, &["--rule", rule, "sub"]);
    assert!(refused.stdout.contains("it is read at the root of the git repository alone"), "{}", refused.stdout);
    assert!(!folder.path().join("sub/.github").exists());
    folder.write("sub/karat.toml", "");
    assert_eq!(folder.karat(&["check", "--select", rule, "sub"]).stderr, "");
    fix(&folder, &["--rule", rule]);
    assert!(folder.path().join(".github/dependabot.yml").exists());
}

#[test]
fn a_submodule_is_mended_from_inside_alone() {
    let folder = Folder::with(&[("a.yaml", POD), ("libs/b.yaml", POD), ("sub/deep/c.yaml", POD), ("sub/d.yaml", POD)]);
    folder.write(".gitmodules", "[submodule \"deep\"]\n\tpath = sub/deep\n\turl = ../deep\n");
    for repository in ["", "libs", "sub/deep"] {
        folder.git(&["init", "--quiet", repository][..if repository.is_empty() { 2 } else { 3 }]);
    }
    let text = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    let mend = |target: &str| {
        folder.karat(&["fix", "--unsafe-fixes", "--select", "kubernetes.host_network", "--fail-on", "never", target])
    };
    let part = mend("sub");
    assert!(part.stdout.contains("refused sub/deep/c.yaml:6  kubernetes.host_network"), "{}", part.stdout);
    let whole = mend(".");
    assert_eq!(whole.status, 0, "{}", whole.stderr);
    assert!(
        whole.stdout.contains("        it is in a submodule, a repository of its own: run there\n"),
        "{}",
        whole.stdout
    );
    assert!(whole.stdout.contains("1 finding fixed in 1 file, 2 fixes refused; 2 findings left."), "{}", whole.stdout);
    let mended = POD.replace("  hostNetwork: true\r\n", "");
    assert_eq!([text("a.yaml"), text("sub/d.yaml")], [mended.clone(), mended.clone()]);
    assert_eq!([text("libs/b.yaml"), text("sub/deep/c.yaml")], [POD, POD]);
    assert!(mend("libs").stdout.contains("1 finding fixed in 1 file"));
    assert_eq!(text("libs/b.yaml"), mended);
}

#[test]
fn what_is_staged_is_mended_where_the_disk_has_it_and_is_left_to_be_added() {
    let good = POD.replace("  hostNetwork: true\r\n", "");
    let folder = Folder::with(&[("old.yaml", POD), ("part.yaml", &good), ("away.yaml", &good)]);
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "start"]);
    let more = format!("{POD}    # more\r\n");
    for (path, staged, now) in [("new.yaml", POD, POD), ("part.yaml", POD, more.as_str()), ("away.yaml", POD, &good)] {
        folder.write(path, staged);
        folder.git(&["add", path]);
        folder.write(path, now);
    }
    folder.write("untracked.yaml", POD);
    let text = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    let rule = ["--unsafe-fixes", "--select", "kubernetes.host_network"];
    let fix = |more: &[&str]| folder.karat(&[&["fix", "--staged"], &rule[..], more].concat());
    assert!(fix(&["--diff"]).stdout.starts_with("diff --git a/new.yaml b/new.yaml\n"));
    let run = fix(&[]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let why = "the file on the disk is not as it is staged: `git add` it, or set the rest aside with `git stash --keep-index`, and run again";
    let told = [
        "fixed   new.yaml:6  kubernetes.host_network",
        "refused away.yaml:6  kubernetes.host_network",
        "refused part.yaml:6  kubernetes.host_network",
        why,
        "1 finding fixed in 1 file, 2 fixes refused; 2 findings left.\nWhat is staged is as it was: look at what changed, `git add` it, and commit again.\n",
    ];
    assert!(told.iter().all(|line| run.stdout.contains(line)), "{}", run.stdout);
    let now = ["new.yaml", "part.yaml", "away.yaml", "old.yaml", "untracked.yaml"].map(text);
    assert_eq!(now, [&good, &more, &good, POD, POD]);
    let git = |arguments: &[&str]| Command::new("git").args(arguments).current_dir(folder.path()).output().unwrap();
    assert_eq!(git(&["show", ":new.yaml"]).stdout, POD.as_bytes(), "nothing is staged but by who commits");
}

#[test]
fn a_commit_that_is_refused_passes_once_what_was_mended_is_added() {
    let folder = Folder::with(&[("a.yaml", POD), ("CRLF.yaml", &POD.replace("\r\n", "\n"))]);
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "--all"]);
    // As git writes it where it gives lines other ends.
    folder.write("CRLF.yaml", POD);
    let rule = ["--staged", "--select", "kubernetes.host_network"];
    let run = |command: &[&str]| folder.karat(&[command, &rule[..]].concat());
    let refused = run(&["check"]);
    assert_eq!(refused.status, 1);
    assert!(refused.stdout.contains("2 fixable with `karat fix --staged --unsafe-fixes`."), "{}", refused.stdout);
    let mended = run(&["fix", "--unsafe-fixes"]);
    assert_eq!(mended.status, 1, "what is staged would be refused yet");
    assert!(mended.stdout.contains("2 findings fixed in 2 files; 0 findings left.\n"), "{}", mended.stdout);
    assert_eq!(run(&["check"]).status, 1);
    folder.git(&["add", "--all"]);
    assert_eq!(run(&["check"]).status, 0);
    let again = run(&["fix", "--unsafe-fixes"]);
    assert_eq!((again.status, again.stdout.as_str()), (0, "Nothing to fix; 0 findings left.\n"));
}

/// A text that is printed, or a comment, is no command.
#[test]
fn a_command_is_mended_and_a_text_like_it_is_not() {
    let runs = [
        ("apt_yes", "printf \"run: apt-get install x\\n\" > /help && apt-get install y"),
        ("apk_no_cache", "apk add foo && echo apk add foo"),
        ("apk_untrusted", "apk add --allow-untrusted a && echo use --allow-untrusted"),
        ("apt_unauthenticated", "apt-get install -y --allow-unauthenticated a && echo apt --allow-unauthenticated"),
        ("wget_insecure", "wget --no-check-certificate https://a.b/c && echo no --no-check-certificate"),
        ("yum_nogpgcheck", "yum install -y --nogpgcheck a && echo no --nogpgcheck"),
        ("apt_no_recommends", "apt-get install -y a && echo apt-get install a"),
    ];
    for (rule, run) in runs {
        let name = format!("dockerfile.{rule}");
        let (own, lone) = (format!("FROM a:1\nRUN {run}\n"), format!("FROM a:1\nRUN {}\n", run.replace("echo", ": #")));
        let lone = lone.replacen("printf \"run: apt-get install x\\n\" > /help && ", "", 1);
        let lone = lone.split(" && : #").next().unwrap().to_owned() + "\n";
        let folder = Folder::with(&[("Dockerfile", &own)]);
        let fix = |folder: &Folder| folder.karat(&["fix", "--unsafe-fixes", "--select", &name, "--fail-on", "never"]);
        let refused = fix(&folder);
        assert!(
            refused.stdout.contains("stands in it elsewhere, too: it is not sure which is meant"),
            "{rule} {}",
            refused.stdout
        );
        assert_eq!(std::fs::read_to_string(folder.path().join("Dockerfile")).unwrap(), own);
        folder.write("Dockerfile", &lone);
        let made = fix(&folder);
        assert!(made.stdout.contains("1 finding fixed in 1 file; 0 findings left."), "{rule} {lone} {}", made.stdout);
    }
}

#[test]
fn what_aliases_share_is_refused_once_for_each_place() {
    let container =
        |name: &str, context: &str| format!("  - name: {name}\n    image: web:1\n    securityContext: {context}\n");
    let pod = format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n{}{}{}",
        container("a", "&shared\n      privileged: true"),
        container("b", "*shared"),
        container("c", "*shared"),
    );
    let folder = Folder::with(&[("a.yaml", &pod)]);
    let rules = "kubernetes.privileged,kubernetes.read_only_root_fs,kubernetes.run_as_non_root";
    let run = folder.karat(&["fix", "--unsafe-fixes", "--select", rules]);
    assert_eq!(std::fs::read_to_string(folder.path().join("a.yaml")).unwrap(), pod);
    let why = "YAML aliases share the value with other places: edit its anchor, or write the value out\n";
    assert_eq!(run.stdout.matches(why).count(), 1, "{}", run.stdout);
    assert_eq!(run.stdout.matches("kubernetes.privileged").count(), 1, "{}", run.stdout);
}

#[test]
fn digests_that_cannot_be_read_are_told_by_their_own_name() {
    let run = Folder::with(&[("a.yaml", POD)]).karat(&["fix", "--lock", "nofile"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.starts_with("karat: failed to read the known digests of nofile: No such file"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("leave out --lock"), "{}", run.stderr);
}

#[test]
fn the_diff_applies_and_gives_what_is_written() {
    let (shown, written) = (webshop(), webshop());
    let before = contents(&shown);
    let diff = fix(&shown, &["--diff"]);
    assert_eq!(diff.status, 1, "{}", diff.stderr);
    assert_eq!(contents(&shown), before, "a diff changes nothing");
    apply(shown.path(), &diff.stdout);
    let run = fix(&written, &[]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(contents(&shown), contents(&written));
    assert_ne!(contents(&written), before);
}

#[test]
fn fixing_twice_is_fixing_once_and_brings_no_finding() {
    let folder = webshop();
    let count = |folder: &Folder| {
        let report = folder.check(&["--select", "ALL", "--now", "2026-11-26", "--render", "never"]);
        report["findings"].as_array().unwrap().len()
    };
    let before = count(&folder);
    let first = fix(&folder, &[]);
    let once = contents(&folder);
    let after = count(&folder);
    assert!(after < before, "{before} {after}\n{}", first.stdout);
    let second = fix(&folder, &[]);
    assert!(second.stdout.contains("Nothing to fix"), "{}", second.stdout);
    assert_eq!(contents(&folder), once);
}

#[test]
fn files_without_findings_stay_as_they_are_byte_for_byte() {
    let folder = webshop();
    let before = contents(&folder);
    let report = folder.check(&["--select", "ALL", "--now", "2026-11-26", "--render", "never"]);
    let found: std::collections::BTreeSet<&str> =
        report["findings"].as_array().unwrap().iter().map(|own| own["location"]["path"].as_str().unwrap()).collect();
    fix(&folder, &[]);
    let after: std::collections::BTreeMap<_, _> = contents(&folder).into_iter().collect();
    let quiet = before.iter().filter(|(path, _)| !found.contains(path.as_str()));
    assert!(quiet.clone().count() > 3);
    for (path, bytes) in quiet {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
}

#[test]
fn six_capabilities_are_taken_away_in_one_run() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: web:1\n    securityContext:\n      capabilities:\n        add:\n        - SYS_ADMIN\n        - NET_ADMIN\n        - CHOWN # stays\n        - SYS_PTRACE # why\n        - SYS_TIME\n        - SYS_MODULE\n        - BPF\n";
    let folder = Folder::with(&[("a.yaml", pod)]);
    let run = folder.karat(&["fix", "--select", "kubernetes.capabilities_added", "--unsafe-fixes"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("6 findings fixed in 1 file; 0 findings left.\n"), "{}", run.stdout);
    let kept: Vec<&str> = pod.split_inclusive('\n').collect();
    let after = [&kept[..11], &kept[13..14]].concat().concat();
    assert_eq!(std::fs::read_to_string(folder.path().join("a.yaml")).unwrap(), after);
}

const RULE: &str = "# METADATA\n# title: Bad thing\n# description: It is bad.\n# related_resources:\n# - ref: https://example.com\n# custom:\n#   severity: low\n#   kinds: [yaml]\n#   remediation: Remove it.\npackage a.bad\n\n";

fn with_rule(body: &str, text: &str) -> Folder {
    Folder::with(&[("p/a/bad/bad.rego", &format!("{RULE}{body}")), ("x/a.yaml", text)])
}

const OWN: [&str; 5] = ["fix", "x", "--no-built-in", "--policy", "p"];

#[test]
fn a_fix_that_does_not_help_is_taken_back_and_told() {
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": \"Set other\", \"safety\": \"safe\", \"edits\": [{\"op\": \"add\", \"path\": [\"other\"], \"value\": 1}]}} if input.bad\n";
    let folder = with_rule(body, "bad: true\n");
    let run = folder.karat(&OWN);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("refused x/a.yaml:1  a.bad  Set other\n        the rule would still find it\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("Nothing to fix, 1 fix refused; 1 finding left."), "{}", run.stdout);
    assert_eq!(std::fs::read_to_string(folder.path().join("x/a.yaml")).unwrap(), "bad: true\n");
}

#[test]
fn a_fix_that_brings_another_finding_is_taken_back_while_others_are_made() {
    let body = "deny contains {\"message\": key, \"at\": [key], \"resource\": key, \"fix\": {\"title\": \"Remove it\", \"safety\": \"safe\", \"edits\": [{\"op\": \"remove\", \"path\": [key]}]}} if {\n\tsome key in [\"bad\", \"worse\"]\n\tinput[key]\n}\n\ndeny contains {\"message\": \"bad is missed\", \"at\": []} if not \"bad\" in object.keys(input)\n";
    let folder = with_rule(body, "bad: true\nworse: true\nc: 1\n");
    let run = folder.karat(&OWN);
    assert!(run.stdout.contains("fixed   x/a.yaml:2  a.bad  Remove it\n"), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("it would bring a.bad: bad is missed\n"), "{}", run.stdout);
    assert_eq!(std::fs::read_to_string(folder.path().join("x/a.yaml")).unwrap(), "bad: true\nc: 1\n");
}

/// A Deployment that shares the network of the node; without it, a network policy is missed.
fn deployment(number: usize) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: w{number}, namespace: x}}\nspec:\n  selector: {{matchLabels: {{app: w{number}}}}}\n  template:\n    metadata: {{labels: {{app: w{number}}}}}\n    spec:\n      hostNetwork: true\n      hostPID: true\n      containers:\n        - name: c\n          image: r.example.com/a:1\n          securityContext:\n            privileged: true\n"
    )
}

#[test]
fn where_many_fixes_do_harm_all_others_are_made_at_once() {
    let apart: Vec<(String, String)> = (0..30).map(|own| (format!("w{own:02}.yaml"), deployment(own))).collect();
    let apart: Vec<(&str, &str)> = apart.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let together = (0..30).map(deployment).collect::<Vec<_>>().join("---\n");
    // One fix of each brings a finding that is as bad.
    let rule = RULE.replace("severity: low", "severity: high").replace("[yaml]", "[kubernetes/workload]");
    let rule = format!(
        "{rule}deny contains {{\"message\": \"missed\", \"at\": []}} if not input.spec.template.spec.hostNetwork\n"
    );
    for folder in [Folder::with(&apart), Folder::with(&[("all.yaml", &together)])] {
        folder.write("p/a/bad/bad.rego", &rule);
        let fix =
            || folder.karat(&["fix", "--unsafe-fixes", "--policy", "p", "--select", "kubernetes", "--select", "a"]);
        let run = fix();
        let refused: Vec<&str> =
            run.stdout.lines().filter(|line| line.starts_with("refused ") && line.contains(".yaml:")).collect();
        assert_eq!(refused.len(), 30, "{}", run.stdout);
        for line in refused {
            assert!(line.contains("kubernetes.host_network"), "{line}");
        }
        let again = fix();
        assert!(again.stdout.contains("Nothing to fix"), "{}", again.stdout);
    }
}

#[test]
fn what_something_worse_has_hidden_is_no_harm() {
    let folder = Folder::with(&[("web.yaml", &deployment(1))]);
    let run = folder.karat(&["fix", "--unsafe-fixes", "--rule", "kubernetes.host_network"]);
    assert!(run.stdout.contains("1 finding fixed in 1 file;"), "{}{}", run.stdout, run.stderr);
    let left = folder.check(&["--select", "kubernetes.host_network", "--select", "kubernetes.network_policy"]);
    assert_eq!(left["findings"][0]["rule"], "kubernetes.network_policy", "{left:#}");
}

/// The values of a chart that stand in an object are a document beside it: what is edited there is edited in the object.
#[test]
fn values_inside_of_an_object_are_mended_in_it() {
    let release = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n  values:\n    \
                   template:\n      spec:\n        containers:\n        - {name: web, securityContext: {privileged: true}}\n";
    let application = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  sources:\n  - helm:\n      \
                       valuesObject:\n        template:\n          spec:\n            containers:\n            - {name: web, \
                       securityContext: {privileged: true}}\n";
    // What an object brings to a cluster is a document beside it, too, and may have values itself.
    let object = format!(
        "apiVersion: kubernetes.crossplane.io/v1alpha2\nkind: Object\nmetadata: {{name: web}}\nspec:\n  forProvider:\n    manifest:\n{}",
        release.lines().map(|line| format!("      {line}\n")).collect::<Vec<_>>().concat()
    );
    let texts = [release, application, object.as_str()].join("---\n");
    let folder = Folder::with(&[("all.yaml", &texts)]);
    let run = fix(&folder, &["--rule", "kubernetes.privileged"]);
    assert!(run.stdout.contains("3 findings fixed in 1 file;"), "{}{}", run.stdout, run.stderr);
    let expected = texts.replace("privileged: true", "privileged: false");
    assert_eq!(std::fs::read_to_string(folder.path().join("all.yaml")).unwrap(), expected);
}

#[test]
fn a_fix_that_is_none_is_told_and_its_finding_stays() {
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": \"T\", \"safety\": \"sure\", \"edits\": []}} if input.bad\n";
    let folder = with_rule(body, "bad: true\n");
    let run = folder.karat(&["check", "x", "--no-built-in", "--policy", "p"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stdout.contains("a.bad") && run.stdout.contains("`fix`: `safety` is \"safe\" or \"unsafe\""),
        "{}",
        run.stdout
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_the_repository_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": \"T\", \"safety\": \"safe\", \"edits\": [{\"op\": \"remove\", \"path\": [\"bad\"]}, {\"op\": \"create\", \"file\": file, \"text\": \"x\"}]}} if {\n\tinput.bad\n\tfile := input.file\n}\n";
    let folder = with_rule(body, "file: out/new\nbad: true\n");
    let outside = Folder::empty();
    folder.git(&["init", "--quiet"]);
    symlink(outside.path(), folder.path().join("x/out")).unwrap();
    folder.write("x/b.yaml", "file: in/new\nbad: true\n");
    let path = folder.path().join("x/b.yaml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let run = folder.karat(&OWN);
    assert!(
        run.stdout.contains("a link on the way to the file leads out of the repository"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert!(contents(&outside).is_empty());
    assert_eq!(std::fs::read_to_string(folder.path().join("x/a.yaml")).unwrap(), "file: out/new\nbad: true\n");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "file: in/new\n");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_to_string(folder.path().join("x/in/new")).unwrap(), "x");
}

#[test]
fn what_cannot_be_written_is_told_and_not_counted_as_fixed() {
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": \"T\", \"safety\": \"safe\", \"edits\": [{\"op\": \"remove\", \"path\": [\"bad\"]}, {\"op\": \"create\", \"file\": input.file, \"text\": \"x\"}]}} if input.bad\n";
    let folder = with_rule(body, "file: in/new\nbad: true\n");
    for name in ["b", "c"] {
        folder.write(&format!("x/{name}"), "a file where a folder is wanted");
        folder.write(&format!("x/{name}.yaml"), format!("file: {name}/new\nbad: true\n"));
    }
    let run = folder.karat(&OWN);
    assert_eq!(run.status, 2, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("fixed   x/a.yaml:2  a.bad  T\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("fixed   x/b.yaml") && !run.stdout.contains("fixed   x/c.yaml"), "{}", run.stdout);
    assert!(run.stdout.contains("failed  x/b/new\n") && run.stdout.contains("failed  x/c/new\n"), "{}", run.stdout);
    assert!(run.stdout.contains("1 finding fixed in 4 files; 2 findings left.\n"), "{}", run.stdout);
    assert!(run.stderr.contains("karat: failed to write 2 files\n"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(folder.path().join("x/in/new")).unwrap(), "x");
}

#[test]
fn a_file_that_could_not_be_read_is_not_made() {
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": \"T\", \"safety\": \"safe\", \"edits\": [{\"op\": \"create\", \"file\": \"new.yaml\", \"text\": sprintf(\"name: %s\\n\", [input.bad])}]}} if input.bad\n";
    let folder = with_rule(body, "bad: \"a: b: c\"\n");
    let run = folder.karat(&OWN);
    assert!(run.stdout.contains("T\n        the file would have mistakes\n"), "{}{}", run.stdout, run.stderr);
    assert!(!folder.path().join("x/new.yaml").exists());
}

#[test]
fn a_rule_that_is_named_has_the_parameters_of_the_scorecards() {
    let pod =
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: web:1\n";
    let card = "schema = 1\nid = \"own\"\ntitle = \"Own\"\nversion = \"1.0.0\"\n[[level]]\nid = \"bronze\"\nrank = 1\n[[check]]\nid = \"cpu\"\nrule = \"kubernetes.cpu_limits\"\nlevel = \"bronze\"\nparams = { fix_limit = \"7\" }\n";
    let folder =
        Folder::with(&[("a.yaml", pod), ("card.toml", card), ("karat.toml", "scorecards = [\"card.toml\"]\n")]);
    for more in [["--select", "kubernetes.privileged"], ["--ignore", "kubernetes.cpu_limits"]] {
        let arguments = ["fix", "a.yaml", "--rule", "kubernetes.cpu_limits", "--unsafe-fixes", "--diff"];
        let run = folder.karat(&[arguments.as_slice(), &more].concat());
        assert!(run.stdout.contains("+        cpu: \"7\"\n"), "{more:?} {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_byte_order_mark_and_a_missing_line_break_at_the_end_survive() {
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": \"T\", \"safety\": \"safe\", \"edits\": [{\"op\": \"replace\", \"path\": [\"bad\"], \"value\": false}, {\"op\": \"add\", \"path\": [\"good\"], \"value\": \"on\"}]}} if input.bad\n";
    let folder = with_rule(body, "\u{feff}bad: true");
    let run = folder.karat(&OWN);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(std::fs::read_to_string(folder.path().join("x/a.yaml")).unwrap(), "\u{feff}bad: false\ngood: \"on\"");
}

#[test]
#[cfg(unix)]
fn a_file_whose_name_is_no_utf8_is_told_to_be_renamed() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::empty();
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostNetwork: true}\n";
    std::fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.yaml")), pod).unwrap();
    let run = folder.karat(&["fix", "--unsafe-fixes", "--select", "kubernetes.host_network"]);
    let told = "the file's name is not UTF-8: rename it, or edit it by hand";
    assert!(run.stdout.contains(told), "{}{}", run.stdout, run.stderr);
}

#[test]
fn many_texts_of_one_file_are_mended_at_once() {
    let line = "RUN apt-get update && apt-get install -y curl=8 && rm -rf /var/lib/apt/lists/*\n";
    let folder = Folder::with(&[("Dockerfile", &format!("FROM debian:12\n{}", line.repeat(40)))]);
    let run = folder.karat(&["fix", "--unsafe-fixes", "--select", "dockerfile.apt_no_recommends"]);
    assert!(run.stdout.contains("\n40 findings fixed in 1 file"), "{}{}", run.stdout, run.stderr);
    let after = std::fs::read_to_string(folder.path().join("Dockerfile")).unwrap();
    assert_eq!(after.matches("install --no-install-recommends -y curl=8").count(), 40, "{after}");
}

#[test]
fn terminal_escapes_of_scanned_text_are_spelled_out() {
    let body = "deny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": {\"title\": input.bad, \"safety\": \"safe\", \"edits\": [{\"op\": \"remove\", \"path\": [\"bad\"]}]}} if input.bad\n";
    let folder = with_rule(body, "bad: \"\\e[31m\\n::error::x\"\na: 1\n");
    let run = folder.karat(&OWN);
    assert!(run.stdout.contains("fixed") && !run.stdout.contains('\x1b'), "{}", run.stdout);
    assert!(!run.stdout.lines().any(|line| line.trim_start().starts_with("::")), "{}", run.stdout);
}

#[test]
fn every_rule_with_a_fix_shows_what_it_makes_of_its_bad_fixtures() {
    let policies = root().join("policies");
    let rules = files_below(&policies).into_iter().filter(|path| path.extension().is_some_and(|own| own == "rego"));
    let of_fixtures =
        |path: &Path| ["pass", "fail", "fixed", "lib"].iter().any(|side| path.iter().any(|part| part == *side));
    let with_fix = rules.filter(|path| !of_fixtures(path) && !path.to_string_lossy().ends_with("_test.rego"));
    let has_fix = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        ["import data.lib.fix\n", "terraform.mended(", "resources.remedy(", "compose.remedy("]
            .iter()
            .any(|sign| text.contains(sign))
    };
    let with_fix: Vec<_> = with_fix.filter(has_fix).collect();
    assert!(with_fix.len() >= MIN_RULES, "{} rules have fixes", with_fix.len());
    for path in with_fix {
        let folder = path.parent().unwrap().join("fixed");
        assert!(folder.is_dir(), "{} is missing: `karat test --write-fixed` makes it", folder.display());
    }
}

const MIN_RULES: usize = 100;
