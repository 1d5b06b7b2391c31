resource "aws_kinesis_stream" "clicks" { # finding: terraform.aws.kinesis_stream_encrypted_with_cmk
  name            = "clicks"
  shard_count     = 1
  encryption_type = "KMS"
}

resource "aws_kinesis_stream" "orders" {
  name            = "orders"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis" # finding: terraform.aws.kinesis_stream_encrypted_with_cmk
}
