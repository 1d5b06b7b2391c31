resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Disabled" # finding: terraform.aws.s3_mfa_delete
  }
}

resource "aws_s3_bucket" "old" {
  bucket = "shop-old"

  versioning { # finding: terraform.aws.s3_mfa_delete
    enabled = true
  }
}
