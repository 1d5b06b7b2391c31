# METADATA
# title: Storage bucket open to everybody
# description: >-
#   A grant or an access control list names `allUsers` or `allAuthenticatedUsers`, which is everybody who has some
#   Google account. What is in the bucket can then be read, or even written, by whoever guesses its name, and names
#   are guessed by machines all day. Buckets that prevent public access are left out.
# related_resources:
#   - ref: https://cloud.google.com/storage/docs/public-access-prevention
#     description: Google Cloud, Public access prevention
#   - ref: https://cloud.google.com/storage/docs/access-control/making-data-public
#     description: Google Cloud, Making data public
# custom:
#   severity: critical
#   kinds: [terraform_module/google_storage_bucket, terraform_module/google_storage_bucket_access_control,
#     terraform_module/google_storage_bucket_acl, terraform_module/google_storage_bucket_iam_binding,
#     terraform_module/google_storage_bucket_iam_member, terraform_module/google_storage_bucket_iam_policy,
#     terraform_module/google_storage_bucket_object, terraform_module/google_storage_default_object_access_control,
#     terraform_module/google_storage_default_object_acl, terraform_module/google_storage_managed_folder_iam_binding,
#     terraform_module/google_storage_managed_folder_iam_member,
#     terraform_module/google_storage_managed_folder_iam_policy, terraform_module/google_storage_object_access_control,
#     terraform_module/google_storage_object_acl]
#   remediation: >-
#     Grant the role to the principals that need it, and set `public_access_prevention = "enforced"` on the bucket
#     so that no later grant opens it. A web site is better served by a load balancer in front of a bucket that it
#     may read.
#   controls:
#     cis_gcp_3_0: ["5.1"]
package terraform.gcp.storage_public

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.who in google_iam.everybody
	count(_prevention(grant.resource)) == 0
	message := sprintf("%s has %s on the bucket", [grant.who, grant.role])
}

deny contains terraform.finding(entry, message) if {
	some entry in _lists
	entry.who in _public
	count(_prevention(entry.resource)) == 0
	not _without_lists(entry.resource)
	message := sprintf("access control list is open: %s", [entry.who])
}

unknown contains google.doubt("public access", entry.at, entry.resource) if {
	some entry in array.concat(_grants, _lists)
	_may_open(entry)
	not "enforced" in _prevention(entry.resource)
	terraform.unknown([entry.who, _prevention(entry.resource)])
}

_may_open(entry) if entry.who in _public

_may_open(entry) if google_iam.may_be_anybody(entry.who)

_grants := [object.union(grant, {"who": grant.member}) |
	some grant in google_iam.grants({"google_storage_bucket", "google_storage_managed_folder"})
]

# Who is named, and the lists that Cloud Storage has names for.
_public := google_iam.everybody | {"publicRead", "publicReadWrite", "authenticatedRead"}

# What has an access control list, and where it says whom it is for.
_list_arguments := {
	"google_storage_bucket_access_control": ["entity"],
	"google_storage_bucket_acl": ["role_entity", "predefined_acl", "default_acl"],
	"google_storage_bucket_object": ["predefined_acl"],
	"google_storage_default_object_access_control": ["entity"],
	"google_storage_default_object_acl": ["role_entity"],
	"google_storage_object_access_control": ["entity"],
	"google_storage_object_acl": ["role_entity", "predefined_acl"],
}

# An entry of `role_entity` is "READER:allUsers".
_lists := [entry |
	some type, names in _list_arguments
	some resource in terraform.resources_of({type})
	some name in names
	some said in _said(resource, name)
	entry := {"who": regex.replace(said.text, `^.*:`, ""), "at": said.at, "resource": resource}
]

_said(resource, name) := [{"text": text, "at": array.concat(resource.path, [name])}] if {
	text := resource.body[name]
	is_string(text)
} else := [{"text": text, "at": array.concat(resource.path, [name, index])} |
	some index, text in resource.body[name]
	is_string(text)
]

# What the bucket of a resource says of public access, where it says that it is prevented or may be.
_prevention(resource) := {prevention |
	some bucket in _buckets_of(resource)
	prevention := bucket.body.public_access_prevention
	_may_prevent(prevention)
}

_may_prevent("enforced")

_may_prevent(prevention) if terraform.unknown(prevention)

_without_lists(resource) if {
	some bucket in _buckets_of(resource)
	terraform.is_true(bucket.body.uniform_bucket_level_access)
}

_buckets_of(resource) := [_buckets[position] |
	text := terraform.argument(resource.body, "bucket", "")
	references := terraform.references(text, "google_storage_bucket")
	some position in (object.get(_called, [text], set()) | {position | some name in references; some position in _named[name]})
	_names(text, _buckets[position])
]

_buckets := terraform.resources_of({"google_storage_bucket"})

_named[bucket.name] contains position if some position, bucket in _buckets

_called[bucket.body.name] contains position if some position, bucket in _buckets

_names(text, bucket) if text == bucket.body.name

_names(text, bucket) if terraform.refers_to(text, bucket.address)
