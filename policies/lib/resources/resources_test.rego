package lib.resources_test

import data.lib.resources

_pod(pod_resources, container) := {"kind": "Pod", "spec": {"resources": pod_resources, "containers": [container]}}

_web(value) := {"name": "web", "resources": value}

_unlimited(object_) := labels if {
	labels := {entry.label | some entry in resources.unlimited("cpu")} with input as object_
}

_unrequested(object_) := labels if {
	labels := {entry.label | some entry in resources.unrequested("cpu")} with input as object_
}

test_finds_what_is_missing if {
	every value in [null, {}, {"limits": null}, {"limits": {"memory": "1Gi"}}, {"limits": {"cpu": null}}] {
		_unlimited(_pod({}, _web(value))) == {"container \"web\""}
		_unrequested(_pod(null, _web(value))) == {"container \"web\""}
	}
	_unlimited(_pod({}, _web({"requests": {"cpu": 1}}))) == {"container \"web\""}
}

test_takes_nothing_for_missing if {
	every nothing in [0, "0", "0m", "0.0", "0Mi"] {
		_unlimited(_pod({}, _web({"limits": {"cpu": nothing}}))) == {"container \"web\""}
		_unrequested(_pod({}, _web({"requests": {"cpu": nothing}}))) == {"container \"web\""}
		_unrequested(_pod({}, _web({"limits": {"cpu": nothing}}))) == {"container \"web\""}
	}
	every something in [0.5, "0.5", "10m", "${CPU}", 1e-3] {
		_unlimited(_pod({}, _web({"limits": {"cpu": something}}))) == set()
	}
}

test_takes_a_limit_for_the_request if {
	_unlimited(_pod({}, _web({"limits": {"cpu": "1"}}))) == set()
	_unrequested(_pod({}, _web({"limits": {"cpu": "1"}}))) == set()
	_unrequested(_pod({}, _web({"requests": {"cpu": 1}}))) == set()
}

test_takes_what_the_pod_has if {
	_unlimited(_pod({"limits": {"cpu": "1"}}, _web({}))) == set()
	_unrequested(_pod({"limits": {"cpu": "1"}}, _web({}))) == set()
	_unrequested(_pod({"requests": {"cpu": "1"}}, _web({}))) == set()
}

test_leaves_out_ephemeral_containers if {
	_unlimited({"kind": "Pod", "spec": {"ephemeralContainers": [{"name": "debug"}]}}) == set()
}

_limit(request, amount) := limits if {
	entry := {"path": ["x"], "container": {"resources": {"requests": request}}}
	limits := [edit.value | some edit in resources.remedy(entry, "limits", "cpu", amount).fix.edits]
}

test_sets_no_limit_below_the_request if {
	_limit({}, "1") == ["1"]
	_limit({"cpu": "250m"}, "1") == ["1"]
	_limit({"cpu": "1500m"}, "1") == ["1500m"]
	_limit({"cpu": 2}, "1") == ["2"]
	_limit({"cpu": "${CPU}"}, "1") == []
	_limit({"cpu": "2"}, "") == []
	_limit({"cpu": "1Gi"}, "512Mi") == ["1Gi"]
}

test_names_the_nearest_place if {
	places := {resources.nearest({"path": ["x"], "container": container}, "limits") | some container in [
		{},
		{"resources": {"limits": null}},
		{"resources": {"limits": {}}},
	]}
	places == {["x"], ["x", "resources"], ["x", "resources", "limits"]}
}

test_does_not_know_what_comes_as_a_whole if {
	every value in ["${var.resources}", {"limits": "${var.limits}"}] {
		_unlimited(_pod({}, _web(value))) == set()
		_unrequested(_pod({}, _web(value))) == set()
		count(resources.open_limits("cpu")) == 1 with input as _pod({}, _web(value))
	}
	open := _pod({}, _web({"requests": "${var.requests}"}))
	_unlimited(open) == {"container \"web\""}
	_unrequested(open) == set()
	resources.open_limits("cpu") == set() with input as open
	resources.open_requests("cpu") == {{
		"message": "what container \"web\" has as requests comes from ${var.requests}, which is filled in later",
		"at": ["spec", "containers", 0, "resources", "requests"],
	}} with input as open
	of_pod := _pod({"limits": "${var.limits}"}, _web({}))
	_unlimited(of_pod) == set()
	[finding.at | some finding in resources.open_limits("cpu")] == [["spec", "resources", "limits"]] with input as of_pod
	known := _pod({}, _web({"limits": {"cpu": "1"}, "requests": "${var.requests}"}))
	resources.open_requests("cpu") == set() with input as known
}
