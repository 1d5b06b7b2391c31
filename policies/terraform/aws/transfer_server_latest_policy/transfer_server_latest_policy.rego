# METADATA
# title: Transfer server with old ciphers
# description: >-
#   The security policy of the server is older than 2023, and so lets clients choose ciphers and key exchanges of
#   which some are weak by now, as SHA-1. Where nothing is said Terraform takes `TransferSecurityPolicy-2018-11`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
#     description: AWS, Security policies for AWS Transfer Family servers
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
#     description: Terraform, aws_transfer_server
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_transfer_server]
#   remediation: >-
#     Set `security_policy_name = "TransferSecurityPolicy-2024-01"` or a newer one. Try old clients first.
package terraform.aws.transfer_server_latest_policy

import data.lib.terraform

deny contains terraform.mended(setting, message, "TransferSecurityPolicy-2024-01") if {
	some setting in _policies
	_is_old(setting.value)
	message := sprintf("policy %s allows old ciphers", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_policies)

_policies := terraform.settings(["aws_transfer_server"], ["security_policy_name"], "TransferSecurityPolicy-2018-11")

_is_old(policy) if {
	is_string(policy)
	terraform.known(policy)
	year := regex.find_all_string_submatch_n(`-(20[0-9]{2})-[0-9]{2}$`, policy, 1)[0][1]
	to_number(year) < 2023
}
