# METADATA
# title: Management of the Secrets of a namespace
# description: >-
#   A Role reads, makes, changes or deletes the Secrets of its namespace without naming them. Every password, key and
#   token of the namespace is open to its subjects, or can be put in place of another one. `create` counts, too: who
#   makes a Secret of the type `kubernetes.io/service-account-token` gets a token of any account that lasts. It is told
#   once for a rule.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#     description: Role based access control good practices, listing secrets
#   - ref: https://avd.aquasec.com/misconfig/ksv113
#     description: Trivy, manage namespace secrets
# custom:
#   severity: medium
#   kinds: [kubernetes/Role]
#   remediation: >-
#     Mount the Secret into the pod that needs it and drop the rule; a mount takes no RBAC. What has to call the API
#     names its Secrets in `resourceNames`; an operator that makes some gets a namespace of its own.
#   controls:
#     cis_kubernetes_1_10: ["5.1.2"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_secrets]
package kubernetes.manage_namespace_secrets

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rule.path} if {
	input.kind == "Role"
	some rule in rbac.grants
	rights := rbac.rights(rule, "", {"secrets"}, _verbs)
	count(rights) > 0
	message := sprintf("%s manages the Secrets of its namespace (%s)", [kubernetes.name, rbac.words(rights)])
}

unknown contains finding if {
	input.kind == "Role"
	some rule in rbac.grants
	some finding in rbac.undecided(rule, "", {"secrets"}, _verbs)
}

_verbs := {"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"}
