# METADATA
# title: Capability SYS_MODULE added
# description: >-
#   A container adds SYS_MODULE, or `ALL`, which contains it. It may load modules into the kernel of the node, and code in the
#   kernel is bound by no container: whoever takes over the process owns the node and every workload on it.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
# custom:
#   severity: critical
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove it, and let the nodes load the module when they start (a file in /etc/modules-load.d, or the node image). Network
#     and VPN images often add it only in case the module is not there yet.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.9"]
package kubernetes.cap_sys_module

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": added.path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	some added in entry.added
	added.name in {"ALL", "SYS_MODULE"}
	message := sprintf("%s gets SYS_MODULE by the capability %v", [entry.container.label, added.value])
	remedy := fix.unsafe("Do not add the capability", [fix.remove_entry(added.path, entry.added)])
}

unknown contains open.finding if some open in kubernetes.open_capabilities
