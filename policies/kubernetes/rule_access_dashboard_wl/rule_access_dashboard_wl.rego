# METADATA
# title: Workload under the account of the Dashboard
# description: >-
#   A pod that is not the Kubernetes Dashboard runs under its service account `kubernetes-dashboard`. It has all rights
#   of the Dashboard, its keys and sessions among them, and gets whatever somebody gives the Dashboard later. Pods whose
#   images are the Dashboard's (`kubernetesui/…`) or that are called after it are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
#     description: Deploy and access the Kubernetes Dashboard
#   - ref: https://kubescape.io/docs/controls/c-0014/
#     description: Kubescape, access Kubernetes dashboard
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Make a service account for the workload, with a Role that lists what it calls, or with none and
#     `automountServiceAccountToken: false` where it does not call the API.
#   controls:
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.dashboard]
package kubernetes.rule_access_dashboard_wl

import data.lib.kubernetes

deny contains {"message": message, "at": array.concat(pod.path, [field])} if {
	not _is_called_so
	some pod in kubernetes.pods
	some field in ["serviceAccountName", "serviceAccount"]
	pod.spec[field] == "kubernetes-dashboard"
	not _overruled(pod.spec, field)
	not _runs_the_dashboard(pod)
	message := sprintf("%s runs under the account of the Kubernetes Dashboard", [kubernetes.name])
}

_is_called_so if {
	is_string(input.metadata.name)
	startswith(input.metadata.name, "kubernetes-dashboard")
}

# The old field counts where the new one says nothing.
_overruled(spec, "serviceAccount") if is_string(spec.serviceAccountName)

_runs_the_dashboard(pod) if {
	some entry in kubernetes.containers
	entry.pod.path == pod.path
	is_string(entry.container.image)
	regex.match(`(^|/)(kubernetesui/|kubernetes-dashboard)`, entry.container.image)
}
