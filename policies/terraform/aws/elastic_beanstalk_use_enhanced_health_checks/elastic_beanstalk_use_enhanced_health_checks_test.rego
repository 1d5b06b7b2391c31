package terraform.aws.elastic_beanstalk_use_enhanced_health_checks_test

import data.terraform.aws.elastic_beanstalk_use_enhanced_health_checks as rule

_it(settings) := {"resource": {"aws_elastic_beanstalk_environment": {"it": [{"setting": settings}]}}}

test_finds_environments_without_it if {
	every settings in [[], null, [{"name": "SystemType", "value": "basic"}], [{"name": "HealthStreamingEnabled", "value": ""}]] {
		rule.deny == {{
			"message": "health is reported in the basic way",
			"at": ["resource", "aws_elastic_beanstalk_environment", "it", 0],
			"resource": "aws_elastic_beanstalk_environment.it",
		}} with input as _it(settings)
		rule.unknown == set() with input as _it(settings)
	}
}

test_accepts_environments_with_it if {
	every settings in [[{"name": "SystemType", "value": "enhanced"}], [{"name": "HealthStreamingEnabled", "value": true}]] {
		rule.deny == set() with input as _it(settings)
		rule.unknown == set() with input as _it(settings)
	}
}

test_does_not_know_variables if {
	right := [[{"name": "SystemType", "value": "enhanced"}], [{"name": "HealthStreamingEnabled", "value": true}]][0][0]
	every settings in ["${var.settings}", [object.union(right, {"value": "${var.value}"})], [{"name": "${var.name}"}]] {
		rule.deny == set() with input as _it(settings)
		count(rule.unknown) == 1 with input as _it(settings)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_elastic_beanstalk_environment": {"it": ["text"]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
