# METADATA
# title: Test coverage is not measured
# description: >-
#   No pipeline measures which code the tests reach, and no report is in the repository. Nobody sees that a change of a
#   hundred lines came without a test, and the parts that nothing tests are known only by memory. A command that names a report
#   of coverage counts wherever it stands in a workflow, as one that runs in a container does.
# related_resources:
#   - ref: https://testing.googleblog.com/2020/08/code-coverage-best-practices.html
#     description: Google, code coverage best practices
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [github_workflow, gitlab_ci, pom]
#   facts: [coverage, pipelines]
#   remediation: >-
#     Let the test job measure (`go test -coverprofile=coverage.out ./...`, `pytest --cov`, `vitest run --coverage`,
#     `cargo llvm-cov`) and show the share of the changed lines in the pull request.
package build.unmeasured_coverage

import data.lib.asides
import data.lib.code
import data.lib.github
import data.lib.jvm_builds
import data.lib.pipelines

applies if {
	"test" in pipelines.done
	count(code.programmed) > 0
}

deny contains {"message": "tests run in CI, and nothing measures what they cover", "at": []} if {
	_is_unmeasured
	count(_hidden) == 0
}

unknown contains place if {
	_is_unmeasured
	some place in _hidden
}

_hidden := (pipelines.hidden | pipelines.behind_environments) | jvm_builds.hidden_behind(pipelines.tools, _meters)

_is_unmeasured if {
	"test" in pipelines.done
	not _is_measured
}

_is_measured if "coverage" in pipelines.done

_is_measured if count(input.facts.coverage) > 0

_is_measured if _is_named

# A build of Maven that measures by itself.
_is_measured if {
	"maven" in pipelines.tools
	count(jvm_builds.bound & _meters) > 0
}

_meters := {"clover", "cobertura", "jacoco"}

_is_named if {
	some document in input.documents.github_workflow
	is_object(document.value)
	some entry in github.steps_of(document.value)
	is_string(entry.step.run)
	regex.match(_naming, regex.replace(entry.step.run, `(?m)(^|\s)#.*$`, ""))
}

# GitLab reads the share out of the log, and shows a report in the merge request.
_is_named if {
	some document in input.documents.gitlab_ci
	not asides.is_template(document.path)
	not asides.is_aside(document.path)
	some job in document.value
	is_object(job)
	_shows(job)
}

_shows(job) if is_string(job.coverage)

_shows(job) if job.artifacts.reports.coverage_report

_naming := concat("|", [
	`(?m)--cov([= -]|$)|--coverage\b|-coverprofile\b|\bcollect-?coverage\b|XPlat Code Coverage`,
	`(?i)\bD?sonar\.[\w.]*(coverage|lcov)[\w.]*=|\b(clover|cobertura|coverage|jacoco|lcov)\.(info|json|out|xml)\b`,
])
