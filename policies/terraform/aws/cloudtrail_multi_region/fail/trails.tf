resource "aws_cloudtrail" "frankfurt" { # finding: terraform.aws.cloudtrail_multi_region
  name           = "frankfurt"
  s3_bucket_name = aws_s3_bucket.trail.id
}

resource "aws_cloudtrail" "dublin" {
  name                  = "dublin"
  s3_bucket_name        = aws_s3_bucket.trail.id
  is_multi_region_trail = false # finding: terraform.aws.cloudtrail_multi_region
}

resource "aws_cloudtrail" "off" {
  name                  = "off"
  s3_bucket_name        = aws_s3_bucket.trail.id
  is_multi_region_trail = true
  enable_logging        = false # finding: terraform.aws.cloudtrail_multi_region
}

resource "aws_cloudtrail" "objects" {
  name                  = "objects"
  s3_bucket_name        = aws_s3_bucket.trail.id
  is_multi_region_trail = true

  event_selector { # finding: terraform.aws.cloudtrail_multi_region
    include_management_events = false

    data_resource {
      type   = "AWS::S3::Object"
      values = ["${aws_s3_bucket.orders.arn}/"]
    }
  }
}
