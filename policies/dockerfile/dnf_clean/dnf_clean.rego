# METADATA
# title: Cache of dnf left in the image
# description: >-
#   dnf (also as dnf5, microdnf and tdnf) downloads the metadata of the repositories and the packages to /var/cache/dnf. What is
#   not removed in the same `RUN` stays in the layer, tens to hundreds of megabytes, also when a later step deletes it.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#run
#     description: Docker, best practices for RUN
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     End the `RUN` that installs with `&& dnf clean all`; a `RUN` of its own is too late. Or mount a cache with `RUN
#     --mount=type=cache,target=/var/cache/dnf`, which makes the next build faster as well.
package dockerfile.dnf_clean

import data.lib.rpm

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some name in {"dnf", "dnf5", "microdnf", "tdnf"}
	some command in rpm.caching[name]
	message := sprintf("%s leaves its cache in the image", [name])
}
