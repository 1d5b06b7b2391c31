# METADATA
# title: SageMaker notebook outside of your network
# description: >-
#   The notebook instance names no subnet, so it runs in a network of SageMaker's with a way to the internet. Security
#   groups and flow logs neither hold what is sent from it nor see it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
#     description: AWS, Connect a notebook instance in a VPC to external resources
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-2
#     description: AWS Security Hub, SageMaker.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_sagemaker_notebook_instance]
#   remediation: >-
#     Set `subnet_id` and `security_groups`, and `direct_internet_access = "Disabled"`. Terraform replaces the
#     instance when these change: save what is in it before.
#   controls:
#     fsbp: ["SageMaker.2"]
package terraform.aws.sagemaker_notebook_in_custom_vpc

import data.lib.terraform

_subnets := terraform.presences(["aws_sagemaker_notebook_instance"], ["subnet_id"])

deny contains terraform.finding(setting, "notebook is in no network of yours") if {
	some setting in _subnets
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_subnets)
