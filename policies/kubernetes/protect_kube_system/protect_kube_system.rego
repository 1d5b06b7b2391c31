# METADATA
# title: User workload in a system namespace
# description: >-
#   A workload runs in a namespace that belongs to Kubernetes. The pods and service accounts there have more rights than others,
#   admission policies usually leave it out, and whoever may deploy the workload may read the Secrets beside it. Parts of the
#   cluster itself (a system priority class, add-on labels, images of the project) are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
#     description: Initial namespaces
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Give the workload a namespace of its own, with its own ServiceAccount and NetworkPolicy. Calls to it by its short name
#     break; use `name.namespace.svc`. Node agents that must stay get a system priority class or a place in `allowed`.
#   controls:
#     cis_kubernetes_1_10: ["5.7.1"]
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     allowed:
#       default: []
#       description: Names of workloads that may run there.
package kubernetes.protect_kube_system

import data.lib.kubernetes

deny contains {"message": message, "at": ["metadata", "namespace"]} if {
	input.metadata.namespace in {"kube-node-lease", "kube-public", "kube-system"}
	count(kubernetes.pods) > 0
	not object.get(input.metadata, "name", "") in data.karat.parameters.allowed
	not _part_of_the_cluster
	message := sprintf("%s runs in the namespace %s", [kubernetes.name, input.metadata.namespace])
}

_part_of_the_cluster if {
	some pod in kubernetes.pods
	is_string(pod.spec.priorityClassName)
	startswith(pod.spec.priorityClassName, "system-")
}

_part_of_the_cluster if _addon(input.metadata.labels)

_part_of_the_cluster if _addon(input.spec.template.metadata.labels)

# The registries of the project, and the copies of the clouds.
_part_of_the_cluster if {
	some entry in kubernetes.containers
	is_string(entry.container.image)
	regex.match(
		`^(registry\.k8s\.io|k8s\.gcr\.io|gcr\.io/google[-_]containers|gke\.gcr\.io|mcr\.microsoft\.com/oss)/`,
		entry.container.image,
	)
}

_part_of_the_cluster if {
	some entry in kubernetes.containers
	is_string(entry.container.image)
	regex.match(`^[0-9]+\.dkr\.ecr\.[a-z0-9.-]+/(eks|amazon-k8s-cni)`, entry.container.image)
}

_addon(labels) if labels.tier == "control-plane"

_addon(labels) if labels["kubernetes.io/cluster-service"] == "true"

_addon(labels) if labels["addonmanager.kubernetes.io/mode"]
