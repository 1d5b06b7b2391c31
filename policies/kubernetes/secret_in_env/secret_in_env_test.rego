package kubernetes.secret_in_env_test

import data.kubernetes.secret_in_env

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "web"}, container)]}}

test_finds_variables_from_secrets if {
	secret_in_env.deny == {{
		"message": "variable PASSWORD of container \"web\" comes from Secret \"db\"",
		"at": ["spec", "containers", 0, "env", 1, "valueFrom", "secretKeyRef"],
	}} with input as _pod({"env": [
		{"name": "LEVEL", "value": "info"},
		{"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}},
	]})
}

test_finds_environments_from_secrets if {
	secret_in_env.deny == {{
		"message": "all of Secret \"db\" goes into the environment of container \"web\"",
		"at": ["spec", "containers", 0, "envFrom", 1, "secretRef"],
	}} with input as _pod({"envFrom": [
		{"configMapRef": {"name": "settings"}},
		{"prefix": "DB_", "secretRef": {"name": "db"}},
	]})
}

test_finds_init_containers if {
	secret_in_env.deny == {{
		"message": "all of Secret \"db\" goes into the environment of init container \"setup\"",
		"at": ["spec", "initContainers", 0, "envFrom", 0, "secretRef"],
	}} with input as {"kind": "Pod", "spec": {"initContainers": [{
		"name": "setup",
		"envFrom": [{"secretRef": {"name": "db"}}],
	}]}}
}

test_finds_secrets_that_are_named_later if {
	secret_in_env.deny == {{
		"message": "variable PASSWORD of container \"web\" comes from a Secret",
		"at": ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef"],
	}} with input as _pod({"env": [{"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"key": "password"}}}]})
}

test_accepts_other_sources if {
	secret_in_env.deny == set() with input as _pod({"env": [
		{"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}},
		{"name": "MODE", "valueFrom": {"configMapKeyRef": {"name": "settings", "key": "mode"}}},
		{"name": "EMPTY", "valueFrom": {"secretKeyRef": null}},
	]})
	secret_in_env.deny == set() with input as _pod({"env": null, "envFrom": "db"})
	secret_in_env.deny == set() with input as _pod({"volumeMounts": [{"name": "db", "mountPath": "/run/secrets/db"}]})
}

test_accepts_other_kinds if {
	secret_in_env.deny == set() with input as {"kind": "Secret", "stringData": {"password": "x"}}
}

test_does_not_know_sources_that_may_be_there if {
	open := _pod({
		"env": [
			{"name": "A", "valueFrom": {"secretKeyRef": "${var.a}"}},
			{"name": "B", "valueFrom": "${var.b}"},
			{"name": "C", "value": "${var.c}"},
		],
		"envFrom": [{"secretRef": "${var.d}"}, {"configMapRef": "${var.e}"}],
	})
	secret_in_env.deny == set() with input as open
	{array.slice(finding.at, 3, 7) | some finding in secret_in_env.unknown} == {
		["env", 0, "valueFrom", "secretKeyRef"],
		["env", 1, "valueFrom"],
		["envFrom", 0, "secretRef"],
	} with input as open
}
