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
	not _idle(entry.container)
]

# Init containers that keep running beside the others.
sidecars := [entry |
	_long_running
	some entry in kubernetes.containers
	entry.field == "initContainers"
	entry.sidecar
	not _idle(entry.container)
]

# What only keeps its place has nothing to ask: the pause image, which has no shell either, and a sleep without an end, unless
# something works in the background.
_idle(container) if {
	is_string(container.image)
	regex.match(`(^|/)pause(-[a-z0-9]+)?([:@]|$)`, container.image)
} else if {
	words := [word |
		some field in ["command", "args"]
		some word in container[field]
		is_string(word)
	]
	count(words) > 0
	text := concat(" ", words)
	regex.match(`^(/bin/)?sleep\s|(^|[;&\s])(sleep\s+inf(inity)?|tail\s+-f\s+/dev/null)\s*;?\s*$`, text)
	count([port | some port in container.ports]) == 0
	not regex.match(`[^&]&([^&]|$)`, text)
}

_long_running if {
	input.kind in {
		"DaemonSet", "Deployment", "DeploymentConfig", "Pod", "ReplicaSet", "ReplicationController", "Rollout",
		"StatefulSet",
	}
}
