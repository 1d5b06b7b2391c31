# METADATA
# title: Profiling of the API server is on
# description: >-
#   kube-apiserver serves profiling data at `/debug/pprof`, which is its default. Profiles show internals of the process, and
#   taking them costs CPU and memory, so an account with that right can slow the API server down.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--profiling=false`. Take profiles on a copy, or switch it on for the hour in which you need it.
#   controls:
#     cis_kubernetes_1_10: ["1.2.15"]
package kubernetes.apiserver.profiling

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "profiling")} if {
	some server in control_plane.apiservers
	control_plane.is_on(server, "profiling", true)
	message := sprintf("%s serves profiling data", [server.label])
}
