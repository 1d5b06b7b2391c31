# METADATA
# title: Deployments that fail often
# description: >-
#   Too many deployments of a component were rolled back, reverted or followed by a hotfix within the fail window (a day where
#   `flow.toml` says nothing). What git does not show is not among them, so the true share is at least this one.
# related_resources:
#   - ref: https://dora.dev/guides/dora-metrics/
#     description: DORA, software delivery performance metrics
#   - ref: https://dora.dev/capabilities/test-automation/
#     description: DORA, test automation
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [deployments]
#   remediation: >-
#     Take the deployments that failed (`karat flow` counts them by rollback, revert and hotfix) and look for the test that would
#     have caught each. Deploy smaller changes, to a part of the users first, with a check that takes them back by itself.
#   parameters:
#     percent:
#       default: 15
#       description: Percent of changes that may be seen to fail.
#     least_changes:
#       default: 10
#       description: Changes that are needed for a judgement.
#     bases:
#       default: [gitops, tag, import]
#       description: How deployments may be seen; a merge is one only where each merge is deployed.
#     environments:
#       default: []
#       description: Environments that count; empty counts the last one that `flow.toml` names, or all.
package delivery.failing_changes

import data.lib.deployments

applies if count(_rows) > 0

deny contains {"message": message, "at": ["entity"]} if {
	some row in _rows
	failures := row.change_fail_rate
	failures.count * 100 > data.karat.parameters.percent * failures.n
	message := sprintf("of %d deployments of %s at least %d failed, %v %% are accepted", [
		failures.n,
		deployments.label(row),
		failures.count,
		data.karat.parameters.percent,
	])
}

_rows := [row |
	some row in deployments.rows(data.karat.parameters.bases, data.karat.parameters.environments)
	row.change_fail_rate.n >= data.karat.parameters.least_changes
]
