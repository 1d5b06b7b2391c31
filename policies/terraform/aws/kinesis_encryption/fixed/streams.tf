resource "aws_kinesis_stream" "orders" { # finding: terraform.aws.kinesis_encryption
  name        = "orders"
  shard_count = 1

  encryption_type = "KMS"
  kms_key_id  = "alias/aws/kinesis"
}

resource "aws_kinesis_stream" "clicks" {
  name            = "clicks"
  shard_count     = 4
  encryption_type = "KMS" # finding: terraform.aws.kinesis_encryption
  kms_key_id      = aws_kms_key.clicks.arn
}
