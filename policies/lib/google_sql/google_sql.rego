# METADATA
# title: Cloud SQL instances in Terraform
# description: What instances of Cloud SQL say of the flags of their databases.
package lib.google_sql

import data.lib.fix
import data.lib.google
import data.lib.terraform

# Instances whose settings stand here. A clone without settings has those of its source; a database on premises is run
# elsewhere.
instances := [instance |
	some instance in terraform.resources_of({"google_sql_database_instance"})
	not _is_kept_elsewhere(instance)
]

_is_kept_elsewhere(instance) if {
	count(google.blocks(instance, "clone")) > 0
	count(google.blocks(instance, "settings")) == 0
}

_is_kept_elsewhere(instance) if instance.body.instance_type == "ON_PREMISES_INSTANCE"

# What instances of an engine (`MYSQL`, `POSTGRES`, `SQLSERVER`) say of a flag: [{"name", "value", "said", "at", …}]. The
# value is null where nothing is said, and that of an expression where it may be said there. An instance whose engine is
# unknown has those flags that it names.
flags(engine, name) := [flag |
	some instance in instances
	some flag in _flags(instance, name)
	_is_of(flag, engine)
]

_is_of(flag, engine) if startswith(_version(flag.resource), engine)

_is_of(flag, _) if {
	flag.written
	terraform.unknown(_version(flag.resource))
}

_version(instance) := version if {
	version := terraform.argument(instance.body, "database_version", "")
	is_string(version)
} else := ""

# The major version of an instance's engine: 15 of `POSTGRES_15`, 5 of `MYSQL_5_7`.
major(instance) := to_number(digits) if {
	[[_, digits]] := regex.find_all_string_submatch_n(`^[A-Z]+_([0-9]+)(?:_|$)`, _version(instance), 1)
}

_flags(instance, name) := written if {
	written := [_written(instance, block, name) | some block in _blocks(instance); block.body.name == name]
	count(written) > 0
} else := [_flag(instance, name, {"value": _doubts(instance)[0], "at": _place(instance)})] if {
	count(_doubts(instance)) > 0
} else := [_flag(instance, name, {"value": null, "at": _place(instance)})]

_blocks(instance) := terraform.nested(instance, ["settings", "database_flags"])

_written(instance, block, name) := _flag(instance, name, {
	"value": _value(block),
	"at": array.concat(block.path, [argument | argument := "value"; _ = block.body.value]),
	"written": true,
})

# What a block says that is there or not.
_value(block) := block.for_each if {
	block.for_each
} else := terraform.argument(block.body, "value", "")

_flag(instance, name, more) := object.union(
	{"name": name, "resource": instance, "written": false, "said": _said(name, more.value)},
	more,
)

_said(name, null) := sprintf("%s is not set", [name])

_said(name, value) := sprintf("%s is %v", [name, value]) if value != null

# Expressions that may set any flag.
_doubts(instance) := array.concat(
	[block.body.name | some block in _blocks(instance); terraform.unknown(object.get(block.body, "name", ""))],
	[value |
		some settings in google.blocks(instance, "settings")
		value := _open(settings)
	],
)

_open(settings) := settings.doubt

_open(settings) := settings.body.database_flags if {
	is_string(settings.body.database_flags)
	terraform.unknown(settings.body.database_flags)
}

_open(settings) := settings.body.database_flags if {
	is_array(settings.body.database_flags)
	some item in settings.body.database_flags
	is_string(item)
	terraform.unknown(item)
}

_place(instance) := found[0].path if {
	found := google.blocks(instance, "settings")
	count(found) > 0
} else := instance.path

is_on(value) if _word(value) in {"1", "on", "true", "yes"}

is_off(value) if _word(value) in {"0", "false", "no", "off"}

_word(value) := lower(sprintf("%v", [value]))

# A finding about a flag, with a fix that sets it.
mended(flag, message, value) := object.union(terraform.finding(flag, message), {"fix": fix.unsafe(
	sprintf("Set %s to %s", [flag.name, value]),
	[_edit(flag, value)],
)})

_edit(flag, value) := fix.set(_value_path(flag), value) if {
	flag.written
} else := fix.append(array.concat(_settings_path(flag), ["database_flags"]), {"name": flag.name, "value": value})

_value_path(flag) := flag.at if {
	flag.at[count(flag.at) - 1] == "value"
} else := array.concat(flag.at, ["value"])

_settings_path(flag) := flag.at if {
	count(flag.at) > count(flag.resource.path)
} else := array.concat(flag.at, ["settings", 0])

# What to say as `unknown` of flags whose value is known only when Terraform runs.
undecided(flags) := {terraform.finding(flag, message) |
	some flag in flags
	terraform.unknown(flag.value)
	message := sprintf("%s %s", [flag.name, terraform.reason(flag.value)])
}
