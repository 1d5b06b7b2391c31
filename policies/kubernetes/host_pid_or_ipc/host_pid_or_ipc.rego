# METADATA
# title: Processes or memory of the node in a pod
# description: >-
#   A pod shares the process namespace (`hostPID`) or the IPC namespace (`hostIPC`) of its node. It sees, signals and,
#   as the same user, reads the processes of the node, or reads and writes their shared memory, so that what isolates
#   containers is gone for it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#     description: Pod Security Standards
#   - ref: https://kubescape.io/docs/controls/c-0038/
#     description: Kubescape, host PID and IPC privileges
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove both fields. Containers of one pod share memory anyway, and processes with `shareProcessNamespace: true`;
#     to debug a node use `kubectl debug node/…` for the moment.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.3", "5.2.4"]
#     cis_eks_1_5: ["4.2.2", "4.2.3"]
#     nsa_cisa_1_2: [pod-security]
#   overlaps: [kubernetes.host_pid, kubernetes.host_ipc]
package kubernetes.host_pid_or_ipc

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some pod in kubernetes.pods
	shared := [field | some field in ["hostPID", "hostIPC"]; pod.spec[field] == true]
	count(shared) > 0
	nouns := concat(" and ", [_names[field] | some field in shared])
	message := sprintf("%s shares %s with the node", [kubernetes.name, nouns])
	at := array.concat(pod.path, [shared[0]])
	remedy := fix.unsafe("Remove hostPID and hostIPC", [fix.remove(array.concat(pod.path, [field])) | some field in shared])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name in {"hostIPC", "hostPID"}
	setting.written != "false"
}

_names := {"hostIPC": "its IPC namespace", "hostPID": "its process namespace"}
