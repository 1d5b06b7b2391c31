package terraform.aws.launch_template_metadata_hop_test

import data.lib.fix
import data.terraform.aws.launch_template_metadata_hop as rule

_it(type, options) := {"resource": {type: {"it": [{"metadata_options": [options]}]}}}

_limit(hops) := {"http_put_response_hop_limit": hops}

test_finds_more_than_one_hop if {
	every type in ["aws_launch_configuration", "aws_launch_template"] {
		every hops in [2, "64"] {
			fix.bare(rule.deny) == {{
				"message": "metadata reaches containers on the machine",
				"at": ["resource", type, "it", 0, "metadata_options", 0, "http_put_response_hop_limit"],
				"resource": sprintf("%s.it", [type]),
			}} with input as _it(type, _limit(hops))
		}
	}
}

test_accepts_one_hop_and_no_metadata if {
	every options in [{}, _limit(1), _limit("1"), object.union(_limit(2), {"http_endpoint": "disabled"})] {
		rule.deny == set() with input as _it("aws_launch_template", options)
		rule.unknown == set() with input as _it("aws_launch_template", options)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it("aws_launch_template", _limit("${var.hops}"))
	count(rule.unknown) == 1 with input as _it("aws_launch_template", _limit("${var.hops}"))
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_launch_template": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
