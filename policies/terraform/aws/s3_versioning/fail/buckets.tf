resource "aws_s3_bucket" "uploads" { # finding: terraform.aws.s3_versioning
  bucket = "shop-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id

  versioning_configuration {
    status = "Suspended" # finding: terraform.aws.s3_versioning
  }
}

resource "aws_s3_bucket" "old" {
  bucket = "shop-old"

  versioning {
    enabled = false # finding: terraform.aws.s3_versioning
  }
}
