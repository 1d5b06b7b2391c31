# METADATA
# title: Secrets in plain text
# description: Whether a name promises a secret and whether a value is one, not a reference to it.
package lib.secrets

_words := {
	"apikey", "credential", "credentials", "passphrase", "passwd", "password", "pwd", "secret", "token",
}

_keys := {
	"access_key", "account_key", "api_key", "auth_key", "batch_key", "deploy_key", "encryption_key", "key_base64",
	"key_content", "key_data", "key_pem", "license_key",
	"master_key", "private_key", "secret_key", "shared_key", "signing_key", "ssh_key", "storage_key",
}

_joined := `^([a-z0-9]+passw(or)?d|(admin|db|ftp|ldap|mail|my|mysql|pg|postgres|redis|root|smtp|sql|user)pass)$`

# The last word of names that speak about a secret without holding it.
_harmless := {
	"address", "addresses", "alg", "algo", "algorithm", "algorithms", "annotation", "annotations", "arn", "attempts",
	"audience", "backend", "bits", "budget", "bytes", "cidr", "cidrs", "class", "complexity", "count",
	"days", "delay", "dir", "directory", "duration", "enabled", "encryption", "endpoint", "engine", "expiration",
	"expires", "expiry", "field", "file", "filename", "format", "grant", "hasher", "hashers", "hashing", "header", "history", "host",
	"hours", "id", "interval", "ip", "ips", "issuer", "iterations", "kind", "label", "labels", "language", "length", "lifetime", "limit",
	"locale", "location", "manager", "method", "minutes", "mode", "mount", "name", "namespace", "number", "path", "pattern", "period",
	"placeholder", "placement", "policy", "port", "prefix", "provider", "realm", "ref", "refs", "regex", "regexp", "region",
	"required", "requirements", "retries", "role", "roles", "rotation", "rounds", "schema", "scope", "scopes",
	"seconds", "service", "shares", "size", "source", "status", "store", "strategy", "strength", "template", "threshold",
	"timeout", "ttl", "type", "uri", "url", "user", "username", "validity", "version",
}

# In Confluent's images of Kafka, names of files below /etc/kafka/secrets.
_names_of_files := `(^|_)ssl_(key|keystore|truststore)_credentials$`

# By what etcd tells a new cluster from others.
_name_of_a_cluster := `(^|_)initial_cluster_token$`

# Whether something of this name has a secret for its value, by the name or by the value alone.
holds(name, value) if promised(name, value)

holds(_, value) if count(known(value)) > 0

# Whether a name promises a secret, and a value is written out and names no Secret.
promised(name, value) if {
	named(name)
	literal(value)
	not refers(name, value)
}

# Whether something of this name holds a secret: DB_PASSWORD, apiToken, azure-batch-key.
named(name) if {
	is_string(name)

	# What one of the words or keys is in. Most names fail here, where it costs least.
	regex.match(`key|cred|pass|pwd|secret|token`, lower(name))
	words := _head(_split(name))
	not words[count(words) - 1] in _harmless
	_promising(words, concat("_", words))
}

_promising(words, joined) if {
	some word in words
	word in _words
	not regex.match(_names_of_files, joined)
	not regex.match(_name_of_a_cluster, joined)
}

# PGPASSWORD, WEBPASSWORD, dbpass: two words without anything between them.
_promising(words, _) if {
	some word in words
	regex.match(_joined, word)
}

_promising(_, joined) if regex.match(_some_key, joined)

# DB_PASS, smtpPass2; not what is passed, as in FIRST_PASS or `proxy_pass`.
_promising(_, joined) if {
	[_, before, _] := regex.find_all_string_submatch_n(`(?:^|_)([a-z0-9]+)_pass(_?[0-9]+)?$`, joined, 1)[0]
	not before in _passed
}

_passed := {
	"all", "allow", "any", "auto", "be", "by", "can", "check", "fail", "fastcgi", "final", "first", "force", "full", "grpc", "high",
	"last", "low", "max", "min", "multi", "must", "no", "number", "one", "only", "or", "proxy", "render", "scgi", "second",
	"should", "single", "skip", "third", "to", "two", "uwsgi", "will",
}

_some_key := sprintf("(^|_)(%s)(_|$)", [concat("|", _keys)])

# What a name speaks of stands before `for` and `per`: TOKEN_LIMIT_PER_USER is a limit.
_head(words) := array.slice(words, 0, first) if {
	first := min([index | some index, word in words; index > 0; word in {"for", "per"}])
} else := words

# Whether the value under a name that promises a secret names a Secret, or a key in one, counts something, or stands in for a key.
refers(name, value) if {
	words := _split(name)
	words[count(words) - 1] in {"secret", "secrets"}
	_names_a_secret(concat("_", words), value)
}

# Where tokens are made: TOKEN_SERVER of https://registry.example.com/token/
refers(name, value) if {
	words := _split(name)
	words[count(words) - 1] == "server"
	regex.match(`(?i)^([a-z][a-z0-9+.-]*://[^@?\s]*|[a-z0-9-]+(\.[a-z0-9-]+)*(\.[a-z]{2,}|:[0-9]+))$`, trim_space(value))
}

# Of which kind tokens are, as Hydra asks by STRATEGIES_ACCESS_TOKEN.
refers(name, value) if {
	words := _split(name)
	words[count(words) - 1] == "token"
	lower(trim_space(value)) in {"jwt", "opaque"}
}

# A Secret that exists is named, `existingSecret: shop`, not written out as in EXISTING_SECRET_PASSWORD.
refers(name, value) if {
	joined := concat("_", _split(name))
	regex.match(`(^|_)existing_secrets?(_|$)`, joined)
	not regex.match(`_(pass|passphrase|passwd|password|pwd|token|value)$`, joined)
	regex.match(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`, value)
}

refers(name, value) if {
	regex.match(`(^|_)(credentials?|passwd|password|token|user)_keys?$`, concat("_", _split(name)))
	regex.match(`(?i)^([a-z0-9]+[._-])*(credentials?|key|pass|passwd|password|pwd|secret|token|user|username)$`, value)
}

refers(name, value) if {
	regex.match(`^[0-9]+$`, value)
	some word in _split(name)
	word in {"budget", "count", "limit", "max", "maximum", "min", "minimum", "number", "per", "quota", "size", "total"}
}

# What others hand out is none where a word says that it is missing: OPENAI_API_KEY of `invalid` or `changeme`. A password of one's
# own, or what one signs with, is what stands there whatever the word.
refers(name, value) if {
	regex.match(_none_yet, lower(trim_space(value)))
	joined := concat("_", _split(name))
	regex.match(_handed_out, joined)
	not regex.match(_of_ones_own, joined)
}

_handed_out := `(^|_)(api_?key|secret_access_key|access_key|license_key|client_secret|(access|api|auth|bearer|bot|oauth|refresh)_token)(_|$)`

# Servers whose first key is the one that they are started with.
# https://typesense.org/docs/guide/install-typesense.html, https://qdrant.tech/documentation/guides/security/
_of_ones_own := `(^|_)(admin|init|initial|minio|qdrant|root|typesense)(_|$)`

_none_yet := concat("", [
	`^((an?|my|some|sk)[-_ ])?`,
	`(not[-_ ]an?([-_ ](real|valid))?|bogus|change[-_ ]?me|dummy|example|fake|invalid|missing|mock|none|not?[-_ ]?(available|configured|needed|real|required|used)|unused)`,
	`([-_ ](for[-_ ]\w+|here|value|(api|access|license|secret)?[-_ ]?(key|secret|token)))*$`,
])

# By what the name says that it is a Secret of, IMAGE_PULL_SECRET.
_names_a_secret(joined, value) if {
	regex.match(`(^|_)(ca|cert|certificate|pull|ssl|tls)_secrets?$`, joined)
	regex.match(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`, value)
}

# `secret: git-creds`: what a value ends with that is no secret itself. `prod-signing-key` may well be one.
_names_a_secret(joined, value) if {
	joined in {"secret", "secrets"}
	regex.match(`^[a-z0-9][a-z0-9.-]*-(certs?|credentials|creds|tls|(deploy|git|gpg|ssh|ssl|tls)-keys?)$`, value)
}

# By what the value ends with, `my-db-secret`, unless the name is that of a secret itself, JWT_SECRET.
_names_a_secret(joined, value) if {
	not own(joined)
	regex.match(`^[a-z0-9.-]+-(creds|credentials|password|secret|secrets|tls|token)$`, value)
}

# Whether a name that ends in `secret` is that of a secret itself.
own(name) if regex.match(_own, concat("_", _split(name)))

_own := concat("", [
	`^secrets?$|(api|app|auth|client|consumer|cookie|hmac|jwt|oauth|oidc|session|shared|signing|token|webhook)`,
	`_?secret$`,
])

# Whether a value is written out: not empty, a mere switch or the word that it is not set, not filled in later or a row of one
# letter in its place, not the name of a variable (`API_KEY_VALUE`, `__TOKEN__`) that a script replaces, not words that ask for the
# value (`your-token-here`), not a path and not a reference to a store, nor what no secret looks like: an address, an algorithm,
# where a token is sent, a certificate. `changeme` is one: who does not change it has it as the password.
literal(value) if {
	is_string(value)
	not regex.match(`^(__[A-Z_]+__|[A-Z]+(_[A-Z]+)+)$`, trim_space(value))
	trimmed := lower(trim_space(value))
	not trimmed in _nothing
	not regex.match(`\$\(|\$\{|\{\{|^\$[a-z_]|^\x60|^["']?<[^>]*>["']?$|^[*.]+$|^x+$|^[-0]+$|^1$`, trimmed)
	not regex.match(_asking, trimmed)
	not regex.match(_public, trimmed)
	not regex.match(`^(/|\./|~/|[a-z]:\\|arn:|vault:|secret:|ssm:|op://|sm://|ref\+|file:|awssm:|gcpsm:|akv:|secretsmanager:)`, trimmed)
}

_nothing := {
	"", "false", "n/a", "no", "none", "not set", "not-set", "not_set", "notset", "null", "off", "on", "true", "undefined", "unset", "yes",
}

_asking := concat("|", [
	`^[\[(]?(<[^>]*>|(enter|insert|put|replace|set)?[-_ ]?(me[-_ ])?(with[-_ ])?your)[-_ ]`,
	`^[\[(]?(insert|put|replace)[-_ ]?(me|here|this|with)\b`,
	`^(placeholder|tbd|todo)$`,
	`^(@@?[a-z0-9_.-]+@@?|%[a-z0-9_.]+%(/.*)?|%env\(.*\)%|#\{[^}]*\}#?)$`,
])

# The secrets in a text that are known as such whatever their name: {"a token of GitHub"}.
known(text) := {what |
	some what, form in _forms
	some found in regex.find_n(form, text, -1)
	not regex.match(_invented, found)
} | {"a password in a URL" | _has_password(text)} if {
	is_string(text)
	regex.match(_any_form, text)
} else := set()

_forms := {
	"a client secret of Google": `\bGOCSPX-[A-Za-z0-9_-]{28}`,
	"a key of Azure Storage": `\bAccountKey=[A-Za-z0-9+/]{86}==`,
	"a key of Mailchimp": `\b[0-9a-f]{32}-us[0-9]{1,2}\b`,
	"a key of SendGrid": `\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}`,
	"a private key": `-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----(?:\s|\\[nr])*[A-Za-z0-9+/=]+`,
	"a token of DigitalOcean": `\bdo[opr]_v1_[a-f0-9]{64}\b`,
	"a token of Docker Hub": `\bdckr_pat_[A-Za-z0-9_-]{20,}`,
	"a token of GitHub": `\b(?:gh[oprsu]_[A-Za-z0-9]{36,}\b|github_pat_[A-Za-z0-9_]{22,})`,
	"a token of GitLab": `\bglpat-[A-Za-z0-9_-]{20,}`,
	"a token of npm": `\bnpm_[A-Za-z0-9]{36}\b`,
	"a token of PyPI": `\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{40,}`,
	"a token of Shopify": `\bshp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}\b`,
	"a token of Slack": `\bxox[abeoprs]-[A-Za-z0-9-]{10,}`,
	"a token of Square": `\bsq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43})`,
	"a token of Vault": `\bhvs\.[A-Za-z0-9_-]{24,}`,
	"a webhook of Slack": `\bhooks\.slack\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}`,
	"an application key of Laravel": `\bbase64:[A-Za-z0-9+/]{43}=`,
	"an access key of AWS": `\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`,
	"an API key of Google": `\bAIza[A-Za-z0-9_-]{35}`,
	"an API key of Stripe": `\b[rs]k_live_[A-Za-z0-9]{16,}`,
}

# What one of the forms has in it. Most texts fail here, where it costs least.
_any_form := concat("|", [
	`://[^\s/@]*:[^\s/@]+@|-----BEGIN |_pat_|gh[oprsu]_|glpat-|npm_|pypi-|xox|hooks\.slack\.com|A[KS]IA|AIza|k_live_`,
	`GOCSPX-|AccountKey=|[0-9a-f]-us[0-9]|SG\.|do[opr]_v1_|shp(at|ca|pa|ss)_|sq0(atp|csp)-|hvs\.|base64:`,
])

# Tokens in examples.
_invented := `(?i)x{6,}|0{12,}|example|your`

_has_password(text) if {
	some [_, user, password, host] in regex.find_all_string_submatch_n(_address, text, -1)
	literal(password)
	not regex.match(`\$[\w{(]|%[(sdv]|^[\[{<(%].*[\]}>)%]$|\.\.\.|^[A-Z]+$|^x+|redacted`, password)
	not _stands_in(user, password, host)
}

_address := `\b[A-Za-z][A-Za-z0-9+.-]*://([^\s/@:"']*):([^\s/@"'\x60]+)@([^\s/:?,"'\x60]*)`

# A password that says nothing, on a machine that none is: `user:password@localhost`. One of the service `db` is its password.
_stands_in(user, password, host) if {
	lower(password) in {lower(user), "changeme", "dummy", "pass", "passwd", "password", "pwd", "secret", "test", "token"}
	regex.match(`(?i)^(127\.0\.0\.1|.*\bexample(\.[a-z]+)*|domain|host|hostname|localhost|server|your.*|\[?::1\]?)$`, host)
}

_public := concat("|", [
	`^[0-9]{1,3}(\.[0-9]{1,3}){3}(:[0-9]+|/[0-9]{1,2})?$|^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:]*(/[0-9]{1,3})?$`,
	`^(argon2(d|i|id)?|bcrypt|ed25519|eddsa|(es|hs|ps|rs)(256|384|512)|md5|pbkdf2|scrypt|sha-?(1|224|256|384|512))$`,
	`^(hmac|pbkdf2|scram)[-_](md5|sha)[-_]?[0-9]*([-_]plus)?$|^aes-?(128|192|256)([-_](cbc|cfb|ctr|ecb|gcm))?$`,
	`^(basic|bearer|cookie|header|query)$`,
	# The name of a file, and a password of which only the hash is there, as Jupyter writes it.
	`^[\w.-]+\.(cer|crt|jks|key|p12|pem|pfx)$|^sha(1|256|512):[0-9a-f]+:[0-9a-f]{32,}$|^argon2:\$argon2`,
	# The same as `crypt` and its kin write it, with the dollars doubled for Compose or not.
	`^\$\$?(2[abxy]|argon2(d|i|id)|[1567y]|apr1|pbkdf2(-sha(1|256|512))?|scrypt)\$[\w./+=,$-]{20,}$`,
	`^-----begin ([a-z0-9]+ )*private key-----\s*-----end|^-----begin (trusted )?(certificate|public key)-----`,
])

_split(name) := [word |
	spaced := regex.replace(name, `([a-z0-9])([A-Z])`, "${1}_${2}")
	some word in regex.split(`[^a-z0-9]+`, lower(spaced))
	word != ""
]
