package delivery.ingress_host_without_tls_test

import data.delivery.ingress_host_without_tls

_ingress(hosts, tls) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "shop"},
	"spec": {"tls": tls, "rules": [{"host": host} | some host in hosts]},
}

_found(host, index) := {{
	"message": sprintf(`Ingress "shop" serves %s without TLS`, [host]),
	"at": ["spec", "rules", index, "host"],
}}

test_finds_hosts_that_no_entry_names if {
	ingress_host_without_tls.deny == _found("b.example.com", 1) with input as _ingress(
		["a.example.com", "b.example.com"],
		[{"hosts": ["a.example.com"], "secretName": "a"}],
	)
	ingress_host_without_tls.deny == _found("a.b.example.com", 0) with input as _ingress(
		["a.b.example.com"],
		[{"hosts": ["*.example.com"]}],
	)
}

test_accepts_hosts_that_are_covered if {
	every hosts in [["A.example.com"], ["*.example.com"], [], ["${HOST}"]] {
		ingress_host_without_tls.deny == set() with input as _ingress(["a.example.com"], [{"hosts": hosts}])
	}
	ingress_host_without_tls.deny == set() with input as _ingress(["a.example.com"], [{"secretName": "a"}])
}

test_does_not_apply_without_tls if {
	not ingress_host_without_tls.applies with input as _ingress(["a.example.com"], [])
	ingress_host_without_tls.deny == set() with input as _ingress(["a.example.com"], [])
}

test_accepts_other_kinds if {
	ingress_host_without_tls.deny == set() with input as {"kind": "Pod", "spec": {"tls": [{}]}}
}
