# METADATA
# title: Image taken from the node without asking the registry
# description: >-
#   With the pull policy IfNotPresent or Never, a node starts whatever it has under that name. A tag that moved stays old on
#   some nodes, and on a shared node a pod can use another team's private image without ever showing a pull secret. The
#   policy is Always where the tag is `latest` or missing, else IfNotPresent, unless the manifest says so.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
#     description: Image pull policy
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages
#     description: AlwaysPullImages
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Write `imagePullPolicy: Always`; layers that the node has are not loaded again, only the manifest is asked for. Or pin the
#     image by digest, so that the node cannot have another one. The admission plugin AlwaysPullImages does it for a whole cluster.
package kubernetes.image_pull_policy

import data.lib.fix
import data.lib.images
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in kubernetes.containers
	[policy, origin, path] := _policy(entry.container)
	_stale(policy, entry.container)
	message := sprintf("image of %s is pulled %s%s", [entry.label, _words[policy], origin])
	at := array.concat(entry.path, path)

	# An image that was put on the nodes may be in no registry that they reach.
	remedy := fix.unsafe("Pull the image always", [fix.set(array.concat(entry.path, ["imagePullPolicy"]), "Always")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "imagePullPolicy"
	setting.written != "Always"
}

# Without a policy the tag decides.
unknown contains placeholders.finding(what, placeholder, open.at) if {
	some open in kubernetes.open_images
	object.get(open.container.container, "imagePullPolicy", "") in {"", null}
	not endswith(placeholders.filled(open.image), ":latest")
	placeholder := images.open_digest(open.image)
	what := sprintf("%s, which decides how it is pulled,", [open.label])
}

_words := {"IfNotPresent": "only if the node has none", "Never": "never"}

# The policy that holds, and where it stands.
_policy(container) := [container.imagePullPolicy, "", ["imagePullPolicy"]] if {
	is_string(container.imagePullPolicy)
	container.imagePullPolicy != ""
} else := ["IfNotPresent", ", the default of its tag", ["image"]] if {
	last := images.ending(container.image)
	not endswith(last, ":latest")
	regex.match(`^[^$<{%]*:[\w][\w.-]*$`, last)
}

_stale("Never", _)

# A digest names the same content wherever it was pulled from.
_stale("IfNotPresent", container) if not _has_digest(object.get(container, "image", ""))

_has_digest(image) if {
	is_string(image)
	contains(image, "@")
}
