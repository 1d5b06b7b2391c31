package compose.sensitive_host_mount_test

import data.compose.sensitive_host_mount as rule

_file(service) := {"services": {"web": service}}

test_finds_folders_of_the_system if {
	every source in [
		"/", "/etc", "/etc/", "/boot", "/proc", "/sys/fs/cgroup", "/dev", "/usr/lib",
		"/lib/modules", "/root/.ssh", "/etc/shadow", "/var/lib/docker", "/var/run", "//etc",
		"/etc/.", "~/.ssh", "${HOME}/.aws", "/home/app/.kube/config", "/dev/sda1",
	] {
		message := sprintf("service \"web\" mounts %s of the host", [source])
		rule.deny == {{"message": message, "at": ["services", "web", "volumes", 0]}} with input as _file({"volumes": [
			sprintf("%s:/host:ro", [source]),
		]})
		rule.deny == {{"message": message, "at": ["services", "web", "volumes", 0, "source"]}} with input as _file({"volumes": [{
			"type": "bind",
			"source": source,
			"target": "/host",
		}]})
	}
}

test_finds_volumes_that_stand_for_a_folder if {
	rule.deny == {{
		"message": "service \"web\" mounts /etc of the host",
		"at": ["services", "web", "volumes", 0],
	}} with input as {
		"services": {"web": {"volumes": ["config:/config"]}},
		"volumes": {"config": {"driver_opts": {"type": "none", "o": "bind", "device": "/etc"}}},
	}
}

test_accepts_other_folders if {
	every source in [
		"./etc", "data", "/etc/localtime", "/etc/timezone", "/etc/ssl/certs", "/etc/nginx",
		"/srv/data", "/usr/share/zoneinfo", "/usr/local/app", "/var/lib/app", "/home/app/data",
		"/var/log", "${DATA}", "../proc", "/dev/dri", "/var/run/docker.sock", "/library",
	] {
		rule.deny == set() with input as _file({"volumes": [sprintf("%s:/host:ro", [source])]})
	}
}

test_accepts_services_without_mounts if {
	rule.deny == set() with input as _file({"volumes": ["/etc", {"type": "tmpfs", "target": "/etc"}]})
	rule.deny == set() with input as _file({"volumes": null})
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
