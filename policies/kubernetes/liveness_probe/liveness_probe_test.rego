package kubernetes.liveness_probe_test

import data.kubernetes.liveness_probe

_deployment(spec) := {"kind": "Deployment", "spec": {"template": {"spec": spec}}}

test_finds_containers_without_a_probe if {
	liveness_probe.deny == {{
		"message": "container \"web\" has no liveness probe",
		"at": ["spec", "template", "spec", "containers", 0],
	}} with input as _deployment({"containers": [{"name": "web", "readinessProbe": {}}], "initContainers": [{"name": "x"}]})
}

test_finds_sidecars_without_a_probe if {
	liveness_probe.deny == {{
		"message": "init container \"proxy\" has no liveness probe",
		"at": ["spec", "template", "spec", "initContainers", 0],
	}} with input as _deployment({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})
}

test_accepts_containers_with_a_probe if {
	liveness_probe.deny == set() with input as _deployment({"containers": [{
		"name": "web",
		"livenessProbe": {"tcpSocket": {"port": 80}},
	}]})
}

test_accepts_pods_that_end if {
	spec := {"restartPolicy": "Never", "containers": [{"name": "x"}]}
	liveness_probe.deny == set() with input as {"kind": "Pod", "spec": spec}
	liveness_probe.deny == set() with input as {"kind": "Job", "spec": {"template": {"spec": {"containers": [{}]}}}}
}

test_accepts_other_kinds if {
	liveness_probe.deny == set() with input as {"kind": "ConfigMap", "data": {}}
	liveness_probe.deny == set() with input as {}
}
