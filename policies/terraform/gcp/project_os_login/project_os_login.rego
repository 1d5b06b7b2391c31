# METADATA
# title: Project without OS Login
# description: >-
#   Who may log in to the machines of the project is said by SSH keys in metadata, not by IAM. Such keys belong to
#   nobody in particular, do not expire, and stay when somebody leaves. What a machine or a template of machines says
#   overrules its project.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/oslogin
#     description: Google Cloud, About OS Login
#   - ref: https://cloud.google.com/compute/docs/oslogin/set-up-oslogin
#     description: Google Cloud, Set up OS Login
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_compute_instance
#     - terraform_module/google_compute_instance_from_machine_image
#     - terraform_module/google_compute_instance_from_template
#     - terraform_module/google_compute_instance_template
#     - terraform_module/google_compute_project_metadata
#     - terraform_module/google_compute_project_metadata_item
#     - terraform_module/google_compute_region_instance_template
#   remediation: >-
#     Set `enable-oslogin = "TRUE"` in the metadata of the project and nothing else in that of machines, and grant
#     `roles/compute.osLogin` to who may log in, for without it they are locked out. Keys in metadata no longer count
#     from then on.
#   controls:
#     cis_gcp_3_0: ["4.4"]
package terraform.gcp.project_os_login

import data.lib.google
import data.lib.terraform

# Machines that say nothing of it do as their project does.
applies if count(terraform.resources_of(_projects)) > 0

applies if count(_entries) > 0

deny contains terraform.finding(entry, message) if {
	some entry in _entries
	entry.key == _key
	terraform.known(entry.value)
	not google.is_on(entry.value)
	message := sprintf("enable-oslogin is %v, so IAM does not say who may log in", [entry.value])
}

deny contains {"message": message, "at": _place(project), "resource": project.address} if {
	some project in terraform.resources_of({"google_compute_project_metadata"})
	not _is_said(project)
	message := "enable-oslogin is missing, so IAM does not say who may log in"
}

unknown contains google.doubt(_key, entry.at, entry.resource) if {
	some entry in _entries
	not google.is_on(entry.value)
	terraform.unknown([entry.key, entry.value])
}

# By the metadata of the project, or by an entry of its own.
_is_said(project) if {
	some entry in _entries
	entry.resource.address == project.address
}

_is_said(_) if {
	some entry in _entries
	entry.resource.type == "google_compute_project_metadata_item"
}

_key := "enable-oslogin"

_projects := {"google_compute_project_metadata", "google_compute_project_metadata_item"}

# Entries that set the key. Those of a project may do so, too: a machine rarely says it.
_entries := [entry |
	some entry in google.metadata
	_may_be_it(entry)
]

_may_be_it(entry) if entry.key == _key

_may_be_it(entry) if {
	entry.project
	terraform.unknown(entry.key)
}

_place(project) := array.concat(project.path, ["metadata"]) if {
	terraform.argument(project.body, "metadata", null) != null
} else := project.path
