package helm.values_secret_literal_test

import data.helm.values_secret_literal

_found(label, at) := {{"message": sprintf("%s holds a secret in plain text", [label]), "at": at}}

test_finds_secrets_under_their_key if {
	values_secret_literal.deny == _found("db.adminPassword", ["db", "adminPassword"]) with input as {"db": {"adminPassword": "hunter2"}}
	values_secret_literal.deny == _found("apiToken", ["apiToken"]) with input as {"apiToken": "9f1c2d3e4b5a6978"}
	values_secret_literal.deny == _found("auth.clientSecret", ["auth", "clientSecret"]) with input as {"auth": {"clientSecret": "s3cr3t"}}
	values_secret_literal.deny == _found("adminPassword", ["adminPassword"]) with input as {"adminPassword": "password"}
	found := _found("auth.encryptionKey", ["auth", "encryptionKey"])
	values_secret_literal.deny == found with input as {"auth": {"existingSecret": "", "encryptionKey": "correct-horse"}}
	values_secret_literal.deny == found with input as {"auth": {"existingSecret": "web", "encryptionKey": "9f1c2d3e4b5a6978"}}
	key := "-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\n"
	values_secret_literal.deny == _found("tls.privateKey", ["tls", "privateKey"]) with input as {"tls": {"privateKey": key}}
}

test_finds_known_secrets_in_annotations if {
	url := "https://web:hunter2@hooks.acme.com"
	found := _found("podAnnotations.notify", ["podAnnotations", "notify"])
	values_secret_literal.deny == found with input as {"podAnnotations": {"notify": url}}
}

test_finds_the_secret_of_a_pair if {
	pair := {"s3": {"accessKey": "minio", "secretKey": "minio123"}}
	values_secret_literal.deny == _found("s3.secretKey", ["s3", "secretKey"]) with input as pair
	old := {"access_key": "minio", "secret_key": "minio123"}
	values_secret_literal.deny == _found("secret_key", ["secret_key"]) with input as old
	values_secret_literal.deny == _found("storage.accessKey", ["storage", "accessKey"]) with input as {"storage": {"accessKey": "q83vN0x="}}
	values_secret_literal.deny == set() with input as {"s3": {"name": "web", "accessKey": "access-key", "secretKey": "secret-access-key"}}
	values_secret_literal.deny == set() with input as {"s3": {"secretKey": "password"}}
}

test_finds_secrets_in_variables if {
	env := {"env": [{"name": "LOG_LEVEL", "value": "info"}, {"name": "DB_PASSWORD", "value": "hunter2"}]}
	values_secret_literal.deny == _found("variable DB_PASSWORD", ["env", 1, "value"]) with input as env
}

test_accepts_what_only_speaks_of_secrets if {
	every values in [
		{"password": ""},
		{"existingSecret": "web"},
		{"redis": {"existingSecret": "web", "encryptionKey": "encryption-key"}},
		{"auth": {"passwordKey": "password", "secretName": "web", "tlsSecret": "web-tls"}},
		{"adminPassword": "{{ .Values.global.password }}"},
		{"token": "web-token"},
		{"annotations": {"vault.example.com/secret": "a"}},
		{"podAnnotations": {"secret.reloader.stakater.com/reload": "web-settings"}},
		{"service": {"extraLabels": {"acme.com/token": "rotated"}}},
		{"tokenTTL": "15m", "passwordFile": "/run/secrets/password"},
		{"env": [{"name": "DB_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "web", "key": "password"}}}]},
		{"token": "token", "apiToken": "YourApiToken", "clientSecret": "xxxx", "apiKey": "<api key>"},
		{"serviceAccountToken": true, "secret": null},
	] {
		values_secret_literal.deny == set() with input as values
	}
}

test_accepts_values_of_tests if {
	values_secret_literal.deny == set() with input as {"password": "hunter2"}
		with data.karat.source as {"path": "charts/web/ci/test-values.yaml", "format": "yaml", "index": 0}
}

test_accepts_other_documents if {
	values_secret_literal.deny == set() with input as {"kind": "Pod"}
	values_secret_literal.deny == set() with input as ["password"]
}

test_finds_passwords_that_end_in_the_word if {
	values := {"adminPassword": "not-secure-database-password"}
	values_secret_literal.deny == _found("adminPassword", ["adminPassword"]) with input as values
	values_secret_literal.deny == set() with input as {"passwordSecret": "shop-admin-password", "credentials": "shop-credentials"}
}

test_finds_passwords_in_values_of_any_name if {
	values_secret_literal.deny == _found("db.url", ["db", "url"]) with input as {"db": {"url": "postgres://app:hunter2@db/shop"}}
	values_secret_literal.deny == set() with input as {
		"db": {"url": "postgres://app:$(PASSWORD)@db/shop"},
		"privateKey": "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n",
	}
}

_application(helm) := {
	"apiVersion": "argoproj.io/v1alpha1",
	"kind": "Application",
	"metadata": {"name": "web", "labels": {"password": "hunter2"}},
	"spec": {"source": {"repoURL": "https://charts.example.com", "chart": "web", "helm": helm}},
}

test_finds_secrets_in_applications if {
	text := "db:\n  host: db\n  adminPassword: hunter2\n"
	at := ["spec", "source", "helm", "values"]
	found := {object.union(finding, {"words": ["adminPassword", "hunter2"]}) | some finding in _found("db.adminPassword", at)}
	values_secret_literal.deny == found with input as _application({"values": text})
	parameters := [{"name": "db.host", "value": "db"}, {"name": "db.adminPassword", "value": "hunter2"}]
	place := ["spec", "source", "helm", "parameters", 1, "value"]
	values_secret_literal.deny == _found("db.adminPassword", place) with input as _application({"parameters": parameters})
	values_secret_literal.applies with input as _application({"parameters": parameters})
}

test_accepts_applications_without_secrets if {
	every helm in [
		{"values": "db:\n  existingSecret: db\n  passwordKey: password\n"},
		{"values": "db: {{ values }}"},
		{"parameters": [{"name": "db.adminPassword", "value": "$ARGOCD_APP_NAME"}, {"name": "db.existingSecret", "value": "db"}]},
		{"valueFiles": ["values.yaml"]},
	] {
		values_secret_literal.deny == set() with input as _application(helm)
	}
	not values_secret_literal.applies with input as _application({"valueFiles": ["values.yaml"]})
}

test_finds_keys_under_the_name_of_a_secret if {
	every values in [{"secret": "shop-prod-signing-key"}, {"jwt": {"secret": "hunter2-s3cr3t-key"}}] {
		count(values_secret_literal.deny) == 1 with input as values
	}
	every value in ["git-creds", "shop-tls", "airflow-cluster1-git-keys"] {
		values_secret_literal.deny == set() with input as {"secret": value}
	}
}
