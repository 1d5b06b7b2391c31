# METADATA
# title: Image not pinned by digest
# description: >-
#   A container's image is named by a tag, or by something that only looks like a digest. Whoever can push to the registry can
#   move a tag to another image, and every pod that starts afterwards runs that one; a digest names the content itself. Images that a
#   `skaffold.yaml` of the repository builds are left out, since Skaffold writes their digest, as are those that get one from a
#   kustomization which takes the object in.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
#     description: Image names and digests
#   - ref: https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests
#     description: OCI image specification, digests
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Write the digest behind the tag, `registry/app:1.4.2@sha256:…`; `crane digest` or `docker buildx imagetools inspect`
#     prints it. Let the release pipeline or an update bot (Renovate, Argo CD Image Updater) move both, or nobody will.
package kubernetes.image_digest

import data.lib.fix
import data.lib.images
import data.lib.kubernetes
import data.lib.placeholders

deny contains object.union({"message": message, "at": at}, _remedy(image, at)) if {
	some entry in kubernetes.containers
	image := entry.container.image
	reason := _unpinned(image)
	not images.built(image)
	not images.pinned(image)
	message := sprintf("image %q of %s %s", [image, entry.label, reason])
	at := array.concat(entry.path, ["image"])
}

unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in kubernetes.open_images
	placeholder := images.open_digest(open.image)
	what := sprintf("the digest of %s", [open.label])
}

_unpinned(image) := "has no digest" if {
	last := images.ending(image)
	not contains(last, "@")
	not regex.match(_later, last)
	not images.placeholder(image)
} else := "has a digest that is none" if {
	last := images.ending(image)
	contains(last, "@")
	not regex.match(_later, last)
	not regex.match(`@(blake3:[0-9a-f]{64}|sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$`, last)
}

# What may bring a digest, or nothing at all.
_later := `[$<{%]|^\s*$`

# A digest can be looked up where all of the name is known.
_remedy(image, at) := {"fix": fix.safe("Pin the image to its digest", [fix.pin(at, "image", image)])} if {
	not contains(image, "@")
	not regex.match(placeholders.pattern, image)
} else := {}
