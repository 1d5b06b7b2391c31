# METADATA
# title: Base image from a registry that is not approved
# description: >-
#   A stage starts from an image of a registry that the configuration does not name. Its content was scanned, signed and
#   kept up by nobody whom the company knows, it may be gone tomorrow, and a pull from there can fail on limits in the
#   middle of a release.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image
#     description: Docker, choose the right base image
#   - ref: https://slsa.dev/spec/v1.0/requirements
#     description: SLSA, requirements
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Start from the image of the same content in an approved registry, or mirror it there by digest and ask those who run
#     the registry to keep it up. An image without a registry, such as `node:24`, comes from `docker.io`.
#   parameters:
#     registries:
#       default: []
#       description: Approved registries or paths in them, such as `ghcr.io/acme` or `docker.io/library`.
package build.unapproved_base_image

applies if {
	count(data.karat.parameters.registries) > 0
	count(_bases) > 0
}

deny contains {"message": message, "at": ["stages", base.index, "image"]} if {
	count(data.karat.parameters.registries) > 0
	some base in _bases
	not _is_approved(base.full)
	message := sprintf("image %q is not from %s", [base.image, concat(" or ", data.karat.parameters.registries)])
}

measure := {"value": count([base | some base in _bases; _is_approved(base.full)]), "of": count(_bases)} if {
	count(data.karat.parameters.registries) > 0
	count(_bases) > 0
}

# Images from outside of the file whose registry is known.
_bases := [{"index": index, "image": stage.image, "full": _full(stage.image)} |
	some index, stage in input.stages
	not stage.parent
	lower(stage.image) != "scratch"
	not regex.match(`^[^/]*[$<{%]`, stage.image)
]

# A name without a registry is one of Docker Hub; one without an owner is one of its library.
_full(image) := lower(image) if {
	parts := split(image, "/")
	count(parts) > 1
	regex.match(`[.:]|^localhost$`, parts[0])
} else := sprintf("docker.io/%s", [lower(image)]) if {
	contains(image, "/")
} else := sprintf("docker.io/library/%s", [lower(image)])

# `ghcr.io/acme` holds for all below it.
_is_approved(image) if {
	some registry in data.karat.parameters.registries
	startswith(image, sprintf("%s/", [trim_right(lower(registry), "/")]))
}
