# METADATA
# title: Arguments of Terraform that have several names
# description: >-
#   What resources say of something that providers have called, or call, by several names.
package lib.terraform_names

import data.lib.terraform

# What resources of some types say at the first of some paths at which they say something, as `terraform.settings` has
# it; of those that say nothing, what holds at the first path.
settings(types, paths, otherwise) := [setting |
	some resource in terraform.resources_of(types)
	some setting in settings_of(resource, paths, otherwise)
]

# The settings of one resource.
settings_of(resource, paths, otherwise) := said[0] if {
	said := [found |
		some path in paths
		found := terraform.settings_of(resource, path, otherwise)
		_is_said(found, resource, path, otherwise)
	]
	count(said) > 0
} else := terraform.settings_of(resource, paths[0], otherwise)

# Whether something is written at a path, or may be. What is `null` is not.
_is_said(found, _, _, _) if {
	some setting in found
	terraform.unknown(setting.value)
}

_is_said(found, _, _, otherwise) if {
	some setting in found
	setting.value != otherwise
}

_is_said(found, resource, path, _) if {
	some setting in found
	setting.at[count(setting.at) - 1] == path[count(path) - 1]
	steps := array.slice(setting.at, count(resource.path), count(setting.at))
	object.get(resource.body, steps, null) != null
}
