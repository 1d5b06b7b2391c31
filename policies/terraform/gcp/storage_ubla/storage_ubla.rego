# METADATA
# title: Storage bucket with access control lists
# description: >-
#   Access to the bucket is ruled twice, by IAM and by an access control list on every object. The lists appear in
#   no IAM policy, so an object that was once shared with everybody stays so and nobody sees it.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/uniform-bucket-level-access
#     description: Google Cloud, Uniform bucket-level access
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#     description: Terraform, google_storage_bucket
# custom:
#   severity: medium
#   kinds: [terraform_module/google_storage_bucket]
#   remediation: >-
#     Set `uniform_bucket_level_access = true`. Before that, turn what the lists grant into IAM grants, for the
#     lists no longer count; for 90 days the setting can be taken back.
#   controls:
#     cis_gcp_3_0: ["5.2"]
package terraform.gcp.storage_ubla

import data.lib.google
import data.lib.terraform

deny contains terraform.mended(setting, message, true) if {
	some setting in _settings
	terraform.is_false(setting.value)
	message := sprintf("%s, so every object has an access control list of its own", [setting.said])
}

unknown contains finding if some finding in terraform.undecided(_settings)

# The argument was called `bucket_policy_only` before version 4 of the provider.
_settings := [setting |
	some setting in google.settings({"google_storage_bucket"}, ["uniform_bucket_level_access"], false)
	not terraform.is_true(object.get(setting.resource.body, "bucket_policy_only", null))
]
