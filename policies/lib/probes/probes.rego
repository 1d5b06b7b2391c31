# METADATA
# title: Containers that a probe should watch
# description: Which containers are meant to run for ever, so that somebody must ask them how they are.
package lib.probes

import data.lib.kubernetes

# Containers of pods that are always restarted. Jobs end, and what custom resources run is their own affair.
containers := [entry |
	_long_running
	some entry in kubernetes.containers
	entry.field == "containers"
	object.get(entry.pod.spec, "restartPolicy", "Always") == "Always"
]

# Init containers that keep running beside the others.
sidecars := [entry |
	_long_running
	some entry in kubernetes.containers
	entry.field == "initContainers"
	entry.sidecar
]

_long_running if {
	input.kind in {
		"DaemonSet", "Deployment", "DeploymentConfig", "Pod", "ReplicaSet", "ReplicationController", "Rollout",
		"StatefulSet",
	}
}
