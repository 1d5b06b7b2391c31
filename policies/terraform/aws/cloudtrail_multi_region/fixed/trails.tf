resource "aws_cloudtrail" "frankfurt" { # finding: terraform.aws.cloudtrail_multi_region
  name           = "frankfurt"
  s3_bucket_name = aws_s3_bucket.trail.id

  is_multi_region_trail = true
}

resource "aws_cloudtrail" "dublin" {
  name                  = "dublin"
  s3_bucket_name        = aws_s3_bucket.trail.id
  is_multi_region_trail = true # finding: terraform.aws.cloudtrail_multi_region
}
