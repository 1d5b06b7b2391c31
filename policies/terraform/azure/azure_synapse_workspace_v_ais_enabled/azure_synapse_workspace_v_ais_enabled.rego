# METADATA
# title: Synapse workspace that is not scanned for weaknesses
# description: >-
#   The vulnerability assessment of the workspace scans only when somebody asks it to. Rights that are too wide, and
#   settings that grew loose since, stay unseen.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/sql-azure-vulnerability-assessment-overview
#     description: Microsoft, SQL vulnerability assessment
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace_vulnerability_assessment
#     description: azurerm_synapse_workspace_vulnerability_assessment, recurring_scans
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_synapse_workspace_vulnerability_assessment]
#   remediation: >-
#     Write `recurring_scans { enabled = true }`.
package terraform.azure.azure_synapse_workspace_v_ais_enabled

import data.lib.terraform

_types := ["azurerm_synapse_workspace_vulnerability_assessment"]

_scans := terraform.settings(_types, ["recurring_scans", "enabled"], false)

deny contains terraform.mended(setting, "the workspace is not scanned by itself", true) if {
	some setting in _scans
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_scans)
