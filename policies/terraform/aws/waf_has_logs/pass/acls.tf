resource "aws_waf_web_acl" "web" {
  name        = "web"
  metric_name = "web"

  default_action {
    type = "ALLOW"
  }

  logging_configuration {
    log_destination = aws_kinesis_firehose_delivery_stream.waf.arn
  }
}
