# METADATA
# title: Sessions that are encrypted by TLS alone
# description: >-
#   The document for sessions of Session Manager names no KMS key. Sessions go over TLS already; with a key what is
#   typed and shown is encrypted from the machine to the person as well, and who may open sessions also needs the
#   right to the key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
#     description: AWS, Turn on KMS key encryption of session data
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
#     description: AWS, Session document schema
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ssm_document]
#   remediation: >-
#     Set `kmsKeyId` in the `inputs` of the document, and let people and the role of the machines use `kms:Decrypt`
#     and `kms:GenerateDataKey` with it.
package terraform.aws.ssm_session_manager_document_encryption

import data.lib.aws_session_documents
import data.lib.terraform

deny contains {"message": message, "at": document.at, "resource": document.resource.address} if {
	some document in aws_session_documents.documents
	aws_session_documents.filled(document, "kmsKeyId") == false
	message := "sessions are not encrypted with a key"
}

unknown contains {"message": message, "at": document.at, "resource": document.resource.address} if {
	some document in aws_session_documents.documents
	terraform.unknown(aws_session_documents.filled(document, "kmsKeyId"))
	message := "kmsKeyId is known only when Terraform runs"
}

unknown contains finding if some finding in aws_session_documents.unread
