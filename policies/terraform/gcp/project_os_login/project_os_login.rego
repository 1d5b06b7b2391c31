# METADATA
# title: Project without OS Login
# description: >-
#   Who may log in to the machines of the project is said by SSH keys in metadata, not by IAM. Such keys belong to
#   nobody in particular, do not expire, and stay when somebody leaves.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/oslogin
#     description: Google Cloud, About OS Login
#   - ref: https://cloud.google.com/compute/docs/oslogin/set-up-oslogin
#     description: Google Cloud, Set up OS Login
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_project_metadata, terraform_module/google_compute_project_metadata_item]
#   remediation: >-
#     Set `enable-oslogin = "TRUE"` in the metadata of the project, and grant `roles/compute.osLogin` to who may log
#     in, for without it they are locked out. Keys in metadata no longer count from then on.
#   controls:
#     cis_gcp_3_0: ["4.4"]
package terraform.gcp.project_os_login

import data.lib.google
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in _entries
	entry.key == _key
	terraform.known(entry.value)
	not google.is_on(entry.value)
	message := sprintf("enable-oslogin is %v, so IAM does not say who may log in", [entry.value])
}

deny contains {"message": message, "at": _place(project), "resource": project.address} if {
	count(_entries) == 0
	some project in terraform.resources_of({"google_compute_project_metadata"})
	message := "enable-oslogin is missing, so IAM does not say who may log in"
}

unknown contains google.doubt(_key, entry.at, entry.resource) if {
	some entry in _entries
	terraform.unknown(entry.value)
}

_key := "enable-oslogin"

# Entries that set the key, or may do so.
_entries := [entry |
	some entry in google.metadata
	entry.project
	_may_be_it(entry.key)
]

_may_be_it(key) if key == _key

_may_be_it(key) if terraform.unknown(key)

_place(project) := array.concat(project.path, ["metadata"]) if {
	terraform.argument(project.body, "metadata", null) != null
} else := project.path
