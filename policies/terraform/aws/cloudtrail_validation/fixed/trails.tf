resource "aws_cloudtrail" "all" { # finding: terraform.aws.cloudtrail_validation
  name                  = "all"
  s3_bucket_name        = aws_s3_bucket.trail.id
  is_multi_region_trail = true

  enable_log_file_validation = true
}

resource "aws_cloudtrail" "data" {
  name                       = "data"
  s3_bucket_name             = aws_s3_bucket.trail.id
  enable_log_file_validation = true # finding: terraform.aws.cloudtrail_validation
}
