package terraform.aws.ebs_encryption_test

import data.lib.fix
import data.terraform.aws.ebs_encryption

_volume(body) := {"resource": {"aws_ebs_volume": {"data": [body]}}}

_with_default(enabled) := {"resource": {
	"aws_ebs_volume": {"data": [{}]},
	"aws_ebs_encryption_by_default": {"all": [enabled]},
}}

test_finds_volumes_that_are_not_encrypted if {
	fix.bare(ebs_encryption.deny) == {{
		"message": "volume is not encrypted",
		"at": ["resource", "aws_ebs_volume", "data", 0, "encrypted"],
		"resource": "aws_ebs_volume.data",
	}} with input as _volume({"encrypted": false})
}

test_finds_volumes_of_which_nothing_is_said if {
	expected := {{
		"message": "volume is not encrypted",
		"at": ["resource", "aws_ebs_volume", "data", 0],
		"resource": "aws_ebs_volume.data",
	}}
	fix.bare(ebs_encryption.deny) == expected with input as _volume({"size": 20})
	fix.bare(ebs_encryption.deny) == expected with input as _with_default({"enabled": false})
}

test_accepts_encrypted_and_unknown_volumes if {
	ebs_encryption.deny == set() with input as _volume({"encrypted": true})
	ebs_encryption.deny == set() with input as _volume({"encrypted": "${True}"})
	ebs_encryption.deny == set() with input as _volume({"encrypted": "${var.encrypted}"})
	ebs_encryption.deny == set() with input as _volume({"snapshot_id": "snap-1"})
}

test_accepts_volumes_where_encryption_is_the_default if {
	ebs_encryption.deny == set() with input as _with_default({})
	ebs_encryption.deny == set() with input as _with_default({"enabled": true})
}

test_does_not_know_volumes_with_a_variable if {
	ebs_encryption.unknown == {{
		"message": "encrypted is known only when Terraform runs",
		"at": ["resource", "aws_ebs_volume", "data", 0, "encrypted"],
		"resource": "aws_ebs_volume.data",
	}} with input as _volume({"encrypted": "${var.encrypted}"})
	ebs_encryption.unknown == set() with input as _volume({})
}

test_accepts_other_documents if {
	ebs_encryption.deny == set() with input as {"kind": "Pod"}
}
