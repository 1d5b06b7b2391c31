# METADATA
# title: Volume from the file system of the node
# description: >-
#   The pod mounts a `hostPath`. What stands there differs from node to node, outlives the pod, and is a classic way to
#   the node: credentials of the kubelet, the runtime's socket or the logs of every other pod are one path away.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: Volumes, hostPath
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Use a volume that Kubernetes manages: `emptyDir` for scratch space, a PersistentVolumeClaim for data, `configMap`,
#     `secret` or `projected` for files. Node agents that must read the node keep theirs, read-only, under a waiver.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.12"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.host_path

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.volumes
	entry.volume.hostPath != null
	not placeholders.whole(entry.volume.hostPath)
	message := sprintf("%s mounts %s of the node", [entry.label, _path(entry.volume)])
	at := array.concat(entry.path, ["hostPath"])
}

unknown contains placeholders.finding(sprintf("hostPath of %s", [entry.label]), placeholder, at) if {
	some entry in kubernetes.volumes
	placeholder := placeholders.whole(entry.volume.hostPath)
	at := array.concat(entry.path, ["hostPath"])
}

_path(volume) := volume.hostPath.path if {
	is_string(volume.hostPath.path)
} else := "a path"
