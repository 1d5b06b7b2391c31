package terraform.aws.transfer_server_latest_policy_test

import data.lib.fix
import data.terraform.aws.transfer_server_latest_policy as rule

_server(body) := {"resource": {"aws_transfer_server": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_transfer_server", "it", 0], place),
	"resource": "aws_transfer_server.it",
}}

test_finds_old_policies if {
	message := "policy TransferSecurityPolicy-2018-11 allows old ciphers"
	fix.bare(rule.deny) == _finding(message, []) with input as _server({})
	fix.bare(rule.deny) == _finding(message, ["security_policy_name"]) with input as _server({"security_policy_name": null})
	every policy in ["TransferSecurityPolicy-2020-06", "TransferSecurityPolicy-FIPS-2020-06", "TransferSecurityPolicy-2022-03"] {
		found := rule.deny with input as _server({"security_policy_name": policy})
		fix.bare(found) == _finding(sprintf("policy %s allows old ciphers", [policy]), ["security_policy_name"])
	}
}

test_accepts_new_policies if {
	every policy in [
		"TransferSecurityPolicy-2023-05", "TransferSecurityPolicy-2024-01", "TransferSecurityPolicy-FIPS-2025-03",
		"TransferSecurityPolicy-SshAuditCompliant-2025-02", 7, [], "x",
	] {
		rule.deny == set() with input as _server({"security_policy_name": policy})
		rule.unknown == set() with input as _server({"security_policy_name": policy})
	}
}

test_does_not_know_a_variable if {
	body := {"security_policy_name": "${var.policy}"}
	rule.deny == set() with input as _server(body)
	message := "security_policy_name is known only when Terraform runs"
	rule.unknown == _finding(message, ["security_policy_name"]) with input as _server(body)
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
