resource "aws_cloudtrail" "all" { # finding: terraform.aws.cloudtrail_defines_sns_topic
  name           = "all"
  s3_bucket_name = aws_s3_bucket.trail.id
}
