resource "aws_redshiftserverless_namespace" "reports" {
  namespace_name = "reports"
  kms_key_id     = aws_kms_key.reports.arn
}
