# METADATA
# title: Bucket that can be opened to everybody
# description: >-
#   Whoever manages the bucket may give `allUsers` access to it, by one line. With public access prevention such
#   grants are refused, and those that are there have no effect.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/public-access-prevention
#     description: Google Cloud, Public access prevention
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#     description: Terraform, google_storage_bucket, public_access_prevention
# custom:
#   severity: medium
#   kinds: [terraform_module/google_storage_bucket]
#   remediation: >-
#     Write `public_access_prevention = "enforced"`. A bucket that is meant for everybody cannot have it.
package terraform.gcp.google_storage_public_access_prevention

import data.lib.terraform

_preventions := terraform.settings(["google_storage_bucket"], ["public_access_prevention"], "inherited")

deny contains terraform.mended(setting, "the bucket can be opened to everybody", "enforced") if {
	some setting in _preventions
	lower(sprintf("%v", [setting.value])) in {"inherited", "unspecified"}
}

unknown contains finding if some finding in terraform.undecided(_preventions)
