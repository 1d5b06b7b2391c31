# METADATA
# title: Binding to cluster-admin
# description: >-
#   A binding gives somebody the role `cluster-admin`: everything in the cluster, or with a RoleBinding everything in the
#   namespace, including the right to grant rights. Whoever gets hold of that account has the cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#     description: Using RBAC authorization, user-facing roles
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Role based access control good practices
# custom:
#   severity: critical
#   kinds: [kubernetes/ClusterRoleBinding, kubernetes/RoleBinding]
#   remediation: >-
#     Bind a role that lists what the subject does. People who administer the cluster get `cluster-admin` for an hour through
#     your identity provider, not for ever through a manifest.
#   controls:
#     cis_kubernetes_1_10: ["5.1.1"]
#     cis_eks_1_5: ["4.1.1"]
#     cis_gke_1_6: ["4.1.1"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_cluster_admin

import data.lib.kubernetes
import data.lib.placeholders
import data.lib.rbac

deny contains {"message": message, "at": ["roleRef", "name"]} if {
	input.kind in {"ClusterRoleBinding", "RoleBinding"}
	input.roleRef.name == "cluster-admin"
	not rbac.shipped
	message := sprintf("%s gives away cluster-admin", [kubernetes.name])
}

unknown contains placeholders.finding(what, placeholder, ["roleRef", "name"]) if {
	input.kind in {"ClusterRoleBinding", "RoleBinding"}
	placeholder := placeholders.whole(input.roleRef.name)
	placeholders.filled(input.roleRef.name) in {"cluster-admin", input.roleRef.name}

	not _is_made(placeholder)
	what := sprintf("the role that %s gives away", [kubernetes.name])
}

# A role that Terraform makes is none that Kubernetes ships, nor is one of a namespace.
_is_made(placeholder) if regex.match(`^\$\{([a-z]+\()*(resource\.)?kubernetes_`, placeholder)

_is_made(_) if input.roleRef.kind == "Role"
