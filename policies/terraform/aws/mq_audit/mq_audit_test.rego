package terraform.aws.mq_audit_test

import data.lib.fix
import data.terraform.aws.mq_audit

_broker(body) := {"resource": {"aws_mq_broker": {"it": [object.union({"engine_type": "ActiveMQ"}, body)]}}}

_path := ["resource", "aws_mq_broker", "it", 0]

_finding(place) := {{
	"message": "broker sends no audit log",
	"at": array.concat(_path, place),
	"resource": "aws_mq_broker.it",
}}

test_finds_brokers_without_audit_logs if {
	fix.bare(mq_audit.deny) == _finding([]) with input as _broker({})
	fix.bare(mq_audit.deny) == _finding(["logs", 0]) with input as _broker({"logs": [{"general": true}]})
	every value in [false, "false", null] {
		fix.bare(mq_audit.deny) == _finding(["logs", 0, "audit"]) with input as _broker({"logs": [{"audit": value}]})
	}
}

test_accepts_brokers_with_audit_logs if {
	every value in [true, "true"] {
		mq_audit.deny == set() with input as _broker({"logs": [{"audit": value}]})
		mq_audit.unknown == set() with input as _broker({"logs": [{"audit": value}]})
	}
}

test_accepts_rabbit_mq if {
	every engine in ["RabbitMQ", "RABBITMQ"] {
		mq_audit.deny == set() with input as _broker({"engine_type": engine})
		mq_audit.unknown == set() with input as _broker({"engine_type": engine})
	}
}

test_does_not_know_variables if {
	mq_audit.deny == set() with input as _broker({"logs": [{"audit": "${var.audit}"}]})
	mq_audit.unknown == {{
		"message": "logs.audit is known only when Terraform runs",
		"at": array.concat(_path, ["logs", 0, "audit"]),
		"resource": "aws_mq_broker.it",
	}} with input as _broker({"logs": [{"audit": "${var.audit}"}]})
	mq_audit.deny == set() with input as _broker({"engine_type": "${var.engine}"})
	count(mq_audit.unknown) == 1 with input as _broker({"engine_type": "${var.engine}"})
	mq_audit.unknown == set() with input as _broker({"engine_type": "${var.engine}", "logs": [{"audit": true}]})
}

test_reads_dynamic_blocks if {
	module := _broker({"dynamic": {"logs": [{"for_each": [1], "content": [{"audit": false}]}]}})
	fix.bare(mq_audit.deny) == _finding(["dynamic", "logs", 0, "content", 0, "audit"]) with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(mq_audit.deny) <= 1 with input as _broker({"logs": value, "engine_type": value})
	}
}

test_accepts_other_documents if {
	mq_audit.deny == set() with input as {"kind": "Pod"}
}
