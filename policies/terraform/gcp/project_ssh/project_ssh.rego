# METADATA
# title: Machine that takes SSH keys of the project
# description: >-
#   Keys in the metadata of the project open every machine that does not refuse them. Whoever has one such key, or
#   may write the project's metadata, gets into this machine too. Machines that use OS Login ignore keys in metadata
#   and are left out, as are machines with Windows.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/connect/restrict-ssh-keys#block-project-keys
#     description: Google Cloud, Block project SSH keys from a VM
#   - ref: https://cloud.google.com/compute/docs/oslogin
#     description: Google Cloud, About OS Login
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_instance, terraform_module/google_compute_instance_from_machine_image,
#     terraform_module/google_compute_instance_from_template, terraform_module/google_compute_instance_template,
#     terraform_module/google_compute_region_instance_template]
#   remediation: >-
#     Use OS Login (`enable-oslogin = "TRUE"` in the metadata), which binds access to IAM. Where that cannot be, set
#     `block-project-ssh-keys = "TRUE"` in the metadata of the machine and give it keys of its own.
#   controls:
#     cis_gcp_3_0: ["4.3"]
package terraform.gcp.project_ssh

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": _place(machine), "resource": machine.address} if {
	some machine in _machines
	machine.type in google.machine_types
	count(_entries(machine, _key)) == 0
	count(_logins(machine)) == 0
	message := "block-project-ssh-keys is missing, so SSH keys of the project open the machine"
}

deny contains terraform.finding(entry, message) if {
	some entry in _blocks
	terraform.known(entry.value)
	not google.is_on(entry.value)
	count(_logins(entry.resource)) == 0
	message := sprintf("%s is %v, so SSH keys of the project open the machine", [_key, entry.value])
}

unknown contains google.doubt(_key, entry.at, entry.resource) if {
	some entry in _blocks
	terraform.unknown(entry.value)
	not true in _logins(entry.resource)
}

unknown contains google.doubt("enable-oslogin", machine.path, machine) if {
	some machine in _machines
	machine.type in google.machine_types
	terraform.unknown(_logins(machine))
	every entry in _entries(machine, _key) {
		not google.is_on(entry.value)
	}
}

_key := "block-project-ssh-keys"

# Windows asks no metadata for SSH keys.
_machines := [machine |
	some machine in google.machines
	not google.runs_windows(machine)
]

_blocks := [entry |
	some machine in _machines
	some entry in _entries(machine, _key)
]

# Entries of the metadata that set a key, or may do so.
_entries(holder, key) := [entry |
	some entry in google.metadata_of(holder)
	_may_be(entry.key, key)
]

_may_be(key, wanted) if key == wanted

_may_be(key, _) if terraform.unknown(key)

# Whether OS Login is on for a machine: true, an unknown value, or nothing where it is off. What the machine says goes
# before what the project says.
_logins(machine) := _on(entries) if {
	entries := _entries(machine, "enable-oslogin")
	count(entries) > 0
} else := _project_logins

_project_logins := _on([entry |
	some entry in google.metadata
	entry.project
	_may_be(entry.key, "enable-oslogin")
])

_on(entries) := {true | some entry in entries; google.is_on(entry.value)} | {entry.value |
	some entry in entries
	terraform.unknown(entry.value)
}

_place(machine) := array.concat(machine.path, ["metadata"]) if {
	terraform.argument(machine.body, "metadata", null) != null
} else := machine.path
