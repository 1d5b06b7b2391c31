resource "aws_s3_object_copy" "report" { # finding: terraform.aws.s3_object_copy_encrypted_with_cmk
  bucket = aws_s3_bucket.reports.id
  key    = "report"
  source = "drafts/report"
}
