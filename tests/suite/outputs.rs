//! A hostile repository through every format of `karat check`, and each report read back by a program that is not ours.
//!
//! `KARAT_OUTPUTS`, which `tests/run` sets, names the folder that these programs are installed in; without it only what must hold
//! of every byte is looked at.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Folder, Run, command, installed, root};

/// Every format, but for text, which is told apart by its name.
const FORMATS: [&str; 14] = [
    "text",
    "json",
    "sarif",
    "md",
    "csv",
    "github",
    "gitlab",
    "junit",
    "badge",
    "shields",
    "openmetrics",
    "vsa",
    "oscal",
    "html",
];

/// What a text could do to who shows it. None holds a `/`: each is part of a file's name, too.
const EVIL: [&str; 17] = [
    "::error file=x::owned",
    "##[error]owned",
    "##vso[task.setvariable variable=x]owned",
    "<script>alert(1)<\u{2215}script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "\u{1b}[31mred\u{1b}]8;;evil\u{7}",
    "\u{202e}gpj\u{2066}",
    "=HYPERLINK(\"evil\")",
    "@SUM(1)",
    "]]>",
    "${{ github.token }}",
    "{{ 7*7 }}",
    "%0A::warning::owned",
    "new\n::error::line",
    "a|b`c`[d](e)",
    "\u{fffe}\u{ffff}\u{fdd0}none",
];

const RULE: &str = r#"package own

deny contains {"message": sprintf("%s is %s", [key, input[key]]), "at": [key], "resource": input[key]} if {
	some key, _ in input
	startswith(key, "bad")
}
"#;

/// A repository in which every text that can reach a report is hostile, in a folder whose name is.
pub(crate) fn hostile() -> Folder {
    let folder = Folder::empty();
    folder.write("own.rego", RULE);
    let target = |path: &str| format!("{REPOSITORY}/{path}");
    // YAML takes characters that are none only as escapes.
    let escaped = |c: char| if is_none(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    let quoted = |text: &str| serde_json::to_string(text).unwrap().chars().map(escaped).collect::<String>();
    for (number, evil) in EVIL.iter().enumerate() {
        let (key, value) = (quoted(&format!("bad {evil}")), quoted(evil));
        folder.write(&target(&format!("{number}{evil}.yaml")), format!("{key}: {value}\n"));
        // The name starts with it.
        folder.write(&target(&format!("{evil}.yaml")), format!("bad: {value}\n"));
        let waived = format!("# karat: ignore[own.deny] until=2027-02-28 because {}\n", evil.replace('\n', " "));
        folder.write(&target(&format!("waived/{number}.yaml")), format!("{waived}bad: {value}\n"));
        let job = format!("on: push\njobs:\n  {key}:\n    runs-on: {value}\n    steps:\n      - uses: {value}\n");
        folder.write(&target(&format!(".github/workflows/{number}.yml")), job);
        let pod = format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: {value}}}\nspec:\n  hostNetwork: true\n  containers: [{{name: {value}, image: {value}}}]\n"
        );
        folder.write(&target(&format!("k8s/{number}.yaml")), pod);
    }
    let owner = quoted(EVIL[3]);
    let entity = format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{name: shop, description: {owner}}}\nspec: {{type: {owner}, lifecycle: {owner}, owner: {owner}}}\n"
    );
    folder.write(&target("catalog-info.yaml"), entity);
    folder.write(&target("CODEOWNERS"), EVIL.join("\n"));
    folder.write(&target("broken.yaml"), format!("a: [{}\n", EVIL[0]));
    folder.git_at(REPOSITORY, "2026-11-26T08:00:00Z", &["init", "-q"]);
    folder.git_at(REPOSITORY, "2026-11-26T08:00:00Z", &["add", "-A"]);
    folder.git_at(REPOSITORY, "2026-11-26T08:00:00Z", &["commit", "-q", "-m", EVIL[1]]);
    folder.git_at(REPOSITORY, "2026-11-26T08:00:00Z", &["branch", BRANCH]);
    folder
}

pub(crate) const REPOSITORY: &str = "=1+1 <b>]]> ##[error]x %0A";
const BRANCH: &str = "<img-src=x-onerror=alert(1)>##vso";

/// Runs karat with a report in each format.
fn reports(folder: &Folder, arguments: &[&str]) -> (Run, PathBuf) {
    let to = folder.path().join("reports");
    let _ = std::fs::remove_dir_all(&to);
    std::fs::create_dir(&to).unwrap();
    let mut run = command(folder.path());
    run.args(["check", "--now", "2026-11-26", "--policy", "own.rego", "--fail-on", "low"]).args(arguments);
    for format in FORMATS {
        run.arg(format!("-o={format}={}", to.join(format!("report.{format}")).display()));
    }
    (Run::from(run.output().unwrap()), to)
}

/// What Unicode says is no character.
fn is_none(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// What must hold of every byte, whoever shows it.
fn assert_harmless(format: &str, text: &str) {
    let acts = |c: char| {
        (c.is_control() && c != '\n')
            || is_none(c)
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    let at = text.char_indices().find(|(_, c)| acts(*c)).map(|(at, _)| text[at..].chars().take(40).collect::<String>());
    assert_eq!(at, None, "{format}");
    for command in ["##[", "##vso["] {
        let at = text.find(command).map(|at| text[at..].chars().take(40).collect::<String>());
        assert_eq!(at, None, "{format}");
    }
    let is_ours = |line: &str| {
        let level = line.strip_prefix("::").and_then(|rest| rest.split(' ').next());
        format == "github" && matches!(level, Some("error" | "warning" | "notice"))
    };
    let commands = text.lines().find(|line| line.trim_start().starts_with("::") && !is_ours(line));
    assert_eq!(commands, None, "{format}");
}

#[test]
fn a_hostile_repository_is_only_text_in_every_format() {
    let folder = hostile();
    for more in [&[][..], &["--since", BRANCH][..]] {
        let (run, to) = reports(&folder, &[&[REPOSITORY][..], more].concat());
        assert!(matches!(run.status, 0 | 1), "{more:?}: {}", run.stderr);
        assert_harmless("stderr", &run.stderr);
        let texts =
            FORMATS.map(|format| (format, std::fs::read_to_string(to.join(format!("report.{format}"))).unwrap()));
        for (format, text) in &texts {
            assert!(!text.is_empty(), "{format}");
            assert_harmless(format, text);
        }
        let report: serde_json::Value = serde_json::from_str(&texts[1].1).unwrap();
        crate::reports::assert_valid(&report);
        let found = report["findings"].as_array().unwrap();
        for evil in EVIL {
            let is_in = |own: &serde_json::Value| own["message"].as_str().unwrap().contains(evil);
            assert!(found.iter().any(is_in), "{evil:?} is nowhere in {} findings", found.len());
        }
        for status in ["open", "waived"] {
            let is = |own: &&serde_json::Value| own["status"] == status;
            assert!(found.iter().any(|own| is(&own)) || !more.is_empty(), "{status}");
        }
        if more.is_empty() {
            read_back(&to);
        }
    }
}

#[test]
fn a_repository_in_which_all_is_well_is_read_as_such() {
    let folder = Folder::with(&[("own.rego", RULE), ("shop/a.yaml", "good: true\n")]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["init", "-q"]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["add", "-A"]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["commit", "-q", "-m", "x"]);
    let (run, to) = reports(&folder, &["shop", "--no-built-in"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let vsa = std::fs::read_to_string(to.join("report.vsa")).unwrap();
    assert!(vsa.contains("\"verificationResult\":\"PASSED\""), "{vsa}");
    read_back(&to);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = hostile();
    let all = |jobs: &str| {
        let (_, to) = reports(&folder, &[REPOSITORY, "--jobs", jobs]);
        FORMATS.map(|format| std::fs::read(to.join(format!("report.{format}"))).unwrap())
    };
    let (one, many) = (all("1"), all("4"));
    for (format, (one, many)) in FORMATS.iter().zip(one.iter().zip(&many)) {
        assert!(one == many, "{format}");
    }
}

#[test]
fn nothing_is_vouched_for_that_is_not_known() {
    let folder = Folder::with(&[("own.rego", RULE), ("shop/a.yaml", "good: true\n")]);
    let run = folder.karat(&["check", "shop", "-o", "vsa"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains("`shop` has no commit"), "{}", run.stderr);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["init", "-q"]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["add", "-A"]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["commit", "-q", "-m", "x"]);
    let run = folder.karat(&["check", "shop", "-o", "vsa", "--fail-on", "never"]);
    assert!(run.status == 2 && run.stderr.contains("--fail-on never"), "{}", run.stderr);
    let run = folder.karat(&["check", "shop", "-o", "vsa", "--at", "HEAD", "--fail-on", "critical"]);
    assert!(run.stdout.contains("\"files\":\"of the commit\""), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_long_value_that_a_rule_quotes_makes_no_long_report() {
    let folder = Folder::with(&[("own.rego", RULE), ("shop/a.yaml", &format!("bad: {}\n", "é".repeat(800_000)))]);
    let text = |format: &str| {
        let run = folder.karat(&["check", "shop", "--policy", "own.rego", "--no-built-in", "-o", format]);
        assert_eq!(run.status, 1, "{format}: {}", run.stderr);
        run.stdout
    };
    for format in FORMATS.into_iter().filter(|own| *own != "vsa") {
        let text = text(format);
        assert!(text.len() < 40_000, "{format}: {}", text.len());
    }
    assert!(text("md").contains("é…"));
    assert_eq!(text("sarif").matches("\"ruleId\": ").count(), 1);
}

#[test]
fn what_could_not_be_judged_is_passed_nowhere() {
    let folder = Folder::with(&[("own.rego", RULE), ("shop/a.yaml", "good: true\n"), ("shop/b.yaml", "a: [\n")]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["init", "-q"]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["add", "-A"]);
    folder.git_at("shop", "2026-11-26T08:00:00Z", &["commit", "-q", "-m", "x"]);
    let (run, to) = reports(&folder, &["shop", "--no-built-in"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for (format, words) in [
        ("text", "No findings in what could be judged."),
        ("md", "### karat: 0 findings in what could be judged"),
        ("html", "No findings in what could be judged."),
        ("vsa", "\"verificationResult\":\"FAILED\""),
        ("badge", "no findings, 1 not judged"),
        ("shields", "\"message\":\"no findings, 1 not judged\",\"color\":\"yellow\""),
        ("oscal", "\"title\": \"What could not be judged\""),
        ("oscal", "\"href\": \"shop/b.yaml#L"),
        ("junit", "could_not_be_judged"),
    ] {
        let text = std::fs::read_to_string(to.join(format!("report.{format}"))).unwrap();
        assert!(text.contains(words), "{format}: {text}");
    }
    read_back(&to);
}

#[test]
fn two_formats_have_a_file_each() {
    let folder = Folder::with(&[("own.rego", RULE), ("shop/a.yaml", "good: true\n")]);
    let run = |one: &str, other: &str| folder.karat(&["check", "shop", "--fail-on", "never", "-o", one, "-o", other]);
    for (one, other) in [("html=a", "md=a"), ("html=a", "md=./a"), ("html=shop/../a", "md=a")] {
        let run = run(one, other);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{one} {other}: {}", run.stderr);
        assert!(run.stderr.contains("two formats to "), "{}", run.stderr);
        assert!(!folder.path().join("a").exists(), "{one} {other}");
    }
    for (one, other) in [("html=a", "md=b"), ("html=/dev/null", "md=/dev/null")] {
        assert_eq!(run(one, other).status, 0, "{one} {other}");
    }
}

/// Has each report read by others.
fn read_back(reports: &Path) {
    let Some(installed) = installed("KARAT_OUTPUTS") else { return };
    let run = Command::new(installed.join("venv/bin/python"))
        .arg("-B")
        .arg(root().join("tests/outputs/read_back.py"))
        .args([reports, &installed])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}

#[test]
fn the_page_filters_by_who_owns_a_file_as_the_catalog_and_codeowners_say() {
    let image = "FROM debian:latest\n";
    let entity = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: pay\nspec:\n  type: service\n  lifecycle: production\n  owner: team-a\n";
    let folder = Folder::with(&[
        ("CODEOWNERS", "* @acme/platform\n/infra/ @acme/ops @acme/sre\n/none/\n"),
        ("Dockerfile", image),
        ("infra/Dockerfile", image),
        ("none/Dockerfile", image),
        ("services/pay/Dockerfile", image),
        ("services/pay/catalog-info.yaml", entity),
    ]);
    let run = folder.karat(&["check", "--select", "dockerfile.latest_tag", "-o", "html=page.html"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let page = std::fs::read_to_string(folder.path().join("page.html")).unwrap();
    let owners = [
        ("Dockerfile", "@acme/platform"),
        ("infra/Dockerfile", "@acme/ops, @acme/sre"),
        ("none/Dockerfile", ""),
        ("services/pay/Dockerfile", "group:default/team-a"),
    ];
    for (path, owner) in owners {
        let told = format!("data-owner=\"{owner}\" data-repository=\".\" data-file=\"{path}\"");
        assert!(page.contains(&told), "{told}");
        assert_eq!(page.contains(&format!("<option value=\"{owner}\">{owner}</option>")), !owner.is_empty(), "{owner}");
    }
    // Where all that is owned has one owner, the rest can be told from it.
    folder.write("CODEOWNERS", "/infra/ @acme/ops\n");
    std::fs::remove_file(folder.path().join("services/pay/catalog-info.yaml")).unwrap();
    folder.karat(&["check", "--select", "dockerfile.latest_tag", "-o", "html=page.html"]);
    let page = folder.path().join("page.html");
    assert!(std::fs::read_to_string(&page).unwrap().contains("<option value=\"@acme/ops\">"));
    let Some(browser) = ["/usr/bin/chromium", "/usr/bin/google-chrome"].into_iter().find(|own| Path::new(own).exists())
    else {
        return;
    };
    let address = format!("file://{}#?owner=%40acme%2Fops", page.display());
    let shown = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", &address])
        .env("HOME", folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&shown.stdout);
    let items: Vec<&str> =
        text.match_indices("<li class=\"finding\"").map(|(at, _)| text[at..].split('>').next().unwrap()).collect();
    let visible: Vec<_> = items.iter().filter(|own| !own.contains(" hidden")).collect();
    assert_eq!(items.len(), 4, "{text}");
    assert!(matches!(visible.as_slice(), [own] if own.contains("data-file=\"infra/Dockerfile\"")), "{visible:?}");
}
