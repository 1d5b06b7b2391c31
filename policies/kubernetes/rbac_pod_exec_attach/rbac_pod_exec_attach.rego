# METADATA
# title: Commands in running pods
# description: >-
#   A role grants `pods/exec` or `pods/attach`. Its subjects open a shell in running containers and have whatever those have:
#   their Secrets, their service account, their network. `get` is enough, because a WebSocket starts with a GET. Nothing of
#   what they type is in the audit log.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#request-verb-resource
#     description: Authorization, request verbs
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
#     description: Role based access control good practices, privilege escalation risks
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Remove the subresource; `kubectl debug` on a copy of the pod and central logs serve most cases. Keep a role with it for
#     emergencies, in one namespace, bound for an hour through your identity provider, and alert on its use. `pods/*` grants
#     nothing at all and can go.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_pod_exec_attach

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", {"pods/attach", "pods/exec"}, {"create", "get"})
	message := sprintf("%s allows commands in pods (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"pods/attach", "pods/exec"}, {"create", "get"})
}
