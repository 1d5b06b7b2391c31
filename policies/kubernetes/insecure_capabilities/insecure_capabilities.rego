# METADATA
# title: Capabilities of the runtime that are not dropped
# description: >-
#   A container drops neither `ALL` nor each of the fourteen capabilities that runtimes give by default. With what is
#   left a process that is taken over as root changes owners, becomes any user, forges packets or opens low ports.
#   Runtimes do not mind the case of the names. Windows pods are left out.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: What each capability allows
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, insecure capabilities
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `capabilities: {drop: [ALL]}` on every container and add back what fails without. The field does not exist at
#     pod level.
#   controls:
#     cis_kubernetes_1_10: ["5.2.10"]
#   overlaps: [kubernetes.capabilities_drop_all, kubernetes.capabilities_added]
package kubernetes.insecure_capabilities

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": entry.dropped_path, "fix": remedy} if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	not "ALL" in entry.dropped
	count(entry.open_dropped) == 0
	kept := _default - entry.dropped
	count(kept) > 0
	message := sprintf("%s keeps %s", [entry.container.label, _words(kept)])
	path := array.concat(entry.container.path, ["securityContext", "capabilities", "drop"])
	remedy := fix.unsafe("Drop all capabilities", [fix.append(path, "ALL")])
}

unknown contains finding if {
	some entry in kubernetes.capabilities
	not entry.container.pod.windows
	not "ALL" in entry.dropped
	count(_default - entry.dropped) > 0
	some finding in entry.open_dropped
}

_words(kept) := "all capabilities that the runtime gives" if {
	kept == _default
} else := concat(", ", kept)

_default := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}
