resource "aws_cloudfront_distribution" "site" {
  enabled = true

  logging_config {
    bucket = aws_s3_bucket.logs.bucket_domain_name
    prefix = "site"
  }
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "shop" {
  name         = "shop"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.shop.arn
}

resource "aws_cloudwatch_log_delivery" "shop" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.shop.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.bucket.arn
}
