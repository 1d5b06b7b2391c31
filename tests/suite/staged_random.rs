//! What is staged is judged as the difference between the whole before and the whole after, for random changes; and the same, byte
//! for byte, whatever the cache knows.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use karat::cache::Cache;
use karat::catalog::{self, Catalog, Options, Selection};
use karat::git::Environment;
use karat::model::{Finding, Report, Status};
use karat::pipeline::{self, Settings, View};
use karat::report::{Detail, Format, Style, Writing};
use karat::standards::Excuses;

use crate::dice::Dice;
use crate::harness::{Folder, files_below, rounds};

/// 2026-11-26.
const NOW: i64 = 1_795_651_200;

/// All rules but for those that speak of history, which is another one after the commit.
fn rules() -> Catalog {
    let mut catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    let is_past = |fact: &String| fact.starts_with("git_") || fact == "deployments";
    let past = catalog.rules().filter(|rule| rule.facts.iter().any(is_past)).map(|rule| rule.id.to_string()).collect();
    assert!(catalog::select(&mut catalog, &Selection { select: vec!["ALL".to_owned()], ignore: past }).is_empty());
    catalog
}

fn settings(catalog: &Catalog, jobs: usize, cache: Option<Arc<Cache>>) -> Settings {
    let excuses = Excuses::of(catalog.rules().cloned().collect(), Arc::default(), Vec::new());
    Settings { jobs, cache, now: NOW, excuses, ..Settings::default() }
}

fn staged(folder: &Path, catalog: &Catalog, jobs: usize, cache: Option<Arc<Cache>>) -> Report {
    let settings = settings(catalog, jobs, cache);
    let environment = Environment { folder: folder.to_owned(), ..Environment::default() };
    let rules = || Ok::<_, pipeline::Error>((catalog.clone(), settings.clone()));
    pipeline::staged(&[folder.to_owned()], &settings, &environment, &AtomicU64::new(0), rules).unwrap().0
}

fn whole(folder: &Path, catalog: &Catalog) -> Report {
    let settings = Settings { view: View::Revision("HEAD".to_owned()), ..settings(catalog, 2, None) };
    pipeline::scan(&[folder.to_owned()], catalog, &settings, &AtomicU64::new(0)).unwrap()
}

fn text(report: &Report) -> String {
    let style = Style { color: false, width: 80 };
    let mut text = Vec::new();
    let writer =
        Format::Json.writer(Writing { style, detail: Detail::Normal, threads: 1, workspace: None, here: None });
    writer.write(report, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// Words that make or break what connects objects, and what stands in their place.
const WORDS: [(&str, &str); 15] = [
    ("replicas: 1", "replicas: 3"),
    ("replicas: 3", "replicas: 1"),
    ("app: web", "app: shop"),
    ("app: cache", "app: web"),
    ("namespace: shop", "namespace: default"),
    ("serviceAccountName: agent", "serviceAccountName: other"),
    (":2.3.0", ":latest"),
    ("privileged: true", "privileged: false"),
    ("USER", "# USER"),
    ("owner:", "owned:"),
    ("\"public-read\"", "\"private\""),
    ("\"private\"", "\"public-read\""),
    ("\"private\"", "var.acl"),
    ("/store\"", "/shelf\""),
    ("module \"", "modules \""),
];

/// Files that others are connected with.
const FILES: [(&str, &str); 15] = [
    (
        "deploy/policy.yaml",
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: all, namespace: shop}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n",
    ),
    (
        "deploy/budget.yaml",
        "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web, namespace: shop}\nspec:\n  maxUnavailable: 1\n  selector:\n    matchLabels: {app: web}\n",
    ),
    (
        "deploy/service.yaml",
        "apiVersion: v1\nkind: Service\nmetadata: {name: gone, namespace: shop}\nspec:\n  selector: {app: gone}\n  ports: [{port: 80}]\n",
    ),
    ("deploy/account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: other, namespace: shop}\n"),
    ("deploy/kustomization.yaml", "resources: [web.yaml]\nnamespace: shop\npatches:\n- path: web.yaml\n"),
    ("terraform/more.tf", "resource \"aws_s3_bucket\" \"more\" {\n  bucket = \"more\"\n}\n"),
    (
        ".github/workflows/ci.yml",
        "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n    - uses: actions/checkout@v4\n    - run: npm test\n",
    ),
    ("docs/run.md", "# Run\n\n[gone](gone.md)\n"),
    MODULES[0],
    MODULES[1],
    MODULES[2],
    MODULES[3],
    MODULES[4],
    MODULES[5],
    MODULES[6],
];

/// Terraform modules that call each other.
const MODULES: [(&str, &str); 7] = [
    (
        "modules/store/main.tf",
        "variable \"acl\" { default = \"private\" }\nresource \"aws_s3_bucket\" \"own\" {\n  bucket = \"own\"\n  acl    = var.acl\n}\n",
    ),
    (
        "modules/shelf/main.tf",
        "variable \"acl\" { default = \"public-read\" }\nmodule \"store\" {\n  source = \"../store\"\n  acl    = var.acl\n}\n",
    ),
    ("live/main.tf", "module \"shelf\" {\n  source = \"../modules/shelf\"\n  acl    = \"private\"\n}\n"),
    ("live/eu/main.tf", "module \"store\" {\n  source = \"../../modules/store\"\n  acl    = \"public-read\"\n}\n"),
    ("live/terraform.tfvars", "acl = \"public-read\"\n"),
    (
        "modules/store/pod.tf",
        "resource \"kubernetes_pod\" \"own\" {\n  spec {\n    host_pid = var.acl == \"public-read\"\n  }\n}\n",
    ),
    ("modules/store/override.tf", "variable \"acl\" { default = \"public-read\" }\n"),
];

/// Changes, renames, removes, copies or adds some file.
fn edit(folder: &Path, random: &mut Dice) {
    let is_text = |path: &PathBuf| {
        !path.components().any(|part| part.as_os_str() == ".git") && std::fs::read_to_string(path).is_ok()
    };
    let files: Vec<PathBuf> = files_below(folder).into_iter().filter(is_text).collect();
    let path = &files[random.below(files.len())];
    let text = std::fs::read_to_string(path).unwrap();
    let beside = |start: &str| path.with_file_name(format!("{start}{}", path.file_name().unwrap().display()));
    match random.below(8) {
        0 | 1 => {
            let (word, other) = WORDS[random.below(WORDS.len())];
            for path in files.iter().filter(|_| random.below(3) > 0) {
                let text = std::fs::read_to_string(path).unwrap();
                std::fs::write(path, text.replacen(word, other, 1)).unwrap();
            }
        }
        2 => std::fs::write(path, format!("# first\n{text}")).unwrap(),
        3 => std::fs::rename(path, beside("x")).unwrap(),
        4 => std::fs::remove_file(path).unwrap(),
        5 => std::fs::write(beside("y"), text).unwrap(),
        _ => {
            let (name, text) = FILES[random.below(FILES.len())];
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            if path.exists() { std::fs::remove_file(path) } else { std::fs::write(path, text) }.unwrap();
        }
    }
}

/// The paths at which the index differs from `HEAD`.
fn changed(folder: &Folder) -> BTreeSet<String> {
    let diff = ["diff", "--cached", "--name-only", "--no-renames", "-z"];
    let run = std::process::Command::new("git").args(diff).current_dir(folder.path()).output().unwrap();
    String::from_utf8(run.stdout).unwrap().split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

/// What a person is told of a finding.
fn told(finding: &Finding) -> String {
    format!("{}:{}: {}: {}", finding.location.path, finding.location.start.line, finding.rule, finding.message)
}

/// Whether a rule speaks of what many files make. A file that is not in the change is not judged by the others, though a kustomization
/// or a chart that is may make another kind of it.
fn is_of_many(rule: &str, catalog: &Catalog) -> bool {
    let mut rules = catalog.rules();
    let is_of_many =
        |kind: &String| ["repository", "entity", "terraform_module"].iter().any(|own| kind.starts_with(own));
    rules.any(|own| own.id.as_ref() == rule && own.kinds.iter().any(is_of_many))
}

/// What a commit has to answer for: all on its files, and elsewhere what was not there before.
fn due(before: &Report, after: &Report, changed: &BTreeSet<String>) -> Vec<String> {
    let mut known: Vec<&Finding> = before.findings.iter().map(AsRef::as_ref).collect();
    let mut new: Vec<&Finding> = after.findings.iter().map(AsRef::as_ref).collect();
    // The same one, then one that says the same in the same file, then one at the same place.
    let is_same: [fn(&Finding, &Finding) -> bool; 3] = [
        |a, b| (a.fingerprint, a.anywhere) == (b.fingerprint, b.anywhere),
        |a, b| (&a.location.path, a.anywhere) == (&b.location.path, b.anywhere),
        |a, b| a.fingerprint == b.fingerprint,
    ];
    let mut due: Vec<&Finding> = Vec::new();
    new.retain(|finding| {
        let is_changed = changed.contains(finding.location.path.as_ref());
        if is_changed {
            due.push(finding);
        }
        !is_changed
    });
    for is_same in is_same {
        new.retain(|finding| {
            let same = known.iter().position(|known| is_same(known, finding));
            same.map(|at| known.swap_remove(at)).is_none()
        });
    }
    let mut due: Vec<_> = due.into_iter().chain(new).map(told).collect();
    due.sort();
    due
}

/// Repositories to begin with.
fn repositories() -> [(&'static str, Folder); 3] {
    let copy = |name| (name, Folder::copy(&format!("testdata/repos/{name}")));
    [copy("webshop"), copy("kustomshop"), ("modules", Folder::with(&MODULES))]
}

#[test]
fn what_is_staged_is_the_difference_between_the_whole_before_and_after_whatever_the_cache_knows() {
    let catalog = rules();
    let mut random = Dice(0x0057_a9ed);
    for (repository, folder) in repositories() {
        folder.git(&["init", "-q"]);
        folder.git(&["add", "-A", "-f"]);
        folder.git(&["commit", "-qm", "Start"]);
        let kept = tempfile::tempdir().unwrap();
        let cache = || Some(Arc::new(Cache::at(kept.path().join("karat"), Cache::MOST)));
        let mut before = whole(folder.path(), &catalog);
        for round in 0..rounds(6) {
            edit(folder.path(), &mut random);
            folder.git(&["add", "-A"]);
            let changed = changed(&folder);
            let report = staged(folder.path(), &catalog, 1, None);
            let plain = text(&report);
            for (time, jobs) in [("partly known", 2), ("known", 1)] {
                let own = text(&staged(folder.path(), &catalog, jobs, cache()));
                assert!(own == plain, "{repository}, round {round}, {time}, {changed:?}");
            }
            folder.git(&["commit", "-qm", "Next", "--allow-empty"]);
            let after = whole(folder.path(), &catalog);
            let open = report.findings.iter().filter(|finding| finding.status == Status::Open);
            let mut own: Vec<_> = open.map(|own| told(own)).collect();
            own.sort();
            assert_eq!(own, due(&before, &after, &changed), "{repository}, round {round}, {changed:?}");
            before = after;
        }
    }
}

/// The fixtures of all rules of a catalog, as one repository with one commit, and the files in it.
fn fixtures(catalog: &Catalog) -> (Folder, Vec<PathBuf>) {
    let folder = Folder::empty();
    for rule in catalog.rules() {
        let own = format!("policies/{}", rule.id.replacen('.', "/", 1).replace('.', "/"));
        for path in files_below(Path::new(&own)) {
            let inside = path.strip_prefix(&own).unwrap();
            if inside.starts_with("pass") || inside.starts_with("fail") {
                let place = folder.path().join(rule.id.as_ref()).join(inside);
                std::fs::create_dir_all(place.parent().unwrap()).unwrap();
                std::fs::copy(path, place).unwrap();
            }
        }
    }
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A", "-f"]);
    folder.git(&["commit", "-qm", "Start"]);
    let is_ours = |path: &PathBuf| !path.starts_with(folder.path().join(".git"));
    let files = files_below(folder.path()).into_iter().filter(is_ours).collect();
    (folder, files)
}

/// Puts another value in place of one: a longer one, none, or that of another line of some file.
fn revalue(files: &[PathBuf], random: &mut Dice) {
    let values = |text: &str| -> Vec<String> {
        let value = |line: &str| line.split_once([':', '=']).map(|(_, value)| value.trim().to_owned());
        text.lines().filter_map(value).filter(|value| !value.is_empty()).collect()
    };
    let path = &files[random.below(files.len())];
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let own = values(&text);
    if own.is_empty() {
        return;
    }
    let value = &own[random.below(own.len())];
    let others =
        std::fs::read_to_string(&files[random.below(files.len())]).map(|text| values(&text)).unwrap_or_default();
    let other = match random.below(4) {
        0 => format!("{value}1"),
        1 => "{}".to_owned(),
        _ if others.is_empty() => "true".to_owned(),
        _ => others[random.below(others.len())].clone(),
    };
    std::fs::write(path, text.replacen(value, &other, 1)).unwrap();
}

/// Edits values in the fixtures of the rules of a catalog, and holds what is staged by what earlier runs kept to what is staged by
/// nothing.
fn is_as_without_cache(catalog: &Catalog, (count, edits): (usize, usize), random: &mut Dice) {
    let (folder, files) = fixtures(catalog);
    assert!(files.len() > 10, "{}", files.len());
    let kept = tempfile::tempdir().unwrap();
    let cache = || Some(Arc::new(Cache::at(kept.path().join("karat"), Cache::MOST)));
    for round in 0..rounds(count) {
        (0..edits).for_each(|_| revalue(&files, random));
        folder.git(&["add", "-A"]);
        let plain = text(&staged(folder.path(), catalog, 2, None));
        let own = text(&staged(folder.path(), catalog, 2, cache()));
        let other = plain.lines().zip(own.lines()).find(|(plain, own)| plain != own);
        assert!(own == plain, "round {round}, {:?}: {other:?}", changed(&folder));
        folder.git(&["commit", "-qm", "Next", "--allow-empty"]);
    }
}

#[test]
fn a_rule_that_is_not_asked_anew_would_have_said_the_same() {
    let mut catalog = rules();
    let of_files = catalog.rules().map(|rule| rule.id.to_string()).filter(|id| !is_of_many(id, &catalog)).collect();
    assert!(catalog::select(&mut catalog, &Selection { select: Vec::new(), ignore: of_files }).is_empty());
    is_as_without_cache(&catalog, (16, 4), &mut Dice(0x00ea_d517));
}

#[test]
fn a_rule_on_a_file_that_is_not_asked_anew_would_have_said_the_same() {
    let all = rules();
    let is_whole = |kind: &String| kind == "repository" || kind.starts_with("entity");
    let whole = all.rules().filter(|rule| rule.kinds.iter().any(is_whole)).map(|rule| rule.id.to_string());
    let whole: Vec<String> = whole.collect();
    let mut random = Dice(0x00f1_1e50);
    let domains: BTreeSet<&str> = all.rules().filter_map(|rule| rule.id.split('.').next()).collect();
    let mut seen = 0;
    for domain in domains {
        let mut catalog = all.clone();
        let selection = Selection { select: vec![domain.to_owned()], ignore: whole.clone() };
        assert!(catalog::select(&mut catalog, &selection).is_empty());
        if catalog.rules().count() > 5 {
            seen += 1;
            is_as_without_cache(&catalog, (3, 40), &mut random);
        }
    }
    assert!(seen > 6, "{seen}");
}
