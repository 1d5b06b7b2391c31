# METADATA
# title: Secret in values
# description: >-
#   Values of a chart hold a password, a token or a key in plain text, also inside a URL, in a file of values or in an object that
#   installs the chart. It is in the history of the repository for good, in every release that Helm stores in the cluster, and
#   whoever installs the chart without reading runs with a password that all know.
#   Names of Secrets and of keys in them are no secrets, nor is what asks to be replaced (`your-token`); values in `ci/` and in
#   folders of tests, which are installed into a cluster to be thrown away, are left out.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/values/
#     description: Helm, best practices for values
#   - ref: https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
#     description: OWASP, secrets management
# custom:
#   severity: high
#   kinds: [helm_values, kubernetes/Application, kubernetes/ApplicationSet]
#   remediation: >-
#     Leave the value empty and require it, or take the name of a Secret that stands elsewhere (`existingSecret`); encrypt what must
#     be in the repository with SOPS or Sealed Secrets. Change every secret that was committed.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package helm.values_secret_literal

import data.lib.chart_values
import data.lib.secrets

applies if count(chart_values.all) + count(chart_values.parameters) > 0

deny contains object.union({"message": message}, chart_values.place(entry)) if {
	not _throwaway
	some entry in array.concat(array.concat(_keyed, _listed), _given)
	_holds(entry)
	message := sprintf("%s holds a secret in plain text", [entry.label])
}

_holds(entry) if {
	secrets.named(entry.name)
	not _about_secrets(entry.path)
	not secrets.refers(entry.name, entry.value)
	not _refers(entry.name, entry.value)
	not _beside_existing(entry)
	_written(entry.value)
}

_holds(entry) if count(secrets.known(entry.value)) > 0

# `adminPassword: …`
_keyed := [entry |
	some values in chart_values.all
	walk(values.value, [path, value])
	is_string(value)
	count(path) > 0
	last := path[count(path) - 1]
	is_string(last)
	not last in {"value", "name"}
	name := _name(values.value, path, last)
	label := concat(".", [sprintf("%v", [part]) | some part in path])
	entry := {"name": name, "value": value, "label": label, "values": values, "path": path}
]

# Of a pair `accessKey` and `secretKey` the first is the name of an account, the second the secret.
_name(values, path, last) := "accessKeyId" if {
	regex.match(`(?i)^access[_-]?key$`, last)
	_beside(values, path, `(?i)^secret[_-]?key$`)
} else := "secretAccessKey" if {
	regex.match(`(?i)^secret[_-]?key$`, last)
	_beside(values, path, `(?i)^access[_-]?key$`)
} else := last

_beside(values, path, pattern) if {
	some key, _ in object.get(values, array.slice(path, 0, count(path) - 1), {})
	regex.match(pattern, key)
}

# `- name: DB_PASSWORD` with a `value`
_listed := [entry |
	some values in chart_values.all
	walk(values.value, [path, value])
	is_object(value)
	is_string(value.name)
	is_string(value.value)
	entry := {
		"name": value.name,
		"value": value.value,
		"label": sprintf("variable %s", [value.name]),
		"values": values,
		"path": array.concat(path, ["value"]),
	}
]

# `name: auth.password` with a `value`, which Argo CD gives to Helm.
_given := [entry |
	some parameter in chart_values.parameters
	keys := split(parameter.name, ".")
	entry := {
		"name": keys[count(keys) - 1],
		"value": parameter.value,
		"label": parameter.name,
		"values": {"value": {}, "at": parameter.at},
		"path": [],
	}
]

_throwaway if regex.match(`(^|/)(ci|tests?|testdata)/`, data.karat.source.path)

# Whether a value names a Secret, or a key in one, as values of charts are called: `existingSecret`, `passwordKey`, `tlsSecret`.
_refers(name, _) if {
	regex.match(`(?i)secrets?$`, name)
	not secrets.own(name)
}

_refers(name, _) if regex.match(`(?i)(secret|password|passwd|token|credentials?|user)[_-]?keys?$`, name)

_refers(name, _) if regex.match(`(?i)(existing|ref$|refs$|selector$|mapping$)`, name)

_refers(name, value) if {
	not regex.match(`(?i)passw(or)?d$`, name)
	regex.match(`(?i)^[a-z0-9.-]+-(secret|secrets|credentials|token|password|tls)$`, value)
}

_refers(_, value) if regex.match(`(?i)^[a-z0-9._-]*(access|secret)[_-]?key$`, value)

# What asks to be replaced, and what only repeats its name; a password that is `password` works.
_refers(_, value) if regex.match(`(?i)^(your|example|insert|replace)[-_ ]?\w*|^x{3,}$`, value)

_refers(name, value) if {
	endswith(lower(name), lower(value))
	not regex.match(`(?i)passw(or)?d$`, name)
}

# Where a Secret is named, a key is that of an entry in it: `existingSecret: shop`, `encryptionKey: encryption-key`.
_beside_existing(entry) if {
	regex.match(`(?i)key$`, entry.name)
	regex.match(`^[A-Za-z]+([._-][A-Za-z]+)*$`, entry.value)
	some key, value in object.get(entry.values.value, array.slice(entry.path, 0, count(entry.path) - 1), {})
	regex.match(`(?i)existing[_-]?secret`, key)
	is_string(value)
	value != ""
}

_about_secrets(path) if {
	some part in path
	is_string(part)
	regex.match(`(?i)(annotations|labels)$|^(secretKeyRef|valueFrom|existingSecrets?|externalSecrets?|secretKeys|secretNames?)$`, part)
}

_written(value) if {
	secrets.literal(value)
	not contains(trim_space(value), "\n")
	not regex.match(`^[0-9]{1,3}[smhd]?$|^[A-Za-z][A-Za-z0-9+.-]*://[^@]*$`, value)
}
