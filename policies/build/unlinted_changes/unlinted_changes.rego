# METADATA
# title: Changes are merged without a linter
# description: >-
#   No pipeline that runs for a pull request runs a linter, a formatter that checks or a type checker. Reviewers then spend
#   their time on what a program sees at once, and rules of style hold only for those who remember them. A job counts by its
#   commands, not by its name.
# related_resources:
#   - ref: https://dora.dev/capabilities/code-maintainability/
#     description: DORA, code maintainability
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [github_workflow, pom, pre_commit]
#   facts: [pipelines]
#   remediation: >-
#     Run a linter for the main language on `pull_request` (`golangci-lint run`, `eslint`, `ruff check`, `cargo clippy`).
#     Begin with its default rules and, where there are too many findings, only for changed lines; then require its
#     status.
package build.unlinted_changes

import data.lib.code
import data.lib.hooks
import data.lib.jvm_builds
import data.lib.linters
import data.lib.pipelines

applies if count(code.programmed) > 0

deny contains {"message": "no pipeline lints a change before it is merged", "at": []} if {
	not _done
	count(_hidden) == 0
}

unknown contains place if {
	not _done
	some place in _hidden
}

_done if count(pipelines.done_before_merge & {"lint"}) > 0

# A build of Maven runs what it has bound to its phases.
_done if {
	"maven" in _building
	count(jvm_builds.bound & _linters) > 0
}

_hidden := (pipelines.hidden | pipelines.behind_environments) | jvm_builds.hidden_behind(_building, _linters)

_linters := {tool | some language in jvm_builds.languages; some tool in linters.tools[language]}

# The tools of jobs that build or test a change.
_building := {tool |
	some pipeline in pipelines.before_merge
	some job in pipeline.jobs
	count({"build", "test"} & {deed | some deed in job.does}) > 0
	some tool in job.tools
}

_done if {
	some _, tools in linters.tools
	hooks.hosts_one_of(tools)
}
