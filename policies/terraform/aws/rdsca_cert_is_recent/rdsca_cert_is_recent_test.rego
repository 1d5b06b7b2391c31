package terraform.aws.rdsca_cert_is_recent_test

import data.lib.fix
import data.terraform.aws.rdsca_cert_is_recent as rule

_database(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "it", 0], ["ca_cert_identifier"]),
	"resource": sprintf("%s.it", [type]),
}}

test_finds_expired_authorities if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		every authority in ["rds-ca-2015", "rds-ca-2019"] {
			found := rule.deny with input as _database(type, {"ca_cert_identifier": authority})
			fix.bare(found) == _finding(type, sprintf("authority %s expired", [authority]))
		}
	}
}

test_accepts_other_authorities if {
	every authority in ["rds-ca-rsa2048-g1", "rds-ca-ecc384-g1", "", null, 7, [], {}] {
		rule.deny == set() with input as _database("aws_db_instance", {"ca_cert_identifier": authority})
	}
	rule.deny == set() with input as _database("aws_db_instance", {})
	rule.unknown == set() with input as _database("aws_db_instance", {})
}

test_does_not_know_a_variable if {
	body := {"ca_cert_identifier": "${var.authority}"}
	rule.deny == set() with input as _database("aws_db_instance", body)
	message := "ca_cert_identifier is known only when Terraform runs"
	rule.unknown == _finding("aws_db_instance", message) with input as _database("aws_db_instance", body)
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
