# METADATA
# title: Creation of pods
# description: >-
#   A role creates pods, directly or by a Deployment, a Job or another workload that makes them. A pod may run under any service
#   account of the namespace and mount any of its Secrets, so the right to create one is the right to all of them; where Pod
#   Security admission allows it, a privileged pod or a host path hands over the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
#     description: Role based access control good practices, workload creation
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Take the right away where it is not needed; one to create Deployments or Jobs in its place gives the same access. Let
#     people change what a GitOps controller applies. What starts pods (CI runners, workflow engines) gets a Role in a namespace
#     of its own, without other Secrets or strong service accounts, and with Pod Security `restricted` enforced.
#   controls:
#     cis_kubernetes_1_10: ["5.1.4"]
#     cis_eks_1_5: ["4.1.4"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_create_pods

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in _pods(rule)
	message := sprintf("%s allows creation of pods (%s)", [kubernetes.name, right.text])
}

# Told once for a rule, and not at all where it says pods anyway.
deny contains {"message": message, "at": rights[0].path} if {
	some rule in rbac.grants
	count(_pods(rule)) == 0
	rights := [right |
		some group, resources in _workloads
		some right in rbac.rights(rule, group, resources, {"create"})
	]
	texts := concat(", ", {right.text | some right in rights})
	message := sprintf("%s allows creation of workloads that make pods (%s)", [kubernetes.name, texts])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"pods"}, {"create"})
}

_pods(rule) := rbac.rights(rule, "", {"pods"}, {"create"})

_workloads := {
	"": {"replicationcontrollers"},
	"apps": {"daemonsets", "deployments", "replicasets", "statefulsets"},
	"batch": {"cronjobs", "jobs"},
}
