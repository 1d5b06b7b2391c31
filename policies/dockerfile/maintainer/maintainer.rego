# METADATA
# title: Instruction that Docker has given up
# description: >-
#   The file says `MAINTAINER`, which is deprecated since 2017 and may go with any version of the builder. It is no label
#   either: who looks for the owner of an image by its labels finds none.
# related_resources:
#   - ref: https://docs.docker.com/reference/build-checks/maintainer-deprecated/
#     description: Docker, build check MaintainerDeprecated
#   - ref: https://specs.opencontainers.org/image-spec/annotations/
#     description: OCI, names of annotations
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write a label, `LABEL org.opencontainers.image.authors="team@example.com"`.
package dockerfile.maintainer

import data.lib.fix

deny contains object.union({"message": "MAINTAINER is deprecated", "at": at}, _remedy(instruction, at)) if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "maintainer"
	at := ["stages", s, "instructions", i]
}

# Quotes and signs that a label reads otherwise are left to a person.
_remedy(instruction, at) := {"fix": fix.safe("Make it a label", [edit])} if {
	[name] := instruction.value
	unquoted := trim(name, "\"'")
	regex.match(`^[\pL\pN .,@<>()/:+_-]+$`, unquoted)
	text := sprintf("LABEL org.opencontainers.image.authors=%q", [unquoted])
	edit := {"op": "replace_text", "path": at, "text": text}
} else := {}
