# METADATA
# title: KMS key that is not rotated within 90 days
# description: >-
#   The key gets no new version for a long time, or never. All that was ever encrypted then hangs on one version,
#   and there is no practice for the day on which it has to be replaced. Asymmetric, imported and external keys
#   cannot be rotated by Google and are left out.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/key-rotation
#     description: Google Cloud, Key rotation
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key
#     description: Terraform, google_kms_crypto_key
# custom:
#   severity: low
#   kinds: [terraform_module/google_kms_crypto_key]
#   remediation: >-
#     Set `rotation_period = "7776000s"` (90 days in seconds) or less. Old versions stay and go on decrypting;
#     nothing has to be encrypted anew.
#   controls:
#     cis_gcp_3_0: ["1.10"]
package terraform.gcp.kms_rotation

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in _periods
	setting.value == ""
	message := sprintf("%s, so the key is never rotated", [setting.said])
}

deny contains terraform.finding(setting, message) if {
	some setting in _periods
	_seconds(setting.value) > _most
	message := sprintf("%s, which is more than 90 days", [setting.said])
}

deny contains terraform.finding(setting, message) if {
	some setting in _periods
	terraform.known(setting.value)
	not setting.value == ""
	not _seconds(setting.value)
	message := sprintf("%s, which is no time: write seconds with an s, as 7776000s", [setting.said])
}

unknown contains finding if some finding in terraform.undecided(_periods)

_most := ((90 * 24) * 60) * 60

# Periods of keys that can be rotated; where that is unknown, so is a period that is not right.
_periods := [setting |
	some said in google.settings({"google_kms_crypto_key"}, ["rotation_period"], "")
	conditions := _conditions(said.resource)
	every condition in conditions {
		_can_rotate(condition)
	}
	doubts := [condition | some condition in conditions; terraform.unknown(condition)]
	setting := object.union(said, {"value": doubts[0] | not _is_right(said.value)})
]

_is_right(period) if _seconds(period) <= _most

_conditions(key) := [setting.value |
	some path, otherwise in {
		["purpose"]: "ENCRYPT_DECRYPT",
		["import_only"]: false,
		["version_template", "protection_level"]: "SOFTWARE",
	}
	some setting in terraform.settings_of(key, path, otherwise)
]

_can_rotate(condition) if condition in {"ENCRYPT_DECRYPT", "HSM", "HSM_SINGLE_TENANT", "SOFTWARE"}

_can_rotate(condition) if terraform.is_false(condition)

_can_rotate(condition) if terraform.unknown(condition)

_seconds(period) := to_number(trim_suffix(period, "s")) if {
	is_string(period)
	regex.match(`^[0-9]+(\.[0-9]+)?s$`, period)
}
