package lib.aws_trails_test

import data.lib.aws_trails

_module(trail) := {"resource": {"aws_s3_bucket": {"data": [{"bucket": "shop-data"}]}, "aws_cloudtrail": {"all": [trail]}}}

_selector(kind, values) := {"event_selector": [{
	"read_write_type": kind,
	"data_resource": [{"type": "AWS::S3::Object", "values": values}],
}]}

_values := [setting.value | some setting in aws_trails.unrecorded("ReadOnly")]

test_knows_what_is_recorded if {
	every values in [["arn:aws:s3"], ["arn:aws:s3:::"], ["arn:aws:s3:::shop-data/"], ["${aws_s3_bucket.data.arn}/"]] {
		_values == [] with input as _module(_selector("All", values))
		_values == [] with input as _module(_selector("ReadOnly", values))
	}
}

test_knows_what_is_not_recorded if {
	every values in [[], ["arn:aws:s3:::other/"], ["arn:aws:s3:::shop-data"], ["${aws_s3_bucket.other.arn}/"], 7, null] {
		_values == [false] with input as _module(_selector("All", values))
	}
	_values == [false] with input as _module(_selector("WriteOnly", ["arn:aws:s3"]))
	_values == [false] with input as _module({})
	_values == [false] with input as _module({"event_selector": [{"data_resource": [{"type": "AWS::Lambda::Function"}]}]})
}

test_reads_advanced_selectors if {
	type := {"field": "resources.type", "equals": ["AWS::S3::Object"]}
	_values == [] with input as _module({"advanced_event_selector": [{"field_selector": [type]}]})
	writes := {"field": "readOnly", "equals": ["false"]}
	_values == [false] with input as _module({"advanced_event_selector": [{"field_selector": [type, writes]}]})
	place := {"field": "resources.ARN", "starts_with": ["${aws_s3_bucket.data.arn}/"]}
	_values == [] with input as _module({"advanced_event_selector": [{"field_selector": [type, place]}]})
	other := {"field": "resources.ARN", "starts_with": ["arn:aws:s3:::other/"]}
	_values == [false] with input as _module({"advanced_event_selector": [{"field_selector": [type, other]}]})
}

test_accepts_the_bucket_of_the_trail if {
	_values == [] with input as _module({"s3_bucket_name": "${aws_s3_bucket.data.id}"})
}

test_does_not_know_variables if {
	_values == ["${var.arn}"] with input as _module(_selector("All", ["${var.arn}"]))
	_values == ["${var.kind}"] with input as _module(_selector("${var.kind}", ["arn:aws:s3"]))
	_values == [false] with input as _module(_selector("WriteOnly", ["${var.arn}"]))
}
