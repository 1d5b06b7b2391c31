package kubernetes.api_server_admission_control_event_rate_limit_test

import data.kubernetes.api_server_admission_control_event_rate_limit

_configuration(rest) := object.union({"apiVersion": "apiserver.config.k8s.io/v1", "kind": "AdmissionConfiguration"}, rest)

_message := "the admission configuration has no limits for EventRateLimit"

test_finds_configurations_without_it if {
	every plugins in [[], [{"name": "PodSecurity"}], ["EventRateLimit"]] {
		api_server_admission_control_event_rate_limit.deny == {{
			"message": _message,
			"at": ["plugins"],
		}} with input as _configuration({"plugins": plugins})
	}
	every rest in [{}, {"plugins": null}, {"plugins": "none"}] {
		api_server_admission_control_event_rate_limit.deny == {{"message": _message, "at": []}} with input as _configuration(rest)
	}
}

test_accepts_others if {
	with_it := _configuration({"plugins": [{"name": "PodSecurity"}, {"name": "EventRateLimit", "path": "limits.yaml"}]})
	api_server_admission_control_event_rate_limit.deny == set() with input as with_it
	every other in [{"apiVersion": "example.com/v1"}, {"kind": "ConfigMap"}, {"apiVersion": null}] {
		api_server_admission_control_event_rate_limit.deny == set() with input as object.union(_configuration({}), other)
	}
}
