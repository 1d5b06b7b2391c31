# METADATA
# title: Port below 1024 in a container
# description: >-
#   A container listens on a port below 1024. Where the runtime keeps such ports to root, as older ones do, the process needs
#   root or NET_BIND_SERVICE for nothing but a number that nobody sees behind a Service. A pod that opens the port with
#   the safe sysctl net.ipv4.ip_unprivileged_port_start is left out, and so are Windows pods.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/ip.7.html
#     description: ip(7), privileged ports and ip_unprivileged_port_start
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
#     description: Services, port and targetPort
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Let the process listen on a port above 1023 (8080, 8443), name it in `containerPort` and set the Service's `targetPort` to
#     it; callers keep `port: 80`. Most web servers have an unprivileged image that does so.
package kubernetes.privileged_ports

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at} if {
	some [entry, number, at] in _ports
	is_number(number)
	number > 0
	number < 1024
	not _opened(entry.pod, number)
	message := sprintf("%s listens on port %v", [entry.label, number])
}

unknown contains placeholders.finding(what, placeholder, at) if {
	some [entry, number, at] in _ports
	placeholder := placeholders.whole(number)
	not _is_free(placeholders.filled(number))
	what := sprintf("a port that %s listens on", [entry.label])
}

_ports := [[entry, port.containerPort, at] |
	some entry in kubernetes.containers
	not entry.pod.windows
	ports := object.get(entry.container, "ports", [])
	is_array(ports)
	some index, port in ports
	at := array.concat(entry.path, ["ports", index, "containerPort"])
]

_is_free(text) if regex.match(`^(102[4-9]|10[3-9][0-9]|1[1-9][0-9]{2}|[2-9][0-9]{3}|[1-9][0-9]{4})$`, text)

# The pod lets every process listen from some port on.
_opened(pod, port) if {
	some sysctl in pod.security.sysctls
	sysctl.name == "net.ipv4.ip_unprivileged_port_start"
	regex.match(`^[0-9]+$`, sprintf("%v", [sysctl.value]))
	to_number(sysctl.value) <= port
}
