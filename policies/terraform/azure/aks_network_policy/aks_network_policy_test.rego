package terraform.azure.aks_network_policy_test

import data.terraform.azure.aks_network_policy

_cluster(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_finding(steps, message) := {
	"message": message,
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}

_message := "network policies are not enforced"

test_finds_clusters_without_policies if {
	aks_network_policy.deny == {_finding([], _message)} with input as _cluster({})
	aks_network_policy.deny == {_finding(
		["network_profile", 0],
		_message,
	)} with input as _cluster({"network_profile": [{"network_plugin": "azure"}]})
	aks_network_policy.deny == {_finding(
		["network_profile", 0, "network_policy"],
		_message,
	)} with input as _cluster({"network_profile": [{"network_policy": "none"}]})
}

test_accepts_clusters_with_policies if {
	every profile in [
		{"network_policy": "calico"},
		{"network_policy": "azure"},
		{"network_data_plane": "cilium"},
		{"ebpf_data_plane": "cilium"},
		{"network_plugin": "none"},
	] {
		aks_network_policy.deny == set() with input as _cluster({"network_profile": [profile]})
		aks_network_policy.unknown == set() with input as _cluster({"network_profile": [profile]})
	}
}

test_does_not_know_what_a_variable_says if {
	document := _cluster({"network_profile": [{"network_policy": "${var.policy}"}]})
	aks_network_policy.deny == set() with input as document
	aks_network_policy.unknown == {_finding(
		["network_profile", 0, "network_policy"],
		"network_profile.network_policy is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	aks_network_policy.deny == set() with input as {"kind": "Pod"}
}
