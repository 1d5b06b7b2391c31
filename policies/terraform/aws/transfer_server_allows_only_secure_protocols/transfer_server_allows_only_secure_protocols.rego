# METADATA
# title: Transfer server that speaks FTP
# description: >-
#   The server takes FTP, which sends names, passwords and files in plain text. SFTP is all that it takes where
#   nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html
#     description: AWS, Create an FTP-enabled server
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html#transfer-2
#     description: AWS Security Hub, Transfer.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_transfer_server]
#   remediation: >-
#     Take `FTP` out of `protocols`; `SFTP` and `FTPS` are encrypted.
#   controls:
#     fsbp: ["Transfer.2"]
package terraform.aws.transfer_server_allows_only_secure_protocols

import data.lib.terraform

deny contains terraform.finding(setting, "server takes FTP") if {
	some setting in _protocols
	_takes_ftp(setting.value)
}

unknown contains finding if {
	some setting in _protocols
	not _takes_ftp(setting.value)
	some finding in terraform.undecided([setting])
}

_protocols := terraform.settings(["aws_transfer_server"], ["protocols"], ["SFTP"])

_takes_ftp(protocols) if {
	is_array(protocols)
	"FTP" in protocols
}

_takes_ftp(protocols) if "FTP" in terraform.joined(protocols)
