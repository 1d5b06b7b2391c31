resource "aws_s3_access_point" "reports" {
  name   = "reports"
  bucket = aws_s3_bucket.reports.id
}
