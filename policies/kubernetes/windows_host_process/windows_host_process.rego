# METADATA
# title: Windows HostProcess container
# description: >-
#   A pod or container sets `windowsOptions.hostProcess: true`. The process then runs on the Windows node itself, in no
#   container at all, with its file system, network and often the rights of SYSTEM. It is what `privileged` is on Linux.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
#     description: Create a Windows HostProcess pod
# custom:
#   severity: critical
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `hostProcess`, and the `hostNetwork` that it needs. Node agents that cannot do without (storage and network
#     plugins, log collectors) belong in a namespace of their own, and run as `NT AUTHORITY\Local service` where that is enough.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.11"]
package kubernetes.windows_host_process

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some context in kubernetes.security_contexts
	context.security.windowsOptions.hostProcess == true
	message := sprintf("%s runs as a process of the Windows node", [context.label])
	at := array.concat(context.path, ["windowsOptions", "hostProcess"])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "windowsOptions.hostProcess"
	setting.written != "false"
}
