# METADATA
# title: Security Insights that tools cannot use
# description: >-
#   `security-insights.yml` lacks what its schema demands, or its time is over. Foundations and tools read the file instead of
#   asking; what they cannot read or what has expired counts as not there.
# related_resources:
#   - ref: https://github.com/ossf/security-insights
#     description: OpenSSF, Security Insights specification
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [security_insights]
#   remediation: >-
#     Write `header` with `schema-version`, `url`, `last-updated` and `last-reviewed`, and `project` or `repository`; check it
#     with the validator of the specification. Read it through once a year and date `last-reviewed` anew.
#   parameters:
#     days:
#       default: 400
#       description: Days after which the file must have been reviewed again.
package supply_chain.invalid_security_insights

applies if count(_files) > 0

deny contains {"message": message, "at": array.concat(file.at, _nearest(file.value, place))} if {
	some file in _files
	some place in _required(file.value)
	object.get(file.value, place, "") in {"", null}
	message := sprintf("%s lacks %s", [file.path, concat(".", place)])
}

deny contains {"message": message, "at": file.at} if {
	some file in _files
	_version(file.value) != "1"
	not file.value.project
	not file.value.repository
	message := sprintf("%s has neither project nor repository", [file.path])
}

deny contains {"message": message, "at": array.concat(file.at, ["header", field])} if {
	some file in _files
	some [field, days] in [["expiration-date", 0], ["last-reviewed", data.karat.parameters.days]]
	until := _seconds(file.value.header[field]) + (days * 86400)
	until <= _seconds(input.facts.today)
	message := sprintf("%s is out of date: %s is %s", [file.path, field, file.value.header[field]])
}

_files := [{"path": document.path, "value": document.value, "at": ["documents", "security_insights", index, "value"]} |
	some index, document in input.documents.security_insights
	regex.match(`^(\.github/|\.gitlab/)?security-insights\.ya?ml$`, lower(document.path))
	is_object(document.value)
]

_version(value) := split(sprintf("%v", [object.get(value, ["header", "schema-version"], "2")]), ".")[0]

_required(value) := [
	["header", "schema-version"], ["header", "expiration-date"], ["header", "project-url"],
	["project-lifecycle"], ["contribution-policy"], ["security-contacts"], ["vulnerability-reporting"],
] if {
	_version(value) == "1"
} else := [["header", "schema-version"], ["header", "url"], ["header", "last-updated"], ["header", "last-reviewed"]]

_nearest(value, place) := ["header"] if {
	count(place) == 2
	is_object(value.header)
} else := []

# A date or a moment, in seconds.
_seconds(text) := time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [substring(text, 0, 10)])) / 1000000000 if {
	is_string(text)
	regex.match(`^[0-9]{4}-[01][0-9]-[0-3][0-9]`, text)
}
