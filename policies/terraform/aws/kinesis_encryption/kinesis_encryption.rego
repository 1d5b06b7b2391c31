# METADATA
# title: Kinesis stream without encryption
# description: >-
#   Records of the stream lie unencrypted on the disks of Kinesis for as long as they are kept: `encryption_type` is
#   `NONE`, as it is where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html
#     description: AWS, What is server-side encryption for Kinesis Data Streams?
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-1
#     description: AWS Security Hub, Kinesis.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_kinesis_stream]
#   remediation: >-
#     Set `encryption_type = "KMS"` and `kms_key_id` to a key of your own, or to `alias/aws/kinesis`. With a key of
#     your own, producers need `kms:GenerateDataKey` and consumers `kms:Decrypt`.
#   controls:
#     fsbp: ["Kinesis.1"]
package terraform.aws.kinesis_encryption

import data.lib.fix
import data.lib.terraform

deny contains object.union(terraform.finding(setting, "records are not encrypted"), _remedy(setting)) if {
	some setting in _encryption
	terraform.known(setting.value)
	setting.value != "KMS"
}

unknown contains finding if some finding in terraform.undecided(_encryption)

_encryption := terraform.settings(["aws_kinesis_stream"], ["encryption_type"], "NONE")

_remedy(setting) := {"fix": fix.unsafe("Encrypt the stream with the key of AWS for Kinesis", edits)} if {
	path := setting.resource.path
	edits := array.concat(
		[fix.set(setting.edit, "KMS")],
		[fix.set(array.concat(path, ["kms_key_id"]), "alias/aws/kinesis") |
			terraform.argument(setting.resource.body, "kms_key_id", null) == null
		],
	)
}
