# METADATA
# title: SELinux options that leave confinement
# description: >-
#   A pod or container sets an SELinux user or role, or a type that is not made for containers, such as `spc_t`. On nodes
#   that enforce SELinux the label is what keeps a process that broke out away from the files of the node and of other
#   pods; a type of one's own can be no confinement at all. A `level` is fine.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
#     description: Assign SELinux labels to a container
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `user`, `role` and `type`; the runtime then labels the process as container_t. For a volume that was written under
#     another label set `level` alone. A policy module of your own may derive a type from container_t: give that
#     workload a waiver.
#   controls:
#     pss: [baseline]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.selinux

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

# container_engine_t is allowed since Kubernetes 1.31.
_types := {"container_t", "container_init_t", "container_kvm_t", "container_engine_t"}

deny contains {"message": message, "at": at, "fix": remedy} if {
	some context in kubernetes.security_contexts
	options := context.security.seLinuxOptions
	some field in ["type", "user", "role"]
	value := options[field]
	not value in {"", null}
	not _allowed(field, value)
	not placeholders.whole(value)
	message := sprintf("%s sets the SELinux %s %v", [context.label, field, value])
	at := array.concat(context.path, ["seLinuxOptions", field])
	remedy := fix.unsafe("Remove the SELinux option", [fix.remove(at)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	some field in ["type", "user", "role"]
	setting.name == sprintf("seLinuxOptions.%s", [field])
	setting.written != ""
	not _allowed(field, setting.written)
}

_allowed("type", value) if value in _types
