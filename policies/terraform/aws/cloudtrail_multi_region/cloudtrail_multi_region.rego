# METADATA
# title: CloudTrail in one region only
# description: >-
#   The trail records one region, and no other trail of the module records all of them. Attackers work in regions that
#   nobody looks at: they start miners or make keys there, and nothing of it is in the logs. A trail for all regions that
#   is switched off, or whose selectors leave out management events, does not count.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
#     description: AWS, Receiving CloudTrail log files from multiple regions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1
#     description: AWS Security Hub, CloudTrail.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudtrail]
#   remediation: >-
#     Set `is_multi_region_trail = true`, and let the trail record all management events; the first copy of these costs
#     nothing. An account needs one such trail, others may stay in one region.
#   controls:
#     cis_aws_3_0: ["3.1"]
#     fsbp: ["CloudTrail.1"]
package terraform.aws.cloudtrail_multi_region

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.mended(trail.region, "trail records one region only", true) if {
	some trail in _trails
	terraform.is_false(trail.region.value)
	not _perhaps_all
}

deny contains terraform.mended(trail.logging, "trail of all regions is switched off", true) if {
	some trail in _trails
	not terraform.is_false(trail.region.value)
	terraform.is_false(trail.logging.value)
	not _perhaps_all
}

deny contains {"message": message, "at": trail.selectors[0].path, "resource": trail.region.resource.address} if {
	some trail in _trails
	not terraform.is_false(trail.region.value)
	not terraform.is_false(trail.logging.value)
	_selects(trail) == "part"
	not _perhaps_all
	message := "trail of all regions does not record all management events"
}

unknown contains finding if {
	some trail in _trails
	_records_all(trail) == "perhaps"
	some finding in terraform.undecided([trail.region, trail.logging])
}

unknown contains finding if {
	some trail in _trails
	_records_all(trail) == "part"
	some other in _all
	_records_all(other) == "all"
	some finding in terraform.undecided(_doubts(other, trail))
}

unknown contains terraform.finding(setting, message) if {
	some trail in _trails
	_records_all(trail) == "perhaps"
	_selects(trail) == "perhaps"
	setting := object.union(trail.region, {"at": trail.selectors[0].path})
	message := "which events are recorded is known only when Terraform runs"
}

# One trail that records all regions is enough.
_trails := [trail | some trail in _all; not _is_covered(trail)]

_is_covered(trail) if {
	some other in _all
	_records_all(other) == "all"
	_doubts(other, trail) == []
}

_doubts(other, trail) := terraform_instances.doubts(other.region.resource, trail.region.resource)

_perhaps_all if {
	some other in _all
	_records_all(other) in {"all", "perhaps"}
}

_all := [trail |
	some region in terraform.settings(["aws_cloudtrail"], ["is_multi_region_trail"], false)
	trail := {
		"region": region,
		"logging": terraform.settings_of(region.resource, ["enable_logging"], true)[0],
		"selectors": array.concat(
			terraform.blocks(region.resource, "event_selector"),
			terraform.blocks(region.resource, "advanced_event_selector"),
		),
	}
]

# Whether a trail records the management events of all regions.
_records_all(trail) := "part" if {
	terraform.is_false(trail.region.value)
} else := "part" if {
	terraform.is_false(trail.logging.value)
} else := "part" if {
	_selects(trail) == "part"
} else := "perhaps" if {
	terraform.unknown([trail.region.value, trail.logging.value])
} else := _selects(trail)

_selects(trail) := "all" if {
	count(trail.selectors) == 0
} else := "all" if {
	kinds := {kind | some selector in trail.selectors; not selector.for_each; kind := _kind(selector.body)}
	_whole(kinds)
} else := "perhaps" if {
	some selector in trail.selectors
	_is_open(selector)
} else := "part"

_is_open(selector) if selector.for_each

_is_open(selector) if {
	names := ["exclude_management_event_sources", "field_selector", "include_management_events", "read_write_type"]
	terraform.unknown(object.filter(selector.body, names))
}

_whole(kinds) if "All" in kinds

_whole(kinds) if count({"ReadOnly", "WriteOnly"} - kinds) == 0

# Which management events a selector takes; none where it takes no such events.
_kind(body) := kind if {
	not body.field_selector
	terraform.argument(body, "exclude_management_event_sources", []) == []
	terraform.is_true(terraform.argument(body, "include_management_events", true))
	kind := terraform.argument(body, "read_write_type", "All")
}

_kind(body) := _reads[concat(" ", object.get(fields, "readOnly", []))] if {
	selected := [field.body | some field in terraform.blocks({"body": body, "path": []}, "field_selector")]
	every field in selected {
		_is_plain(field)
	}
	count({field.field | some field in selected}) == count(selected)
	fields := {field.field: object.get(field, "equals", []) | some field in selected}
	fields.eventCategory == ["Management"]
}

# Whether a field of a selector narrows it to reads or writes at most.
_is_plain(field) if {
	field.field in {"eventCategory", "readOnly"}
	every name, values in field {
		_says_nothing(name, values)
	}
}

_says_nothing(name, _) if name in {"equals", "field"}

_says_nothing(_, values) if values in [null, []]

_reads := {"": "All", "true": "ReadOnly", "false": "WriteOnly"}
