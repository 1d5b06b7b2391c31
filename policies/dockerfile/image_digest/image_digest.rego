# METADATA
# title: Image without a digest
# description: >-
#   `FROM` or `COPY --from` names an image without `@sha256:…`. A tag can be moved, by the owner or by whoever takes over the
#   account, so the next build may contain something else under the same name.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
#   - ref: https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
#     description: Docker, pin base image versions
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Add the digest behind the tag, `FROM debian:12.8@sha256:…`; `docker buildx imagetools inspect debian:12.8` prints that of
#     the index, which holds for all platforms. Let Dependabot or Renovate move tag and digest together, else patches stop
#     coming.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package dockerfile.image_digest

import data.lib.dockerfile
import data.lib.fix
import data.lib.images
import data.lib.placeholders

deny contains object.union({"message": message, "at": entry.at}, _remedy(entry)) if {
	some entry in dockerfile.images
	images.without_digest(entry.image)
	message := sprintf("%s %q has no digest", [entry.role, entry.image])
}

unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in dockerfile.open_images
	not images.without_digest(open.image)
	placeholder := images.open_digest(open.image)
	what := sprintf("the digest of %s", [open.label])
}

_remedy(entry) := {"fix": fix.safe("Pin the image to its digest", [fix.pin(entry.at, "image", entry.image)])} if {
	not entry.part
} else := {}
