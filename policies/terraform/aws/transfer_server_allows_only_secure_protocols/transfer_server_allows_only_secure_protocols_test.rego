package terraform.aws.transfer_server_allows_only_secure_protocols_test

import data.terraform.aws.transfer_server_allows_only_secure_protocols as rule

_server(body) := {"resource": {"aws_transfer_server": {"it": [body]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_transfer_server", "it", 0, "protocols"],
	"resource": "aws_transfer_server.it",
}}

test_finds_servers_that_take_ftp if {
	every protocols in [["FTP"], ["FTPS", "FTP"], ["FTP", "${var.more}"], "${concat([\"FTP\"], var.more)}"] {
		rule.deny == _finding("server takes FTP") with input as _server({"protocols": protocols})
		rule.unknown == set() with input as _server({"protocols": protocols})
	}
}

test_accepts_other_protocols if {
	every body in [{}, {"protocols": ["SFTP", "FTPS"]}, {"protocols": null}, {"protocols": []}, {"protocols": 7}] {
		rule.deny == set() with input as _server(body)
		rule.unknown == set() with input as _server(body)
	}
}

test_does_not_know_variables if {
	every protocols in ["${var.protocols}", ["SFTP", "${var.more}"]] {
		rule.deny == set() with input as _server({"protocols": protocols})
		rule.unknown == _finding("protocols is known only when Terraform runs") with input as _server({"protocols": protocols})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
