package terraform.gcp.project_os_login_test

import data.terraform.gcp.project_os_login

_project(metadata) := {"resource": {"google_compute_project_metadata": {"p": [{"metadata": metadata}]}}}

_metadata := ["resource", "google_compute_project_metadata", "p", 0, "metadata"]

test_finds_projects_without_os_login if {
	every no in [false, "FALSE", "no", "0"] {
		project_os_login.deny == {{
			"message": sprintf("enable-oslogin is %v, so IAM does not say who may log in", [no]),
			"at": array.concat(_metadata, ["enable-oslogin"]),
			"resource": "google_compute_project_metadata.p",
		}} with input as _project({"enable-oslogin": no})
	}
}

test_finds_projects_of_which_nothing_is_said if {
	project_os_login.deny == {{
		"message": "enable-oslogin is missing, so IAM does not say who may log in",
		"at": _metadata,
		"resource": "google_compute_project_metadata.p",
	}} with input as _project({"ssh-keys": "jane:ssh-ed25519 AAAA"})
	project_os_login.deny == {{
		"message": "enable-oslogin is missing, so IAM does not say who may log in",
		"at": ["resource", "google_compute_project_metadata", "p", 0],
		"resource": "google_compute_project_metadata.p",
	}} with input as {"resource": {"google_compute_project_metadata": {"p": [{}]}}}
}

test_finds_the_one_of_two_projects if {
	module := {"resource": {"google_compute_project_metadata": {
		"a": [{"project": "a", "metadata": {"enable-oslogin": "TRUE"}}],
		"b": [{"project": "b", "metadata": {"foo": "bar"}}],
	}}}
	{violation.resource | some violation in project_os_login.deny} == {"google_compute_project_metadata.b"} with input as module
	with_item := object.union_n([module, {"resource": {"google_compute_project_metadata_item": {"i": [{
		"project": "b",
		"key": "enable-oslogin",
		"value": "TRUE",
	}]}}}])
	project_os_login.deny == set() with input as with_item
}

test_finds_single_entries if {
	project_os_login.deny == {{
		"message": "enable-oslogin is FALSE, so IAM does not say who may log in",
		"at": ["resource", "google_compute_project_metadata_item", "i", 0, "value"],
		"resource": "google_compute_project_metadata_item.i",
	}} with input as {"resource": {"google_compute_project_metadata_item": {
		"i": [{"key": "enable-oslogin", "value": "FALSE"}],
		"other": [{"key": "other", "value": "FALSE"}],
	}}}
}

test_accepts_projects_with_os_login if {
	project_os_login.deny == set() with input as _project({"enable-oslogin": "TRUE"})
	project_os_login.deny == set() with input as _project({"enable-oslogin": true})
	project_os_login.deny == set() with input as {"resource": {"google_compute_instance": {"m": [{}]}}}
}

test_finds_machines_that_overrule_their_project if {
	every type in ["google_compute_instance", "google_compute_region_instance_template"] {
		project_os_login.deny == {{
			"message": "enable-oslogin is FALSE, so IAM does not say who may log in",
			"at": ["resource", type, "m", 0, "metadata", "enable-oslogin"],
			"resource": sprintf("%s.m", [type]),
		}} with input as {"resource": {type: {"m": [{"metadata": {"enable-oslogin": "FALSE"}}]}}}
	}
	module := {"resource": {
		"google_compute_instance": {"m": [{"metadata": {"enable-oslogin": "TRUE"}}]},
		"google_compute_project_metadata": {"p": [{"metadata": {"foo": "bar"}}]},
	}}
	{violation.resource | some violation in project_os_login.deny} == {"google_compute_project_metadata.p"} with input as module
}

_machine(body) := {"resource": {"google_compute_instance": {"m": [body]}}}

test_judges_machines_only_where_they_say_something if {
	every silent in [{}, {"metadata": "${var.metadata}"}, {"metadata": {"foo": "bar"}}] {
		not project_os_login.applies with input as _machine(silent)
		project_os_login.unknown == set() with input as _machine(silent)
	}
	project_os_login.applies with input as _machine({"metadata": {"enable-oslogin": "TRUE"}})
	project_os_login.applies with input as _project({})
}

test_says_what_is_unknown if {
	project_os_login.deny == set() with input as _project({"enable-oslogin": "${var.login}"})
	project_os_login.unknown == {{
		"message": "enable-oslogin is known only when Terraform runs",
		"at": array.concat(_metadata, ["enable-oslogin"]),
		"resource": "google_compute_project_metadata.p",
	}} with input as _project({"enable-oslogin": "${var.login}"})
	project_os_login.deny == set() with input as _project("${var.metadata}")
	count(project_os_login.unknown) == 1 with input as _project("${var.metadata}")
}

_item(value) := {"resource": {"google_compute_project_metadata_item": {"i": [{"key": "${var.key}", "value": value}]}}}

test_does_not_know_entries_of_an_unknown_key if {
	project_os_login.deny == set() with input as _item("FALSE")
	count(project_os_login.unknown) == 1 with input as _item("FALSE")
	project_os_login.unknown == set() with input as _item("TRUE")
}

test_accepts_other_documents if {
	project_os_login.deny == set() with input as {"kind": "Pod"}
	project_os_login.unknown == set() with input as {"kind": "Pod"}
}
