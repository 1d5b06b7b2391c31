# METADATA
# title: Deployment without tests before it
# description: >-
#   A job deploys and neither it nor a job that it waits for, through any chain of `needs` or stages, runs tests. A push to
#   the branch is then enough for production, whether the tests of the same commit fail or not, also where they run side by
#   side in another workflow. Previews of pull requests, pages of documentation and what only a person starts, a pipeline or by
#   its condition a job, are left out.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds
#     description: GitHub Actions, needs
#   - ref: https://docs.gitlab.com/ci/yaml/#needs
#     description: GitLab CI, needs
#   - ref: https://dora.dev/capabilities/continuous-delivery/
#     description: DORA, continuous delivery
# custom:
#   severity: high
#   kinds: [repository]
#   documents: [github_workflow, gitlab_ci]
#   facts: [pipelines]
#   remediation: >-
#     Let the deployment wait for the tests: `needs: [test]` in the same workflow, or start its workflow by `workflow_run`
#     of the one that tests and check that it succeeded. Where an image is built once and promoted, test before the image
#     is pushed.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package build.untested_deployment

import data.lib.github
import data.lib.gitlab_ci
import data.lib.pipelines

applies if count(_deployments) > 0

deny contains {"message": message, "at": ["files", one.pipeline.path], "line": one.job.line, "words": [one.job.id]} if {
	some one in _untested
	count(_doubts(one)) == 0
	message := sprintf("job %q deploys, and no job that it waits for runs tests", [one.job.id])
}

unknown contains {"message": message, "at": ["files", one.pipeline.path], "line": one.job.line} if {
	some one in _untested
	some message in _doubts(one)
}

measure := {"value": count(_deployments) - count(_untested), "of": count(_deployments)} if count(_deployments) > 0

_deployments := [{"pipeline": pipeline, "job": job, "before": before} |
	some pipeline in pipelines.own
	automatic := _automatic(pipeline)
	_is_automatic(pipeline, automatic)
	"deploy" in {deed | some job in pipeline.jobs; some deed in job.does}
	parts := _parts(pipeline)
	graph_ := {job.id: _needed(pipeline, job) | some part in parts; some job in part.jobs}
	some job in pipeline.jobs
	"deploy" in job.does
	not pipelines.leaves_out(pipeline, job, automatic)
	count({tool | some tool in job.tools} & _pages) == 0
	reached := graph.reachable(graph_, {job.id})
	before := [other | some part in parts; some other in part.jobs; other.id in reached]
]

# A pipeline of GitLab is one through all of the files that it includes.
_parts(pipeline) := gitlab_ci.parts(pipeline.path) if {
	pipeline.system == "gitlab_ci"
} else := [pipeline]

_needed(pipeline, job) := gitlab_ci.needs(job.id) if {
	pipeline.system == "gitlab_ci"
} else := object.get(job, "needs", [])

_untested := [one |
	some one in _deployments
	not _is_tested(one)
]

_is_tested(one) if {
	some job in one.before
	count({"coverage", "test"} & {deed | some deed in job.does}) > 0
}

# The workflow that it waits for has tested.
_is_tested(one) if {
	"workflow_run" in one.pipeline.triggers
	"test" in pipelines.done
}

# The repository is an action, and the job tries it out.
_is_tested(one) if {
	some name in {"action.yml", "action.yaml"}
	input.files[name]
	some document in input.documents.github_workflow
	document.path == one.pipeline.path
	is_object(document.value)
	some job in one.before
	some step in github.jobs_of(document.value)[job.id].steps
	is_string(step.uses)
	step.uses in {".", "./"}
}

# Why it cannot be told what runs before a job.
_doubts(one) := {sprintf("job %q waits for a workflow that is not in the repository", [one.job.id]) |
	some job in one.before
	pipelines.is_foreign(one.pipeline, job)
} | {message |
	one.pipeline.system in _with_stages
	some part in _parts(one.pipeline)
	some unseen in pipelines.unseen_parts(part)
	message := sprintf("whether tests run before job %q is not known: %s", [one.job.id, unseen.message])
}

# A job waits for those of the stages before, which may come from elsewhere.
_with_stages := {"azure_pipelines", "gitlab_ci"}

# What other workflows call is judged where they do; what has no trigger is started by a push or from outside.
_is_automatic(pipeline, _) if count(pipeline.triggers) == 0

_is_automatic(_, automatic) if count(automatic) > 0

_automatic(pipeline) := {trigger | some trigger in pipeline.triggers} - {
	"pull_request", "pull_request_target", "repository_dispatch", "workflow_call", "workflow_dispatch",
}

_pages := {"pages", "gh-pages", "mkdocs", "docusaurus"}
