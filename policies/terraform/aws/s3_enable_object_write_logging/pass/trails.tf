resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_cloudtrail" "all" {
  name           = "all"
  s3_bucket_name = var.trail_bucket

  event_selector {
    read_write_type = "All"

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}
