resource "aws_s3_bucket" "uploads" { # finding: terraform.aws.s3_public_access_block
  bucket = "shop-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket = aws_s3_bucket.reports.id

  block_public_acls   = true
  block_public_policy = false # finding: terraform.aws.s3_public_access_block
}
