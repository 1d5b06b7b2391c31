package terraform.azure.aks_authorized_ips_test

import data.terraform.azure.aks_authorized_ips

_cluster(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_profile(ranges) := {"api_server_access_profile": [{"authorized_ip_ranges": ranges}]}

_finding(steps, message) := {
	"message": message,
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}

_open := "API server answers every address"

test_finds_clusters_that_answer_everybody if {
	every body, steps in {
		{}: [],
		{"private_cluster_enabled": false}: [],
		{"api_server_access_profile": [{}]}: ["api_server_access_profile", 0],
		{"api_server_authorized_ip_ranges": []}: ["api_server_authorized_ip_ranges"],
		{"api_server_authorized_ip_ranges": ["0.0.0.0/0"]}: ["api_server_authorized_ip_ranges"],
		_profile([]): ["api_server_access_profile", 0, "authorized_ip_ranges"],
		_profile(["198.51.100.7/32", "0.0.0.0/0"]): ["api_server_access_profile", 0, "authorized_ip_ranges"],
	} {
		aks_authorized_ips.deny == {_finding(steps, _open)} with input as _cluster(body)
	}
}

test_accepts_clusters_that_do_not if {
	every body in [
		{"private_cluster_enabled": true},
		{"api_server_authorized_ip_ranges": ["198.51.100.7/32"]},
		{"private_cluster_enabled": "${var.private}", "api_server_authorized_ip_ranges": ["198.51.100.7/32"]},
		_profile(["198.51.100.0/24", "203.0.113.9"]),
	] {
		aks_authorized_ips.deny == set() with input as _cluster(body)
		aks_authorized_ips.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_what_a_variable_says if {
	ranges := _cluster(_profile("${var.ranges}"))
	aks_authorized_ips.deny == set() with input as ranges
	aks_authorized_ips.unknown == {_finding(
		["api_server_access_profile", 0, "authorized_ip_ranges"],
		"api_server_access_profile.authorized_ip_ranges is known only when Terraform runs",
	)} with input as ranges
	private := _cluster({"private_cluster_enabled": "${var.private}"})
	aks_authorized_ips.deny == set() with input as private
	aks_authorized_ips.unknown == {_finding(
		["private_cluster_enabled"],
		"private_cluster_enabled is known only when Terraform runs",
	)} with input as private
}

test_accepts_other_documents if {
	aks_authorized_ips.deny == set() with input as {"kind": "Pod"}
}
