package kubernetes.secret_in_configmap_test

import data.kubernetes.secret_in_configmap
import data.lib.fix

_config(data_) := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}, "data": data_}

_finding(key, name) := {
	"message": sprintf("ConfigMap \"web\" holds a secret in plain text: %s", [name]),
	"at": ["data", key],
}

test_finds_keys_of_secrets if {
	every key in ["password", "pwd", "DB_PASSWORD", "apiToken", "AZURE_BATCH_KEY", "OCI_CLI_KEY_CONTENT"] {
		fix.bare(secret_in_configmap.deny) == {_finding(key, key)} with input as _config({key: "hunter2", "level": "info"})
	}
}

test_finds_secrets_in_files if {
	every text in [
		"host=db\ndb.password=hunter2\n",
		"database:\n  db.password: hunter2\n",
		"{\n  \"db.password\": \"hunter2\",\n  \"port\": 1\n}",
		"export db.password='hunter2'",
	] {
		fix.bare(secret_in_configmap.deny) == {_finding("web.conf", "db.password")} with input as _config({"web.conf": text})
	}
}

test_finds_texts_in_sql_alone if {
	fix.bare(secret_in_configmap.deny) == {_finding("init.sql", "password")} with input as _config({
		"init.sql": "UPDATE users SET\n  password = 'hunter2'\n",
	})
	every text in ["UPDATE users SET\n  apikey = CASE\n", "SELECT\n  password = previous\n"] {
		secret_in_configmap.deny == set() with input as _config({"init.sql": text})
	}
}

test_finds_variables_in_files if {
	text := "export LEVEL=info\nexport JWT_SECRET=hunter2\n"
	fix.bare(secret_in_configmap.deny) == {_finding("env", "JWT_SECRET")} with input as _config({"env": text})
}

test_finds_private_keys if {
	every kind in ["", "RSA ", "OPENSSH "] {
		text := sprintf("-----BEGIN %sPRIVATE KEY-----\nMII\n", [kind])
		fix.bare(secret_in_configmap.deny) == {_finding("tls", "a private key")} with input as _config({"tls": text})
	}
}

test_accepts_references_and_settings if {
	every text in [
		"password: ${DB_PASSWORD}",
		"password = os.environ['PASSWORD']",
		"DB_PASSWORD=\nHOST=db",
		"PASSWORD=$1",
		"# password: hunter2",
		"password_file: /run/secrets/password",
		"password_encryption: scram-sha-256",
		"clientSecret: <your secret>",
		"passwordMinLength: 12",
		"secretName: web-tls",
		"existing_secret: web\nTOKEN_SECRET_REF=web",
		"rcon:\n  existingSecret: web\n  secretKey: rcon-password",
		"export TLS_SECRET=web-tls",
		"PASSWORD=\"not set\"\nPASSWORD=$(cat /run/password)",
		"API_TOKEN='not set'",
		"db_password: unset",
	] {
		secret_in_configmap.deny == set() with input as _config({"web.conf": text})
	}
	secret_in_configmap.deny == set() with input as _config({
		"PASSWORD_FILE": "/run/secrets/password",
		"TOKEN_TTL": "15m",
		"IMAGE_PULL_SECRET": "regcred",
		"token": "${TOKEN}",
		"password": "",
		"secret": "12",
	})
}

test_accepts_names_of_existing_secrets if {
	every key in ["existingSecret", "existing_secret", "hub-existing-secret-or-default"] {
		secret_in_configmap.deny == set() with input as _config({key: "shop-db"})
		fix.bare(secret_in_configmap.deny) == {_finding(key, key)} with input as _config({key: "pa55_Word"})
	}
	every key in ["existingPassword", "default-secret", "EXISTING_SECRET_PASSWORD", "existing_secret_token"] {
		fix.bare(secret_in_configmap.deny) == {_finding(key, key)} with input as _config({key: "shop"})
	}
}

test_accepts_config_maps_without_data if {
	secret_in_configmap.deny == set() with input as {"kind": "ConfigMap", "data": ["a\npassword = hunter2hunter2"]}
	secret_in_configmap.deny == set() with input as _config(null)
	secret_in_configmap.deny == set() with input as {"kind": "ConfigMap"}
	secret_in_configmap.deny == set() with input as _config({"password": 1})
}

test_accepts_other_kinds if {
	secret_in_configmap.deny == set() with input as {"kind": "Secret", "data": {"password": "aHVudGVyMg=="}}
}

test_finds_what_is_crossed_out_to_be_filled_in_later if {
	fix.bare(secret_in_configmap.deny) == {_finding("API_TOKEN", "API_TOKEN")} with input as _config({"API_TOKEN": "xxxxx"})
}

test_finds_passwords_in_values_of_any_name if {
	every key, value in {"DATABASE_URL": "postgres://app:hunter2@db/shop", "web.conf": "# settings\nurl = postgres://app:hunter2@db/shop\n"} {
		fix.bare(secret_in_configmap.deny) == {_finding(key, "a password in a URL")} with input as _config({key: value})
	}
	secret_in_configmap.deny == set() with input as _config({
		"DATABASE_URL": "postgres://app:${DB_PASSWORD}@db/shop",
		"web.conf": "# url = postgres://app:hunter2@db/shop\n  // redis://:hunter2@cache\n",
		"tls": "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
	})
}

test_finds_passwords_of_several_words if {
	every text in ["PASSWORD=\"not settled yet\"", "password: not my dog"] {
		count(secret_in_configmap.deny) == 1 with input as _config({"web.conf": text})
	}
}

test_takes_values_of_any_type if {
	every value in [8080, true, null, ["a"], {"a": "b"}] {
		secret_in_configmap.deny == set() with input as {"kind": "ConfigMap", "metadata": {"name": "web"}, "data": {"DB_PASSWORD": value}}
	}
	count(secret_in_configmap.deny) == 1 with input as {"kind": "ConfigMap", "metadata": {"name": "web"}, "data": {"DB_PASSWORD": "hunter2hunter2"}}
}
