# METADATA
# title: Right to every resource of the cluster
# description: >-
#   A ClusterRole grants a verb on `*`, every resource of the core API or of all API groups. With a verb that writes the
#   account can take over the cluster by one of them; with `get` or `list` alone it reads every Secret. What is added to
#   the cluster later is granted, too. A wildcard on the API of one operator is left out (see kubernetes.rbac_wildcard),
#   and so are Roles (see kubernetes.manage_all_resources_at_namespace).
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://avd.aquasec.com/misconfig/ksv046
#     description: Trivy, manage all resources
# custom:
#   severity: high
#   kinds: [kubernetes/ClusterRole]
#   remediation: >-
#     Name the resources. For people or tools that read, bind `view`, which leaves Secrets out; what has to see all
#     objects, as a backup does, gets a rule for each API group without `secrets` and one for the Secrets that it needs.
#   controls:
#     cis_kubernetes_1_10: ["5.1.3"]
#     cis_eks_1_5: ["4.1.3"]
#     cis_gke_1_6: ["4.1.3"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_wildcard]
package kubernetes.rbac_wildcard_resource

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rule.path} if {
	input.kind == "ClusterRole"
	some rule in rbac.grants
	rbac.takes_all_resources(rule)
	message := sprintf("%s allows %s on all resources", [kubernetes.name, concat(", ", rule.verbs)])
}

unknown contains finding if {
	input.kind == "ClusterRole"
	some rule in rbac.grants
	some finding in rbac.undecided_resources(rule)
}
