# METADATA
# title: Unmasked /proc in a user namespace
# description: >-
#   A container sets `procMount: Unmasked` in a pod with a user namespace of its own. Root in it is nobody on the node, so the
#   baseline standard lets it pass since Kubernetes 1.35, but what /proc tells about the node is open to read. The
#   restricted standard allows `Default` alone.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Remove `procMount`. A build that starts containers inside its container cannot do without: let it run in a namespace
#     that enforces the baseline standard.
#   controls:
#     pss: [restricted]
package kubernetes.proc_mount_restricted

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in kubernetes.containers
	mount := entry.security.procMount
	not mount in {"Default", null}
	not placeholders.whole(mount)
	entry.pod.user_namespace
	message := sprintf("%s mounts /proc as %v", [entry.label, mount])
	at := array.concat(entry.path, ["securityContext", "procMount"])
	remedy := fix.unsafe("Mount /proc as Default", [fix.set(at, "Default")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "procMount"
	setting.pod.user_namespace
	setting.written != "Default"
}
