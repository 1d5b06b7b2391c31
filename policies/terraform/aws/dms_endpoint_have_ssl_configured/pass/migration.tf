resource "aws_dms_endpoint" "shop" {
  endpoint_id     = "shop"
  endpoint_type   = "source"
  engine_name     = "postgres"
  server_name     = "shop.example.com"
  port            = 5432
  ssl_mode        = "verify-full"
  certificate_arn = aws_dms_certificate.shop.certificate_arn
}

resource "aws_dms_endpoint" "archive" {
  endpoint_id   = "archive"
  endpoint_type = "target"
  engine_name   = "s3"
}
