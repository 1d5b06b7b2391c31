# METADATA
# title: Approval of certificate requests
# description: >-
#   A role approves certificate signing requests. Together with the right to create them it makes client certificates with
#   any name, those of system components included, and the API server believes a certificate until it expires: there is no
#   way to revoke one.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing
#     description: Role based access control good practices, CSRs and certificate issuing
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
#     description: Certificate signing requests, authorization
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Leave the approval to the controller manager, or to one approver whose rules on `signers` name the signer in
#     `resourceNames` and never `kubernetes.io/kube-apiserver-client`. People approve with an account that they open for the
#     purpose.
#   controls:
#     cis_kubernetes_1_10: ["5.1.11"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_csr_approve

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "certificates.k8s.io", _resources, _verbs)
	message := sprintf("%s allows approval of certificates (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "certificates.k8s.io", _resources, _verbs)
}

_resources := {"certificatesigningrequests/approval"}

_verbs := {"patch", "update"}
