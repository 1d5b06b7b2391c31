package terraform.gcp.data_fusion_stackdriver_monitoring_test

import data.lib.fix
import data.terraform.gcp.data_fusion_stackdriver_monitoring

_module(body) := {"resource": {"google_data_fusion_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "pipelines are not monitored",
	"at": array.concat(["resource", "google_data_fusion_instance", "main", 0], steps),
	"resource": "google_data_fusion_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["enable_stackdriver_monitoring"], {"enable_stackdriver_monitoring": false}],
	[["enable_stackdriver_monitoring"], {"enable_stackdriver_monitoring": "false"}],
	[[], {}],
	[["enable_stackdriver_monitoring"], {"enable_stackdriver_monitoring": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(data_fusion_stackdriver_monitoring.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"enable_stackdriver_monitoring": true}, {"enable_stackdriver_monitoring": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		data_fusion_stackdriver_monitoring.deny == set() with input as _module(body)
		data_fusion_stackdriver_monitoring.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"enable_stackdriver_monitoring": "${var.choice}"}
	data_fusion_stackdriver_monitoring.deny == set() with input as _module(body)
	data_fusion_stackdriver_monitoring.unknown == {{
		"message": "enable_stackdriver_monitoring is known only when Terraform runs",
		"at": array.concat(["resource", "google_data_fusion_instance", "main", 0], ["enable_stackdriver_monitoring"]),
		"resource": "google_data_fusion_instance.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	data_fusion_stackdriver_monitoring.deny == set() with input as {"kind": "Pod"}
	data_fusion_stackdriver_monitoring.unknown == set() with input as {"kind": "Pod"}
	data_fusion_stackdriver_monitoring.deny == set() with input as {"resource": {"google_data_fusion_instance": "odd"}}
}
