package terraform.aws.ebs_cmk_test

import data.terraform.aws.ebs_cmk

_it(body, more) := {"resource": object.union({"aws_ebs_volume": {"data": [body]}}, more)}

_finding(at) := {
	"message": "volume is not encrypted with a key of your own",
	"at": array.concat(["resource", "aws_ebs_volume", "data", 0], at),
	"resource": "aws_ebs_volume.data",
}

test_finds_volumes_without_a_key if {
	ebs_cmk.deny == {_finding([])} with input as _it({"encrypted": true}, {})
	ebs_cmk.deny == {_finding(["kms_key_id"])} with input as _it({"kms_key_id": ""}, {})
	ebs_cmk.deny == {_finding([])} with input as _it({}, {"aws_ebs_default_kms_key": {"all": [{"count": 0}]}})
}

test_accepts_volumes_with_a_key if {
	every module in [
		_it({"kms_key_id": "${aws_kms_key.disks.arn}"}, {}),
		_it({"snapshot_id": "snap-1"}, {}),
		_it({}, {"aws_ebs_default_kms_key": {"all": [{"key_arn": "${aws_kms_key.disks.arn}"}]}}),
	] {
		ebs_cmk.deny == set() with input as module
		ebs_cmk.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_it({"kms_key_id": "${var.key}"}, {}),
		_it({"snapshot_id": "${var.snapshot}"}, {}),
		_it({}, {"aws_ebs_default_kms_key": {"all": [{"count": "${var.on ? 1 : 0}"}]}}),
	] {
		ebs_cmk.deny == set() with input as module
		count(ebs_cmk.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_ebs_volume": {"it": ["text", null]}}}] {
		ebs_cmk.deny == set() with input as document
		ebs_cmk.unknown == set() with input as document
	}
}
