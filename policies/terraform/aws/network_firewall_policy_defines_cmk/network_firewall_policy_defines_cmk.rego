# METADATA
# title: Firewall policy without a key of your own
# description: >-
#   The policy of the Network Firewall names no KMS key of your own. It is encrypted already, with a key of AWS; with
#   a key of your own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
#     description: AWS, Encryption at rest with AWS KMS
# custom:
#   severity: low
#   kinds: [terraform_module/aws_networkfirewall_firewall_policy]
#   remediation: >-
#     Write a block `encryption_configuration` with `type = "CUSTOMER_KMS"` and `key_id`.
package terraform.aws.network_firewall_policy_defines_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_networkfirewall_firewall_policy"], ["encryption_configuration", "key_id"])

deny contains terraform.finding(setting, "policy is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
