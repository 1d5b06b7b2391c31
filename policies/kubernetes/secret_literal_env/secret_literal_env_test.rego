package kubernetes.secret_literal_env_test

import data.kubernetes.secret_literal_env

_pod(env) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "env": env}]}}

test_finds_secrets_in_plain_text if {
	secret_literal_env.deny == {{
		"message": "variable DB_PASSWORD of container \"web\" holds a secret in plain text",
		"at": ["spec", "containers", 0, "env", 1, "value"],
	}} with input as _pod([{"name": "LOG_LEVEL", "value": "info"}, {"name": "DB_PASSWORD", "value": "hunter2"}])
}

test_accepts_references if {
	secret_literal_env.deny == set() with input as _pod([
		{"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}},
		{"name": "API_TOKEN", "value": "$(OTHER)"},
		{"name": "TOKEN_PATH", "value": "/var/run/token"},
		{"name": "PASSWORD", "value": ""},
		{"value": "nameless"},
	])
}

test_accepts_containers_without_variables if {
	secret_literal_env.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
	secret_literal_env.deny == set() with input as _pod(null)
	secret_literal_env.deny == set() with input as _pod(["DB_PASSWORD=hunter2"])
}

test_accepts_other_kinds if {
	secret_literal_env.deny == set() with input as {"kind": "ConfigMap", "data": {"PASSWORD": "hunter2"}}
}

test_finds_passwords_in_values_of_any_name if {
	secret_literal_env.deny == {{
		"message": "variable DATABASE_URL of container \"web\" holds a secret in plain text",
		"at": ["spec", "containers", 0, "env", 0, "value"],
	}} with input as _pod([{"name": "DATABASE_URL", "value": "postgres://app:hunter2@db/shop"}])
	secret_literal_env.deny == set() with input as _pod([{"name": "DATABASE_URL", "value": "postgres://app:$(PASSWORD)@db/shop"}])
}
