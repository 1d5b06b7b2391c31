package terraform.gcp.subnet_logging_test

import data.terraform.gcp.subnet_logging

_subnet(body) := {"resource": {"google_compute_subnetwork": {"s": [body]}}}

_path := ["resource", "google_compute_subnetwork", "s", 0]

_with_config(config) := {"resource": {
	"google_compute_subnetwork": {"s": [{"network": "${google_compute_network.n.id}"}]},
	"google_compute_network": {"n": [{}]},
	"google_network_management_vpc_flow_logs_config": {"f": [config]},
}}

_missing := {{
	"message": "log_config is missing, so flows are not logged",
	"at": _path,
	"resource": "google_compute_subnetwork.s",
}}

test_finds_subnets_without_logs if {
	every body in [{}, {"purpose": "PRIVATE"}, {"purpose": "PRIVATE_RFC_1918"}, {"enable_flow_logs": false}] {
		subnet_logging.deny == _missing with input as _subnet(body)
	}
}

test_finds_subnets_that_log_nothing if {
	every none in [0, "0"] {
		subnet_logging.deny == {{
			"message": "flow_sampling is 0, so flows are not logged",
			"at": array.concat(_path, ["log_config", 0, "flow_sampling"]),
			"resource": "google_compute_subnetwork.s",
		}} with input as _subnet({"log_config": [{"flow_sampling": none}]})
	}
}

test_accepts_subnets_with_logs if {
	subnet_logging.deny == set() with input as _subnet({"log_config": [{}]})
	subnet_logging.deny == set() with input as _subnet({"log_config": [{"flow_sampling": 0.1}]})
	subnet_logging.deny == set() with input as _subnet({"enable_flow_logs": true})
	subnet_logging.unknown == set() with input as _subnet({"log_config": [{}]})
}

test_accepts_subnets_that_cannot_log if {
	every purpose in [
		"REGIONAL_MANAGED_PROXY",
		"GLOBAL_MANAGED_PROXY",
		"INTERNAL_HTTPS_LOAD_BALANCER",
		"PRIVATE_SERVICE_CONNECT",
		"PRIVATE_NAT",
	] {
		subnet_logging.deny == set() with input as _subnet({"purpose": purpose})
	}
}

test_accepts_logs_of_another_resource if {
	subnet_logging.deny == set() with input as _with_config({"subnet": "${google_compute_subnetwork.s.id}"})
	subnet_logging.deny == set() with input as _with_config({"network": "${google_compute_network.n.id}"})
	off := {"network": "${google_compute_network.n.id}", "state": "DISABLED"}
	subnet_logging.deny == _missing with input as _with_config(off)
	subnet_logging.deny == _missing with input as _with_config({"subnet": "${google_compute_subnetwork.t.id}"})
}

test_says_what_is_unknown if {
	sampling := _subnet({"log_config": [{"flow_sampling": "${var.sampling}"}]})
	subnet_logging.deny == set() with input as sampling
	subnet_logging.unknown == {{
		"message": "log_config.flow_sampling is known only when Terraform runs",
		"at": array.concat(_path, ["log_config", 0, "flow_sampling"]),
		"resource": "google_compute_subnetwork.s",
	}} with input as sampling
	dynamic_config := {"log_config": [{"for_each": "${var.logs}", "content": [{}]}]}
	subnet_logging.deny == set() with input as _subnet({"dynamic": dynamic_config})
	subnet_logging.unknown == {{
		"message": "log_config is known only when Terraform runs",
		"at": array.concat(_path, ["dynamic", "log_config", 0, "content", 0]),
		"resource": "google_compute_subnetwork.s",
	}} with input as _subnet({"dynamic": dynamic_config})
	subnet_logging.unknown == {{
		"message": "purpose is known only when Terraform runs",
		"at": _path,
		"resource": "google_compute_subnetwork.s",
	}} with input as _subnet({"purpose": "${var.purpose}"})
}

test_accepts_a_choice_between_subnets_that_cannot_log if {
	proxies := _subnet({"purpose": "${var.all ? \"GLOBAL_MANAGED_PROXY\" : \"REGIONAL_MANAGED_PROXY\"}"})
	subnet_logging.unknown == set() with input as proxies
	some_machines := _subnet({"purpose": "${var.proxy ? \"REGIONAL_MANAGED_PROXY\" : \"PRIVATE\"}"})
	count(subnet_logging.unknown) == 1 with input as some_machines
}

test_does_not_know_whether_another_resource_logs_what_is_sampled_away if {
	subnet := _subnet({"log_config": [{"flow_sampling": 0}]})
	config := {"subnet": "${google_compute_subnetwork.s.id}", "count": "${var.on ? 1 : 0}"}
	module := {"resource": object.union(
		subnet.resource,
		{"google_network_management_vpc_flow_logs_config": {"f": [config]}},
	)}
	subnet_logging.deny == set() with input as module
	count(subnet_logging.unknown) == 1 with input as module
}

test_does_not_know_logs_of_a_resource_that_may_be_missing if {
	every part in [{"count": "${var.on ? 1 : 0}"}, {"state": "${var.state}"}] {
		config := object.union({"subnet": "${google_compute_subnetwork.s.id}"}, part)
		subnet_logging.deny == set() with input as _with_config(config)
		{[finding.at[4], finding.resource] |
			some finding in subnet_logging.unknown
		} == {[name, "google_compute_subnetwork.s"] | some name, _ in part} with input as _with_config(config)
	}
}

test_accepts_other_documents if {
	subnet_logging.deny == set() with input as {"kind": "Pod"}
	subnet_logging.unknown == set() with input as {"kind": "Pod"}
}
