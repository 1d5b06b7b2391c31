# METADATA
# title: Update that does not roll
# description: >-
#   A workload is not updated pod by pod. `Recreate`, or a rolling update that may take all pods at once, stops the service with
#   every release; `OnDelete` leaves the old version running until somebody deletes the pods by hand. Kubernetes rolls by itself
#   where no strategy is written.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Deployment, strategy
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
#     description: StatefulSet, update strategies
# custom:
#   severity: low
#   kinds: [kubernetes/Deployment, kubernetes/DeploymentConfig, kubernetes/DaemonSet, kubernetes/StatefulSet]
#   remediation: >-
#     Use `type: RollingUpdate` with `maxUnavailable: 0` and a surge, and a readiness probe to wait for. `Recreate` is right for a
#     program that cannot run twice, such as one that holds a ReadWriteOnce volume; waive the finding there.
package kubernetes.rolling_update

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some field in _fields[input.kind]
	strategy := input.spec[field]
	[reason, path] := _stop(strategy)
	message := sprintf("%s %s", [kubernetes.name, reason])
	at := array.concat(["spec", field], path)
}

_fields := {
	"DaemonSet": ["updateStrategy"],
	"Deployment": ["strategy"],
	"DeploymentConfig": ["strategy"],
	"StatefulSet": ["updateStrategy"],
}

_stop(strategy) := ["stops all of its pods before an update", ["type"]] if {
	strategy.type == "Recreate"
} else := ["is only updated when its pods are deleted by hand", ["type"]] if {
	strategy.type == "OnDelete"
} else := [sprintf("has the update strategy %s, which does not roll", [strategy.type]), ["type"]] if {
	is_string(strategy.type)
	not strategy.type in {"", "Rolling", "RollingUpdate"}
	not regex.match(`\{\{|\$\{`, strategy.type)
} else := ["may stop all of its pods at once in an update", [block, "maxUnavailable"]] if {
	some block in ["rollingParams", "rollingUpdate"]
	_all(strategy[block].maxUnavailable)
}

_all("100%")

# One pod alone is the business of another rule.
_all(number) if {
	is_number(number)
	input.spec.replicas > 1
	number >= input.spec.replicas
}
