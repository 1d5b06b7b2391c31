# METADATA
# title: Security configurations of EMR in Terraform
# description: What the JSON of an aws_emr_security_configuration says of encryption.
package lib.aws_emr

import data.lib.terraform
import data.lib.terraform_json

# What configurations say of encryption: [{"setting", "encryption"}].
configurations := [{"setting": setting, "encryption": encryption} |
	some setting in _settings
	document := terraform_json.parsed(setting.value)
	is_object(document)
	encryption := object.get(document, "EncryptionConfiguration", {})
]

# Settings whose JSON cannot be read.
unread := [setting |
	some setting in _settings
	terraform.unknown(setting.value)
	not _parsed(setting.value)
]

_settings := terraform.settings(["aws_emr_security_configuration"], ["configuration"], null)

_parsed(text) if is_object(terraform_json.parsed(text))

# What stands at a path of keys, or the unknown value in which it does; false where there is nothing.
at(encryption, path) := open[0] if {
	open := [value |
		some length in numbers.range(0, count(path))
		value := _at(encryption, array.slice(path, 0, length))
		is_string(value)
		terraform.unknown(value)
	]
	count(open) > 0
} else := _at(encryption, path)

_at(encryption, path) := encryption if {
	count(path) == 0
} else := object.get(encryption, path, false) if {
	is_object(encryption)
} else := false

# Whether all of some values are true: true, false, or an unknown value that it hangs on.
all_of(values) := false if {
	some value in values
	terraform.known(value)
	not terraform.is_true(value)
} else := [value | some value in values; terraform.unknown(value)][0] if {
	some value in values
	terraform.unknown(value)
} else := true
