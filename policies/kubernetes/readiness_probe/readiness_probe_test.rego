package kubernetes.readiness_probe_test

import data.kubernetes.readiness_probe

_deployment(spec) := {"kind": "Deployment", "spec": {"template": {"spec": spec}}}

_finding := {
	"message": "container \"web\" has no readiness probe",
	"at": ["spec", "template", "spec", "containers", 0],
}

test_finds_containers_without_a_probe if {
	every container in [{"name": "web"}, {"name": "web", "livenessProbe": {}}, {"name": "web", "readinessProbe": null}] {
		readiness_probe.deny == {_finding} with input as _deployment({
			"containers": [container],
			"initContainers": [{"name": "setup"}],
			"ephemeralContainers": [{"name": "debug"}],
		})
	}
}

test_finds_pods_without_a_probe if {
	readiness_probe.deny == {{
		"message": "container \"web\" has no readiness probe",
		"at": ["spec", "containers", 0],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
}

test_accepts_containers_with_a_probe if {
	readiness_probe.deny == set() with input as _deployment({"containers": [{
		"name": "web",
		"readinessProbe": {"httpGet": {"path": "/ready", "port": 8080}},
	}]})
}

test_accepts_pods_that_end if {
	spec := {"restartPolicy": "OnFailure", "containers": [{"name": "x"}]}
	readiness_probe.deny == set() with input as {"kind": "Pod", "spec": spec}
	readiness_probe.deny == set() with input as {"kind": "Job", "spec": {"template": {"spec": {"containers": [{}]}}}}
}

test_accepts_other_kinds if {
	readiness_probe.deny == set() with input as {"kind": "ConfigMap", "data": {}}
	readiness_probe.deny == set() with input as {}
}
