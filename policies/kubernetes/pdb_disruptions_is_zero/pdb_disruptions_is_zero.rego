# METADATA
# title: Disruption budget that lets no pod go
# description: >-
#   A PodDisruptionBudget allows no disruption at all: `maxUnavailable` is 0 or 0%, or `minAvailable` is 100%. No node
#   with such a pod can be drained, so that upgrades of the cluster and its autoscaler stand still until somebody
#   deletes the budget.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
#   - ref: https://polaris.docs.fairwinds.com/checks/reliability/
#     description: Polaris, reliability checks
# custom:
#   severity: medium
#   kinds: [kubernetes/PodDisruptionBudget]
#   remediation: >-
#     Set `maxUnavailable: 1`, which stays right when the workload is scaled, and give the workload two pods. What must
#     never be moved by itself gets an alert and a runbook rather than a budget of nothing.
package kubernetes.pdb_disruptions_is_zero

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": ["spec", field]} if {
	input.kind == "PodDisruptionBudget"
	some field, amounts in _none
	_written(field) in amounts
	message := sprintf("%s lets no pod go (%s: %s)", [kubernetes.name, field, _written(field)])
}

unknown contains placeholders.finding(what, placeholder, ["spec", field]) if {
	input.kind == "PodDisruptionBudget"
	some field, amounts in _none
	placeholder := placeholders.whole(input.spec[field])
	placeholders.filled(input.spec[field]) in (amounts | {input.spec[field]})
	what := sprintf("%s of %s", [field, kubernetes.name])
}

_none := {"maxUnavailable": {"0", "0%"}, "minAvailable": {"100%"}}

_written(field) := sprintf("%v", [value]) if {
	value := input.spec[field]
	_is_plain(value)
}

_is_plain(value) if is_number(value)

_is_plain(value) if is_string(value)
