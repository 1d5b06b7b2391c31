# METADATA
# title: Values of charts
# description: >-
#   The values that a document gives to a chart of Helm: a file of values itself, and what an Application of Argo CD writes as a
#   text or as parameters.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
#     description: Argo CD, Helm
package lib.chart_values

# Values: [{"value", "at"}]. Those in a text have `text`, and `at` leads to it.
all := texts(input) if {
	_is_application
} else := [{"value": input, "at": []}]

# The values that an object of Argo CD has as texts.
texts(object_) := [{"value": value, "at": at, "text": true} |
	some [path, helm] in _sources(object_)
	is_string(helm.values)
	yaml.is_valid(helm.values)
	value := yaml.unmarshal(helm.values)
	is_object(value)
	at := array.concat(path, ["helm", "values"])
]

# Parameters of Argo CD: [{"name", "value", "at"}], at to the value.
parameters := [{"name": parameter.name, "value": parameter.value, "at": at} |
	_is_application
	some [path, helm] in _sources(input)
	some index, parameter in helm.parameters
	is_string(parameter.name)
	is_string(parameter.value)
	at := array.concat(path, ["helm", "parameters", index, "value"])
]

# Where a finding stands that is about a value: {"at"}, and in a text the words to look for. `entry` has `values`, one of the above,
# the `path` in them and the `value`.
place(entry) := {"at": entry.values.at, "words": words} if {
	entry.values.text
	key := entry.path[count(entry.path) - 1]
	words := array.concat([key], regex.split(`\s+`, trim_space(entry.value)))
} else := {"at": array.concat(entry.values.at, entry.path)}

# What an Application, or each that an ApplicationSet makes, installs: [path, helm].
_sources(object_) := [[array.concat(path, at), source.helm] |
	path := {"Application": ["spec"], "ApplicationSet": ["spec", "template", "spec"]}[object_.kind]
	spec := object.get(object_, path, {})
	is_object(spec)
	some [at, source] in array.concat(
		[[["source"], source] | source := spec.source],
		[[["sources", index], source] | some index, source in object.get(spec, "sources", [])],
	)
	is_object(source.helm)
]

_is_application if {
	input.kind in {"Application", "ApplicationSet"}
	is_string(input.apiVersion)
}
