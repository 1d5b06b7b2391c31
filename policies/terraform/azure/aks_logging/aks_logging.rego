# METADATA
# title: AKS cluster whose logs are kept nowhere
# description: >-
#   Neither a diagnostic setting nor the agent of Azure Monitor takes the logs of the cluster away. What a pod or the
#   API server did is gone when the pod is, so after a break-in nobody can say how it came about. A diagnostic setting
#   that takes metrics alone, or whose logs are switched off, does not count.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/monitor-aks
#     description: Microsoft, Monitor Azure Kubernetes Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting
#     description: azurerm_monitor_diagnostic_setting
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Add an `azurerm_monitor_diagnostic_setting` with the cluster's id as `target_resource_id` and the category
#     `kube-audit-admin` (`kube-audit` has reads, too, and costs much more), and an `oms_agent` block for the logs of
#     containers.
package terraform.azure.aks_logging

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": agent.at, "resource": agent.resource.address} if {
	some agent in _agents
	not _logged(agent)
	_doubts(agent) == []
	message := "logs are sent nowhere"
}

unknown contains {"message": message, "at": agent.at, "resource": agent.resource.address} if {
	some agent in _agents
	not _logged(agent)
	_doubts(agent) != []
	message := "whether logs are sent anywhere is known only when Terraform runs"
}

# Whether the agent of version 2 of the provider is switched on, for every cluster.
_agents := terraform.settings(
	["azurerm_kubernetes_cluster"],
	["addon_profile", "oms_agent", "enabled"],
	false,
)

_diagnostics := ["azurerm_monitor_diagnostic_setting"]

_logged(agent) if terraform.is_true(agent.value)

_logged(agent) if {
	some block in terraform.blocks(agent.resource, "oms_agent")
	not block.for_each
}

_logged(agent) if {
	some diagnostic in azure.about(agent.resource, _diagnostics, ["target_resource_id"])
	_takes_logs(diagnostic)
}

# Before version 4 of the provider logs could be named and switched off.
_takes_logs(diagnostic) if terraform.blocks(diagnostic, "enabled_log") != []

_takes_logs(diagnostic) if {
	some block in terraform.blocks(diagnostic, "log")
	not terraform.is_false(object.get(block.body, "enabled", true))
}

# What it hangs on whether there are logs.
_doubts(agent) := array.concat(
	array.concat(
		[agent.value | terraform.unknown(agent.value)],
		terraform.blocks(agent.resource, "oms_agent"),
	),
	[diagnostic |
		some diagnostic in azure.perhaps_about(agent.resource, _diagnostics, ["target_resource_id"])
		_takes_logs(diagnostic)
	],
)
