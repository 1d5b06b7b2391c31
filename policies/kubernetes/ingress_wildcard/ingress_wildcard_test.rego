package kubernetes.ingress_wildcard_test

import data.kubernetes.ingress_wildcard

_ingress(spec) := {"kind": "Ingress", "metadata": {"name": "shop"}, "spec": spec}

test_finds_rules_without_a_host if {
	message := "Ingress \"shop\" takes every host"
	every rule in [{"http": {}}, {"host": null}] {
		ingress_wildcard.deny == {{"message": message, "at": ["spec", "rules", 0]}} with input as _ingress({"rules": [rule]})
	}
	ingress_wildcard.deny == {{
		"message": message,
		"at": ["spec", "rules", 1, "host"],
	}} with input as _ingress({"rules": [{"host": "a.example"}, {"host": ""}]})
}

test_finds_wildcards if {
	every host in ["*", "*.example.com", "*.a.example.com"] {
		ingress_wildcard.deny == {{
			"message": sprintf("Ingress \"shop\" takes every host that matches %s", [host]),
			"at": ["spec", "rules", 0, "host"],
		}} with input as _ingress({"rules": [{"host": host}]})
	}
}

test_finds_a_default_backend_alone if {
	every field in ["backend", "defaultBackend"] {
		ingress_wildcard.deny == {{
			"message": "Ingress \"shop\" takes every host",
			"at": ["spec"],
		}} with input as _ingress({field: {"service": {"name": "web"}}})
	}
}

test_accepts_hosts if {
	ingress_wildcard.deny == set() with input as _ingress({"rules": [{"host": "a.example"}, {"host": "b.example"}]})
	ingress_wildcard.deny == set() with input as _ingress({
		"rules": [{"host": "a.example"}],
		"defaultBackend": {"service": {"name": "web"}},
	})
	ingress_wildcard.deny == set() with input as _ingress({})
	ingress_wildcard.deny == set() with input as {"kind": "Ingress"}
}

test_accepts_other_kinds if {
	ingress_wildcard.deny == set() with input as {"kind": "Gateway", "spec": {"rules": [{}]}}
}
