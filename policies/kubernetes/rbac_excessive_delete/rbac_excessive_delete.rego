# METADATA
# title: Deletion of workloads and their data
# description: >-
#   A role deletes any pod, workload, Service, Secret, claim of a volume or namespace. Who gets hold of such an account
#   destroys a system in a second, and a mistake of a script does the same. It is told once for a rule. Rules that
#   `resourceNames` narrow are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://kubescape.io/docs/controls/c-0007/
#     description: Kubescape, roles with delete capabilities
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Take `delete` and `deletecollection` away, or name the objects in `resourceNames`. A controller rarely needs them:
#     what it made goes with its owner (`ownerReferences`). A job that cleans up gets a Role in the namespace of its own
#     test runs.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_excessive_delete

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rights[0].path} if {
	some rule in rbac.grants
	rights := rbac.rights_among(rule, _objects, _verbs)
	message := sprintf("%s allows deletion of workloads or their data (%s)", [kubernetes.name, rbac.words(rights)])
}

unknown contains finding if {
	some rule in rbac.grants
	some finding in rbac.undecided_among(rule, _objects, _verbs)
}

_objects := {
	"": {"namespaces", "persistentvolumeclaims", "pods", "secrets", "services"},
	"apps": {"daemonsets", "deployments", "replicasets", "statefulsets"},
	"batch": {"cronjobs", "jobs"},
}

_verbs := {"delete", "deletecollection"}
