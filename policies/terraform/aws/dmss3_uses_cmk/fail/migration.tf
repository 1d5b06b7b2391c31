resource "aws_dms_s3_endpoint" "it" { # finding: terraform.aws.dmss3_uses_cmk
  endpoint_id             = "archive"
  endpoint_type           = "target"
  bucket_name             = aws_s3_bucket.archive.id
  service_access_role_arn = aws_iam_role.dms.arn
}
