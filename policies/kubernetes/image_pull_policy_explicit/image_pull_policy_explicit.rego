# METADATA
# title: Pull policy Always that is not written
# description: >-
#   A container does not write `imagePullPolicy: Always`, whatever Kubernetes would make of its tag. A node then may
#   start an image that it has from another pod, without asking the registry whether this one may have it; and whoever
#   changes `latest` into a version changes the policy, too, without a word. A policy that is right by default is
#   kubernetes.image_pull_policy.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
#     description: Image pull policy
#   - ref: https://polaris.docs.fairwinds.com/checks/reliability/
#     description: Polaris, pull policy
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Write `imagePullPolicy: Always`; layers that the node has are not loaded again. The admission plugin
#     AlwaysPullImages does it for a whole cluster.
#   overlaps: [kubernetes.image_pull_policy]
package kubernetes.image_pull_policy_explicit

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in kubernetes.containers
	policy := object.get(entry.container, "imagePullPolicy", null)
	policy != "Always"
	not placeholders.whole(policy)
	message := sprintf("%s does not say imagePullPolicy: Always", [entry.label])
	at := _nearest(entry, policy)

	# An image that was put on the nodes may be in no registry that they reach.
	remedy := fix.unsafe("Pull the image always", [fix.set(array.concat(entry.path, ["imagePullPolicy"]), "Always")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "imagePullPolicy"
	setting.written != "Always"
}

_nearest(entry, null) := entry.path

_nearest(entry, policy) := array.concat(entry.path, ["imagePullPolicy"]) if policy != null
