# METADATA
# title: Capabilities beyond the restricted standard
# description: >-
#   A container does not drop `ALL` capabilities, or adds one other than NET_BIND_SERVICE. Without a word the runtime leaves a
#   dozen, such as CHOWN, SETUID and DAC_OVERRIDE, to a process that starts as root or finds a file with capabilities.
#   Spelling counts: admission reads `ALL` and NET_BIND_SERVICE in upper case, without `CAP_`. Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `capabilities: {drop: [ALL]}` on every container, init containers too; there is no such field at pod level. Listen on
#     a port above 1023, or add NET_BIND_SERVICE. An image that starts as root to change its user fails now: let it
#     start as that user.
#   controls:
#     pss: [restricted]
#     cis_kubernetes_1_10: ["5.2.9", "5.2.10"]
package kubernetes.capabilities_restricted

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": entry.dropped_path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	not "ALL" in object.get(entry.container.security, ["capabilities", "drop"], [])
	count(entry.open_dropped) == 0
	message := sprintf("%s does not drop ALL capabilities", [entry.container.label])
	remedy := fix.unsafe("Drop ALL capabilities", [fix.append(array.concat(entry.container.path, ["securityContext", "capabilities", "drop"]), "ALL")])
}

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	some added in entry.added
	added.value != "NET_BIND_SERVICE"
	not placeholders.whole(added.value)
	message := sprintf("%s adds the capability %v", [entry.container.label, added.value])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

# One of a list is not NET_BIND_SERVICE as it is written.
unknown contains open.finding if {
	some open in kubernetes.open_capabilities
	not open.container.pod.windows
}

unknown contains finding if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	not "ALL" in object.get(entry.container.security, ["capabilities", "drop"], [])
	some finding in entry.open_dropped
}
