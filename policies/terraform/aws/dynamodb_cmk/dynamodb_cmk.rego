# METADATA
# title: DynamoDB table without a key of your own
# description: >-
#   The table is encrypted already, with a key that belongs to DynamoDB, or with the one of AWS in your account
#   (`alias/aws/dynamodb`). With a key of your own you say who may read the table, see each use in CloudTrail and can
#   take access back at once, which some standards (NIST SC-28) ask for.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
#     description: AWS, How encryption at rest of DynamoDB works
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_dynamodb_table]
#   remediation: >-
#     Set `enabled = true` and `kms_key_arn` to the ARN of an `aws_kms_key` in `server_side_encryption`; a `replica`
#     in another region needs a `kms_key_arn` of that region.
package terraform.aws.dynamodb_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "table is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

# One setting of each table that is not sure to have a key of its own: the switch, or else the key.
_settings := [setting |
	some table in terraform.resources_of(["aws_dynamodb_table"])
	keys := terraform.presences_of(table, ["server_side_encryption", "kms_key_arn"])
	switches := terraform.settings_of(table, ["server_side_encryption", "enabled"], false)
	not _has_key(keys, switches)
	setting := _first(array.concat([_switched(setting) | some setting in switches], [_owned(key) | some key in keys]))
]

_has_key(keys, switches) if {
	some key in keys
	_owned(key).value == true
	some switch in switches
	_switched(switch).value == true
}

_switched(setting) := object.union(setting, {"value": false}) if {
	terraform.is_false(setting.value)
} else := object.union(setting, {"value": true}) if {
	terraform.is_true(setting.value)
} else := setting

# The key that AWS has in each account is none of one's own.
_owned(setting) := object.union(setting, {"value": false}) if {
	setting.value == true
	walk(object.get(setting.resource.body, "server_side_encryption", null), [path, value])
	path[count(path) - 1] == "kms_key_arn"
	is_string(value)
	endswith(value, "alias/aws/dynamodb")
} else := setting

_first(settings) := [setting | some setting in settings; setting.value == false][0] if {
	some setting in settings
	setting.value == false
} else := [setting | some setting in settings; terraform.unknown(setting.value)][0]
