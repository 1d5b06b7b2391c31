# METADATA
# title: Writable mount from the node
# description: >-
#   A container mounts a `hostPath` volume without `readOnly: true`. What it writes there outlives the pod, is read by
#   processes of the node and by the next pod that lands on it, and can be a link or a program that the node follows or runs.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: Volumes, hostPath
#   - ref: https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF
#     description: NSA/CISA Kubernetes Hardening Guide 1.2, pod security
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `readOnly: true` on the volume mount, of init containers too; the volume itself has no such field. Where the process
#     keeps state give it a PersistentVolumeClaim, or a `local` volume where it must be the disk of this node.
#   controls:
#     cis_kubernetes_1_10: ["5.2.12"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.host_path_writable

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at, "fix": remedy} if {
	some mounted in _mounted
	object.get(mounted.mount, "readOnly", false) in {false, null}
	message := sprintf("%s can write to %s of the node", [mounted.label, mounted.host])
	at := array.concat(mounted.path, _at(mounted.mount))
	remedy := fix.unsafe("Mount it read-only", [fix.set(array.concat(mounted.path, ["readOnly"]), true)])
}

unknown contains placeholders.finding(what, placeholder, array.concat(mounted.path, ["readOnly"])) if {
	some mounted in _mounted
	placeholder := placeholders.whole(mounted.mount.readOnly)
	placeholders.filled(mounted.mount.readOnly) != "true"
	what := sprintf("whether %s can write to %s of the node", [mounted.label, mounted.host])
}

# The mounts of what is the node's.
_mounted := [mounted |
	some volume in kubernetes.volumes
	is_object(volume.volume.hostPath)
	some entry in kubernetes.containers
	entry.pod.path == volume.pod.path
	mounts := object.get(entry.container, "volumeMounts", [])
	is_array(mounts)
	some index, mount in mounts
	mount.name == volume.volume.name
	mounted := {
		"mount": mount,
		"label": entry.label,
		"host": _path(volume.volume),
		"path": array.concat(entry.path, ["volumeMounts", index]),
	}
]

_path(volume) := volume.hostPath.path if {
	is_string(volume.hostPath.path)
} else := "a path"

_at(mount) := ["readOnly"] if {
	mount.readOnly == false
} else := []
