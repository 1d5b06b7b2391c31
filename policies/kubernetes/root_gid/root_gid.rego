# METADATA
# title: Group id 0
# description: >-
#   A pod or container runs with the root group: `runAsGroup: 0`, a 0 among its supplemental groups, or `fsGroup: 0`. Many files
#   of the node and of images are open to group root, so what running as an ordinary user was to close stays open. Pods
#   in a user namespace are left out, and so is a pod that says nothing: its image decides.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF
#     description: NSA/CISA Kubernetes Hardening Guide 1.2, pod security
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Set `runAsGroup` and `fsGroup` to the group that the image was built for, a number above 0, and take 0 out of
#     `supplementalGroups`. Images that keep their files in group 0 for OpenShift need their folders mounted, or a new owner.
#   controls:
#     nsa_cisa_1_2: [pod-security]
package kubernetes.root_gid

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some context in kubernetes.security_contexts
	some field in ["runAsGroup", "fsGroup"]
	context.security[field] == 0
	not context.pod.user_namespace
	message := sprintf("%s runs with the group 0 by %s", [context.label, field])
	at := array.concat(context.path, [field])
}

deny contains {"message": message, "at": at} if {
	some context in kubernetes.security_contexts
	groups := context.security.supplementalGroups
	is_array(groups)
	some index, group in groups
	group == 0
	not context.pod.user_namespace
	message := sprintf("%s runs with the group 0 by supplementalGroups", [context.label])
	at := array.concat(context.path, ["supplementalGroups", index])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name in {"runAsGroup", "fsGroup"}
	not setting.pod.user_namespace
	not regex.match(`^[1-9]`, setting.written)
}
