resource "aws_s3_object_copy" "report" {
  bucket     = aws_s3_bucket.reports.id
  key        = "report"
  source     = "drafts/report"
  kms_key_id = aws_kms_key.reports.arn
}
