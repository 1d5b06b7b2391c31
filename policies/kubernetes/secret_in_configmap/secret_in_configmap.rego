# METADATA
# title: Secret kept in a ConfigMap
# description: >-
#   A ConfigMap holds a password, a token or a private key, under a key of that name, inside a file that it carries or in a URL.
#   ConfigMaps are made to be read: the usual view role shows them, backups and bug reports copy them, and encryption of Secrets in
#   etcd passes them by. The manifest gives the value to everybody who can read the repository, too.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/configmap/
#     description: ConfigMaps, no secrecy
#   - ref: https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-06-Insufficient-Credential-Hygiene
#     description: OWASP Top 10 CI/CD security risks
# custom:
#   severity: high
#   kinds: [kubernetes/ConfigMap]
#   remediation: >-
#     Rotate the value first: it is in the history for good. Move it into a Secret that an operator fills (External Secrets,
#     Sealed Secrets, SOPS) and mount that beside the ConfigMap; let the file name the path or a variable instead of the value.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#     owasp_cicd: [CICD-SEC-6]
package kubernetes.secret_in_configmap

import data.lib.secrets

deny contains {"message": message, "at": ["data", key], "words": words} if {
	some key, value in _entries
	[name, words] := _secret(key, value)
	message := sprintf("ConfigMap %q holds a secret in plain text: %s", [object.get(input, ["metadata", "name"], ""), name])
}

_entries := {key: value |
	input.kind == "ConfigMap"
	some key, value in input.data
	is_string(key)
	is_string(value)
}

# What the secret is called, what it is by its form, the key of the entry or what stands before it in the file, and its words.
_secret(key, value) := [sort(known)[0], words] if {
	known := secrets.known(regex.replace(value, `(?m)^[ \t]*(#|//|;).*$`, ""))
	count(known) > 0
	words := [word | some word in regex.split(`\s+`, value); sort(known)[0] in secrets.known(word)]
} else := [key, []] if {
	not contains(trim_space(value), "\n")
	secrets.named(key)
	_given(value)
	not secrets.refers(key, value)
} else := [assignments[0], [assignments[0]]] if {
	assignments := [name |
		some pattern in _patterns(key)
		some [_, name, text] in regex.find_all_string_submatch_n(pattern, value, -1)
		_written(text)
		not secrets.refers(name, text)
		not _names_an_entry(name, text, value)
	]
}

# Where values of a chart name a Secret, a key is that of an entry in it: `existingSecret: shop`, `secretKey: rcon-password`.
_names_an_entry(name, text, value) if {
	regex.match(`(?i)key$`, name)
	regex.match(`^[A-Za-z]+([._-][A-Za-z]+)*$`, text)
	regex.match(`(?im)^[ \t]*existing[_-]?secret[ \t]*:[ \t]*[\w"']`, value)
}

_given(value) if {
	secrets.literal(value)
	not regex.match(`^[0-9]{1,3}$`, value)
}

# What is crossed out in the repository is filled in later, in the same place.
_given(value) if {
	is_string(value)
	regex.match(`^x{3,}$`, lower(value))
}

# In SQL a word without quotes is a column or a keyword: `SET apikey = CASE`.
_patterns(key) := [sprintf(_assignment, [`["']`])] if {
	endswith(lower(key), ".sql")
} else := [sprintf(_assignment, [`["']?`]), _variable]

# A line `name = value` or `name: value` whose name ends as that of a secret does. Settings about secrets (`password_file`,
# `token_ttl`) end otherwise.
_assignment := concat("", [
	`(?im)^[ \t]*(?:export[ \t]+|set[ \t]+|-[ \t]+)?["']?`,
	`([a-z0-9_.-]*(?:passw(?:or)?d|passphrase|pwd|(?:api|access|secret|private)[_.-]?key|`,
	`client[_.-]?secret|(?:access|auth|bearer)[_.-]?token))`,
	`["']?[ \t]*[=:][ \t]*%s(not set\b|[^\s"',]+)`,
])

# The same for variables of an environment, in capitals.
_variable := `(?m)^[ \t]*(?:export[ \t]+)?((?:[A-Z0-9_]+_)?(?:SECRET|TOKEN))=["']?(not set\b|[^\s"',]+)`

# Whether what stands behind the name is the value itself, not code or a reference that gets it.
_written(text) if {
	secrets.literal(text)
	not regex.match(`^[$!&%@|>]|[()\[\]{}<]|\benv\b|^[0-9]{1,3}$`, text)
}
