package terraform.gcp.cloud_build_workers_are_private_test

import data.terraform.gcp.cloud_build_workers_are_private

_module(body) := {"resource": {"google_cloudbuild_worker_pool": {"main": [body]}}}

_found(steps) := {{
	"message": "workers have public addresses",
	"at": array.concat(["resource", "google_cloudbuild_worker_pool", "main", 0], steps),
	"resource": "google_cloudbuild_worker_pool.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["worker_config", 0, "no_external_ip"], {"worker_config": [{"no_external_ip": false}]}],
	[["worker_config", 0, "no_external_ip"], {"worker_config": [{"no_external_ip": "false"}]}],
	[[], {}],
	[["worker_config", 0], {"worker_config": [{}]}],
	[["worker_config", 0, "no_external_ip"], {"worker_config": [{"no_external_ip": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		cloud_build_workers_are_private.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"worker_config": [{"no_external_ip": true}]},
	{"worker_config": [{"no_external_ip": "true"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		cloud_build_workers_are_private.deny == set() with input as _module(body)
		cloud_build_workers_are_private.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"worker_config": [{"no_external_ip": "${var.choice}"}]}
	cloud_build_workers_are_private.deny == set() with input as _module(body)
	cloud_build_workers_are_private.unknown == {{
		"message": "worker_config.no_external_ip is known only when Terraform runs",
		"at": array.concat(["resource", "google_cloudbuild_worker_pool", "main", 0], ["worker_config", 0, "no_external_ip"]),
		"resource": "google_cloudbuild_worker_pool.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"worker_config": [{"for_each": ["a"], "content": [{"no_external_ip": false}]}]}}
	perhaps := {"dynamic": {"worker_config": [{"for_each": "${var.blocks}", "content": [{"no_external_ip": true}]}]}}
	count(cloud_build_workers_are_private.deny) == 1 with input as _module(once)
	cloud_build_workers_are_private.deny == set() with input as _module(perhaps)
	count(cloud_build_workers_are_private.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	cloud_build_workers_are_private.deny == set() with input as {"kind": "Pod"}
	cloud_build_workers_are_private.unknown == set() with input as {"kind": "Pod"}
	cloud_build_workers_are_private.deny == set() with input as {"resource": {"google_cloudbuild_worker_pool": "odd"}}
}
