package terraform.aws.elasticache_backup_test

import data.lib.fix
import data.terraform.aws.elasticache_backup

_cluster := "aws_elasticache_cluster"

_group := "aws_elasticache_replication_group"

_it(type, body) := {"resource": {type: {"session": [body]}}}

_finding(type, at) := {
	"message": "no backups are kept",
	"at": array.concat(["resource", type, "session", 0], at),
	"resource": sprintf("%s.session", [type]),
}

_name := "snapshot_retention_limit"

test_finds_caches_without_backups if {
	every type in [_cluster, _group] {
		every value in [0, "0", null] {
			fix.bare(elasticache_backup.deny) == {_finding(type, [_name])} with input as _it(type, {_name: value})
		}
		fix.bare(elasticache_backup.deny) == {_finding(type, [])} with input as _it(type, {"engine": "redis"})
	}
}

test_finds_groups_by_their_own_name if {
	fix.bare(elasticache_backup.deny) == {_finding(_group, [])} with input as _it(_group, {"replication_group_id": "session"})
}

test_accepts_caches_with_backups_and_those_that_have_none if {
	every entry in [
		[_cluster, {_name: 5}],
		[_group, {_name: "1"}],
		[_cluster, {"engine": "memcached"}],
		[_cluster, {"node_type": "cache.t1.micro"}],
		[_cluster, {"replication_group_id": "${aws_elasticache_replication_group.session.id}"}],
		[_group, {"global_replication_group_id": "${aws_elasticache_global_replication_group.all.id}"}],
	] {
		elasticache_backup.deny == set() with input as _it(entry[0], entry[1])
		elasticache_backup.unknown == set() with input as _it(entry[0], entry[1])
	}
}

test_does_not_know_variables if {
	every body in [{_name: "${var.days}"}, {"engine": "${var.engine}"}, {"replication_group_id": "${var.group}"}] {
		elasticache_backup.deny == set() with input as _it(_cluster, body)
		count(elasticache_backup.unknown) == 1 with input as _it(_cluster, body)
	}
	known := {"engine": "${var.engine}", _name: 3}
	elasticache_backup.unknown == set() with input as _it(_cluster, known)
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_elasticache_cluster": {"it": ["text", null]}}}] {
		elasticache_backup.deny == set() with input as document
		elasticache_backup.unknown == set() with input as document
	}
}
