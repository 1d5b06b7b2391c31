package kubernetes.rule_can_ssh_to_pod_test

import data.kubernetes.rule_can_ssh_to_pod

_service(spec) := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "shell"}, "spec": object.union({"selector": {"app": "shell"}}, spec)}

_parameters := {"allowed": []}

test_finds_ssh_ports if {
	every case_ in [
		[{"port": 2222, "targetPort": 2222}, "targetPort", 2222],
		[{"port": 22, "targetPort": 8022}, "port", 22],
		[{"port": 8022, "targetPort": "ssh", "protocol": "TCP"}, "targetPort", "ssh"],
	] {
		rule_can_ssh_to_pod.deny == {{
			"message": sprintf("Service \"shell\" leads to the SSH port %v", [case_[2]]),
			"at": ["spec", "ports", 1, case_[1]],
		}} with input as _service({"ports": [{"port": 80}, case_[0]]}) with data.karat.parameters as _parameters
	}
}

test_accepts_others if {
	every spec in [
		{"ports": [{"port": 80, "targetPort": 8080}]}, {"ports": [{"port": 22, "protocol": "UDP"}]}, {"ports": null}, {"ports": [null, 22]},
		{"selector": null, "ports": [{"port": 22}]}, {},
	] {
		rule_can_ssh_to_pod.deny == set() with input as _service(spec) with data.karat.parameters as _parameters
	}
	bare := {"kind": "Service", "spec": {"selector": {}, "ports": [{"port": 22}]}}
	rule_can_ssh_to_pod.deny == set() with input as bare with data.karat.parameters as _parameters
	named := _service({"ports": [{"port": 22}]})
	rule_can_ssh_to_pod.deny == set() with input as named with data.karat.parameters as {"allowed": ["shell"]}
	rule_can_ssh_to_pod.deny == set() with input as object.union(named, {"kind": "Pod"}) with data.karat.parameters as _parameters
}
