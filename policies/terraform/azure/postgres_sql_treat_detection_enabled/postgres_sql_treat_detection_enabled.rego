# METADATA
# title: PostgreSQL server without threat detection
# description: >-
#   Nothing looks for attacks on the server: guessed passwords, logins from odd places, queries that no application
#   makes. What nobody is told about goes on until somebody happens to look.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/defender-for-databases-introduction
#     description: Microsoft, Overview of Defender for open-source relational databases
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_server
#     description: azurerm_postgresql_server, threat_detection_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_postgresql_server]
#   remediation: >-
#     Write `threat_detection_policy { enabled = true }`, or switch the plan of Microsoft Defender for open-source
#     relational databases on.
package terraform.azure.postgres_sql_treat_detection_enabled

import data.lib.terraform

_policies := terraform.settings(["azurerm_postgresql_server"], ["threat_detection_policy", "enabled"], false)

deny contains terraform.finding(setting, "nobody looks for attacks on the server") if {
	some setting in _policies
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_policies)
