package terraform.azure.aks_logging_test

import data.terraform.azure.aks_logging

_cluster(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_watched(target) := _with(target, {"enabled_log": [{"category": "kube-audit-admin"}]})

_with(target, blocks) := {"resource": {
	"azurerm_kubernetes_cluster": {"main": [{}]},
	"azurerm_monitor_diagnostic_setting": {"main": [object.union({"target_resource_id": target}, blocks)]},
}}

_finding(steps, message) := {
	"message": message,
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}

_nowhere := "logs are sent nowhere"

_unsure := "whether logs are sent anywhere is known only when Terraform runs"

test_finds_clusters_without_logs if {
	aks_logging.deny == {_finding([], _nowhere)} with input as _cluster({})
	aks_logging.deny == {_finding(["addon_profile", 0], _nowhere)} with input as _cluster({"addon_profile": [{}]})
	aks_logging.deny == {_finding(
		["addon_profile", 0, "oms_agent", 0, "enabled"],
		_nowhere,
	)} with input as _cluster({"addon_profile": [{"oms_agent": [{"enabled": false}]}]})
	aks_logging.deny == {_finding([], _nowhere)} with input as _watched("${azurerm_kubernetes_cluster.other.id}")
}

_main := "${azurerm_kubernetes_cluster.main.id}"

test_finds_settings_that_take_no_logs if {
	every blocks in [
		{},
		{"metric": [{"category": "AllMetrics"}]},
		{"log": [{"category": "kube-audit", "enabled": false}]},
	] {
		aks_logging.deny == {_finding([], _nowhere)} with input as _with(_main, blocks)
	}
	aks_logging.deny == set() with input as _with(_main, {"log": [{"category": "kube-audit"}]})
	aks_logging.deny == set() with input as _with(
		_main,
		{"dynamic": {"enabled_log": [{"for_each": "${var.categories}", "content": [{"category": "${enabled_log.value}"}]}]}},
	)
}

test_accepts_clusters_with_logs if {
	every document in [
		_cluster({"oms_agent": [{"log_analytics_workspace_id": "${var.workspace}"}]}),
		_cluster({"addon_profile": [{"oms_agent": [{"enabled": true}]}]}),
		_watched(_main),
	] {
		aks_logging.deny == set() with input as document
		aks_logging.unknown == set() with input as document
	}
}

test_does_not_know_what_a_variable_says if {
	every document, steps in {
		_cluster({"dynamic": {"oms_agent": [{"for_each": "${var.agents}", "content": [{}]}]}}): [],
		_cluster({"addon_profile": [{"oms_agent": [{"enabled": "${var.logs}"}]}]}): [
			"addon_profile",
			0,
			"oms_agent",
			0,
			"enabled",
		],
		_watched("${each.value}"): [],
	} {
		aks_logging.deny == set() with input as document
		aks_logging.unknown == {_finding(steps, _unsure)} with input as document
	}
}

test_does_not_know_a_setting_that_may_be_missing if {
	blocks := {"enabled_log": [{}], "for_each": "${var.on ? {\"a\" = 1} : {}}"}
	aks_logging.deny == set() with input as _with(_main, blocks)
	aks_logging.unknown == {_finding([], _unsure)} with input as _with(_main, blocks)
}

test_accepts_other_documents if {
	aks_logging.deny == set() with input as {"kind": "Pod"}
}
