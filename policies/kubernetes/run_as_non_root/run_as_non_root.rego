# METADATA
# title: Container that may run as root
# description: >-
#   Neither the container nor its pod sets `runAsNonRoot: true`, or one of them says false. The kubelet then starts an image
#   as root without a word, and root in the container is root in every file it mounts. The container's word goes before
#   the pod's. Pods in a user namespace (`hostUsers: false`) are left out, as the standard does since Kubernetes 1.35: their
#   root is nobody on the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.runAsNonRoot: true` at pod level, and give the image a numeric `USER` (a name cannot be checked by
#     the kubelet) or set `runAsUser`. Files that the process writes must belong to that user; `fsGroup` does it for volumes.
#   controls:
#     pss: [restricted]
#     cis_kubernetes_1_10: ["5.2.7"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.run_as_non_root

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some context in kubernetes.security_contexts
	not context.pod.user_namespace
	context.security.runAsNonRoot == false
	message := sprintf("%s may run as root", [context.label])
	at := array.concat(context.path, ["runAsNonRoot"])
	remedy := fix.unsafe("Set runAsNonRoot to true", [fix.set(at, true)])
}

deny contains {"message": message, "at": entry.security_path, "fix": remedy} if {
	some entry in kubernetes.containers
	not entry.pod.user_namespace
	object.get(entry.security, "runAsNonRoot", null) == null
	object.get(entry.pod.security, "runAsNonRoot", null) == null
	message := sprintf("%s does not set runAsNonRoot to true", [entry.label])
	remedy := fix.unsafe("Set runAsNonRoot to true", [fix.set(array.concat(entry.path, ["securityContext", "runAsNonRoot"]), true)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "runAsNonRoot"
	not setting.pod.user_namespace
	setting.written != "true"
}
