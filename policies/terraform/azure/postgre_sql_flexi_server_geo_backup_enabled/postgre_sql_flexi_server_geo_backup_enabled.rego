# METADATA
# title: PostgreSQL server whose backups stay in one region
# description: >-
#   Backups of the server lie in the region of the server itself. When that is lost, so are they, and all data with
#   them. Replicas, which have no backups, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/cross-region-replication-azure
#     description: Microsoft, Azure cross-region replication pairings
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server
#     description: azurerm_postgresql_flexible_server, geo_redundant_backup_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_postgresql_flexible_server]
#   remediation: >-
#     Write `geo_redundant_backup_enabled = true`. It can be set only when a server is made, so Terraform makes a new
#     one: restore a backup into it.
package terraform.azure.postgre_sql_flexi_server_geo_backup_enabled

import data.lib.terraform

_backups := [setting |
	some setting in terraform.settings(
		["azurerm_postgresql_flexible_server"],
		["geo_redundant_backup_enabled"],
		false,
	)
	lower(sprintf("%v", [object.get(setting.resource.body, "create_mode", "")])) != "replica"
]

deny contains terraform.finding(setting, "backups stay in one region") if {
	some setting in _backups
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_backups)
