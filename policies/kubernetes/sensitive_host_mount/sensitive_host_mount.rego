# METADATA
# title: Sensitive folder of the node
# description: >-
#   A pod mounts, or a PersistentVolume hands out, a folder of the node that holds its configuration, its programs, its devices,
#   or the credentials of the kubelet, of etcd or of other pods. Reading it is often enough to act as the node, writing it is
#   enough to own it. Some monitoring agents read /proc, /sys or / on purpose; they are few and get a waiver.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: Volumes, hostPath
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline, hostPath volumes
# custom:
#   severity: high
#   kinds: [kubernetes/PersistentVolume, kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Mount the one file or subfolder that the process reads (/etc/localtime, /sys/fs/cgroup, /lib/modules) and set
#     `readOnly: true`, or do without: a ConfigMap carries configuration, the downward API tells about the node, a CSI driver or
#     a device plugin hands out disks and devices.
#   controls:
#     cis_kubernetes_1_10: ["5.2.12"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.sensitive_host_mount

import data.lib.kubernetes

# Folders that are sensitive as a whole, while much below them is harmless. The first is the root.
_folders := {
	"", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/proc", "/run", "/sbin", "/sys", "/usr",
	"/usr/bin", "/usr/lib", "/usr/local/bin", "/usr/sbin", "/var", "/var/lib", "/var/lib/kubelet", "/var/run",
	"/c:", "/c:/windows",
}

# What is sensitive with everything below it.
_trees := {
	"/c:/windows/system32/",
	"/dev/kmem/",
	"/dev/mem/",
	"/etc/cni/net.d/",
	"/etc/cron.d/",
	"/etc/kubernetes/",
	"/etc/shadow/",
	"/etc/ssh/",
	"/etc/sudoers.d/",
	"/etc/sudoers/",
	"/etc/systemd/",
	"/opt/cni/bin/",
	"/proc/sys/",
	"/proc/sysrq-trigger/",
	"/root/",
	"/var/lib/containerd/",
	"/var/lib/containers/",
	"/var/lib/docker/",
	"/var/lib/etcd/",
	"/var/lib/kubelet/config.yaml/",
	"/var/lib/kubelet/pki/",
	"/var/lib/kubelet/pods/",
	"/var/lib/rancher/",
}

deny contains {"message": message, "at": host.path} if {
	some host in kubernetes.host_paths
	_is_sensitive(lower(host.normal))
	message := sprintf("%s mounts %s of the node", [host.label, host.value])
}

unknown contains host.finding if {
	some host in kubernetes.open_host_paths
	_may_be_sensitive(trim_right(lower(host.written), "/"))
}

_may_be_sensitive(path) if not startswith(path, "/")

_may_be_sensitive(path) if _is_sensitive(path)

_is_sensitive(path) if {
	path in _folders
} else if strings.any_prefix_match(concat("", [path, "/"]), _trees)
