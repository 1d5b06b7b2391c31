# METADATA
# title: Synapse SQL pool in which nobody looks for attacks
# description: >-
#   No security alert policy that is switched on is about the pool or its workspace. Injections, guessed passwords and
#   data that is carried away raise no alert.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/guidance/security-white-paper-threat-protection
#     description: Microsoft, Azure Synapse Analytics security white paper, Threat detection
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_sql_pool_security_alert_policy
#     description: azurerm_synapse_sql_pool_security_alert_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_synapse_sql_pool]
#   remediation: >-
#     Make an `azurerm_synapse_sql_pool_security_alert_policy` for the pool, or an
#     `azurerm_synapse_workspace_security_alert_policy` for its workspace, with `policy_state = "Enabled"`.
package terraform.azure.synapse_sql_pool_has_security_alert_policy

import data.lib.azure
import data.lib.azure_synapse
import data.lib.terraform

deny contains {"message": message, "at": pool.path, "resource": pool.address} if {
	some pool in terraform.resources_of(["azurerm_synapse_sql_pool"])
	every value in _values(pool) {
		not azure.word(value) == "enabled"
		terraform.known(value)
	}
	message := "nobody looks for attacks on the pool"
}

unknown contains {"message": message, "at": pool.path, "resource": pool.address} if {
	some pool in terraform.resources_of(["azurerm_synapse_sql_pool"])
	values := _values(pool)
	terraform.unknown(values)
	not _is_right(values)
	message := "whether somebody looks for attacks on the pool is known only when Terraform runs"
}

_is_right(values) if {
	some value in values
	azure.word(value) == "enabled"
}

_values(pool) := azure_synapse.said_of(pool, "security_alert_policy", "policy_state", "New")
