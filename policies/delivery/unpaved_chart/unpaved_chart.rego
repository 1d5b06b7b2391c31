# METADATA
# title: Chart beside the paved road
# description: >-
#   A chart of an application does not build on the base chart that the platform looks after, or on a version of it that is too
#   old. Probes, limits, network policies and the next change of the platform then have to be made by hand here.
# related_resources:
#   - ref: https://helm.sh/docs/topics/library_charts/
#     description: Helm, library charts
# custom:
#   severity: low
#   kinds: [helm_chart]
#   remediation: >-
#     Take the base chart into `dependencies` at the version that is named or later, move the values over, and delete the
#     templates that it brings itself.
#   parameters:
#     bases:
#       default: {}
#       description: Base charts by name, each with the least version; without any the rule does not apply.
package delivery.unpaved_chart

applies if {
	count(data.karat.parameters.bases) > 0
	is_string(input.name)
	object.get(input, "type", "application") == "application"
	not data.karat.parameters.bases[input.name]
}

deny contains {"message": message, "at": at} if {
	applies
	count(_based) == 0
	at := [key | some key in ["dependencies"]; is_array(input[key])]
	message := sprintf("chart %q does not build on %s", [
		input.name,
		concat(" or ", sort(object.keys(data.karat.parameters.bases))),
	])
}

deny contains {"message": message, "at": ["dependencies", index, "version"]} if {
	applies
	some index, dependency in _based
	least := data.karat.parameters.bases[dependency.name]
	version := _lowest(dependency.version)
	semver.compare(version, least) < 0
	message := sprintf("chart %q builds on %s %s, which is older than %s", [
		input.name,
		dependency.name,
		dependency.version,
		least,
	])
}

_based[index] := dependency if {
	some index, dependency in input.dependencies
	data.karat.parameters.bases[dependency.name]
}

# The lowest version that a constraint of one part lets in, filled up with zeros.
_lowest(constraint) := concat(".", array.slice(array.concat(parts, ["0", "0"]), 0, 3)) if {
	[[_, plain]] := regex.find_all_string_submatch_n(_one_part, constraint, -1)
	parts := split(plain, ".")
}

_one_part := `^\s*[~^=v]*\s*([0-9]+(?:\.[0-9]+){0,2})(?:\.[xX*])*\s*$`
