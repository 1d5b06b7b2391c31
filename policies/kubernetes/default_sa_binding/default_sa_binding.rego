# METADATA
# title: Role for the default ServiceAccount
# description: >-
#   A binding gives a role to the ServiceAccount `default` of a namespace. Every pod that names no account of its own runs as
#   that one: each workload of the namespace gets the rights, also one that is only deployed next year, and so does whoever
#   takes over any of them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
#     description: Service accounts, default service accounts
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
# custom:
#   severity: medium
#   kinds: [kubernetes/ClusterRoleBinding, kubernetes/RoleBinding]
#   remediation: >-
#     Make a ServiceAccount for the workload that needs the role, name it in `serviceAccountName` of its pods, and bind the role
#     to that one. To find who uses the rights today, look for requests of `system:serviceaccount:<namespace>:default` in the
#     audit log.
#   controls:
#     cis_kubernetes_1_10: ["5.1.5"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.default_sa_binding

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": subject.path} if {
	some subject in rbac.subjects
	_is_default(subject)
	message := sprintf("%s gives rights to the default ServiceAccount of its namespace", [kubernetes.name])
}

_is_default(subject) if {
	subject.kind == "ServiceAccount"
	subject.name == "default"
}

# The same account by the name that it has as a user.
_is_default(subject) if {
	subject.kind == "User"
	regex.match(`^system:serviceaccount:[^:]+:default$`, subject.name)
}
