package terraform.gcp.gcp_audit_logs_configured_for_all_services_and_users_test

import data.terraform.gcp.gcp_audit_logs_configured_for_all_services_and_users

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_project", {"project_id": "shop"}),
		_found("google_project", [], "reading and writing of data is not logged for all services"),
	],
	[
		{"resource": {"google_project": {"main": [{"project_id": "shop"}]}, "google_project_iam_audit_config": {"main": [{"project": "${google_project.main.id}", "service": "storage.googleapis.com", "audit_log_config": [{"log_type": "DATA_READ"}]}]}}},
		{{"message": "reading and writing of data is not logged for all services", "at": ["resource", "google_project", "main", 0], "resource": "google_project.main"}},
	],
	[
		{"resource": {"google_project": {"main": [{"project_id": "shop"}]}, "google_project_iam_audit_config": {"main": [{"project": "shop", "service": "allServices", "audit_log_config": [{"log_type": "ADMIN_READ"}]}]}}},
		{{"message": "reading and writing of data is not logged for all services", "at": ["resource", "google_project", "main", 0], "resource": "google_project.main"}},
	],
	[
		{"resource": {"google_project": {"main": [{"project_id": "shop"}]}, "google_project_iam_audit_config": {"main": [{"project": "shop", "service": "allServices", "audit_log_config": [{"log_type": "DATA_READ", "exempted_members": ["user:a"]}]}]}}},
		{{"message": "reading and writing of data is not logged for all services", "at": ["resource", "google_project", "main", 0], "resource": "google_project.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_audit_logs_configured_for_all_services_and_users.deny == example[1] with input as example[0]
	}
}

_right := [
	{"resource": {"google_project": {"main": [{"project_id": "shop"}]}, "google_project_iam_audit_config": {"main": [{"project": "${google_project.main.project_id}", "service": "allServices", "audit_log_config": [{"log_type": "ADMIN_READ"}, {"log_type": "DATA_READ", "exempted_members": []}]}]}}},
	{"resource": {"google_project": {"main": [{}]}, "google_organization_iam_audit_config": {"main": [{}]}}},
]

test_accepts_what_is_right if {
	every module in _right {
		gcp_audit_logs_configured_for_all_services_and_users.deny == set() with input as module
		gcp_audit_logs_configured_for_all_services_and_users.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		{"resource": {"google_project": {"main": [{"project_id": "shop"}]}, "google_project_iam_audit_config": {"main": [{"project": "shop", "service": "${var.service}"}]}}},
		{{"message": "audit_log_config is known only when Terraform runs", "at": ["resource", "google_project", "main", 0], "resource": "google_project.main"}},
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		gcp_audit_logs_configured_for_all_services_and_users.deny == set() with input as example[0]
		gcp_audit_logs_configured_for_all_services_and_users.unknown == example[1] with input as example[0]
	}
}

test_does_not_know_which_project_is_meant if {
	module := {"resource": {
		"google_project": {"main": [{"project_id": "shop"}]},
		"google_project_iam_audit_config": {"main": [{
			"project": "${local.project.project_id}",
			"service": "allServices",
			"audit_log_config": [{"log_type": "DATA_READ"}],
		}]},
	}}
	gcp_audit_logs_configured_for_all_services_and_users.deny == set() with input as module
	count(gcp_audit_logs_configured_for_all_services_and_users.unknown) == 1 with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_audit_logs_configured_for_all_services_and_users.deny == set() with input as {"kind": "Pod"}
	gcp_audit_logs_configured_for_all_services_and_users.unknown == set() with input as {"kind": "Pod"}
	gcp_audit_logs_configured_for_all_services_and_users.deny == set() with input as {"resource": {"google_project": "odd"}}
}
