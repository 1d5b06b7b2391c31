package dockerfile.workdir_sys_test

import data.dockerfile.workdir_sys as rule

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

_workdir(folder) := _file([{"cmd": "workdir", "value": [folder]}])

test_finds_folders_of_the_system if {
	every folder in [
		"/proc/self/fd/1", "/sys", "/dev/shm", "/etc", "/etc/", "/usr/bin", "/bin", "/lib/x", "/boot", "/usr", "//proc",
	] {
		rule.deny == {{
			"message": sprintf("working directory %s belongs to the system", [folder]),
			"at": array.concat(_at, ["value", 0]),
		}} with input as _workdir(folder)
	}
}

test_accepts_other_folders if {
	every folder in [
		"/", "/srv/app", "/usr/src/app", "/usr/local/app", "/etc/nginx", "/var/www/html", "/var/log", "/usr/lib/jenkins",
		"/binaries", "proc", "$HOME",
	] {
		rule.deny == set() with input as _workdir(folder)
	}
}

test_accepts_stages_without_one if {
	rule.deny == set() with input as _file([{"cmd": "workdir", "value": []}, {"cmd": "user", "value": ["/proc"]}])
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
