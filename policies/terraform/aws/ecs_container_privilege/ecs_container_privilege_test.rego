package terraform.aws.ecs_container_privilege_test

import data.terraform.aws.ecs_container_privilege

_it(text) := {"resource": {"aws_ecs_task_definition": {"web": [{"container_definitions": text}]}}}

_of(container) := _it(json.marshal([object.union({"name": "web"}, container)]))

_finding := {
	"message": "container web is privileged",
	"at": ["resource", "aws_ecs_task_definition", "web", 0, "container_definitions"],
	"resource": "aws_ecs_task_definition.web",
}

test_finds_containers if {
	every container in [{"privileged": true}, {"privileged": "true"}] {
		ecs_container_privilege.deny == {_finding} with input as _of(container)
	}
}

test_accepts_containers if {
	every container in [{}, {"privileged": false}, {"privileged": null}] {
		ecs_container_privilege.deny == set() with input as _of(container)
		ecs_container_privilege.unknown == set() with input as _of(container)
	}
}

test_does_not_know_what_is_elsewhere if {
	every text in ["${file(\"web.json\")}", "${var.containers}"] {
		ecs_container_privilege.deny == set() with input as _it(text)
		count(ecs_container_privilege.unknown) == 1 with input as _it(text)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _it("no json"), _it(null), _it("[1, null]")] {
		ecs_container_privilege.deny == set() with input as document
		ecs_container_privilege.unknown == set() with input as document
	}
}
