# METADATA
# title: Sessions of which no encrypted log is kept
# description: >-
#   The document for sessions of Session Manager names neither a bucket nor a log group for what was typed and shown,
#   or lets it be kept unencrypted. What somebody did on a machine cannot be said afterwards, or is read by whoever
#   may read the bucket.
# related_resources:
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html
#     description: AWS, Enabling and disabling session logging
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
#     description: AWS, Session document schema
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ssm_document]
#   remediation: >-
#     Set `s3BucketName` with `s3EncryptionEnabled`, or `cloudWatchLogGroupName` with `cloudWatchEncryptionEnabled`,
#     in the `inputs` of the document; the bucket or log group has to be encrypted then.
package terraform.aws.ssm_session_manager_document_logging

import data.lib.aws_session_documents
import data.lib.terraform

deny contains {"message": message, "at": document.at, "resource": document.resource.address} if {
	some document in aws_session_documents.documents
	count(_verdicts(document)) == 0
	message := "no log of sessions is kept"
}

deny contains {"message": message, "at": document.at, "resource": document.resource.address} if {
	some document in aws_session_documents.documents
	some place in _places
	aws_session_documents.filled(document, place.name) == true
	terraform.is_false(object.get(document.inputs, place.encryption, true))
	message := sprintf("log of sessions is not encrypted: %s is off", [place.encryption])
}

unknown contains {"message": message, "at": document.at, "resource": document.resource.address} if {
	some document in aws_session_documents.documents
	count(_verdicts(document)) > 0
	not true in _verdicts(document)
	message := "whether a log of sessions is kept is known only when Terraform runs"
}

unknown contains finding if some finding in aws_session_documents.unread

_places := [
	{"name": "s3BucketName", "encryption": "s3EncryptionEnabled"},
	{"name": "cloudWatchLogGroupName", "encryption": "cloudWatchEncryptionEnabled"},
]

# Whether each place for logs is named, of those that are or may be.
_verdicts(document) := [filled |
	some place in _places
	filled := aws_session_documents.filled(document, place.name)
	filled != false
]
