package kubernetes.detect_nginx_ingress_controller_eol_test

import data.kubernetes.detect_nginx_ingress_controller_eol

_pod(image) := {"kind": "Pod", "spec": {"containers": [{"name": "main", "image": image}]}}

_at := ["spec", "containers", 0, "image"]

test_finds_the_controller if {
	every image in [
		"registry.k8s.io/ingress-nginx/controller:v1.8.0", "k8s.gcr.io/ingress-nginx/controller@sha256:aa", "mirror.example.com/ingress-nginx/controller",
		"docker.io/bitnami/nginx-ingress-controller:1.11.3", "quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.30.0",
	] {
		detect_nginx_ingress_controller_eol.deny == {{
			"message": "container \"main\" runs ingress-nginx, which was retired in March 2026",
			"at": _at,
		}} with input as _pod(image)
	}
}

test_accepts_others if {
	every image in ["traefik:v3.2", "nginx/nginx-ingress:4.0.0", "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.4.3", "nginx", null, 1] {
		detect_nginx_ingress_controller_eol.deny == set() with input as _pod(image)
	}
	detect_nginx_ingress_controller_eol.deny == set() with input as {"kind": "ConfigMap"}
}
