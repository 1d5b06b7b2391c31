package lib.ingress_test

import data.lib.ingress

test_knows_ingresses if {
	every api in ["networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1", "v1"] {
		ingress.is({"apiVersion": api, "kind": "Ingress"})
	}
	ingress.known with input as {"kind": "Ingress"}
}

test_knows_what_is_none if {
	not ingress.is({"apiVersion": "config.openshift.io/v1", "kind": "Ingress"})
	not ingress.is({"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass"})
	not ingress.known with input as {"kind": "Service"}
}

test_names_the_ingress if {
	ingress.name == "Ingress \"shop\"" with input as {"kind": "Ingress", "metadata": {"name": "shop"}}
	ingress.name == "Ingress \"\"" with input as {"kind": "Ingress"}
}
