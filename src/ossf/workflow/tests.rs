//! Workflows and what is read out of them.

use super::*;

fn read(text: &str) -> Flow {
    Workflow::read(".github/workflows/x.yml", text).flow.unwrap()
}

#[test]
fn jobs_steps_and_permissions_stand_on_their_lines() {
    let flow = read(
        "on:\n  push:\n  pull_request_target: {branches: [main]}\npermissions:\n  Contents: write\njobs:\n  a:\n    \
         runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n        with: {Ref: 1.10}\n      \
         - if: x\n        shell: bash\n        run: |\n          true\n  b:\n    uses: a/b/.github/workflows/c.yml@v1\n    \
         permissions: read-all\n",
    );
    assert_eq!(flow.triggers, ["push", "pull_request_target"]);
    let Some(Permissions::Scopes(scopes)) = &flow.permissions else { panic!("scopes") };
    assert_eq!(scopes, &[("contents".to_owned(), Text { text: "write".to_owned(), line: 5 })]);
    let [a, b] = flow.jobs.as_slice() else { panic!("two jobs") };
    assert_eq!((a.line, b.line), (7, 16));
    let Exec::Action { uses, with } = &a.steps[0].exec else { panic!("an action") };
    assert_eq!(uses.as_ref().unwrap(), &Text { text: "actions/checkout@v4".to_owned(), line: 10 });
    assert_eq!(with, &[("ref".to_owned(), "1.10".to_owned())]);
    let Exec::Run { script, shell } = &a.steps[1].exec else { panic!("a script") };
    assert_eq!(script.as_ref().unwrap(), &Text { text: "true\n".to_owned(), line: 14 });
    assert_eq!((a.steps[1].line, shell.as_deref()), (12, Some("bash")));
    assert_eq!(b.calls.as_ref().map(|calls| calls.line), Some(17));
    assert!(matches!(&b.permissions, Some(Permissions::All(all)) if all.text == "read-all" && all.line == 18));
}

#[test]
fn other_shapes_are_passed_over_and_broken_yaml_is_told() {
    assert_eq!(read("on: push").triggers, ["push"]);
    assert_eq!(read("on: [push, workflow_run]").triggers, ["push", "workflow_run"]);
    assert!(read("# nothing").jobs.is_empty());
    assert!(read("jobs: [a]").jobs.is_empty());
    let both = read("jobs:\n  a:\n    runs-on: x\n    uses: a/b@v1\n    steps: {}\n");
    assert!(both.jobs[0].calls.is_none() && both.jobs[0].steps.is_empty());
    let broken = Workflow::read("x.yml", "on: [push\njobs: {").flow.unwrap_err();
    assert!(broken.starts_with("invalid GitHub workflow: "), "{broken}");
}

#[test]
fn the_shell_is_that_of_the_step_the_job_or_the_system() {
    let job = |runs_on: &str, more: &str| {
        read(&format!("jobs:\n  a:\n    runs-on: {runs_on}\n{more}    steps:\n      - run: x\n")).jobs.remove(0)
    };
    let matrix = "    strategy: {matrix: {os: [windows-2019, ubuntu-latest], include: [{os: macos-14}]}}\n";
    let windows = "    strategy: {matrix: {os: [windows-2019, windows-2022]}}\n";
    let cases = [
        ("ubuntu-latest", "", Shell::Known("bash")),
        ("windows-latest", "", Shell::Known("pwsh")),
        ("[self-hosted, windows]", "", Shell::Known("bash")),
        ("{group: large}", "", Shell::Known("pwsh")),
        ("{labels: [linux]}", "", Shell::Known("bash")),
        ("${{ matrix.os }}", matrix, Shell::Known("bash")),
        ("${{ matrix.os }}", windows, Shell::Known("pwsh")),
        ("${{ matrix.os }}", "", Shell::Unknown),
        ("windows-latest", "    defaults: {run: {shell: bash}}\n", Shell::Known("bash")),
    ];
    for (runs_on, more, expected) in cases {
        let job = job(runs_on, more);
        assert_eq!(shell(&job, &job.steps[0], None), expected, "{runs_on} {more}");
        assert_eq!(shell(&job, &job.steps[0], Some("sh")), Shell::Known("sh"));
    }
    for condition in
        ["runner.os == 'Windows'", "${{ startsWith(runner.os, \"Windows\") }}", "matrix.os=='windows-2022'"]
    {
        let step = Step { condition: Some(condition.to_owned()), ..Step::default() };
        assert_eq!(shell(&Job::default(), &step, None), Shell::Known("pwsh"), "{condition}");
    }
}

#[test]
fn jobs_are_known_by_their_steps() {
    const LIST: &[Pattern] = &[Pattern::Uses("a/b"), Pattern::Run(&["npm", "publish"])];
    let is_match = |steps: &str| jobs_match(&read(&format!("jobs:\n  x:\n{steps}")), &[LIST]).is_some();
    assert!(is_match("    steps:\n    - uses: a/b@v1\n    - run: |\n        npm \\\n          publish\n"));
    assert!(is_match("    uses: a/b@v1\n"));
    assert!(!is_match("    steps:\n    - uses: a/b-c@v1\n    - run: npm publish\n"));
    assert!(!is_match("    steps:\n    - uses: a/b@v1\n    - run: |\n        npm\n        publish\n"));
}
