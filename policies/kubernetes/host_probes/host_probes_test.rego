package kubernetes.host_probes_test

import data.kubernetes.host_probes
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [container]}}

test_finds_a_probe_of_another_host if {
	fix.bare(host_probes.deny) == {{
		"message": "container \"web\" sends its livenessProbe.httpGet to the host 127.0.0.1",
		"at": ["spec", "containers", 0, "livenessProbe", "httpGet", "host"],
	}} with input as _pod({"name": "web", "livenessProbe": {"httpGet": {"host": "127.0.0.1", "port": 80}}})
}

test_finds_every_place if {
	http := {"httpGet": {"host": "a.example", "port": 80}}
	tcp := {"tcpSocket": {"host": "::1", "port": 80}}
	found := {concat(".", array.slice(finding.at, 3, 6)) |
		some finding in host_probes.deny with input as _pod({
			"readinessProbe": tcp,
			"startupProbe": http,
			"lifecycle": {"postStart": http, "preStop": tcp},
		})
	}
	found == {
		"readinessProbe.tcpSocket.host",
		"startupProbe.httpGet.host",
		"lifecycle.postStart.httpGet",
		"lifecycle.preStop.tcpSocket",
	}
}

test_finds_the_probe_of_an_init_container if {
	fix.bare(host_probes.deny) == {{
		"message": "init container \"proxy\" sends its startupProbe.tcpSocket to the host 10.0.0.1",
		"at": ["spec", "initContainers", 0, "startupProbe", "tcpSocket", "host"],
	}} with input as {"kind": "Pod", "spec": {"initContainers": [{
		"name": "proxy",
		"restartPolicy": "Always",
		"startupProbe": {"tcpSocket": {"host": "10.0.0.1", "port": 80}},
	}]}}
}

test_accepts_probes_of_the_pod if {
	header := {"httpGet": {"port": 80, "httpHeaders": [{"name": "Host", "value": "shop.example"}]}}
	host_probes.deny == set() with input as _pod({"livenessProbe": header, "readinessProbe": {"grpc": {"port": 9}}})
	host_probes.deny == set() with input as _pod({"livenessProbe": {"httpGet": {"host": "", "port": 80}}})
	host_probes.deny == set() with input as _pod({"livenessProbe": {"httpGet": {"host": null, "port": 80}}})
}

test_accepts_containers_without_probes if {
	host_probes.deny == set() with input as _pod({"name": "web"})
	host_probes.deny == set() with input as _pod({"livenessProbe": null, "lifecycle": null})
}

test_accepts_other_kinds if {
	host_probes.deny == set() with input as {"kind": "ConfigMap", "data": {"host": "127.0.0.1"}}
}

test_does_not_know_a_host_that_is_filled_in_later if {
	host_probes.deny == set() with input as _probing("${var.host}")
	[finding.at | some finding in host_probes.unknown] == [["spec", "containers", 0, "livenessProbe", "httpGet", "host"]] with input as _probing("${var.host}")
	host_probes.unknown == set() with input as _probing("10.0.0.1")
	count(host_probes.deny) == 1 with input as _probing("10.0.0.1")
}

_probing(host) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "livenessProbe": {"httpGet": {"port": 80, "host": host}}}]},
}
