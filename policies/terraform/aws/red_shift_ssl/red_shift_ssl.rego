# METADATA
# title: Redshift that takes connections without TLS
# description: >-
#   The parameter group does not refuse connections without TLS: `require_ssl` is not true, as it is not by itself in
#   the family `redshift-1.0`. Passwords and data of such connections can be read on the way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
#     description: AWS, Configuring security options for connections
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-2
#     description: AWS Security Hub, Redshift.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_redshift_parameter_group]
#   remediation: >-
#     Write a `parameter` block with `name = "require_ssl"` and `value = "true"`. Clusters take it on with their next
#     restart.
#   controls:
#     fsbp: ["Redshift.2"]
package terraform.aws.red_shift_ssl

import data.lib.aws_parameters
import data.lib.terraform

deny contains terraform.finding(setting, "connections without TLS are taken") if {
	some setting in _settings
	terraform.known(setting.value)
	not terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some group in terraform.resources_of(["aws_redshift_parameter_group"])
	some setting in aws_parameters.parameter(group, "require_ssl", _otherwise(group.body))
]

_otherwise(body) if {
	body.family == "redshift-2.0"
} else := false
