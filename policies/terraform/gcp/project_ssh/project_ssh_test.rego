package terraform.gcp.project_ssh_test

import data.terraform.gcp.project_ssh

_machine(body) := {"google_compute_instance": {"m": [body]}}

_path := ["resource", "google_compute_instance", "m", 0]

_key := "block-project-ssh-keys"

_missing(at) := {{
	"message": "block-project-ssh-keys is missing, so SSH keys of the project open the machine",
	"at": at,
	"resource": "google_compute_instance.m",
}}

_project(value) := {"google_compute_project_metadata": {"p": [{"metadata": {"enable-oslogin": value}}]}}

test_finds_machines_of_which_nothing_is_said if {
	project_ssh.deny == _missing(_path) with input as {"resource": _machine({"name": "web"})}
	at := array.concat(_path, ["metadata"])
	project_ssh.deny == _missing(at) with input as {"resource": _machine({"metadata": {"a": "b"}})}
	modules := object.union(_machine({}), _project("FALSE"))
	project_ssh.deny == _missing(_path) with input as {"resource": modules}
}

test_finds_machines_that_take_the_keys if {
	project_ssh.deny == {{
		"message": "block-project-ssh-keys is false, so SSH keys of the project open the machine",
		"at": array.concat(_path, ["metadata", _key]),
		"resource": "google_compute_instance.m",
	}} with input as {"resource": _machine({"metadata": {_key: false}})}
	own := _machine({"metadata": {_key: "FALSE", "enable-oslogin": "FALSE"}})
	count(project_ssh.deny) == 1 with input as {"resource": object.union(own, _project("TRUE"))}
}

test_accepts_machines_that_refuse_the_keys if {
	every yes in [true, "TRUE", "1"] {
		project_ssh.deny == set() with input as {"resource": _machine({"metadata": {_key: yes}})}
	}
	project_ssh.deny == set() with input as {"resource": {"google_compute_instance_from_template": {"t": [{}]}}}
}

test_accepts_machines_with_os_login if {
	own := _machine({"metadata": {"enable-oslogin": "TRUE", _key: "FALSE"}})
	project_ssh.deny == set() with input as {"resource": own}
	project_ssh.deny == set() with input as {"resource": object.union(_machine({}), _project("TRUE"))}
}

test_accepts_machines_with_windows if {
	disk := {"initialize_params": [{"image": "windows-sql-cloud/sql-std-2022-win-2025"}]}
	project_ssh.deny == set() with input as {"resource": _machine({"boot_disk": [disk]})}
	template := {"google_compute_instance_template": {"t": [{"disk": [{"source_image": "${data.google_compute_image.w.id}"}]}]}}
	image := {"google_compute_image": {"w": [{"project": "windows-cloud", "family": "windows-2022"}]}}
	project_ssh.deny == set() with input as {"resource": template, "data": image}
	count(project_ssh.deny) == 1 with input as {"resource": template}
}

test_says_which_key_is_unknown if {
	module := {"resource": _machine({"metadata": {_key: "${var.block}"}})}
	project_ssh.deny == set() with input as module
	project_ssh.unknown == {{
		"message": "block-project-ssh-keys is known only when Terraform runs",
		"at": array.concat(_path, ["metadata", _key]),
		"resource": "google_compute_instance.m",
	}} with input as module
}

test_says_where_os_login_is_unknown if {
	module := {"resource": object.union(_machine({}), _project("${var.login}"))}
	project_ssh.deny == set() with input as module
	project_ssh.unknown == {{
		"message": "enable-oslogin is known only when Terraform runs",
		"at": _path,
		"resource": "google_compute_instance.m",
	}} with input as module
	project_ssh.deny == set() with input as {"resource": _machine({"metadata": "${var.metadata}"})}
	count(project_ssh.unknown) == 2 with input as {"resource": _machine({"metadata": "${var.metadata}"})}
}

test_accepts_other_documents if {
	project_ssh.deny == set() with input as {"kind": "Pod"}
	project_ssh.unknown == set() with input as {"kind": "Pod"}
}
