package lib.probes_test

import data.lib.probes

_spec := {
	"containers": [{"name": "web"}],
	"initContainers": [{"name": "setup"}, {"name": "proxy", "restartPolicy": "Always"}],
	"ephemeralContainers": [{"name": "debug"}],
}

_names(entries) := [entry.container.name | some entry in entries]

test_knows_what_runs_for_ever if {
	containers := probes.containers with input as {"kind": "Pod", "spec": _spec}
	_names(containers) == ["web"]
	sidecars := probes.sidecars with input as {"kind": "Deployment", "spec": {"template": {"spec": _spec}}}
	_names(sidecars) == ["proxy"]
}

test_leaves_out_what_ends if {
	probes.containers == [] with input as {"kind": "Pod", "spec": object.union(_spec, {"restartPolicy": "Never"})}
	probes.containers == [] with input as {"kind": "Job", "spec": {"template": {"spec": _spec}}}
	probes.sidecars == [] with input as {"kind": "Job", "spec": {"template": {"spec": _spec}}}
	probes.containers == [] with input as {"kind": "ConfigMap"}
}

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "web"}, container)]}}

test_leaves_out_what_only_keeps_its_place if {
	every container in [
		{"image": "registry.k8s.io/pause:3.10"},
		{"image": "pause"},
		{"image": "gcr.io/google_containers/pause-amd64:3.1"},
		{"command": ["sleep", "infinity"]},
		{"command": ["/bin/sleep"], "args": ["100000"]},
		{"command": ["sh", "-c", "echo pulled && sleep infinity"]},
		{"command": ["tail", "-f", "/dev/null"]},
	] {
		probes.containers == [] with input as _pod(container)
	}
}

test_knows_what_works_beside_a_sleep if {
	every container in [
		{"image": "registry.example.com/pauser:1.0"},
		{"command": ["sh", "-c", "nginx & sleep infinity"]},
		{"command": ["sh", "-c", "touch /tmp/healthy; sleep 30; rm /tmp/healthy; sleep 600"]},
		{"command": ["sh", "-c", "while true; do sleep 1; done"]},
		{"command": ["sleep", "infinity"], "ports": [{"containerPort": 80}]},
		{"command": ["sleepwalker"]},
		{"command": null, "args": "sleep"},
	] {
		count(probes.containers) == 1 with input as _pod(container)
	}
}
