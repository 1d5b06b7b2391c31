# METADATA
# title: Google Cloud resources in Terraform
# description: >-
#   What resources say of an argument that may be unknown; virtual machines, and the metadata of machines and
#   projects.
package lib.google

import data.lib.terraform

# What resources of some types say at a path of block types and, last, an argument: as `terraform.settings` has it, with
# `said`, which is how to put it in a message.
settings(types, path, otherwise) := [setting |
	some resource in terraform.resources_of(types)
	some setting in settings_of(resource, path, otherwise)
]

# The settings of one resource. What is written as `null` or comes out as nothing counts as not written, but it is there
# that it can be changed.
settings_of(resource, path, otherwise) := [object.union(setting, {"said": _said(resource, setting)}) |
	some setting in terraform.settings_of(resource, path, otherwise)
]

_said(resource, setting) := sprintf("%s is missing", [_last(setting)]) if {
	setting.at[count(setting.at) - 1] != _last(setting)
} else := sprintf("%s is not set", [_last(setting)]) if {
	_written(resource, setting) in {null, ""}
} else := sprintf("%s is %v", [_last(setting), _written(resource, setting)])

# What stands there, or what it comes out as where that is an expression.
_written(resource, setting) := setting.value if {
	terraform.unknown(object.get(resource.body, _steps(resource, setting), null))
} else := object.get(resource.body, _steps(resource, setting), null)

_steps(resource, setting) := array.slice(setting.at, count(resource.path), count(setting.at))

_last(setting) := steps[count(steps) - 1] if steps := split(setting.name, ".")

# The inner blocks of a type: [{"body", "path", "doubt"?}]. `doubt` is the unknown value that says whether there is such
# a block; a block that is written as an unknown value is empty.
blocks(parent, type) := [{"body": {}, "path": path, "doubt": value}] if {
	value := parent.body[type]
	is_string(value)
	terraform.unknown(value)
	path := array.concat(parent.path, [type])
} else := [object.union(object.filter(block, ["body", "path"]), _doubt(block)) |
	some block in terraform.blocks(parent, type)
]

# What the content of a `dynamic` block is made for, where that is unknown.
_doubt(block) := {"doubt": block.for_each} if {
	block.for_each
} else := {}

# What to say as `unknown` of something that is known only when Terraform runs.
doubt(name, at, resource) := {
	"message": sprintf("%s is known only when Terraform runs", [name]),
	"at": at,
	"resource": resource.address,
}

# Types that are made from a template or an image, and take from there what they do not say themselves.
heirs := {"google_compute_instance_from_machine_image", "google_compute_instance_from_template"}

# Types that say everything of a virtual machine themselves.
machine_types := {
	"google_compute_instance",
	"google_compute_instance_template",
	"google_compute_region_instance_template",
}

# Virtual machines and their templates.
machines := terraform.resources_of(machine_types | heirs)

# Whether a machine is a node of GKE, whose names are kept for that.
is_node(machine) if {
	is_string(machine.body.name)
	startswith(machine.body.name, "gke-")
}

# Whether a machine starts from an image of Windows, as far as it is said.
runs_windows(machine) if {
	some path in [["boot_disk", "initialize_params", "image"], ["disk", "source_image"]]
	some setting in settings_of(machine, path, "")
	_is_windows(setting.value)
}

_windows := {"windows-cloud", "windows-sql-cloud"}

_is_windows(image) if {
	is_string(image)
	some project in _windows
	contains(image, sprintf("%s/", [project]))
}

_is_windows(image) if {
	some source in object.get(terraform.data_sources, "google_compute_image", [])
	source.body.project in _windows
	terraform.refers_to(image, source.address)
}

# Entries of the metadata of machines and projects: [{"key", "value", "at", "resource", "project"}]. Where it is unknown
# which entries there are, the key is unknown.
metadata := [entry |
	some holder in array.concat(machines, terraform.resources_of(_project_metadata))
	some entry in metadata_of(holder)
]

_project_metadata := {"google_compute_project_metadata", "google_compute_project_metadata_item"}

# The metadata of one of them.
metadata_of(holder) := [entry |
	some key, value in holder.body.metadata
	entry := _entry(holder, key, value, ["metadata", key])
] if {
	is_object(holder.body.metadata)
} else := [entry |
	some index, block in holder.body.metadata
	some key, value in block
	entry := _entry(holder, key, value, ["metadata", index, key])
] if {
	is_array(holder.body.metadata)
} else := [_entry(holder, holder.body.metadata, holder.body.metadata, ["metadata"])] if {
	is_string(holder.body.metadata)
} else := [_entry(holder, holder.body.key, object.get(holder.body, "value", ""), ["value"])] if {
	holder.type == "google_compute_project_metadata_item"
} else := []

_entry(holder, key, value, steps) := {
	"key": key,
	"value": value,
	"at": array.concat(holder.path, steps),
	"resource": holder,
	"project": holder.type in _project_metadata,
}

# How metadata says yes.
is_on(value) if upper(sprintf("%v", [value])) in {"TRUE", "Y", "YES", "1"}

# Whether a Cloud SQL instance is a read replica, which follows its primary: settings, of which one is true if it is.
replication(instance) := array.concat(terraform.presences_of(instance, ["master_instance_name"]), [type |
	some said in terraform.settings_of(instance, ["instance_type"], "CLOUD_SQL_INSTANCE")
	type := object.union(said, {"value": true | said.value == "READ_REPLICA_INSTANCE"})
])
