# METADATA
# title: Changes to who may log in to EKS
# description: >-
#   A role changes the ConfigMap `aws-auth` by name. On EKS it says which roles and users of AWS are whom in the
#   cluster: one entry with the group `system:masters` makes anybody an administrator whom no RBAC holds. `create` and
#   `deletecollection` cannot be narrowed to a name and grant nothing beside one; who writes them there means them, so
#   they count.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
#     description: EKS, grant IAM users access with a ConfigMap
#   - ref: https://avd.aquasec.com/misconfig/ksv115
#     description: Trivy, manage EKS IAM auth ConfigMap
# custom:
#   severity: critical
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Grant access by access entries of EKS, which IAM guards and CloudTrail records, and set the cluster's
#     authentication mode to `API`. Until then only the pipeline that builds clusters writes the ConfigMap; everybody
#     else keeps `get`.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.manage_eks_iam_auth_configmap

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.narrowed
	"aws-auth" in rule.names
	some right in rbac.rights(rule, "", {"configmaps"}, _verbs)
	message := sprintf("%s allows changes to aws-auth (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.narrowed
	"aws-auth" in rule.names
	some finding in rbac.undecided(object.union(rule, {"names": set()}), "", {"configmaps"}, _verbs)
}

_verbs := {"create", "delete", "deletecollection", "patch", "update"}
