package lib.aws_ecs_test

import data.lib.aws_ecs

_it(text) := {"resource": {"aws_ecs_task_definition": {"it": [{"container_definitions": text}]}}}

_names := [container.name | some container in aws_ecs.containers]

test_reads_containers if {
	_names == ["web", "1"] with input as _it(`[{"name": "web"}, {"image": "x"}, "text"]`)
	_names == ["web"] with input as _it(`[{"image":"${var.image}","name":"web"}]`)
	_names == ["0"] with input as _it(`[{"name": {"a": 1}}]`)
}

test_names_what_cannot_be_read if {
	every text in ["${file(\"web.json\")}", `["${local.web}"]`, `"${local.all}"`] {
		count(aws_ecs.unread) == 1 with input as _it(text)
	}
	every text in ["[]", "no json", `[{"image": "${var.image}"}]`, null, 3] {
		aws_ecs.unread == [] with input as _it(text)
	}
}
