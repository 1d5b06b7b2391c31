# METADATA
# title: Base image without a fixed tag
# description: >-
#   A stage starts from an image, or copies from one, without a tag, with the tag `latest`, or with a tag whose build argument
#   is `latest` by default. The same Dockerfile then builds another image tomorrow, and nobody can tell which one is running.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
#     description: Docker, pin base image versions
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Name a version, `FROM node:22.12.0-alpine`, or better add its digest, `@sha256:…`; Dependabot and Renovate move both.
package dockerfile.latest_tag

import data.lib.dockerfile
import data.lib.images
import data.lib.placeholders

deny contains {"message": message, "at": entry.at} if {
	some entry in dockerfile.images
	reason := images.floating(entry.image)
	message := sprintf("%s %q %s", [entry.role, entry.image, reason])
}

# An ARG after the first FROM does not reach the next FROM, but it says what was meant.
deny contains {"message": message, "at": entry.at} if {
	some entry in dockerfile.images
	_is_late(entry.image)
	message := sprintf("%s %q uses the tag latest", [entry.role, entry.image])
}

unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in dockerfile.open_images
	placeholder := images.open_tag(open.image)
	not _is_late(open.image)
	what := sprintf("the tag of %s", [open.label])
}

_is_late(image) if {
	not contains(image, "@")
	some name in _late_latest
	endswith(image, sprintf(":${%s}", [name]))
}

_late_latest := {pair.name |
	some stage in input.stages
	some instruction in stage.instructions
	instruction.cmd == "arg"
	some pair in instruction.pairs
	pair.value == "latest"
}
