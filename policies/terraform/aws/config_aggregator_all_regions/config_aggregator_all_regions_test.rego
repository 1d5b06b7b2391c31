package terraform.aws.config_aggregator_all_regions_test

import data.lib.fix
import data.terraform.aws.config_aggregator_all_regions as rule

_it(body) := {"resource": {"aws_config_configuration_aggregator": {"all": [body]}}}

_finding(at) := {
	"message": "some regions are left out",
	"at": array.concat(["resource", "aws_config_configuration_aggregator", "all", 0], at),
	"resource": "aws_config_configuration_aggregator.all",
}

_sources := ["account_aggregation_source", "organization_aggregation_source"]

test_finds_sources_of_some_regions if {
	every source in _sources {
		every body in [{}, {"regions": ["eu-central-1"]}] {
			expected := {_finding([source, 0])}
			fix.bare(rule.deny) == expected with input as _it({source: [body]})
		}
		expected := {_finding([source, 0, "all_regions"])}
		fix.bare(rule.deny) == expected with input as _it({source: [{"all_regions": "false"}]})
	}
}

test_accepts_sources_of_all_regions if {
	every source in _sources {
		rule.deny == set() with input as _it({source: [{"all_regions": true}]})
		rule.unknown == set() with input as _it({source: [{"all_regions": true}]})
	}
	rule.deny == set() with input as _it({})
}

test_does_not_know_variables if {
	source := _sources[0]
	every body in [
		{source: [{"all_regions": "${var.all}"}]},
		{"dynamic": {source: [{"for_each": "${var.accounts}", "content": [{"regions": ["eu-central-1"]}]}]}},
	] {
		rule.deny == set() with input as _it(body)
		count(rule.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_config_configuration_aggregator": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
