# METADATA
# title: Tiller, the server side of Helm 2
# description: >-
#   A workload runs Tiller. Helm 2 installs through it with rights over the whole cluster, and by default it obeys anybody who
#   reaches its port 44134 from inside: one taken pod is enough to own the cluster. Helm 2 has had no fixes since November 2020.
# related_resources:
#   - ref: https://helm.sh/blog/helm-v2-deprecation-timeline/
#     description: End of Helm 2
#   - ref: https://helm.sh/docs/topics/v2_v3_migration/
#     description: Migrating Helm 2 to 3
# custom:
#   severity: critical
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Move the releases with the plugin `helm-2to3`, then delete the Deployment, its Service and the binding of its
#     ServiceAccount to cluster-admin. Helm 3 and later need no server.
package kubernetes.tiller

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some pod in kubernetes.pods
	at := _trace(pod)
	message := sprintf("%s runs Tiller", [kubernetes.name])
}

# What gives Tiller away: the image, else the name, else the labels that `helm init` gives it.
_trace(pod) := path if {
	path := [array.concat(entry.path, ["image"]) |
		some entry in kubernetes.containers
		entry.pod.path == pod.path
		is_string(entry.container.image)
		regex.match(`(^|/)tiller([:@]|$)`, entry.container.image)
	][0]
} else := ["metadata", "name"] if {
	is_string(input.metadata.name)
	regex.match(`(^|-)tiller(-|$)`, input.metadata.name)
} else := ["metadata", "labels"] if {
	_labelled(input.metadata.labels)
} else := ["spec", "template", "metadata", "labels"] if {
	_labelled(input.spec.template.metadata.labels)
}

_labelled(labels) if {
	"tiller" in labels
	some key in ["app", "app.kubernetes.io/name", "name"]
	labels[key] == "tiller"
}
