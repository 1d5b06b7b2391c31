//! Templates of each tool, from their settings to the files of a repository.

use super::*;

#[test]
fn a_repository_of_copiers_is_compared_with_its_answers_filled_in() {
    let workflow = "name: {{ name }}\non: push\nenv:\n  TOKEN: ${{ secrets.TOKEN }}\n";
    let one: Files<'_> = &[
        ("copier.yml", Some("_subdirectory: template\nname: {type: str}\nport: {type: int}\n")),
        ("template/.github/workflows/ci.yml", Some(workflow)),
        ("template/Dockerfile.jinja", Some("FROM acme/base\nEXPOSE {{ port }}\nLABEL app={{ name }}\n")),
        ("template/deploy/{{ name }}.yaml.jinja", Some("app: {{ name }}\n")),
        ("template/deploy/values.yaml.jinja", Some("{% if docker %}x{% endif %}\n")),
        ("template/{{_copier_conf.answers_file}}.jinja", Some("{{ _copier_answers|to_nice_yaml }}")),
        ("README.md", Some("of the template itself\n")),
    ];
    let two: Files<'_> = &[
        ("copier.yml", Some("_subdirectory: template\nname: {type: str}\nport: {type: int}\nteam: {default: core}\n")),
        (
            "template/Dockerfile.jinja",
            Some("FROM acme/base\nEXPOSE {{ port }}\nLABEL app={{ name }} team={{ team }}\n"),
        ),
    ];
    let clone = template(&[one, two]);
    let files: Files<'_> = &[
        (".copier-answers.yml", Some("_commit: v1.0.0\n_src_path: gh:acme/templates\nname: pay\nport: 8080\n")),
        // Without the suffix, nothing is filled in.
        (".github/workflows/ci.yml", Some(workflow)),
        ("Dockerfile", Some("FROM acme/base\nEXPOSE 8080\nLABEL app=pay\n")),
        ("deploy/pay.yaml", Some("app: paid\n")),
        ("deploy/values.yaml", Some("x\n")),
    ];
    assert_eq!(
        told(&measured(&clone, "", files, &["**"]).unwrap()),
        [
            ".github/workflows/ci.yml InStep 0/4 0/4",
            "Dockerfile Outdated 0/3 1/3",
            "deploy/pay.yaml Edited 1/1 1/1",
            "deploy/values.yaml unknown: it has a block `if`, which takes the template's engine 0/0 0/0",
        ]
    );
}

#[test]
fn githubs_own_expressions_are_no_places_unless_the_template_says_so() {
    let file = "run: ${{ github.sha }} [[ name ]]\n";
    let settings = "_templates_suffix: ''\n_envops: {variable_start_string: '[[', variable_end_string: ']]'}\n";
    let clone = template(&[&[("copier.yml", Some(settings)), ("ci.yml", Some(file))]]);
    let files: Files<'_> = &[
        (".copier-answers.yml", Some("_commit: v1.0.0\nname: pay\n")),
        ("ci.yml", Some("run: ${{ github.sha }} pay\n")),
    ];
    assert_eq!(told(&measured(&clone, "", files, &["**"]).unwrap()), ["ci.yml InStep 0/1 0/1"]);
    // Where the template's marks are the usual ones, the engine would take it for a place.
    let clone = template(&[&[("copier.yml", Some("_templates_suffix: ''\n")), ("ci.yml", Some(file))]]);
    assert_eq!(
        told(&measured(&clone, "", files, &["**"]).unwrap()),
        ["ci.yml unknown: `{{ github.sha }}` takes the template's engine 0/0 0/0"]
    );
}

#[test]
fn a_repository_of_crufts_is_compared_with_its_context_filled_in() {
    let name = "{{cookiecutter.slug}}";
    let path = |file: &str| format!("{name}/{file}");
    let (main, ci, html) = (path("src/{{ cookiecutter.slug }}.rs"), path("ci.yml"), path("page.html"));
    let raw = "{% raw %}${{ secrets.X }}{% endraw %} {{ cookiecutter.slug }}\n";
    let mut history = History::new();
    let one = history.commit(
        0,
        "one",
        &[
            ("cookiecutter.json", Some(r#"{"slug": "x", "_copy_without_render": ["*.html"]}"#)),
            (&main, Some("// {{ cookiecutter.slug }}\n")),
            (&ci, Some(raw)),
            (&html, Some("{{ page }}\n")),
        ],
    );
    history.commit(DAY, "two", &[(&main, Some("// {{ cookiecutter.slug }}!\n"))]);
    let commit = history.id(one);
    let clone = history.make();
    let marker = format!(
        r#"{{"template": "gh:acme/templates", "commit": "{commit}", "context": {{"cookiecutter": {{"slug": "pay"}}}}}}"#
    );
    let files: Files<'_> = &[
        (".cruft.json", Some(&marker)),
        ("src/pay.rs", Some("// pay\n")),
        ("ci.yml", Some("${{ secrets.X }} pay\n")),
        ("page.html", Some("{{ page }}\n")),
    ];
    assert_eq!(
        told(&measured(&clone, "", files, &["**"]).unwrap()),
        ["ci.yml InStep 0/1 0/1", "page.html InStep 0/1 0/1", "src/pay.rs Outdated 0/1 1/1"]
    );
}

#[test]
fn what_backstage_filled_in_is_unknown_unless_a_lock_has_the_answers() {
    let template_yaml = "kind: Template\nspec: {steps: [{action: 'fetch:template', input: {url: ./skeleton}}]}\n";
    let one: Files<'_> = &[
        ("template.yaml", Some(template_yaml)),
        ("skeleton/Makefile", Some("all:\n\ttrue\n")),
        ("skeleton/ci.yml", Some("app: ${{ values.name }}\n")),
    ];
    let clone = template(&[one]);
    let files: Files<'_> = &[("Makefile", Some("all:\n\ttrue\n")), ("ci.yml", Some("app: pay\n"))];
    assert_eq!(
        told(&measured(&clone, "", files, &["**"]).unwrap()),
        ["Makefile InStep 0/2 0/2", "ci.yml unknown: the answer `name` is not recorded 0/0 0/0"]
    );
    let lock = lock("1.0.0") + "[answers]\nname = \"pay\"\n";
    let files = [files, &[(".karat/path.lock", Some(lock.as_str()))]].concat();
    assert_eq!(
        told(&measured(&clone, "", &files, &["**"]).unwrap()),
        ["Makefile InStep 0/2 0/2", "ci.yml InStep 0/1 0/1"]
    );
}

#[test]
fn a_file_that_a_template_may_leave_out_is_not_missing() {
    let settings = "_exclude: ['{% if not docker %}Dockerfile{% endif %}']\n";
    let one: Files<'_> = &[("copier.yml", Some(settings)), ("Dockerfile", Some("FROM x\n")), ("a", Some("1\n"))];
    let clone = template(&[one]);
    let marker: Files<'_> = &[(".copier-answers.yml", Some("_commit: v1.0.0\n")), ("a", Some("1\n"))];
    assert_eq!(
        told(&measured(&clone, "", marker, &["Dockerfile", "a"]).unwrap()),
        [
            "Dockerfile unknown: the template's `_exclude` may leave it out: it has a block `if`, which takes the template's \
             engine 0/0 0/0",
            "a InStep 0/1 0/1",
        ]
    );
    let settings = "_tasks: ['rm -rf deploy']\n";
    let clone = template(&[&[("copier.yml", Some(settings)), ("deploy/x", Some("1\n")), ("b", Some("1\n"))]]);
    assert_eq!(
        told(&measured(&clone, "", marker, &["deploy/**", "b"]).unwrap()),
        ["b Missing 1/1 1/1", "deploy/x unknown: a script of the template names it, and may remove it 0/0 0/0",]
    );
}
