# METADATA
# title: Image without a fixed tag
# description: >-
#   A service uses an image without a tag or with the tag `latest`, also by the default of a variable. Two machines then run
#   two programs from one file. Images that a service of the file builds are left out: the
#   name is what it produces.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#image
#     description: Compose file, image
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Name the version you tested, `postgres:17.2`, or its digest; Dependabot and Renovate move it.
package compose.latest_tag

import data.lib.compose
import data.lib.images
import data.lib.placeholders

deny contains {"message": message, "at": ["services", name, "image"]} if {
	some name, service in compose.pulling
	reason := images.floating(compose.filled(service.image))
	message := sprintf("image %q of service %q %s", [service.image, name, reason])
}

unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in compose.open_images
	placeholder := images.open_tag(open.image)
	what := sprintf("the tag of %s", [open.label])
}
