package lib.aws_log_buckets_test

import data.lib.aws_log_buckets
import data.lib.terraform

_receiving := {bucket.name |
	some bucket in terraform.resources_of(["aws_s3_bucket"])
	aws_log_buckets.receives(bucket)
}

_module(beside) := {"resource": object.union({"aws_s3_bucket": {"logs": [{"bucket": "shop-logs"}], "data": [{}]}}, beside)}

test_knows_the_targets_of_other_buckets if {
	every target in ["${aws_s3_bucket.logs.id}", "shop-logs"] {
		_receiving == {"logs"} with input as _module({"aws_s3_bucket_logging": {"l": [{"target_bucket": target}]}})
	}
	_receiving == {"logs"} with input as {"resource": {"aws_s3_bucket": {
		"logs": [{}],
		"data": [{"logging": [{"target_bucket": "${aws_s3_bucket.logs.id}"}]}],
	}}}
}

test_knows_lists_for_the_delivery_of_logs if {
	_receiving == {"a"} with input as {"resource": {"aws_s3_bucket": {"a": [{"acl": "log-delivery-write"}], "b": [{"acl": []}]}}}
	_receiving == {"logs"} with input as _module({"aws_s3_bucket_acl": {"l": [{
		"bucket": "${aws_s3_bucket.logs.id}",
		"acl": "log-delivery-write",
	}]}})
	_receiving == {"logs"} with input as _module({"aws_s3_bucket_acl": {"l": [{
		"bucket": "${aws_s3_bucket.logs.id}",
		"access_control_policy": [{"grant": [{
			"permission": "WRITE",
			"grantee": [{"type": "Group", "uri": "http://acs.amazonaws.com/groups/s3/LogDelivery"}],
		}]}],
	}]}})
}

test_knows_buckets_that_receive_none if {
	_receiving == set() with input as _module({"aws_s3_bucket_logging": {"l": [{"target_bucket": "${var.logs}"}]}})
	_receiving == set() with input as _module({})
}
