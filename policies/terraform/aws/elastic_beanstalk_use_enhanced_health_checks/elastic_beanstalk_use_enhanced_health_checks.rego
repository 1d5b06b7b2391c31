# METADATA
# title: Beanstalk environment without enhanced health
# description: >-
#   The environment reports the state of its machines in the basic way: whether they answer. What is wrong with one,
#   and why an update failed, does not show.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html
#     description: AWS, Enhanced health reporting and monitoring in Elastic Beanstalk
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-1
#     description: AWS Security Hub, ElasticBeanstalk.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elastic_beanstalk_environment]
#   remediation: >-
#     Add a `setting` of the namespace `aws:elasticbeanstalk:healthreporting:system` with `name = "SystemType"` and
#     `value = "enhanced"`.
#   controls:
#     fsbp: ["ElasticBeanstalk.1"]
package terraform.aws.elastic_beanstalk_use_enhanced_health_checks

import data.lib.terraform

deny contains {"message": "health is reported in the basic way", "at": environment.path, "resource": environment.address} if {
	some environment in _lacking
	count(_doubts(environment)) == 0
}

unknown contains {"message": message, "at": environment.path, "resource": environment.address} if {
	some environment in _lacking
	count(_doubts(environment)) > 0
	message := "what the environment sets is known only when Terraform runs"
}

# Environments without a setting that is sure to be right.
_lacking := [environment |
	some environment in terraform.resources_of(["aws_elastic_beanstalk_environment"])
	every setting in _settings(environment) {
		count(setting.doubts) > 0
	}
]

_doubts(environment) := array.concat(
	[doubt | some setting in _settings(environment); some doubt in setting.doubts],
	[value | value := environment.body.setting; is_string(value); terraform.unknown(value)],
)

# Settings that are right, or may be, with the unknown values that this hangs on.
_settings(environment) := [{"doubts": doubts} |
	some block in terraform.blocks(environment, "setting")
	name := object.get(block.body, "name", "")
	value := object.get(block.body, "value", "")
	_may_be_right(name, value)
	doubts := [part |
		some part in [name, value, object.get(block, "for_each", "")]
		terraform.unknown(part)
	]
]

_may_be_right(name, value) if _is_right(name, value)

_may_be_right(name, _) if terraform.unknown(name)

_may_be_right(name, value) if {
	_is_right(name, _right[name])
	terraform.unknown(value)
}

_is_right(name, value) if {
	is_string(name)
	lower(sprintf("%v", [value])) == _right[name]
}

# Health can be streamed only where it is reported in the enhanced way.
_right := {"SystemType": "enhanced", "HealthStreamingEnabled": "true"}
