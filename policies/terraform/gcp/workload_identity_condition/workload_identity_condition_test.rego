package terraform.gcp.workload_identity_condition_test

import data.terraform.gcp.workload_identity_condition

_module(body) := {"resource": {"google_iam_workload_identity_pool_provider": {"main": [body]}}}

_found(steps) := {{
	"message": "everybody with a token of the issuer is let into the pool, since there is no attribute_condition",
	"at": array.concat(["resource", "google_iam_workload_identity_pool_provider", "main", 0], steps),
	"resource": "google_iam_workload_identity_pool_provider.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["attribute_condition"], {"attribute_condition": ""}],
	[[], {}],
	[["attribute_condition"], {"attribute_condition": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		workload_identity_condition.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"attribute_condition": "assertion.repository_owner == 'example'"}]

test_accepts_what_is_right if {
	every body in _right {
		workload_identity_condition.deny == set() with input as _module(body)
		workload_identity_condition.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"attribute_condition": "${var.choice}"}
	workload_identity_condition.deny == set() with input as _module(body)
	workload_identity_condition.unknown == {{
		"message": "attribute_condition is known only when Terraform runs",
		"at": array.concat(["resource", "google_iam_workload_identity_pool_provider", "main", 0], ["attribute_condition"]),
		"resource": "google_iam_workload_identity_pool_provider.main",
	}} with input as _module(body)
}

test_leaves_issuers_that_belong_to_somebody_out if {
	every block in ["aws", "saml", "x509"] {
		body := {block: [{"account_id": "111111111111"}]}
		workload_identity_condition.deny == set() with input as _module(body)
		workload_identity_condition.unknown == set() with input as _module(body)
	}
	perhaps := {"dynamic": {"aws": [{"for_each": "${var.accounts}", "content": [{"account_id": "111111111111"}]}]}}
	workload_identity_condition.deny == set() with input as _module(perhaps)
	count(workload_identity_condition.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	workload_identity_condition.deny == set() with input as {"kind": "Pod"}
	workload_identity_condition.unknown == set() with input as {"kind": "Pod"}
	workload_identity_condition.deny == set() with input as {"resource": {"google_iam_workload_identity_pool_provider": "odd"}}
}
