# METADATA
# title: Selector that does not match the workload's own pods
# description: >-
#   The selector of a workload does not select the pods that its template makes. The API server refuses such a Deployment,
#   StatefulSet, DaemonSet, ReplicaSet or Job; where it does not, the controller makes pods for ever and never counts them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
#     description: Deployment, selector
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Make `spec.template.metadata.labels` carry what the selector asks for. Change the template, not the selector, of a
#     workload that runs already: its selector cannot be changed any more.
package kubernetes.selector_mismatch

import data.lib.kubernetes
import data.lib.selectors

deny contains {"message": message, "at": array.concat(_path, ["selector"])} if {
	is_object(_spec.template)
	selector := _spec.selector
	is_object(selector)
	not selectors.unknown([selector, object.get(_spec.template, ["metadata", "labels"], null)])
	reason := _mismatch(selector)
	message := sprintf("the selector of %s %s", [kubernetes.name, reason])
}

_by_map := {"DeploymentConfig", "ReplicationController"}

_by_selector := {"DaemonSet", "Deployment", "ReplicaSet", "Rollout", "StatefulSet"}

# Their selector is made for them, and what they name themselves has to fit, too.
_with_own := {"CronJob", "Job"}

_path := ["spec", "jobTemplate", "spec"] if {
	input.kind == "CronJob"
} else := ["spec"]

_spec := object.get(input, _path, {})

_mismatch(selector) := "does not select its own pods" if {
	input.kind in _by_map
	not selectors.equals(selector, _labels)
} else := "has neither matchLabels nor matchExpressions" if {
	input.kind in _by_selector
	selectors.empty(selector)
} else := "does not select its own pods" if {
	input.kind in (_by_selector | _with_own)
	not selectors.matches(selector, _labels)
}

_labels := _spec.template.metadata.labels if {
	is_object(_spec.template.metadata.labels)
} else := {}
