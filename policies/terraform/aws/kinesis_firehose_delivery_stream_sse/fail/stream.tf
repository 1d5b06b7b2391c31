resource "aws_kinesis_firehose_delivery_stream" "clicks" { # finding: terraform.aws.kinesis_firehose_delivery_stream_sse
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = aws_iam_role.firehose.arn
    bucket_arn = aws_s3_bucket.clicks.arn
  }
}
