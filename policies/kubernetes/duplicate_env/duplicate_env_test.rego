package kubernetes.duplicate_env_test

import data.kubernetes.duplicate_env
import data.lib.fix

_pod(env) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "env": env}]}}

_finding(index) := {
	"message": "container \"web\" sets the variable LEVEL again",
	"at": ["spec", "containers", 0, "env", index, "name"],
}

test_finds_variables_that_are_set_again if {
	fix.bare(duplicate_env.deny) == {_finding(2)} with input as _pod([
		{"name": "LEVEL", "value": "info"},
		{"name": "MODE", "value": "fast"},
		{"name": "LEVEL", "valueFrom": {"configMapKeyRef": {"name": "web", "key": "level"}}},
	])
	fix.bare(duplicate_env.deny) == {_finding(1), _finding(2)} with input as _pod([
		{"name": "LEVEL"},
		{"name": "LEVEL"},
		{"name": "LEVEL"},
	])
}

test_finds_init_containers if {
	env := [{"name": "LEVEL"}, {"name": "LEVEL"}]
	fix.bare(duplicate_env.deny) == {{
		"message": "init container \"setup\" sets the variable LEVEL again",
		"at": ["spec", "initContainers", 0, "env", 1, "name"],
	}} with input as {"kind": "Pod", "spec": {"initContainers": [{"name": "setup", "env": env}]}}
}

test_accepts_other_names if {
	duplicate_env.deny == set() with input as _pod([{"name": "LEVEL"}, {"name": "level"}, {"value": "a"}, {"value": "b"}])
	duplicate_env.deny == set() with input as _pod(null)
	duplicate_env.deny == set() with input as {"kind": "Pod", "spec": {"containers": [
		{"name": "a", "env": [{"name": "LEVEL"}]},
		{"name": "b", "env": [{"name": "LEVEL"}]},
	]}}
}

test_accepts_what_loops_of_terraform_make if {
	every name in ["${env.value.name}", "${env.key}", "${upper(e.value)}", "FLEET_${env.key}"] {
		duplicate_env.deny == set() with input as _pod([{"name": name, "value": "a"}, {"name": name, "value": "b"}])
	}
	every name in ["${var.name}", "${each.key}", "${local.value}", "env.value"] {
		count(duplicate_env.deny) == 1 with input as _pod([{"name": name, "value": "a"}, {"name": name, "value": "b"}])
	}
}

test_accepts_other_kinds if {
	duplicate_env.deny == set() with input as {"kind": "ConfigMap", "data": {"env": "a"}}
}
