# METADATA
# title: EBS volume without a key of your own
# description: >-
#   No key is named for the volume. Where it is encrypted it is so already with a key of AWS (`aws/ebs`), whose policy
#   you cannot change: snapshots cannot be shared, and access cannot be taken back. Volumes that are made from a
#   snapshot, and modules that name a default key for the region, are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
#     description: AWS, Amazon EBS encryption
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ebs_volume]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key`, beside `encrypted = true`; or choose a key for all new volumes
#     with `aws_ebs_default_kms_key`.
package terraform.aws.ebs_cmk

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, "volume is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.presences(["aws_ebs_volume"], ["kms_key_id"])
	snapshots := terraform.presences_of(said.resource, ["snapshot_id"])
	some setting in terraform.unless(said, array.concat(snapshots, _default_keys))
]

# Keys for all new volumes of the region: true, or an unknown value that this hangs on.
_default_keys := [{"value": array.concat(doubts, [true])[0]} |
	some key in terraform.resources_of(["aws_ebs_default_kms_key"])
	doubts := [doubt.value | some doubt in terraform_instances.doubts(key, {})]
]
