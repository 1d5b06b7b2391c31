# METADATA
# title: Port forwarding into pods
# description: >-
#   A role grants `pods/portforward`. Its subjects reach every port of a pod through the API server, also those that listen
#   on localhost only, and no NetworkPolicy sees the connection: admin consoles, debug ports and databases without a
#   password.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/
#     description: Port forwarding
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Remove the subresource and publish what people need through a Service and an Ingress with a login. Where developers
#     forward ports in a test namespace, grant it there with a Role, not in a ClusterRole.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_portforward

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", {"pods/portforward"}, {"create", "get"})
	message := sprintf("%s allows connections into pods (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"pods/portforward"}, {"create", "get"})
}
