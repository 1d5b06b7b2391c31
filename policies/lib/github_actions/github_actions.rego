# METADATA
# title: Actions that workflows use
# description: The actions and reusable workflows that a document uses, what their references say, and what is known of some.
package lib.github_actions

import data.lib.github

# Everything that is used: [{"label", "at", "value", "step"?}].
uses := array.concat(
	[{"label": entry.label, "at": array.concat(entry.path, ["uses"]), "value": entry.step.uses, "step": entry.step} |
		some entry in github.steps
		is_string(entry.step.uses)
	],
	[{"label": sprintf("job %q", [id]), "at": ["jobs", id, "uses"], "value": job.uses} |
		some id, job in github.jobs
		is_string(job.uses)
	],
)

# `./` is this repository; GitHub's runner also reads `$/` so.
is_local(value) if regex.match(`^(\.{1,2}|\$)/`, value)

# What is used of other repositories: [{…, "owner", "repository", "name", "ref"}], the names in lower case.
remote := [object.union(use, parts) |
	some use in uses
	parts := parsed(use.value)
]

# The parts of a reference to another repository: `owner/repository/path@ref`. Undefined for anything else.
parsed(value) := {"owner": owner, "repository": concat("/", [owner, segments[1]]), "name": name, "ref": halves[1]} if {
	not is_local(value)
	not contains(value, "${{")
	not contains(value, "://")
	halves := split(trim_space(value), "@")
	count(halves) == 2
	name := lower(halves[0])
	segments := split(name, "/")
	count(segments) > 1
	owner := segments[0]
}

# The name of the action that a step uses, in lower case, without a reference and without detours in its path.
name_of(step) := name if {
	is_string(step.uses)
	written := lower(split(trim_space(step.uses), "@")[0])
	name := trim_suffix(regex.replace(written, `([^:])/(\.?/)+|/\.$`, "$1/"), "/")
}

# An input of a step. GitHub does not tell upper from lower case in their names.
input_of(step, name) := step["with"][input_key(step, name)]

# How a step writes the name of an input; of several spellings the one in lower case.
input_key(step, name) := max([key |
	is_object(step["with"])
	some key, _ in step["with"]
	lower(key) == name
])

# The numbers of a version, `v4.1` as [4, 1]; undefined for branches and commits.
version(ref) := [to_number(part) | some part in split(trim_left(ref, "v"), ".")] if {
	regex.match(`^v?[0-9]{1,9}(\.[0-9]{1,9}){0,2}$`, ref)
}

# Repositories of actions that their owners have archived: nobody mends what is found in them. Each shows it on its page.
archived := {
	"8398a7/action-slack", "actions-rs/audit-check", "actions-rs/cargo",
	"actions-rs/clippy-check", "actions-rs/components-nightly", "actions-rs/grcov",
	"actions-rs/install", "actions-rs/tarpaulin", "actions-rs/toolchain",
	"actions/create-release", "actions/setup-elixir", "actions/setup-haskell",
	"actions/setup-ruby", "actions/upload-release-asset", "azure/appservice-actions",
	"azure/container-actions", "azure/container-scan", "azure/get-keyvault-secrets",
	"azure/k8s-actions", "cedrickring/golang-action", "contributor-assistant/github-action",
	"convictional/trigger-workflow-and-wait", "crazy-max/ghaction-docker-buildx",
	"gradle/gradle-build-action", "grafana/k6-action", "hashicorp/terraform-cdk-action",
	"helaili/jekyll-action", "jakejarvis/s3-sync-action",
	"marvinpinto/action-automatic-releases", "marvinpinto/actions",
	"paambaati/codeclimate-action", "repo-sync/pull-request",
	"scottbrenner/generate-changelog-action", "semgrep/semgrep-action",
	"sonarsource/sonarcloud-github-action", "technote-space/get-diff-action",
	"tibdex/github-app-token",
}

# Owners of well-known actions by the name of the repository.
popular := {
	"action": {"pre-commit"},
	"action-gh-release": {"softprops"},
	"action-semantic-pull-request": {"amannn"},
	"action-setup": {"pnpm", "reviewdog"},
	"actions": {"gradle", "r-lib", "snyk"},
	"actions-gh-pages": {"peaceiris"},
	"actions-hugo": {"peaceiris"},
	"amazon-ecr-login": {"aws-actions"},
	"attest-build-provenance": {"actions"},
	"auth": {"google-github-actions"},
	"bake-action": {"docker"},
	"buf-action": {"bufbuild"},
	"build-push-action": {"docker"},
	"cache": {"actions"},
	"changed-files": {"tj-actions"},
	"chart-releaser-action": {"helm"},
	"checkout": {"actions"},
	"cibuildwheel": {"pypa"},
	"codecov-action": {"codecov"},
	"codeql-action": {"github"},
	"configure-aws-credentials": {"aws-actions"},
	"configure-pages": {"actions"},
	"cosign-installer": {"sigstore"},
	"create-github-app-token": {"actions"},
	"create-or-update-comment": {"peter-evans"},
	"create-pull-request": {"peter-evans"},
	"dependency-review-action": {"actions"},
	"deploy-cloudrun": {"google-github-actions"},
	"deploy-pages": {"actions"},
	"download-artifact": {"actions"},
	"fetch-metadata": {"dependabot"},
	"first-interaction": {"actions"},
	"flutter-action": {"subosito"},
	"gh-action-pypi-publish": {"pypa"},
	"ghaction-import-gpg": {"crazy-max"},
	"git-auto-commit-action": {"stefanzweifel"},
	"github-action": {"coverallsapp", "cypress-io", "renovatebot"},
	"github-pages-deploy-action": {"jamesives"},
	"github-script": {"actions"},
	"golangci-lint-action": {"golangci"},
	"goreleaser-action": {"goreleaser"},
	"harden-runner": {"step-security"},
	"install-action": {"taiki-e"},
	"kind-action": {"helm"},
	"labeler": {"actions"},
	"login": {"azure"},
	"login-action": {"docker"},
	"metadata-action": {"docker"},
	"paths-filter": {"dorny"},
	"release-drafter": {"release-drafter"},
	"release-please-action": {"googleapis"},
	"repository-dispatch": {"peter-evans"},
	"retry": {"nick-fields"},
	"ruff-action": {"astral-sh"},
	"rust-cache": {"swatinem"},
	"rust-toolchain": {"dtolnay"},
	"sbom-action": {"anchore"},
	"scan-action": {"anchore"},
	"scorecard-action": {"ossf"},
	"setup-android": {"android-actions"},
	"setup-beam": {"erlef"},
	"setup-buildx-action": {"docker"},
	"setup-bun": {"oven-sh"},
	"setup-deno": {"denoland"},
	"setup-dotnet": {"actions"},
	"setup-gcloud": {"google-github-actions"},
	"setup-go": {"actions"},
	"setup-helm": {"azure"},
	"setup-java": {"actions"},
	"setup-julia": {"julia-actions"},
	"setup-kubectl": {"azure"},
	"setup-miniconda": {"conda-incubator"},
	"setup-msbuild": {"microsoft"},
	"setup-node": {"actions"},
	"setup-nuget": {"nuget"},
	"setup-php": {"shivammathur"},
	"setup-python": {"actions"},
	"setup-qemu-action": {"docker"},
	"setup-ruby": {"actions", "ruby"},
	"setup-terraform": {"hashicorp"},
	"setup-uv": {"astral-sh"},
	"setup-xcode": {"maxim-lobanov"},
	"slack-github-action": {"slackapi"},
	"sonarqube-scan-action": {"sonarsource"},
	"ssh-action": {"appleboy"},
	"ssh-agent": {"webfactory"},
	"stale": {"actions"},
	"test-reporter": {"dorny"},
	"trivy-action": {"aquasecurity"},
	"trufflehog": {"trufflesecurity"},
	"upload-artifact": {"actions"},
	"upload-pages-artifact": {"actions"},
	"vault-action": {"hashicorp"},
	"webapps-deploy": {"azure"},
	"wrangler-action": {"cloudflare"},
	"wrapper-validation-action": {"gradle"},
	"zizmor-action": {"zizmorcore"},
}
