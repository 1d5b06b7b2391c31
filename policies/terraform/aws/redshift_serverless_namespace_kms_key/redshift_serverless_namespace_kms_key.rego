# METADATA
# title: Redshift Serverless without a key of your own
# description: >-
#   The namespace names no KMS key of your own. Its data is encrypted already, with a key of AWS; with a key of your
#   own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
#     description: AWS, Changing the AWS KMS key for a namespace
# custom:
#   severity: low
#   kinds: [terraform_module/aws_redshiftserverless_namespace]
#   remediation: >-
#     Set `kms_key_id` to a key of your own. The change runs in the background, during which the namespace can only be
#     read.
package terraform.aws.redshift_serverless_namespace_kms_key

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_redshiftserverless_namespace"], ["kms_key_id"])

deny contains terraform.finding(setting, "namespace is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
