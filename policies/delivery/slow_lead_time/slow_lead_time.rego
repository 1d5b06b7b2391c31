# METADATA
# title: Changes that wait long for their users
# description: >-
#   Half of the commits of a component take longer from being committed to their first deployment than they should. A fix waits
#   as long as a feature does, and whoever wrote a change has forgotten it when it meets its users.
# related_resources:
#   - ref: https://dora.dev/guides/dora-metrics/
#     description: DORA, software delivery performance metrics
#   - ref: https://dora.dev/capabilities/continuous-delivery/
#     description: DORA, continuous delivery
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [deployments]
#   remediation: >-
#     Find out where changes wait, with `karat flow`: before the merge (`change_lead_time` is much longer than `delivery_time`)
#     keep branches short and reviews prompt; after it automate the release, and make it small enough to need no appointment.
#   parameters:
#     hours:
#       default: 168
#       description: Hours that half of the commits may take at most.
#     least_commits:
#       default: 10
#       description: Commits that are needed for a judgement.
#     bases:
#       default: [gitops, tag, import]
#       description: How deployments may be seen; a merge is one only where each merge is deployed.
#     environments:
#       default: []
#       description: Environments that count; empty counts the last one that `flow.toml` names, or all.
package delivery.slow_lead_time

import data.lib.deployments

applies if count(_rows) > 0

deny contains {"message": message, "at": ["entity"]} if {
	some row in _rows
	lead := row.change_lead_time
	lead.median_seconds > data.karat.parameters.hours * 3600
	message := sprintf("half of the %d commits of %s took %d hours or more, %d are asked for", [
		lead.n,
		deployments.label(row),
		floor(lead.median_seconds / 3600),
		data.karat.parameters.hours,
	])
}

_rows := [row |
	some row in deployments.rows(data.karat.parameters.bases, data.karat.parameters.environments)
	row.change_lead_time.n >= data.karat.parameters.least_commits
]
