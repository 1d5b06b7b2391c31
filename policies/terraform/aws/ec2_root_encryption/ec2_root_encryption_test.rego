package terraform.aws.ec2_root_encryption_test

import data.lib.fix
import data.terraform.aws.ec2_root_encryption

_it(type, body, more) := {"resource": object.union({type: {"web": [body]}}, more)}

_finding(type, at) := {
	"message": "volume is not asked to be encrypted",
	"at": array.concat(["resource", type, "web", 0], at),
	"resource": sprintf("%s.web", [type]),
}

_root := {"root_block_device": [{"encrypted": true}]}

test_finds_volumes_that_are_not_encrypted if {
	every type in ["aws_instance", "aws_launch_configuration"] {
		every entry in [
			[{}, []],
			[{"root_block_device": []}, []],
			[{"root_block_device": [{}]}, ["root_block_device", 0]],
			[{"root_block_device": [{"encrypted": "${False}"}]}, ["root_block_device", 0, "encrypted"]],
			[object.union(_root, {"ebs_block_device": [{}]}), ["ebs_block_device", 0]],
			[object.union(_root, {"ebs_block_device": [{"encrypted": false}]}), ["ebs_block_device", 0, "encrypted"]],
		] {
			fix.bare(ec2_root_encryption.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0], {})
		}
	}
}

_default(body) := {"aws_ebs_encryption_by_default": {"all": [body]}}

test_finds_volumes_where_the_account_does_not_encrypt if {
	off := _it("aws_instance", {}, _default({"enabled": false}))
	fix.bare(ec2_root_encryption.deny) == {_finding("aws_instance", [])} with input as off
}

_copy(encrypted) := {"aws_ami_copy": {"base": [{"encrypted": encrypted}]}}

test_accepts_volumes_that_are_encrypted if {
	every module in [
		_it("aws_instance", _root, {}),
		_it("aws_instance", object.union(_root, {"ebs_block_device": [{"snapshot_id": "snap-1"}]}), {}),
		_it("aws_instance", {"launch_template": [{"id": "lt-1"}]}, {}),
		_it("aws_instance", {"ami": "${aws_ami_copy.base.id}"}, _copy(true)),
		_it("aws_launch_configuration", {"image_id": "${aws_ami_copy.base.id}"}, _copy("true")),
		_it("aws_instance", {"ebs_block_device": [{}]}, _default({})),
	] {
		ec2_root_encryption.deny == set() with input as module
		ec2_root_encryption.unknown == set() with input as module
	}
}

test_finds_volumes_of_copies_that_are_not_encrypted if {
	every encrypted in [false, null] {
		module := _it("aws_instance", {"ami": "${aws_ami_copy.base.id}"}, _copy(encrypted))
		fix.bare(ec2_root_encryption.deny) == {_finding("aws_instance", [])} with input as module
	}
}

test_does_not_know_variables if {
	disk := {"ebs_block_device": [{"for_each": "${var.disks}", "content": [{"encrypted": false}]}]}
	every module in [
		_it("aws_instance", {"root_block_device": [{"encrypted": "${var.encrypted}"}]}, {}),
		_it("aws_instance", {"root_block_device": "${var.root}"}, {}),
		_it("aws_instance", object.union(_root, {"dynamic": disk}), {}),
		_it("aws_instance", {}, _default({"enabled": "${var.all}"})),
		_it("aws_instance", {}, _default({"count": "${var.all ? 1 : 0}"})),
		_it("aws_instance", {"ami": "${aws_ami_copy.base.id}"}, _copy("${var.encrypted}")),
	] {
		ec2_root_encryption.deny == set() with input as module
		count(ec2_root_encryption.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_instance": {"it": ["text", null]}}}] {
		ec2_root_encryption.deny == set() with input as document
		ec2_root_encryption.unknown == set() with input as document
	}
}
