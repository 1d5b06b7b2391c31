# METADATA
# title: Image of a kustomization that is not pinned
# description: >-
#   An entry under `images` gives an image the tag `latest`. What runs then depends on the day on which the node pulls it. An entry
#   that changes the name alone, as for another registry, keeps the tag or digest of the manifest, and what that says is judged there.
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

deny contains {"message": message, "at": ["images", index, "newTag"]} if {
	some index, image in input.images
	is_string(image.name)
	image.newTag == "latest"
	object.get(image, "digest", "") in {"", null}
	message := sprintf("image %q gets the tag latest", [image.name])
}
