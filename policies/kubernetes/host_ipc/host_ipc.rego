# METADATA
# title: IPC namespace of the node
# description: >-
#   The pod sets `hostIPC: true`. It can read and write the shared memory, semaphores and message queues of processes on
#   the node, which were never meant to be reached from a container.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `hostIPC`. Containers of one pod share an IPC namespace anyway, so put the processes that exchange memory into
#     one pod, and give them room with an `emptyDir` of `medium: Memory` at /dev/shm.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.4"]
#     cis_eks_1_5: ["4.2.3"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.host_ipc

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some pod in kubernetes.pods
	pod.spec.hostIPC == true
	message := sprintf("%s shares the IPC namespace of the node", [kubernetes.name])
	at := array.concat(pod.path, ["hostIPC"])
	remedy := fix.unsafe("Remove hostIPC", [fix.remove(at)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "hostIPC"
	setting.written != "false"
}
