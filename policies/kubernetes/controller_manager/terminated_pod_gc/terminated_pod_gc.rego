# METADATA
# title: Terminated pods are never removed
# description: >-
#   kube-controller-manager is told to keep terminated pods for ever. Jobs pile them up until etcd is full and listing pods
#   takes the API server's memory. The default, 12500, is fine.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager reference
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
#     description: Pod lifecycle, garbage collection
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--terminated-pod-gc-threshold` or set it to what you look back on: a few hundred to some thousand. Give Jobs
#     `ttlSecondsAfterFinished`, too.
#   controls:
#     cis_kubernetes_1_10: ["1.3.1"]
package kubernetes.controller_manager.terminated_pod_gc

import data.lib.control_plane

deny contains {"message": message, "at": at} if {
	some server in control_plane.controller_managers
	threshold := control_plane.number(server, "terminated-pod-gc-threshold")
	threshold <= 0
	at := control_plane.at(server, "terminated-pod-gc-threshold")
	message := sprintf("%s never removes terminated pods", [server.label])
}
