package terraform.gcp.sql_backup_test

import data.lib.fix
import data.terraform.gcp.sql_backup

_instance(body) := {"resource": {"google_sql_database_instance": {"d": [body]}}}

_path := ["resource", "google_sql_database_instance", "d", 0]

_config(config) := _instance({"settings": [{"backup_configuration": [config]}]})

_block := array.concat(_path, ["settings", 0, "backup_configuration", 0])

_missing(at) := {{
	"message": "backup_configuration is missing, so no automatic backups are made",
	"at": at,
	"resource": "google_sql_database_instance.d",
}}

test_finds_instances_of_which_nothing_is_said if {
	fix.bare(sql_backup.deny) == _missing(_path) with input as _instance({})
	at := array.concat(_path, ["settings", 0])
	fix.bare(sql_backup.deny) == _missing(at) with input as _instance({"settings": [{"tier": "db-f1-micro"}]})
}

test_finds_instances_without_backups if {
	fix.bare(sql_backup.deny) == {{
		"message": "enabled is false in backup_configuration, so no automatic backups are made",
		"at": array.concat(_block, ["enabled"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"enabled": false})
	fix.bare(sql_backup.deny) == {{
		"message": "enabled is missing in backup_configuration, so no automatic backups are made",
		"at": _block,
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"start_time": "03:00"})
}

test_accepts_instances_with_backups if {
	sql_backup.deny == set() with input as _config({"enabled": true})
	sql_backup.unknown == set() with input as _config({"enabled": true})
}

test_accepts_instances_that_need_none if {
	every body in [
		{"master_instance_name": "main", "settings": [{}]},
		{"instance_type": "READ_REPLICA_INSTANCE", "settings": [{}]},
		{"instance_type": "ON_PREMISES_INSTANCE", "settings": [{}]},
		{"clone": [{"source_instance_name": "main"}]},
	] {
		sql_backup.deny == set() with input as _instance(body)
	}
}

test_accepts_instances_in_a_plan if {
	sql_backup.deny == set() with input as {"resource": {
		"google_sql_database_instance": {"d": [{"settings": [{}]}]},
		"google_backup_dr_backup_plan_association": {"p": [{
			"resource": "projects/shop/instances/${google_sql_database_instance.d.name}",
		}]},
	}}
}

test_says_what_is_unknown if {
	sql_backup.deny == set() with input as _config({"enabled": "${var.backup}"})
	sql_backup.unknown == {{
		"message": "settings.backup_configuration.enabled is known only when Terraform runs",
		"at": array.concat(_block, ["enabled"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"enabled": "${var.backup}"})
}

test_does_not_know_replicas_and_plans_that_may_be_none if {
	sql_backup.deny == set() with input as _instance({"master_instance_name": "${var.primary}"})
	count(sql_backup.unknown) == 1 with input as _instance({"master_instance_name": "${var.primary}"})
	count(sql_backup.deny) == 1 with input as _instance({"master_instance_name": ""})
	planned := {"resource": object.union(_instance({}).resource, {"google_backup_dr_backup_plan_association": {"a": [{
		"count": "${var.on ? 1 : 0}",
		"resource": "${google_sql_database_instance.d.id}",
	}]}})}
	sql_backup.deny == set() with input as planned
	count(sql_backup.unknown) == 1 with input as planned
}

test_accepts_other_documents if {
	sql_backup.deny == set() with input as {"kind": "Pod"}
	sql_backup.unknown == set() with input as {"kind": "Pod"}
}
