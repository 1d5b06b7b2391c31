resource "aws_cloudwatch_log_group" "app" { # finding: terraform.aws.cloudwatch_log_group_cmk
  name              = "/app"
  retention_in_days = 365
}
