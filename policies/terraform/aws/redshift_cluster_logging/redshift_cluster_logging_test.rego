package terraform.aws.redshift_cluster_logging_test

import data.terraform.aws.redshift_cluster_logging as rule

_module(cluster, logging) := {"resource": {
	"aws_redshift_cluster": {"it": [cluster]},
	"aws_redshift_logging": {"x": [logging]},
}}

_named := {"cluster_identifier": "${aws_redshift_cluster.it.id}"}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_redshift_cluster", "it", 0],
	"resource": "aws_redshift_cluster.it",
}}

test_finds_clusters_without_logs if {
	every cluster in [{}, {"logging": [{"enable": false}]}, {"logging": [{"s3_key_prefix": "x"}]}, {"logging": 7}] {
		rule.deny == _finding("cluster writes no audit logs") with input as _module(cluster, {})
	}
}

test_accepts_clusters_with_logs if {
	every module in [_module({"logging": [{"enable": true}]}, {}), _module({}, _named)] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_module({"logging": [{"enable": "${var.on}"}]}, {}),
		_module({}, object.union(_named, {"count": "${var.on ? 1 : 0}"})),
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
