package terraform.aws.elasticache_at_rest_test

import data.lib.fix
import data.terraform.aws.elasticache_at_rest

_group(body) := {"resource": {"aws_elasticache_replication_group": {"session": [body]}}}

_finding(at) := {
	"message": "data is not encrypted at rest",
	"at": array.concat(["resource", "aws_elasticache_replication_group", "session", 0], at),
	"resource": "aws_elasticache_replication_group.session",
}

_name := "at_rest_encryption_enabled"

test_finds_groups_that_are_not_encrypted if {
	every value in [false, "false", null] {
		fix.bare(elasticache_at_rest.deny) == {_finding([_name])} with input as _group({_name: value})
	}
	fix.bare(elasticache_at_rest.deny) == {_finding([])} with input as _group({"engine": "redis"})
	fix.bare(elasticache_at_rest.deny) == {_finding([])} with input as _group({})
	valkey := _group({"engine": "valkey", _name: false})
	fix.bare(elasticache_at_rest.deny) == {_finding([_name])} with input as valkey
}

test_accepts_groups_that_are_encrypted if {
	every body in [
		{_name: true},
		{_name: "true"},
		{"engine": "valkey"},
		{"engine": "Valkey"},
		{"global_replication_group_id": "${aws_elasticache_global_replication_group.all.id}"},
	] {
		elasticache_at_rest.deny == set() with input as _group(body)
		elasticache_at_rest.unknown == set() with input as _group(body)
	}
}

test_does_not_know_variables if {
	every body in [{_name: "${var.value}"}, {"engine": "${var.engine}"}, {"global_replication_group_id": "${var.all}"}] {
		elasticache_at_rest.deny == set() with input as _group(body)
		count(elasticache_at_rest.unknown) == 1 with input as _group(body)
	}
	elasticache_at_rest.unknown == set() with input as _group({"engine": "${var.engine}", _name: true})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_elasticache_replication_group": {"it": ["text", null]}}}] {
		elasticache_at_rest.deny == set() with input as document
		elasticache_at_rest.unknown == set() with input as document
	}
}
