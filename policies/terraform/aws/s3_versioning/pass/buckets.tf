resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_versioning" "by_reference" {
  bucket = aws_s3_bucket.uploads.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "by_name" {
  bucket = "shop-reports"

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "tenants" {
  for_each = var.tenants
  bucket   = "shop-${each.key}"
}

resource "aws_s3_bucket_versioning" "tenants" {
  for_each = aws_s3_bucket.tenants
  bucket   = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}
