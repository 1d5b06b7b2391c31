resource "aws_cloudtrail" "all" { # finding: terraform.aws.cloudtrail_cmk
  name           = "all"
  s3_bucket_name = aws_s3_bucket.trail.id
}
