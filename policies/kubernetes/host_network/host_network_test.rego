package kubernetes.host_network_test

import data.kubernetes.host_network
import data.lib.fix

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_finds_a_pod_in_the_network_of_the_node if {
	fix.bare(host_network.deny) == {{
		"message": "Pod \"web\" shares the network namespace of the node",
		"at": ["spec", "hostNetwork"],
	}} with input as _pod({"hostNetwork": true, "containers": []})
}

test_finds_it_in_a_pod_template if {
	fix.bare(host_network.deny) == {{
		"message": "Deployment shares the network namespace of the node",
		"at": ["spec", "template", "spec", "hostNetwork"],
	}} with input as {"kind": "Deployment", "spec": {"template": {"spec": {"hostNetwork": true}}}}
}

test_accepts_a_pod_with_a_network_of_its_own if {
	host_network.deny == set() with input as _pod({"hostNetwork": false, "containers": []})
}

test_accepts_a_pod_without_a_word_about_it if {
	host_network.deny == set() with input as _pod({"containers": []})
}

test_accepts_other_kinds if {
	host_network.deny == set() with input as {"kind": "ConfigMap", "data": {"hostNetwork": "true"}}
}

test_does_not_know_what_is_filled_in_later if {
	host_network.deny == set() with input as {"kind": "Pod", "spec": {"hostNetwork": "${SHARED}", "containers": []}}
	host_network.unknown == {{
		"message": "hostNetwork of Pod comes from ${SHARED}, which is filled in later",
		"at": ["spec", "hostNetwork"],
	}} with input as {"kind": "Pod", "spec": {"hostNetwork": "${SHARED}", "containers": []}}
	every value in [true, false, "${SHARED:=false}"] {
		host_network.unknown == set() with input as {"kind": "Pod", "spec": {"hostNetwork": value, "containers": []}}
	}
}
