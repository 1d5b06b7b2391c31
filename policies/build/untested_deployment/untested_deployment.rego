# METADATA
# title: Deployment without tests before it
# description: >-
#   A job deploys and neither it nor a job that it waits for, through any chain of `needs` or stages, runs tests. A push to
#   the branch is then enough for production, whether the tests of the same commit fail or not, also where they run side by
#   side in another workflow. Previews of pull requests, pages of documentation and pipelines that only a person starts are
#   left out.
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
#   facts: [pipelines]
#   remediation: >-
#     Let the deployment wait for the tests: `needs: [test]` in the same workflow, or start its workflow by `workflow_run`
#     of the one that tests and check that it succeeded. Where an image is built once and promoted, test before the image
#     is pushed.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package build.untested_deployment

import data.lib.pipelines

applies if count(_deployments) > 0

deny contains {"message": message, "at": ["files", one.pipeline.path], "line": one.job.line, "words": [one.job.id]} if {
	some one in _untested
	not _is_hidden(one)
	message := sprintf("job %q deploys, and no job that it waits for runs tests", [one.job.id])
}

unknown contains {"message": message, "at": ["files", one.pipeline.path], "line": one.job.line} if {
	some one in _untested
	_is_hidden(one)
	message := sprintf("job %q waits for a workflow that is not in the repository", [one.job.id])
}

measure := {"value": count(_deployments) - count(_untested), "of": count(_deployments)} if count(_deployments) > 0

_deployments := [{"pipeline": pipeline, "job": job, "before": before} |
	some pipeline in pipelines.own
	_is_automatic(pipeline)
	graph_ := {job.id: object.get(job, "needs", []) | some job in pipeline.jobs}
	some job in pipeline.jobs
	"deploy" in job.does
	count({tool | some tool in job.tools} & _pages) == 0
	reached := graph.reachable(graph_, {job.id})
	before := [other | some other in pipeline.jobs; other.id in reached]
]

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

_is_hidden(one) if {
	some job in one.before
	pipelines.is_foreign(job)
}

# What other workflows call is judged where they do; what has no trigger is started by a push or from outside.
_is_automatic(pipeline) if count(pipeline.triggers) == 0

_is_automatic(pipeline) if {
	some trigger in pipeline.triggers
	not trigger in {"pull_request", "pull_request_target", "workflow_call", "workflow_dispatch", "repository_dispatch"}
}

_pages := {"pages", "gh-pages", "mkdocs", "docusaurus"}
