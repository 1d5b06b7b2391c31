package terraform.aws.elasticache_replication_group_encryption_at_transit_auth_token_test

import data.terraform.aws.elasticache_replication_group_encryption_at_transit_auth_token as rule

_group(body) := {"resource": {"aws_elasticache_replication_group": {"it": [body]}}}

_finding(message, at) := {
	"message": message,
	"at": array.concat(["resource", "aws_elasticache_replication_group", "it", 0], at),
	"resource": "aws_elasticache_replication_group.it",
}

_plain := "clients talk to it without encryption"

_tls := "transit_encryption_enabled"

test_finds_groups_without_encryption if {
	rule.deny == {_finding(_plain, [])} with input as _group({"engine": "redis"})
	every value in [false, "false", null] {
		rule.deny == {_finding(_plain, [_tls])} with input as _group({_tls: value, "auth_token": "x"})
	}
}

test_finds_groups_without_password if {
	rule.deny == {_finding("clients need no password", [])} with input as _group({_tls: true})
	empty := _group({_tls: true, "auth_token": ""})
	rule.deny == {_finding("clients need no password", ["auth_token"])} with input as empty
}

test_accepts_groups_with_both if {
	every body in [
		{_tls: true, "auth_token": "${random_password.cache.result}"},
		{_tls: "true", "user_group_ids": ["shop"]},
		{"global_replication_group_id": "all"},
	] {
		rule.deny == set() with input as _group(body)
		rule.unknown == set() with input as _group(body)
	}
}

test_does_not_know_variables if {
	every body in [{_tls: "${var.tls}"}, {_tls: true, "auth_token": "${var.token}"}] {
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
