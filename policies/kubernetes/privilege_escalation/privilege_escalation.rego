# METADATA
# title: Privilege escalation left open
# description: >-
#   A container does not set `allowPrivilegeEscalation: false`. A setuid binary in the image can then give its process
#   more rights than it was started with, which undoes running as an ordinary user. Windows pods are left out: the field
#   means nothing there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context, allowPrivilegeEscalation
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.allowPrivilegeEscalation: false` on every container, init containers too; the field does not
#     exist at pod level. Nearly nothing breaks; `sudo` and `su` inside the container do. Beside `privileged: true` or an added
#     CAP_SYS_ADMIN the API server refuses `false`, and rightly: take those away first.
#   controls:
#     pss: [restricted]
#     cis_kubernetes_1_10: ["5.2.6"]
#     cis_eks_1_5: ["4.2.5"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.privilege_escalation

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains object.union({"message": message, "at": at}, _remedy(entry)) if {
	some entry in kubernetes.containers
	not entry.pod.windows
	allowed := object.get(entry.security, "allowPrivilegeEscalation", null)
	not allowed in {false, null}
	not placeholders.whole(allowed)
	message := sprintf("%s may gain privileges%s", [entry.label, _obstacle(entry)])
	at := array.concat(entry.path, ["securityContext", "allowPrivilegeEscalation"])
}

deny contains object.union({"message": message, "at": entry.security_path}, _remedy(entry)) if {
	some entry in kubernetes.containers
	not entry.pod.windows
	object.get(entry.security, "allowPrivilegeEscalation", null) == null
	words := "%s does not set allowPrivilegeEscalation to false%s"
	message := sprintf(words, [entry.label, _obstacle(entry)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "allowPrivilegeEscalation"
	setting.written != "false"
	not setting.pod.windows
}

# Beside these two the API server refuses false, CAP_SYS_ADMIN spelled so.
_obstacle(entry) := " (false is refused while it runs privileged)" if {
	entry.security.privileged == true
} else := " (false is refused while it adds CAP_SYS_ADMIN)" if {
	"CAP_SYS_ADMIN" in entry.security.capabilities.add
} else := ""

# Where the API server refuses false, what stands in the way has to go first. Programs that change user, `sudo`, stop working.
_remedy(entry) := {"fix": fix.unsafe("Set allowPrivilegeEscalation to false", [fix.set(path, false)])} if {
	_obstacle(entry) == ""
	path := array.concat(entry.path, ["securityContext", "allowPrivilegeEscalation"])
} else := {}
