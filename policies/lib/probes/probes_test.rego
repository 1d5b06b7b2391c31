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
