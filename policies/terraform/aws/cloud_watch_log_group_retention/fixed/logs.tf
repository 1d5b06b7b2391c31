resource "aws_cloudwatch_log_group" "app" { # finding: terraform.aws.cloud_watch_log_group_retention
  name = "/app"

  retention_in_days = 365
}
