# METADATA
# title: Default capabilities kept
# description: >-
#   A container does not drop `ALL` capabilities, so the runtime leaves it its default dozen. A process that is taken over as
#   root can then change owners, become any user, forge packets and open low ports. The name may be in lower case: runtimes
#   do not mind, only the restricted standard does (see kubernetes.capabilities_restricted). Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#     description: Set capabilities for a container
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `capabilities: {drop: [ALL]}` on every container and add back what fails without: NET_BIND_SERVICE for a port below
#     1024, CHOWN, SETUID and SETGID for an image that starts as root and changes its user. "Operation not permitted" in
#     the log is the sign.
#   controls:
#     cis_kubernetes_1_10: ["5.2.10"]
package kubernetes.capabilities_drop_all

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": entry.dropped_path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	not "ALL" in entry.dropped
	count(entry.open_dropped) == 0
	message := sprintf("%s keeps its default capabilities", [entry.container.label])
	remedy := fix.unsafe("Drop all capabilities", [fix.append(array.concat(entry.container.path, ["securityContext", "capabilities", "drop"]), "ALL")])
}

unknown contains finding if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	not "ALL" in entry.dropped
	some finding in entry.open_dropped
}
