//! Settings of templates → where their files go.

use crate::drift::answers::Answers;
use crate::drift::expected::sources;
use crate::drift::marker::Tool;
use crate::drift::snapshot::Snapshot;
use crate::git::Repository;
use crate::git::landed::testing::History;
use crate::model::glob::Glob;

use super::{Layout, shell};

/// `source → target` of each file of a template; `*` where it is filled in; `!` and the reason where it goes is not known.
fn told(folder: &str, tool: Option<Tool>, answers: &str, files: &[(&str, &str)]) -> Vec<String> {
    let mut history = History::new();
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, Some(*text))).collect();
    history.commit(10, "one", &files);
    let clone = history.make();
    let repository = Repository::open(clone.path()).unwrap();
    let objects = repository.objects();
    let snapshot = Snapshot::read(&objects, repository.head().unwrap(), folder).unwrap();
    let answers = Answers::of(&regorus::Value::from_json_str(answers).unwrap());
    let layout = match Layout::read(&snapshot, tool, None, &answers) {
        Ok(layout) => layout,
        Err(reason) => return vec![format!("! {reason}")],
    };
    let owned = [Glob::parse("**").unwrap()];
    let told = sources(&snapshot, &layout, &owned).into_iter().map(|source| {
        let mark = if source.is_filled { "*" } else { "" };
        match source.target {
            Ok(target) => format!("{} → {target}{mark}", source.path),
            Err(reason) => format!("{} ! {reason}", source.path),
        }
    });
    told.collect()
}

#[test]
fn copier_fills_in_names_and_files_with_its_suffix() {
    let files = [
        ("copier.yml", "name: {type: str}\nkind: lib\nteam: {default: '{{ name }}-team'}\n"),
        ("Makefile", "a"),
        ("Makefile.jinja", "{{ name }}"),
        ("src/{{ name }}/{{ kind }}.rs.jinja", ""),
        ("{{ team }}", ""),
        ("{% if docker %}Dockerfile{% endif %}", ""),
        ("{{ empty }}/a", ""),
        ("{{ up }}/a", ""),
        ("b.pyc", ""),
    ];
    let answers = r#"{"name": "pay", "empty": "", "up": ".."}"#;
    assert_eq!(
        told("", Some(Tool::Copier), answers, &files),
        [
            "Makefile.jinja → Makefile*",
            "src/{{ name }}/{{ kind }}.rs.jinja → src/pay/lib.rs*",
            "{% if docker %}Dockerfile{% endif %} ! its path is not known: it has a block `if`, which takes the template's engine",
            "{{ team }} → pay-team",
            "{{ up }}/a ! its path is none that a repository may have",
        ]
    );
}

#[test]
fn copiers_settings_say_what_is_the_template() {
    let settings = "_subdirectory: '{{ kind }}'\n_templates_suffix: ''\n_exclude: ['*.md', '!README.md']\n_envops: {variable_start_string: '[[', variable_end_string: ']]'}\n";
    let files =
        [("copier.yaml", settings), ("README.md", ""), ("lib/a.md", ""), ("lib/README.md", ""), ("lib/[[ kind ]]", "")];
    assert_eq!(told("", None, r#"{"kind": "lib"}"#, &files), Vec::<String>::new(), "{{{{ are no marks here");
    let settings = settings.replace("{{ kind }}", "[[ kind ]]");
    let files = files.map(|(path, text)| if path == "copier.yaml" { (path, settings.as_str()) } else { (path, text) });
    assert_eq!(told("", None, r#"{"kind": "lib"}"#, &files), ["lib/README.md → README.md*", "lib/[[ kind ]] → lib*"]);
    assert_eq!(
        told("", None, "{}", &files),
        ["! the template's `_subdirectory` is not known: the answer `kind` is not recorded"]
    );
    // The settings stand above the folder that the path names.
    assert_eq!(told("lib", None, r#"{"kind": "x"}"#, &files), ["README.md → README.md*", "[[ kind ]] → x*"]);
    let broken = [("copier.yml", "a: [\n"), ("a", "")];
    assert!(told("", None, "{}", &broken)[0].starts_with("! the template's `copier.yml` cannot be used: line "));
}

#[test]
fn cookiecutter_has_a_folder_for_the_project() {
    let name = "{{cookiecutter.slug}}";
    let files = [
        (
            "t/cookiecutter.json",
            r#"{"slug": "x", "kind": ["lib", "bin"], "_copy_without_render": ["*.html", "raw/*"]}"#,
        ),
        ("t/README.md", ""),
        ("t/hooks/post_gen_project.py", "remove('a')"),
        (&format!("t/{name}/src/{{{{ cookiecutter.kind }}}}.rs"), ""),
        (&format!("t/{name}/a/b.html"), ""),
        (&format!("t/{name}/raw/b"), ""),
    ];
    let expected = [
        "{{cookiecutter.slug}}/a/b.html → a/b.html",
        "{{cookiecutter.slug}}/raw/b → raw/b",
        "{{cookiecutter.slug}}/src/{{ cookiecutter.kind }}.rs → src/lib.rs*",
    ];
    assert_eq!(told("t", Some(Tool::Cruft), r#"{"slug": "pay"}"#, &files), expected);
    assert_eq!(told("t", None, r#"{"slug": "pay"}"#, &files), expected);
    assert_eq!(
        told("", Some(Tool::Cruft), "{}", &[("a", "")]),
        ["! the template has no `cookiecutter.json`, though cruft made the repository"]
    );
}

#[test]
fn backstage_copies_what_its_steps_fetch() {
    let template = "kind: Template\nspec:\n  steps:\n    - action: fetch:template\n      input: {url: ./skeleton, copyWithoutTemplating: ['.github/**'], values: {}}\n    - action: fetch:plain\n      input: {url: ./docs, targetPath: ./site}\n    - action: fetch:plain\n      input: {url: 'https://acme.dev/x'}\n    - action: publish:github\n";
    let files = [
        ("t/template.yaml", template),
        ("t/skeleton/.github/workflows/ci.yml", ""),
        ("t/skeleton/${{ values.name }}/a", ""),
        ("t/docs/b", ""),
    ];
    let unknown = "skeleton/${{ values.name }}/a ! its path is not known: the answer `name` is not recorded";
    let (github, docs) = ("skeleton/.github/workflows/ci.yml → .github/workflows/ci.yml", "docs/b → site/b");
    assert_eq!(told("t", None, "{}", &files), [docs, unknown, github]);
    assert!(
        told("t", None, r#"{"name": "pay"}"#, &files).contains(&"skeleton/${{ values.name }}/a → pay/a*".to_owned())
    );
}

#[test]
fn without_settings_all_files_are_taken_as_they_are() {
    let files = [("t/a", ""), ("t/b/{{ c }}", ""), ("d", "")];
    assert_eq!(told("t", None, "{}", &files), ["a → a", "b/{{ c }} → b/{{ c }}"]);
}

#[test]
fn patterns_of_shells_cross_folders() {
    let table = [
        ("*.html", "a/b.html", true),
        ("a*c*e", "abcde", true),
        ("a*c*e", "abcd", false),
        ("?", "a", true),
        ("?", "", false),
        ("*", "", true),
        ("a**", "a", true),
        ("[a]", "a", false),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(shell(pattern.as_bytes(), text.as_bytes()), expected, "{pattern} {text}");
    }
}
