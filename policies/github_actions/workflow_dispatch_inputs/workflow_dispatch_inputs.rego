# METADATA
# title: Run that its starter steers
# description: >-
#   A workflow takes inputs from whoever starts it by hand. What it makes then depends on more than the source, and nobody who has
#   the commit can tell what was built or make it again; SLSA asked for a build without parameters in its first version, and since
#   1.0 that every parameter is verified by those who use the result.
# related_resources:
#   - ref: https://slsa.dev/spec/v0.1/requirements#parameterless
#     description: SLSA 0.1, parameterless
#   - ref: https://slsa.dev/spec/v1.0/verifying-artifacts
#     description: SLSA 1.0, external parameters
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: >-
#     Leave the inputs out and let files of the repository, branches and tags say what is made. Where people need a choice, as in a
#     workflow that deploys or debugs, keep it in one that builds nothing which is released.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package github_actions.workflow_dispatch_inputs

deny contains {"message": message, "at": ["on", "workflow_dispatch", "inputs"]} if {
	inputs := input.on.workflow_dispatch.inputs
	is_object(inputs)
	count(inputs) > 0
	message := sprintf("who starts the workflow by hand steers it: %s", [concat(", ", sort([sprintf("%v", [name]) | some name, _ in inputs]))])
}
