package terraform.aws.batch_job_is_not_privileged_test

import data.terraform.aws.batch_job_is_not_privileged as rule

_it(text) := {"resource": {"aws_batch_job_definition": {"it": [{"container_properties": text}]}}}

test_finds_privileged_jobs if {
	every text in [`{"privileged": true}`, `{"privileged": "true", "image": "${var.image}"}`] {
		rule.deny == {{
			"message": "container of the job is privileged",
			"at": ["resource", "aws_batch_job_definition", "it", 0, "container_properties"],
			"resource": "aws_batch_job_definition.it",
		}} with input as _it(text)
	}
}

test_accepts_other_jobs if {
	every text in [`{"privileged": false}`, `{}`, `[]`, "no json", null] {
		rule.deny == set() with input as _it(text)
		rule.unknown == set() with input as _it(text)
	}
}

test_does_not_know_variables if {
	every text in ["${var.properties}", `{"privileged": "${var.privileged}"}`] {
		rule.deny == set() with input as _it(text)
		count(rule.unknown) == 1 with input as _it(text)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_batch_job_definition": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
