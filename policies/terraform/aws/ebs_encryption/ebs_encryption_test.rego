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

_with(type, body) := {"resource": {type: {"web": [body]}}}

test_finds_volumes_that_come_with_a_machine if {
	every entry in [
		["aws_instance", {"root_block_device": [{"encrypted": false}]}, ["root_block_device", 0, "encrypted"]],
		["aws_instance", {"ebs_block_device": [{"encrypted": true}, {"volume_size": 9}]}, ["ebs_block_device", 1]],
		["aws_launch_configuration", {"ebs_block_device": [{}]}, ["ebs_block_device", 0]],
		[
			"aws_launch_template",
			{"block_device_mappings": [{"ebs": [{"encrypted": "false"}]}]},
			["block_device_mappings", 0, "ebs", 0, "encrypted"],
		],
	] {
		fix.bare(ebs_encryption.deny) == {{
			"message": "volume is not encrypted",
			"at": array.concat(["resource", entry[0], "web", 0], entry[2]),
			"resource": sprintf("%s.web", [entry[0]]),
		}} with input as _with(entry[0], entry[1])
		ebs_encryption.applies with input as _with(entry[0], entry[1])
	}
}

test_accepts_volumes_that_inherit_from_an_image if {
	every body in [
		{"root_block_device": [{"volume_size": 20}]},
		{"ebs_block_device": [{"snapshot_id": "snap-1"}, {"encrypted": true}]},
		{"block_device_mappings": [{"ebs": [{"volume_size": 20}]}]},
	] {
		every type in ["aws_instance", "aws_launch_template"] {
			ebs_encryption.deny == set() with input as _with(type, body)
			ebs_encryption.unknown == set() with input as _with(type, body)
		}
	}
	not ebs_encryption.applies with input as _with("aws_instance", {"ami": "ami-1"})
}

test_does_not_know_volumes_that_may_be_there if {
	device := {"dynamic": {"ebs_block_device": [{"for_each": "${var.disks}", "content": [{"encrypted": false}]}]}}
	ebs_encryption.deny == set() with input as _with("aws_instance", device)
	count(ebs_encryption.unknown) == 1 with input as _with("aws_instance", device)
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

test_does_not_know_what_an_account_may_encrypt if {
	every switch in [{"enabled": "${var.on}"}, {"count": "${var.on ? 1 : 0}"}] {
		ebs_encryption.deny == set() with input as _with_default(switch)
		found := ebs_encryption.unknown with input as _with_default(switch)
		{finding.resource | some finding in found} == {"aws_ebs_volume.data"}
	}
}

test_does_not_know_what_may_be_made_from_a_snapshot if {
	ebs_encryption.deny == set() with input as _volume({"snapshot_id": "${var.snapshot}"})
	count(ebs_encryption.unknown) == 1 with input as _volume({"snapshot_id": "${var.snapshot}"})
	count(ebs_encryption.deny) == 1 with input as _volume({"snapshot_id": ""})
	ebs_encryption.deny == set() with input as _volume({"snapshot_id": "snap-1"})
}

_mapping(device, ebs) := _with("aws_launch_template", {"block_device_mappings": [{"device_name": device, "ebs": [ebs]}]})

test_does_not_know_further_volumes_of_templates if {
	ebs_encryption.deny == set() with input as _mapping("/dev/sdf", {"volume_size": 100})
	ebs_encryption.unknown == {{
		"message": "nothing says whether the volume is encrypted, or is one of the image",
		"at": ["resource", "aws_launch_template", "web", 0, "block_device_mappings", 0, "ebs", 0],
		"resource": "aws_launch_template.web",
	}} with input as _mapping("/dev/sdf", {"volume_size": 100})
	every device in ["/dev/xvda", "/dev/sda1", "${var.device}"] {
		ebs_encryption.unknown == set() with input as _mapping(device, {"volume_size": 100})
	}
	every ebs in [{"encrypted": true}, {"snapshot_id": "snap-1"}] {
		ebs_encryption.unknown == set() with input as _mapping("/dev/sdf", ebs)
	}
	count(ebs_encryption.deny) == 1 with input as _mapping("/dev/sdf", {"encrypted": false})
}

test_accepts_other_documents if {
	ebs_encryption.deny == set() with input as {"kind": "Pod"}
}

test_finds_it_in_spot_fleets if {
	fix.bare(ebs_encryption.deny) == {{
		"message": "volume is not encrypted",
		"at": ["resource", "aws_spot_fleet_request", "batch", 0, "launch_specification", 0, "ebs_block_device", 0],
		"resource": "aws_spot_fleet_request.batch",
	}} with input as {"resource": {"aws_spot_fleet_request": {"batch": [{"launch_specification": [{"ebs_block_device": [{"device_name": "/dev/sdf"}]}]}]}}}
}
