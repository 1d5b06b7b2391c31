# METADATA
# title: Tokens of any service account
# description: >-
#   A role creates tokens for service accounts that it does not name. Its subjects pick the strongest account of the
#   namespace and get a token of it that works from anywhere and lives on after they have lost the role.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request
#     description: Role based access control good practices, token request
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
#     description: Managing service accounts
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Name the accounts in `resourceNames`, or let the pod ask for its own token with a projected `serviceAccountToken`
#     volume, which takes no right at all. Vault, External Secrets and CI systems only ever need the accounts that they act
#     for.
#   controls:
#     cis_kubernetes_1_10: ["5.1.13"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_sa_token_create

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", {"serviceaccounts/token"}, {"create"})
	message := sprintf("%s allows tokens of any service account (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"serviceaccounts/token"}, {"create"})
}
