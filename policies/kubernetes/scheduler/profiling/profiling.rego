# METADATA
# title: Profiling of the scheduler is on
# description: >-
#   kube-scheduler serves profiling data at `/debug/pprof`, which is its default. Profiles show internals of the process, and
#   taking them costs CPU and memory, so an account with that right can slow it down. With `--config` the flag does not
#   count: there it is `enableProfiling` of that file, a KubeSchedulerConfiguration.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
#     description: kube-scheduler reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration, kubernetes/KubeSchedulerConfiguration]
#   remediation: >-
#     Set `--profiling=false`. Take profiles on a copy, or switch it on for the hour in which you need it. With a
#     configuration file write `enableProfiling: false` there.
#   controls:
#     cis_kubernetes_1_10: ["1.4.1"]
package kubernetes.scheduler.profiling

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "profiling")} if {
	some server in control_plane.schedulers
	not server.flags.config
	control_plane.is_on(server, "profiling", true)
	message := sprintf("%s serves profiling data", [server.label])
}

deny contains {"message": "scheduler serves profiling data", "at": at} if {
	input.kind == "KubeSchedulerConfiguration"
	object.get(input, "enableProfiling", true) in {true, null}
	at := [key | some key in ["enableProfiling"]; key in object.keys(input)]
}
