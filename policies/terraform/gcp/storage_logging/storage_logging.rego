# METADATA
# title: Storage bucket without access logs
# description: >-
#   Nobody writes down who read or changed the objects of the bucket. After a leak it cannot be said what was taken.
#   Buckets that take the logs of other ones in are left out, for they would log themselves.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/access-logs
#     description: Google Cloud, Usage logs and storage logs
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#     description: Terraform, google_storage_bucket, logging
# custom:
#   severity: low
#   kinds: [terraform_module/google_storage_bucket]
#   remediation: >-
#     Write a `logging` block with `log_bucket`, and let `cloud-storage-analytics@google.com` write to that one. Where
#     Data Access audit logs of Cloud Storage are on, which say more, ignore the finding with that reason.
package terraform.gcp.storage_logging

import data.lib.terraform

_presences := [presence |
	some presence in terraform.presences({"google_storage_bucket"}, ["logging", "log_bucket"])
	not _takes_logs(presence.resource)
]

deny contains terraform.finding(presence, "access to the bucket is not logged") if {
	some presence in _presences
	presence.value == false
}

unknown contains finding if some finding in terraform.undecided(_presences)

_takes_logs(bucket) if bucket.name in _named

_takes_logs(bucket) if bucket.body.name in _targets

_named := {name | some target in _targets; some name in terraform.references(target, "google_storage_bucket")}

# The buckets that others write their logs to, as they say it.
_targets := {setting.value |
	some setting in terraform.settings({"google_storage_bucket"}, ["logging", "log_bucket"], null)
	is_string(setting.value)
}
