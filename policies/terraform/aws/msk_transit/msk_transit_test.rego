package terraform.aws.msk_transit_test

import data.lib.fix
import data.terraform.aws.msk_transit

_cluster(transit) := {"resource": {"aws_msk_cluster": {"it": [{"encryption_info": [{
	"encryption_in_transit": [transit],
}]}]}}}

_finding(message, name) := {{
	"message": message,
	"at": array.concat(
		["resource", "aws_msk_cluster", "it", 0, "encryption_info", 0, "encryption_in_transit", 0],
		[name],
	),
	"resource": "aws_msk_cluster.it",
}}

test_finds_plain_traffic_of_clients if {
	every value in ["PLAINTEXT", "TLS_PLAINTEXT"] {
		found := msk_transit.deny with input as _cluster({"client_broker": value})
		fix.bare(found) == _finding(sprintf("clients connect with %s", [value]), "client_broker")
	}
}

test_finds_plain_traffic_of_brokers if {
	every value in [false, "false"] {
		found := msk_transit.deny with input as _cluster({"in_cluster": value})
		fix.bare(found) == _finding("brokers send plain traffic to one another", "in_cluster")
	}
}

test_accepts_tls if {
	every transit in [{}, {"client_broker": "TLS", "in_cluster": true}, {"client_broker": null}] {
		msk_transit.deny == set() with input as _cluster(transit)
		msk_transit.unknown == set() with input as _cluster(transit)
	}
	msk_transit.deny == set() with input as {"resource": {"aws_msk_cluster": {"it": [{}]}}}
}

test_does_not_know_variables if {
	every name in ["client_broker", "in_cluster"] {
		msk_transit.deny == set() with input as _cluster({name: "${var.value}"})
		message := sprintf("encryption_info.encryption_in_transit.%s is known only when Terraform runs", [name])
		msk_transit.unknown == _finding(message, name) with input as _cluster({name: "${var.value}"})
	}
}

test_accepts_other_documents if {
	msk_transit.deny == set() with input as {"kind": "Pod"}
}
