# METADATA
# title: API whose definition is none
# description: >-
#   The definition of an API names a file that is not there, or is no text of the type that the API says that it has. The portal
#   shows an error or an empty page where other teams look for how to call it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#specdefinition-required
#     description: Backstage, spec.definition
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#substitutions-in-the-descriptor-format
#     description: Backstage, substitutions
# custom:
#   severity: low
#   kinds: [entity/api]
#   remediation: >-
#     Let `spec.definition.$text` name the description that the service itself is built from, as a path from the catalog file.
#     What is written in place begins with `openapi:`, `asyncapi:` and the like, as the type asks.
package catalog.broken_api_definition

import data.lib.entity
import data.lib.relative_paths

deny contains {"message": message, "at": entity.place(["spec", "definition"])} if {
	some fault in [_fault]
	message := sprintf("the definition of %s %s", [entity.label, fault])
}

applies if input.entity.spec.definition

_fault := sprintf("names %q, which is not there", [_target]) if {
	not _path in object.keys(input.repository.files)
} else := "is no JSON or YAML" if {
	input.entity.type in object.keys(_heads)
	_written != ""
	not yaml.is_valid(_written)
} else := sprintf("does not begin as one of type %s", [input.entity.type]) if {
	heads := _heads[input.entity.type]
	parsed := yaml.unmarshal(_written)
	not _has_one(parsed, heads)
} else := sprintf("does not begin as one of type %s", [input.entity.type]) if {
	pattern := _texts[input.entity.type]
	not regex.match(pattern, _written)
}

# A path from the catalog file, not a link.
_target := [target |
	some key in ["$text", "$json", "$yaml"]
	target := input.entity.spec.definition[key]
	is_string(target)
	not contains(target, "://")
][0]

_path := relative_paths.joined(relative_paths.folder(input.entity.descriptor.path), _target)

# What stands in the catalog file itself, and is not filled in by a template.
_written := input.entity.spec.definition if {
	is_string(input.entity.spec.definition)
	not regex.match(`\{[{%]`, input.entity.spec.definition)
}

_has_one(parsed, heads) if {
	some head in heads
	parsed[head]
}

_heads := {"openapi": ["openapi", "swagger"], "asyncapi": ["asyncapi"]}

_texts := {
	"graphql": `\b(schema|type|interface|union|enum|input|scalar|extend|directive)\b[^\n]*[{=@\n]`,
	"grpc": `\b(syntax|edition|package|service|message|import)\b`,
}
