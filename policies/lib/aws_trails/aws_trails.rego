# METADATA
# title: Trails of CloudTrail in Terraform
# description: Which S3 buckets of a module its trails record reads and writes of objects in.
package lib.aws_trails

import data.lib.terraform

# The trails of the module.
trails := terraform.resources_of(["aws_cloudtrail"])

# Buckets whose objects no trail records: settings whose value is false, or unknown where one may. `wanted` is
# `ReadOnly` or `WriteOnly`. Buckets that the logs of trails are written to are left out: recording these would record
# itself.
unrecorded(wanted) := [setting |
	some bucket in terraform.resources_of(["aws_s3_bucket"])
	not bucket.name in _receivers
	verdicts := [verdict |
		some selector in _selectors
		verdict := _both(_kind(selector.kind, wanted), _place(selector.values, bucket))
	]
	not true in verdicts
	setting := {
		"value": _worst(verdicts),
		"at": bucket.path,
		"edit": null,
		"name": "event_selector of aws_cloudtrail",
		"resource": bucket,
	}
]

_receivers contains name if {
	some trail in trails
	some name in terraform.references(object.get(trail.body, "s3_bucket_name", ""), "aws_s3_bucket")
}

_worst(verdicts) := open[0] if {
	open := [verdict | some verdict in verdicts; is_string(verdict)]
	count(open) > 0
} else := false

_both(kind, place) := false if {
	false in [kind, place]
} else := kind if {
	is_string(kind)
} else := place

_kind(kind, wanted) if {
	kind in {"All", wanted}
} else := kind if {
	terraform.unknown(kind)
} else := false

_place(values, bucket) if {
	some value in values
	_covers(value, bucket)
} else := open[0] if {
	open := [value | some value in values; _is_open(value)]
	count(open) > 0
} else := false

_covers(value, _) if {
	is_string(value)
	regex.match(`^arn:aws[a-z-]*:s3(:::)?$`, value)
}

_covers(value, bucket) if {
	is_string(value)
	endswith(value, "/")
	terraform.refers_to(value, bucket.address)
}

_covers(value, bucket) if {
	is_string(bucket.body.bucket)
	is_string(value)
	regex.replace(value, `^arn:aws[a-z-]*:s3:::`, "") == sprintf("%s/", [bucket.body.bucket])
}

_is_open(value) if {
	is_string(value)
	terraform.unknown(value)
	count(terraform.references(value, "aws_s3_bucket")) == 0
}

# What trails record of objects: which kinds of events, and where.
_selectors := array.concat(_plain, _advanced)

_plain := [{"kind": kind, "values": _list(terraform.argument(data_resource.body, "values", []))} |
	some trail in trails
	some selector in terraform.blocks(trail, "event_selector")
	kind := terraform.argument(selector.body, "read_write_type", "All")
	some data_resource in terraform.blocks(selector, "data_resource")
	data_resource.body.type == "AWS::S3::Object"
]

_advanced := [{"kind": _advanced_kind(fields), "values": _advanced_values(fields)} |
	some trail in trails
	some selector in terraform.blocks(trail, "advanced_event_selector")
	fields := [field.body | some field in terraform.blocks(selector, "field_selector")]
	some field in fields
	field.field == "resources.type"
	"AWS::S3::Object" in _list(object.get(field, "equals", []))
]

_advanced_kind(fields) := kind if {
	some field in fields
	field.field == "readOnly"
	some value in _list(object.get(field, "equals", []))
	kind := {"true": "ReadOnly", "false": "WriteOnly"}[lower(sprintf("%v", [value]))]
} else := "All"

_advanced_values(fields) := values if {
	some field in fields
	field.field == "resources.ARN"
	values := [value |
		some operator in ["equals", "starts_with"]
		some value in _list(object.get(field, operator, []))
	]
} else := ["arn:aws:s3"]

_list(value) := value if is_array(value)

_list(value) := [value] if not is_array(value)
