# METADATA
# title: Keyspaces table without a key of your own
# description: >-
#   The table is encrypted already, with a key that AWS keeps for Keyspaces. With a key of your own you say who may
#   use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/keyspaces_table
#     description: Terraform, aws_keyspaces_table
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_keyspaces_table]
#   remediation: >-
#     Set `type = "CUSTOMER_MANAGED_KMS_KEY"` and `kms_key_identifier` in `encryption_specification`.
package terraform.aws.keyspaces_table_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "table is not encrypted with a key of your own") if {
	some setting in _settings
	terraform.known(setting.value)
	setting.value != "CUSTOMER_MANAGED_KMS_KEY"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_keyspaces_table"], ["encryption_specification", "type"], "AWS_OWNED_KMS_KEY")
