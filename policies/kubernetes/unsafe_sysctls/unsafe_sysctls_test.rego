package kubernetes.unsafe_sysctls_test

import data.kubernetes.unsafe_sysctls
import data.lib.fix

_pod(names) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [], "securityContext": {"sysctls": [{"name": name, "value": "1"} | some name in names]}},
}

_finding(index, name) := {
	"message": sprintf("Pod \"web\" sets the unsafe sysctl %s", [name]),
	"at": ["spec", "securityContext", "sysctls", index, "name"],
}

test_finds_unsafe_sysctls if {
	fix.bare(unsafe_sysctls.deny) == {_finding(1, "kernel.msgmax"), _finding(2, "net.core.somaxconn")} with input as _pod([
		"net.ipv4.tcp_syncookies",
		"kernel.msgmax",
		"net.core.somaxconn",
	])
}

test_finds_names_that_admission_does_not_know if {
	fix.bare(unsafe_sysctls.deny) == {_finding(0, "net/ipv4/tcp_syncookies")} with input as _pod(["net/ipv4/tcp_syncookies"])
}

test_accepts_safe_sysctls if {
	unsafe_sysctls.deny == set() with input as _pod([
		"net.ipv4.ip_unprivileged_port_start",
		"net.ipv4.ip_local_reserved_ports",
		"net.ipv4.tcp_keepalive_time",
		"net.ipv4.tcp_rmem",
		"net.ipv4.tcp_notsent_lowat",
	])
}

test_accepts_pods_without_sysctls if {
	unsafe_sysctls.deny == set() with input as _pod([])
	unsafe_sysctls.deny == set() with input as {"kind": "Pod", "spec": {"securityContext": {"sysctls": null}}}
	unsafe_sysctls.deny == set() with input as {"kind": "Pod", "spec": {"securityContext": {"sysctls": [{"value": "1"}]}}}
	unsafe_sysctls.deny == set() with input as {"kind": "Pod", "spec": {"containers": []}}
}

test_accepts_other_kinds if {
	unsafe_sysctls.deny == set() with input as {"kind": "ConfigMap", "data": {"sysctls": "kernel.msgmax"}}
}

test_does_not_know_a_sysctl_that_is_filled_in_later if {
	unsafe_sysctls.deny == set() with input as _pod(["${var.sysctl}"])
	count(unsafe_sysctls.unknown) == 1 with input as _pod(["${var.sysctl}", "net.ipv4.tcp_syncookies"])
	unsafe_sysctls.unknown == set() with input as _pod(["kernel.msgmax"])
	count(unsafe_sysctls.deny) == 1 with input as _pod(["kernel.msgmax", "${var.sysctl}"])
}
