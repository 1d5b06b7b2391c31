package terraform.aws.es_node_encryption_test

import data.lib.fix
import data.terraform.aws.es_node_encryption

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "nodes talk to one another without encryption",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

_off := {"node_to_node_encryption": [{"enabled": false}]}

test_finds_what_is_off if {
	every cluster in [{}, {"cluster_config": [{"instance_count": 1}]}, {"cluster_config": [{"instance_count": 3}]}] {
		every type in _types {
			expected := {_finding(type, ["node_to_node_encryption", 0, "enabled"])}
			fix.bare(es_node_encryption.deny) == expected with input as _it(type, object.union(cluster, _off))
		}
	}
}

test_finds_domains_of_many_nodes_that_say_nothing if {
	every cluster in [
		{"instance_count": 2},
		{"instance_count": "3"},
		{"dedicated_master_enabled": true},
		{"warm_enabled": "true"},
		{"zone_awareness_enabled": true},
	] {
		every type in _types {
			every value in [[cluster], cluster] {
				fix.bare(es_node_encryption.deny) == {_finding(type, [])} with input as _it(type, {"cluster_config": value})
			}
		}
	}
}

test_accepts_domains_of_one_node if {
	every body in [{}, {"cluster_config": [{}]}, {"cluster_config": [{"instance_count": 1}]}, {"cluster_config": null}] {
		es_node_encryption.deny == set() with input as _it("aws_opensearch_domain", body)
		es_node_encryption.unknown == set() with input as _it("aws_opensearch_domain", body)
	}
}

test_accepts_what_is_on if {
	every value in [[{"enabled": true}], {"enabled": "true"}] {
		body := {"cluster_config": [{"instance_count": 3}], "node_to_node_encryption": value}
		es_node_encryption.deny == set() with input as _it("aws_opensearch_domain", body)
		es_node_encryption.unknown == set() with input as _it("aws_opensearch_domain", body)
	}
}

test_does_not_know_variables if {
	every body in [
		{"node_to_node_encryption": [{"enabled": "${var.value}"}]},
		{"cluster_config": [{"instance_count": "${var.value}"}]},
		{"cluster_config": "${var.value}"},
		{
			"cluster_config": [{"instance_count": 2}],
			"dynamic": {"node_to_node_encryption": [{"for_each": "${var.all}", "content": [{"enabled": true}]}]},
		},
	] {
		es_node_encryption.deny == set() with input as _it("aws_opensearch_domain", body)
		found := es_node_encryption.unknown with input as _it("aws_opensearch_domain", body)
		messages := {finding.message | some finding in found}
		messages == {"node_to_node_encryption.enabled is known only when Terraform runs"}
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _it("aws_opensearch_domain", "text")] {
		es_node_encryption.deny == set() with input as document
		es_node_encryption.unknown == set() with input as document
	}
}
