package terraform.gcp.gcp_dialog_flow_cx_agent_logging_enabled_test

import data.lib.fix
import data.terraform.gcp.gcp_dialog_flow_cx_agent_logging_enabled

_module(body) := {"resource": {"google_dialogflow_cx_agent": {"main": [body]}}}

_found(steps) := {{
	"message": "conversations are not logged",
	"at": array.concat(["resource", "google_dialogflow_cx_agent", "main", 0], steps),
	"resource": "google_dialogflow_cx_agent.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["enable_stackdriver_logging"], {"enable_stackdriver_logging": false}],
	[["enable_stackdriver_logging"], {"enable_stackdriver_logging": "false"}],
	[["advanced_settings", 0, "logging_settings", 0, "enable_stackdriver_logging"], {"advanced_settings": [{"logging_settings": [{"enable_stackdriver_logging": false}]}]}],
	[["advanced_settings", 0, "logging_settings", 0, "enable_stackdriver_logging"], {"advanced_settings": [{"logging_settings": [{"enable_stackdriver_logging": "false"}]}]}],
	[[], {}],
	[[], {"enable_stackdriver_logging": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(gcp_dialog_flow_cx_agent_logging_enabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"enable_stackdriver_logging": true},
	{"enable_stackdriver_logging": "true"},
	{"advanced_settings": [{"logging_settings": [{"enable_stackdriver_logging": true}]}]},
	{"advanced_settings": [{"logging_settings": [{"enable_stackdriver_logging": "true"}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		gcp_dialog_flow_cx_agent_logging_enabled.deny == set() with input as _module(body)
		gcp_dialog_flow_cx_agent_logging_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"enable_stackdriver_logging": "${var.choice}"}
	gcp_dialog_flow_cx_agent_logging_enabled.deny == set() with input as _module(body)
	gcp_dialog_flow_cx_agent_logging_enabled.unknown == {{
		"message": "enable_stackdriver_logging is known only when Terraform runs",
		"at": array.concat(["resource", "google_dialogflow_cx_agent", "main", 0], ["enable_stackdriver_logging"]),
		"resource": "google_dialogflow_cx_agent.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_dialog_flow_cx_agent_logging_enabled.deny == set() with input as {"kind": "Pod"}
	gcp_dialog_flow_cx_agent_logging_enabled.unknown == set() with input as {"kind": "Pod"}
	gcp_dialog_flow_cx_agent_logging_enabled.deny == set() with input as {"resource": {"google_dialogflow_cx_agent": "odd"}}
}
