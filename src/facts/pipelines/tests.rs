//! A small pipeline of every system, with what is told of it.

use super::gather;
use crate::facts::reading::tests::{gathered, json};

const CALLED: &str = "on: workflow_call\njobs:\n  go:\n    steps:\n      - run: kubectl apply -f k8s\n";

#[test]
fn what_a_job_applies_to_a_cluster_of_its_own_is_a_test() {
    let action = "runs:\n  using: composite\n  steps:\n    - uses: helm/kind-action@v1\n";
    let workflow = "on: push\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/cluster\n      - run: kubectl apply -f k8s\n\
        \x20 b:\n    needs: a\n    steps:\n      - run: kubectl apply -f k8s\n";
    let found =
        gathered(&[(".github/workflows/ci.yml", workflow), (".github/actions/cluster/action.yml", action)], gather);
    let does = |job: usize| found[0_usize]["jobs"][job]["does"][0_usize].clone();
    assert_eq!([does(0), does(1)], ["test", "deploy"].map(regorus::Value::from));
}

#[test]
fn github_actions() {
    let workflow = "name: CI
on:
  push: {branches: [main]}
  pull_request:
permissions: {}
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: $/.github/actions/lint
  test:
    needs: lint
    strategy: {matrix: {go: ['1.22', '1.23']}}
    steps:
      - run: |
          go test -cover ./...
          go build ./...
  ship:
    needs: [test]
    uses: acme/ci/.github/workflows/service.yml@v4
  deploy:
    needs: [test, ship]
    environment: {name: production, url: x}
    uses: ./.github/workflows/called.yml
";
    let action = "runs:\n  using: composite\n  steps:\n    - run: golangci-lint run\n      shell: bash\n";
    let files = [
        (".github/workflows/ci.yml", workflow),
        (".github/workflows/called.yml", CALLED),
        (".github/actions/lint/action.yml", action),
    ];
    let expected = r#"[
        {"system": "github_actions", "path": ".github/workflows/called.yml", "triggers": ["workflow_call"], "uses": [],
         "jobs": [{"id": "go", "line": 3, "needs": [], "does": ["deploy"], "tools": ["kubectl"]}]},
        {"system": "github_actions", "path": ".github/workflows/ci.yml", "name": "CI", "triggers": ["pull_request", "push"],
         "jobs": [
            {"id": "lint", "line": 7, "needs": [], "does": ["lint"], "tools": ["golangci-lint"]},
            {"id": "test", "line": 12, "needs": ["lint"], "does": ["test", "build", "coverage"], "tools": ["go"]},
            {"id": "ship", "line": 19, "needs": ["test"], "uses": "acme/ci/.github/workflows/service.yml@v4", "does": [], "tools": []},
            {"id": "deploy", "line": 22, "needs": ["test", "ship"], "uses": "./.github/workflows/called.yml", "environment": "production",
             "does": ["deploy"], "tools": ["kubectl"]}
         ],
         "uses": [
            {"ref": "actions/checkout@v4", "line": 10},
            {"ref": "$/.github/actions/lint", "line": 11},
            {"ref": "acme/ci/.github/workflows/service.yml@v4", "line": 21},
            {"ref": "./.github/workflows/called.yml", "line": 25}
         ]}
    ]"#;
    assert_eq!(gathered(&files, gather), json(expected));
}

#[test]
fn workflows_that_call_each_other_in_a_ring_end() {
    let ring = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/ring.yml\n";
    let found = gathered(&[(".github/workflows/ring.yml", ring)], gather);
    assert_eq!(found[0]["jobs"][0]["does"], json("[]"));
}

#[test]
fn gitlab_ci() {
    let main = "stages: [check, ship]
include:
  - project: acme/ci
    ref: v2
    file: /templates/service.yml
  - local: ci/extra.yml
  - template: Jobs/SAST.gitlab-ci.yml
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
.go: &go
  image: golang:1.22
  script: [go test ./...]
lint:
  stage: check
  script:
    - golangci-lint run
test:
  extends: .go
  stage: check
  coverage: '/total: (\\d+)/'
deploy:
  stage: ship
  script:
    - !reference [.deploy, script]
  environment: {name: production}
notify:
  stage: ship
  needs: [{job: deploy}]
  trigger: {project: acme/notify}
";
    let extra = ".deploy:\n  script: [helm upgrade app .]\n";
    let expected = r#"[
        {"system": "gitlab_ci", "path": ".gitlab-ci.yml", "triggers": ["pull_request", "push"],
         "jobs": [
            {"id": "Jobs/SAST", "line": 7, "needs": [], "uses": "template:Jobs/SAST.gitlab-ci.yml", "does": ["scan"], "tools": ["gitlab-sast"]},
            {"id": "lint", "line": 15, "needs": [], "does": ["lint"], "tools": ["golangci-lint"]},
            {"id": "test", "line": 19, "needs": [], "does": ["test", "coverage"], "tools": ["go"]},
            {"id": "deploy", "line": 23, "needs": ["lint", "test"], "environment": "production", "does": ["deploy"], "tools": ["helm"]},
            {"id": "notify", "line": 28, "needs": ["deploy"], "uses": "acme/notify", "does": [], "tools": []}
         ],
         "uses": [
            {"ref": "acme/ci/templates/service.yml@v2", "line": 3},
            {"ref": "./ci/extra.yml", "line": 6},
            {"ref": "template:Jobs/SAST.gitlab-ci.yml", "line": 7}
         ]},
        {"system": "gitlab_ci", "path": "ci/extra.yml", "triggers": ["push"], "jobs": [], "uses": []}
    ]"#;
    let files = [(".gitlab-ci.yml", main), ("ci/extra.yml", extra)];
    assert_eq!(gathered(&files, gather), json(expected));
}

/// What a job of GitLab is told to do, and whether it is late.
#[test]
fn jobs_of_gitlab_that_wait_for_the_merge_are_late() {
    let told = |text: &str| {
        let found = gathered(&[(".gitlab-ci.yml", text)], gather);
        let job = &found[0_usize]["jobs"][0_usize];
        (job["does"].to_string(), job["late"] == regorus::Value::from(true))
    };
    let rules = "rules: [{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]\n";
    let test = "test:\n  script: [go test ./...]\n";
    assert_eq!(told(test), (r#"["test"]"#.to_owned(), false));
    assert!(told(&format!("{test}  {rules}")).1);
    assert!(told(&format!("{test}  only: [main]\n")).1);
    assert!(told(&format!("{test}workflow:\n  {rules}")).1);
    assert!(told(&format!("{test}  extends: .late\n.late:\n  {rules}")).1);
    let referred = ".test:\n  script: [go test ./...]\ntest:\n  script: !reference [.test, script]\n";
    assert_eq!(told(referred), (r#"["test"]"#.to_owned(), false));
}

#[test]
fn what_is_switched_off_does_nothing() {
    let steps = "steps:\n      - run: go test ./...\n        if: false\n      - run: go vet\n";
    let text = format!("on: push\njobs:\n  a:\n    {steps}  b:\n    if: ${{{{ false }}}}\n    {steps}");
    let found = gathered(&[(".github/workflows/ci.yml", text.as_str())], gather);
    let does = |job: usize| found[0_usize]["jobs"][job]["does"].to_string();
    assert_eq!([does(0), does(1)], [r#"["lint"]"#, "[]"]);
}

#[test]
fn circleci() {
    let text = "version: 2.1
orbs:
  node: circleci/node@5.1.0
  codecov: codecov/codecov@4.0.1
commands:
  check:
    steps:
      - run: npm run lint
jobs:
  build:
    docker: [{image: cimg/node:20.0}]
    steps:
      - checkout
      - check
      - run: {name: Build, command: npm run build}
      - codecov/upload
workflows:
  main:
    jobs:
      - build
      - node/test: {requires: [build]}
  nightly:
    triggers: [{schedule: {cron: '0 0 * * *'}}]
    jobs: [build]
";
    let expected = r#"[{"system": "circleci", "path": ".circleci/config.yml", "name": "main", "triggers": ["push", "schedule"],
        "jobs": [
            {"id": "build", "line": 10, "needs": [], "does": ["lint", "build", "coverage"], "tools": ["codecov", "npm"]},
            {"id": "node/test", "line": 21, "needs": ["build"], "uses": "node/test", "does": ["test"], "tools": []}
        ],
        "uses": [{"ref": "circleci/node@5.1.0", "line": 3}, {"ref": "codecov/codecov@4.0.1", "line": 4}]}]"#;
    assert_eq!(gathered(&[(".circleci/config.yml", text)], gather), json(expected));
}

#[test]
fn azure_pipelines() {
    let text = "trigger: [main]
pr: [main]
stages:
  - stage: Check
    jobs:
      - job: Unit
        steps:
          - script: npm test
          - task: PublishCodeCoverageResults@2
      - template: ci/lint.yml
  - stage: Ship
    jobs:
      - deployment: Web
        environment: production
        strategy:
          runOnce:
            deploy:
              steps:
                - task: AzureWebApp@1
";
    let template = "jobs:\n  - job: Lint\n    steps:\n      - bash: npm run lint\n";
    let expected = r#"[{"system": "azure_pipelines", "path": "azure-pipelines.yml", "triggers": ["pull_request", "push"],
        "jobs": [
            {"id": "Check.Unit", "line": 6, "needs": [], "does": ["test", "coverage"], "tools": ["cobertura", "npm"]},
            {"id": "Check.ci/lint.yml", "line": 10, "needs": [], "uses": "ci/lint.yml", "does": ["lint"], "tools": ["npm"]},
            {"id": "Ship.Web", "line": 13, "needs": ["Check.Unit", "Check.ci/lint.yml"], "environment": "production", "does": ["deploy"], "tools": ["azure"]}
        ],
        "uses": [{"ref": "PublishCodeCoverageResults@2", "line": 9}, {"ref": "ci/lint.yml", "line": 10}, {"ref": "AzureWebApp@1", "line": 19}]}]"#;
    let files = [("azure-pipelines.yml", text), ("ci/lint.yml", template)];
    assert_eq!(gathered(&files, gather), json(expected));
}

#[test]
fn buildkite() {
    let text = "steps:
  - label: lint
    command: make lint
  - key: test
    commands: [go test ./...]
    plugins:
      - docker#v5.0.0: {image: golang}
  - wait
  - label: ship
    command: docker push x
  - trigger: deploys
    depends_on: [test]
";
    let expected = r#"[{"system": "buildkite", "path": ".buildkite/pipeline.yml", "triggers": [],
        "jobs": [
            {"id": "lint", "line": 2, "needs": [], "does": ["lint"], "tools": ["make"]},
            {"id": "test", "line": 4, "needs": [], "does": ["test"], "tools": ["go"]},
            {"id": "ship", "line": 9, "needs": ["lint", "test"], "does": ["release"], "tools": ["docker"]},
            {"id": "step 4", "line": 11, "needs": ["test"], "uses": "deploys", "does": [], "tools": []}
        ],
        "uses": [{"ref": "docker#v5.0.0", "line": 7}]}]"#;
    assert_eq!(gathered(&[(".buildkite/pipeline.yml", text)], gather), json(expected));
}

#[test]
fn jenkins() {
    let text = "@Library('acme-shared@v3') _
pipeline {
  agent any
  triggers { cron('H 4 * * *') }
  stages {
    stage('Checks') {
      parallel {
        stage('Lint') { steps { sh 'make lint' } }
        stage('Test') {
          steps {
            // sh 'make deploy'
            sh(script: '''
              mvn -B test
            ''', returnStatus: true)
            junit '**/target/*.xml'
          }
        }
      }
    }
    stage(\"Deploy\") { steps { sh \"kubectl apply -f k8s/${env.X}\" } }
  }
  post { failure { slackSend channel: '#ci', message: 'stage(x) {' } }
}
";
    let expected = r#"[{"system": "jenkins", "path": "Jenkinsfile", "triggers": ["schedule"],
        "jobs": [
            {"id": "Checks", "line": 6, "needs": [], "does": [], "tools": []},
            {"id": "Lint", "line": 8, "needs": [], "does": ["lint"], "tools": ["make"]},
            {"id": "Test", "line": 9, "needs": [], "does": ["test"], "tools": ["junit", "maven"]},
            {"id": "Deploy", "line": 20, "needs": ["Checks"], "does": ["deploy"], "tools": ["kubectl"]},
            {"id": "pipeline", "line": 22, "needs": [], "does": ["notify"], "tools": ["slack"]}
        ],
        "uses": [{"ref": "acme-shared@v3", "line": 1}]}]"#;
    assert_eq!(gathered(&[("Jenkinsfile", text)], gather), json(expected));
}

#[test]
fn tekton() {
    let text = "apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  generateName: shop-
  annotations:
    pipelinesascode.tekton.dev/on-event: \"[pull_request, push]\"
spec:
  pipelineSpec:
    tasks:
      - name: fetch
        taskRef: {resolver: hub, params: [{name: name, value: git-clone}, {name: version, value: '0.9'}]}
      - name: test
        runAfter: [fetch]
        taskSpec:
          steps:
            - image: golang
              script: |
                #!/bin/sh
                go test ./...
            - image: aquasec/trivy
              command: [trivy]
              args: [fs, .]
      - name: image
        runAfter: [test]
        taskRef: {name: buildah}
    finally:
      - name: tell
        taskRef: {name: send-to-webhook-slack}
";
    let expected = r#"[{"system": "tekton", "path": ".tekton/push.yaml", "name": "shop", "triggers": ["pull_request", "push"],
        "jobs": [
            {"id": "fetch", "line": 10, "needs": [], "uses": "hub:git-clone@0.9", "does": [], "tools": []},
            {"id": "test", "line": 12, "needs": ["fetch"], "does": ["test", "scan"], "tools": ["go", "trivy", "trivy-files"]},
            {"id": "image", "line": 23, "needs": ["test"], "uses": "buildah", "does": ["build"], "tools": ["buildah"]},
            {"id": "tell", "line": 27, "needs": ["fetch", "test", "image"], "uses": "send-to-webhook-slack", "does": ["notify"], "tools": []}
        ],
        "uses": [{"ref": "hub:git-clone@0.9", "line": 11}, {"ref": "buildah", "line": 25}, {"ref": "send-to-webhook-slack", "line": 28}]}]"#;
    assert_eq!(gathered(&[(".tekton/push.yaml", text)], gather), json(expected));
}

#[test]
fn shell_scripts_of_the_repository_are_looked_into() {
    let workflow =
        "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          ./hack/all.sh --fast\n          bash ci/entry\n";
    let files = [
        (".github/workflows/ci.yml", workflow),
        ("hack/all.sh", "set -e\n./hack/all.sh\n./hack/more.sh\ngolangci-lint run\n"),
        ("hack/more.sh", "go test ./...\n./../outside.sh\n"),
        ("ci/entry", "#!/usr/bin/env bash\nhelm upgrade app .\n"),
        ("ci/other", "helm lint\n"),
    ];
    let found = gathered(&files, gather);
    assert_eq!(found[0]["jobs"][0]["does"], json(r#"["lint", "test", "deploy"]"#));
    // What tests bring up is theirs, whatever their own name.
    let tests = [
        (".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: ./tests/run\n"),
        ("tests/run", "#!/bin/sh\nansible-playbook site.yml\n"),
    ];
    assert_eq!(gathered(&tests, gather)[0]["jobs"][0]["does"], json(r#"["test"]"#));
    let not_shell = [
        (".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: ci/entry\n"),
        ("ci/entry", "#!/usr/bin/env python3\ngo test ./...\n"),
    ];
    assert_eq!(gathered(&not_shell, gather)[0]["jobs"][0]["does"], json("[]"));
}

#[test]
fn steps_are_told_apart_where_they_have_conditions() {
    let workflow = |condition: &str| {
        format!(
            "on: pull_request\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - run: cargo fmt --check\n      \
             - run: cargo test\n{condition}"
        )
    };
    let of = |text: &str| gathered(&[(".github/workflows/ci.yml", text)], gather)[0]["jobs"][0].clone();
    let conditional = of(&workflow("        if: github.ref == 'refs/heads/main'\n"));
    assert_eq!(conditional["does"], json(r#"["lint", "test"]"#));
    let steps =
        r#"[{"at": 1, "does": ["lint"], "tools": ["rustfmt"]}, {"at": 2, "does": ["test"], "tools": ["cargo"]}]"#;
    assert_eq!(conditional["steps"], json(steps));
    assert_eq!(of(&workflow(""))["steps"], regorus::Value::Undefined);
}

#[test]
fn targets_of_the_repository_do_what_they_run() {
    let workflow = "on: push
jobs:
  make: {steps: [{run: make ci}]}
  folder: {steps: [{run: make -C web}]}
  npm: {steps: [{run: npm run ci}, {run: npm run nothing}]}
  loop: {steps: [{run: make loop}]}
";
    let package =
        r#"{"scripts": {"preci": "eslint .", "ci": "jest && npm run out", "out": "npm publish", "outer": "x"}}"#;
    let files = [
        (".github/workflows/ci.yml", workflow),
        ("Makefile", "ci: lint\n\tgo test ./...\nlint:\n\tgolangci-lint run\nloop: loop\n\t$(MAKE) loop\n"),
        ("web/Makefile", "GO = go\nall:\n\t$(GO) build ./...\n"),
        ("package.json", package),
    ];
    let told = gathered(&files, gather);
    let does = |job: &str| {
        let jobs = told[0]["jobs"].as_array().unwrap().iter();
        let own = jobs.into_iter().find(|own| own["id"].as_string().unwrap().as_ref() == job).unwrap();
        own["does"].to_string()
    };
    assert_eq!(does("make"), r#"["lint","test"]"#);
    assert_eq!(does("folder"), r#"["build"]"#);
    assert_eq!(does("npm"), r#"["lint","test","release"]"#);
    assert_eq!(does("loop"), "[]");
}

#[test]
fn a_job_does_what_environments_sessions_and_tasks_do_and_their_runner_is_told_where_no_file_says_that() {
    let workflow = "on: push
jobs:
  tox: {steps: [{run: \"tox -e py${{ matrix.python }}\"}]}
  all: {steps: [{run: tox}]}
  nox: {steps: [{run: nox -s lint}]}
  just: {steps: [{run: just ci}]}
  task: {steps: [{run: task check-all}]}
  elsewhere: {steps: [{run: just test}]}
  included: {steps: [{run: make e2e}]}
  sdk: {steps: [{run: xcrun --sdk macosx swift test}, {run: \"$RUNNER ./mvnw -DskipTests package\"}]}
  copy: {steps: [{run: rsync -a docs/ ../wiki}]}
  remote: {steps: [{run: rsync -a docs/ www@example.com:/srv}]}
  open: {steps: [{run: make test}]}
";
    let files = [
        (".github/workflows/ci.yml", workflow),
        (
            "tox.ini",
            "[tox]\nenvlist = py, lint\n[testenv]\ncommands = pytest --cov\n[testenv:lint]\ncommands = ruff check\n",
        ),
        ("noxfile.py", "@nox.session\ndef lint(session):\n    session.run('mypy', 'src')\n"),
        ("justfile", "ci: lint\n    cargo test\nlint:\n    cargo clippy\n"),
        ("Taskfile.yml", "tasks:\n  check-all:\n    cmds: [trivy fs .]\n"),
        ("Makefile", "include build/*.mk\ntest:\n\t$(RUN) x\n"),
        ("build/e2e.mk", "include build/image.mk\ne2e: image\n"),
        ("build/image.mk", "include Makefile\nimage:\n\tdocker build .\n"),
    ];
    let told = gathered(&files, gather);
    let of = |job: &str| {
        let jobs = told[0]["jobs"].as_array().unwrap().iter();
        let own = jobs.into_iter().find(|own| own["id"].as_string().unwrap().as_ref() == job).unwrap();
        format!("{} {}", own["does"], own["tools"])
    };
    assert_eq!(of("tox"), r#"["test","coverage"] ["pytest","pytest-cov"]"#);
    assert_eq!(of("all"), r#"["lint","test","coverage"] ["pytest","pytest-cov","ruff"]"#);
    assert_eq!(of("nox"), r#"["lint"] ["mypy"]"#);
    assert_eq!(of("just"), r#"["lint","test"] ["cargo","clippy"]"#);
    assert_eq!(of("task"), r#"["scan"] ["trivy","trivy-files"]"#);
    assert_eq!(of("elsewhere"), r#"["test"] ["just"]"#);
    assert_eq!(of("open"), r#"["test"] ["make"]"#);
    assert_eq!(of("included"), r#"["test","build"] ["docker"]"#);
    assert_eq!(of("sdk"), r#"["test","build"] ["maven","swift"]"#);
    assert_eq!(of("copy"), "[] []");
    assert_eq!(of("remote"), r#"["deploy"] ["rsync"]"#);
}

#[test]
fn what_names_itself_many_times_is_read_once() {
    let often = |line: &str| line.repeat(60);
    let job = |job: usize| format!("  j{job}:\n    uses: ./.github/workflows/a.yml\n");
    let jobs = (0..60).map(job).collect::<Vec<_>>().concat();
    let github = format!("on: workflow_call\njobs:\n  x:\n    steps:\n      - run: make\n{jobs}");
    let gitlab = format!("a:\n  extends: [{}a]\n  script: [make]\n", often("a, "));
    let circleci = format!("commands:\n  c:\n    steps:\n{}jobs:\n  build:\n    steps: [c]\n", often("      - c\n"));
    let azure = format!("steps:\n- script: make\n{}", often("- template: azure-pipelines.yml\n"));
    for (path, text) in [
        (".github/workflows/a.yml", github),
        (".gitlab-ci.yml", gitlab),
        (".circleci/config.yml", circleci),
        ("azure-pipelines.yml", azure),
    ] {
        let found = gathered(&[(path, &text)], gather);
        assert_ne!(found[0_usize]["jobs"][0_usize], regorus::Value::Undefined, "{path}");
    }
}
