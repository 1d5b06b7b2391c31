package terraform.aws.ecs_efs_transit_test

import data.lib.fix
import data.terraform.aws.ecs_efs_transit

_task(body) := {"resource": {"aws_ecs_task_definition": {"web": [body]}}}

_volume(efs) := _task({"volume": [{"name": "tmp"}, {"name": "data", "efs_volume_configuration": efs}]})

_efs := ["resource", "aws_ecs_task_definition", "web", 0, "volume", 1, "efs_volume_configuration", 0]

_finding(at) := {
	"message": "file system is mounted without encryption in transit",
	"at": at,
	"resource": "aws_ecs_task_definition.web",
}

test_finds_volumes_without_tls if {
	module := _volume([{"transit_encryption": "DISABLED"}])
	fix.bare(ecs_efs_transit.deny) == {_finding(array.concat(_efs, ["transit_encryption"]))} with input as module
	fix.bare(ecs_efs_transit.deny) == {_finding(_efs)} with input as _volume([{"file_system_id": "fs-1"}])
	nothing := array.concat(_efs, ["transit_encryption"])
	fix.bare(ecs_efs_transit.deny) == {_finding(nothing)} with input as _volume([{"transit_encryption": null}])
}

test_accepts_volumes_with_tls_and_other_volumes if {
	every module in [
		_volume([{"transit_encryption": "ENABLED"}]),
		_volume([]),
		_task({}),
		_task({"volume": [{"name": "tmp", "host_path": "/tmp"}]}),
	] {
		ecs_efs_transit.deny == set() with input as module
		ecs_efs_transit.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_volume([{"transit_encryption": "${var.tls}"}]),
		_task({"dynamic": {"volume": [{"for_each": "${var.all}", "content": [{"efs_volume_configuration": [{}]}]}]}}),
	] {
		ecs_efs_transit.deny == set() with input as module
		found := ecs_efs_transit.unknown with input as module
		messages := {finding.message | some finding in found}
		messages == {"volume.efs_volume_configuration.transit_encryption is known only when Terraform runs"}
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_ecs_task_definition": {"it": ["text", null]}}}] {
		ecs_efs_transit.deny == set() with input as document
		ecs_efs_transit.unknown == set() with input as document
	}
}
