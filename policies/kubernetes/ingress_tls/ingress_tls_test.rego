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

test_asks_no_patch if {
	ingress_tls.applies with data.karat.source as {"patch": false}
	not ingress_tls.applies with data.karat.source as {"patch": true}
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
	ingress_tls.deny == set() with input as _ingress({}, {"traefik.ingress.kubernetes.io/router.tls.certresolver": "acme"})
	ingress_tls.deny == set() with input as _ingress({}, {"nginx.ingress.kubernetes.io/ssl-passthrough": "true"})
	count(ingress_tls.deny) == 1 with input as _ingress({}, {"nginx.ingress.kubernetes.io/ssl-passthrough": "false"})
}

test_leaves_open_what_an_entry_point_of_traefik_does if {
	key := "traefik.ingress.kubernetes.io/router.entrypoints"
	unknown := {{"message": "whether Ingress \"shop\" has TLS stands in the configuration of Traefik", "at": ["spec"]}}
	ingress_tls.deny == set() with input as _ingress({}, {key: "websecure"})
	ingress_tls.unknown == unknown with input as _ingress({}, {key: "websecure"})
	ingress_tls.deny == {{"message": _message, "at": ["spec"]}} with input as _ingress({}, {key: "web,websecure"})
	ingress_tls.unknown == set() with input as _ingress({}, {key: "web"})
	ingress_tls.unknown == set() with input as _ingress({"tls": [{}]}, {key: "websecure"})
}

test_accepts_other_kinds if {
	foreign := {"apiVersion": "config.openshift.io/v1", "kind": "Ingress", "spec": {"domain": "a.example"}}
	ingress_tls.deny == set() with input as foreign
	ingress_tls.deny == set() with input as {"kind": "IngressRoute", "spec": {}}
}
