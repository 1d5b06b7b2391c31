# METADATA
# title: Log sink whose bucket can be emptied
# description: >-
#   Logs go to a bucket without a locked retention policy. Whoever may manage the bucket can delete them, and an
#   intruder who gets that far erases their traces. Sinks whose bucket is not in the module are left out.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/bucket-lock
#     description: Google Cloud, Bucket Lock
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_project_sink
#     description: Terraform, google_logging_project_sink
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_logging_folder_sink
#     - terraform_module/google_logging_organization_sink
#     - terraform_module/google_logging_project_sink
#   remediation: >-
#     Write `retention_policy { retention_period = 31536000, is_locked = true }` in the bucket. A lock cannot be taken
#     back.
#   controls:
#     cis_gcp_3_0: ["2.3"]
package terraform.gcp.gcp_log_buckets_configured_using_lock

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": sink.at, "resource": sink.resource.address} if {
	some sink in _sinks
	not terraform.is_true(sink.locked)
	terraform.known(sink.locked)
	message := "logs in the bucket can be deleted, since its retention policy is not locked"
}

unknown contains google.doubt("is_locked", sink.at, sink.resource) if {
	some sink in _sinks
	terraform.unknown(sink.locked)
}

_types := {"google_logging_folder_sink", "google_logging_organization_sink", "google_logging_project_sink"}

# Sinks with what their bucket says of its lock.
_sinks := [sink |
	some resource in terraform.resources_of(_types)
	some name in terraform.references(object.get(resource.body, "destination", null), "google_storage_bucket")
	some bucket in object.get(_buckets, name, [])
	some setting in terraform.settings_of(bucket, ["retention_policy", "is_locked"], false)
	sink := {
		"resource": resource,
		"locked": setting.value,
		"at": array.concat(resource.path, ["destination"]),
	}
]

_buckets[name] contains bucket if {
	some bucket in object.get(terraform.resources, "google_storage_bucket", [])
	name := bucket.name
}
