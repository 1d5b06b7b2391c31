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
package kubernetes.rbac_cluster_admin

deny contains {"message": message, "at": ["roleRef", "name"]} if {
	input.kind in {"ClusterRoleBinding", "RoleBinding"}
	input.roleRef.name == "cluster-admin"
	not _bootstrapped
	message := sprintf("%s gives away cluster-admin", [_name])
}

# The binding that the API server makes for itself.
_bootstrapped if input.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"

_name := sprintf("%s %q", [input.kind, input.metadata.name]) if {
	is_string(input.metadata.name)
} else := input.kind
