resource "aws_s3_access_point" "reports" {
  name   = "reports"
  bucket = aws_s3_bucket.reports.id

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false # finding: terraform.aws.s3_access_point_publicly_accessible
    ignore_public_acls      = true
    restrict_public_buckets = false # finding: terraform.aws.s3_access_point_publicly_accessible
  }
}
