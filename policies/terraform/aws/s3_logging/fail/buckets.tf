resource "aws_s3_bucket" "uploads" { # finding: terraform.aws.s3_logging
  bucket = "shop-uploads"
}
