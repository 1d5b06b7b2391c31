resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id
  mfa    = "arn:aws:iam::111122223333:mfa/root ${var.token}"

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}
