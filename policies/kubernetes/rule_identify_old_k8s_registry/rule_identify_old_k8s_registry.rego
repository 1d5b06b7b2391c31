# METADATA
# title: Image of a registry that Kubernetes left
# description: >-
#   An image comes from `k8s.gcr.io`, or from its forerunner `gcr.io/google_containers`. Kubernetes froze it in April
#   2023: no new version and no fix is ever there, and its images may go without a word.
# related_resources:
#   - ref: https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
#     description: k8s.gcr.io image registry will be redirected to registry.k8s.io
#   - ref: https://kubescape.io/docs/controls/c-0253/
#     description: Kubescape, deprecated Kubernetes image registry
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Write `registry.k8s.io` in place of `k8s.gcr.io`; it has the same images. Allow it in proxies and admission
#     policies first, and mirror it where nodes do not reach the internet.
package kubernetes.rule_identify_old_k8s_registry

import data.lib.fix
import data.lib.kubernetes

deny contains object.union({"message": message, "at": at}, _remedy(at, image)) if {
	some entry in kubernetes.containers
	image := entry.container.image
	is_string(image)
	regex.match(`^(k8s\.gcr\.io|gcr\.io/google[_-]containers)/`, image)
	message := sprintf("image of %s comes from a registry that Kubernetes froze", [entry.label])
	at := array.concat(entry.path, ["image"])
}

# Nodes may not reach the new name.
_remedy(at, image) := {"fix": fix.unsafe("Use registry.k8s.io", [fix.replace(at, moved)])} if {
	startswith(image, "k8s.gcr.io/")
	moved := replace(image, "k8s.gcr.io/", "registry.k8s.io/")
} else := {}
