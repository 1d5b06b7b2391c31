# METADATA
# title: Unmasked /proc
# description: >-
#   A container sets `procMount: Unmasked` and its pod has no user namespace. The paths of /proc that the runtime hides or
#   makes read-only are then open, /proc/sys among them, where root in the container writes the settings of the node's
#   kernel. Since Kubernetes 1.35 the baseline standard lets it pass in a user namespace (`hostUsers: false`).
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context, managing access to the /proc filesystem
# custom:
#   severity: high
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Remove `procMount`. Only builds that start containers inside the container need it (rootless buildkit, podman); those set
#     `hostUsers: false` in the pod spec, without which newer API servers refuse `Unmasked` anyway.
#   controls:
#     pss: [baseline]
package kubernetes.proc_mount

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in kubernetes.containers
	mount := entry.security.procMount
	not mount in {"Default", null}
	not placeholders.whole(mount)
	not entry.pod.user_namespace
	message := sprintf("%s mounts /proc as %v", [entry.label, mount])
	at := array.concat(entry.path, ["securityContext", "procMount"])
	remedy := fix.unsafe("Mount /proc as Default", [fix.set(at, "Default")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "procMount"
	setting.written != "Default"
	not setting.pod.user_namespace
}
