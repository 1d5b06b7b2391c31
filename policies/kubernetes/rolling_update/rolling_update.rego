# METADATA
# title: Update that does not roll
# description: >-
#   A workload is not updated pod by pod. `Recreate`, or a rolling update that may take all pods at once, stops the service with
#   every release; `OnDelete` leaves the old version running until somebody deletes the pods by hand. Kubernetes rolls by itself
#   where no strategy is written. A single pod that keeps its data in a volume claim cannot run twice, and may use `Recreate`.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Deployment, strategy
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies
#     description: StatefulSet, update strategies
#   - ref: https://kubernetes.io/docs/tasks/run-application/run-single-instance-stateful-application/
#     description: Run a single-instance stateful application
# custom:
#   severity: low
#   kinds: [kubernetes/Deployment, kubernetes/DeploymentConfig, kubernetes/DaemonSet, kubernetes/StatefulSet]
#   remediation: >-
#     Use `type: RollingUpdate` with `maxUnavailable: 0` and a surge, and a readiness probe to wait for. `Recreate` is right for a
#     program that cannot run twice, such as a controller without leader election; waive the finding there.
package kubernetes.rolling_update

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some field in _fields[input.kind]
	strategy := input.spec[field]
	[reason, path] := _stop(strategy)
	message := sprintf("%s %s", [kubernetes.name, reason])
	at := array.concat(["spec", field], path)
	remedy := fix.unsafe("Roll the update", [fix.set(at, _rolling[path[count(path) - 1]])])
}

_fields := {
	"DaemonSet": ["updateStrategy"],
	"Deployment": ["strategy"],
	"DeploymentConfig": ["strategy"],
	"StatefulSet": ["updateStrategy"],
}

_stop(strategy) := ["stops all of its pods before an update", ["type"]] if {
	strategy.type == "Recreate"
	not _holds_a_volume
} else := ["is only updated when its pods are deleted by hand", ["type"]] if {
	strategy.type == "OnDelete"
} else := [sprintf("has the update strategy %s, which does not roll", [strategy.type]), ["type"]] if {
	is_string(strategy.type)
	not strategy.type in {"", "Recreate", "Rolling", "RollingUpdate"}
	not regex.match(`\{\{|\$\{`, strategy.type)
} else := ["may stop all of its pods at once in an update", [block, "maxUnavailable"]] if {
	block := [block | some block in ["rollingParams", "rollingUpdate"]; _all(strategy[block].maxUnavailable)][0]
}

_all("100%")

# A second pod could not mount the volume while the first is there.
_holds_a_volume if {
	object.get(input.spec, "replicas", 1) in {0, 1, null}
	some entry in kubernetes.volumes
	entry.volume.persistentVolumeClaim
}

# One pod alone is the business of another rule.
_all(number) if {
	is_number(number)
	input.spec.replicas > 1
	number >= input.spec.replicas
}

# What stands in the place of what stops all pods.
_rolling := {"type": _type, "maxUnavailable": "25%"}

# OpenShift has a word of its own for it.
_type := "Rolling" if {
	input.kind == "DeploymentConfig"
} else := "RollingUpdate"
