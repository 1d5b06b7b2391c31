# METADATA
# title: Rights for every account
# description: >-
#   A binding gives a role to the group `system:authenticated`. Every user, every service account of every pod and, on
#   clusters whose provider accepts its own logins, every customer of that provider is in it. The group `system:serviceaccounts`,
#   that of every pod of the cluster, is found too. The bindings that every cluster has for the list of its APIs do not count.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
#     description: Using RBAC authorization, subjects
#   - ref: https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac#detect-prevent-default
#     description: GKE, best practices for RBAC
# custom:
#   severity: high
#   kinds: [kubernetes/ClusterRoleBinding, kubernetes/RoleBinding]
#   remediation: >-
#     Bind a group of your identity provider, or the service accounts that need the role.
#     `system:serviceaccounts:<namespace>` is the group of all pods of one namespace. Look into the audit log for who uses
#     the role before you take it away.
#   controls:
#     cis_gke_1_6: ["4.1.10"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_authenticated

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": subject.path} if {
	not rbac.default_binding
	some subject in rbac.subjects
	subject.kind != "ServiceAccount"
	whom := _everybody[subject.name]
	message := sprintf("%s gives rights to every %s", [kubernetes.name, whom])
}

_everybody := {"system:authenticated": "account", "system:serviceaccounts": "service account"}
