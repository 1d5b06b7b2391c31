# METADATA
# title: Keys of AWS and keys of one's own
# description: Whether resources of AWS in Terraform are encrypted with a KMS key of one's own.
package lib.aws_keys

import data.lib.terraform

# Whether an argument of resources of some types names a key of one's own, in the form of terraform.presences. The
# keys that AWS keeps for an account have an alias `alias/aws/…`; they are none.
own(types, path) := [setting |
	some resource in terraform.resources_of(types)
	some setting in own_of(resource, path)
]

# The same of one resource.
own_of(resource, path) := [object.union(present, {"value": _own(present.value, written[index].value)}) |
	written := terraform.settings_of(resource, path, null)
	some index, present in terraform.presences_of(resource, path)
]

_own(present, written) := false if {
	present == true
	_is_of_aws(written)
} else := present

_is_of_aws(key) if {
	is_string(key)
	regex.match(_alias, key)
}

_is_of_aws(key) if {
	some address in _looked_up
	terraform.refers_to(key, address)
}

# Data sources for keys of AWS.
_looked_up contains source.address if {
	some type, name in {"aws_kms_alias": "name", "aws_kms_key": "key_id"}
	some source in object.get(terraform.data_sources, type, [])
	key := source.body[name]
	is_string(key)
	regex.match(_alias, key)
}

# Also as the end of an ARN.
_alias := `(^|:)alias/aws/[a-z0-9-]+$`
