resource "aws_s3_bucket" "reports" { # finding: terraform.aws.s3_bucket_replication_configuration
  bucket = "shop-reports"
}

resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_replication_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.id
  role   = aws_iam_role.replication.arn

  rule {
    status = "Disabled" # finding: terraform.aws.s3_bucket_replication_configuration

    destination {
      bucket = "arn:aws:s3:::shop-uploads-copy"
    }
  }
}
