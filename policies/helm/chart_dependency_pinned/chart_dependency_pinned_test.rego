package helm.chart_dependency_pinned_test

import data.helm.chart_dependency_pinned

_at := ["documents", "helm_chart", 0, "value", "dependencies", 0]

_repository(dependency, locked) := {"documents": {
	"helm_chart": [{"path": "charts/web/Chart.yaml", "value": {"name": "web", "dependencies": [dependency]}}],
	"lockfile/helm": [lock |
		some version in locked
		lock := {"path": "charts/web/Chart.lock", "value": {"dependencies": [{"name": "redis", "version": version}]}}
	],
}}

_redis(version) := {"name": "redis", "repository": "https://charts.example.com", "version": version}

test_finds_ranges_without_a_lock if {
	chart_dependency_pinned.deny == {{
		"message": "dependency \"redis\" may be any version of \"^18.0.0\", and there is no Chart.lock",
		"at": array.concat(_at, ["version"]),
	}} with input as _repository(_redis("^18.0.0"), [])
	chart_dependency_pinned.deny == {{
		"message": "dependency \"redis\" may be any version of \"*\", and there is no Chart.lock",
		"at": _at,
	}} with input as _repository(object.remove(_redis(""), ["version"]), [])
}

test_finds_a_missing_lock_once if {
	chart := {"path": "charts/web/Chart.yaml", "value": {"name": "web", "dependencies": [
		{"name": "db", "repository": "https://charts.example.com", "version": "13.2.24"},
		_redis("^18.0.0"),
		{"name": "kafka", "repository": "https://charts.example.com", "version": "~2"},
	]}}
	chart_dependency_pinned.deny == {{
		"message": "dependencies \"redis\", \"kafka\" may be of any version in a range, and there is no Chart.lock",
		"at": ["documents", "helm_chart", 0, "value", "dependencies", 1, "version"],
	}} with input as {"documents": {"helm_chart": [chart]}}
}

test_accepts_charts_that_stand_in_the_repository if {
	every folders in [
		{"charts/web/charts": ["redis-18.2.0.tgz"]}, {"charts/web/charts/redis": ["Chart.yaml"]},
	] {
		chart_dependency_pinned.deny == set() with input as object.union(
			_repository(_redis("^18.0.0"), []),
			{"folders": folders},
		)
	}
	every folders in [{"charts/web/charts": ["redis-cluster-9.0.0.tgz"]}, {"charts/charts": ["redis-18.2.0.tgz"]}] {
		count(chart_dependency_pinned.deny) == 1 with input as object.union(
			_repository(_redis("^18.0.0"), []),
			{"folders": folders},
		)
	}
}

test_finds_locks_that_are_not_in_step if {
	chart_dependency_pinned.deny == {{
		"message": "Chart.lock is not in step: it has no version of \"redis\" in \"^18.0.0\"",
		"at": array.concat(_at, ["version"]),
	}} with input as _repository(_redis("^18.0.0"), ["17.3.1"])
	count(chart_dependency_pinned.deny) == 1 with input as _repository(_redis("18.2.0"), ["18.2.1"])
}

test_accepts_what_is_pinned if {
	chart_dependency_pinned.deny == set() with input as _repository(_redis("18.2.0"), [])
	chart_dependency_pinned.deny == set() with input as _repository(_redis("^18.0.0"), ["18.2.0"])
}

test_accepts_charts_of_the_repository if {
	every repository in ["file://../redis", ""] {
		local := object.union(_redis("*"), {"repository": repository})
		chart_dependency_pinned.deny == set() with input as _repository(local, [])
	}
	chart_dependency_pinned.deny == set() with input as _repository({"name": "redis", "version": "*"}, [])
}

test_accepts_other_documents if {
	chart_dependency_pinned.deny == set() with input as {"documents": {"helm_chart": [{"path": "Chart.yaml", "value": {}}]}}
	chart_dependency_pinned.deny == set() with input as {"kind": "Pod"}
}

test_reads_the_first_document_of_a_lock if {
	lock := {"path": "charts/web/Chart.lock", "value": {"dependencies": [{"name": "redis", "version": "18.1.0"}]}}
	repository := _repository(_redis("^18.0.0"), [])
	chart_dependency_pinned.deny == set() with input.documents as object.union(repository.documents, {"lockfile/helm": [
		object.union(lock, {"index": 0}),
		object.union(lock, {"index": 1, "value": {}}),
	]})
}

_old_chart(dependency, version, locks) := {"documents": {
	"helm_chart": [{"path": "charts/web/Chart.yaml", "value": {"apiVersion": version, "name": "web"}}],
	"helm_requirements": array.concat(
		[
			{"path": "charts/web/requirements.yaml", "value": {"dependencies": [dependency]}},
			{"path": "charts/web/requirements.yaml", "index": 1, "value": {"dependencies": [_redis("^8")]}},
		],
		[lock |
			some locked in locks
			lock := {"path": "charts/web/requirements.lock", "value": {"dependencies": [{"name": "redis", "version": locked}]}}
		],
	),
}}

test_reads_the_requirements_of_old_charts if {
	place := ["documents", "helm_requirements", 0, "value", "dependencies", 0, "version"]
	every version, lock in {"v1": "requirements.lock", "": "requirements.lock", null: "requirements.lock", "v2": "Chart.lock", 2: "Chart.lock"} {
		chart_dependency_pinned.deny == {{
			"message": sprintf("dependency \"redis\" may be any version of \"^18.0.0\", and there is no %s", [lock]),
			"at": place,
		}} with input as _old_chart(_redis("^18.0.0"), version, [])
	}
	chart_dependency_pinned.deny == {{
		"message": "requirements.lock is not in step: it has no version of \"redis\" in \"^18.0.0\"",
		"at": place,
	}} with input as _old_chart(_redis("^18.0.0"), "v1", ["17.3.1"])
	chart_dependency_pinned.deny == set() with input as _old_chart(_redis("^18.0.0"), "v1", ["18.2.0"])
	chart_dependency_pinned.deny == set() with input as _old_chart(_redis("18.2.0"), "v1", [])
}

test_takes_the_old_files_where_both_are_there if {
	old := _old_chart(_redis("^18.0.0"), "v1", ["18.2.0"]).documents
	chart := {"path": "charts/web/Chart.yaml", "value": {"apiVersion": "v1", "dependencies": [_redis("^17")]}}
	lock := {"path": "charts/web/Chart.lock", "value": {"dependencies": [{"name": "redis", "version": "17.0.0"}]}}
	both := {"documents": object.union(old, {"helm_chart": [chart], "lockfile/helm": [lock]})}
	chart_dependency_pinned.deny == set() with input as both
}

test_reads_the_chart_where_the_old_file_lists_nothing if {
	chart := {"path": "charts/web/Chart.yaml", "value": {"apiVersion": "v2", "dependencies": [_redis("^18.0.0")]}}
	every value in [{}, {"dependencies": null}, [{"name": "redis"}], null] {
		old := {"path": "charts/web/requirements.yaml", "value": value}
		{finding.at | some finding in chart_dependency_pinned.deny} == {[
			"documents", "helm_chart", 0, "value", "dependencies", 0,
			"version",
		]} with input as {"documents": {"helm_chart": [chart], "helm_requirements": [old]}}
	}
	none := {"path": "charts/web/requirements.yaml", "value": {"dependencies": []}}
	chart_dependency_pinned.deny == set() with input as {"documents": {"helm_chart": [chart], "helm_requirements": [none]}}
}

test_applies_to_charts if {
	chart_dependency_pinned.applies with input as _repository(_redis("1.0.0"), [])
	not chart_dependency_pinned.applies with input as {"documents": {"yaml": [{"path": "requirements.yaml", "value": {}}]}}
}
