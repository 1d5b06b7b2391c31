# METADATA
# title: Google Cloud resources in Terraform
# description: >-
#   What resources say of an argument that may be unknown; virtual machines, and the metadata of machines and
#   projects.
package lib.google

import data.lib.terraform

# All resources of some types.
resources_of(types) := [resource |
	some type in types
	some resource in object.get(terraform.resources, type, [])
]

# What resources of some types say at a path of block types and, last, an argument; `otherwise` is what holds where
# nothing is said: [{"value", "said", "at", "name", "resource"}]; `said` is how to put it in a message. The value is
# unknown where a block on the way may be there or not and that makes a difference.
settings(types, path, otherwise) := [setting |
	some resource in resources_of(types)
	some setting in settings_of(resource, path, otherwise)
]

# The settings of one resource.
settings_of(resource, path, otherwise) := [setting |
	name := path[count(path) - 1]
	some place in _places(resource, array.slice(path, 0, count(path) - 1))
	setting := {
		"value": _value(place, name, otherwise),
		"said": sprintf("%s is %v", [name, terraform.argument(place.body, name, "missing")]),
		"at": _at(place, name),
		"name": concat(".", path),
		"resource": resource,
	}
]

_places(resource, types) := [resource] if count(types) == 0

_places(resource, types) := _inner([resource], types[0]) if count(types) == 1

_places(resource, types) := _inner(_inner([resource], types[0]), types[1]) if count(types) == 2

_places(resource, types) := _inner(_inner(_inner([resource], types[0]), types[1]), types[2]) if {
	count(types) == 3
}

# One block further in. A block that is missing is empty and stands where its parent does.
_inner(places, type) := [object.union(object.filter(outer, ["doubt"]), inner) |
	some outer in places
	some inner in _within(outer, type)
]

_within(outer, type) := found if {
	found := blocks(outer, type)
	count(found) > 0
} else := [{"body": {}, "path": outer.path}]

_value(place, name, otherwise) := value if {
	value := terraform.argument(place.body, name, otherwise)
	_certain(place, value, otherwise)
} else := place.doubt

_certain(_, value, otherwise) if value == otherwise

_certain(place, _, _) if not place.doubt

_at(place, name) := array.concat(place.path, [name]) if {
	terraform.argument(place.body, name, null) != null
} else := place.path

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

# A finding about a setting, or about anything else with a place and a resource.
finding(setting, message) := {"message": message, "at": setting.at, "resource": setting.resource.address}

# What to say as `unknown` of settings whose value is known only when Terraform runs.
undecided(settings) := {doubt(setting.name, setting.at, setting.resource) |
	some setting in settings
	terraform.unknown(setting.value)
}

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
machines := resources_of(machine_types | heirs)

# Whether a machine is a node of GKE, whose names are kept for that.
is_node(machine) if startswith(terraform.argument(machine.body, "name", ""), "gke-")

# Whether a machine starts from an image of Windows, as far as it is said.
runs_windows(machine) if {
	some path in [["boot_disk", "initialize_params", "image"], ["disk", "source_image"]]
	some setting in settings_of(machine, path, "")
	_is_windows(setting.value)
}

_windows := {"windows-cloud", "windows-sql-cloud"}

_is_windows(image) if {
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
	some holder in array.concat(machines, resources_of(_project_metadata))
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

# Whether a Cloud SQL instance is a read replica, which follows its primary.
is_replica(instance) if terraform.argument(instance.body, "master_instance_name", null) != null

is_replica(instance) if instance.body.instance_type == "READ_REPLICA_INSTANCE"
