package kubernetes.ingress_tls_test

import data.kubernetes.ingress_tls

_ingress(spec, annotations) := {
	"kind": "Ingress",
	"metadata": {"name": "shop", "annotations": annotations},
	"spec": spec,
}

_message := "Ingress \"shop\" serves plain HTTP"

test_finds_an_ingress_without_tls if {
	ingress_tls.deny == {{"message": _message, "at": ["spec"]}} with input as _ingress({"rules": []}, {})
	ingress_tls.deny == {{"message": _message, "at": ["spec"]}} with input as _ingress({"tls": []}, {"a": "b"})
	ingress_tls.deny == {{"message": _message, "at": ["spec"]}} with input as _ingress({"tls": null}, {"a": "b"})
}

test_finds_an_ingress_without_anything if {
	ingress_tls.deny == {{"message": "Ingress \"\" serves plain HTTP", "at": []}} with input as {"kind": "Ingress"}
}

test_accepts_an_ingress_with_tls if {
	ingress_tls.deny == set() with input as _ingress({"tls": [{"hosts": ["a.example"], "secretName": "a"}]}, {})
}

test_accepts_tls_by_annotation if {
	ingress_tls.deny == set() with input as _ingress({}, {"networking.gke.io/managed-certificates": "shop"})
	ingress_tls.deny == set() with input as _ingress({}, {"alb.ingress.kubernetes.io/listen-ports": "[{\"HTTPS\":443}]"})
	ingress_tls.deny == set() with input as _ingress({}, {"traefik.ingress.kubernetes.io/router.tls": "true"})
}

test_accepts_other_kinds if {
	foreign := {"apiVersion": "config.openshift.io/v1", "kind": "Ingress", "spec": {"domain": "a.example"}}
	ingress_tls.deny == set() with input as foreign
	ingress_tls.deny == set() with input as {"kind": "IngressRoute", "spec": {}}
}
