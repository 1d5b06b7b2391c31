package kubernetes.ingress_nginx_snippets_test

import data.kubernetes.ingress_nginx_snippets

_ingress(annotations) := {"kind": "Ingress", "metadata": {"name": "shop", "annotations": annotations}}

_finding(key, reason) := {
	"message": sprintf("annotation %s of Ingress \"shop\" %s", [key, reason]),
	"at": ["metadata", "annotations", key],
}

test_finds_snippets if {
	every key in [
		"nginx.ingress.kubernetes.io/server-snippet",
		"nginx.ingress.kubernetes.io/configuration-snippet",
		"nginx.ingress.kubernetes.io/auth-snippet",
		"nginx.ingress.kubernetes.io/modsecurity-snippet",
		"nginx.org/location-snippets",
	] {
		ingress_nginx_snippets.deny == {_finding(
			key,
			"is copied into the configuration of nginx",
		)} with input as _ingress({key: "return 200;", "team": "shop"})
	}
}

test_finds_values_that_end_a_directive if {
	every case_ in [
		["auth-url", "http://a.example/#;\nload_module"],
		["auth-signin", "https://a.example/ x"],
		["mirror-target", "http://a.example/a|b"],
		["mirror-host", "a.example;"],
		["auth-tls-match-cn", "CN=a #\n}}"],
	] {
		key := sprintf("nginx.ingress.kubernetes.io/%s", [case_[0]])
		ingress_nginx_snippets.deny == {_finding(
			key,
			"has characters that can end a directive of nginx",
		)} with input as _ingress({key: case_[1]})
	}
}

test_accepts_plain_values if {
	ingress_nginx_snippets.deny == set() with input as _ingress({
		"nginx.ingress.kubernetes.io/auth-url": "https://$host/oauth2/auth?rd=$scheme://$host$escaped_request_uri",
		"nginx.ingress.kubernetes.io/auth-signin": "https://auth.${DOMAIN}/oauth2/start",
		"nginx.ingress.kubernetes.io/auth-tls-match-cn": "CN=(web|api)[0-9]{2}",
		"nginx.ingress.kubernetes.io/mirror-target": "https://mirror.example$request_uri",
		"nginx.ingress.kubernetes.io/rewrite-target": "/$2",
		"nginx.ingress.kubernetes.io/server-snippet": "",
		"example.com/server-snippet": "return 200;",
	})
}

test_accepts_an_ingress_without_annotations if {
	ingress_nginx_snippets.deny == set() with input as _ingress(null)
	ingress_nginx_snippets.deny == set() with input as {"kind": "Ingress"}
}

test_accepts_other_kinds if {
	annotations := {"nginx.ingress.kubernetes.io/server-snippet": "return 200;"}
	object_ := {"kind": "ConfigMap", "metadata": {"annotations": annotations}}
	ingress_nginx_snippets.deny == set() with input as object_
}

test_does_not_know_annotations_that_come_as_a_whole if {
	ingress_nginx_snippets.deny == set() with input as _ingress("${var.annotations}")
	[finding.at | some finding in ingress_nginx_snippets.unknown] == [["metadata", "annotations"]] with input as _ingress("${var.annotations}")
	ingress_nginx_snippets.unknown == set() with input as _ingress({"team": "${var.team}"})
}

test_knows_expressions_of_terraform if {
	key := "nginx.ingress.kubernetes.io/auth-url"
	every url in [
		"http://${kubernetes_service.auth.metadata[0].name}/auth",
		"https://${local.hosts[\"auth\"]}/auth",
		"https://${lower(var.host)}/auth",
	] {
		ingress_nginx_snippets.deny == set() with input as _ingress({key: url})
	}
	every url in ["https://${var.host}/auth;", "https://${HOST:-a;b}/auth", "https://{a}/auth"] {
		count(ingress_nginx_snippets.deny) == 1 with input as _ingress({key: url})
	}
}
