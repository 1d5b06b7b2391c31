# METADATA
# title: Capability NET_RAW kept
# description: >-
#   A container drops neither NET_RAW nor `ALL`, or drops all and takes NET_RAW back. With raw sockets a process that was taken
#   over can forge packets: pose as the gateway or the DNS server to other pods of its node and read what they send.
#   Names go without `CAP_`: containerd drops nothing for CAP_NET_RAW. Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#     description: Set capabilities for a container
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `capabilities: {drop: [ALL]}`, or `drop: [NET_RAW]` where the image needs the other defaults. What breaks is tcpdump,
#     arping and an old ping; ping of the last years uses the unprivileged socket that net.ipv4.ping_group_range opens.
#   controls:
#     cis_kubernetes_1_10: ["5.2.8"]
package kubernetes.drop_net_raw

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": entry.dropped_path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	count(entry.dropped & {"ALL", "NET_RAW"}) == 0
	count(entry.open_dropped) == 0
	message := sprintf("%s does not drop the capability NET_RAW", [entry.container.label])
	remedy := fix.unsafe("Drop NET_RAW", [fix.append(array.concat(entry.container.path, ["securityContext", "capabilities", "drop"]), "NET_RAW")])
}

# Runtimes drop all first, add second, and drop single names last.
deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	"ALL" in entry.dropped
	not "NET_RAW" in entry.dropped
	some added in entry.added
	added.name == "NET_RAW"
	message := sprintf("%s takes the capability NET_RAW back", [entry.container.label])
	remedy := fix.unsafe("Do not add NET_RAW", [fix.remove_entry(added.path, entry.added)])
}

unknown contains open.finding if {
	some open in kubernetes.open_capabilities
	"ALL" in open.dropped
	not "NET_RAW" in open.dropped
}

unknown contains finding if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	count(entry.dropped & {"ALL", "NET_RAW"}) == 0
	some finding in entry.open_dropped
}
