# METADATA
# title: Impersonation
# description: >-
#   A role carries the verb `impersonate` on users, groups or service accounts without naming them. Its subjects send a
#   header and are somebody else: with the group `system:masters` every authorization check is skipped.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
#     description: Authenticating, user impersonation
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb
#     description: Role based access control good practices, impersonate verb
# custom:
#   severity: critical
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Name the users, groups or service accounts in `resourceNames`, and never `system:masters`. Dashboards and proxies that
#     act for people pass on the person's own token (OIDC) instead; gateways that cannot are worth a waiver and an alert on
#     their account.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_impersonate

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.rules
	_anybody(rule.names)
	some right in rbac.rights(rule, "", {"groups", "serviceaccounts", "users"}, {"impersonate"})
	message := sprintf("%s allows impersonation (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"groups", "serviceaccounts", "users"}, {"impersonate"})
}

_anybody(names) if count(names) == 0

_anybody(names) if "system:masters" in names
