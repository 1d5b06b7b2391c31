package terraform.aws.postgres_rds_has_query_logging_enabled_test

import data.terraform.aws.postgres_rds_has_query_logging_enabled as rule

_module(engine, parameters) := {"resource": {
	"aws_rds_cluster": {"it": [{
		"engine": engine,
		"db_cluster_parameter_group_name": "${aws_rds_cluster_parameter_group.g.name}",
	}]},
	"aws_rds_cluster_parameter_group": {"g": [{
		"family": "aurora-postgresql16",
		"parameter": [{"name": name, "value": value} | some name, value in parameters],
	}]},
}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_rds_cluster_parameter_group", "g", 0], place),
	"resource": "aws_rds_cluster.it",
}}

_on := {"log_statement": "ddl", "log_min_duration_statement": "250"}

test_finds_clusters_that_log_no_statements if {
	count(rule.deny) == 2 with input as _module("aurora-postgresql", {"x": 1})
	{finding.resource | some finding in rule.deny} == {"aws_rds_cluster.it"} with input as _module("aurora-postgresql", {})
	one := {"log_statement": "ddl"}
	message := "cluster does not log statements: log_min_duration_statement is -1"
	rule.deny == _finding(message, []) with input as _module("aurora-postgresql", one)
}

test_finds_settings_that_switch_it_off if {
	none := object.union(_on, {"log_statement": "none"})
	message := "cluster does not log statements: log_statement is none"
	rule.deny == _finding(message, ["parameter", 1, "value"]) with input as _module("postgres", none)
}

test_finds_clusters_with_the_default_parameters if {
	every name in ["default.aurora-postgresql16", "", null] {
		body := {"engine": "aurora-postgresql", "db_cluster_parameter_group_name": name}
		rule.deny == {{
			"message": "cluster does not log statements: it has the default parameters",
			"at": ["resource", "aws_rds_cluster", "it", 0, "db_cluster_parameter_group_name"],
			"resource": "aws_rds_cluster.it",
		}} with input as {"resource": {"aws_rds_cluster": {"it": [body]}}}
	}
	count(rule.deny) == 1 with input as {"resource": {"aws_rds_cluster": {"it": [{"engine": "aurora-postgresql"}]}}}
}

test_accepts_clusters_that_log_statements if {
	every engine in ["aurora-postgresql", "postgres"] {
		rule.deny == set() with input as _module(engine, _on)
		rule.unknown == set() with input as _module(engine, _on)
	}
	units := object.union(_on, {"log_min_duration_statement": "250ms"})
	rule.deny == set() with input as _module("postgres", units)
}

test_accepts_other_engines_and_groups if {
	every engine in ["aurora-mysql", null, 7, []] {
		rule.deny == set() with input as _module(engine, {})
	}
	elsewhere := {"engine": "postgres", "db_cluster_parameter_group_name": "stock"}
	rule.deny == set() with input as {"resource": {"aws_rds_cluster": {"it": [elsewhere]}}}
}

test_does_not_know_a_variable if {
	module := _module("postgres", object.union(_on, {"log_statement": "${var.log}"}))
	rule.deny == set() with input as module
	message := "log_statement is known only when Terraform runs"
	rule.unknown == _finding(message, ["parameter", 1, "value"]) with input as module
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
