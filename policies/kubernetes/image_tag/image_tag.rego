# METADATA
# title: Image without a fixed tag
# description: >-
#   A container's image has no tag or the tag `latest`. Two pods of one workload can then run different programs, a restart
#   is a deployment nobody asked for, and there is nothing to roll back to. Images that a `skaffold.yaml` of the repository builds
#   are left out, since Skaffold puts what it built in their place, as are those that get a tag or a digest from a kustomization
#   which takes the object in.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
#     description: Image names
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Name the version that you tested, `registry/app:1.4.2`, or better its digest, `registry/app@sha256:…`. Let the release
#     pipeline write it and an update bot move it.
package kubernetes.image_tag

import data.lib.images
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	reason := images.floating(entry.container.image)
	not images.built(entry.container.image)
	not images.tagged(entry.container.image)
	message := sprintf("image %q of %s %s", [entry.container.image, entry.label, reason])
	at := array.concat(entry.path, ["image"])
}

unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in kubernetes.open_images
	placeholder := images.open_tag(open.image)
	what := sprintf("the tag of %s", [open.label])
}
