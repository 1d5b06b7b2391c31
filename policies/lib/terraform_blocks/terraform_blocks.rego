# METADATA
# title: Blocks that are there in Terraform modules
# description: >-
#   What blocks say where they are there. Of a resource without such a block nothing is said, in contrast to
#   `terraform.settings`.
package lib.terraform_blocks

import data.lib.terraform

# What the blocks of resources of some types say in an argument, which is last in the path: settings as those of
# `terraform.settings`, whose resource has the body and the path of the block. `doubts` is why the block may be missing.
stated(types, path, otherwise) := [setting |
	some resource in terraform.resources_of(types)
	some setting in stated_of(resource, path, otherwise)
]

# The same of one resource.
stated_of(resource, path, otherwise) := [setting |
	name := path[count(path) - 1]
	some place in _places(object.union(resource, {"doubts": []}), array.slice(path, 0, count(path) - 1))
	some said in terraform.settings_of(terraform.within(resource, place), [name], otherwise)
	setting := object.union(said, {"name": concat(".", path), "doubts": place.doubts})
]

# Whether the blocks of resources of some types have an argument that is not empty, as `terraform.presences` says it: unknown
# where a block without it may be missing.
present(types, path) := [setting |
	some said in stated(types, path, null)
	some there in terraform.presences_of(said.resource, [path[count(path) - 1]])
	named := object.union(there, {"name": said.name})
	setting := object.union(named, {"value": said.doubts[0] | there.value == false})
]

# A setting that is wrong where its block is there: unknown where that is unknown.
doubted(setting) := object.union(setting, {"value": setting.doubts[0]}) if {
	count(setting.doubts) > 0
} else := setting

_places(resource, types) := [resource] if {
	count(types) == 0
} else := _inner([resource], types[0]) if {
	count(types) == 1
} else := _inner(_inner([resource], types[0]), types[1]) if {
	count(types) == 2
} else := _inner(_inner(_inner([resource], types[0]), types[1]), types[2]) if {
	count(types) == 3
} else := _inner(_inner(_inner(_inner([resource], types[0]), types[1]), types[2]), types[3])

_inner(places, type) := [object.union(inner, {"doubts": doubts}) |
	some outer in places
	some inner in terraform.blocks(outer, type)
	doubts := array.concat(outer.doubts, [doubt | doubt := inner.for_each])
]
