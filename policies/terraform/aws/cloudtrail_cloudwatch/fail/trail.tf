resource "aws_cloudtrail" "all" { # finding: terraform.aws.cloudtrail_cloudwatch
  name                  = "all"
  s3_bucket_name        = aws_s3_bucket.trail.id
  is_multi_region_trail = true
}
