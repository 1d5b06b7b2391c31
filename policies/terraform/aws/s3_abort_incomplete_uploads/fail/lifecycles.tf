resource "aws_s3_bucket_lifecycle_configuration" "uploads" { # finding: terraform.aws.s3_abort_incomplete_uploads
  bucket = aws_s3_bucket.uploads.id

  rule {
    id     = "old"
    status = "Enabled"

    filter {}

    expiration {
      days = 365
    }
  }
}
