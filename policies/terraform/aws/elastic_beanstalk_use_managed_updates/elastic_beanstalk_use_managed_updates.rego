# METADATA
# title: Beanstalk environment without managed updates
# description: >-
#   The platform of the environment is not updated by itself. Fixes of flaws in the system and the language wait until
#   somebody thinks of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html
#     description: AWS, Managed platform updates
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-2
#     description: AWS Security Hub, ElasticBeanstalk.2
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elastic_beanstalk_environment]
#   remediation: >-
#     Add a `setting` of the namespace `aws:elasticbeanstalk:managedactions` with `name = "ManagedActionsEnabled"` and
#     `value = "true"`, and one with the `UpdateLevel`.
#   controls:
#     fsbp: ["ElasticBeanstalk.2"]
package terraform.aws.elastic_beanstalk_use_managed_updates

import data.lib.terraform

deny contains {"message": "platform is not updated by itself", "at": environment.path, "resource": environment.address} if {
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

_right := {"ManagedActionsEnabled": "true"}
