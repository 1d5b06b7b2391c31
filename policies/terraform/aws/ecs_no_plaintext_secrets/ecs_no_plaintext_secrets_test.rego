package terraform.aws.ecs_no_plaintext_secrets_test

import data.terraform.aws.ecs_no_plaintext_secrets

_it(text) := {"resource": {"aws_ecs_task_definition": {"web": [{"container_definitions": text}]}}}

_of(name, value) := _it(json.marshal([{"name": "web", "environment": [{"name": name, "value": value}]}]))

test_finds_secrets if {
	every variable in ["DATABASE_PASSWORD", "API_TOKEN"] {
		ecs_no_plaintext_secrets.deny == {{
			"message": sprintf("container web has a secret in its variable %s", [variable]),
			"at": ["resource", "aws_ecs_task_definition", "web", 0, "container_definitions"],
			"resource": "aws_ecs_task_definition.web",
		}} with input as _of(variable, "x8Kq2vLm0Zr4")
	}
}

test_accepts_other_variables if {
	every module in [
		_of("ENVIRONMENT", "production"),
		_of("DATABASE_PASSWORD", ""),
		_of("DATABASE_PASSWORD", "${var.password}"),
		_it(`[{"name": "web", "secrets": [{"name": "PASSWORD", "valueFrom": "arn:aws:ssm:eu-central-1:1:parameter/x"}]}]`),
	] {
		ecs_no_plaintext_secrets.deny == set() with input as module
		ecs_no_plaintext_secrets.unknown == set() with input as module
	}
}

test_does_not_know_what_is_elsewhere if {
	ecs_no_plaintext_secrets.deny == set() with input as _it("${file(\"web.json\")}")
	count(ecs_no_plaintext_secrets.unknown) == 1 with input as _it("${file(\"web.json\")}")
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"}, {"resource": "${var.all}"}, _it(null), _it(`[{"environment": "x"}]`), _it(`[{"environment": [1, {"name": 1}]}]`),
	] {
		ecs_no_plaintext_secrets.deny == set() with input as document
		ecs_no_plaintext_secrets.unknown == set() with input as document
	}
}
