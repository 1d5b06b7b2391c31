//! Lines and steps of real pipelines, and what they do.

use super::*;

/// What a step is given.
type Inputs = &'static [(&'static str, &'static str)];

fn said(done: &Done) -> String {
    let deeds: Vec<_> = done.deeds().collect();
    let tools: Vec<_> = done.tools().collect();
    format!("{} [{}]", deeds.join(" "), tools.join(" ")).trim_start().to_owned()
}

/// The table without a repository.
fn shipped() -> Deeds<'static> {
    Deeds { table: &SHIPPED, reading: None, known: RefCell::default(), texts: Memo::default() }
}

#[test]
fn commands_do_what_they_do() {
    let table = [
        ("go test -race ./...", "test [go]"),
        ("go test -coverprofile=coverage.out ./...", "test coverage [go]"),
        ("go -C services/api test ./...", "test [go]"),
        ("go vet ./... && staticcheck ./...", "lint [go vet staticcheck]"),
        ("test -z \"$(gofmt -l .)\"", "lint [gofmt]"),
        ("go run github.com/golangci/golangci-lint/cmd/golangci-lint@v1.61.0 run", "lint [golangci-lint]"),
        ("go install github.com/golangci/golangci-lint/cmd/golangci-lint@v1.61.0", "[]"),
        ("CGO_ENABLED=0 GOOS=linux go build -ldflags \"-s -w\" -o bin/app ./cmd/app", "build [go]"),
        ("govulncheck ./...", "scan [govulncheck]"),
        ("gotestsum --junitfile junit.xml -- -coverprofile=c.out ./...", "test [gotestsum]"),
        ("cargo fmt --all -- --check", "lint [rustfmt]"),
        ("cargo fmt", "[]"),
        ("cargo +nightly clippy --all-targets -- -D warnings", "lint [clippy]"),
        ("cargo nextest run --workspace", "test [nextest]"),
        ("cargo build --release --locked", "build [cargo]"),
        ("cargo llvm-cov --lcov --output-path lcov.info", "test coverage [llvm-cov]"),
        ("cargo install cargo-audit && cargo audit", "scan [cargo-audit]"),
        ("cargo deny check advisories", "scan [cargo-deny]"),
        ("cargo publish --token ${{ secrets.CRATES }}", "release [cargo]"),
        ("npm ci", "[]"),
        ("npm test", "test [npm]"),
        ("npm run lint && npm run build --if-present", "lint build [npm]"),
        ("npm --prefix web run test:unit -- --ci", "test [npm]"),
        ("yarn lint", "lint [yarn]"),
        ("yarn install --immutable", "[]"),
        ("yarn workspace web test:coverage", "test coverage [yarn]"),
        ("pnpm -r build", "build [pnpm]"),
        ("pnpm exec playwright test", "test [playwright]"),
        ("npx --yes eslint@8 . --max-warnings 0", "lint [eslint]"),
        ("npx @redocly/cli lint openapi.yaml", "lint [redocly]"),
        ("npx tsc --noEmit", "lint [tsc]"),
        ("npx jest --ci --coverage", "test coverage [jest]"),
        ("npm publish --provenance --access public", "provenance release [npm]"),
        ("npm audit --audit-level=high", "scan [npm]"),
        ("npx semantic-release", "release [semantic-release]"),
        ("pytest -q --cov=src --cov-report=xml", "test coverage [pytest pytest-cov]"),
        ("python -m pytest tests", "test [pytest]"),
        ("python3 -m build", "build [build]"),
        ("python3 -m tests.run_tests", "test [python]"),
        ("python3 -m mypy tests", "lint [mypy]"),
        ("pytest-3 -q", "test [pytest]"),
        ("trial shop", "test [trial]"),
        ("python -m twisted.trial shop", "test [trial]"),
        ("pixi run test", "test [pixi]"),
        ("pixi run -e py312 pytest", "test [pixi pytest]"),
        ("poetry run ruff check . && poetry run mypy src", "lint [mypy ruff]"),
        ("uv run --extra dev pytest", "test [pytest]"),
        ("uvx ruff format --check", "lint [ruff]"),
        ("python -m coverage run --source=. --module manage test --verbosity 2", "test coverage [coverage django]"),
        ("coverage run -m pytest && coverage xml", "test coverage [coverage pytest]"),
        ("tox -e lint", "lint [tox]"),
        ("tox -e py312-django", "test [tox]"),
        ("pip install pytest ruff", "[]"),
        ("twine upload dist/*", "release [twine]"),
        ("bandit -r src", "scan [bandit]"),
        ("bundle exec rspec --format progress", "test [rspec]"),
        ("bundle exec rubocop", "lint [rubocop]"),
        ("bundle exec rake", "test [rake]"),
        ("bundle exec rake build", "build [rake]"),
        ("composer run psalm", "lint [composer]"),
        ("vendor/bin/phpunit --coverage-clover clover.xml", "test coverage [phpunit]"),
        ("php artisan test", "test [artisan]"),
        ("./mvnw -B verify", "test build [maven]"),
        ("mvn -B -DskipTests package", "build [maven]"),
        ("mvn deploy -P release", "release [maven]"),
        ("./gradlew :app:test jacocoTestReport", "test coverage [gradle jacoco]"),
        ("./gradlew assembleRelease", "build [gradle]"),
        ("dotnet test --collect:\"XPlat Code Coverage\"", "test [dotnet]"),
        ("dotnet nuget push *.nupkg", "release [nuget]"),
        ("make lint test", "lint test [make]"),
        ("make snyk-report", "scan [make]"),
        ("make verify-govulncheck", "scan [make]"),
        ("make check", "test [make]"),
        ("make -j4 V=1 check", "test [make]"),
        ("make lint check", "lint test [make]"),
        ("make check-format", "lint [make]"),
        ("npm run check", "lint [npm]"),
        ("npm run check-updates", "[]"),
        ("yarn release", "release [yarn]"),
        ("npm run release-notes", "[]"),
        (".github/scripts/helm-release-differ.sh", "[]"),
        ("make push_markdown", "[]"),
        ("yarn lint-release", "lint [yarn]"),
        ("yarn release-tool check-cycles", "[]"),
        ("npm run deploy:dry-run", "[]"),
        ("make lint-and-deploy", "lint deploy [make]"),
        ("make verify-deploy", "[]"),
        ("ansible-playbook site.yml", "deploy [ansible]"),
        ("ansible-playbook tests/cloud_playbooks/create-kubevirt.yml", "[]"),
        ("./tests/scripts/testcases_run.sh", "test []"),
        ("earthly +test", "test build [earthly]"),
        ("earthly --ci ./web+unit-test", "test build [earthly]"),
        ("trunk check --ci", "lint [trunk]"),
        ("ct lint-and-install --all", "lint test [chart-testing]"),
        ("make -C services install-tools", "[]"),
        ("just ci-test", "test [just]"),
        ("./scripts/run-tests.sh", "test []"),
        ("bash ./hack/verify-lint.sh", "lint []"),
        ("tests/scripts/helper.sh build_all", "build []"),
        ("bash ./scripts/download_docker_images.sh", "[]"),
        ("docker build -t acme/app:$SHA .", "build [docker]"),
        (
            "docker buildx build --push --sbom=true --provenance mode=max -t x .",
            "build sbom provenance release [docker]",
        ),
        ("docker push acme/app:$SHA", "release [docker]"),
        ("docker run --rm -v $PWD:/src aquasec/trivy:0.50 fs --severity HIGH /src", "scan [trivy trivy-files]"),
        ("docker run --rm golang:1.22 go test ./...", "test [go]"),
        ("docker compose run --rm api pytest", "test [pytest]"),
        ("docker compose run web pytest", "test [pytest]"),
        ("docker-compose exec web npm test", "test [npm]"),
        ("docker run img pytest", "test [pytest]"),
        ("docker exec db ls", "[]"),
        ("trivy image --exit-code 1 acme/app", "scan [trivy trivy-image]"),
        ("trivy fs --format cyclonedx --output sbom.json .", "scan sbom [trivy trivy-files]"),
        ("trivy image x; trivy fs .", "scan [trivy trivy-files trivy-image]"),
        ("grype acme/app:1", "scan [grype grype-image]"),
        ("grype dir:.", "scan [grype grype-files]"),
        ("grype .", "scan [grype grype-files]"),
        ("snyk container test acme/app", "scan [snyk snyk-image]"),
        ("snyk test --docker acme/app", "scan [snyk snyk-image]"),
        ("snyk test --all-projects", "scan [snyk snyk-files]"),
        ("syft acme/app -o spdx-json > sbom.json", "sbom [syft]"),
        ("cosign sign --yes acme/app@${DIGEST}", "sign [cosign]"),
        ("cosign attest --predicate p.json acme/app", "sign provenance [cosign]"),
        ("cosign verify acme/app", "[]"),
        ("gpg --batch --detach-sign app.tar.gz", "sign [gpg]"),
        ("gh release create v1.0.0 dist/*", "release [gh]"),
        ("goreleaser release --clean", "release [goreleaser]"),
        ("goreleaser release --skip=publish", "build [goreleaser]"),
        ("az deployment group create -g shop", "deploy [az]"),
        ("az deployment group what-if -g shop", "[]"),
        ("yarn nx affected --targets=lint,test,build", "lint test build [nx]"),
        ("npx nx run-many --target=test --all", "test [nx]"),
        ("npx nx run-many -t lint test", "lint test [nx]"),
        ("helm lint charts/app", "lint [helm]"),
        ("helm -n prod upgrade --install app charts/app", "deploy [helm]"),
        ("kubectl --context prod -n shop apply -f k8s/", "deploy [kubectl]"),
        ("kubectl get pods", "[]"),
        ("kind create cluster && kubectl apply -f k8s/", "test [kind kubectl]"),
        ("minikube start\nhelm install app .", "test [helm minikube]"),
        ("k3d cluster create ci\nkubectl --context k3d-ci apply -f k8s/", "test [k3d kubectl]"),
        ("kind create cluster\nkubectl --context prod apply -f k8s/", "deploy [kind kubectl]"),
        ("kind create cluster\naz aks get-credentials -n prod\nhelm upgrade app .", "deploy [helm kind]"),
        ("kind create cluster", "[kind]"),
        ("kustomize edit set image app=acme/app:1.2\nkustomize build . > install.yaml", "[kustomize]"),
        ("kustomize edit set image app=acme/app:1.2\ngit commit -am 1.2\ngit push origin HEAD", "deploy [kustomize]"),
        ("kustomize edit set image app=acme/app:1.2\ngit push --dry-run", "[kustomize]"),
        ("git push", "[]"),
        ("./apply-templates.sh", "[]"),
        ("make apply-patches", "[]"),
        ("npm run apply:fixtures", "[]"),
        ("python apply_license_headers.py", "[]"),
        ("make apply-prod", "deploy [make]"),
        ("./terraform_apply.sh", "deploy []"),
        ("ansible-playbook -i inventory/prod site.yml", "deploy [ansible]"),
        ("ansible-playbook -i localhost, -c local site.yml", "[]"),
        ("ansible-playbook --connection=local site.yml", "[]"),
        ("ansible-playbook -i hosts --syntax-check site.yml", "[]"),
        ("ansible-playbook -i hosts site.yml --check --diff", "[]"),
        ("ansible-playbook tools/smoke-test.yml -v", "[]"),
        ("terraform -chdir=infra fmt -check -recursive", "lint [terraform]"),
        ("terraform plan", "[]"),
        ("terraform apply -auto-approve", "deploy [terraform]"),
        ("aws s3 sync build s3://site --delete", "deploy [aws]"),
        ("gcloud run deploy api --image x", "deploy [gcloud]"),
        ("if [ -n \"$X\" ]; then sudo -E npm test; fi", "test [npm]"),
        ("bash -c 'npm ci && npm test'", "test [npm]"),
        ("echo \"npm test\"", "[]"),
        ("curl -X POST -d @m.json https://hooks.slack.com/services/T/B/x", "notify [slack]"),
        ("eslint --version", "[]"),
        ("apt-get install -y shellcheck", "[]"),
        ("find . -name '*.sh' | xargs shellcheck", "lint [shellcheck]"),
        ("nix flake check --all-systems", "test [nix]"),
        ("npm publish --dry-run --access public", "[]"),
        ("cargo publish --dry-run", "[]"),
        ("./gradlew publishToMavenLocal", "build [gradle]"),
        ("./gradlew publishToMavenLocal publish", "build release [gradle]"),
        ("./gradlew publishToSonatype", "release [gradle]"),
        ("composer exec phpunit -- --testdox", "test [phpunit]"),
        ("uvx --with tox-uv tox run -e lint", "lint [tox]"),
        ("gpg --batch -ab dist/shop.tar.gz", "sign [gpg]"),
        ("git secrets --scan", "scan [git-secrets]"),
        ("npx projen build", "test build [projen]"),
        ("sonar-scanner -Dsonar.projectKey=x", "scan [sonarqube]"),
        ("git push origin main", "[]"),
    ];
    assert!(table.len() >= 60);
    let deeds = shipped();
    let judged = table.map(|(line, _)| (line, said(&deeds.script(line))));
    let wrong: Vec<_> = judged.iter().zip(table).filter(|(own, (_, expected))| own.1 != *expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn steps_do_what_their_actions_do() {
    let table: [(&str, Inputs, &str); 23] = [
        ("goreleaser/goreleaser-action", &[("args", "release --clean")], "build release [goreleaser]"),
        ("goreleaser/goreleaser-action", &[("args", "release --snapshot")], "build [goreleaser]"),
        ("actions/checkout", &[], "[]"),
        ("golangci/golangci-lint-action", &[], "lint [golangci-lint]"),
        ("docker/build-push-action", &[("push", "false")], "build [docker]"),
        (
            "docker/build-push-action",
            &[("push", "true"), ("provenance", "mode=max")],
            "build provenance release [docker]",
        ),
        ("github/codeql-action/init", &[], "[]"),
        ("github/codeql-action/analyze", &[], "scan [codeql]"),
        (
            "slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml",
            &[],
            "provenance [slsa]",
        ),
        ("actions-rs/cargo", &[("command", "clippy"), ("args", "-- -D warnings")], "lint [clippy]"),
        ("Codecov/codecov-action", &[], "coverage [codecov]"),
        ("DotNetCoreCLI", &[("command", "test")], "test [dotnet]"),
        ("Maven", &[("goals", "package")], "test build [maven]"),
        ("CmdLine", &[("script", "npm run build")], "build [npm]"),
        ("template:Jobs/SAST.latest.gitlab-ci.yml", &[], "scan [gitlab-sast]"),
        ("sigstore/cosign-installer", &[], "[]"),
        ("isort/isort-action", &[], "lint [isort]"),
        ("helm/chart-testing-action", &[], "[]"),
        ("helm/kind-action", &[], "[kind]"),
        ("aquasecurity/trivy-action", &[("image-ref", "acme/app")], "scan [trivy trivy-image]"),
        ("aquasecurity/trivy-action", &[("scan-type", "fs")], "scan [trivy trivy-files]"),
        ("anchore/scan-action", &[("path", ".")], "scan [grype grype-files]"),
        ("snyk/actions/docker", &[], "scan [snyk snyk-files snyk-image]"),
    ];
    let deeds = shipped();
    for (name, inputs, expected) in table {
        let inputs: Vec<_> = inputs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        assert_eq!(said(&deeds.step(name, &inputs)), expected, "{name}");
    }
}

#[test]
fn every_row_of_the_table_is_read() {
    let deeds = shipped();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<_> = line.split('\t').collect();
        assert_eq!(columns.len(), 4, "{line}");
        let is_known = |deed: &str| DEEDS.contains(&deed);
        match columns[0] {
            "command" | "step" => {
                let is_named = columns[2] != "-" || matches!(columns[1], "context" | "push");
                assert!(columns[1].split(',').all(is_known) && is_named, "{line}");
            }
            "word" => assert!(is_known(columns[1]) || matches!(columns[1], "nothing" | "about"), "{line}"),
            "target" => assert!(matches!(columns[1], "all" | "first"), "{line}"),
            "wrapper" | "inputs" => {}
            other => panic!("{other} is no kind"),
        }
    }
    let Table { commands, wrappers, targets, steps, inputs, words } = deeds.table;
    let read: usize = [commands, wrappers, targets, steps, inputs, words].map(|rows| rows.0.len()).iter().sum();
    assert_eq!(read, TABLE.lines().filter(|line| !line.starts_with('#')).count());
    assert!(commands.0.len() > 700 && steps.0.len() > 300);
}
