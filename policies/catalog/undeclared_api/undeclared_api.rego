# METADATA
# title: API that the catalog does not know
# description: >-
#   A service holds the description of an API, and provides none in the catalog. Other teams do not find it, its readers are not
#   known when it changes, and nothing that is asked of APIs reaches it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#kind-api
#     description: Backstage, kind API
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Declare the API, `kind: API` with `spec.definition: {$text: ./openapi.yaml}`, and name it in `spec.providesApis` of the
#     component. A description of somebody else's API, from which a client is made, belongs into a folder named `clients`.
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that are judged.
package catalog.undeclared_api

import data.lib.docs
import data.lib.entity

deny contains {"message": message, "at": ["files", path]} if {
	_is_judged
	not input.entity.relations.providesApis
	some path in _descriptions
	not _is_declared(path)
	message := sprintf("%s provides no API, and %s describes one", [entity.label, path])
}

applies if {
	_is_judged
	count(_descriptions) > 0
}

_is_judged if input.entity.type in data.karat.parameters.types

_descriptions := [path |
	some path, _ in input.files
	regex.match(`(?i)(^|/)([^/]*[-_.])?(openapi|swagger|asyncapi)([-_.]?v?[0-9.]+)?\.(ya?ml|json)$`, path)
	entity.own(path)
	not docs.below(path, _elsewhere)
]

_elsewhere := [
	"vendor", "node_modules", "third_party", "testdata", "fixtures", "test", "tests", "__tests__", "examples",
	"clients", "client", "external",
]

# By a path from the catalog file, or by a link to the file.
_is_declared(path) if {
	parts := split(path, "/")
	strings.any_suffix_match(_targets, parts[count(parts) - 1])
}

_targets := {target |
	some api in input.entities
	api.kind == "api"
	some target in api.spec.definition
	is_string(target)
}
