# METADATA
# title: Secrets are not encrypted in etcd
# description: >-
#   kube-apiserver has no encryption configuration, so Secrets stand in etcd in clear text. A backup, a disk image or a copy
#   of the etcd volume gives away every one of them.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
#     description: Encrypting confidential data at rest
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Write an EncryptionConfiguration with a `kms` (or `secretbox`) provider first and `identity` last, set
#     `--encryption-provider-config`, and rewrite what is stored: `kubectl get secrets -A -o json | kubectl replace -f -`.
#     Test the restore of a backup with the key before you rely on it.
#   controls:
#     cis_kubernetes_1_10: ["1.2.27"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.apiserver.encryption_provider

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"encryption-provider-config"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
