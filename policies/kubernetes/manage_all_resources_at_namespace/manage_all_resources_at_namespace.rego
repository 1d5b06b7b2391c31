# METADATA
# title: Right to every resource of a namespace
# description: >-
#   A Role grants a verb on `*`, every resource of the core API or of all API groups in its namespace. That includes its
#   Secrets, its service accounts and the pods that run as them, and whatever is installed later. A wildcard on the API
#   of one operator is left out (see kubernetes.rbac_wildcard), and so are ClusterRoles (see
#   kubernetes.rbac_wildcard_resource).
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://avd.aquasec.com/misconfig/ksv112
#     description: Trivy, manage all resources at the namespace
# custom:
#   severity: medium
#   kinds: [kubernetes/Role]
#   remediation: >-
#     Name the resources and verbs. A team that owns a namespace is better bound to the ClusterRole `edit` by a
#     RoleBinding: it leaves roles, bindings and quotas alone.
#   controls:
#     cis_kubernetes_1_10: ["5.1.3"]
#     cis_eks_1_5: ["4.1.3"]
#     cis_gke_1_6: ["4.1.3"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_wildcard]
package kubernetes.manage_all_resources_at_namespace

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rule.path} if {
	input.kind == "Role"
	some rule in rbac.grants
	rbac.takes_all_resources(rule)
	message := sprintf("%s allows %s on all resources of its namespace", [kubernetes.name, concat(", ", rule.verbs)])
}

unknown contains finding if {
	input.kind == "Role"
	some rule in rbac.grants
	some finding in rbac.undecided_resources(rule)
}
