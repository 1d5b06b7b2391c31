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
package kubernetes.host_path

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some pod in kubernetes.pods
	volumes := object.get(pod.spec, "volumes", [])
	is_array(volumes)
	some index, volume in volumes
	volume.hostPath != null
	message := sprintf("volume %q mounts %s of the node", [_name(volume), _path(volume)])
	at := array.concat(pod.path, ["volumes", index, "hostPath"])
}

_name(volume) := volume.name if {
	is_string(volume.name)
} else := ""

_path(volume) := volume.hostPath.path if {
	is_string(volume.hostPath.path)
} else := "a path"
