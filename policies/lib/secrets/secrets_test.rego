package lib.secrets_test

import data.lib.secrets

_named(list) := {name | some name in list; secrets.named(name)}

_literal(list) := {value | some value in list; secrets.literal(value)}

test_finds_names_of_secrets if {
	names := {
		"DB_PASSWORD", "my_password", "SECRET_BLAH", "GITHUB_TOKEN", "azure_batch_key", "apiToken", "apikey",
		"AWS_SECRET_ACCESS_KEY", "client-secret", "tls.private.key", "STRIPE_API_KEY", "SECRET_KEY_BASE",
		"OCI_CLI_KEY_CONTENT", "client-key-data", "PASSWORD_FOR_USER", "DB_PASS", "RABBITMQ_DEFAULT_PASS", "smtpPass",
		"redis-pass", "MYSQL_PASS_2", "mail.pass1", "PGPASSWORD", "WEBPASSWORD", "DBPASS", "rootpasswd",
	}
	_named(names) == names
}

test_accepts_names_that_speak_about_secrets if {
	_named([
		"SOME_TOKEN_PATH", "KAFKA_SSL_KEYSTORE_CREDENTIALS", "KAFKA_SSL_KEY_CREDENTIALS", "PASSWORD_FILE", "SECRET_NAME",
		"TOKEN_URL", "tokenTTL", "ACCESS_KEY_ID", "MAX_TOKENS", "LOG_LEVEL", "KEYBOARD", "user_name", "PASSWORD_LENGTH",
		"TOKEN_LIMIT_PER_USER", "PASSWORD_HASHER", "TOKEN_SERVICE", "USE_SECRET_MANAGER", "TOKEN_BUDGET", "TTL_FOR_TOKEN",
		"passwordPattern", "SECRET_SHARES", "SECRET_THRESHOLD", "passwordRetries", "", "TOKEN_SCOPE", "JWT_SECRET_ALG",
		"PASSWORD_ENCRYPTION", "VAULT_SECRET_ENGINE", "AUTH_TOKEN_PLACEMENT", "masterKeyIps", "tokenSource",
		"ETCD_INITIAL_CLUSTER_TOKEN", "PASS", "PROXY_PASS", "FIRST_PASS", "BYPASS", "DB_PASS_FILE", "PASS_THROUGH", "COMPASS",
		"SECRET_FORCED_LANGUAGE", "TRESPASS", "PGPASSFILE", "PGPASSWORD_FILE",
	]) == set()
}

test_accepts_names_of_secrets_and_counts if {
	every name, value in {
		"IMAGE_PULL_SECRET": "regcred", "TLS_SECRET": "web-tls", "DB_PASSWORD_SECRET": "my-db-secret", "DB_PASSWORD_KEY": "db-password",
		"OPENAI_MAX_TOKEN": "4096", "TOKEN_PER_DAY": "500",
	} {
		secrets.named(name)
		not secrets.holds(name, value)
	}
}

test_accepts_addresses_of_what_makes_tokens if {
	every value in ["https://localhost/token/", "http://localhost:5001/token/", "auth.example.com", "auth:8080"] {
		not secrets.holds("PULP_TOKEN_SERVER", value)
		secrets.holds("PULP_TOKEN", value)
	}
	every value in ["hunter2", "pa55:word", "https://app:hunter2@example.com/", "https://example.com/?token=4e1f9a7c"] {
		secrets.holds("PULP_TOKEN_SERVER", value)
	}
}

test_accepts_kinds_of_tokens if {
	every value in ["jwt", "opaque", "JWT"] {
		not secrets.holds("STRATEGIES_ACCESS_TOKEN", value)
		secrets.holds("JWT_SECRET", value)
		secrets.holds("TOKEN_SECRET", value)
	}
	every value in ["jwt1", "opaque-4e1f", "kafka"] {
		secrets.holds("STRATEGIES_ACCESS_TOKEN", value)
	}
}

test_finds_secrets_under_names_that_are_alike if {
	every name, value in {
		"JWT_SECRET": "my-jwt-secret", "GRAYLOG_PASSWORD_SECRET": "somepasswordpepper", "TLS_SECRET": "Tr0ub4dor&3", "SECRET_KEY": "web-key",
		"CONNECTION_SECRET": "hunter2", "REGISTRY_HTTP_SECRET": "hunter2", "API_TOKEN": "4096", "DB_PASSWORD_KEY": "9f1c2d3e4b5a6978",
	} {
		secrets.holds(name, value)
	}
}

test_accepts_words_for_keys_that_are_missing if {
	every name in ["API_KEY", "openaiApiKey", "AWS_SECRET_ACCESS_KEY", "LICENSE_KEY", "GITHUB_CLIENT_SECRET", "SLACK_BOT_TOKEN"] {
		every value in [
			"invalid", "changeme", "change-me", "dummy", "dummy-key", "fake_api_key", "sk-dummy", "not-needed", "unused",
			"not-a-real-key", "an invalid key", "fake-token-for-tests", "Example",
		] {
			not secrets.holds(name, value)
		}
		every value in ["hunter2", "dummy4e1f9a7c3b5d", "sk-4e1f9a7c3b5d2806", "invalid-4e1f9a7c", "real", "key"] {
			secrets.holds(name, value)
		}
	}
	every name in ["DB_PASSWORD", "JWT_SECRET", "SECRET_KEY", "SIGNING_KEY", "MINIO_ACCESS_KEY", "INIT_ADMIN_API_KEY", "SESSION_SECRET", "TYPESENSE_API_KEY", "QDRANT__SERVICE__API_KEY"] {
		every value in ["invalid", "changeme", "dummy"] {
			secrets.holds(name, value)
		}
	}
}

test_finds_values_that_are_written_out if {
	_literal(["hunter2", "Hello from the environment", "abc123", "changeme"]) == {
		"hunter2", "Hello from the environment", "abc123", "changeme",
	}
}

test_accepts_words_that_ask_for_the_value if {
	_literal([
		"your-token", "Your API key here", "YOUR_TOKEN", "<your-token>", "replace-me", "replaceme", "REPLACE_WITH_TOKEN", "[insert here]",
		"insert-your-token", "TODO", "placeholder", "@token@", "@@TOKEN@@", "%TOKEN%", "#{Token}#",
		"'<PRIVKEY>'", "\"<password>\"", "%kernel.project_dir%/config/private.pem", "%env(APP_SECRET)%",
	]) == set()
	values := ["yours", "yourself1", "replacement-7", "todo-list", "inserted", "change-me", "p@ss@word", "50%off%"]
	_literal(values) == {value | some value in values}
}

test_accepts_values_that_are_references if {
	_literal([
		"", " ", "$(DB_PASSWORD)", "${DB_PASSWORD}", "$DB_PASSWORD", "{{ .Values.password }}", "/run/secrets/db", "<your token>",
		"vault:secret/data/db#password", "secretsmanager:prod/app/db",
		"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db", "true", "****", null, 12,
		"API_KEY_VALUE", "INSERT_TOKEN", "__SERVICEACCOUNT_TOKEN__",
		"not set", "Not-Set", "n/a", "undefined", "unset",
		"yes", "1", "xxxxxxxx", "00000000-0000-0000-0000-000000000000", "`cat /x`",
	]) == set()
}

test_accepts_hashes_of_passwords if {
	hashes := [
		"$2a$12$FGHsQAGm9N9sxJ54RiWiMumk2QkRVjyueCv9mRbrdc1f8y6pN36mq",
		"$$2a$$12$$FGHsQAGm9N9sxJ54RiWiMumk2QkRVjyueCv9mRbrdc1f8y6pN36mq",
		"$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$4Q0Pv7nJx0d1u2Yw9Kq3Zg",
		"$6$rounds=5000$saltsalt$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO", "$apr1$saltsalt$Y4kJ8n1mV0bWcXzQeRtU2/",
	]
	_literal(hashes) == set()
	texts := ["$2a$12$short", "2a$12$FGHsQAGm9N9sxJ54RiWiMumk2QkRVjyueCv9mRbr", "$9$FGHsQAGm9N9sxJ54RiWiMumk2QkRVjyueCv9mRbr"]
	_literal(texts) == {text | some text in texts}
}

test_accepts_values_that_no_secret_looks_like if {
	_literal([
		"private.key", "tls-ca.pem", "sha1:aae8550c0a44:9507d45e087d5ee481a5ce9f4f16f37a0867318c", "argon2:$argon2id$v=19$m=10240",
		"0.0.0.0/0", "10.0.0.1", "10.0.0.1:8080", "fd00::/8", "2001:db8::1", "HS256", "hmac-sha256", "hmac_md5", "scram-sha-256",
		"SCRAM-SHA-512-PLUS", "aes-256-gcm", "AES256", "argon2id", "bcrypt", "SHA-256", "Bearer", "header",
		"-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----",
	]) == set()
	values := [
		"10.0.0", "1.2.3.4.5", "hs2567", "bearer abc", "aes-256-key", "md5sum", "sha256:9f", "basic1",
		"-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----",
	]
	_literal(values) == {value | some value in values}
}

_hex := "4e1f9a7c3b5d2806e4c1a9f7b3d5280671fa9c4e3b7d5206c8e1f4a9b7d3c520"

_letters := "Zb4Kq8Wm2Xt6Rv1Ns5Jd9Hf3Gc7Lp0Ty8Ue4A"

test_knows_tokens_by_their_form if {
	every what, text in {
		"a token of GitHub": concat("", ["gh", "p_", _letters]),
		"a token of GitLab": concat("", ["glp", "at-", substring(_letters, 0, 20)]),
		"a token of npm": sprintf("//registry.example.com/:_authToken=%s", [concat("", ["np", "m_", substring(_letters, 0, 36)])]),
		"a token of Slack": concat("", ["xo", "xb-", substring(_letters, 0, 24)]),
		"an application key of Laravel": concat("", ["base", "64:", _letters, "Qx9Zk2="]),
		"a webhook of Slack": concat("", ["https://hooks.slack", ".com/services/T01AB/B02CD/", substring(_letters, 0, 24)]),
		"an access key of AWS": concat("", ["AK", "IA", "QYLPMN5HFIQR7XYZ"]),
		"an API key of Stripe": concat("", ["sk", "_live_", substring(_letters, 0, 24)]),
		"a client secret of Google": concat("", ["GOC", "SPX-", substring(_letters, 0, 28)]),
		"a key of Azure Storage": sprintf("AccountName=shop;AccountKey=%s==", [substring(concat("", [_letters, _letters, _letters]), 0, 86)]),
		"a key of Mailchimp": concat("", [substring(_hex, 0, 32), "-us", "12"]),
		"a key of SendGrid": concat("", ["S", "G.", substring(_letters, 0, 22), ".", substring(concat("", [_letters, _letters]), 0, 43)]),
		"a token of DigitalOcean": concat("", ["do", "p_v1_", _hex]),
		"a token of Shopify": concat("", ["shp", "at_", substring(_hex, 0, 32)]),
		"a token of Square": concat("", ["sq0", "atp-", substring(_letters, 0, 22)]),
		"a token of Vault": concat("", ["hv", "s.", substring(_letters, 0, 24)]),
		"a private key": "-----BEGIN EC PRIVATE KEY-----\\nMHcC",
	} {
		secrets.known(text) == {what}
		secrets.known(sprintf("first line\n key: \"%s\"\n", [text])) == {what}
		secrets.holds("ANYTHING", text)
	}
}

test_accepts_tokens_of_examples if {
	every text in [
		concat("", ["gh", "p_", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"]), concat("", ["AK", "IA", "IOSFODNN7EXAMPLE"]),
		"SG.short.key", "hvs.short", "shop-us12", "9f1c2d3e4b5a6978-us12", "dop_v1_", "AccountKey=",
		"ghp_short", "github_pat_", "hooks.slack.com/services/T000/B000/XXXXXXXXXXXXXXXXXXXXXXXX", "sk_test_abcdefghijklmnopqrst",
		"-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----", "npm_config_cache", "", null, 1,
	] {
		secrets.known(text) == set()
	}
}

test_knows_passwords_in_urls if {
	every text in [
		"postgres://app:S3cr3tPass@db:5432/shop", "redis://:hunter2@cache", "a=1\nurl=\"amqp://guest:guest@queue/\"",
		"postgres://postgres:postgres@db/shop", "https://me:hunter2@example.com/x", "postgres://app:S3cr3tPass@localhost/x",
		"mysql://user:password@db/shop",
	] {
		secrets.known(text) == {"a password in a URL"}
	}
	every text in [
		"postgres://app:$(DB_PASSWORD)@db/shop", "postgres://app:${DB_PASSWORD}@db", "postgres://app:$DB_PASSWORD@db",
		"postgres://app:{{ .Values.password }}@db", "postgres://app:<password>@db", "postgres://app:%s@db", "postgres://app:{}@db",
		"postgres://app:***@db", "postgres://USER:PASSWORD@HOST/x", "postgres://user:password@localhost/x",
		"postgres://test:test@127.0.0.1:5432/x", "https://user:pass@proxy.example.com:3128", "postgres://app@db:5432/x@y",
		"https://registry.example.com:8080/a@sha256", "http://a:8080/b:c@d", "git@github.com:a/b", "postgres://app:[password]@db",
		"postgres://app:your-password@db", "postgres://app:%(password)s@db",
	] {
		secrets.known(text) == set()
	}
}

test_knows_names_of_secrets_under_the_name_of_one if {
	every value in ["git-creds", "airflow-cluster1-git-keys", "mysql-ssl-certs", "shop.example.com-tls"] {
		secrets.refers("secret", value)
		not secrets.refers("client_secret", value)
	}
	every value in [
		"keyboard cat", "my-secret", "baz", "creds", "shop-prod-signing-key", "hunter2-s3cr3t-key", "correct-horse-battery-keys",
	] {
		not secrets.refers("secret", value)
	}
}

test_accepts_settings_about_passwords if {
	every name in ["MB_PASSWORD_COMPLEXITY", "PASSWORD_HISTORY", "password-requirements"] {
		not secrets.named(name)
	}
}
