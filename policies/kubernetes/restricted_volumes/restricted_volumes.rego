# METADATA
# title: Volume type beyond the restricted standard
# description: >-
#   The pod mounts storage of a kind that the restricted standard does not allow in a pod: the node's own files, a disk or a
#   share that is named by its address (`nfs`, `iscsi`, `rbd` …), or a driver that left Kubernetes long ago. Whoever writes
#   the pod chooses server and path then, past the classes and quotas that the cluster's owner set up.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
#     description: Volumes
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Describe the storage once as a PersistentVolume or a StorageClass with a CSI driver, and mount a `persistentVolumeClaim`
#     (or `ephemeral`, `csi`). Instead of `gitRepo` clone into an `emptyDir` with an init container.
#   controls:
#     pss: [restricted]
package kubernetes.restricted_volumes

import data.lib.kubernetes
import data.lib.placeholders

# A volume without any source is an emptyDir.
_restricted := {
	"awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume", "flocker",
	"gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "iscsi", "nfs", "photonPersistentDisk",
	"portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
}

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.volumes
	some type, source in entry.volume
	type in _restricted
	source != null
	not placeholders.whole(source)
	message := sprintf("%s is of the type %s", [entry.label, type])
	at := array.concat(entry.path, [type])
}

unknown contains placeholders.finding(sprintf("%s of %s", [type, entry.label]), placeholder, at) if {
	some entry in kubernetes.volumes
	some type, source in entry.volume
	type in _restricted
	placeholder := placeholders.whole(source)
	at := array.concat(entry.path, [type])
}
