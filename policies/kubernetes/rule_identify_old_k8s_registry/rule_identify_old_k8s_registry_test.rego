package kubernetes.rule_identify_old_k8s_registry_test

import data.kubernetes.rule_identify_old_k8s_registry
import data.lib.fix

_pod(image) := {"kind": "Pod", "spec": {"containers": [{"name": "main", "image": image}]}}

_at := ["spec", "containers", 0, "image"]

test_finds_images_of_the_old_registry if {
	every image in ["k8s.gcr.io/pause:3.2", "gcr.io/google_containers/pause:3.0", "gcr.io/google-containers/pause"] {
		fix.bare(rule_identify_old_k8s_registry.deny) == {{
			"message": "image of container \"main\" comes from a registry that Kubernetes froze",
			"at": _at,
		}} with input as _pod(image)
	}
}

test_accepts_others if {
	every image in ["registry.k8s.io/pause:3.9", "quay.io/k8s.gcr.io/pause", "gcr.io/acme/pause", null, "", "${IMAGE}", 1] {
		rule_identify_old_k8s_registry.deny == set() with input as _pod(image)
	}
	rule_identify_old_k8s_registry.deny == set() with input as {"kind": "ConfigMap", "data": {"image": "k8s.gcr.io/pause"}}
}
