# METADATA
# title: Creation of persistent volumes
# description: >-
#   A role creates PersistentVolumes. One of type `hostPath` with `/` as its path, claimed and mounted by an ordinary pod, is
#   the node's file system with the kubelet's credentials in it, and Pod Security does not see it: the pod only names a
#   claim.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation
#     description: Role based access control good practices, persistent volume creation
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Let workloads ask with a PersistentVolumeClaim and let a StorageClass provision. Only the CSI provisioner and the
#     people who run the storage keep `create`; a provisioner that needs it is worth a waiver that says so.
#   controls:
#     cis_kubernetes_1_10: ["5.1.9"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_create_pv

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", {"persistentvolumes"}, {"create"})
	message := sprintf("%s allows creation of persistent volumes (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"persistentvolumes"}, {"create"})
}
