# METADATA
# title: SageMaker notebook that answers IMDSv1
# description: >-
#   The notebook instance answers the first version of the metadata service, as it does where nothing is said. A
#   program in it that can be made to fetch an address (SSRF) then gives away the credentials of its role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html
#     description: AWS, Control the version of the instance metadata service
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_sagemaker_notebook_instance]
#   remediation: >-
#     Write a block `instance_metadata_service_configuration` with `minimum_instance_metadata_service_version = "2"`.
package terraform.aws.sagemaker_notebook_instance_allows_imd_sv2

import data.lib.terraform

_versions := terraform.settings(
	["aws_sagemaker_notebook_instance"], [
		"instance_metadata_service_configuration", "minimum_instance_metadata_service_version",
	],
	"1",
)

deny contains terraform.mended(setting, "notebook answers IMDSv1", "2") if {
	some setting in _versions
	terraform.known(setting.value)
	setting.value != "2"
}

unknown contains finding if some finding in terraform.undecided(_versions)
