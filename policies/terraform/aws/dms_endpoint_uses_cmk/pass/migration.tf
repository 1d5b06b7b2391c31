resource "aws_dms_endpoint" "it" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  ssl_mode      = "verify-full"

  kms_key_arn = aws_kms_key.own.arn
}
