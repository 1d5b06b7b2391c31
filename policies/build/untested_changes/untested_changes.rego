# METADATA
# title: Changes are merged untested
# description: >-
#   No pipeline that runs for a pull request runs tests. Whoever reviews sees what a change says, not what it does; what it
#   breaks is found on the default branch, by everybody at once. A job counts by its commands; where its name or that of a step
#   alone speaks of tests, or a script for Windows may run them, the answer is unknown. Pipelines that start only with a push to
#   the default branch come too late.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests
#     description: OpenSSF Scorecard, CI-Tests
#   - ref: https://dora.dev/capabilities/test-automation/
#     description: DORA, test automation
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [github_workflow]
#   facts: [pipelines]
#   remediation: >-
#     Let the pipeline run your tests on `pull_request` (GitLab: for merge requests or every branch), by their own command
#     (`go test ./...`, `npm test`, `pytest`), and require its status on the default branch. Where there are no tests,
#     begin with one that starts the program.
#   controls:
#     openssf_scorecard: [CI-Tests]
package build.untested_changes

import data.lib.code
import data.lib.pipelines

applies if count(code.programmed) > 0

deny contains {"message": "no pipeline tests a change before it is merged", "at": []} if {
	not _done
	count(_hidden) == 0
}

unknown contains place if {
	not _done
	some place in _hidden
}

_hidden contains place if some place in pipelines.hidden

# What is called a test and runs nothing that is known, such as a container or a program of the repository.
_hidden contains {"message": message, "at": ["files", pipeline.path], "line": job.line} if {
	some pipeline in pipelines.before_merge
	some job in pipeline.jobs
	count(job.does) == 0
	not job.idle
	some name in _names(pipeline.path, job.id)
	regex.match(`(?i)(^|[^a-z])(e2e|pytest|tests?|testing)([^a-z]|$)`, name)
	message := sprintf("whether job %q tests is not known", [job.id])
}

# What scripts for Windows and PowerShell do is not read.
_hidden contains {"message": message, "at": ["files", pipeline.path], "line": job.line} if {
	some pipeline in pipelines.before_merge
	some job in pipeline.jobs
	not job.idle
	some step in _steps(pipeline.path, job.id)
	is_string(step.run)
	some script in regex.find_n(_unread, step.run, 1)
	message := sprintf("whether %s of job %q tests is not known", [script, job.id])
}

_unread := `(?i)[\w.\\/-]*(build|check|ci|make|pack|test|validate|verify)[\w-]*\.(bat|cmd|ps1)\b`

# A job by its id and, on GitHub, by its steps that have commands.
_names(path, id) := {id} | {step.name |
	some step in _steps(path, id)
	is_string(step.name)
	is_string(step.run)
}

_steps(path, id) := [step |
	some document in input.documents.github_workflow
	document.path == path
	some step in document.value.jobs[id].steps
]

# Who measures what tests reach runs them.
_done if count(pipelines.done_before_merge & {"coverage", "test"}) > 0
