resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"

  logging {
    target_bucket = "central-logs"
  }
}
