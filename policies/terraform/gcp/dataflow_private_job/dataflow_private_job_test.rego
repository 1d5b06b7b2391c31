package terraform.gcp.dataflow_private_job_test

import data.terraform.gcp.dataflow_private_job

_module(body) := {"resource": {"google_dataflow_job": {"main": [body]}}}

_found(steps) := {{
	"message": "the machines of the job have public addresses",
	"at": array.concat(["resource", "google_dataflow_job", "main", 0], steps),
	"resource": "google_dataflow_job.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["ip_configuration"], {"ip_configuration": "WORKER_IP_PUBLIC"}],
	[[], {}],
	[["ip_configuration"], {"ip_configuration": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		dataflow_private_job.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"ip_configuration": "WORKER_IP_PRIVATE"}]

test_accepts_what_is_right if {
	every body in _right {
		dataflow_private_job.deny == set() with input as _module(body)
		dataflow_private_job.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"ip_configuration": "${var.choice}"}
	dataflow_private_job.deny == set() with input as _module(body)
	dataflow_private_job.unknown == {{
		"message": "ip_configuration is known only when Terraform runs",
		"at": array.concat(["resource", "google_dataflow_job", "main", 0], ["ip_configuration"]),
		"resource": "google_dataflow_job.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	dataflow_private_job.deny == set() with input as {"kind": "Pod"}
	dataflow_private_job.unknown == set() with input as {"kind": "Pod"}
	dataflow_private_job.deny == set() with input as {"resource": {"google_dataflow_job": "odd"}}
}
