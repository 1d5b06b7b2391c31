package lib.google_test

import data.lib.google
import data.lib.terraform

_cluster(body) := {"resource": {"google_container_cluster": {"c": [body]}}}

_path := ["resource", "google_container_cluster", "c", 0]

_types := {"google_container_cluster"}

test_reads_arguments if {
	found := [object.remove(setting, ["edit", "resource"]) |
		some setting in google.settings(_types, ["enable_legacy_abac"], false)
	] with input as _cluster({"enable_legacy_abac": true})
	found == [{
		"value": true,
		"said": "enable_legacy_abac is true",
		"at": array.concat(_path, ["enable_legacy_abac"]),
		"name": "enable_legacy_abac",
	}]
}

test_points_at_what_is_written_as_null if {
	found := [[setting.value, setting.said, setting.at] |
		some setting in google.settings(_types, ["enable_legacy_abac"], false)
	] with input as _cluster({"enable_legacy_abac": null})
	found == [[false, "enable_legacy_abac is not set", array.concat(_path, ["enable_legacy_abac"])]]
}

test_says_what_an_expression_comes_out_as if {
	content := {"mode": "${lookup(a.value, \"mode\", null)}"}
	every pair in [[{"mode": "open"}, "mode is open"], [{"other": 1}, "mode is not set"]] {
		found := [setting.said |
			some setting in google.settings(_types, ["a", "mode"], "")
		] with input as _cluster({"dynamic": {"a": [{"for_each": [pair[0]], "content": [content]}]}})
		found == [pair[1]]
	}
}

test_reads_arguments_of_blocks if {
	body := {"node_pool": [{"node_config": [{"mode": "a"}]}, {}]}
	found := [[setting.value, setting.said, setting.at] |
		some setting in google.settings(_types, ["node_pool", "node_config", "mode"], "none")
	] with input as _cluster(body)
	found == [
		["a", "mode is a", array.concat(_path, ["node_pool", 0, "node_config", 0, "mode"])],
		["none", "mode is missing", array.concat(_path, ["node_pool", 1])],
	]
}

test_reads_arguments_of_blocks_in_blocks_in_blocks if {
	body := {"a": [{"b": [{"c": [{"d": 1}]}]}]}
	found := [setting.value | some setting in google.settings(_types, ["a", "b", "c", "d"], 0)] with input as _cluster(body)
	found == [1]
}

test_says_where_a_block_may_be_missing if {
	body := {"dynamic": {"network_policy": [{"for_each": "${var.policies}", "content": [{"enabled": true}]}]}}
	found := [setting.value |
		some setting in google.settings(_types, ["network_policy", "enabled"], false)
	] with input as _cluster(body)
	found == ["${var.policies}"]

	# It makes no difference here.
	same := [setting.value |
		some setting in google.settings(_types, ["network_policy", "enabled"], true)
	] with input as _cluster(body)
	same == [true]
}

test_reads_blocks if {
	parent := {"path": _path, "body": {
		"written": [{"a": 1}],
		"text": "${var.blocks}",
		"dynamic": {
			"known": [{"for_each": [1], "content": [{"a": 2}]}],
			"unknown": [{"for_each": "${var.x}", "content": [{"a": 3}]}],
		},
	}}
	google.blocks(parent, "written") == [{"body": {"a": 1}, "path": array.concat(_path, ["written", 0])}]
	google.blocks(parent, "text") == [{
		"body": {},
		"path": array.concat(_path, ["text"]),
		"doubt": "${var.blocks}",
	}]
	google.blocks(parent, "missing") == []
	google.blocks(parent, "known") == [{
		"body": {"a": 2},
		"path": array.concat(_path, ["dynamic", "known", 0, "content", 0]),
	}] with input as _cluster(parent.body)
	google.blocks(parent, "unknown") == [{
		"body": {"a": 3},
		"path": array.concat(_path, ["dynamic", "unknown", 0, "content", 0]),
		"doubt": "${var.x}",
	}] with input as _cluster(parent.body)
}

test_tells_what_is_undecided if {
	found := terraform.undecided(google.settings(_types, ["enable_legacy_abac"], false)) with input as {"resource": {
		"google_container_cluster": {"c": [{"enable_legacy_abac": "${var.abac}"}], "d": [{"enable_legacy_abac": true}]},
		"other": {"e": [{"enable_legacy_abac": "${var.abac}"}]},
	}}
	found == {{
		"message": "enable_legacy_abac is known only when Terraform runs",
		"at": array.concat(_path, ["enable_legacy_abac"]),
		"resource": "google_container_cluster.c",
	}}
}

test_reads_machines_and_their_templates if {
	found := {machine.address | some machine in google.machines} with input as {"resource": {
		"google_compute_instance": {"a": [{}]},
		"google_compute_instance_template": {"b": [{}]},
		"google_compute_region_instance_template": {"c": [{}]},
		"google_compute_instance_from_template": {"d": [{}]},
		"google_compute_disk": {"e": [{}]},
	}}
	found == {
		"google_compute_instance.a",
		"google_compute_instance_template.b",
		"google_compute_region_instance_template.c",
		"google_compute_instance_from_template.d",
	}
	google.is_node({"body": {"name": "gke-pool-1"}})
	not google.is_node({"body": {"name": "web-gke-1"}})
	not google.is_node({"body": {}})
}

test_reads_metadata if {
	found := {[entry.resource.address, entry.key, entry.value, entry.project] |
		some entry in google.metadata
	} with input as {"resource": {
		"google_compute_instance": {
			"a": [{"metadata": {"k": "v"}}],
			"b": [{"metadata": [{"k": "w"}]}],
			"c": [{"metadata": "${var.metadata}"}],
			"d": [{}],
		},
		"google_compute_project_metadata": {"p": [{"metadata": {"k": true}}]},
		"google_compute_project_metadata_item": {"i": [{"key": "k", "value": "x"}]},
	}}
	found == {
		["google_compute_instance.a", "k", "v", false],
		["google_compute_instance.b", "k", "w", false],
		["google_compute_instance.c", "${var.metadata}", "${var.metadata}", false],
		["google_compute_project_metadata.p", "k", true, true],
		["google_compute_project_metadata_item.i", "k", "x", true],
	}
}

test_tells_where_metadata_stands if {
	found := {entry.at | some entry in google.metadata} with input as {"resource": {
		"google_compute_instance": {"a": [{"metadata": {"k": "v"}}]},
		"google_compute_project_metadata_item": {"i": [{"key": "k", "value": "x"}]},
	}}
	found == {
		["resource", "google_compute_instance", "a", 0, "metadata", "k"],
		["resource", "google_compute_project_metadata_item", "i", 0, "value"],
	}
}

test_tells_how_metadata_says_yes if {
	every value in ["TRUE", "True", true, "yes", "y", "1", 1] {
		google.is_on(value)
	}
	every value in ["FALSE", false, "no", "0", 0, "", "${var.x}", null] {
		not google.is_on(value)
	}
}

_replication(body) := {setting.value | some setting in google.replication({"path": [], "body": body})}

test_tells_replicas if {
	true in _replication({"master_instance_name": "${google_sql_database_instance.a.name}"})
	true in _replication({"instance_type": "READ_REPLICA_INSTANCE"})
	"${var.primary}" in _replication({"master_instance_name": "${var.primary}"})
	every body in [{"instance_type": "CLOUD_SQL_INSTANCE"}, {}, {"master_instance_name": null}, {"master_instance_name": ""}] {
		_replication(body) == {false, "CLOUD_SQL_INSTANCE"}
	}
}

test_accepts_other_documents if {
	google.machines == [] with input as {"kind": "Pod"}
	google.metadata == [] with input as {"kind": "Pod"}
	google.settings(_types, ["a"], 1) == [] with input as {"kind": "Pod"}
}

test_makes_findings if {
	setting := {"at": _path, "resource": {"address": "google_container_cluster.c"}}
	terraform.finding(setting, "x") == {"message": "x", "at": _path, "resource": "google_container_cluster.c"}
}
