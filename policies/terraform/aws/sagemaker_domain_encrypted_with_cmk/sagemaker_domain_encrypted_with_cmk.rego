# METADATA
# title: SageMaker domain or notebook without a key of your own
# description: >-
#   The domain or the notebook instance names no KMS key of your own. What lies in it is encrypted already, with a key
#   of AWS; with a key of your own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
#     description: AWS, Protect data at rest using encryption
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sagemaker_domain, terraform_module/aws_sagemaker_notebook_instance]
#   remediation: >-
#     Set `kms_key_id` to a key of your own. Terraform replaces a domain or notebook instance when this changes: save
#     what is in it before.
package terraform.aws.sagemaker_domain_encrypted_with_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_sagemaker_domain", "aws_sagemaker_notebook_instance"], ["kms_key_id"])

deny contains terraform.finding(setting, "data is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
