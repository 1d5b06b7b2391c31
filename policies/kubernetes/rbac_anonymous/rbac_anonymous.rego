# METADATA
# title: Rights for anonymous callers
# description: >-
#   A binding gives a role to `system:anonymous` or `system:unauthenticated`. Everybody who reaches the API server has those
#   rights without a login, and on many clusters that is the whole internet. The bindings that every cluster has for its
#   version and its join data do not count.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
#     description: Authenticating, anonymous requests
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#hardening
#     description: Role based access control good practices, hardening
# custom:
#   severity: critical
#   kinds: [kubernetes/ClusterRoleBinding, kubernetes/RoleBinding]
#   remediation: >-
#     Give the caller a name: a ServiceAccount with a short-lived token, a client certificate or a user of the identity
#     provider, and bind that. Health checks from outside use `/livez` and `/readyz`, which `system:public-info-viewer`
#     already opens.
#   controls:
#     cis_gke_1_6: ["4.1.8", "4.1.9"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_anonymous

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": subject.path} if {
	not rbac.default_binding
	some subject in rbac.subjects
	subject.kind != "ServiceAccount"
	subject.name in {"system:anonymous", "system:unauthenticated"}
	message := sprintf("%s gives rights to %s", [kubernetes.name, subject.name])
}
