resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  ignore_public_acls = true # finding: terraform.aws.s3_ignore_public_acls
}

resource "aws_s3_bucket_public_access_block" "reports" { # finding: terraform.aws.s3_ignore_public_acls
  bucket = "shop-reports"

  ignore_public_acls = true
}
