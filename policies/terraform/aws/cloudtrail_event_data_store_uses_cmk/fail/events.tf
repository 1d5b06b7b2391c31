resource "aws_cloudtrail_event_data_store" "it" { # finding: terraform.aws.cloudtrail_event_data_store_uses_cmk
  name             = "all"
  retention_period = 2557
}
