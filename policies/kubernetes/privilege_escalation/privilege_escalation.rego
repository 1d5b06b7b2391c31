# METADATA
# title: Privilege escalation left open
# description: >-
#   A container does not set `allowPrivilegeEscalation: false`. A setuid binary in the image can then give its process
#   more rights than it was started with, which undoes running as an ordinary user. Windows pods are left out: the field
#   means nothing there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.allowPrivilegeEscalation: false` on every container, init containers too; the field does not
#     exist at pod level. Nearly nothing breaks; `sudo` and `su` inside the container do.
#   controls:
#     pss: [restricted]
package kubernetes.privilege_escalation

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	not entry.pod.windows
	allowed := object.get(entry.security, "allowPrivilegeEscalation", null)
	not allowed in {false, null}
	message := sprintf("%s may gain privileges", [entry.label])
	at := array.concat(entry.path, ["securityContext", "allowPrivilegeEscalation"])
}

deny contains {"message": message, "at": entry.security_path} if {
	some entry in kubernetes.containers
	not entry.pod.windows
	object.get(entry.security, "allowPrivilegeEscalation", null) == null
	message := sprintf("%s does not set allowPrivilegeEscalation to false", [entry.label])
}
