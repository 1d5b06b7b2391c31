# METADATA
# title: Called workflow gets every secret
# description: >-
#   `secrets: inherit` hands all secrets of the repository and its organisation to the workflow that is called, also those it has
#   never heard of. Whoever can change that workflow, in another repository perhaps, reads them all.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
#     description: GitHub, passing secrets to a reusable workflow
# custom:
#   severity: medium
#   kinds: [github_workflow]
#   remediation: >-
#     Declare what the called workflow needs under `on.workflow_call.secrets` and pass just that,
#     `secrets: {token: "${{ secrets.TOKEN }}"}`. Secrets of an environment are not passed on at all; name the environment in
#     the called job.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.secrets_inherit

import data.lib.github

deny contains {"message": message, "at": ["jobs", id, "secrets"]} if {
	some id, job in github.jobs
	job.secrets == "inherit"
	message := sprintf("job %q hands every secret to the workflow that it calls", [id])
}
