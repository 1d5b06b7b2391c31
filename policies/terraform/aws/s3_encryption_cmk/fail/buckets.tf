resource "aws_s3_bucket" "uploads" { # finding: terraform.aws.s3_encryption_cmk
  bucket = "shop-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id

  rule {
    apply_server_side_encryption_by_default { # finding: terraform.aws.s3_encryption_cmk
      sse_algorithm = "aws:kms"
    }
  }
}
