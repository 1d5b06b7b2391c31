# METADATA
# title: Failed deployments that last
# description: >-
#   Half of the deployments of a component that failed stayed for longer than they should before a rollback, a revert or a
#   hotfix ended them. Only failures that were answered within the fail window are seen, so the true time is longer.
# related_resources:
#   - ref: https://dora.dev/guides/dora-metrics/
#     description: DORA, software delivery performance metrics
#   - ref: https://sre.google/workbook/canarying-releases/
#     description: Google, The Site Reliability Workbook, canarying releases
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [deployments]
#   remediation: >-
#     Make taking a deployment back one step that anybody on call may take and that is practised: revert the commit in the GitOps
#     repository, or let the rollout undo itself when its checks fail. Look for the cause afterwards.
#   parameters:
#     hours:
#       default: 4
#       description: Hours that half of the failed deployments may last at most.
#     least_failures:
#       default: 3
#       description: Failed deployments that are needed for a judgement.
#     bases:
#       default: [gitops, tag, import]
#       description: How deployments may be seen; a merge is one only where each merge is deployed.
#     environments:
#       default: []
#       description: Environments that count; empty counts the last one that `flow.toml` names, or all.
package delivery.slow_rollback

import data.lib.deployments

applies if count(_rows) > 0

deny contains {"message": message, "at": ["entity"]} if {
	some row in _rows
	recovery := row.failed_deployment_recovery_time
	recovery.median_seconds > data.karat.parameters.hours * 3600
	message := sprintf("half of the %d failed deployments of %s lasted %d minutes or more, %v are asked for", [
		recovery.n,
		deployments.label(row),
		floor(recovery.median_seconds / 60),
		data.karat.parameters.hours * 60,
	])
}

_rows := [row |
	some row in deployments.rows(data.karat.parameters.bases, data.karat.parameters.environments)
	row.failed_deployment_recovery_time.n >= data.karat.parameters.least_failures
]
