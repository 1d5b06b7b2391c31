resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "kms" # finding: terraform.aws.s3_encryption
    }
  }
}

resource "aws_s3_bucket" "old" {
  bucket = "shop-old"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default { # finding: terraform.aws.s3_encryption
        kms_master_key_id = aws_kms_key.old.arn
      }
    }
  }
}
