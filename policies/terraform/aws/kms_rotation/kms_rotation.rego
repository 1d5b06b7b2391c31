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
	count(terraform.undecided(_conditions(setting.resource))) == 0
}

unknown contains finding if {
	some setting in _rotation
	not terraform.is_true(setting.value)
	some finding in terraform.undecided(array.concat([setting], _conditions(setting.resource)))
}

_rotation := [setting |
	some setting in terraform.settings(["aws_kms_key"], ["enable_key_rotation"], false)
	every condition in _conditions(setting.resource) {
		_can_rotate(condition.value)
	}
]

# AWS rotates symmetric keys for encryption that it keeps itself.
_conditions(key) := array.concat(
	terraform.presences_of(key, ["custom_key_store_id"]),
	array.concat(
		terraform.settings_of(key, ["customer_master_key_spec"], "SYMMETRIC_DEFAULT"),
		terraform.settings_of(key, ["key_usage"], "ENCRYPT_DECRYPT"),
	),
)

_can_rotate(value) if value in {"SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", false}

_can_rotate(value) if terraform.unknown(value)
