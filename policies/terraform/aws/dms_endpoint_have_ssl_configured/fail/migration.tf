resource "aws_dms_endpoint" "shop" {
  endpoint_id   = "shop"
  endpoint_type = "source"
  engine_name   = "postgres"
  server_name   = "shop.example.com"
  port          = 5432
  ssl_mode      = "none" # finding: terraform.aws.dms_endpoint_have_ssl_configured
}
