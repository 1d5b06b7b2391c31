# METADATA
# title: Base image without a fixed tag
# description: >-
#   A stage starts from an image without a tag, with the tag `latest`, or with a tag whose build argument is `latest` by
#   default. The same Dockerfile then builds another image tomorrow, and nobody can tell which one is running.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
#     description: Docker, pin base image versions
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Name a version, `FROM node:22.12.0-alpine`, or better add its digest, `@sha256:…`; Dependabot and Renovate move both.
package dockerfile.latest_tag

import data.lib.images

deny contains {"message": message, "at": ["stages", index, "image"]} if {
	some index, stage in input.stages
	_foreign(stage)
	reason := images.floating(stage.image)
	message := sprintf("base image %q %s", [stage.image, reason])
}

# An ARG after the first FROM does not reach the next FROM, but it says what was meant.
deny contains {"message": message, "at": ["stages", index, "image"]} if {
	some index, stage in input.stages
	_foreign(stage)
	not contains(stage.image, "@")
	some name in _late_latest
	endswith(stage.image, sprintf(":${%s}", [name]))
	message := sprintf("base image %q uses the tag latest", [stage.image])
}

_foreign(stage) if {
	is_string(stage.image)
	not lower(stage.image) in {"", "scratch"}
	object.get(stage, "parent", null) == null
}

_late_latest := {pair.name |
	some stage in input.stages
	some instruction in stage.instructions
	instruction.cmd == "arg"
	some pair in instruction.pairs
	pair.value == "latest"
}
