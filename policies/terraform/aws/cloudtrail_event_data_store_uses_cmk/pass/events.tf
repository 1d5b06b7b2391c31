resource "aws_cloudtrail_event_data_store" "it" {
  name             = "all"
  retention_period = 2557

  kms_key_id = aws_kms_key.own.arn
}
