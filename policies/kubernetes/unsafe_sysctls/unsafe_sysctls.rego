# METADATA
# title: Unsafe sysctl
# description: >-
#   The pod sets a kernel setting that is not on the list of safe ones. An unsafe sysctl is not kept apart from other pods, or
#   it can starve or crash the node; the kubelet refuses the pod unless the node was opened for it. The list is that of
#   Kubernetes 1.37: older clusters know fewer names. Names are compared as admission does, with dots.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#     description: Using sysctls in a Kubernetes cluster
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove the sysctl, or set it on the nodes of a pool that is kept for this workload (kubelet --allowed-unsafe-sysctls, a
#     taint and a toleration). Many programs that ask for net.core.somaxconn run well on the default of today's kernels.
#   controls:
#     pss: [baseline]
package kubernetes.unsafe_sysctls

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

_safe := {
	"kernel.shm_rmid_forced",
	"net.ipv4.ip_local_port_range",
	"net.ipv4.ip_local_reserved_ports", # since 1.27
	"net.ipv4.ip_unprivileged_port_start",
	"net.ipv4.ping_group_range",
	"net.ipv4.tcp_fin_timeout", # since 1.29, as the three of keepalive
	"net.ipv4.tcp_keepalive_intvl",
	"net.ipv4.tcp_keepalive_probes",
	"net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_notsent_lowat", # since 1.37
	"net.ipv4.tcp_rmem", # since 1.32
	"net.ipv4.tcp_slow_start_after_idle", # since 1.37
	"net.ipv4.tcp_syncookies",
	"net.ipv4.tcp_wmem", # since 1.32
}

deny contains {"message": message, "at": sysctl.at, "fix": remedy} if {
	some sysctl in _sysctls
	not sysctl.name in _safe
	not placeholders.whole(sysctl.name)
	message := sprintf("%s sets the unsafe sysctl %v", [kubernetes.name, sysctl.name])
	remedy := fix.unsafe("Remove the sysctl", [fix.remove(array.slice(sysctl.at, 0, count(sysctl.at) - 1))])
}

unknown contains placeholders.finding(what, placeholder, sysctl.at) if {
	some sysctl in _sysctls
	placeholder := placeholders.whole(sysctl.name)
	not placeholders.filled(sysctl.name) in _safe
	what := sprintf("which sysctl %s sets", [kubernetes.name])
}

_sysctls := [{"name": sysctl.name, "at": array.concat(pod.path, ["securityContext", "sysctls", index, "name"])} |
	some pod in kubernetes.pods
	sysctls := object.get(pod.security, "sysctls", [])
	is_array(sysctls)
	some index, sysctl in sysctls
]
