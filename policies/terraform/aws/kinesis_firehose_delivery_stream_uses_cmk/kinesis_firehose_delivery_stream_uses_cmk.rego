# METADATA
# title: Firehose stream without a key of your own
# description: >-
#   Where the stream is encrypted it is so already with a key of AWS. With a key of your own you say who may use it,
#   see each use in CloudTrail and can take access back at once. Streams that read a Kinesis data stream are as that
#   and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
#     description: AWS, Data Protection in Amazon Data Firehose
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_kinesis_firehose_delivery_stream]
#   remediation: >-
#     Set `enabled = true`, `key_type = "CUSTOMER_MANAGED_CMK"` and `key_arn` in `server_side_encryption`.
#   overlaps: [terraform.aws.kinesis_firehose_delivery_stream_sse]
package terraform.aws.kinesis_firehose_delivery_stream_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "stream is not encrypted with a key of your own") if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

# The first fault of each stream: the switch, the type of the key, or the key.
_settings := [faults[0] |
	some stream in terraform.resources_of(["aws_kinesis_firehose_delivery_stream"])
	every source in terraform.presences_of(stream, ["kinesis_source_configuration"]) {
		source.value == false
	}
	faults := [setting |
		some setting in array.concat(array.concat(_switches(stream), _types(stream)), _keys(stream))
		not terraform.is_true(setting.value)
	]
	count(faults) > 0
]

_switches(stream) := terraform.settings_of(stream, ["server_side_encryption", "enabled"], false)

_types(stream) := [object.union(setting, {"value": _is_own(setting.value)}) |
	some setting in terraform.settings_of(stream, ["server_side_encryption", "key_type"], "AWS_OWNED_CMK")
]

_keys(stream) := terraform.presences_of(stream, ["server_side_encryption", "key_arn"])

_is_own(type) := type if {
	terraform.unknown(type)
} else := type == "CUSTOMER_MANAGED_CMK"
