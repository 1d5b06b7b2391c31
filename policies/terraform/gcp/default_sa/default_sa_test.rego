package terraform.gcp.default_sa_test

import data.terraform.gcp.default_sa

_machine(body) := {"resource": {"google_compute_instance": {"m": [body]}}}

_with(email) := _machine({"service_account": [{"email": email, "scopes": ["cloud-platform"]}]})

_block := ["resource", "google_compute_instance", "m", 0, "service_account", 0]

test_finds_the_default_account if {
	every email in [
		"1234567890-compute@developer.gserviceaccount.com",
		"${data.google_project.p.number}-compute@developer.gserviceaccount.com",
		"${data.google_compute_default_service_account.default.email}",
		"default",
	] {
		default_sa.deny == {{
			"message": "machine runs as the default service account",
			"at": array.concat(_block, ["email"]),
			"resource": "google_compute_instance.m",
		}} with input as _with(email)
	}
}

test_finds_accounts_without_email if {
	default_sa.deny == {{
		"message": "service_account has no email, so the machine runs as the default service account",
		"at": _block,
		"resource": "google_compute_instance.m",
	}} with input as _machine({"service_account": [{"scopes": ["cloud-platform"]}]})
}

test_finds_templates if {
	found := {finding.resource | some finding in default_sa.deny} with input as {"resource": {
		"google_compute_instance_template": {"a": [{"service_account": [{}]}]},
		"google_compute_region_instance_template": {"b": [{"service_account": [{}]}]},
		"google_compute_instance_from_template": {"c": [{"service_account": [{}]}], "d": [{}]},
	}}
	found == {
		"google_compute_instance_template.a",
		"google_compute_region_instance_template.b",
		"google_compute_instance_from_template.c",
	}
}

test_accepts_other_accounts_and_none if {
	default_sa.deny == set() with input as _with("web@shop.iam.gserviceaccount.com")
	default_sa.deny == set() with input as _with("${google_service_account.web.email}")
	default_sa.unknown == set() with input as _with("${google_service_account.web.email}")
	default_sa.deny == set() with input as _machine({"name": "web"})
	default_sa.deny == set() with input as _machine({"name": "gke-pool-1", "service_account": [{}]})
}

test_says_what_is_unknown if {
	default_sa.deny == set() with input as _with("${var.email}")
	default_sa.unknown == {{
		"message": "email is known only when Terraform runs",
		"at": array.concat(_block, ["email"]),
		"resource": "google_compute_instance.m",
	}} with input as _with("${var.email}")
	default_sa.deny == set() with input as _machine({"service_account": "${var.account}"})
	default_sa.unknown == {{
		"message": "service_account is known only when Terraform runs",
		"at": ["resource", "google_compute_instance", "m", 0, "service_account"],
		"resource": "google_compute_instance.m",
	}} with input as _machine({"service_account": "${var.account}"})
}

test_accepts_other_documents if {
	default_sa.deny == set() with input as {"kind": "Pod"}
	default_sa.unknown == set() with input as {"kind": "Pod"}
}
