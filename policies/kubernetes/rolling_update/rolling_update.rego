# METADATA
# title: Update that does not roll
# description: >-
#   A workload is not updated pod by pod. `Recreate`, or a rolling update that may take all pods at once, stops the service with
#   every release; `OnDelete` leaves the old version running until somebody deletes the pods by hand. Kubernetes rolls by itself
#   where no strategy is written. A single pod that keeps its data in a volume claim, or takes a port of its node, cannot run
#   twice in one place, and may use `Recreate`.
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
	not _cannot_run_twice
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

# A second pod could not mount the volume, or listen, while the first is there.
_cannot_run_twice if {
	object.get(input.spec, "replicas", 1) in {0, 1, null}
	_holds_something
}

_holds_something if {
	some entry in kubernetes.volumes
	entry.volume.persistentVolumeClaim
}

_holds_something if {
	some entry in kubernetes.containers
	some port in entry.container.ports
	_is_of_the_node(entry.pod, port)
}

_is_of_the_node(_, port) if port.hostPort > 0

_is_of_the_node(pod, port) if {
	pod.spec.hostNetwork == true
	port.containerPort
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
