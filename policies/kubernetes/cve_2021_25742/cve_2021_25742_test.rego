package kubernetes.cve_2021_25742_test

import data.kubernetes.cve_2021_25742

_pod(image) := {"kind": "Pod", "spec": {"containers": [{"name": "main", "image": image}]}}

_at := ["spec", "containers", 0, "image"]

test_finds_old_releases if {
	every image, version in {
		"k8s.gcr.io/ingress-nginx/controller:v1.0.0@sha256:aa": "1.0.0",
		"quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.30.0": "0.30.0",
		"nginx-controller:v0.49.0": "0.49.0",
	} {
		cve_2021_25742.deny == {{
			"message": sprintf("container \"main\" runs ingress-nginx %s, in which snippets read any Secret", [version]),
			"at": _at,
		}} with input as _pod(image)
	}
}

test_accepts_others if {
	every image in [
		"k8s.gcr.io/ingress-nginx/controller:v1.0.1", "ingress-nginx/controller:v0.49.1", "ingress-nginx/controller:latest",
		"kong/kubernetes-ingress-controller:1.0.0", "nginx:1.0.0", "ingress-nginx/controller", null, 1, "${IMAGE}",
	] {
		cve_2021_25742.deny == set() with input as _pod(image)
	}
	cve_2021_25742.deny == set() with input as {"kind": "ConfigMap"}
}
