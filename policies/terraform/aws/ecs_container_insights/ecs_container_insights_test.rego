package terraform.aws.ecs_container_insights_test

import data.lib.fix
import data.terraform.aws.ecs_container_insights

_cluster(body) := {"resource": {"aws_ecs_cluster": {"shop": [body]}}}

_with_account(body) := object.union(
	_cluster({"name": "shop"}),
	{"resource": {"aws_ecs_account_setting_default": {"all": [object.union({"name": "containerInsights"}, body)]}}},
)

_path := ["resource", "aws_ecs_cluster", "shop", 0]

_finding(at) := {
	"message": "no figures of tasks and services are gathered",
	"at": array.concat(_path, at),
	"resource": "aws_ecs_cluster.shop",
}

_insights(value) := _cluster({"setting": [{"name": "containerInsights", "value": value}]})

test_finds_clusters_without_insights if {
	expected := {_finding(["setting", 0, "value"])}
	fix.bare(ecs_container_insights.deny) == expected with input as _insights("disabled")
	fix.bare(ecs_container_insights.deny) == {_finding([])} with input as _cluster({"name": "shop"})
	fix.bare(ecs_container_insights.deny) == {_finding([])} with input as _with_account({"value": "disabled"})
	fix.bare(ecs_container_insights.deny) == {_finding(["setting"])} with input as _cluster({"setting": []})
}

test_accepts_clusters_with_insights if {
	every value in ["enabled", "enhanced"] {
		ecs_container_insights.deny == set() with input as _insights(value)
		ecs_container_insights.unknown == set() with input as _insights(value)
		ecs_container_insights.deny == set() with input as _with_account({"value": value})
		ecs_container_insights.unknown == set() with input as _with_account({"value": value})
	}
	as_object := _cluster({"setting": {"name": "containerInsights", "value": "enabled"}})
	ecs_container_insights.deny == set() with input as as_object
}

test_does_not_know_variables if {
	every module in [
		_insights("${var.insights}"),
		_cluster({"setting": "${var.settings}"}),
		_cluster({"setting": [{"name": "${var.name}", "value": "disabled"}]}),
		_cluster({"dynamic": {"setting": [{
			"for_each": "${var.settings}",
			"content": [{"name": "${setting.key}", "value": "${setting.value}"}],
		}]}}),
		_with_account({"value": "${var.insights}"}),
		_with_account({"value": "enabled", "count": "${var.on ? 1 : 0}"}),
	] {
		ecs_container_insights.deny == set() with input as module
		count(ecs_container_insights.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_ecs_cluster": {"it": ["text", null]}}}] {
		ecs_container_insights.deny == set() with input as document
		ecs_container_insights.unknown == set() with input as document
	}
}
