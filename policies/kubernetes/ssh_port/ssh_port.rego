# METADATA
# title: SSH port of a container
# description: >-
#   A container opens TCP port 22. An SSH server inside a pod is a second way in, past the API server, with keys of its own that
#   nobody rotates and no audit log; and whoever scans the pod network tries that port first.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
#     description: Get a shell to a running container
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Take the SSH server out of the image and use `kubectl exec`, or `kubectl debug` where the image has no shell. A service
#     that speaks SSH to its users (Git, SFTP) listens on a port above 1023 in the container, with 22 in its Service alone.
package kubernetes.ssh_port

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at} if {
	some [label, number, at] in _ports
	number == 22
	message := sprintf("%s opens the SSH port", [label])
}

unknown contains placeholders.finding(what, placeholder, at) if {
	some [label, number, at] in _ports
	placeholder := placeholders.whole(number)
	placeholders.filled(number) in {"22", number}
	what := sprintf("a port that %s opens", [label])
}

_ports := [[entry.label, port[field], at] |
	some entry in kubernetes.containers
	ports := object.get(entry.container, "ports", [])
	is_array(ports)
	some index, port in ports
	is_object(port)
	object.get(port, "protocol", "TCP") in {"TCP", null}
	some field in ["containerPort", "hostPort"]
	at := array.concat(entry.path, ["ports", index, field])
]
