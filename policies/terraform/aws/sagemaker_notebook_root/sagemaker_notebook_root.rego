# METADATA
# title: SageMaker notebook whose users are root
# description: >-
#   Users of the notebook instance have root rights on it, as they do where nothing is said. They can read what others
#   left, switch off what is there to watch them, and install anything.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
#     description: AWS, Control root access to a SageMaker notebook instance
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-3
#     description: AWS Security Hub, SageMaker.3
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sagemaker_notebook_instance]
#   remediation: >-
#     Set `root_access = "Disabled"`. Lifecycle scripts run as root all the same.
#   controls:
#     fsbp: ["SageMaker.3"]
package terraform.aws.sagemaker_notebook_root

import data.lib.terraform

_access := terraform.settings(["aws_sagemaker_notebook_instance"], ["root_access"], "Enabled")

deny contains terraform.mended(setting, "users of the notebook are root", "Disabled") if {
	some setting in _access
	terraform.known(setting.value)
	setting.value != "Disabled"
}

unknown contains finding if some finding in terraform.undecided(_access)
