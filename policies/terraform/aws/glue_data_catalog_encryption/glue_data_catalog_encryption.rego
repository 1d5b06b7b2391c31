# METADATA
# title: Glue catalog that is not encrypted
# description: >-
#   The Data Catalog, or the passwords of its connections, are not encrypted: whoever may read the catalog has the
#   passwords of the databases.
# related_resources:
#   - ref: https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
#     description: AWS, Encrypting your Data Catalog
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_data_catalog_encryption_settings
#     description: Terraform, aws_glue_data_catalog_encryption_settings
# custom:
#   severity: high
#   kinds: [terraform_module/aws_glue_data_catalog_encryption_settings]
#   remediation: >-
#     Set `catalog_encryption_mode = "SSE-KMS"` in `encryption_at_rest`, and `return_connection_password_encrypted =
#     true` in `connection_password_encryption`.
package terraform.aws.glue_data_catalog_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "catalog is not encrypted", "SSE-KMS") if {
	some setting in _modes
	terraform.known(setting.value)
	not startswith(sprintf("%v", [setting.value]), "SSE-KMS")
}

deny contains terraform.mended(setting, "passwords of connections are not encrypted", true) if {
	some setting in _passwords
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(array.concat(_modes, _passwords))

_type := "aws_glue_data_catalog_encryption_settings"

_block := "data_catalog_encryption_settings"

_modes := terraform.settings([_type], [_block, "encryption_at_rest", "catalog_encryption_mode"], "DISABLED")

_passwords := terraform.settings(
	[_type],
	[_block, "connection_password_encryption", "return_connection_password_encrypted"],
	false,
)
