package lib.aws_keys_test

import data.lib.aws_keys

_secret(body) := {"resource": {"aws_secretsmanager_secret": {"s": [body]}}}

_values := [setting.value | some setting in aws_keys.own(["aws_secretsmanager_secret"], ["kms_key_id"])]

test_knows_keys_of_ones_own if {
	every key in ["alias/shop", "${aws_kms_key.shop.arn}", "arn:aws:kms:eu-west-1:1:key/x", "${module.keys.arn}"] {
		_values == [true] with input as _secret({"kms_key_id": key})
	}
}

test_knows_keys_of_aws if {
	every key in ["alias/aws/secretsmanager", "arn:aws:kms:eu-west-1:1:alias/aws/secretsmanager", "", null] {
		_values == [false] with input as _secret({"kms_key_id": key})
	}
	_values == [false] with input as _secret({})
}

test_knows_keys_of_aws_that_are_looked_up if {
	looked_up := {"data": {
		"aws_kms_alias": {"theirs": [{"name": "alias/aws/secretsmanager"}], "ours": [{"name": "alias/shop"}]},
		"aws_kms_key": {"theirs": [{"key_id": "alias/aws/secretsmanager"}], "odd": [{"key_id": 3}]},
	}}
	every key in ["${data.aws_kms_alias.theirs.target_key_arn}", "${data.aws_kms_key.theirs.arn}"] {
		_values == [false] with input as object.union(_secret({"kms_key_id": key}), looked_up)
	}
	_values == [true] with input as object.union(
		_secret({"kms_key_id": "${data.aws_kms_alias.ours.target_key_arn}"}),
		looked_up,
	)
}

test_does_not_know_variables if {
	_values == ["${var.key}"] with input as _secret({"kms_key_id": "${var.key}"})
}

test_reads_blocks if {
	settings := aws_keys.own(["aws_x"], ["sse", "key"]) with input as {"resource": {"aws_x": {
		"a": [{"sse": [{"key": "alias/aws/s3"}]}],
		"b": [{}],
		"c": [{"sse": [{"key": "${aws_kms_key.k.arn}"}]}],
		"d": [{"dynamic": {"sse": [{"for_each": ["alias/k"], "content": [{"key": "${sse.value}"}]}]}}],
	}}}
	{setting.resource.name: setting.value | some setting in settings} == {
		"a": false,
		"b": false,
		"c": true,
		"d": true,
	}
}
