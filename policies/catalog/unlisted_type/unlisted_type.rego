# METADATA
# title: Type that is not one of the agreed ones
# description: >-
#   The type of an entity is no word that the company has agreed on. What a scorecard or a template asks of services does not
#   reach a component whose type is `microservice` or `backend`.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#spectype-required
#     description: Backstage, spec.type and its well-known values
# custom:
#   severity: low
#   kinds: [entity/component, entity/api, entity/resource, entity/system]
#   remediation: >-
#     Write one of the agreed types into `spec.type`, or have a new one agreed on.
#   parameters:
#     components:
#       default: [service, website, library]
#       description: The agreed types of components. Empty means any.
#     apis:
#       default: [openapi, asyncapi, graphql, grpc, mcp-server]
#       description: The agreed types of APIs. Empty means any.
#     resources:
#       default: []
#       description: The agreed types of resources. Empty means any.
#     systems:
#       default: []
#       description: The agreed types of systems. Empty means any.
package catalog.unlisted_type

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "type"])} if {
	applies
	not input.entity.type in _allowed
	agreed := concat(", ", _allowed)
	message := sprintf("the type of %s is %q, not one of %s", [entity.label, input.entity.type, agreed])
}

applies if {
	input.entity.type
	count(_allowed) > 0
}

_allowed := data.karat.parameters[sprintf("%ss", [input.entity.kind])]
