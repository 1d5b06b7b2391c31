resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  block_public_policy = true # finding: terraform.aws.s3_block_public_policy
}

resource "aws_s3_bucket_public_access_block" "reports" { # finding: terraform.aws.s3_block_public_policy
  bucket = "shop-reports"

  block_public_policy = true
}
