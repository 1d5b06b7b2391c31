# METADATA
# title: Image without a digest
# description: >-
#   A service names an image without `@sha256:…`. A tag can be moved, by the owner or by whoever takes over the account, so the
#   next pull may bring something else under the same name. Images that a service of the file builds are left out.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#image
#     description: Compose file, image
#   - ref: https://docs.docker.com/dhi/core-concepts/digests/
#     description: Docker, image digests
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Add the digest behind the tag, `postgres:17.2@sha256:…`; `docker compose config --resolve-image-digests` prints the file
#     with all of them. Let Dependabot or Renovate move tag and digest together, else patches stop coming.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package compose.image_digest

import data.lib.compose
import data.lib.fix
import data.lib.images
import data.lib.placeholders

deny contains {"message": message, "at": ["services", name, "image"], "fix": remedy} if {
	some name, service in compose.pulling
	images.without_digest(compose.filled(service.image))
	message := sprintf("image %q of service %q has no digest", [service.image, name])
	remedy := fix.safe("Pin the image to its digest", [fix.pin(["services", name, "image"], "image", service.image)])
}

unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in compose.open_images
	not images.without_digest(open.image)
	placeholder := images.open_digest(open.image)
	what := sprintf("the digest of %s", [open.label])
}
