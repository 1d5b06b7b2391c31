# METADATA
# title: Load balancer that takes plain HTTP
# description: >-
#   A load balancer takes requests from the internet over plain HTTP. Whoever sits on the way reads logins and
#   cookies, and can put a page of their own in place of the answer. One that only redirects to HTTPS is left out.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/https/setting-up-http-https-redirect
#     description: Google Cloud, Set up an HTTP-to-HTTPS redirect
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_global_forwarding_rule
#     description: Terraform, google_compute_global_forwarding_rule
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_global_forwarding_rule]
#   remediation: >-
#     Put a `google_compute_target_https_proxy` in place of the proxy, and let that for HTTP redirect
#     (`default_url_redirect { https_redirect = true }`).
package terraform.gcp.gcp_compute_global_forwarding_rule_check

import data.lib.terraform

deny contains {"message": message, "at": at, "resource": rule.address} if {
	some rule in terraform.resources_of({"google_compute_global_forwarding_rule"})
	terraform.argument(rule.body, "load_balancing_scheme", "EXTERNAL") in {"EXTERNAL", "EXTERNAL_MANAGED"}
	_is_plain(object.get(rule.body, "target", null))
	at := array.concat(rule.path, ["target"])
	message := "requests from the internet are taken over plain HTTP"
}

_is_plain(target) if {
	is_string(target)
	regex.match(`(?i)/targetHttpProxies/`, target)
}

_is_plain(target) if {
	some type in ["google_compute_target_http_proxy", "google_compute_region_target_http_proxy"]
	some name in terraform.references(target, type)
	not _only_redirects(type, name)
}

# A proxy whose map of addresses sends every request on to HTTPS.
_only_redirects(type, name) if {
	some proxy in terraform.resources[type]
	proxy.name == name
	some kind in ["google_compute_url_map", "google_compute_region_url_map"]
	some map in terraform.references(object.get(proxy.body, "url_map", null), kind)
	some resource in terraform.resources[kind]
	resource.name == map
	some setting in terraform.settings_of(resource, ["default_url_redirect", "https_redirect"], false)
	not terraform.is_false(setting.value)
}
