# METADATA
# title: Kubernetes Dashboard deployed
# description: >-
#   A workload runs the Kubernetes Dashboard, a web page that acts in the cluster. Left open, or with a service account of many
#   rights, it has handed whole clusters to whoever found it. The project is archived and gets no fixes any more.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
#     description: Deploy and access the Kubernetes Dashboard
#   - ref: https://github.com/kubernetes-retired/dashboard
#     description: The archived project
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Delete it with its ServiceAccount and bindings. Use the console of the cloud, or a program on the user's own machine (k9s,
#     Headlamp) that works with the rights of the person at it.
package kubernetes.dashboard

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some pod in kubernetes.pods
	at := _trace(pod)
	message := sprintf("%s runs the Kubernetes Dashboard", [kubernetes.name])
}

# What gives it away: an image, from its first name to those of the charts of version 7, else the labels.
_trace(pod) := path if {
	path := [array.concat(entry.path, ["image"]) |
		some entry in kubernetes.containers
		entry.pod.path == pod.path
		_is_dashboard(entry.container.image)
	][0]
} else := ["metadata", "labels"] if {
	_labelled(input.metadata.labels)
} else := ["spec", "template", "metadata", "labels"] if {
	_labelled(input.spec.template.metadata.labels)
}

_labelled(labels) if {
	"kubernetes-dashboard" in labels
	some key in ["app", "app.kubernetes.io/name", "app.kubernetes.io/part-of", "k8s-app"]
	labels[key] == "kubernetes-dashboard"
}

_is_dashboard(image) if {
	is_string(image)
	regex.match(`(^|/)(kubernetes-dashboard(-[a-z0-9]+)?|kubernetesui/dashboard(-[a-z]+)?)([:@]|$)`, image)
}
