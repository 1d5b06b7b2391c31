# METADATA
# title: Project that does not log who reads its data
# description: >-
#   Nobody writes down who reads and changes the data of the project: Google logs by itself only what is done to
#   resources. After a leak it cannot be said what was taken. Projects below a folder or an organization whose audit
#   configuration stands in the module are left out.
# related_resources:
#   - ref: https://cloud.google.com/logging/docs/audit/configure-data-access
#     description: Google Cloud, Enable Data Access audit logs
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_audit_config
#     description: Terraform, google_project_iam_audit_config
# custom:
#   severity: medium
#   kinds: [terraform_module/google_project]
#   remediation: >-
#     Write a `google_project_iam_audit_config` with `service = "allServices"` and an `audit_log_config` for
#     `ADMIN_READ`, `DATA_READ` and `DATA_WRITE`, without `exempted_members`.
#   controls:
#     cis_gcp_3_0: ["2.1"]
package terraform.gcp.gcp_audit_logs_configured_for_all_services_and_users

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": project.path, "resource": project.address} if {
	some project in _projects
	not _is_logged(project)
	not _may_be_logged(project)
	message := "reading and writing of data is not logged for all services"
}

unknown contains google.doubt("audit_log_config", project.path, project) if {
	some project in _projects
	not _is_logged(project)
	_may_be_logged(project)
}

_projects := [project |
	some project in terraform.resources_of({"google_project"})
	count(terraform.resources_of({"google_folder_iam_audit_config", "google_organization_iam_audit_config"})) == 0
]

_is_logged(project) if {
	some config in _configs(project)
	config.body.service == "allServices"
	logs := google.blocks(config, "audit_log_config")
	"DATA_READ" in {log.body.log_type | some log in logs; not log.doubt}
	every log in logs {
		object.get(log.body, "exempted_members", []) in [[], null]
	}
}

_may_be_logged(project) if {
	some config in _configs(project)
	terraform.unknown([config.body.service, google.blocks(config, "audit_log_config")])
}

# What comes out of a table or a loop may be the project.
_may_be_logged(_) if {
	some config in terraform.resources_of({"google_project_iam_audit_config"})
	terraform.elsewhere(config, "project", "google_project")
}

# Audit configurations of a project: those that name it, or its id.
_configs(project) := [config |
	some config in terraform.resources_of({"google_project_iam_audit_config"})
	_names(object.get(config.body, "project", null), project)
]

_names(value, project) if terraform.refers_to(value, project.address)

_names(value, project) if {
	is_string(value)
	value == project.body.project_id
}
