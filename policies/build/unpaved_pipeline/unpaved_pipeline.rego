# METADATA
# title: Pipeline off the paved road
# description: >-
#   No pipeline uses the workflows that the platform team keeps for everybody, though the configuration names them. What
#   they bring with each release, such as scans, provenance and new runners, does not reach this repository, and its own
#   copy of the steps ages.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
#     description: GitHub Actions, reusable workflows
#   - ref: https://docs.gitlab.com/ci/components/
#     description: GitLab CI, components
# custom:
#   severity: medium
#   kinds: [repository]
#   facts: [pipelines]
#   remediation: >-
#     Replace your own jobs with the workflow of the platform: `uses: acme/ci/.github/workflows/service.yml@v4` on GitHub,
#     an `include` or a component on GitLab. What it cannot do, ask for there. Where a repository is a kind of its own,
#     waive the rule and say why.
#   parameters:
#     workflows:
#       default: []
#       description: Globs of the platform's workflows, actions and templates without their version, such as `acme/ci/**`.
package build.unpaved_pipeline

import data.lib.pipelines

applies if count(data.karat.parameters.workflows) > 0

deny contains {"message": message, "at": []} if {
	count(data.karat.parameters.workflows) > 0
	not _is_paved
	message := sprintf("no pipeline uses %s", [concat(" or ", data.karat.parameters.workflows)])
}

_is_paved if {
	some pipeline in pipelines.own
	some use in pipeline.uses
	some workflow in data.karat.parameters.workflows
	glob.match(lower(workflow), ["/"], split(lower(use.ref), "@")[0])
}
