package kubernetes.sudo_in_entrypoint_test

import data.kubernetes.sudo_in_entrypoint

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "web"}, container)]}}

_finding(path) := {{"message": "container \"web\" starts its program with sudo", "at": array.concat(["spec", "containers", 0], path)}}

test_finds_sudo_where_a_program_stands if {
	every case_ in [
		[{"command": ["sudo", "web"]}, ["command", 0]],
		[{"command": ["sudo web --port 80"]}, ["command", 0]],
		[{"command": ["/usr/bin/sudo"], "args": ["-E", "web"]}, ["command", 0]],
		[{"args": ["exec", "sudo", "web"]}, ["args", 1]],
		[{"command": ["/bin/sh", "-c", "cd /srv && sudo ./web"]}, ["command", 2]],
		[{"command": ["bash", "-c"], "args": ["chown app /data; sudo -u app web"]}, ["args", 0]],
	] {
		sudo_in_entrypoint.deny == _finding(case_[1]) with input as _pod(case_[0])
	}
}

test_accepts_other_commands if {
	every container in [
		{}, {"command": ["web", "sudo"]}, {"command": ["usermod", "-aG", "sudo", "app"]}, {"command": ["pseudo"]},
		{"command": ["sh", "-c", "echo sudo"]}, {"args": ["--user=sudo"]}, {"command": null, "args": "sudo"}, {"command": [1, null]},
	] {
		sudo_in_entrypoint.deny == set() with input as _pod(container)
	}
	sudo_in_entrypoint.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "sudo"}}
}
