# METADATA
# title: Image of a kustomization that is not pinned
# description: >-
#   An entry under `images` gives an image the tag `latest`, or neither a tag nor a digest. What runs then depends on the day on which
#   the node pulls it, and on a tag that stands in some base.
# related_resources:
#   - ref: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/
#     description: Kustomize, images
# custom:
#   severity: medium
#   kinds: [kustomization]
#   remediation: >-
#     Give the entry a `newTag` with the version that you tested, or better its `digest`; `kustomize edit set image` writes either, and a
#     release pipeline can call it.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package kustomize.images_pinned

deny contains {"message": message, "at": array.concat(["images", index], path)} if {
	some index, image in input.images
	is_string(image.name)
	not _set(image, "digest")
	[reason, path] := _reason(image)
	message := sprintf("image %q %s", [image.name, reason])
}

_reason(image) := ["gets the tag latest", ["newTag"]] if {
	image.newTag == "latest"
} else := ["gets neither a tag nor a digest", []] if {
	not _set(image, "newTag")
	not _suffixed(image)
}

_set(image, field) if {
	not object.get(image, field, "") in {"", null}
}

_suffixed(image) if _set(image, "tagSuffix")
