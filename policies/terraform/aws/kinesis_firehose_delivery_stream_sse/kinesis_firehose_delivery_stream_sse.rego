# METADATA
# title: Firehose stream without encryption at rest
# description: >-
#   What waits in the stream for its delivery is not encrypted, as it is not where nothing is said. Streams that read
#   a Kinesis data stream are as that and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
#     description: AWS, Data Protection in Amazon Data Firehose
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html#datafirehose-1
#     description: AWS Security Hub, DataFirehose.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_kinesis_firehose_delivery_stream]
#   remediation: >-
#     Set `enabled = true` in `server_side_encryption`.
#   controls:
#     fsbp: ["DataFirehose.1"]
package terraform.aws.kinesis_firehose_delivery_stream_sse

import data.lib.terraform

deny contains terraform.mended(setting, "stream is not encrypted at rest", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.settings(["aws_kinesis_firehose_delivery_stream"], ["server_side_encryption", "enabled"], false)
	every source in terraform.presences_of(setting.resource, ["kinesis_source_configuration"]) {
		source.value == false
	}
]
