# METADATA
# title: Storage bucket without versioning
# description: >-
#   An object that is overwritten or deleted, by mistake or on purpose, is gone. With versioning the old one stays for
#   as long as lifecycle rules say. Buckets with a retention policy, whose objects can be neither overwritten nor
#   deleted, are left out.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/object-versioning
#     description: Google Cloud, Object Versioning
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#     description: Terraform, google_storage_bucket, versioning
# custom:
#   severity: low
#   kinds: [terraform_module/google_storage_bucket]
#   remediation: >-
#     Write `versioning { enabled = true }`, with a `lifecycle_rule` that deletes old versions (`num_newer_versions`,
#     `days_since_noncurrent_time`), for they are paid for.
package terraform.gcp.storage_versioning

import data.lib.terraform

_versioning := [setting |
	some bucket in terraform.resources_of({"google_storage_bucket"})
	terraform.blocks(bucket, "retention_policy") == []
	some setting in terraform.settings_of(bucket, ["versioning", "enabled"], false)
]

deny contains terraform.mended(setting, "versions of objects that are overwritten or deleted are not kept", true) if {
	some setting in _versioning
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_versioning)
