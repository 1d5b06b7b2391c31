package terraform.aws.cloudtrail_multi_region_test

import data.lib.fix
import data.terraform.aws.cloudtrail_multi_region

_trails(trails) := {"resource": {"aws_cloudtrail": trails}}

_path(name) := ["resource", "aws_cloudtrail", name, 0]

test_finds_trails_of_one_region if {
	fix.bare(cloudtrail_multi_region.deny) == {
		{
			"message": "trail records one region only",
			"at": array.concat(_path("a"), ["is_multi_region_trail"]),
			"resource": "aws_cloudtrail.a",
		},
		{"message": "trail records one region only", "at": _path("b"), "resource": "aws_cloudtrail.b"},
	} with input as _trails({"a": [{"is_multi_region_trail": false}], "b": [{}]})
}

test_accepts_one_trail_for_all_regions if {
	cloudtrail_multi_region.deny == set() with input as _trails({"a": [{"is_multi_region_trail": true}]})
	cloudtrail_multi_region.deny == set() with input as _trails({"a": [{"is_multi_region_trail": "true"}], "b": [{}]})
}

test_finds_trails_that_are_switched_off if {
	module := _trails({
		"a": [{"is_multi_region_trail": true, "enable_logging": "false"}],
		"b": [{}],
	})
	fix.bare(cloudtrail_multi_region.deny) == {
		{
			"message": "trail of all regions is switched off",
			"at": array.concat(_path("a"), ["enable_logging"]),
			"resource": "aws_cloudtrail.a",
		},
		{"message": "trail records one region only", "at": _path("b"), "resource": "aws_cloudtrail.b"},
	} with input as module
}

_selecting(key, selectors) := _trails({"a": [{"is_multi_region_trail": true, key: selectors}]})

_field(field, values) := {"field": field, "equals": values}

_management := _field("eventCategory", ["Management"])

test_finds_trails_without_all_management_events if {
	every key, all in {
		"event_selector": [
			[{"include_management_events": false}],
			[{"read_write_type": "WriteOnly"}],
			[{"read_write_type": "All", "exclude_management_event_sources": ["kms.amazonaws.com"]}],
			[{"read_write_type": "WriteOnly"}, {"include_management_events": false}],
		],
		"advanced_event_selector": [
			[{"field_selector": [_field("eventCategory", ["Data"])]}],
			[{"field_selector": [_field("eventCategory", ["Management"]), _field("readOnly", ["false"])]}],
			[{"field_selector": [_management, _field("eventSource", ["s3.amazonaws.com"])]}],
			[{"field_selector": [_management, _field("eventCategory", ["Data"])]}],
			[{"field_selector": [_management, {"field": "eventSource", "not_equals": ["kms.amazonaws.com"]}]}],
		],
	} {
		every selectors in all {
			fix.bare(cloudtrail_multi_region.deny) == {{
				"message": "trail of all regions does not record all management events",
				"at": array.concat(_path("a"), [key, 0]),
				"resource": "aws_cloudtrail.a",
			}} with input as _selecting(key, selectors)
		}
	}
}

test_accepts_trails_with_all_management_events if {
	every key, all in {
		"event_selector": [
			[{}],
			[{"read_write_type": "All", "include_management_events": true}],
			[{"exclude_management_event_sources": []}],
			[{"exclude_management_event_sources": ["kms.amazonaws.com"]}, {}],
			[{"include_management_events": false}, {}],
			[{"read_write_type": "WriteOnly"}, {"read_write_type": "ReadOnly"}],
		],
		"advanced_event_selector": [
			[{"field_selector": [_field("eventCategory", ["Data"])]}, {"field_selector": [_field("eventCategory", ["Management"])]}],
			[{"field_selector": [object.union(_management, {"not_equals": null, "starts_with": []})]}],
		],
	} {
		every selectors in all {
			cloudtrail_multi_region.deny == set() with input as _selecting(key, selectors)
			cloudtrail_multi_region.unknown == set() with input as _selecting(key, selectors)
		}
	}
}

test_does_not_know_what_a_variable_records if {
	module := _trails({"a": [{"is_multi_region_trail": true, "enable_logging": "${var.on}"}], "b": [{}]})
	cloudtrail_multi_region.deny == set() with input as module
	cloudtrail_multi_region.unknown == {{
		"message": "enable_logging is known only when Terraform runs",
		"at": array.concat(_path("a"), ["enable_logging"]),
		"resource": "aws_cloudtrail.a",
	}} with input as module
	selecting := _selecting("dynamic", {"event_selector": [{
		"for_each": "${var.selectors}",
		"content": [{"read_write_type": "${event_selector.value}"}],
	}]})
	cloudtrail_multi_region.deny == set() with input as selecting
	cloudtrail_multi_region.unknown == {{
		"message": "which events are recorded is known only when Terraform runs",
		"at": array.concat(_path("a"), ["dynamic", "event_selector", 0, "content", 0]),
		"resource": "aws_cloudtrail.a",
	}} with input as selecting
}

test_does_not_know_a_variable if {
	module := _trails({"a": [{"is_multi_region_trail": "${var.all}"}], "b": [{}]})
	cloudtrail_multi_region.deny == set() with input as module
	cloudtrail_multi_region.unknown == {{
		"message": "is_multi_region_trail is known only when Terraform runs",
		"at": array.concat(_path("a"), ["is_multi_region_trail"]),
		"resource": "aws_cloudtrail.a",
	}} with input as module
}

test_does_not_know_another_trail_that_may_be_missing if {
	all := {"is_multi_region_trail": true, "count": "${var.all ? 1 : 0}"}
	module := _trails({"all": [all], "one": [{}]})
	cloudtrail_multi_region.deny == set() with input as module
	cloudtrail_multi_region.unknown == {{
		"message": "count is known only when Terraform runs",
		"at": array.concat(_path("all"), ["count"]),
		"resource": "aws_cloudtrail.one",
	}} with input as module
	cloudtrail_multi_region.unknown == set() with input as _trails({"all": [all]})
	same := _trails({"all": [all], "one": [object.filter(all, ["count"])]})
	cloudtrail_multi_region.deny == set() with input as same
	cloudtrail_multi_region.unknown == set() with input as same
}

test_does_not_know_which_sources_are_left_out if {
	module := _selecting("event_selector", [{"exclude_management_event_sources": "${var.sources}"}])
	cloudtrail_multi_region.deny == set() with input as module
	count(cloudtrail_multi_region.unknown) == 1 with input as module
}

test_finds_trails_that_record_a_part_wherever_they_do if {
	region := {"is_multi_region_trail": "${var.all}"}
	every body in [{"enable_logging": false}, {"event_selector": [{"include_management_events": false}]}] {
		module := _trails({"a": [object.union(region, body)]})
		count(cloudtrail_multi_region.deny) == 1 with input as module
		cloudtrail_multi_region.unknown == set() with input as module
	}
}

test_accepts_other_documents if {
	cloudtrail_multi_region.deny == set() with input as {"kind": "Pod"}
}
