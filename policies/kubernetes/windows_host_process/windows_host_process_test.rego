package kubernetes.windows_host_process_test

import data.kubernetes.windows_host_process

_options(value) := {"windowsOptions": {"hostProcess": value}}

_pod(security, container) := {
	"kind": "Pod",
	"metadata": {"name": "agent"},
	"spec": {"securityContext": security, "ephemeralContainers": [{"name": "debug", "securityContext": container}]},
}

test_finds_pods_and_containers if {
	windows_host_process.deny == {
		{
			"message": "Pod \"agent\" runs as a process of the Windows node",
			"at": ["spec", "securityContext", "windowsOptions", "hostProcess"],
		},
		{
			"message": "ephemeral container \"debug\" runs as a process of the Windows node",
			"at": ["spec", "ephemeralContainers", 0, "securityContext", "windowsOptions", "hostProcess"],
		},
	} with input as _pod(_options(true), _options(true))
}

test_accepts_ordinary_windows_containers if {
	windows_host_process.deny == set() with input as _pod(_options(false), _options(null))
	windows_host_process.deny == set() with input as _pod({"windowsOptions": {}}, {"windowsOptions": null})
	windows_host_process.deny == set() with input as _pod(null, {"windowsOptions": {"runAsUserName": "ContainerUser"}})
}

test_accepts_other_kinds if {
	windows_host_process.deny == set() with input as {"kind": "ConfigMap", "data": {"hostProcess": "true"}}
}

test_does_not_know_what_is_filled_in_later if {
	windows_host_process.unknown == {{
		"message": "windowsOptions.hostProcess of Pod comes from ${LATER}, which is filled in later",
		"at": ["spec", "securityContext", "windowsOptions", "hostProcess"],
	}} with input as {"kind": "Pod", "spec": {"securityContext": {"windowsOptions": {"hostProcess": "${LATER}"}}, "containers": []}}
	every value in [true, false, "${OWN:=false}"] {
		windows_host_process.unknown == set() with input as {"kind": "Pod", "spec": {"securityContext": {"windowsOptions": {"hostProcess": value}}, "containers": []}}
	}
}
