resource "aws_dms_endpoint" "it" { # finding: terraform.aws.dms_endpoint_uses_cmk
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  ssl_mode      = "verify-full"
}
