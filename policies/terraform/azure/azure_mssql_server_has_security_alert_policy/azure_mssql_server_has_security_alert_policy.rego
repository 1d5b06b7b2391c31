# METADATA
# title: SQL threat detection that is switched off
# description: >-
#   Threat detection is written down for the server, and switched off. Injections, guessed passwords and data that is
#   carried away raise no alert. A server without such a policy, which the plan of the subscription may cover, is left
#   out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview
#     description: Microsoft, SQL Advanced Threat Protection
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
#     description: azurerm_mssql_server_security_alert_policy, state
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_mssql_managed_instance_security_alert_policy
#     - terraform_module/azurerm_mssql_server_security_alert_policy
#   remediation: >-
#     Write `state = "Enabled"`.
package terraform.azure.azure_mssql_server_has_security_alert_policy

import data.lib.azure
import data.lib.terraform

deny contains object.union(finding, {"resource": _server_of(setting.resource)}) if {
	some setting in _states
	azure.word(setting.value) == "disabled"
	finding := terraform.finding(setting, "nobody looks for attacks on the server")
}

unknown contains finding if some finding in terraform.undecided(_states)

_states := [object.union(setting, {"value": _word(setting.value)}) |
	some type, argument in {
		"azurerm_mssql_managed_instance_security_alert_policy": "enabled",
		"azurerm_mssql_server_security_alert_policy": "state",
	}
	some setting in terraform.settings([type], [argument], "Enabled")
]

_word(value) := "Disabled" if {
	terraform.is_false(value)
} else := value

# The server that a policy is about; the policy itself where that server is not in the module.
_server_of(policy) := found[0] if {
	found := [server.address |
		some server in terraform.resources_of(["azurerm_mssql_server", "azurerm_sql_server"])
		azure.names(policy, ["server_name"], server)
	]
	count(found) > 0
} else := policy.address
