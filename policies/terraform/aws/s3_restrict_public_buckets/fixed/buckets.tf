resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  restrict_public_buckets = true # finding: terraform.aws.s3_restrict_public_buckets
}

resource "aws_s3_bucket_public_access_block" "reports" { # finding: terraform.aws.s3_restrict_public_buckets
  bucket = "shop-reports"

  restrict_public_buckets = true
}
