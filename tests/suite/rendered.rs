//! Charts and kustomizations by the real `helm` and `kustomize` (in `KARAT_TOOLS`, see the harness), and by programs that only
//! pretend to be them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Folder, files_below, root, tools};

const CHART: &str = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  hostNetwork: {{ .Values.host }}\n  containers: [{name: a, image: \"a:1\"}]\n";
const SELECT: [&str; 2] = ["--select", "kubernetes.host_network"];

/// A report of `karat check` on a folder.
fn check(folder: &Folder, more: &[&str]) -> Value {
    folder.check(&[&SELECT[..], more].concat())
}

/// `path:line:column message` of every finding.
fn findings(report: &Value) -> Vec<String> {
    let told = |finding: &Value| {
        let (place, start) = (&finding["location"], &finding["location"]["start"]);
        format!(
            "{}:{}:{} {}",
            place["path"].as_str().unwrap(),
            start["line"],
            start["column"],
            finding["message"].as_str().unwrap()
        )
    };
    report["findings"].as_array().unwrap().iter().map(told).collect()
}

/// `kind path message` of every problem.
fn problems(report: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let told = |own: &Value| format!("{} {} {}", text(&own["kind"]), text(&own["path"]), text(&own["message"]));
    report["problems"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_finding_that_needs_a_values_file_names_it() {
    if tools().is_none() {
        return;
    }
    let folder = Folder::with(&[
        ("web/Chart.yaml", CHART),
        ("web/values.yaml", "host: false\n"),
        ("web/values-prod.yaml", "host: true\n"),
        ("web/ci/edge-values.yaml", "host: true\n"),
        ("web/templates/pod.yaml", POD),
    ]);
    let report = check(&folder, &[]);
    let place = "web/templates/pod.yaml:6:16 Pod \"web\" shares the network namespace of the node";
    assert_eq!(findings(&report), [format!("{place} (with ci/edge-values.yaml and values-prod.yaml)")]);
    assert_eq!(problems(&report), [""; 0]);
    folder.write("web/values.yaml", "host: true\n");
    assert_eq!(findings(&check(&folder, &[])), [place]);
}

#[test]
fn what_a_chart_makes_by_chance_gives_the_same_bytes_in_every_run() {
    if tools().is_none() {
        return;
    }
    let pod = POD.replace("{{ .Release.Name }}", "{{ include \"web.id\" . }}-{{ now | unixEpoch }}-end");
    let helpers = "{{- define \"web.id\" }}{{ .Release.Name }}-{{ randAlphaNum 5 | lower }}{{ end }}";
    let folder = Folder::with(&[
        ("web/Chart.yaml", CHART),
        ("web/values.yaml", "host: true\n"),
        ("web/values-prod.yaml", "host: true\n"),
        ("web/templates/_helpers.tpl", helpers),
        ("web/templates/pod.yaml", &pod),
    ]);
    let place = "web/templates/pod.yaml:6:16 Pod \"xxxxx-xxxxx-end\" shares the network namespace of the node";
    assert_eq!(findings(&check(&folder, &[])), [place]);
}

#[test]
fn a_chart_that_cannot_be_rendered_is_told_at_its_line_and_hides_no_other() {
    if tools().is_none() {
        return;
    }
    let required = POD.replace("{{ .Values.host }}", "{{ required \"say .host\" .Values.host }}");
    let folder = Folder::with(&[
        ("broken/Chart.yaml", &CHART.replace("web", "broken")),
        ("broken/templates/pod.yaml", &required),
        ("web/Chart.yaml", CHART),
        ("web/values.yaml", "host: true\n"),
        ("web/templates/pod.yaml", POD),
        (
            "lacking/Chart.yaml",
            &format!(
                "{CHART}dependencies: [{{name: redis, version: 1.0.0, repository: \"https://charts.example.com\"}}]\n"
            ),
        ),
        ("lacking/templates/pod.yaml", POD),
    ]);
    let report = check(&folder, &[]);
    assert_eq!(findings(&report).len(), 1, "{report:#}");
    let told = problems(&report);
    let is_told = |start: &str| told.iter().any(|own| own.starts_with(start));
    assert!(
        is_told("render broken/templates/pod.yaml not rendered with its default values: helm: execution error at"),
        "{told:#?}"
    );
    assert!(is_told("skipped lacking/Chart.yaml a Helm chart whose dependencies are not in its charts/"), "{told:#?}");
    assert!(!told.iter().any(|own| own.contains(folder.path().to_str().unwrap())), "{told:#?}");
    let broken = report["problems"].as_array().unwrap().iter().find(|own| own["kind"] == "render").unwrap();
    assert_eq!(broken["position"]["line"], 6);
    assert_eq!(report["outcomes"][0]["outcome"], "fail");
    let strict = folder.karat(&["check", "--select", "kubernetes.host_network", "--strict"]);
    assert_eq!(strict.status, 4, "{}", strict.stderr);
    // Where it can be judged with other values, its default ones are worth a word only.
    folder.write("broken/ci/host-values.yaml", "host: false\n");
    let strict = folder.karat(&["check", "--select", "kubernetes.host_network", "--strict"]);
    assert_eq!(strict.status, 1, "{}", strict.stdout);
}

#[test]
fn rendered_objects_are_what_cross_file_rules_see() {
    if tools().is_none() {
        return;
    }
    let service =
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: {{ .Chart.Name }}\n";
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: {{ .Chart.Name }}\nspec: {containers: []}\n";
    let folder = Folder::with(&[
        ("web/Chart.yaml", CHART),
        ("web/templates/service.yaml", service),
        ("web/templates/pod.yaml", pod),
    ]);
    let rule = ["--select", "kubernetes.dangling_service"];
    assert_eq!(findings(&folder.check(&rule)), [""; 0]);
    assert_eq!(folder.check(&rule)["outcomes"][0]["outcome"], "pass");
    folder.write("web/templates/pod.yaml", pod.replace("app: {{ .Chart.Name }}", "app: other"));
    assert_eq!(
        findings(&folder.check(&rule)),
        ["web/templates/service.yaml:6:3 no workload in the repository has the labels that Service \"web\" selects"]
    );
    assert_eq!(folder.check(&[&rule[..], &["--render", "never"]].concat())["outcomes"][0]["outcome"], "unknown");
}

#[test]
fn what_would_need_the_network_or_leads_out_of_the_repository_is_left_out() {
    if tools().is_none() {
        return;
    }
    let kustomization = |entry: &str| format!("resources: [\"{entry}\"]\n");
    let folder = Folder::with(&[
        ("a/kustomization.yaml", &kustomization("https://github.com/example/web//deploy?ref=v1.0.0")),
        ("b/kustomization.yaml", &kustomization("../../elsewhere")),
        ("c/kustomization.yaml", "helmCharts: [{name: web, repo: \"https://charts.example.com\"}]\n"),
        ("web/Chart.yaml", CHART),
        ("web/templates/pod.yaml", POD),
    ]);
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("web/secret")).unwrap();
    let told = problems(&check(&folder, &[]));
    for start in [
        "skipped a/kustomization.yaml a kustomization that takes a base from elsewhere",
        "skipped b/kustomization.yaml a kustomization that refers to what is not in the repository",
        "skipped c/kustomization.yaml a kustomization that inflates Helm charts",
        "skipped web/Chart.yaml a Helm chart with a link that leads out of the repository",
        "skipped web/templates/pod.yaml a Helm template",
    ] {
        assert!(told.iter().any(|own| own == start), "{start}: {told:#?}");
    }
}

#[test]
fn the_bytes_are_the_same_for_any_number_of_threads_and_nothing_is_written() {
    if tools().is_none() {
        return;
    }
    for name in ["helmshop", "kustomshop"] {
        let folder = Folder::copy(&format!("testdata/repos/{name}"));
        let before = tree(folder.path());
        let one = folder.karat(&["check", "-o", "json", "--jobs", "1"]).stdout;
        for jobs in ["1", "2", "8"] {
            assert_eq!(folder.karat(&["check", "-o", "json", "--jobs", jobs]).stdout, one, "{name}, {jobs} threads");
        }
        assert_eq!(tree(folder.path()), before);
    }
}

#[test]
fn fingerprints_stay_when_the_lines_of_a_template_move() {
    if tools().is_none() {
        return;
    }
    let folder = Folder::copy("testdata/repos/helmshop");
    let fingerprints = || -> BTreeMap<String, u64> {
        let report = folder.check(&[]);
        let one = |own: &Value| {
            (own["fingerprint"].as_str().unwrap().to_owned(), own["location"]["start"]["line"].as_u64().unwrap())
        };
        report["findings"].as_array().unwrap().iter().map(one).collect()
    };
    let before = fingerprints();
    for path in ["deployment.yaml", "workers.yaml", "service.yaml"] {
        let path = format!("charts/shop/templates/{path}");
        let text = std::fs::read_to_string(folder.path().join(&path)).unwrap();
        folder.write(&path, format!("{{{{/* one */}}}}\n{{{{- /* two */}}}}\n{text}"));
    }
    let after = fingerprints();
    assert_eq!(before.keys().collect::<BTreeSet<_>>(), after.keys().collect::<BTreeSet<_>>());
    assert_ne!(before, after);
}

/// What a kustomization changes or makes is known only where it is rendered: nothing passes for want of a look. One that takes in
/// what stands in files, under other names at most, is known from these.
#[test]
fn what_a_kustomization_changes_is_unknown_where_it_is_not_rendered() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - {name: web, image: \"web:1.4.2\"}\n";
    let patch = "patches:\n- patch: |-\n    - {op: add, path: /spec/hostNetwork, value: true}\n  target: {kind: Pod}\n";
    let table = [
        ("namePrefix: a-\nimages: []\n", "pass"),
        (patch, "unknown"),
        ("images:\n- {name: web, newTag: latest}\n", "pass"),
        ("secretGenerator:\n- {name: a, literals: [b=c]}\n", "pass"),
        ("generators: [made.yaml]\n", "unknown"),
        ("components: [https://example.com/c]\n", "unknown"),
    ];
    for (more, expected) in table {
        let own = format!("resources: [pod.yaml]\n{more}");
        let folder = Folder::with(&[("kustomization.yaml", &own), ("pod.yaml", pod)]);
        for step in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "Start"]] {
            folder.git(step);
        }
        for way in [&["--render", "never"][..], &["--at", "HEAD"]] {
            let report = check(&folder, &[&SELECT[..], way].concat());
            assert_eq!(report["outcomes"][0]["outcome"], expected, "{more} {way:?}: {report:#}");
            let told = problems(&report);
            assert_eq!(told.len(), usize::from(!more.starts_with("namePrefix")), "{more} {way:?}: {told:?}");
        }
        let image = check(&folder, &["--select", "kubernetes.image_tag", "--render", "never"]);
        let of_image =
            image["outcomes"].as_array().unwrap().iter().find(|own| own["rule"] == "kubernetes.image_tag").unwrap();
        let is_known = more.starts_with("namePrefix") || more.starts_with("secretGenerator");
        assert_eq!(of_image["outcome"], if is_known { "pass" } else { "unknown" }, "{more}");
        let vsa = folder.karat(&[&["check", "-o", "vsa"], &SELECT[..], &["--at", "HEAD"]].concat());
        let verdict = if expected == "pass" { "PASSED" } else { "FAILED" };
        assert!(vsa.stdout.contains(verdict), "{more}: {}", vsa.stdout);
    }
}

#[test]
fn an_image_that_a_kustomization_fixes_needs_no_tag_in_the_object() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers: [{name: a, image: \"r:5000/web:latest\"}]\n";
    let folder = Folder::with(&[
        ("base/kustomization.yaml", "resources: [web.yaml]\n"),
        ("base/web.yaml", pod),
        ("parts/kustomization.yaml", "kind: Component\n"),
        ("prod/kustomization.yaml", ""),
        ("web.yaml", pod),
    ]);
    let table = [
        ("images: [{name: \"r:5000/web\", newTag: v1}]\n", "", [1, 2]),
        ("images: [{name: \"r:5000/web\", newTag: latest}]\n", "", [2, 2]),
        ("images: [{name: web, newTag: v1}]\n", "", [2, 2]),
        ("images: [{name: \"r:5000/web\", digest: \"sha256:a\"}]\n", "", [1, 1]),
        ("", "images: [{name: \"r:5000/web\", digest: \"sha256:a\"}]\n", [1, 1]),
        ("", "", [2, 2]),
    ];
    for (images, of_part, expected) in table {
        folder.write("prod/kustomization.yaml", format!("resources: [../base]\ncomponents: [../parts]\n{images}"));
        folder.write("parts/kustomization.yaml", format!("kind: Component\n{of_part}"));
        let found = ["kubernetes.image_tag", "kubernetes.image_digest"].map(|rule| {
            let report = folder.check(&["--render", "never", "--select", rule]);
            findings(&report).iter().filter(|own| own.contains("web.yaml:6:")).count()
        });
        assert_eq!(found, expected, "{images}{of_part}");
    }
}

#[test]
fn a_program_that_is_missing_is_told_once_and_may_leave_the_run_incomplete() {
    let folder = Folder::copy("testdata/repos/helmshop");
    let nowhere = root().join("testdata/repos");
    let run = |more: &[&str]| folder.karat_with(&nowhere, &[&["check"], more].concat());
    let auto = run(&["--strict"]);
    assert_eq!(
        (auto.status, auto.stdout.matches("`helm` is not installed, so that 1 chart is not").count()),
        (0, 1),
        "{}",
        auto.stdout
    );
    assert!(auto.stdout.contains("https://helm.sh/docs/intro/install"), "{}", auto.stdout);
    assert_eq!(run(&["--strict", "--render", "always"]).status, 4);
    let never = run(&["--strict", "--render", "never"]);
    assert!(never.status == 0 && !never.stdout.contains("not installed"), "{}", never.stdout);
    folder.write("karat.toml", "render = \"always\"\nstrict = true\n");
    assert_eq!(run(&[]).status, 4);
    folder.write("karat.toml", "render = \"sometimes\"\n");
    let wrong = run(&[]);
    assert!(wrong.status == 2 && wrong.stderr.contains("`sometimes` is no way to render"), "{}", wrong.stderr);
}

/// A program that does what it likes is bounded, and what it says is told without the places of this machine.
#[cfg(unix)]
#[test]
fn a_program_that_fails_is_told_on_one_line() {
    let folder = Folder::with(&[("web/Chart.yaml", CHART), ("web/templates/pod.yaml", POD)]);
    let told = |script: &str| {
        let programs = Folder::empty();
        pretend(programs.path(), "helm", script);
        let run = folder.karat_with(programs.path(), &["check", "-o", "json", SELECT[0], SELECT[1]]);
        serde_json::from_str::<Value>(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr))
    };
    let said = "echo 'Error: template: web/templates/pod.yaml:5:3: executing' >&2; echo \"in $PWD\" >&2; exit 1";
    let report = told(said);
    let broken = report["problems"].as_array().unwrap().iter().find(|own| own["kind"] == "render").unwrap();
    assert_eq!(broken["path"], "web/templates/pod.yaml");
    assert_eq!(broken["position"]["line"], 5);
    let message = "not rendered with its default values: helm: template: web/templates/pod.yaml:5:3: executing in …";
    assert_eq!(broken["message"], message);
    let object = "printf -- '---\\n# Source: web/templates/pod.yaml\\napiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: web\\nspec:\\n  hostNetwork: true\\n---\\n# Source: web/charts/db/templates/pod.yaml\\napiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: db\\nspec:\\n  hostNetwork: true\\n'";
    let host = "shares the network namespace of the node";
    assert_eq!(
        findings(&told(object)),
        [
            format!("web/Chart.yaml:2:7 Pod \"db\" {host} (Pod/db, rendered from web/charts/db/templates/pod.yaml)"),
            format!("web/templates/pod.yaml:6:16 Pod \"web\" {host}"),
        ]
    );
}

/// Kustomize starts in some 50 ms, and most kustomizations of a repository of Flux only take files in.
#[cfg(unix)]
#[test]
fn a_kustomization_that_only_takes_files_in_needs_no_program() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostNetwork: true}\n";
    let folder = Folder::with(&[
        ("apps/kustomization.yaml", ""),
        ("apps/web.yaml", pod),
        ("apps/other.yaml", ""),
        ("base/kustomization.yaml", "resources: [web.yaml]\n"),
        ("base/web.yaml", &pod.replace("web", "base")),
    ]);
    let programs = Folder::empty();
    pretend(programs.path(), "kustomize", "echo 'Error: it runs' >&2; exit 1");
    let other = pod.replace("web", "other");
    let release =
        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a}\nspec: {values: {b: 1}}\n";
    let table = [
        ("resources: [web.yaml, ../base]\n", other.as_str(), false),
        ("resources: [web.yaml, other.yaml, ../base]\nbases: []\nsortOptions: {order: fifo}\n", &other, false),
        ("resources: [web.yaml]\nnamespace: shop\n", &other, true),
        ("resources: [web.yaml, ./web.yaml]\n", &other, true),
        ("resources: [web.yaml, other.yaml]\n", release, false),
        ("resources: [web.yaml, other.yaml]\n", pod, true),
        ("resources: [web.yaml, other.yaml]\n", "kind: [\n", true),
        ("resources: [web.yaml, other.yaml]\n", "a: b\n", true),
    ];
    for (kustomization, other, runs) in table {
        folder.write("apps/kustomization.yaml", kustomization);
        folder.write("apps/other.yaml", other);
        let run = folder.karat_with(programs.path(), &["check", "-o", "json", SELECT[0], SELECT[1]]);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let is_run = problems(&report).iter().any(|own| own.contains("it runs"));
        assert_eq!(is_run, runs, "{kustomization}{other}: {:?}", problems(&report));
        assert!(findings(&report).iter().any(|own| own.starts_with("apps/web.yaml:4:")), "{kustomization}");
    }
}

/// What reaches a cluster only as kustomizations change it is judged as they do.
#[test]
fn an_object_that_kustomizations_change_is_judged_as_they_change_it() {
    if tools().is_none() {
        return;
    }
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostNetwork: true\n  containers: [{name: a, image: \"a:1\"}]\n";
    let patch = |what: &str| {
        format!(
            "resources: [../base]\npatches:\n- patch: |-\n    {{apiVersion: v1, kind: Pod, metadata: {{name: web}}, {what}}}\n"
        )
    };
    let (mended, left) = (patch("spec: {hostNetwork: false}"), patch("spec: {hostPID: false}"));
    let (deleted, plain) = (patch("$patch: delete"), "resources: [../base]\n");
    let broken = mended.replace("name: web", "name: other");
    let here = "base/pod.yaml:5:16 Pod \"web\" shares the network namespace of the node".to_owned();
    let folder = Folder::with(&[
        ("base/kustomization.yaml", "resources: [pod.yaml, other.yaml]\n"),
        ("base/pod.yaml", pod),
        ("base/other.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n"),
    ]);
    let table = [
        (&mended, &mended, vec![]),
        (&mended, &left, vec![here.clone()]),
        (&left, &left, vec![here.clone()]),
        (&mended, &plain.to_owned(), vec![here.clone()]),
        (&mended, &broken, vec![here.clone()]),
        (&mended, &deleted, vec![]),
    ];
    for (dev, prod, expected) in table {
        folder.write("dev/kustomization.yaml", dev);
        folder.write("prod/kustomization.yaml", prod);
        let report = check(&folder, &[]);
        assert_eq!(findings(&report), expected, "{dev}{prod}");
        let outcome = if expected.is_empty() { "pass" } else { "fail" };
        assert_eq!(report["outcomes"][0]["outcome"], outcome, "{dev}{prod}");
        assert_eq!(findings(&check(&folder, &["--render", "never"])), std::slice::from_ref(&here));
        assert_eq!(findings(&check(&folder, &["--jobs", "1"])), findings(&report));
    }
}

/// Kustomize changes what brings an object to a cluster, and not the object: that stands where its file has it.
#[test]
fn what_a_changed_object_brings_to_a_cluster_is_told_at_its_own_line() {
    if tools().is_none() {
        return;
    }
    let work = "apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: {name: w}\nspec:\n  workload:\n    manifests:\n    \
                - apiVersion: v1\n      kind: Pod\n      metadata: {name: web, namespace: web}\n      spec: {hostNetwork: true, containers: []}\n";
    let folder =
        Folder::with(&[("kustomization.yaml", "namespace: fleet\nresources: [work.yaml]\n"), ("work.yaml", work)]);
    let here = "work.yaml:10:27 Pod \"web\" shares the network namespace of the node";
    assert_eq!(findings(&check(&folder, &[])), [here]);
    assert_eq!(findings(&check(&folder, &["--render", "never"])), [here]);
}

/// Rules on the whole see objects as they are rendered, and rules on texts see the file as it is.
#[test]
fn of_a_changed_object_rules_on_the_whole_see_what_it_becomes() {
    if tools().is_none() {
        return;
    }
    let namespace = "# a comment\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: a, image: \"a:1\"}]}\n";
    let labels = "{pod-security.kubernetes.io/enforce: restricted}";
    let patch = format!(
        "resources: [../base]\npatches:\n- patch: |-\n    {{apiVersion: v1, kind: Namespace, metadata: {{name: shop, labels: {labels}}}}}\n"
    );
    let own = "package main\nimport rego.v1\n# METADATA\n# title: T\n# custom: {kinds: [yaml]}\ndeny contains \"text\" if input.kind == \"Namespace\"\n";
    let folder = Folder::with(&[
        ("base/kustomization.yaml", "resources: [namespace.yaml, pod.yaml]\n"),
        ("base/namespace.yaml", namespace),
        ("base/pod.yaml", pod),
        ("prod/kustomization.yaml", &patch),
        ("policy/own.rego", own),
    ]);
    let run = |more: &[&str]| {
        let rules = ["--policy", "policy", "--select", "kubernetes.pod_security_labels", "--select", "main.deny"];
        findings(&folder.check(&[&rules[..], more].concat()))
    };
    assert_eq!(run(&[]).len(), 1, "{:?}", run(&[]));
    assert_eq!(run(&["--render", "never"]).len(), 2, "{:?}", run(&["--render", "never"]));
    folder.write("prod/kustomization.yaml", patch.replace("enforce", "warn"));
    assert_eq!(run(&[]).len(), 2, "{:?}", run(&[]));
}

#[cfg(unix)]
fn pretend(folder: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// Every file below a folder, with its text.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = files_below(folder).into_iter();
    files.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}
