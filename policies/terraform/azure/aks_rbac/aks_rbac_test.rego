package terraform.azure.aks_rbac_test

import data.lib.fix
import data.terraform.azure.aks_rbac

_cluster(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_finding(steps, message) := {
	"message": message,
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}

_off := "whoever can reach the API may do everything, since RBAC is off"

_old := {"terraform": [{"required_providers": [{"azurerm": {"version": "~> 2.46"}}]}]}

test_finds_clusters_without_rbac if {
	fix.bare(aks_rbac.deny) == {_finding(
		["role_based_access_control_enabled"],
		_off,
	)} with input as _cluster({"role_based_access_control_enabled": false})
	fix.bare(aks_rbac.deny) == {_finding(
		["role_based_access_control", 0, "enabled"],
		_off,
	)} with input as _cluster({"role_based_access_control": [{"enabled": false}]})
}

test_finds_the_default_of_old_providers if {
	fix.bare(aks_rbac.deny) == {_finding([], _off)} with input as object.union(_cluster({}), _old)
	aks_rbac.deny == set() with input as object.union(
		_cluster({"role_based_access_control": [{"enabled": true}]}),
		_old,
	)
	aks_rbac.deny == set() with input as object.union(_cluster({"role_based_access_control_enabled": true}), _old)
}

test_accepts_clusters_with_rbac if {
	every body in [{}, {"role_based_access_control_enabled": true}, {"role_based_access_control": [{"enabled": true}]}] {
		aks_rbac.deny == set() with input as _cluster(body)
		aks_rbac.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_what_a_variable_says if {
	document := _cluster({"role_based_access_control_enabled": "${var.rbac}"})
	aks_rbac.deny == set() with input as document
	aks_rbac.unknown == {_finding(
		["role_based_access_control_enabled"],
		"role_based_access_control_enabled is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	aks_rbac.deny == set() with input as {"kind": "Pod"}
}
