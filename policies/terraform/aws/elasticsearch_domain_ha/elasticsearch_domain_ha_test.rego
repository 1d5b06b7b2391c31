package terraform.aws.elasticsearch_domain_ha_test

import data.terraform.aws.elasticsearch_domain_ha

_it(config) := {"resource": {"aws_opensearch_domain": {"it": [{"cluster_config": [config]}]}}}

_finding(message, at) := {
	"message": message,
	"at": array.concat(["resource", "aws_opensearch_domain", "it", 0, "cluster_config", 0], at),
	"resource": "aws_opensearch_domain.it",
}

_few := "domain has fewer than three dedicated master nodes"

test_finds_domains_without_masters_or_zones if {
	elasticsearch_domain_ha.deny == {_finding(_few, [])} with input as _it({"instance_count": 3})
	two := _it({"dedicated_master_count": 2, "zone_awareness_enabled": true})
	elasticsearch_domain_ha.deny == {_finding(_few, ["dedicated_master_count"])} with input as two
	off := _it({"dedicated_master_enabled": false, "dedicated_master_count": 3, "zone_awareness_enabled": true})
	expected := {_finding("dedicated master nodes are switched off", ["dedicated_master_enabled"])}
	elasticsearch_domain_ha.deny == expected with input as off
	zone := _it({"dedicated_master_enabled": true, "dedicated_master_count": 3})
	elasticsearch_domain_ha.deny == {_finding("domain is in one zone only", [])} with input as zone
}

test_finds_domains_that_say_nothing if {
	elasticsearch_domain_ha.deny == {{
		"message": _few,
		"at": ["resource", "aws_elasticsearch_domain", "it", 0],
		"resource": "aws_elasticsearch_domain.it",
	}} with input as {"resource": {"aws_elasticsearch_domain": {"it": [{}]}}}
}

test_accepts_domains_with_three_masters if {
	every zones in [{"zone_awareness_enabled": true}, {"multi_az_with_standby_enabled": true}] {
		config := object.union(zones, {"dedicated_master_enabled": true, "dedicated_master_count": "3"})
		elasticsearch_domain_ha.deny == set() with input as _it(config)
		elasticsearch_domain_ha.unknown == set() with input as _it(config)
	}
}

test_does_not_know_variables if {
	every config in [
		{"dedicated_master_count": "${var.masters}", "zone_awareness_enabled": true},
		{"dedicated_master_count": 3, "zone_awareness_enabled": "${var.zones}"},
	] {
		elasticsearch_domain_ha.deny == set() with input as _it(config)
		count(elasticsearch_domain_ha.unknown) == 1 with input as _it(config)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_opensearch_domain": {"it": ["text", null]}}}] {
		elasticsearch_domain_ha.deny == set() with input as document
		elasticsearch_domain_ha.unknown == set() with input as document
	}
}
