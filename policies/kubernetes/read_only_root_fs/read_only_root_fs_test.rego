package kubernetes.read_only_root_fs_test

import data.kubernetes.read_only_root_fs
import data.lib.fix

_pod(security) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": security}]}}

test_finds_a_container_that_may_write if {
	fix.bare(read_only_root_fs.deny) == {{
		"message": "container \"web\" can write to its root file system",
		"at": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
	}} with input as _pod({"readOnlyRootFilesystem": false})
}

test_finds_a_container_without_a_word_about_it if {
	message := "container \"web\" does not set readOnlyRootFilesystem to true"
	fix.bare(read_only_root_fs.deny) == {{"message": message, "at": ["spec", "containers", 0]}} with input as _pod(null)
	at := ["spec", "containers", 0, "securityContext"]
	fix.bare(read_only_root_fs.deny) == {{"message": message, "at": at}} with input as _pod({"privileged": false})
}

test_accepts_a_read_only_root if {
	read_only_root_fs.deny == set() with input as _pod({"readOnlyRootFilesystem": true})
}

test_accepts_ephemeral_containers_and_windows if {
	read_only_root_fs.deny == set() with input as {"kind": "Pod", "spec": {"ephemeralContainers": [{"name": "debug"}]}}
	read_only_root_fs.deny == set() with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]},
	}
}

test_accepts_other_kinds if {
	read_only_root_fs.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_what_is_filled_in_later if {
	pod := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"readOnlyRootFilesystem": "<true or false>"}}]}}
	read_only_root_fs.deny == set() with input as pod
	read_only_root_fs.unknown == {{
		"message": "readOnlyRootFilesystem of container \"web\" comes from <true or false>, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
	}} with input as pod
	every value in [true, false, "${READ_ONLY:-true}", null] {
		read_only_root_fs.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"readOnlyRootFilesystem": value}}]}}
	}
}
