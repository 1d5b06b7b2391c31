package terraform.aws.ecs_container_read_only_root_test

import data.terraform.aws.ecs_container_read_only_root as rule

_it(text) := {"resource": {"aws_ecs_task_definition": {"web": [{"container_definitions": text}]}}}

_of(container) := _it(json.marshal([object.union({"name": "web"}, container)]))

_finding := {
	"message": "container web may write to its root file system",
	"at": ["resource", "aws_ecs_task_definition", "web", 0, "container_definitions"],
	"resource": "aws_ecs_task_definition.web",
}

test_finds_containers if {
	every container in [{}, {"readonlyRootFilesystem": false}, {"readonlyRootFilesystem": null}] {
		rule.deny == {_finding} with input as _of(container)
	}
}

test_accepts_containers if {
	every container in [{"readonlyRootFilesystem": true}, {"readonlyRootFilesystem": "true"}] {
		rule.deny == set() with input as _of(container)
		rule.unknown == set() with input as _of(container)
	}
}

test_does_not_know_what_is_elsewhere if {
	every text in ["${file(\"web.json\")}", "${var.containers}"] {
		rule.deny == set() with input as _it(text)
		count(rule.unknown) == 1 with input as _it(text)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _it("no json"), _it(null), _it("[1, null]")] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
