package terraform.aws.elasti_cache_redis_configured_automatic_fail_over_test

import data.terraform.aws.elasti_cache_redis_configured_automatic_fail_over as rule

_group(body) := {"resource": {"aws_elasticache_replication_group": {"it": [body]}}}

_finding(at) := {
	"message": "nothing takes the place of a primary node that fails",
	"at": array.concat(["resource", "aws_elasticache_replication_group", "it", 0], at),
	"resource": "aws_elasticache_replication_group.it",
}

_name := "automatic_failover_enabled"

test_finds_groups_without_failover if {
	rule.deny == {_finding([])} with input as _group({"num_cache_clusters": 2})
	every value in [false, "false", null] {
		rule.deny == {_finding([_name])} with input as _group({_name: value})
	}
}

test_accepts_groups_with_failover if {
	every body in [{_name: true}, {"global_replication_group_id": "all"}] {
		rule.deny == set() with input as _group(body)
		rule.unknown == set() with input as _group(body)
	}
}

test_does_not_know_variables if {
	every body in [{_name: "${var.failover}"}, {"global_replication_group_id": "${var.all}"}] {
		rule.deny == set() with input as _group(body)
		count(rule.unknown) == 1 with input as _group(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _group("text")] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
