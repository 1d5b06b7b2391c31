package terraform.aws.ami_encryption_test

import data.lib.fix
import data.terraform.aws.ami_encryption

_it(devices) := {"resource": {"aws_ami": {"it": [{"ebs_block_device": devices}]}}}

_finding(at) := {
	"message": "volume of the image is not encrypted",
	"at": array.concat(["resource", "aws_ami", "it", 0, "ebs_block_device", 0], at),
	"resource": "aws_ami.it",
}

test_finds_volumes_that_are_not_encrypted if {
	fix.bare(ami_encryption.deny) == {_finding([])} with input as _it([{"device_name": "/dev/xvda"}])
	every value in [false, "false", null] {
		fix.bare(ami_encryption.deny) == {_finding(["encrypted"])} with input as _it([{"encrypted": value}])
	}
}

test_accepts_encrypted_volumes_and_snapshots if {
	every devices in [[], [{"encrypted": true}], [{"snapshot_id": "snap-1"}]] {
		ami_encryption.deny == set() with input as _it(devices)
		ami_encryption.unknown == set() with input as _it(devices)
	}
}

test_does_not_know_variables if {
	every devices in [[{"encrypted": "${var.on}"}], [{"snapshot_id": "${var.snapshot}"}]] {
		ami_encryption.deny == set() with input as _it(devices)
		count(ami_encryption.unknown) == 1 with input as _it(devices)
	}
	block := {"for_each": "${var.disks}", "content": [{"device_name": "/dev/xvdb"}]}
	dynamic := {"resource": {"aws_ami": {"it": [{"dynamic": {"ebs_block_device": [block]}}]}}}
	ami_encryption.deny == set() with input as dynamic
	count(ami_encryption.unknown) == 1 with input as dynamic
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_ami": {"it": ["text", null]}}}] {
		ami_encryption.deny == set() with input as document
		ami_encryption.unknown == set() with input as document
	}
}
