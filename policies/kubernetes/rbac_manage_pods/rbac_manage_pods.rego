# METADATA
# title: Changes to workloads
# description: >-
#   A role creates, changes or deletes pods, or the Deployments, Jobs and other workloads that make them. Who changes a
#   workload chooses its image, its service account and its volumes, and so has the Secrets of the namespace; who
#   deletes pods takes the service down. It is told once for a rule. Rules that `resourceNames` narrow to some objects
#   are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
#     description: Role based access control good practices, workload creation
#   - ref: https://avd.aquasec.com/misconfig/ksv048
#     description: Trivy, manage Kubernetes workloads and pods
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Leave `get`, `list` and `watch` to people, and let a GitOps controller apply what was reviewed. A controller that
#     owns workloads gets a Role in the namespaces that it serves; one that restarts a single Deployment names it in
#     `resourceNames` and needs `patch` alone.
#   controls:
#     cis_kubernetes_1_10: ["5.1.4"]
#     cis_eks_1_5: ["4.1.4"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_create_pods]
package kubernetes.rbac_manage_pods

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rights[0].path} if {
	some rule in rbac.grants
	rights := rbac.rights_among(rule, _workloads, _verbs)
	message := sprintf("%s allows changes to workloads (%s)", [kubernetes.name, rbac.words(rights)])
}

unknown contains finding if {
	some rule in rbac.grants
	some finding in rbac.undecided_among(rule, _workloads, _verbs)
}

_workloads := {
	"": {"pods", "replicationcontrollers"},
	"apps": {"daemonsets", "deployments", "replicasets", "statefulsets"},
	"batch": {"cronjobs", "jobs"},
}

_verbs := {"create", "delete", "deletecollection", "patch", "update"}
