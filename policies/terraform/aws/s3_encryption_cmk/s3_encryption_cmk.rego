# METADATA
# title: S3 bucket without a key of your own
# description: >-
#   New objects of the bucket are not encrypted with a KMS key of your own. They are encrypted already, with keys that
#   S3 keeps; with a key of your own you also decide who may use it, see every use, and make the objects unreadable by
#   taking it away. Buckets that receive access logs are left out: S3 cannot write these with a KMS key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: AWS, Using server-side encryption with AWS KMS keys
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17
#     description: AWS Security Hub, S3.17
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_server_side_encryption_configuration]
#   remediation: >-
#     Add an `aws_s3_bucket_server_side_encryption_configuration` with `sse_algorithm = "aws:kms"`,
#     `kms_master_key_id` and `bucket_key_enabled = true`, without which every object costs a request to KMS.
package terraform.aws.s3_encryption_cmk

import data.lib.aws
import data.lib.aws_keys
import data.lib.aws_log_buckets
import data.lib.terraform

deny contains terraform.finding(setting, "objects are not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)

_type := "aws_s3_bucket_server_side_encryption_configuration"

_inline := "server_side_encryption_configuration"

_default := ["rule", "apply_server_side_encryption_by_default"]

# Whether buckets have keys of one's own, of those that receive no access logs.
_keys := [setting |
	some setting in array.concat(_missing, array.concat(_own, _beside))
	not aws_log_buckets.receives(setting.resource)
]

# Buckets that say nothing, and of which no resource speaks.
_missing := [setting |
	some setting in aws.own_presences(_type, [_inline])
	setting.value != true
]

_own := [key |
	some setting in aws.own_presences(_type, [_inline])
	setting.value != false
	some key in _chosen(setting.resource, array.concat([_inline], _default))
]

_beside := [object.union(key, {"resource": bucket}) |
	some configuration in terraform.resources_of([_type])
	some key in _chosen(configuration, _default)
	some bucket in aws.buckets_of(configuration)
]

# The keys that a resource names for objects, in the form of terraform.presences.
_chosen(resource, path) := [object.union(key, {"value": _verdict(algorithms[index].value, key.value)}) |
	algorithms := terraform.settings_of(resource, array.concat(path, ["sse_algorithm"]), "AES256")
	some index, key in aws_keys.own_of(resource, array.concat(path, ["kms_master_key_id"]))
]

_verdict(algorithm, key) := false if {
	key == false
} else := false if {
	terraform.known(algorithm)
	not algorithm in {"aws:kms", "aws:kms:dsse"}
} else := algorithm if {
	terraform.unknown(algorithm)
} else := key
