# METADATA
# title: KMS key that is never rotated
# description: >-
#   The key material stays the same for ever, so one leak or one broken operation opens everything that was ever
#   encrypted with it. KMS can rotate symmetric keys by itself and keeps the old material for old data. Asymmetric
#   keys, HMAC keys and keys in a key store of your own cannot be rotated by KMS and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
#     description: AWS, Rotate AWS KMS keys
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4
#     description: AWS Security Hub, KMS.4
# custom:
#   severity: low
#   kinds: [terraform_module/aws_kms_key]
#   remediation: >-
#     Set `enable_key_rotation = true`. Applications notice nothing: the key keeps its ARN, and old data is decrypted
#     as before.
#   controls:
#     cis_aws_3_0: ["3.6"]
package terraform.aws.kms_rotation

import data.lib.terraform

deny contains terraform.mended(setting, "key is never rotated", true) if {
	some setting in _rotation
	terraform.is_false(setting.value)
	count(terraform.undecided(_specs(setting.resource))) == 0
}

unknown contains finding if {
	some setting in _rotation
	not terraform.is_true(setting.value)
	some finding in terraform.undecided(array.concat([setting], _specs(setting.resource)))
}

_rotation := [setting |
	some setting in terraform.settings(["aws_kms_key"], ["enable_key_rotation"], false)
	every spec in _specs(setting.resource) {
		_symmetric(spec.value)
	}
	terraform.argument(setting.resource.body, "key_usage", "ENCRYPT_DECRYPT") == "ENCRYPT_DECRYPT"
	terraform.argument(setting.resource.body, "custom_key_store_id", null) == null
]

_specs(key) := terraform.settings_of(key, ["customer_master_key_spec"], "SYMMETRIC_DEFAULT")

_symmetric("SYMMETRIC_DEFAULT")

_symmetric(spec) if terraform.unknown(spec)
