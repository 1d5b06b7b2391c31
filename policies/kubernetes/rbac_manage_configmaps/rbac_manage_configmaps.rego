# METADATA
# title: Changes to any ConfigMap
# description: >-
#   A role creates, changes or deletes ConfigMaps without naming them. They hold what programs do: the servers that they
#   call, the scripts that they run, and in kube-system the zones of the cluster's DNS and, on EKS, who is an
#   administrator. Who writes them steers all pods that read them. Rules that `resourceNames` narrow are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://avd.aquasec.com/misconfig/ksv049
#     description: Trivy, manage configmaps
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Name the ConfigMaps in `resourceNames` and keep `get`, `update` or `patch`; `create` cannot be narrowed, so create
#     the object with the rest of the manifests. Leader election wants Leases (`coordination.k8s.io`) today, and no
#     ConfigMap.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_manage_configmaps

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", {"configmaps"}, _verbs)
	message := sprintf("%s allows changes to any ConfigMap (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.grants
	some finding in rbac.undecided(rule, "", {"configmaps"}, _verbs)
}

_verbs := {"create", "delete", "deletecollection", "patch", "update"}
