package terraform.gcp.ssl_policy_test

import data.lib.fix
import data.terraform.gcp.ssl_policy

_policy(body) := {"resource": {"google_compute_ssl_policy": {"main": [body]}}}

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_compute_ssl_policy", "main", 0], steps),
	"resource": "google_compute_ssl_policy.main",
}}

_strong := "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"

_weak := "TLS_RSA_WITH_AES_256_GCM_SHA384"

test_finds_the_profile_that_allows_all if {
	message := "the profile is COMPATIBLE, which allows weak ciphers"
	ssl_policy.deny == _found([], message) with input as _policy({"min_tls_version": "TLS_1_2"})
	ssl_policy.deny == _found(["profile"], message) with input as _policy({"profile": "COMPATIBLE"})
}

test_finds_old_versions if {
	at := ["min_tls_version"]
	every profile in [{"profile": "MODERN"}, {"profile": "CUSTOM", "custom_features": [_strong]}] {
		fix.bare(ssl_policy.deny) == _found([], "versions from TLS_1_0 on are accepted") with input as _policy(profile)
		fix.bare(ssl_policy.deny) == _found(at, "versions from TLS_1_1 on are accepted") with input as _policy(object.union(
			profile,
			{"min_tls_version": "TLS_1_1"},
		))
	}
}

test_finds_weak_ciphers if {
	message := sprintf("weak ciphers are allowed: %s", [_weak])
	ssl_policy.deny == _found(["custom_features"], message) with input as _policy({
		"profile": "CUSTOM",
		"min_tls_version": "TLS_1_2",
		"custom_features": [_strong, _weak],
	})
}

test_accepts_strong_policies if {
	every body in [
		{"profile": "RESTRICTED"},
		{"profile": "MODERN", "min_tls_version": "TLS_1_2"},
		{"profile": "FIPS_202205", "min_tls_version": "TLS_1_2"},
		{"profile": "CUSTOM", "min_tls_version": "TLS_1_2", "custom_features": [_strong]},
	] {
		ssl_policy.deny == set() with input as _policy(body)
		ssl_policy.unknown == set() with input as _policy(body)
	}
}

test_does_not_know_what_variables_say if {
	every name, body in {
		"profile": {"profile": "${var.profile}"},
		"min_tls_version": {"profile": "MODERN", "min_tls_version": "${var.version}"},
		"custom_features": {"profile": "CUSTOM", "min_tls_version": "TLS_1_2", "custom_features": "${var.ciphers}"},
	} {
		ssl_policy.deny == set() with input as _policy(body)
		ssl_policy.unknown == _found([name], sprintf("%s is known only when Terraform runs", [name])) with input as _policy(body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	ssl_policy.deny == set() with input as {"kind": "Pod"}
	ssl_policy.unknown == set() with input as {"kind": "Pod"}
	ssl_policy.deny == set() with input as _policy({"profile": ["x"]})
	odd := {"profile": "CUSTOM", "min_tls_version": "TLS_1_2", "custom_features": [1]}
	ssl_policy.deny == set() with input as _policy(odd)
}
