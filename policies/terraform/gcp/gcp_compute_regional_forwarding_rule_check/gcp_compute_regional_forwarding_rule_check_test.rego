package terraform.gcp.gcp_compute_regional_forwarding_rule_check_test

import data.terraform.gcp.gcp_compute_regional_forwarding_rule_check

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_compute_forwarding_rule", {"load_balancing_scheme": "EXTERNAL", "target": "https://www.googleapis.com/compute/v1/projects/p/global/targetHttpProxies/web"}),
		_found("google_compute_forwarding_rule", ["target"], "requests from the internet are taken over plain HTTP"),
	],
	[
		{"resource": {"google_compute_forwarding_rule": {"main": [{"target": "${google_compute_region_target_http_proxy.web.id}"}]}, "google_compute_region_target_http_proxy": {"web": [{"url_map": "${google_compute_region_url_map.web.id}"}]}, "google_compute_region_url_map": {"web": [{}]}}},
		{{"message": "requests from the internet are taken over plain HTTP", "at": ["resource", "google_compute_forwarding_rule", "main", 0, "target"], "resource": "google_compute_forwarding_rule.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		gcp_compute_regional_forwarding_rule_check.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_compute_forwarding_rule", {"load_balancing_scheme": "INTERNAL_MANAGED", "target": "projects/p/global/targetHttpProxies/web"}),
	_module("google_compute_forwarding_rule", {"target": "${google_compute_target_https_proxy.web.id}"}),
	{"resource": {"google_compute_forwarding_rule": {"main": [{"target": "${google_compute_region_target_http_proxy.web.id}"}]}, "google_compute_region_target_http_proxy": {"web": [{"url_map": "${google_compute_region_url_map.web.id}"}]}, "google_compute_region_url_map": {"web": [{"default_url_redirect": [{"https_redirect": true}]}]}}},
	_module("google_compute_forwarding_rule", {}),
]

test_accepts_what_is_right if {
	every module in _right {
		gcp_compute_regional_forwarding_rule_check.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	gcp_compute_regional_forwarding_rule_check.deny == set() with input as {"kind": "Pod"}
	gcp_compute_regional_forwarding_rule_check.deny == set() with input as {"resource": {"google_compute_forwarding_rule": "odd"}}
}
